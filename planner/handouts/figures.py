"""Figures on paper: each frame becomes operators of PDF that a file holds once and shows at any size."""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from exercises.figures.draw import DrawnFrame, draw_figure, telling_frame
from exercises.figures.drawing import Close, Drawing, Line, Move, Path, Shape
from exercises.figures.look import Look, Side
from exercises.figures.pose import Figure
from planner.handouts.flowables import Whole
from planner.handouts.operators import colour
from planner.handouts.pen import Pen, Stamp
from planner.handouts.structure import Role, Tag
from planner.handouts.text import printable
from planner.handouts.theme import FIGURE_LINE

_FIGURES_KEPT = 256


class Box(NamedTuple):
    """The place that a picture may fill."""

    width: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Still:
    """One frame ready for paper: what is painted, its number and caption, what is seen, and whether it tells most."""

    stamp: Stamp
    number: int
    caption: str
    seen: str
    tells: bool


class Picture(Whole):
    """A frame as large as its box allows, with what is seen in it in words for those to whom the file is read."""

    def __init__(self, still: Still, box: Box, line: float = FIGURE_LINE) -> None:
        stamp = still.stamp
        self.stamp, self.line = stamp, line
        self.tag = Tag(role=Role.FIGURE, alt=printable(still.seen))
        self.scale = min(box.width / stamp.width, box.height / stamp.height)
        self.width = stamp.width * self.scale
        super().__init__(stamp.height * self.scale)

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Show the frame with its left top corner at (x, top)."""
        with pen.within(self.tag, top):
            # The fill that follows a stroke hides its inner half.
            pen.stamp(x, top, self.stamp, self.scale, self.line * 2)


@lru_cache(maxsize=_FIGURES_KEPT)
def stills(figure: Figure, side: Side, look: Look) -> tuple[Still, ...]:
    """Every frame of the figure, drawn for one side and one look; kept, for the next handout shows it again."""
    telling = telling_frame(figure)
    return tuple(_still(frame, tells=n == telling) for n, frame in enumerate(draw_figure(figure, side, look)))


def _still(frame: DrawnFrame, *, tells: bool) -> Still:
    return Still(
        stamp=stamp_of(frame.drawing), number=frame.number, caption=frame.caption, seen=frame.seen, tells=tells
    )


def stamp_of(drawing: Drawing) -> Stamp:
    """The drawing as operators: colours and paths, and no width of a line, which is the caller's to set."""
    corner = (drawing.left, drawing.top + drawing.height)
    painted = "\n".join(part for shape in drawing.shapes for part in _painted(shape, corner))
    deflated = zlib.compress(f"1 j 1 J\n{painted}\n".encode("ascii"))
    return Stamp(width=round(drawing.width, 1), height=round(drawing.height, 1), deflated=deflated)


def _painted(shape: Shape, corner: tuple[float, float]) -> Iterator[str]:
    """Paint the stroke first: the fill covers its inner half."""
    path = " ".join(_operators(shape.path, corner))
    if shape.stroke:
        yield f"{colour(shape.stroke)} RG {path} S"
    if shape.fill:
        yield f"{colour(shape.fill)} rg {path} f"


def _operators(path: Path, corner: tuple[float, float]) -> Iterator[str]:
    for step in path:
        if isinstance(step, Close):
            yield "h"
        else:
            letter = "m" if isinstance(step, Move) else "l" if isinstance(step, Line) else "c"
            yield f"{_points(step, corner)} {letter}"


def _points(numbers: tuple[float, ...], corner: tuple[float, float]) -> str:
    """Places counted upward from the lower left corner, as a PDF counts."""
    left, bottom = corner
    pairs = zip(numbers[::2], numbers[1::2], strict=True)
    return " ".join(f"{_number(x - left)} {_number(bottom - y)}" for x, y in pairs)


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
