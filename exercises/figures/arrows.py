"""Arrows and the clock: which way a part of the body moves, and that a position is held."""

from collections.abc import Sequence
from itertools import pairwise
from math import cos, hypot, pi, sin

from exercises.figures import flesh, palette
from exercises.figures import skeleton as sk
from exercises.figures.camera import View
from exercises.figures.drawing import Shape
from exercises.figures.kinematics import Body
from exercises.figures.outline import Point, circle, polygon
from exercises.figures.pose import Arrow
from exercises.figures.vectors import Vector, add, along, middle, sub, unit
from exercises.figures.window import Window

_SHAFT, _HEAD, _BARB = 1.5, 7.5, 4.2
_SHORTEST, _LONGEST = 14.0, 48.0
_FINE = 4
_BEFORE = {
    "knee": "hip",
    "hand": "elbow",
    "foot": "knee",
    "heel": "knee",
    "toes": "ankle",
    "ankle": "knee",
    "elbow": "shoulder",
}
_CLOCK = 6.5


def tip(arrow: Arrow, body: Body, girth: sk.Girth) -> Vector:
    """The point that an arrow follows: outside of its part, away from the joint before it."""
    balls = flesh.spheres(body, girth, arrow.of)
    centre = middle([ball.centre for ball in balls])
    side, _, name = arrow.of.partition(" ")
    if name in _BEFORE:
        centre = along(centre, unit(sub(centre, body.points[f"{side} {_BEFORE[name]}"])), arrow.beyond)
    elif arrow.of == "head":
        centre = along(centre, unit(sub(centre, body.points["neck"])), arrow.beyond)
    return add(centre, arrow.shift)


def track(arrow: Arrow, bodies: Sequence[Body], girth: sk.Girth) -> list[Vector]:
    """The way of an arrow in space, through the bodies from the frame before to this one."""
    if arrow.along is not None:
        start = tip(arrow, bodies[-1], girth)
        return [start, add(start, arrow.along)]
    return [tip(arrow, body, girth) for body in bodies]


def arrow_shape(points: Sequence[Vector], view: View, *, both_ways: bool) -> Shape:
    """An arrow along points in space; one too short to be seen is drawn longer."""
    shortest = _SHORTEST + (_HEAD + _SHAFT if both_ways else 0.0)
    flat = _long_enough(_short_enough(_rounded([view.point(point) for point in points])), shortest)
    end, ahead = flat[-1], _way(flat[-2], flat[-1])
    start, behind = flat[0], _way(flat[1], flat[0])
    shaft = _trimmed(flat, ahead, behind if both_ways else None)
    left, right = _beside(shaft)
    contour = [*left, *_barbs(end, ahead), *reversed(right)]
    if both_ways:
        contour += _barbs(start, behind)
    return Shape(path=polygon(contour), fill=palette.ARROW, stroke=palette.HALO)


def clock(window: Window, painted: Sequence[Shape]) -> list[Shape]:
    """A small clock in a corner of the picture that is free: this position is held."""
    x, y = _free_corner(window, painted)
    face = Shape(path=circle((x, y, _CLOCK, 0.0)), fill="#ffffff", stroke=palette.INK)
    hands = [_hand(x, y, -pi / 2, _CLOCK * 0.72), _hand(x, y, 0.15, _CLOCK * 0.52)]
    return [face, *hands]


def _free_corner(window: Window, painted: Sequence[Shape]) -> Point:
    """The middle of the clock: right above if nothing is there, else in another corner."""
    room = _CLOCK + 1.0
    across, down = (window.right - room, window.left + room), (window.top + room, window.bottom - room)
    places = [point for shape in painted for point in shape.points]
    corners = [(x, y) for y in down for x in across]
    taken = []
    for cx, cy in corners:
        taken.append(len([x for x, y in places if abs(x - cx) < room * 1.4 and hypot(x - cx, y - cy) < room * 1.4]))
        if not taken[-1]:
            break
    return corners[taken.index(min(taken))]


