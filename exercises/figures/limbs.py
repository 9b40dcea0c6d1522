"""Inverse kinematics: an arm or a leg set so that its joints are at given points, or its end lies flat."""

from collections.abc import Callable
from dataclasses import dataclass
from math import atan2, degrees, sqrt

from exercises.figures import skeleton as sk
from exercises.figures.kinematics import JOINTS, Body, angles_of, place_foot, place_forearm, place_hand, place_shank
from exercises.figures.vectors import (
    Matrix,
    Vector,
    about,
    across,
    add,
    along,
    axes,
    column,
    cross,
    dot,
    length,
    scale,
    seen_from,
    sub,
    swung,
    turn,
    unit,
)

_NEARLY_STRAIGHT = 0.04
_AHEAD = 0.06
"""How much, in metres, the natural way of a joint counts beside the way in which the pose bends it."""
_OF_AN_ARM = frozenset(("hand", "elbow", "forearm", "shoulder"))
_LIES_ALONG = 0.55
_TURNS = tuple(n * 10.0 * way for n in range(1, 19) for way in (1.0, -1.0))
"""In which order, in degrees, it is tried how an elbow comes out of the floor."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """Two bones and three joints; `bends` is 1 where the joint between them bends forward and -1 where back."""

    joints: tuple[str, str, str]
    upper: str
    bones: tuple[float, float]
    bends: float
    trunk: str
    place_lower: Callable[[Body, str, Matrix], None]
    place_end: Callable[[Body, str, Matrix], None]

    def joint(self, body: Body, side: str, number: int) -> Vector:
        """Where one of the three joints is."""
        return body.points[f"{side} {self.joints[number]}"]


ARM = Chain(
    joints=("shoulder", "elbow", "wrist"),
    upper="upper arm",
    bones=(sk.UPPER_ARM, sk.FOREARM),
    bends=1.0,
    trunk="neck",
    place_lower=place_forearm,
    place_end=place_hand,
)
LEG = Chain(
    joints=("hip", "knee", "ankle"),
    upper="thigh",
    bones=(sk.THIGH, sk.SHANK),
    bends=-1.0,
    trunk="pelvis",
    place_lower=place_shank,
    place_end=place_foot,
)


def chain_of(part: str) -> Chain:
    """The limb that a part belongs to, as in 'hand' or 'heel'."""
    return ARM if part in _OF_AN_ARM else LEG


def limb_of(part: str) -> str:
    """The limb that a part of the body belongs to, as in 'right arm'; empty for one of the trunk."""
    side, _, name = part.partition(" ")
    if side not in sk.SIDES:
        return ""
    return f"{side} {'arm' if chain_of(name) is ARM else 'leg'}"


def bend_to(body: Body, side: str, chain: Chain, end: Vector, lowest: float) -> None:
    """Bring the end of a limb to a point, bent as the pose bends it; no elbow goes below `lowest`."""
    start = chain.joint(body, side, 0)
    pole = _pole(body, side, chain, end)
    middle, reached = two_bones(start, end, chain.bones, pole)
    if chain is ARM and middle[1] < lowest:
        middle, reached = _raised(start, end, pole, lowest)
    set_limb(body, side, chain, (start, middle, reached))


def turn_lower_bone(body: Body, side: str, chain: Chain, end: Vector) -> None:
    """Point the lower bone of a limb at a point, where the joint above it has to stay."""
    start, middle = chain.joint(body, side, 0), chain.joint(body, side, 1)
    set_limb(body, side, chain, (start, middle, along(middle, unit(sub(end, middle)), chain.bones[1])))


def set_limb(body: Body, side: str, chain: Chain, points: tuple[Vector, Vector, Vector]) -> None:
    """Set the angles of a limb whose three joints are to be at these points."""
    start, middle, end = points
    above, below = unit(sub(middle, start)), unit(sub(end, middle))
    hinge = scale(cross(above, below), chain.bends)
    if length(hinge) < _NEARLY_STRAIGHT:
        hinge = across(column(body.frames[f"{side} {chain.upper}"], 2), above)
    z, y = unit(hinge), scale(above, -1.0)
    frame = axes(cross(y, z), y, z)
    body.angles |= angles_of(seen_from(body.frames[chain.trunk], frame), side, JOINTS[chain.upper])
    bent = degrees(atan2(dot(cross(above, below), z) * chain.bends, dot(above, below)))
    body.angles[f"{side} {chain.joints[1]} flexion"] = bent
    chain.place_lower(body, side, frame)


def two_bones(start: Vector, end: Vector, bones: tuple[float, float], pole: Vector) -> tuple[Vector, Vector]:
    """Where the middle joint is, towards the pole, and where the end comes to lie: short of one out of reach."""
    upper, lower = bones
    way = sub(end, start)
    straight = unit(way)
    far = max(abs(upper - lower) + 1e-6, min(upper + lower - 1e-6, length(way)))
    ahead = (far * far + upper * upper - lower * lower) / (2.0 * far)
    aside = unit(across(pole, straight), (0.0, 0.0, 1.0))
    middle = along(along(start, straight, ahead), aside, sqrt(max(0.0, upper * upper - ahead * ahead)))
    return middle, along(start, straight, far)


def flatten(body: Body, side: str, part: str, normal: Vector) -> None:
    """Turn a hand or a foot so that it lies flat on a surface."""
    parent = body.frames[f"{side} {'shank' if part == 'foot' else 'forearm'}"]
    frame = _flat_foot(body, parent, normal) if part == "foot" else _flat_hand(body, parent, normal)
    body.angles |= angles_of(seen_from(parent, frame), side, JOINTS[part])
    chain_of(part).place_end(body, side, frame)


def lay_flat_if_able(body: Body, side: str, normal: Vector) -> None:
    """Lay the hand along the skin it holds, or leave it as it is where no wrist could turn so far."""
    forearm = body.frames[f"{side} forearm"]
    frame = _flat_hand(body, forearm, normal)
    angles = angles_of(seen_from(forearm, frame), side, JOINTS["hand"])
    if all(sk.RANGES[name].holds(angle, 0.0) for name, angle in angles.items()):
        body.angles |= angles
        place_hand(body, side, frame)


def _flat_foot(body: Body, shank: Matrix, normal: Vector) -> Matrix:
    forward = unit(across(column(shank, 0), normal), column(body.facing, 0))
    return axes(forward, normal, cross(forward, normal))


def _flat_hand(body: Body, forearm: Matrix, normal: Vector) -> Matrix:
    fingers = _fingers(body, forearm, normal)
    return axes(normal, scale(fingers, -1.0), scale(cross(normal, fingers), -1.0))


def _pole(body: Body, side: str, chain: Chain, end: Vector) -> Vector:
    """Which way the middle joint goes: as in the pose, turned with the limb to its new end."""
    start, middle, was_end = (chain.joint(body, side, n) for n in range(3))
    natural = scale(column(body.frames[f"{side} {chain.upper}"], 0), -_AHEAD * chain.bends)
    was, becomes = unit(sub(was_end, start)), unit(sub(end, start))
    pole = across(add(sub(middle, start), natural), was)
    return swung(pole, was, becomes)


def _raised(start: Vector, end: Vector, pole: Vector, lowest: float) -> tuple[Vector, Vector]:
    """The elbow turned about the line from shoulder to hand, no more than it takes to come out of the floor."""
    axis = unit(sub(end, start))
    highest = two_bones(start, end, ARM.bones, pole)
    for angle in _TURNS:
        bent = two_bones(start, end, ARM.bones, turn(about(axis, angle), pole))
        if bent[0][1] > highest[0][1]:
            highest = bent
        if highest[0][1] >= lowest:
            break
    return highest


def _fingers(body: Body, forearm: Matrix, normal: Vector) -> Vector:
    """Where the fingers of a flat hand point: as the forearm does, or else ahead, or up a wall."""
    trunk = body.frames["neck"]
    upright = abs(normal[1]) < 0.5
    ways = [
        scale(column(forearm, 1), -1.0),
        *([(0.0, 1.0, 0.0)] if upright else [column(trunk, 1), column(trunk, 0)]),
    ]
    flat = [across(way, normal) for way in ways]
    return unit(next((way for way in flat if length(way) > _LIES_ALONG), flat[-1]))
