"""What lies under and behind everything: the floor or mat, walls, and the water of a pool."""

from collections.abc import Sequence

from exercises.figures import palette
from exercises.figures.camera import View
from exercises.figures.drawing import Curve, Line, Move, Shape
from exercises.figures.outline import polygon, smooth
from exercises.figures.pieces import Piece
from exercises.figures.pose import Prop
from exercises.figures.vectors import Vector, about_y, add, turn

_MAT = (1.95, 0.0, 0.68)
_PATCH, _LOW = 0.16, 0.3
_WALL = (0.0, 1.80, 1.10)
_WATER_MARGIN = 0.22
_WAVE = 0.16


def under(props: Sequence[Prop], places: Sequence[Vector], view: View) -> list[Shape]:
    """The mat if there is one, otherwise a patch of floor under the body; water and walls behind it.

    `places` are the joints of every frame, so that the ground lies still while the body moves.
    """
    kinds = {prop.kind for prop in props}
    shapes: list[Shape] = []
    for prop in props:
        if prop.kind == "water":
            shapes += _water_behind(prop, places, view)
        elif prop.kind == "mat":
            shapes.append(_mat(prop, places, view))
    if not kinds & {"mat", "water", "bed"}:
        shapes.append(_patch(places, view))
    shapes += [_wall(prop, view) for prop in props if prop.kind == "wall"]
    return shapes


def over(props: Sequence[Prop], places: Sequence[Vector], view: View) -> list[Shape]:
    """What is in front of everything: the surface of the water."""
    return [shape for prop in props if prop.kind == "water" for shape in _waves(prop, places, view)]


def through_water(props: Sequence[Prop], everything: list[Piece]) -> list[Piece]:
    """The pieces of a body, those that are wholly under water in the colours of water."""
    level = next((prop.shift[1] for prop in props if prop.kind == "water"), None)
    if level is None:
        return everything
    return [
        piece.recoloured(palette.under_water) if all(ball.centre[1] < level for ball in piece.balls) else piece
        for piece in everything
    ]


def _mat(prop: Prop, places: Sequence[Vector], view: View) -> Shape:
    long, _, wide = prop.size or _MAT
    x0, x1, z0, z1 = _extent(places)
    middle = ((x0 + x1) / 2 + prop.shift[0], 0.0, (z0 + z1) / 2 + prop.shift[2])
    corners = [
        (long / 2, 0.0, wide / 2),
        (long / 2, 0.0, -wide / 2),
        (-long / 2, 0.0, -wide / 2),
        (-long / 2, 0.0, wide / 2),
    ]
    points = [view.point(add(middle, turn(about_y(prop.turned), corner))) for corner in corners]
    return Shape(path=polygon(points), fill=palette.MAT, stroke=palette.MAT_EDGE)


def _patch(places: Sequence[Vector], view: View) -> Shape:
    low = [place for place in places if place[1] < _LOW]
    x0, x1, z0, z1 = _extent(low or places)
    x0, x1, z0, z1 = x0 - _PATCH, x1 + _PATCH, z0 - _PATCH, z1 + _PATCH
    cx, cz, rx, rz = (x0 + x1) / 2, (z0 + z1) / 2, (x1 - x0) / 2, (z1 - z0) / 2
    ring = [(1, 0), (0.72, 0.72), (0, 1), (-0.72, 0.72), (-1, 0), (-0.72, -0.72), (0, -1), (0.72, -0.72)]
    return Shape(path=smooth([view.point((cx + rx * a, 0.0, cz + rz * b)) for a, b in ring]), fill=palette.GROUND)


def _wall(prop: Prop, view: View) -> Shape:
    _, height, width = prop.size or _WALL
    edges = ((0.0, -width / 2), (height, -width / 2), (height, width / 2), (0.0, width / 2))
    corners = [add(prop.shift, turn(about_y(prop.turned), (0.0, up - prop.shift[1], aside))) for up, aside in edges]
    return Shape(
        path=polygon([view.point(corner) for corner in corners]), fill=palette.WALL_FACE, stroke=palette.MAT_EDGE
    )


def _water_behind(prop: Prop, places: Sequence[Vector], view: View) -> list[Shape]:
    left, right, bottom = _picture_extent(places, view)
    top = view.point((0.0, prop.shift[1], 0.0))[1]
    corners = [(left, top), (right, top), (right, bottom), (left, bottom)]
    return [Shape(path=polygon(corners), fill=palette.WATER)]


def _waves(prop: Prop, places: Sequence[Vector], view: View) -> list[Shape]:
    left, right, _ = _picture_extent(places, view)
    top = view.point((0.0, prop.shift[1], 0.0))[1]
    count = max(4, round((right - left) / (_WAVE * 100)))
    step, rise = (right - left) / count, 2.2
    steps: list[Move | Line | Curve] = [Move(left, top)]
    for n in range(count):
        x = left + n * step
        steps.append(Curve(x + step * 0.3, top - rise * 1.6, x + step * 0.7, top + rise * 1.6, x + step, top))
    return [Shape(path=tuple(steps), stroke=palette.WAVE)]


def _extent(places: Sequence[Vector]) -> tuple[float, float, float, float]:
    xs = [place[0] for place in places]
    zs = [place[2] for place in places]
    return min(xs), max(xs), min(zs), max(zs)


def _picture_extent(places: Sequence[Vector], view: View) -> tuple[float, float, float]:
    margin = _WATER_MARGIN * 100
    points = [view.point(place) for place in places]
    bottom = max(y for _, y in points) + margin * 0.6
    return min(x for x, _ in points) - margin, max(x for x, _ in points) + margin, bottom
