"""The window: which part of the picture plane is shown, the same for all frames of a figure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import itemgetter

from exercises.figures.drawing import Drawing, Shape

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


def window_round(pictures: Iterable[Iterable[Shape]]) -> Window:
    """The window that shows all pictures, with a margin for the thickness of lines and for how far curves bulge."""
    paths = {id(shape.path): shape.path for shapes in pictures for shape in shapes}  # contour and colour share theirs
    steps = [*filter(None, chain.from_iterable(paths.values()))]
    xs, ys = [*map(itemgetter(-2), steps)], [*map(itemgetter(-1), steps)]
    return Window(left=min(xs) - _MARGIN, top=min(ys) - _MARGIN, right=max(xs) + _MARGIN, bottom=max(ys) + _MARGIN)
