"""Outlines: the curve round one or several discs, as straight lines and arcs.

Where a line touches a disc is told by the direction out of the disc there, a vector of length 1: that takes roots, no
angles.
"""

from collections.abc import Sequence
from functools import partial
from math import cos, hypot, radians, sqrt
from operator import itemgetter

from exercises.figures.camera import Disc
from exercises.figures.drawing import Close, Curve, Line, Move, Path, Step

Point = tuple[float, float]
Corner = tuple[Disc, Point]
"""A disc that a curve goes round, and the direction in which it leaves it for the next one."""

_QUARTER_PULL = 4.0 / 3.0 * (sqrt(2.0) - 1.0)
_WIDEST = cos(radians(100.0))
"""One Bézier curve for so much of a circle is 0.05 mm off it on a head."""
_SAME = 1.0 - 1e-12
_COVERED = 1e-6
"""How little of a disc, in centimetres, may look out behind another one and not be seen."""
_EXACT = 1e-9
_CLOSED = (Close(),)
_move, _line, _curve = partial(tuple.__new__, Move), partial(tuple.__new__, Line), partial(tuple.__new__, Curve)
"""A step from its numbers at once: a figure is made of thousands, and to name each number takes twice as long."""


def around(discs: Sequence[Disc]) -> Path:
    """The tightest curve round all discs."""
    corners = _corners(discs)
    if not corners:
        return circle(max(discs, key=itemgetter(2)))
    steps: list[Step] = []
    start = corners[-1][1]
    go: partial[Move] | partial[Line] = _move
    for disc, end in corners:
        x, y, radius, _ = disc
        steps.append(go((x + radius * start[0], y + radius * start[1])))
        _go_along(steps, disc, start, end)
        start, go = end, _line
    return (*steps, *_CLOSED)


def circle(disc: Disc) -> Path:
    """A whole circle."""
    x, y, radius, _ = disc
    left, right, top, bottom, pull = x - radius, x + radius, y - radius, y + radius, radius * _QUARTER_PULL
    return (
        _move((right, y)),
        _curve((right, y + pull, x + pull, bottom, x, bottom)),
        _curve((x - pull, bottom, left, y + pull, left, y)),
        _curve((left, y - pull, x - pull, top, x, top)),
        _curve((x + pull, top, right, y - pull, right, y)),
        *_CLOSED,
    )


def _go_along(steps: list[Step], disc: Disc, start: Point, end: Point) -> None:
    """Go along a circle from one direction to the other, in halves where one curve would not be round enough."""
    (ax, ay), (bx, by) = start, end
    cosine = ax * bx + ay * by
    if cosine > _SAME:
        return
    if cosine >= _WIDEST and ax * by >= ay * bx:
        steps.append(_bend(disc, start, end, cosine))
        return
    across = hypot(bx - ax, by - ay)
    half = hx, hy = (by - ay) / across, (ax - bx) / across
    cosine = ax * hx + ay * hy
    if cosine >= _WIDEST:
        steps += (_bend(disc, start, half, cosine), _bend(disc, half, end, cosine))
    else:
        _go_along(steps, disc, start, half)
        _go_along(steps, disc, half, end)


def _bend(disc: Disc, start: Point, end: Point, cosine: float) -> Curve:
    """The curve along a circle between two directions, `cosine` that of the angle between them."""
    (x, y, radius, _), (ax, ay), (bx, by) = disc, start, end
    pull = 4.0 / 3.0 * (ax * by - ay * bx) / (1.0 + cosine + sqrt(2.0 + 2.0 * cosine))
    return _curve((
        x + radius * (ax - pull * ay), y + radius * (ay + pull * ax),
        x + radius * (bx + pull * by), y + radius * (by - pull * bx),
        x + radius * bx, y + radius * by,
    ))  # fmt: skip


def _corners(discs: Sequence[Disc]) -> Sequence[Corner]:
    """The discs that the curve touches, in its order; none where one of them covers all others."""
    if len(discs) < 3:
        return _touching(*discs) if len(discs) == 2 else ()
    if len({radius for _, _, radius, _ in discs}) == 1:
        return _of_one_size(discs)
    return _walked(discs)


