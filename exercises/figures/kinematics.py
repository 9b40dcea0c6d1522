"""Forward kinematics: from the angles of the joints to where every point of the body is."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from exercises.figures import skeleton as sk
from exercises.figures.vectors import (
    ORIGIN,
    UPRIGHT,
    Matrix,
    Vector,
    about_zxy,
    add,
    after,
    after_about_z,
    along,
    angles_zxy,
    column,
    sub,
    turn,
)

LIMBS = frozenset(f"{side} {limb}" for side in sk.SIDES for limb in ("arm", "leg"))


@dataclass(slots=True, kw_only=True)
class Body:
    """A body in space: the angles of its joints, and what follows from them, by name.

    `points` are joints and ends, as in 'right knee'; `frames` are the directions of segments, as in 'right thigh'.
    """

    root: Vector = ORIGIN
    facing: Matrix = UPRIGHT
    angles: dict[str, float]
    points: dict[str, Vector] = field(default_factory=dict)
    frames: dict[str, Matrix] = field(default_factory=dict)
    belly: float = 0.0

    def angle(self, joint: str) -> float:
        """The angle of a joint, 0 where nothing is said."""
        return self.angles.get(joint, 0.0)

    def shift(self, by: Vector) -> None:
        """Move the whole body."""
        self.root = (self.root[0] + by[0], self.root[1] + by[1], self.root[2] + by[2])
        x, y, z = by
        self.points = {name: (p[0] + x, p[1] + y, p[2] + z) for name, p in self.points.items()}

    def turn(self, by: Matrix, pivot: Vector) -> None:
        """Turn the whole body about a point."""
        still = sub(pivot, turn(by, pivot))
        self.root, self.facing = add(turn(by, self.root), still), after(by, self.facing)
        self.points = {name: add(turn(by, point), still) for name, point in self.points.items()}
        self.frames = {name: after(by, frame) for name, frame in self.frames.items()}


def placed(
    angles: Mapping[str, float],
    facing: Matrix = UPRIGHT,
    root: Vector = ORIGIN,
    *,
    belly: float = 0.0,
    limbs: Collection[str] = LIMBS,
) -> Body:
    """The body with its pelvis at `root`, facing as told, its joints at these angles, its belly lifted by a breath.

    Where not all `limbs` are asked for, as in 'right arm', the others are left out.
    """
    body = Body(root=root, facing=facing, angles=dict(angles), belly=belly)
    place_trunk(body)
    for side in sk.SIDES:
        if f"{side} arm" in limbs:
            place_arm(body, side)
        if f"{side} leg" in limbs:
            place_leg(body, side)
    return body


def place_trunk(body: Body) -> None:
    """Place pelvis, spine and head; the bend of a part of the spine is shared by its two halves."""
    points, frames = body.points, body.frames
    points["pelvis"], frames["pelvis"] = body.root, body.facing
    points["spine"] = _up(body.root, body.facing, sk.PELVIS_HEIGHT)
    here, facing = points["spine"], body.facing
    for part, names, size in (("lumbar", ("waist", "ribs"), sk.LUMBAR), ("thorax", ("chest", "neck"), sk.THORAX)):
        bend = _bend(body, part, 0.5)
        for name in names:
            facing = after(facing, bend)
            here = _up(here, facing, size / 2)
            points[name], frames[name] = here, facing
    points["navel"] = along(points["waist"], column(frames["waist"], 0), body.belly)
    neck = after(facing, _bend(body, "neck", 1.0))
    frames["head"] = neck
    points["skull"] = _up(here, neck, sk.NECK)
    points["head"] = along(_up(points["skull"], neck, sk.HEAD), column(neck, 0), 0.02)
    for side, way in (("right", 1.0), ("left", -1.0)):
        points[f"{side} hip"] = along(body.root, column(body.facing, 2), way * sk.HIP_HALF_WIDTH)
        top = _up(here, facing, -sk.SHOULDER_DROP)
        points[f"{side} shoulder"] = along(top, column(facing, 2), way * sk.SHOULDER_HALF_WIDTH)


def place_arm(body: Body, side: str) -> None:
    """Place elbow, wrist and hand of one side."""
    place_forearm(body, side, after(body.frames["neck"], joint_rotation(body, side, _SHOULDER)))


def place_forearm(body: Body, side: str, upper: Matrix) -> None:
    """Place elbow, wrist and hand of one side where its upper arm has this direction."""
    points, frames = body.points, body.frames
    forearm = after_about_z(upper, body.angle(f"{side} elbow flexion"))
    elbow = _up(points[f"{side} shoulder"], upper, -sk.UPPER_ARM)
    points[f"{side} elbow"], points[f"{side} wrist"] = elbow, _up(elbow, forearm, -sk.FOREARM)
    frames[f"{side} upper arm"], frames[f"{side} forearm"] = upper, forearm
    place_hand(body, side, after(forearm, joint_rotation(body, side, _WRIST)))


def place_hand(body: Body, side: str, hand: Matrix) -> None:
    """Place the hand of one side in this direction."""
    wrist = body.points[f"{side} wrist"]
    body.points[f"{side} palm"] = _up(wrist, hand, -sk.HAND * 0.55)
    body.points[f"{side} fingers"] = _up(wrist, hand, -sk.HAND * 1.5)
    body.frames[f"{side} hand"] = hand


def place_leg(body: Body, side: str) -> None:
    """Place knee, ankle and foot of one side."""
    place_shank(body, side, after(body.facing, joint_rotation(body, side, _HIP)))


def place_shank(body: Body, side: str, thigh: Matrix) -> None:
    """Place knee, ankle and foot of one side where its thigh has this direction."""
    points, frames = body.points, body.frames
    shank = after_about_z(thigh, -body.angle(f"{side} knee flexion"))
    knee = _up(points[f"{side} hip"], thigh, -sk.THIGH)
    points[f"{side} knee"], points[f"{side} ankle"] = knee, _up(knee, shank, -sk.SHANK)
    frames[f"{side} thigh"], frames[f"{side} shank"] = thigh, shank
    place_foot(body, side, after(shank, joint_rotation(body, side, _ANKLE)))


def place_foot(body: Body, side: str, foot: Matrix) -> None:
    """Place the foot of one side in this direction."""
    ankle = body.points[f"{side} ankle"]
    for name, place in _FOOT_POINTS[side]:
        body.points[name] = add(ankle, turn(foot, place))
    body.frames[f"{side} foot"] = foot


_SHOULDER = ("shoulder flexion", "shoulder abduction", "shoulder rotation")
_WRIST = ("wrist extension", "wrist deviation", "forearm rotation")
_HIP = ("hip flexion", "hip abduction", "hip rotation")
_ANKLE = ("ankle dorsiflexion", "ankle inversion", "ankle rotation")
JOINTS = {"upper arm": _SHOULDER, "hand": _WRIST, "thigh": _HIP, "foot": _ANKLE}
"""The three movements of each joint, by the segment that it moves."""

_FARTHEST_BACK = -120.0
"""An angle still farther back is one that came round by the front: an arm overhead."""
_FOOT_POINTS = {
    side: (
        (f"{side} heel", (-0.045, sk.HEEL_RADIUS - sk.SOLE, 0.0)),
        (f"{side} ball", (0.085, sk.BALL_RADIUS - sk.SOLE, 0.0)),
        (f"{side} toes", (sk.FOOT - sk.TOE_RADIUS, sk.TOE_RADIUS - sk.SOLE, 0.0)),
    )
    for side in sk.SIDES
}


def joint_rotation(body: Body, side: str, movements: tuple[str, str, str]) -> Matrix:
    """The rotation of a joint with three movements: forward, away from the middle, outward."""
    forward, away, outward = [body.angles.get(f"{side} {movement}", 0.0) for movement in movements]
    return about_zxy(forward, -away, -outward) if side == "right" else about_zxy(forward, away, outward)


def angles_of(local: Matrix, side: str, movements: tuple[str, str, str]) -> dict[str, float]:
    """The three angles that `joint_rotation` turns into this rotation."""
    way = -1.0 if side == "right" else 1.0
    forward, away, outward = angles_zxy(local)
    if forward < _FARTHEST_BACK:
        forward += 360.0
    angles = (forward, way * away, way * outward)
    return {f"{side} {movement}": angle for movement, angle in zip(movements, angles, strict=True)}


def _bend(body: Body, part: str, share: float) -> Matrix:
    flexion, bend, rotation = body.angle(f"{part} flexion"), body.angle(f"{part} bend"), body.angle(f"{part} rotation")
    return about_zxy(-flexion * share, bend * share, -rotation * share)


def _up(start: Vector, facing: Matrix, by: float) -> Vector:
    return (start[0] + facing[0][1] * by, start[1] + facing[1][1] * by, start[2] + facing[2][1] * by)
