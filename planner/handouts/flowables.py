"""What a page is made of: blocks that know their height, draw themselves, and can be parted when a page ends."""

from collections.abc import Sequence
from contextlib import ExitStack
from typing import NamedTuple, Protocol

from planner.handouts.marks import Artifact
from planner.handouts.pen import Area, Outline, Pen
from planner.handouts.structure import Tag
from planner.handouts.theme import HAIR, INK_SOFT, LINE, PADDING


class Block(Protocol):
    """Anything that stands on a page; `height` is known as soon as the block is made."""

    @property
    def height(self) -> float:
        """How tall the block is, in points."""

    def draw(self, pen: Pen, x: float, top: float, /) -> None:
        """Draw the block with its top left corner at (x, top)."""

    def split(self, room: float, /) -> "tuple[Block, Block] | None":
        """Part the block so that the first part fits `room`; None where it cannot be parted there."""


class Whole:
    """A block that is never parted."""

    def __init__(self, height: float) -> None:
        self.height = height

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Leave white, unless a kind of its own draws something."""

    def split(self, _room: float, /) -> tuple[Block, Block] | None:
        """Return None: it moves to the next page as it is."""
        return None


class HairLine(Whole):
    """A level line across a width."""

    def __init__(self, width: float, colour: str = LINE, weight: float = HAIR) -> None:
        super().__init__(weight)
        self.width, self.colour, self.weight = width, colour, weight

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the line at `top`."""
        pen.rule(x, top, self.width, self.colour, self.weight)


class RuledLines(Whole):
    """Lines to write on by hand."""

    def __init__(self, count: int, width: float, pitch: float) -> None:
        super().__init__(count * pitch)
        self.count, self.width, self.pitch = count, width, pitch

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw every line, the first one a pitch below `top`."""
        for number in range(1, self.count + 1):
            pen.rule(x, top + number * self.pitch, self.width, INK_SOFT, HAIR)


class Stack:
    """Blocks one under another, empty ones left out; the first `head` of them never stand alone at a page's foot."""

    def __init__(self, blocks: Sequence[Block], gap: float = 0.0, head: int = 0) -> None:
        self.blocks = tuple(block for block in blocks if block.height)
        self.gap = gap
        self.head = head
        self.height = sum(block.height for block in self.blocks) + gap * max(0, len(self.blocks) - 1)

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw every block under the one before."""
        for block in self.blocks:
            block.draw(pen, x, top)
            top += block.height + self.gap

    def split(self, room: float) -> tuple[Block, Block] | None:
        """Part between two blocks, or within the one that reaches beyond `room`."""
        whole = self._blocks_in(room)
        taken, left = list(self.blocks[:whole]), list(self.blocks[whole:])
        parts = left[0].split(room - sum(block.height + self.gap for block in taken)) if left else None
        if parts is not None:
            taken, left = [*taken, parts[0]], [parts[1], *left[1:]]
        if len(taken) <= self.head or not left:
            return None
        return Stack(taken, self.gap, self.head), Stack(left, self.gap)

    def _blocks_in(self, room: float) -> int:
        for count, block in enumerate(self.blocks):
            room -= block.height
            if room < 0:
                return count
            room -= self.gap
        return len(self.blocks)


class Cell(NamedTuple):
    """A block at its distance from the left."""

    x: float
    block: Block


class Columns:
    """Blocks side by side, their tops level."""

    def __init__(self, cells: Sequence[Cell]) -> None:
        self.cells = tuple(cells)
        self.height = max((cell.block.height for cell in self.cells), default=0.0)

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw every column from the same top."""
        for cell in self.cells:
            cell.block.draw(pen, x + cell.x, top)

    def split(self, room: float) -> tuple[Block, Block] | None:
        """Part every column that is longer than `room`."""
        firsts, rests = [], []
        for cell in self.cells:
            parts = (cell.block, Whole(0.0)) if cell.block.height <= room else cell.block.split(room)
            if parts is None:
                return None
            firsts.append(Cell(cell.x, parts[0]))
            rests.append(Cell(cell.x, parts[1]))
        return Columns(firsts), Columns(rests)


