"""A week's table: a line for each exercise with its figure and boxes to tick, and two lines for pain."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from planner.handouts.cards import together
from planner.handouts.figures import Box
from planner.handouts.flowables import Block, Cell, Reaching
from planner.handouts.pictures import frames_of, thumbnail
from planner.handouts.prose import Align, Prose, Run, plain
from planner.handouts.sheet import GridRow, ProgrammeSheet, WeekSheet
from planner.handouts.tables import Blank, Row, Table, Ticks
from planner.handouts.theme import BODY, HAIR, META_BOLD, MM, NOTE, TIGHT

_DAY = 14 * MM
_DOT = 5 * MM
_BLANK = 8 * MM
_CORE_DOT = "●"
_PAIN_ROWS = ("Pain while exercising, 0–10", "Pain next morning, 0–10")


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
    days = (plain(day, META_BOLD, _DAY, Align.CENTRE) for day in day_names)
    title = Cell(_DOT, plain("Tick when done", META_BOLD, places.days - _DOT))
    return Row((title, *_by_day(days, places)), places.width, places.padding)


def _row(row: GridRow, picture: Block, places: _Places) -> Row:
    room = places.days - places.name - TIGHT
    words = Prose.of((Run(row.name, BODY), Run(together(row.dose, ", "), NOTE)), room)
    cells = (
        Cell(0.0, plain(_CORE_DOT if row.core else "", BODY, _DOT)),
        Cell(_DOT, Reaching(picture, places.padding - HAIR)),
        Cell(places.name, words),
        *_by_day((_day(count) for count in row.ticks), places),
    )
    return Row(cells, places.width, places.padding)


def _day(ticks: int) -> Block:
    return Ticks(ticks, _DAY) if ticks else plain("–", NOTE, _DAY, Align.CENTRE)


def _pain_row(text: str, days: int, places: _Places) -> Row:
    words = Cell(_DOT, plain(text, NOTE, places.days - _DOT - TIGHT))
    blanks = (Blank(_DAY, _BLANK) for _ in range(days))
    return Row((words, *_by_day(blanks, places)), places.width, places.padding)


def _by_day(blocks: Iterator[Block], places: _Places) -> list[Cell]:
    return [Cell(places.days + number * _DAY, block) for number, block in enumerate(blocks)]
