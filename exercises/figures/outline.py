"""Outlines: the curve round one or several discs, as straight lines and arcs."""

from collections.abc import Sequence
from math import acos, atan2, cos, hypot, pi, sin, tan

from exercises.figures.camera import Disc
from exercises.figures.drawing import Close, Curve, Line, Move, Path

_DIRECTIONS = tuple((cos(n * pi / 12), sin(n * pi / 12)) for n in range(24))
_QUARTER = pi / 2
_MISSED = 2 * pi - 0.5
"""An arc this long between two of several discs is one that runs backwards: a disc too small to be seen."""

Point = tuple[float, float]


def around(discs: Sequence[Disc]) -> Path:
    """The tightest curve round all discs."""
    if len(discs) == 2:
        return _around_two(*discs)
    order = _outermost(discs)
    if len(order) == 1:
        return circle(order[0])
    tangents = [_tangent(disc, order[(n + 1) % len(order)]) for n, disc in enumerate(order)]
    steps: list[Move | Line | Curve | Close] = []
    for n, disc in enumerate(order):
        start, end = tangents[n - 1], tangents[n]
        begin = _on(disc, start)
        steps.append(Line(*begin) if steps else Move(*begin))
        sweep = (end - start) % (2 * pi)
        if sweep < _MISSED:
            steps += arc(disc, start, sweep)
    return (*steps, Close())


def circle(disc: Disc) -> Path:
    """A whole circle."""
    return (Move(*_on(disc, 0.0)), *arc(disc, 0.0, 2 * pi), Close())


def arc(disc: Disc, start: float, sweep: float) -> list[Curve]:
    """Part of a circle from an angle on, in radians, as Bézier curves of at most a quarter each."""
    x, y, radius, _ = disc
    pieces = max(1, -int(-abs(sweep) // (_QUARTER + 1e-6)))
    step = sweep / pieces
    pull = 4.0 / 3.0 * tan(step / 4.0)
    curves = []
    # Each piece ends where the next one begins: a sine and a cosine for every end, not for every control point.
    right, down = radius * cos(start), radius * sin(start)
    for n in range(1, pieces + 1):
        angle = start + n * step
        to_right, to_down = radius * cos(angle), radius * sin(angle)
        curves.append(
            Curve(
                x + right - pull * down, y + down + pull * right,
                x + to_right + pull * to_down, y + to_down - pull * to_right,
                x + to_right, y + to_down,
            )
        )  # fmt: skip
        right, down = to_right, to_down
    return curves


def polygon(points: Sequence[Point]) -> Path:
    """Straight lines from point to point and back."""
    first, *others = points
    return (Move(*first), *(Line(*point) for point in others), Close())


def smooth(points: Sequence[Point]) -> Path:
    """A closed curve through all points."""
    count = len(points)
    steps: list[Move | Curve | Close] = [Move(*points[0])]
    for n in range(count):
        before, here, there, later = (points[(n + k - 1) % count] for k in range(4))
        steps.append(
            Curve(
                here[0] + (there[0] - before[0]) / 6, here[1] + (there[1] - before[1]) / 6,
                there[0] - (later[0] - here[0]) / 6, there[1] - (later[1] - here[1]) / 6,
                there[0], there[1],
            )
        )  # fmt: skip
    return (*steps, Close())


def _around_two(one: Disc, other: Disc) -> Path:
    """The curve round both discs, or round the larger one where it covers the smaller."""
    dx, dy, wider = other.x - one.x, other.y - one.y, one.radius - other.radius
    apart = hypot(dx, dy)
    if apart <= abs(wider):
        return circle(one if wider >= 0 else other)
    way, lean = atan2(dy, dx), acos(wider / apart)
    there, here = way - lean, way + lean
    return (
        Move(*_on(one, here)),
        *arc(one, here, 2 * (pi - lean)),
        Line(*_on(other, there)),
        *arc(other, there, 2 * lean),
        Close(),
    )


def _outermost(discs: Sequence[Disc]) -> list[Disc]:
    """The discs that the curve touches, in its order."""
    found: list[Disc] = []
    for x, y in _DIRECTIONS:
        farthest, reached = discs[0], float("-inf")
        for disc in discs:
            reach = disc[0] * x + disc[1] * y + disc[2]
            if reach > reached:
                farthest, reached = disc, reach
        if not found or found[-1] is not farthest:
            found.append(farthest)
    if len(found) > 1 and found[0] is found[-1]:
        found.pop()
    return found


def _tangent(disc: Disc, to: Disc) -> float:
    """The direction in which both discs reach equally far, where the curve leaves one for the other."""
    dx, dy = to.x - disc.x, to.y - disc.y
    part = (disc.radius - to.radius) / (hypot(dx, dy) or 1e-9)
    return atan2(dy, dx) - acos(max(-1.0, min(1.0, part)))


def _on(disc: Disc, angle: float) -> Point:
    return (disc.x + disc.radius * cos(angle), disc.y + disc.radius * sin(angle))