def _touching(one: Disc, other: Disc) -> Sequence[Corner]:
    """The two lines that touch two discs from outside: one goes there, one back."""
    (ax, ay, a_radius, _), (bx, by, b_radius, _) = one, other
    dx, dy, wider = bx - ax, by - ay, a_radius - b_radius
    apart = hypot(dx, dy)
    if apart <= abs(wider) + _COVERED:
        return ()
    cosine = wider / apart
    sine = sqrt(1.0 - cosine * cosine)
    cx, cy, sx, sy = dx / apart * cosine, dy / apart * cosine, dx / apart * sine, dy / apart * sine
    return ((one, (cx + sy, cy - sx)), (other, (cx - sy, cy + sx)))


def _walked(discs: Sequence[Disc]) -> Sequence[Corner]:
    """From the disc that reaches farthest to the left, always on to the one that the curve has to turn least for."""
    here = min(discs, key=_left)
    start = (-1.0, 0.0)
    corners: list[Corner] = []
    for _ in range(2 * len(discs)):  # no curve has more corners
        ahead = _next(here, start, discs)
        if ahead is None or (corners and corners[0] == (here, ahead[0])):
            break
        end, there = ahead
        corners.append((here, end))
        here, start = there, end
    return corners


def _next(here: Disc, start: Point, discs: Sequence[Disc]) -> tuple[Point, Disc] | None:
    """In which direction a curve that touches a disc in one direction leaves it for which other; None if for none."""
    (x, y, radius, _), (right, down) = here, start
    least, ahead = 4.0, None
    for disc in discs:
        to_x, to_y, to_radius, _ = disc
        dx, dy, wider = to_x - x, to_y - y, radius - to_radius
        apart = dx * dx + dy * dy
        touching = apart - wider * wider
        if touching <= _COVERED:
            continue
        aside = sqrt(touching)
        to_right, to_down = (dx * wider + dy * aside) / apart, (dy * wider - dx * aside) / apart
        cosine = right * to_right + down * to_down
        turned = 1.0 - cosine if right * to_down - down * to_right > -_EXACT else 3.0 + cosine
        if turned < least:
            least, ahead = turned, ((to_right, to_down), disc)
    return ahead


def _left(disc: Disc) -> float:
    return disc[0] - disc[2]


def _of_one_size(discs: Sequence[Disc]) -> Sequence[Corner]:
    """The corners of discs that are all of one size: those of the polygon round their middles."""
    ordered = sorted(discs)
    hull = [*_hull_below(ordered), *_hull_below(ordered[::-1])]
    corners: list[Corner] = []
    for one, other in zip((*hull[-1:], *hull[:-1]), hull, strict=True):
        dx, dy = other[0] - one[0], other[1] - one[1]
        apart = hypot(dx, dy)
        if apart > _COVERED:
            corners.append((one, (dy / apart, -dx / apart)))
    return corners


def _hull_below(discs: Sequence[Disc]) -> list[Disc]:
    """From the first disc to the one before the last, those that lie on one side of all others."""
    kept: list[Disc] = []
    for disc in discs:
        x, y, _, _ = disc
        while len(kept) > 1:
            (ax, ay, _, _), (bx, by, _, _) = kept[-2:]
            if (bx - ax) * (y - ay) > (by - ay) * (x - ax):
                break
            kept.pop()
        kept.append(disc)
    return kept[:-1]


def polygon(points: Sequence[Point]) -> Path:
    """Straight lines from point to point and back."""
    first, *others = points
    return (_move(first), *map(_line, others), *_CLOSED)


def smooth(points: Sequence[Point]) -> Path:
    """A closed curve through all points."""
    first, second = points[:2]
    return (
        _move(first),
        *[
            _curve((bx + (cx - ax) / 6, by + (cy - ay) / 6, cx - (dx - bx) / 6, cy - (dy - by) / 6, cx, cy))
            for (ax, ay), (bx, by), (cx, cy), (dx, dy) in zip(
                (points[-1], *points[:-1]), points, (*points[1:], first), (*points[2:], first, second), strict=True
            )
        ],
        *_CLOSED,
    )
