"""A week's table: a line for each exercise with its figure and boxes to tick, and two lines for pain."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from planner.handouts.cards import together
from planner.handouts.figures import Box
from planner.handouts.flowables import Block, Cell, Level, Reaching
from planner.handouts.pictures import frames_of, thumbnail
from planner.handouts.prose import Align, Prose, Run, plain
from planner.handouts.sheet import GridRow, ProgrammeSheet, WeekSheet
from planner.handouts.structure import Scope
from planner.handouts.tables import Blank, Entry, Row, Table, Ticks
from planner.handouts.theme import BODY, HAIR, META_BOLD, MM, NOTE, TIGHT

_DAY = 14 * MM
_DOT = 5 * MM
_BLANK = 8 * MM
_CORE_DOT = "●"
_PAIN_ROWS = ("Pain while exercising, 0–10", "Pain next morning, 0–10")


class _Day(NamedTuple):
    """What stands in a line on one day, and what is read out in place of it."""

    block: Block
    heads: Scope = Scope.NONE
    said: str = ""


class _Places(NamedTuple):
    """Where in a line the name and the first day begin, the line's width, and the white above and below."""

    name: float
    days: float
    width: float
    padding: float


def week_table(week: WeekSheet, sheet: ProgrammeSheet, width: float, padding: float, thumb: Box) -> Table:
    """Return the week's table; `padding` is the white above and below each line, `thumb` the place of a figure."""
    pictures = [thumbnail(frames_of(row, sheet.look), thumb) for row in week.rows]
    shown = thumb.width + TIGHT if any(picture.height for picture in pictures) else 0.0
    places = _Places(_DOT + shown, width - _DAY * len(sheet.day_names), width, padding)
    rows = [_row(row, picture, places) for row, picture in zip(week.rows, pictures, strict=True)]
    rows += [_pain_row(text, len(sheet.day_names), places) for text in _PAIN_ROWS]
    return Table(_head(sheet.day_names, places), rows)


def _head(day_names: Sequence[str], places: _Places) -> Row:
    days = (_Day(plain(day, META_BOLD, _DAY, Align.CENTRE), heads=Scope.COLUMN) for day in day_names)
    title = Entry(_DOT, plain("Tick when done", META_BOLD, places.days - _DOT), Scope.COLUMN)
    return Row((title, *_by_day(days, places)), places.width, places.padding)


def _row(row: GridRow, picture: Block, places: _Places) -> Row:
    room = places.days - places.name - TIGHT
    words = Prose.of((Run(row.name, BODY), Run(together(row.dose, ", "), NOTE)), room)
    exercise = Level(
        (
            Cell(0.0, plain(_CORE_DOT if row.core else "", BODY, _DOT)),
            Cell(_DOT, Reaching(picture, places.padding - HAIR)),
            Cell(places.name, words),
        )
    )
    days = _by_day((_day(count) for count in row.ticks), places)
    return Row((Entry(0.0, exercise, Scope.ROW), *days), places.width, places.padding)


def _day(ticks: int) -> _Day:
    if not ticks:
        return _Day(plain("–", NOTE, _DAY, Align.CENTRE), said="not on this day")
    return _Day(Ticks(ticks, _DAY), said="a box to tick" if ticks == 1 else f"{ticks} boxes to tick")


def _pain_row(text: str, days: int, places: _Places) -> Row:
    words = Entry(_DOT, plain(text, NOTE, places.days - _DOT - TIGHT), Scope.ROW)
    blanks = (_Day(Blank(_DAY, _BLANK), said="a number to write") for _ in range(days))
    return Row((words, *_by_day(blanks, places)), places.width, places.padding)


def _by_day(days: Iterable[_Day], places: _Places) -> list[Entry]:
    return [Entry(places.days + n * _DAY, day.block, day.heads, day.said) for n, day in enumerate(days)]
