"""Contacts: brings the limbs to what they touch, so that nothing floats and nothing sinks in.

A frame is solved once: the body is set down on what it rests on, then each limb reaches for its contact by inverse
kinematics of two bones. What remains between a part and what it should touch is the contact's gap.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from math import asin, atan2, degrees, hypot, sqrt

from exercises.figures import flesh
from exercises.figures import skeleton as sk
from exercises.figures.flesh import Sphere
from exercises.figures.kinematics import JOINTS, Body, angles_of, place_arm, place_leg, placed
from exercises.figures.pose import Contact, Frame
from exercises.figures.positions import FACING
from exercises.figures.scene import Scene, Surface
from exercises.figures.vectors import (
    Matrix,
    Vector,
    about,
    about_x,
    about_y,
    about_z,
    across,
    add,
    after,
    along,
    axes,
    cross,
    dot,
    length,
    scale,
    sub,
    transposed,
    turn,
    unit,
)

Place = tuple[str, str]
"""A part of the body and what it touches."""

_TRIES, _ROUNDS = 6, 3
_CLOSE_ENOUGH = 0.0005
_NEARLY_STRAIGHT = 0.04
_ROOM_ON_TOP = 0.03


@dataclass(frozen=True, slots=True, kw_only=True)
class Solved:
    """A frame with every limb where it belongs; `touched` are the places of its contacts, `gaps` their metres."""

    body: Body
    touched: Mapping[Place, Vector]
    gaps: Mapping[Place, float]


def solve(frame: Frame, girth: sk.Girth, scene: Scene, before: Solved | None = None) -> Solved:
    """The body of a frame; what it touched in the frame `before`, and touches still, stays where it was."""
    facing = after(after(about_y(frame.turn), FACING[frame.position]), after(about_z(-frame.lean), about_x(frame.roll)))
    kept = before.touched if before and not frame.anew else {}
    body = placed(frame.angles, facing, belly=frame.belly)
    solver = _Solver(body=body, girth=girth, scene=scene, kept=kept)
    solver.set_down(frame)
    return solver.with_contacts(frame)


def reach(body: Body, girth: sk.Girth, scene: Scene, contacts: Mapping[Contact, Vector]) -> None:
    """Bring limbs of a body that is already placed to points in space, as on the way between two frames."""
    solver = _Solver(body=body, girth=girth, scene=scene, kept={(c.part, c.on): at for c, at in contacts.items()})
    for contact in contacts:
        solver.touch(replace(contact, slides=False))


@dataclass(slots=True, kw_only=True)
class _Solver:
    """Works on one body until it touches what it should."""

    body: Body
    girth: sk.Girth
    scene: Scene
    kept: Mapping[Place, Vector]
    fixed: set[str] = field(default_factory=set)
    """Knees and elbows that bear weight: the limb bends only beyond them."""

    # Setting down

    def set_down(self, frame: Frame) -> None:
        """Move, and with a second rest tip, the whole body onto what it rests on."""
        if frame.pelvis is not None:
            self.body.shift(sub(frame.pelvis, self.body.root))
            return
        self.fixed |= {rest.part for rest in frame.rests if rest.part.endswith(("knee", "elbow"))}
        first, *others = frame.rests
        self._settle(first)
        if others:
            self._tip(first, others[0])
            self._settle(first)

    def _settle(self, rest: Contact) -> None:
        surface = self.scene.surface(rest.on)
        balls = flesh.spheres(self.body, self.girth, rest.part)
        self.body.shift(scale(surface.normal, -min(surface.gap(ball) for ball in balls)))
        kept = self.kept.get((rest.part, rest.on))
        here = _anchor(self.body, self.girth, rest.part)
        if kept and not rest.slides:
            self.body.shift(across(sub(kept, here), surface.normal))

    def _tip(self, first: Contact, second: Contact) -> None:
        """Tip the body about the first rest until the second one touches too."""
        surface, pivot_at = self.scene.surface(second.on), self.scene.surface(first.on)
        pivot = min(flesh.spheres(self.body, self.girth, first.part), key=pivot_at.gap)
        for _ in range(2):
            ball = min(flesh.spheres(self.body, self.girth, second.part), key=surface.gap)
            arm = sub(ball.centre, pivot.centre)
            flat = across(arm, surface.normal)
            wanted = surface.offset + ball.radius - dot(pivot.centre, surface.normal)
            reach_of = hypot(length(flat), dot(arm, surface.normal))
            if reach_of < abs(wanted):
                return
            angle = degrees(asin(wanted / reach_of) - atan2(dot(arm, surface.normal), length(flat)))
            axis = unit(cross(unit(flat), surface.normal))
            self._rotate(about(axis, angle), pivot.centre)

    def _rotate(self, by: Matrix, pivot: Vector) -> None:
        body = self.body
        root = add(pivot, turn(by, sub(body.root, pivot)))
        turned = placed(body.angles, after(by, body.facing), root, belly=body.belly)
        body.root, body.facing, body.points, body.frames = turned.root, turned.facing, turned.points, turned.frames

    # Contacts

    def with_contacts(self, frame: Frame) -> Solved:
        """Bring every limb to what it touches; the result tells where that is, and what gap remains."""
        targets = {(contact.part, contact.on): self.touch(contact) for contact in frame.contacts}
        touched, gaps = {}, {}
        for contact in (*frame.rests, *frame.contacts):
            place = (contact.part, contact.on)
            touched[place] = _anchor(self.body, self.girth, contact.part)
            gaps[place] = self._gap(contact, targets.get(place))
        return Solved(body=self.body, touched=touched, gaps=gaps)

    def _gap(self, contact: Contact, target: Vector | None) -> float:
        if target is not None and flesh.is_limb_end(contact.part):
            return length(sub(_anchor(self.body, self.girth, contact.part), target))
        surface = self.scene.surface(contact.on)
        return abs(min(surface.gap(ball) for ball in flesh.spheres(self.body, self.girth, contact.part)))

    def touch(self, contact: Contact) -> Vector | None:
        """Bring one limb to its contact and return the point it was to reach; None for a part of the trunk."""
        if not flesh.is_limb(contact.part):
            return None
        side, part = contact.part.split(" ", 1)
        if contact.on in flesh.HOLDABLE:
            return self._hold(contact, side, part)
        surface = self.scene.surface(contact.on)
        if part in ("knee", "elbow"):
            return self._lower_middle(contact, surface, side)
        return self._stand(contact, surface, side)

    def _hold(self, contact: Contact, side: str, part: str) -> Vector:
        """Lay a hand or foot on a part of the body."""
        skin, out = flesh.spot(self.body, self.girth, contact.on, (contact.face or "front", contact.along))
        own = flesh.spheres(self.body, self.girth, contact.part)[0].radius
        target = add(along(skin, out, own), contact.shift)
        self._reach_for(side, part, target)
        return target

    def _stand(self, contact: Contact, surface: Surface, side: str) -> Vector:
        """Put a hand or foot on a surface; a whole foot or hand lies flat on it."""
        part = contact.part.split(" ", 1)[1]
        bent = f"{side} {'elbow' if part in _ARM_PARTS else 'knee'}"
        # Where the joint above bears weight, only the last bone turns: the end comes down where it can.
        place = None if contact.slides or bent in self.fixed else self.kept.get((contact.part, contact.on))
        for _ in range(_TRIES if bent in self.fixed else _ROUNDS):
            if part in ("hand", "foot"):
                self._flatten(side, part, surface)
            wanted = place or add(_anchor(self.body, self.girth, contact.part), contact.shift)
            rise = surface.offset + _rise(part) - dot(wanted, surface.normal)
            target = surface.within(along(wanted, surface.normal, rise), _ROOM_ON_TOP)
            self._reach_for(side, part, target)
            place = None if bent in self.fixed else target
        if part in ("hand", "foot"):
            self._flatten(side, part, surface)
        return target

    def _reach_for(self, side: str, part: str, target: Vector) -> None:
        """Move the end of a limb until the point of it that touches is at the target."""
        name = f"{side} {part}"
        end = f"{side} wrist" if part in _ARM_PARTS else f"{side} ankle"
        for _ in range(_TRIES):
            missing = sub(target, _anchor(self.body, self.girth, name))
            if length(missing) < _CLOSE_ENOUGH:
                return
            self._bend_to(side, part, add(self.body.points[end], missing))

    def _bend_to(self, side: str, part: str, end: Vector) -> None:
        """Set the two upper joints of a limb so that it ends at a point, bending as the pose bends it."""
        arm = part in _ARM_PARTS
        joint, middle = ("shoulder", "elbow") if arm else ("hip", "knee")
        upper, lower = (sk.UPPER_ARM, sk.FOREARM) if arm else (sk.THIGH, sk.SHANK)
        start = self.body.points[f"{side} {joint}"]
        frame = self.body.frames[f"{side} {'upper arm' if arm else 'thigh'}"]
        if f"{side} {middle}" in self.fixed:
            knee = self.body.points[f"{side} {middle}"]
            end = along(knee, unit(sub(end, knee)), lower)
        else:
            pole = self._pole(side, (joint, middle), scale(_x_of(frame), -0.06 if arm else 0.06), end)
            knee, end = _two_bones(start, end, (upper, lower), pole)
            if arm and knee[1] < self.girth.elbow:
                knee, end = self._elbow_up(start, end, pole)
        self._set_limb(side, arm=arm, points=(start, knee, end))

    def _pole(self, side: str, joints: tuple[str, str], ahead: Vector, end: Vector) -> Vector:
        """Which way the middle joint goes: as in the pose, turned with the limb to its new end."""
        start, middle = (self.body.points[f"{side} {joint}"] for joint in joints)
        was = unit(sub(self.body.points[f"{side} {'wrist' if joints[1] == 'elbow' else 'ankle'}"], start))
        becomes = unit(sub(end, start))
        pole = across(add(sub(middle, start), ahead), was)
        axis = cross(was, becomes)
        angle = degrees(atan2(length(axis), dot(was, becomes)))
        return turn(about(unit(axis), angle), pole)

    def _elbow_up(self, start: Vector, end: Vector, pole: Vector) -> tuple[Vector, Vector]:
        """The elbow turned about the line from shoulder to hand, no more than it takes to come out of the floor."""
        axis = unit(sub(end, start))
        turns = [n * 10.0 * way for n in range(1, 19) for way in (1.0, -1.0)]
        tries = (_two_bones(start, end, (sk.UPPER_ARM, sk.FOREARM), turn(about(axis, angle), pole)) for angle in turns)
        return max(tries, key=lambda bent: min(bent[0][1], self.girth.elbow))

    def _lower_middle(self, contact: Contact, surface: Surface, side: str) -> Vector:
        """Bring a knee or an elbow down to a surface by turning the bone above it."""
        arm = contact.part.endswith("elbow")
        joint, bone = ("shoulder", sk.UPPER_ARM) if arm else ("hip", sk.THIGH)
        start, knee = self.body.points[f"{side} {joint}"], self.body.points[contact.part]
        radius = flesh.spheres(self.body, self.girth, contact.part)[0].radius
        down = (surface.offset + radius - dot(start, surface.normal)) / bone
        down = max(-1.0, min(1.0, down))
        kept = self.kept.get((contact.part, contact.on))
        aim = kept if kept and not contact.slides else knee
        flat = unit(across(sub(aim, start), surface.normal))
        direction = add(scale(surface.normal, down), scale(flat, sqrt(1.0 - down * down)))
        lowered = along(start, direction, bone)
        end = self.body.points[f"{side} {'wrist' if arm else 'ankle'}"]
        self._set_limb(side, arm=arm, points=(start, lowered, add(end, sub(lowered, knee))))
        self.fixed.add(contact.part)
        return lowered

    def _set_limb(self, side: str, *, arm: bool, points: tuple[Vector, Vector, Vector]) -> None:
        """Set the angles of a limb whose three joints are to be at these points."""
        start, middle, end = points
        body, way = self.body, (1.0 if arm else -1.0)
        upper = "upper arm" if arm else "thigh"
        above, below = unit(sub(middle, start)), unit(sub(end, middle))
        hinge = scale(cross(above, below), way)
        if length(hinge) < _NEARLY_STRAIGHT:
            hinge = across(_z_of(body.frames[f"{side} {upper}"]), above)
        z, y = unit(hinge), scale(above, -1.0)
        frame = axes(cross(y, z), y, z)
        parent = body.frames["neck"] if arm else body.facing
        body.angles |= angles_of(after(transposed(parent), frame), side, JOINTS[upper])
        bent = degrees(atan2(dot(cross(above, below), z) * way, dot(above, below)))
        body.angles[f"{side} {'elbow' if arm else 'knee'} flexion"] = bent
        (place_arm if arm else place_leg)(body, side)

    def _flatten(self, side: str, part: str, surface: Surface) -> None:
        """Turn a hand or a foot so that it lies flat on a surface."""
        body = self.body
        if part == "foot":
            shank = body.frames[f"{side} shank"]
            forward = unit(across(_x_of(shank), surface.normal), _x_of(body.facing))
            frame = axes(forward, surface.normal, cross(forward, surface.normal))
            parent = shank
        else:
            parent = body.frames[f"{side} forearm"]
            fingers = self._fingers(parent, surface)
            frame = axes(surface.normal, scale(fingers, -1.0), scale(cross(surface.normal, fingers), -1.0))
        body.angles |= angles_of(after(transposed(parent), frame), side, JOINTS[part])
        (place_leg if part == "foot" else place_arm)(body, side)

    def _fingers(self, forearm: Matrix, surface: Surface) -> Vector:
        """Where the fingers of a flat hand point: as the forearm does, or else ahead, or up a wall."""
        normal = surface.normal
        choices = [scale(_y_of(forearm), -1.0)]
        trunk = self.body.frames["neck"]
        choices += [(0.0, 1.0, 0.0)] if abs(normal[1]) < 0.5 else [_y_of(trunk), _x_of(trunk)]
        flat = [across(choice, normal) for choice in choices]
        best = next((way for way in flat if length(way) > 0.55), flat[-1])
        return unit(best)


_ARM_PARTS = frozenset(("hand", "elbow", "forearm"))


def _two_bones(start: Vector, end: Vector, bones: tuple[float, float], pole: Vector) -> tuple[Vector, Vector]:
    """Where the middle joint is, and where the end comes to lie when it is out of reach."""
    upper, lower = bones
    way = sub(end, start)
    straight = unit(way)
    far = max(abs(upper - lower) + 1e-6, min(upper + lower - 1e-6, length(way)))
    ahead = (far * far + upper * upper - lower * lower) / (2.0 * far)
    aside = unit(across(pole, straight), (0.0, 0.0, 1.0))
    middle = along(along(start, straight, ahead), aside, sqrt(max(0.0, upper * upper - ahead * ahead)))
    return middle, along(start, straight, far)


def _anchor(body: Body, girth: sk.Girth, part: str) -> Vector:
    """The point of a part that a contact is about: of a foot, what lies on its sole under the ankle."""
    if part.endswith("foot"):
        ankle = body.points[part.replace("foot", "ankle")]
        return along(ankle, _y_of(body.frames[part]), -sk.SOLE)
    return _middle_of(flesh.spheres(body, girth, part))


def _rise(part: str) -> float:
    """How far above a surface the anchor of a part is when the part lies on it."""
    return {"hand": sk.HAND_RADIUS, "heel": sk.HEEL_RADIUS, "toes": sk.TOE_RADIUS}.get(part, 0.0)


def _middle_of(balls: tuple[Sphere, ...]) -> Vector:
    total = (0.0, 0.0, 0.0)
    for ball in balls:
        total = add(total, ball.centre)
    return scale(total, 1.0 / len(balls))


def _x_of(m: Matrix) -> Vector:
    return (m[0][0], m[1][0], m[2][0])


def _y_of(m: Matrix) -> Vector:
    return (m[0][1], m[1][1], m[2][1])


def _z_of(m: Matrix) -> Vector:
    return (m[0][2], m[1][2], m[2][2])