def _hand(x: float, y: float, angle: float, size: float) -> Shape:
    c, s = cos(angle), sin(angle)
    w = 0.8
    points = [(x - s * w, y + c * w), (x + c * size - s * w, y + s * size + c * w),
              (x + c * size + s * w, y + s * size - c * w), (x + s * w, y - c * w)]  # fmt: skip
    return Shape(path=polygon(points), fill=palette.INK)


def _long_enough(points: list[Point], shortest: float) -> list[Point]:
    total = sum(hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(points))
    if total >= shortest:
        return points
    wx, wy = _way(points[0], points[-1])
    (x, y), missing = points[-1], shortest
    return [(x - wx * missing, y - wy * missing), (x - wx * missing / 2, y - wy * missing / 2), (x, y)]


def _rounded(points: list[Point]) -> list[Point]:
    """More points, on a curve through those that are there."""
    if len(points) < 3:
        return points
    fine: list[Point] = []
    runs = zip((points[0], *points[:-2]), points[:-1], points[1:], (*points[2:], points[-1]), strict=True)
    for (ax, ay), (bx, by), (cx, cy), (dx, dy) in runs:
        fine += [(ax * a + bx * b + cx * c + dx * d, ay * a + by * b + cy * c + dy * d) for a, b, c, d in _SHARES]
    return [*fine, points[-1]]


def _shares(t: float) -> tuple[float, float, float, float]:
    """How much of four points goes into one between the second and the third, on a smooth curve through all of them."""
    return (
        (-t + 2 * t**2 - t**3) / 2,
        (2 - 5 * t**2 + 3 * t**3) / 2,
        (t + 4 * t**2 - 3 * t**3) / 2,
        (t**3 - t**2) / 2,
    )


_SHARES = tuple(_shares(step / _FINE) for step in range(_FINE))


def _short_enough(points: list[Point]) -> list[Point]:
    """The last part of a long way: an arrow shows the direction, the frames show how far."""
    size, n = 0.0, len(points) - 1
    while n > 0 and size < _LONGEST:
        size += hypot(points[n][0] - points[n - 1][0], points[n][1] - points[n - 1][1])
        n -= 1
    return points[n:]


def _trimmed(points: list[Point], ahead: Point, behind: Point | None) -> list[Point]:
    """The shaft without what the heads cover."""
    (x, y) = points[-1]
    inner = [p for p in points[:-1] if hypot(p[0] - x, p[1] - y) > _HEAD]
    shaft = [*(inner or points[:1]), (x - ahead[0] * _HEAD, y - ahead[1] * _HEAD)]
    if behind is None:
        return shaft
    (x, y) = points[0]
    rest = [p for p in shaft[1:] if hypot(p[0] - x, p[1] - y) > _HEAD]
    return [(x - behind[0] * _HEAD, y - behind[1] * _HEAD), *(rest or shaft[-1:])]


def _barbs(end: Point, way: Point) -> list[Point]:
    (x, y), (wx, wy) = end, way
    bx, by = x - wx * _HEAD, y - wy * _HEAD
    return [(bx + wy * _BARB, by - wx * _BARB), (x, y), (bx - wy * _BARB, by + wx * _BARB)]


def _beside(points: Sequence[Point]) -> tuple[list[Point], list[Point]]:
    """The two edges of a shaft along points."""
    ends = zip((points[0], *points[:-1]), (*points[1:], points[-1]), strict=True)
    ways = [_way(before, later) for before, later in ends]
    sides = [(x, y, wy * _SHAFT, wx * _SHAFT) for (x, y), (wx, wy) in zip(points, ways, strict=True)]
    return [(x + right, y - down) for x, y, right, down in sides], [
        (x - right, y + down) for x, y, right, down in sides
    ]


def _way(a: Point, b: Point) -> Point:
    size = hypot(b[0] - a[0], b[1] - a[1]) or 1e-9
    return ((b[0] - a[0]) / size, (b[1] - a[1]) / size)