class Framed:
    """A block in a box with round corners, never tinted, so that a copier keeps it."""

    def __init__(self, inner: Block, width: float, outline: Outline, least_height: float = 0.0) -> None:
        self.inner, self.width, self.outline = inner, width, outline
        self.height = max(least_height, inner.height + PADDING * 2)

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the box, and the block inside its padding."""
        pen.box(Area(x, top, self.width, self.height), self.outline)
        self.inner.draw(pen, x + PADDING, top + PADDING)

    def split(self, room: float) -> tuple[Block, Block] | None:
        """Part the block inside; each part has its own box."""
        parts = self.inner.split(room - PADDING * 2)
        if parts is None:
            return None
        first, rest = parts
        return Framed(first, self.width, self.outline), Framed(rest, self.width, self.outline)


class Barred:
    """A block with an upright line at its left, which says: do not overlook this."""

    def __init__(self, inner: Block, colour: str, indent: float) -> None:
        self.inner, self.colour, self.indent = inner, colour, indent
        self.height = inner.height

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the line as tall as the block, and the block beside it."""
        pen.bar(x, top, self.height, self.colour)
        self.inner.draw(pen, x + self.indent, top)

    def split(self, room: float) -> tuple[Block, Block] | None:
        """Part the block inside; the line goes on beside both parts."""
        parts = self.inner.split(room)
        if parts is None:
            return None
        return Barred(parts[0], self.colour, self.indent), Barred(parts[1], self.colour, self.indent)


class Tagged:
    """A block that is an element of the document, or the parts of one; `tags` go from the outermost inward."""

    def __init__(self, inner: Block, *tags: Tag) -> None:
        self.inner, self.tags = inner, tags
        self.height = inner.height

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the block as what it is."""
        with ExitStack() as elements:
            for tag in self.tags:
                elements.enter_context(pen.within(tag, top))
            self.inner.draw(pen, x, top)

    def split(self, room: float) -> tuple[Block, Block] | None:
        """Part the block; both parts are the same element."""
        parts = self.inner.split(room)
        return None if parts is None else (Tagged(parts[0], *self.tags), Tagged(parts[1], *self.tags))


class Apart(Whole):
    """A block that is seen but not read out, as the head of a table that stands there again."""

    def __init__(self, inner: Block, kind: Artifact = Artifact.PAGINATION) -> None:
        super().__init__(inner.height)
        self.inner, self.kind = inner, kind

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the block as decoration."""
        with pen.apart(self.kind):
            self.inner.draw(pen, x, top)


class Level(Columns):
    """Blocks side by side, their middles level."""

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw every column in the middle of the tallest."""
        for cell in self.cells:
            cell.block.draw(pen, x + cell.x, top + (self.height - cell.block.height) / 2)


class Spaced:
    """A block with white above it."""

    def __init__(self, inner: Block, above: float) -> None:
        self.inner, self.above = inner, above
        self.height = inner.height + above

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the block below its white."""
        self.inner.draw(pen, x, top + self.above)

    def split(self, room: float) -> tuple[Block, Block] | None:
        """Part the block; the white stays above the first part."""
        parts = self.inner.split(room - self.above)
        return None if parts is None else (Spaced(parts[0], self.above), parts[1])


class Reaching:
    """A block that reaches beyond the place it takes, into white that is there anyway above and below it."""

    def __init__(self, inner: Block, beyond: float) -> None:
        self.inner, self.beyond = inner, beyond
        self.height = max(0.0, inner.height - beyond * 2)

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the block centred on its place."""
        self.inner.draw(pen, x, top + (self.height - self.inner.height) / 2)

    def split(self, _room: float, /) -> tuple[Block, Block] | None:
        """Return None: it moves to the next page as it is."""
        return None
