"""From what a curator wrote to the figure that is drawn, read once for each wording however often it is shown."""

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from exercises.figures import reading
from exercises.figures.pose import Figure
from exercises.figures.reading import FigureFaultsError, Remark


def figure_of(raw: Mapping[str, Any]) -> Figure | None:
    """The figure of an exercise; None where it has none, or one that no longer reads."""
    found = _read(json.dumps(raw, sort_keys=True)) if raw else None
    return found if isinstance(found, Figure) else None


def remarks_on(raw: Mapping[str, Any]) -> tuple[Remark, ...]:
    """Whatever keeps a figure from being drawn."""
    found = _read(json.dumps(raw, sort_keys=True))
    return () if isinstance(found, Figure) else found


@lru_cache(maxsize=512)
def _read(text: str) -> Figure | tuple[Remark, ...]:
    try:
        return reading.read_figure(json.loads(text))
    except FigureFaultsError as faults:
        return faults.remarks
