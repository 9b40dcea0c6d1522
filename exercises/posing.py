"""From what a curator wrote to the figure that is drawn, read once for each wording however often it is shown."""

import json
from collections import deque
from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from itertools import islice
from typing import Any

from exercises.figures import reading
from exercises.figures.pose import Figure
from exercises.figures.reading import FigureFaultsError, Remark

MOST_VALUES, DEEPEST, LARGEST = 2000, 20, 1_000_000
LONGEST_PLACE = 200
_KEPT = 512
PLAIN = (str, int, float, bool, list, dict, type(None))
_SHORT = (str, int, float, bytes, date, type(None))


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


def in_brief(value: object) -> str:
    """A value as a message shows it; of one that could be endless only its kind."""
    is_large = isinstance(value, int) and abs(value) > LARGEST
    return f"{value!r:.60}" if isinstance(value, _SHORT) and not is_large else f"of the kind {type(value).__name__}"


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
    """Values that no column keeps, and more or deeper ones than a figure has, as where one holds itself."""
    values = list(islice(_values(raw), MOST_VALUES + 1))
    if len(values) > MOST_VALUES:
        yield Remark("figure", f"has more than {MOST_VALUES} values")
        return
    if any(depth > DEEPEST for _, _, depth in values):
        yield Remark("figure", f"has values inside of one another more than {DEEPEST} deep")
        return
    for place, value, _ in values:
        if type(value) not in PLAIN:
            yield Remark(place, f"is {in_brief(value)}, neither text nor a number")
        elif isinstance(value, int) and abs(value) > LARGEST:
            yield Remark(place, f"is a number beyond {LARGEST}")
        elif isinstance(value, str) and not " ".join(value.split()).isprintable():
            yield Remark(place, f"holds a character that cannot be printed: {value!r:.60}")


def _values(raw: object) -> Iterator[tuple[str, object, int]]:
    """Every value inside of another, with its place and how deep it is in there."""
    ahead = deque([("", raw, 0)])
    while ahead:
        place, value, depth = ahead.popleft()
        yield place or "figure", value, depth
        if isinstance(value, dict):
            inside = f"{place}." if place else ""
            ahead += [(f"{inside}{key}"[:LONGEST_PLACE], item, depth + 1) for key, item in value.items()]
        elif isinstance(value, list):
            ahead += [(f"{place}[{n}]"[:LONGEST_PLACE], item, depth + 1) for n, item in enumerate(value)]
