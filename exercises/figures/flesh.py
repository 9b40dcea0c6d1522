"""What is around the bones: every part of the body as spheres, and where on a part something can touch it."""

from typing import NamedTuple

from exercises.figures import skeleton as sk
from exercises.figures.kinematics import Body
from exercises.figures.vectors import Matrix, Vector, add, between, scale, turn


class Sphere(NamedTuple):
    """A ball of flesh."""

    centre: Vector
    radius: float


class Limb(NamedTuple):
    """A segment as what tapers from one sphere to another, and the directions of its frame."""

    near: Sphere
    far: Sphere
    frame: Matrix


_LEVELS = {
    "hips": ("pelvis", "pelvis", 0.078, "hips", 0.0),
    "top": ("spine", "pelvis", 0.055, "hips", 0.5),
    "waist": ("waist", "waist", 0.052, "waist", 1.0),
    "ribs": ("ribs", "ribs", 0.064, "ribs", 0.6),
    "chest": ("chest", "chest", 0.074, "chest", 0.0),
    "shoulders": ("neck", "neck", 0.110, "shoulders", 0.0),
}
"""Of each level of the trunk: its point, its frame, its half width, its radius, how much of the belly it carries."""

TRUNK = tuple(_LEVELS)
_LIMB_PARTS = ("foot", "heel", "toes", "knee", "shin", "ankle", "thigh", "hand", "elbow", "forearm", "hip", "shoulder")
_TRUNK_PARTS = {
    "buttocks": ("hips",),
    "pelvis": ("hips", "top"),
    "lower back": ("top", "waist"),
    "back": ("hips", "ribs", "chest"),
    "upper back": ("chest",),
    "belly": ("hips", "waist"),
    "chest": ("ribs", "chest"),
    "head": (),
}
PARTS = frozenset(_TRUNK_PARTS) | {f"{side} {part}" for side in sk.SIDES for part in _LIMB_PARTS}
"""The parts of the body that can touch something."""

FACES = {
    "front": (1.0, 0.0, 0.0),
    "behind": (-1.0, 0.0, 0.0),
    "outside": (0.0, 0.0, 1.0),
    "inside": (0.0, 0.0, -1.0),
    "top": (0.0, 1.0, 0.0),
    "below": (0.0, -1.0, 0.0),
}
"""The faces of a part of the body, as directions in its frame on the right side."""


def trunk_level(body: Body, girth: sk.Girth, level: str) -> tuple[Sphere, Sphere]:
    """The two spheres, right and left, of one level of the trunk."""
    point, frame, half, radius_of, belly = _LEVELS[level]
    radius: float = getattr(girth, radius_of)
    centre, facing = body.points[point], body.frames[frame]
    drop = -sk.SHOULDER_DROP if level == "shoulders" else 0.0
    forward = (girth.belly + body.belly) * belly
    right = add(centre, turn(facing, (forward, drop, half)))
    left = add(centre, turn(facing, (forward, drop, -half)))
    return Sphere(right, radius), Sphere(left, radius)


def head(body: Body) -> Sphere:
    """The head without hair."""
    return Sphere(body.points["head"], sk.HEAD_RADIUS)


def limb(body: Body, girth: sk.Girth, name: str) -> Limb:
    """A segment of a limb, as in 'right thigh'."""
    near, far, frame = _SEGMENTS[name]
    near_ball = Sphere(body.points[near], _radius(girth, near, name))
    return Limb(near_ball, Sphere(body.points[far], _radius(girth, far, name)), body.frames[frame])


_LIMBS = {
    "upper arm": ("shoulder", "elbow", "upper arm"),
    "forearm": ("elbow", "wrist", "forearm"),
    "hand": ("wrist", "fingers", "hand"),
    "thigh": ("hip", "knee", "thigh"),
    "shank": ("knee", "ankle", "shank"),
    "shin": ("knee", "ankle", "shank"),
    "knee": ("knee", "knee", "thigh"),
    "ankle": ("ankle", "ankle", "foot"),
    "foot": ("heel", "toes", "foot"),
}
_SEGMENTS = {
    f"{side} {part}": (f"{side} {near}", f"{side} {far}", f"{side} {frame}")
    for side in sk.SIDES
    for part, (near, far, frame) in _LIMBS.items()
}


