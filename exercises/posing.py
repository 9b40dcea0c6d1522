"""From what a curator wrote to the figure that is drawn, read once for each wording however often it is shown."""

import json
from collections import deque
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import islice
from typing import Any

from exercises.figures import reading
from exercises.figures.pose import Figure
from exercises.figures.reading import FigureFaultsError, Remark

MOST_VALUES = 2000
_KEPT = 512
PLAIN = (str, int, float, bool, list, dict, type(None))


def figure_of(raw: Mapping[str, Any]) -> Figure | None:
    """The figure of an exercise; None where it has none, or one that no longer reads.

    Whether a body can do it was asked when it was loaded or saved, and `library_health` asks again.
    """
    return _shown(json.dumps(raw, sort_keys=True)) if raw else None


def remarks_on(raw: object) -> tuple[Remark, ...]:
    """Whatever keeps a figure from being kept and drawn; `raw` may be anything that YAML can say."""
    if unfit := tuple(_unfit(raw)):
        return unfit
    return _judged(json.dumps(raw, sort_keys=True))


@lru_cache(maxsize=_KEPT)
def _shown(text: str) -> Figure | None:
    try:
        return reading.read_words(json.loads(text))
    except FigureFaultsError:
        return None


@lru_cache(maxsize=_KEPT)
def _judged(text: str) -> tuple[Remark, ...]:
    try:
        reading.read_figure(json.loads(text))
    except FigureFaultsError as faults:
        return faults.remarks
    return ()


def _unfit(raw: object) -> Iterator[Remark]:
    """Values that no column keeps, and more of them than a figure has, as where one holds itself."""
    values = list(islice(_values(raw), MOST_VALUES + 1))
    if len(values) > MOST_VALUES:
        yield Remark("figure", f"has more than {MOST_VALUES} values")
        return
    for place, value in values:
        if type(value) not in PLAIN:
            yield Remark(place, f"is {value!r:.60}, neither text nor a number")
        elif isinstance(value, str) and not " ".join(value.split()).isprintable():
            yield Remark(place, f"holds a character that cannot be printed: {value!r:.60}")


def _values(raw: object) -> Iterator[tuple[str, object]]:
    """Every value inside of another, with its place."""
    ahead = deque([("", raw)])
    while ahead:
        place, value = ahead.popleft()
        yield place or "figure", value
        if isinstance(value, dict):
            inside = f"{place}." if place else ""
            ahead += [(f"{inside}{key}", item) for key, item in value.items()]
        elif isinstance(value, list):
            ahead += [(f"{place}[{n}]", item) for n, item in enumerate(value)]
