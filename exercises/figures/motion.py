"""Every frame of a figure solved, and the bodies on the way from one frame to the next."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import lru_cache

from exercises.figures import skeleton as sk
from exercises.figures.contacts import Hold, Place, Solved, carry, solve
from exercises.figures.kinematics import LIMBS, Body, placed
from exercises.figures.limbs import limb_of
from exercises.figures.look import Build
from exercises.figures.pose import Contact, Figure, Frame
from exercises.figures.scene import Scene, scene_of
from exercises.figures.vectors import between, turned_part

_KEPT = 160


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """A figure in space: its scene, and each frame solved in turn."""

    scene: Scene
    girth: sk.Girth
    frames: tuple[Solved, ...]


@lru_cache(maxsize=_KEPT)
def course_of(figure: Figure, build: Build) -> Course:
    """Solve every frame of a figure for one build."""
    scene, girth = scene_of(figure.props), sk.GIRTHS[build]
    frames: list[Solved] = []
    for frame in figure.frames:
        frames.append(solve(frame, girth, scene, frames[-1] if frames else None))
    return Course(scene=scene, girth=girth, frames=tuple(frames))


def bodies_of(course: Course, figure: Figure, steps: int) -> list[Body]:
    """The bodies from the first frame to the last; a frame that follows the first one is reached by way of it."""
    bodies = [course.frames[0].body]
    for number, frame in enumerate(figure.frames[1:], 1):
        if frame.from_start and number > 1:
            bodies += bodies_between(course, figure, (number - 1, 0), steps)[1:]
            bodies += bodies_between(course, figure, (0, number), steps)[1:]
        else:
            bodies += bodies_between(course, figure, (number - 1, number), steps)[1:]
    return bodies


def bodies_between(course: Course, figure: Figure, ends: tuple[int, int], steps: int) -> list[Body]:
    """The bodies from one frame to another, counted from 0 and both included, in equal steps.

    Angles go evenly from one frame to the next. What both frames rest on or touch is touched all the way, and no part
    goes through the floor.
    """
    start, end = (course.frames[number].body for number in ends)
    inner = [_blended(start, end, n / steps) for n in range(1, steps)]
    for n, body in enumerate(inner, 1):
        carry(body, course.girth, course.scene, _held(course, figure, ends, n / steps))
    return [start, *inner, end]


def way_to(course: Course, figure: Figure, number: int, steps: int) -> list[Body]:
    """The bodies on the way to a frame, by the angles alone: near enough to tell which way a part goes.

    Between the frames they have no other limbs than those that an arrow follows.
    """
    limbs = {limb_of(arrow.of) for arrow in figure.frames[number].arrows}
    start = course.frames[0 if figure.frames[number].from_start else number - 1].body
    end = course.frames[number].body
    return [start, *(_blended(start, end, n / steps, limbs) for n in range(1, steps)), end]


def _held(course: Course, figure: Figure, ends: tuple[int, int], part: float) -> Hold:
    """What both frames touch, at a part of the way from where it is in the one to where it is in the other."""
    before, after = (figure.frames[number] for number in ends)
    start, end = (course.frames[number].touched for number in ends)
    places = {place: between(start[place], end[place], part) for place in start if place in end}
    rests = _shared_rests(before, after, places)
    had = {_place(contact): contact for contact in (*before.rests, *before.contacts)}
    contacts = [
        _contact_between(had[_place(contact)], contact, part)
        for contact in (*after.rests, *after.contacts)
        if _place(contact) in places.keys() - {_place(rest) for rest in rests}
    ]
    return Hold(rests=rests, contacts=tuple(contacts), places=places)


def _shared_rests(before: Frame, after: Frame, places: Collection[Place]) -> tuple[Contact, ...]:
    """What bears the weight in both frames, then what does in one of them and touches in the other; two at most."""
    if before.pelvis is not None or after.pelvis is not None:
        return ()
    found = {_place(rest): replace(rest, slides=False) for rest in (*before.rests, *after.rests)}
    in_both = {_place(rest) for rest in before.rests} & {_place(rest) for rest in after.rests}
    shared = [rest for place, rest in found.items() if place in places]
    return tuple(sorted(shared, key=lambda rest: _place(rest) not in in_both)[:2])


def _contact_between(one: Contact, other: Contact, part: float) -> Contact:
    """A contact of two frames as it is between them: on a part of the body it goes along the skin."""
    if one.face != other.face:
        return replace(other, slides=False)
    along = one.along + (other.along - one.along) * part
    return replace(other, along=along, shift=between(one.shift, other.shift, part), slides=False)


def _place(contact: Contact) -> Place:
    return (contact.part, contact.on)


def _blended(a: Body, b: Body, part: float, limbs: Collection[str] = LIMBS) -> Body:
    one, other = a.angles, b.angles
    angles = {}
    for name in one | other:
        angle = one.get(name, 0.0)
        angles[name] = angle + (other.get(name, 0.0) - angle) * part
    belly = a.belly + (b.belly - a.belly) * part
    facing, root = turned_part(a.facing, b.facing, part), between(a.root, b.root, part)
    return placed(angles, facing, root, belly=belly, limbs=limbs)
