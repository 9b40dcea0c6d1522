"""The window: which part of the picture plane is shown, the same for all frames of a figure."""

from collections.abc import Sequence
from dataclasses import dataclass

from exercises.figures.drawing import Drawing, Shape
from exercises.figures.outline import Point

_MARGIN = 3.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """A part of the picture plane, in centimetres."""

    left: float
    top: float
    right: float
    bottom: float

    def showing(self, shapes: Sequence[Shape]) -> Drawing:
        """The drawing that shows this part of the shapes."""
        return Drawing(
            width=self.right - self.left,
            height=self.bottom - self.top,
            shapes=tuple(shapes),
            left=self.left,
            top=self.top,
        )


def window_round(points: Sequence[Point]) -> Window:
    """The window that shows all points, with a margin for the thickness of lines and for how far curves bulge."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Window(left=min(xs) - _MARGIN, top=min(ys) - _MARGIN, right=max(xs) + _MARGIN, bottom=max(ys) + _MARGIN)
