"""A grid of days: a line for each exercise with boxes to tick, and lines with boxes to write a number in."""

from collections.abc import Sequence
from typing import NamedTuple

from planner.handouts.flowables import Block, Whole
from planner.handouts.pen import Area, Outline, Pen
from planner.handouts.prose import Align, plain
from planner.handouts.structure import Scope
from planner.handouts.tables import Entry, Row, Table, Ticks
from planner.handouts.theme import HAIR, INK_SOFT, META_BOLD, MM, NOTE, TICK, TICK_RADIUS, TIGHT, Style

DAY = 14 * MM
PAIN_LINES = ("Pain while exercising, 0–10", "Pain next morning, 0–10")
_HEAD = "Tick when done"
_BOX_WIDTH, _BOX_WHITE = 10 * MM, 0.4 * MM
_BOX = Outline(colour=INK_SOFT, weight=HAIR, radius=TICK_RADIUS)


class Mark(NamedTuple):
    """What stands in a line on one day, and what is read out in place of it."""

    block: Block
    said: str


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
    days = [
        Entry(start + n * DAY, plain(name, META_BOLD, DAY, Align.CENTRE), Scope.COLUMN)
        for n, name in enumerate(day_names)
    ]
    head = Row((Entry(0.0, plain(_HEAD, META_BOLD, start), Scope.COLUMN), *days), width, padding)
    return Table(head, [_row(line, start, width, padding) for line in lines])


def tick_marks(ticks: Sequence[int]) -> list[Mark]:
    """Return the boxes to tick of each day, and a dash on a day off."""
    return [_ticks(count) for count in ticks]


def writing_line(text: str, days: int, width: float, style: Style = NOTE) -> GridLine:
    """Return a line with a box on each day to write a number in."""
    words = plain(text, style, room_for_words(width, days))
    return GridLine(words, [Mark(WritingBox(DAY), "a number to write") for _ in range(days)])


def _row(line: GridLine, start: float, width: float, padding: float) -> Row:
    days = (Entry(start + n * DAY, mark.block, said=mark.said) for n, mark in enumerate(line.marks))
    return Row((Entry(0.0, line.words, Scope.ROW), *days), width, padding)


def _ticks(count: int) -> Mark:
    if not count:
        return Mark(plain("–", NOTE, DAY, Align.CENTRE), "not on this day")
    return Mark(Ticks(count, DAY), "a box to tick" if count == 1 else f"{count} boxes to tick")
