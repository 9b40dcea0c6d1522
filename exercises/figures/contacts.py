"""Contacts: brings the limbs to what they touch, so that nothing floats and nothing sinks in.

A frame is solved once: the body is set down on what it rests on, then each limb reaches for its contact by inverse
kinematics of two bones. What remains between a part and what it should touch is the contact's gap.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import asin, atan2, degrees, hypot, inf, sqrt

from exercises.figures import flesh, floor
from exercises.figures import skeleton as sk
from exercises.figures.kinematics import Body, placed
from exercises.figures.limbs import bend_to, chain_of, flatten, lay_flat_if_able, set_limb, turn_lower_bone
from exercises.figures.pose import Contact, Frame
from exercises.figures.positions import FACING
from exercises.figures.scene import Scene, Surface
from exercises.figures.vectors import (
    Vector,
    about,
    about_x,
    about_y,
    about_z,
    across,
    add,
    after,
    along,
    column,
    cross,
    dot,
    length,
    middle,
    scale,
    sub,
    unit,
)

Place = tuple[str, str]
"""A part of the body and what it touches."""

_TRIES = 8
_CLOSE_ENOUGH = 0.001
_NO_NEARER = 1e-6
"""What a limb, in metres, that is stretched out comes nearer to a point beyond its reach with one more try."""
_FLAT = ("hand", "foot")
_ROOM_ON_TOP = 0.03


@dataclass(frozen=True, slots=True, kw_only=True)
class Solved:
    """A frame with every limb where it belongs; `touched` are the places of its contacts, `gaps` their metres."""

    body: Body
    touched: Mapping[Place, Vector]
    gaps: Mapping[Place, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hold:
    """What a body on its way keeps touching: what it rests on, what its limbs are brought to, and where that is."""

    rests: tuple[Contact, ...]
    contacts: tuple[Contact, ...]
    places: Mapping[Place, Vector]


def solve(frame: Frame, girth: sk.Girth, scene: Scene, before: Solved | None = None) -> Solved:
    """The body of a frame; what it touched in the frame `before`, and touches still, stays where it was."""
    facing = after(after(about_y(frame.turn), FACING[frame.position]), after(about_z(-frame.lean), about_x(frame.roll)))
    kept = before.touched if before and not frame.anew else {}
    body = placed(frame.angles, facing, belly=frame.belly)
    solver = _Solver(body=body, girth=girth, scene=scene, kept=kept)
    if frame.pelvis is not None:
        body.shift(sub(frame.pelvis, body.root))
    else:
        solver.set_down(frame.rests)
    return solver.with_contacts(frame)


def carry(body: Body, girth: sk.Girth, scene: Scene, hold: Hold) -> None:
    """Set a body that is on its way between two frames down on what it rests on, out of the floor, on its contacts."""
    solver = _Solver(body=body, girth=girth, scene=scene, kept=hold.places)
    if hold.rests:
        solver.set_down(hold.rests)
    floor.lift_out(body, girth, standing=not hold.rests)
    for contact in hold.contacts:
        solver.touch(contact)
    solver.raise_ends()


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

    def set_down(self, rests: tuple[Contact, ...]) -> None:
        """Move, and with a second rest tip, the whole body onto what it rests on."""
        self.fixed |= {rest.part for rest in rests if rest.part.endswith(("knee", "elbow"))}
        first, *others = rests
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
            if reach_of <= abs(wanted):
                return
            angle = degrees(asin(wanted / reach_of) - atan2(dot(arm, surface.normal), length(flat)))
            axis = unit(cross(unit(flat), surface.normal))
            self.body.turn(about(axis, angle), pivot.centre)

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
        """Lay a hand or foot on a part of the body; the hand goes along the skin where the wrist can."""
        skin, out = flesh.spot(self.body, self.girth, contact.on, (contact.face or "front", contact.along))
        own = flesh.spheres(self.body, self.girth, contact.part)[0].radius
        target, far = add(along(skin, out, own), contact.shift), inf
        for _ in range(_TRIES):
            if part == "hand":
                lay_flat_if_able(self.body, side, out)
            missing = sub(target, _anchor(self.body, self.girth, contact.part))
            was, far = far, length(missing)
            if far < _CLOSE_ENOUGH or abs(was - far) < _NO_NEARER:
                break
            self._move_end(side, part, missing)
        return target

    def _stand(self, contact: Contact, surface: Surface, side: str) -> Vector:
        """Put a hand or foot on a surface; a whole foot or hand lies flat on it."""
        part = contact.part.split(" ", 1)[1]
        resting = f"{side} {chain_of(part).joints[1]}" in self.fixed
        # Where the joint above bears weight, only the last bone turns: the end comes down where it can.
        place = None if contact.slides or resting else self.kept.get((contact.part, contact.on))
        far = inf
        for _ in range(_TRIES):
            if part in _FLAT:
                flatten(self.body, side, part, surface.normal)
            here = _anchor(self.body, self.girth, contact.part)
            wanted = here if resting else place or add(here, contact.shift)
            rise = surface.offset + self._rise(part) - dot(wanted, surface.normal)
            target = surface.within(along(wanted, surface.normal, rise), _ROOM_ON_TOP)
            missing = sub(target, here)
            was, far = far, length(missing)
            if far < _CLOSE_ENOUGH or abs(was - far) < _NO_NEARER:
                break
            self._move_end(side, part, missing)
            place = None if resting else target
        return target

    def raise_ends(self) -> None:
        """Bring each hand and foot that is in the floor out of it."""
        for side in sk.SIDES:
            for part in _FLAT:
                for _ in range(_TRIES):
                    deep = floor.depth(self.body, self.girth, f"{side} {part}")
                    if deep < _CLOSE_ENOUGH:
                        break
                    rise = deep if part == "hand" else floor.tilt(self.body, side, deep)
                    if rise:
                        self._move_end(side, part, (0.0, rise, 0.0))

    def _rise(self, part: str) -> float:
        """How far above a surface the anchor of a part is when the part lies on it."""
        rises = {"hand": sk.HAND_RADIUS, "heel": sk.HEEL_RADIUS, "toes": sk.TOE_RADIUS, "ankle": self.girth.ankle}
        return rises.get(part, 0.0)

    def _move_end(self, side: str, part: str, by: Vector) -> None:
        """Move wrist or ankle by so much, as far as the bones reach."""
        chain = chain_of(part)
        end = add(chain.joint(self.body, side, 2), by)
        if f"{side} {chain.joints[1]}" in self.fixed:
            turn_lower_bone(self.body, side, chain, end)
        else:
            bend_to(self.body, side, chain, end, self.girth.elbow)

    def _lower_middle(self, contact: Contact, surface: Surface, side: str) -> Vector:
        """Bring a knee or an elbow down to a surface by turning the bone above it."""
        chain = chain_of(contact.part.rpartition(" ")[2])
        start, middle, end = (chain.joint(self.body, side, n) for n in range(3))
        bone = chain.bones[0]
        radius = flesh.spheres(self.body, self.girth, contact.part)[0].radius
        down = max(-1.0, min(1.0, (surface.offset + radius - dot(start, surface.normal)) / bone))
        kept = None if contact.slides else self.kept.get((contact.part, contact.on))
        flat = unit(across(sub(kept or middle, start), surface.normal))
        direction = add(scale(surface.normal, down), scale(flat, sqrt(1.0 - down * down)))
        lowered = along(start, direction, bone)
        set_limb(self.body, side, chain, (start, lowered, add(end, sub(lowered, middle))))
        self.fixed.add(contact.part)
        return lowered


def _anchor(body: Body, girth: sk.Girth, part: str) -> Vector:
    """The point of a part that a contact is about: of a foot, what lies on its sole under the ankle."""
    if part.endswith("foot"):
        ankle = body.points[part.replace("foot", "ankle")]
        return along(ankle, column(body.frames[part], 1), -sk.SOLE)
    return middle([ball.centre for ball in flesh.spheres(body, girth, part)])
