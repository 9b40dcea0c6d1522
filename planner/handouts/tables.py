"""Tables: a head that comes again on the next page, rows with a hairline under each, boxes to tick."""

from collections.abc import Sequence
from typing import NamedTuple

from planner.handouts.flowables import Apart, Block, Cell, Columns, Tagged, Whole
from planner.handouts.pen import Pen
from planner.handouts.structure import Role, Scope, Tag
from planner.handouts.theme import HAIR, INK_SOFT, LINE, MM, SMALL_TICK, TICK

_TICK_GAP = 0.7 * MM
_SMALL_TICK_GAP = 0.4 * MM
_MOST_PER_LINE_AT_FULL_SIZE = 4
# With less room, three small boxes side by side would run into the next day's.
_LEAST_FOR_SMALL = 14 * MM


class Entry(NamedTuple):
    """A block in a table at its distance from the left; `said` is read out in place of boxes and lines to fill in.

    It `spans` as many columns as that.
    """

    x: float
    block: Block
    heads: Scope = Scope.NONE
    said: str = ""
    spans: int = 1

    def as_cell(self) -> Cell:
        """Return it as a cell of the table, which heads its column or row, or neither."""
        role = Role.CELL if self.heads is Scope.NONE else Role.HEADER
        return Cell(self.x, Tagged(self.block, Tag(role=role, scope=self.heads, said=self.said, spans=self.spans)))


class Row:
    """One line of a table: entries centred on one another's middle, a hairline below."""

    def __init__(self, entries: Sequence[Entry], width: float, padding: float) -> None:
        self.cells = tuple(entry.as_cell() for entry in entries)
        self.width, self.padding = width, padding
        self.height = max(cell.block.height for cell in self.cells) + padding * 2
        self.tag = Tag(role=Role.ROW)

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the entries and the hairline."""
        with pen.within(self.tag, top):
            for cell in self.cells:
                cell.block.draw(pen, x + cell.x, top + (self.height - cell.block.height) / 2)
        pen.rule(x, top + self.height, self.width, LINE, HAIR)

    def split(self, room: float) -> tuple[Block, Block] | None:
        """Part a row that is longer than a page."""
        parts = Columns(self.cells).split(room - self.padding * 2)
        if parts is None:
            return None
        first, rest = (Tagged(Ruled(part, self.width, self.padding), self.tag) for part in parts)
        return first, rest


class Ruled:
    """A part of a line that is longer than a page, with a hairline below."""

    def __init__(self, inner: Block, width: float, padding: float) -> None:
        self.inner, self.width, self.padding = inner, width, padding
        self.height = inner.height + padding * 2

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the part and the hairline."""
        self.inner.draw(pen, x, top + self.padding)
        pen.rule(x, top + self.height, self.width, LINE, HAIR)

    def split(self, room: float) -> tuple[Block, Block] | None:
        """Part it again."""
        parts = self.inner.split(room - self.padding * 2)
        if parts is None:
            return None
        first, rest = (Ruled(part, self.width, self.padding) for part in parts)
        return first, rest


class Table:
    """Rows under a head that is repeated where the table breaks."""

    def __init__(self, head: Block, rows: Sequence[Block], tag: Tag | None = None) -> None:
        self.head = head
        self.rows = tuple(rows)
        self.tag = tag or Tag(role=Role.TABLE)
        self.height = head.height + sum(row.height for row in self.rows)

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the head and every row below it."""
        with pen.within(self.tag, top):
            for block in (self.head, *self.rows):
                block.draw(pen, x, top)
                top += block.height

    def split(self, room: float) -> tuple[Block, Block] | None:
        """Part between two rows, or within a row that no page could hold."""
        room -= self.head.height
        fitting = self._rows_in(room)
        if fitting:
            return self._of(self.rows[:fitting]), self._rest_of(self.rows[fitting:])
        parts = self.rows[0].split(room) if self.rows else None
        if parts is None:
            return None
        return self._of((parts[0],)), self._rest_of((parts[1], *self.rows[1:]))

    def _of(self, rows: Sequence[Block]) -> "Table":
        return Table(self.head, rows, self.tag)

    def _rest_of(self, rows: Sequence[Block]) -> "Table":
        """Return the rest, whose head stands there again but is read once."""
        return Table(self.head if isinstance(self.head, Apart) else Apart(self.head), rows, self.tag)

    def _rows_in(self, room: float) -> int:
        for count, row in enumerate(self.rows):
            room -= row.height
            if room < 0:
                return count
        return len(self.rows)


class Ticks(Whole):
    """Boxes to tick on one day, a box for each time the exercise is done."""

    def __init__(self, count: int, width: float) -> None:
        large = count <= _MOST_PER_LINE_AT_FULL_SIZE or width < _LEAST_FOR_SMALL
        self.width = width
        self.side, self.gap = (TICK, _TICK_GAP) if large else (SMALL_TICK, _SMALL_TICK_GAP)
        self.lines = _lines_of(count, 2 if large else 3)
        super().__init__(len(self.lines) * (self.side + self.gap) - self.gap)

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the boxes line by line, each line centred."""
        for line in self.lines:
            self._draw_line(pen, x, top, line)
            top += self.side + self.gap

    def _draw_line(self, pen: Pen, x: float, top: float, count: int) -> None:
        left = x + (self.width - count * (self.side + self.gap) + self.gap) / 2
        for number in range(count):
            pen.tick_box(left + number * (self.side + self.gap), top, self.side)


class Blank(Whole):
    """A short line to write a number on."""

    def __init__(self, width: float, length: float) -> None:
        super().__init__(TICK)
        self.width, self.length = width, length

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the line at the foot of the cell."""
        pen.rule(x + (self.width - self.length) / 2, top + self.height, self.length, INK_SOFT, HAIR)


def _lines_of(count: int, per_line: int) -> tuple[int, ...]:
    full, rest = divmod(count, per_line)
    return (per_line,) * full + ((rest,) if rest else ())
