"""The window: which part of the picture plane is shown, the same for all frames of a figure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from exercises.figures.drawing import Close, Curve, Drawing, Line, Move, Path, Shape

_MARGIN = 3.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """A part of the picture plane, in centimetres."""

    left: float
    top: float
    right: float
    bottom: float

    def crop(self, shapes: Sequence[Shape]) -> Drawing:
        """The shapes on a canvas of the window's size."""
        moved = tuple(
            Shape(path=_moved(shape.path, self.left, self.top), fill=shape.fill, stroke=shape.stroke)
            for shape in shapes
        )
        return Drawing(width=self.right - self.left, height=self.bottom - self.top, shapes=moved)


def window_round(shapes: Sequence[Shape]) -> Window:
    """The window that shows all shapes, with a margin for the thickness of lines."""
    points = [point for shape in shapes for point in _points(shape.path)]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Window(left=min(xs) - _MARGIN, top=min(ys) - _MARGIN, right=max(xs) + _MARGIN, bottom=max(ys) + _MARGIN)


def _points(path: Path) -> Iterator[tuple[float, float]]:
    for step in path:
        if not isinstance(step, Close):
            yield step[-2], step[-1]


def _moved(path: Path, left: float, top: float) -> Path:
    return tuple(_step_moved(step, left, top) for step in path)


def _step_moved(step: Move | Line | Curve | Close, left: float, top: float) -> Move | Line | Curve | Close:
    if isinstance(step, Curve):
        x1, y1, x2, y2, x, y = step
        return Curve(x1 - left, y1 - top, x2 - left, y2 - top, x - left, y - top)
    if isinstance(step, Close):
        return step
    return type(step)(step.x - left, step.y - top)