_FIXED = {
    f"{side} {joint}": radius
    for side in sk.SIDES
    for joint, radius in (
        ("fingers", 0.015),
        ("palm", sk.HAND_RADIUS),
        ("heel", sk.HEEL_RADIUS),
        ("ball", sk.BALL_RADIUS),
        ("toes", sk.TOE_RADIUS),
    )
}
"""The radii that are the same in every build."""
_GIRTH_OF = {f"{side} {joint}": joint for side in sk.SIDES for joint in ("elbow", "wrist", "knee", "ankle")} | {
    f"{side} {joint}": of for side in sk.SIDES for joint, of in (("shoulder", "upper_arm"), ("hip", "thigh"))
}


def _radius(girth: sk.Girth, joint: str, part: str) -> float:
    if joint in _FIXED:
        return _FIXED[joint]
    radius: float = getattr(girth, _GIRTH_OF[joint])
    return radius * 1.02 if part.endswith("forearm") and joint.endswith("elbow") else radius


def spheres(body: Body, girth: sk.Girth, part: str) -> tuple[Sphere, ...]:
    """The spheres of a part of the body: the one that comes nearest is the one that touches."""
    if part == "head":
        return (head(body),)
    if part in _TRUNK_PARTS:
        return tuple(ball for level in _TRUNK_PARTS[part] for ball in trunk_level(body, girth, level))
    side, name = part.split(" ", 1)
    if name == "hip":
        return (trunk_level(body, girth, "hips")[sk.SIDES.index(side)],)
    if name in ("shin", "thigh", "forearm"):
        return _middle(limb(body, girth, part))
    joints = _JOINTS_OF.get(name, (name,))
    names = [f"{side} {joint}" for joint in joints]
    return tuple([Sphere(body.points[joint], _radius(girth, joint, part)) for joint in names])


_JOINTS_OF = {"foot": ("heel", "ball", "toes"), "hand": ("palm",)}


def _middle(segment: Limb) -> tuple[Sphere, ...]:
    near, far, _ = segment
    return tuple(
        Sphere(between(near.centre, far.centre, part), near.radius + (far.radius - near.radius) * part)
        for part in (0.35, 0.65)
    )


def spot(body: Body, girth: sk.Girth, on: str, where: tuple[str, float]) -> tuple[Vector, Vector]:
    """The point on the skin of a part of the body, and the direction out of it; `where` is its face and how far along.

    Raises KeyError where there is no such part or face.
    """
    face, part = where
    direction = FACES[face]
    if on.startswith("left "):
        direction = (direction[0], direction[1], -direction[2])
    if on in _TRUNK_SPOTS:
        point, frame, radius_of = _TRUNK_SPOTS[on]
        radius = sk.HEAD_RADIUS if on == "head" else float(getattr(girth, radius_of))
        out = turn(body.frames[frame], direction)
        bulge = girth.belly + body.belly if on == "belly" else 0.0
        middle = add(body.points[point], turn(body.frames[frame], (bulge, 0.0, 0.0)))
        return add(middle, scale(out, radius)), out
    near, far, frame_of = limb(body, girth, on)
    out = turn(frame_of, direction)
    radius = near.radius + (far.radius - near.radius) * part
    return add(between(near.centre, far.centre, part), scale(out, radius)), out


_TRUNK_SPOTS = {
    "pelvis": ("pelvis", "pelvis", "hips"),
    "lower back": ("spine", "pelvis", "waist"),
    "belly": ("waist", "waist", "waist"),
    "chest": ("chest", "chest", "chest"),
    "head": ("head", "head", "neck"),
    "neck": ("skull", "head", "neck"),
}
HOLDABLE = frozenset(_TRUNK_SPOTS) | {f"{side} {part}" for side in sk.SIDES for part in _LIMBS}
"""The parts of the body that a hand or a foot can lie on."""


def is_limb(part: str) -> bool:
    """Whether a limb can be brought to something by this part of it."""
    return part.rpartition(" ")[2] in ("hand", "foot", "heel", "toes", "ankle", "knee", "elbow")


def is_limb_end(part: str) -> bool:
    """Whether a limb can be brought to any point by this part of it."""
    return is_limb(part) and not part.endswith(("knee", "elbow"))
