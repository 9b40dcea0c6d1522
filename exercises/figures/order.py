"""What is in front of what: pieces are painted from far to near, decided where they meet on the picture."""

from collections.abc import Sequence
from math import hypot, sqrt

from exercises.figures.camera import CENTIMETRES, Disc
from exercises.figures.pieces import Link, Seen

_APART = 0.5
_LEVEL = 0.004
_SUNK = 0.06
"""How far the middle of a limb may be inside of a box and still count as beside it, in metres."""


def far_to_near(pieces: Sequence[Seen]) -> list[Seen]:
    """The pieces in the order in which they are painted.

    Each pair that overlaps is compared where it comes closest; what nothing still unpainted lies behind is next. Where
    pieces lie in a ring, a box breaks it, since a body is to be seen, or else the farthest of them.
    """
    behind: list[set[int]] = [set() for _ in pieces]
    for a in range(len(pieces)):
        for b in range(a + 1, len(pieces)):
            nearer = compare(pieces[a], pieces[b])
            if nearer > 0:
                behind[a].add(b)
            elif nearer < 0:
                behind[b].add(a)
    waiting = sorted(range(len(pieces)), key=lambda n: pieces[n].near)
    ordered: list[Seen] = []
    while waiting:
        free = _next(pieces, waiting, behind, ordered[-1:])
        waiting.remove(free)
        ordered.append(pieces[free])
        for others in behind:
            others.discard(free)
    return ordered


def _next(pieces: Sequence[Seen], waiting: list[int], behind: list[set[int]], last: list[Seen]) -> int:
    """What is painted next: what grows out of the last piece if it may, otherwise the farthest that may."""
    free = [n for n in waiting if not behind[n]]
    grown = (n for n in free for before in last if pieces[n].piece.name in before.piece.joins)
    in_a_ring = next((n for n in waiting if pieces[n].faces), waiting[0])
    return next(grown, free[0] if free else in_a_ring)


def compare(a: Seen, b: Seen) -> float:
    """Above 0 where a is in front of b, below 0 where it is behind, 0 where they do not meet."""
    if not a.meets(b):
        return 0.0
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
    gap, nearer = _APART, 0.0
    for one in a.links:
        for other in b.links:
            if one.may_be_within(gap, other):
                here, first, second = _closest(one, other)
                if here < gap:
                    gap, nearer = here, _nearer(first, second)
    if gap < _APART and abs(nearer) < _LEVEL:
        return a.piece.over - b.piece.over or a.near - b.near
    return nearer


def _closest(one: Link, other: Link) -> tuple[float, Disc, Disc]:
    """How far two links are apart on the picture, and both there, the first of them in the origin."""
    (ax, ay, a_radius, a_near), (bx, by, b_radius, b_near) = one.start, one.end
    (cx, cy, c_radius, c_near), (dx, dy, d_radius, d_near) = other.start, other.end
    ux, uy, vx, vy = bx - ax, by - ay, dx - cx, dy - cy
    wx, wy = ax - cx, ay - cy
    uu, vv, uv = ux * ux + uy * uy, vx * vx + vy * vy, ux * vx + uy * vy
    uw, vw = ux * wx + uy * wy, vx * wx + vy * wy
    scale = uu * vv - uv * uv
    s = _part((uv * vw - vv * uw) / scale) if scale > 1e-6 else 0.5
    t = _part((uv * s + vw) / vv) if vv > 1e-6 else 0.0
    s = _part((uv * t - uw) / uu) if uu > 1e-6 else 0.0
    apart = hypot(wx + s * ux - t * vx, wy + s * uy - t * vy)
    first = Disc(0.0, 0.0, a_radius + s * (b_radius - a_radius), a_near + s * (b_near - a_near))
    second = Disc(apart, 0.0, c_radius + t * (d_radius - c_radius), c_near + t * (d_near - c_near))
    return apart - first.radius - second.radius, first, second


def _nearer(a: Disc, b: Disc) -> float:
    """How much nearer the skin of a sphere is than that of another one, in the middle of where they overlap."""
    at = (max(b.x - b.radius, -a.radius) + min(a.radius, b.x + b.radius)) / 2
    rise_a = sqrt(max(0.0, a.radius * a.radius - at * at))
    rise_b = sqrt(max(0.0, b.radius * b.radius - (at - b.x) ** 2))
    return (a.near - b.near) + (rise_a - rise_b) / CENTIMETRES


def _part(value: float) -> float:
    return 0.0 if value < 0.0 else min(value, 1.0)


def _beside_box(seen: Seen, box: Seen) -> float:
    """A piece beside a box: beyond a face that is seen, it is in front; beyond one that is not, behind."""
    best, result = -_SUNK, seen.near - box.near
    for normal, offset, seen_by in box.faces:
        beyond = min(
            ball.centre[0] * normal[0] + ball.centre[1] * normal[1] + ball.centre[2] * normal[2] - offset
            for ball in seen.balls
        )
        if beyond > best:
            best, result = beyond, seen_by
    return result
