"""Outlines: the curve round one or several discs, as straight lines and arcs."""

from collections.abc import Sequence
from functools import partial
from itertools import groupby
from math import acos, atan2, cos, hypot, pi, sin, tan

from exercises.figures.camera import Disc
from exercises.figures.drawing import Close, Curve, Line, Move, Path, Step

_TURN = 2 * pi
_DIRECTIONS = tuple((cos(n * pi / 12), sin(n * pi / 12)) for n in range(24))
_QUARTER = pi / 2
_MISSED = _TURN - 0.5
"""An arc this long between two of several discs is one that runs backwards: a disc too small to be seen."""
_CLOSED = (Close(),)
_curve = partial(tuple.__new__, Curve)
"""A curve from its six numbers at once: half a figure is curves, and to name each number takes twice as long."""

Point = tuple[float, float]


def around(discs: Sequence[Disc]) -> Path:
    """The tightest curve round all discs."""
    if len(discs) == 2:
        return _around_two(*discs)
    corners = _outermost(discs) if len(discs) > 1 else discs
    if len(corners) == 1:
        return circle(corners[0])
    tangents = [_tangent(disc, then) for disc, then in zip(corners, (*corners[1:], corners[0]), strict=True)]
    steps: list[Step] = []
    start = tangents[-1]
    for disc, end in zip(corners, tangents, strict=True):
        sweep = (end - start) % _TURN
        steps += _onto(Line if steps else Move, disc, start, sweep if sweep < _MISSED else 0.0)
        start = end
    return (*steps, *_CLOSED)


def circle(disc: Disc) -> Path:
    """A whole circle."""
    return (*_onto(Move, disc, 0.0, _TURN), *_CLOSED)


def _onto(how: type[Move | Line], disc: Disc, start: float, sweep: float) -> list[Step]:
    """Go to a circle at an angle, and along it as far as told, both in radians.

    The arc is drawn as Bézier curves of at most a quarter each.
    """
    x, y, radius, _ = disc
    # Each piece ends where the next one begins: a sine and a cosine for every end, not for every control point.
    right, down = radius * cos(start), radius * sin(start)
    steps: list[Step] = [how(x + right, y + down)]
    if not sweep:
        return steps
    pieces = 1 + int(sweep / (_QUARTER + 1e-6))
    step = sweep / pieces
    pull = 4.0 / 3.0 * tan(step / 4.0)
    for n in range(1, pieces + 1):
        angle = start + n * step
        to_right, to_down = radius * cos(angle), radius * sin(angle)
        steps.append(
            _curve((
                x + right - pull * down, y + down + pull * right,
                x + to_right + pull * to_down, y + to_down - pull * to_right,
                x + to_right, y + to_down,
            ))
        )  # fmt: skip
        right, down = to_right, to_down
    return steps


def polygon(points: Sequence[Point]) -> Path:
    """Straight lines from point to point and back."""
    first, *others = points
    return (Move(*first), *(Line(*point) for point in others), *_CLOSED)


def smooth(points: Sequence[Point]) -> Path:
    """A closed curve through all points."""
    count = len(points)
    steps: list[Step] = [Move(*points[0])]
    for n in range(count):
        before, here, there, later = (points[(n + k - 1) % count] for k in range(4))
        steps.append(
            Curve(
                here[0] + (there[0] - before[0]) / 6, here[1] + (there[1] - before[1]) / 6,
                there[0] - (later[0] - here[0]) / 6, there[1] - (later[1] - here[1]) / 6,
                there[0], there[1],
            )
        )  # fmt: skip
    return (*steps, *_CLOSED)


def _around_two(one: Disc, other: Disc) -> Path:
    """The curve round both discs, or round the larger one where it covers the smaller."""
    dx, dy, wider = other.x - one.x, other.y - one.y, one.radius - other.radius
    apart = hypot(dx, dy)
    if apart <= abs(wider):
        return circle(one if wider >= 0 else other)
    way, lean = atan2(dy, dx), acos(wider / apart)
    return (*_onto(Move, one, way + lean, 2 * (pi - lean)), *_onto(Line, other, way - lean, 2 * lean), *_CLOSED)


def _outermost(discs: Sequence[Disc]) -> list[Disc]:
    """The discs that the curve touches, in its order: each reaches farthest in some of the directions all round."""
    reaches = [[x * right + y * down + radius for right, down in _DIRECTIONS] for x, y, radius, _ in discs]
    farthest = [each.index(max(each)) for each in zip(*reaches, strict=True)]
    found = [discs[n] for n, _ in groupby(farthest)]
    if len(found) > 1 and found[0] is found[-1]:
        found.pop()
    return found


def _tangent(disc: Disc, to: Disc) -> float:
    """The direction in which both discs reach equally far, where the curve leaves one for the other."""
    x, y, radius, _ = disc
    to_x, to_y, to_radius, _ = to
    dx, dy, wider = to_x - x, to_y - y, radius - to_radius
    part = wider / (hypot(dx, dy) or 1e-9)
    return atan2(dy, dx) - (acos(part) if -1.0 < part < 1.0 else 0.0)
