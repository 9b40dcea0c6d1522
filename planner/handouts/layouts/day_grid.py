"""A grid of days: a line for each exercise with boxes to tick, and lines with boxes to write a number in."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from planner.handouts.flowables import Block, Whole
from planner.handouts.layouts.words import DAY_OFF, NUMBER_TO_WRITE, TICK_WHEN_DONE, boxes_to_tick
from planner.handouts.pen import Area, Outline, Pen
from planner.handouts.prose import Align, plain
from planner.handouts.structure import Scope
from planner.handouts.tables import Entry, Row, Table, Ticks
from planner.handouts.theme import HAIR, INK_SOFT, META_BOLD, MM, NOTE, TICK, TICK_RADIUS, TIGHT, Style

DAY = 14 * MM
_BOX_WIDTH, _BOX_WHITE = 10 * MM, 0.4 * MM
_BOX = Outline(colour=INK_SOFT, weight=HAIR, radius=TICK_RADIUS)


class Mark(NamedTuple):
    """What stands in a line on one day, and what is read out in place of it."""

    block: Block
    said: str = ""
    heads: Scope = Scope.NONE


class GridLine(NamedTuple):
    """What a line is for, and what stands in it on each day."""

    words: Block
    marks: Sequence[Mark]


class WritingBox(Whole):
    """A box to write a number in, wider than one to tick and with a finer outline."""

    def __init__(self, width: float) -> None:
        super().__init__(TICK + _BOX_WHITE * 2)
        self.width = width

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the box in the middle of its column."""
        pen.box(Area(x + (self.width - _BOX_WIDTH) / 2, top + _BOX_WHITE, _BOX_WIDTH, TICK), _BOX)


def room_for_words(width: float, days: int) -> float:
    """How wide the words before the days may be."""
    return width - DAY * days - TIGHT


def day_grid(lines: Sequence[GridLine], day_names: Sequence[str], width: float, padding: float) -> Table:
    """Return the lines under the names of the days; `padding` is the white above and below each line."""
    start = width - DAY * len(day_names)
    title = Entry(0.0, plain(TICK_WHEN_DONE, META_BOLD, start), Scope.COLUMN)
    head = Row((title, *by_day(day_marks(day_names), start)), width, padding)
    return Table(head, [_row(line, start, width, padding) for line in lines])


def day_marks(names: Sequence[str], day: float = DAY) -> list[Mark]:
    """Return the names of the days, each of which heads its column; `day` is how wide that is."""
    return [Mark(plain(name, META_BOLD, day, Align.CENTRE), heads=Scope.COLUMN) for name in names]


def tick_marks(ticks: Sequence[int], day: float = DAY) -> list[Mark]:
    """Return the boxes to tick of each day, and a dash on a day off."""
    return [_ticks(count, day) for count in ticks]


def by_day(marks: Iterable[Mark], start: float, day: float = DAY) -> list[Entry]:
    """Return the marks in their columns, the first of which begins at `start`."""
    return [Entry(start + n * day, mark.block, mark.heads, mark.said) for n, mark in enumerate(marks)]


def writing_line(text: str, days: int, width: float, style: Style = NOTE) -> GridLine:
    """Return a line with a box on each day to write a number in."""
    words = plain(text, style, room_for_words(width, days))
    return GridLine(words, [Mark(WritingBox(DAY), NUMBER_TO_WRITE) for _ in range(days)])


def _row(line: GridLine, start: float, width: float, padding: float) -> Row:
    return Row((Entry(0.0, line.words, Scope.ROW), *by_day(line.marks, start)), width, padding)


def _ticks(count: int, day: float) -> Mark:
    if not count:
        return Mark(plain("–", NOTE, day, Align.CENTRE), DAY_OFF)
    return Mark(Ticks(count, day), boxes_to_tick(count))
