"""Drawing: a picture as a list of flat shapes, painted in order; what a writer turns into SVG or into a PDF."""

from dataclasses import dataclass
from typing import NamedTuple


class Move(NamedTuple):
    """Begin a contour."""

    x: float
    y: float


class Line(NamedTuple):
    """Go on in a straight line."""

    x: float
    y: float


class Curve(NamedTuple):
    """Go on along a cubic Bézier curve with two control points."""

    x1: float
    y1: float
    x2: float
    y2: float
    x: float
    y: float


class Close(NamedTuple):
    """Go back to where the contour began."""


Step = Move | Line | Curve | Close
Path = tuple[Step, ...]


class Shape(NamedTuple):
    """A path with the colours it is painted in, each as `#rrggbb` or None.

    A stroke is painted before the fill, so that only its outer half is seen. Its width is not part of the drawing: the
    writer gives every line the same width on paper or on screen, however large the drawing is shown.
    """

    path: Path
    fill: str | None = None
    stroke: str | None = None

    @property
    def points(self) -> list[tuple[float, float]]:
        """Where its lines and curves begin and end."""
        return [step[-2:] for step in self.path if step]  # going back names no point


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """Shapes on a canvas of `width` × `height` centimetres of the drawn world, its top left corner at (`left`, `top`).

    y grows downwards.
    """

    width: float
    height: float
    shapes: tuple[Shape, ...]
    left: float = 0.0
    top: float = 0.0
