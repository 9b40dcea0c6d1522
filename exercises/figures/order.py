"""What is in front of what: pieces are painted from far to near, decided where they meet on the picture."""

from collections.abc import Sequence
from math import hypot, sqrt
from operator import itemgetter

from exercises.figures.camera import CENTIMETRES
from exercises.figures.pieces import Link, Seen
from exercises.figures.vectors import Vector

_APART = 0.5
_LEVEL = 0.004
Place = tuple[float, float]
"""A point along a link: how thick the link is there, and how near."""
_SUNK = 0.06
"""How far the middle of a limb may be inside of a box and still count as beside it, in metres."""


def far_to_near(pieces: Sequence[Seen]) -> list[Seen]:
    """The pieces in the order in which they are painted.

    Each pair that overlaps is compared where it comes closest; what nothing still unpainted lies behind is next. Where
    pieces lie in a ring, a box breaks it, since a body is to be seen, or else the farthest of them.
    """
    behind = _what_lies_behind(pieces)
    waiting = sorted(range(len(pieces)), key=lambda n: pieces[n].near)
    unpainted = (1 << len(pieces)) - 1
    ordered: list[Seen] = []
    while waiting:
        free = [n for n in waiting if not behind[n] & unpainted]
        chosen = _next(pieces, waiting, free, ordered[-1:])
        waiting.remove(chosen)
        unpainted &= ~(1 << chosen)
        ordered.append(pieces[chosen])
    return ordered


def _what_lies_behind(pieces: Sequence[Seen]) -> list[int]:
    """For each piece those behind it, as a number in which each piece has its bit."""
    behind = [0] * len(pieces)
    for a, one in enumerate(pieces):
        left, top, right, bottom = one.bounds
        for b in range(a):
            x0, y0, x1, y1 = pieces[b].bounds
            if left < x1 and x0 < right and top < y1 and y0 < bottom:
                nearer = compare(pieces[b], one)
                if nearer > 0:
                    behind[b] |= 1 << a
                elif nearer < 0:
                    behind[a] |= 1 << b
    return behind


def _next(pieces: Sequence[Seen], waiting: list[int], free: list[int], last: list[Seen]) -> int:
    """What is painted next: what grows out of the last piece if it may, otherwise the farthest that may."""
    grown = (n for before in last if before.piece.joins for n in free if pieces[n].piece.name in before.piece.joins)
    in_a_ring = next((n for n in waiting if pieces[n].faces), waiting[0])
    return next(grown, free[0] if free else in_a_ring)


def compare(a: Seen, b: Seen) -> float:
    """Above 0 where a is in front of b, below 0 where it is behind, 0 where they do not meet on the picture."""
    if a.faces:
        return -_beside_box(b, a)
    if b.faces:
        return _beside_box(a, b)
    if b.piece.name in a.piece.joins or a.piece.name in b.piece.joins:
        return _joined(a, b)
    return _where_they_meet(a, b)


def _joined(a: Seen, b: Seen) -> float:
    """Two parts of one limb: which of them is nearer on the whole."""
    difference = a.near - b.near
    if abs(difference) > _LEVEL:
        return difference
    return a.piece.over - b.piece.over


def _where_they_meet(a: Seen, b: Seen) -> float:
    gap, met = _APART, None
    for least, one, other in _perhaps_meeting(a, b):
        if least >= gap:
            break
        apart, first, second = _closest(one, other)
        here = apart - first[0] - second[0]
        if here < gap:
            gap, met = here, (first, second, apart)
    if met is None:
        return 0.0
    nearer = _nearer(*met)
    return nearer if abs(nearer) >= _LEVEL else a.piece.over - b.piece.over or a.near - b.near


def _perhaps_meeting(a: Seen, b: Seen) -> list[tuple[float, Link, Link]]:
    """Pairs of links and how close they come at the least, the closest first: most of the others need no look."""
    found = []
    for one in a.links:
        _, _, x, y, reach = one
        for other in b.links:
            _, _, other_x, other_y, other_reach = other
            least = hypot(x - other_x, y - other_y) - reach - other_reach
            if least < _APART:
                found.append((least, one, other))
    if len(found) > 1:
        found.sort(key=itemgetter(0))
    return found


def _closest(one: Link, other: Link) -> tuple[float, Place, Place]:
    """How far the middles of two links are apart where these are closest on the picture, and both links there."""
    (ax, ay, a_radius, a_near), (bx, by, b_radius, b_near) = one.start, one.end
    (cx, cy, c_radius, c_near), (dx, dy, d_radius, d_near) = other.start, other.end
    ux, uy, vx, vy = bx - ax, by - ay, dx - cx, dy - cy
    wx, wy = ax - cx, ay - cy
    uu, vv, uv = ux * ux + uy * uy, vx * vx + vy * vy, ux * vx + uy * vy
    uw, vw = ux * wx + uy * wy, vx * wx + vy * wy
    scale = uu * vv - uv * uv
    s = (uv * vw - vv * uw) / scale if scale > 1e-6 else 0.5
    s = 0.0 if s < 0.0 else min(s, 1.0)
    t = (uv * s + vw) / vv if vv > 1e-6 else 0.0
    t = 0.0 if t < 0.0 else min(t, 1.0)
    s = (uv * t - uw) / uu if uu > 1e-6 else 0.0
    s = 0.0 if s < 0.0 else min(s, 1.0)
    return (
        hypot(wx + s * ux - t * vx, wy + s * uy - t * vy),
        (a_radius + s * (b_radius - a_radius), a_near + s * (b_near - a_near)),
        (c_radius + t * (d_radius - c_radius), c_near + t * (d_near - c_near)),
    )


def _nearer(a: Place, b: Place, apart: float) -> float:
    """How much nearer the skin of a link is than that of another one, in the middle of where they overlap."""
    (a_radius, a_near), (b_radius, b_near) = a, b
    at = (max(apart - b_radius, -a_radius) + min(a_radius, apart + b_radius)) / 2
    rise_a = sqrt(max(0.0, a_radius * a_radius - at * at))
    rise_b = sqrt(max(0.0, b_radius * b_radius - (at - apart) ** 2))
    return (a_near - b_near) + (rise_a - rise_b) / CENTIMETRES


def _beside_box(seen: Seen, box: Seen) -> float:
    """A piece beside a box: beyond a face that is seen, it is in front; beyond one that is not, behind."""
    best, result = -_SUNK, seen.near - box.near
    for way, least, most, seen_by in box.faces:
        first, last = seen.extents.get(way) or _extent(seen, way)
        beyond = first - most
        if beyond > best:
            best, result = beyond, seen_by
        beyond = least - last
        if beyond > best:
            best, result = beyond, -seen_by
    return result


def _extent(seen: Seen, way: Vector) -> tuple[float, float]:
    """From where to where a piece lies along a direction; the boxes of one prop share theirs."""
    right, up, forward = way
    reaches = [x * right + y * up + z * forward for (x, y, z), _ in seen.balls]
    extent = seen.extents[way] = (min(reaches), max(reaches))
    return extent
