"""Every frame of a figure solved, and the bodies on the way from one frame to the next."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from exercises.figures import skeleton as sk
from exercises.figures.contacts import Solved, reach, solve
from exercises.figures.kinematics import Body, placed
from exercises.figures.look import Build
from exercises.figures.pose import Contact, Figure, Frame
from exercises.figures.scene import Scene, scene_of
from exercises.figures.vectors import Vector, between, turned_part

_KEPT = 512


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

    Angles go evenly from one frame to the next, and what both frames touch is touched all the way.
    """
    start, end = (course.frames[number] for number in ends)
    before, after = (figure.frames[number] for number in ends)
    shared = _shared(before, after, start, end)
    inner = [_blended(start.body, end.body, n / steps) for n in range(1, steps)]
    for n, body in enumerate(inner, 1):
        places = {contact: between(*way, n / steps) for contact, way in shared.items()}
        reach(body, course.girth, course.scene, places)
    return [start.body, *inner, end.body]


def way_to(course: Course, figure: Figure, number: int, steps: int) -> list[Body]:
    """The bodies on the way to a frame, by the angles alone: near enough to tell which way a part goes."""
    start = course.frames[0 if figure.frames[number].from_start else number - 1].body
    end = course.frames[number].body
    return [start, *(_blended(start, end, n / steps) for n in range(1, steps)), end]


def _shared(before: Frame, after: Frame, start: Solved, end: Solved) -> Mapping[Contact, tuple[Vector, Vector]]:
    had = {(contact.part, contact.on) for contact in before.contacts}
    return {
        contact: (start.touched[contact.part, contact.on], end.touched[contact.part, contact.on])
        for contact in after.contacts
        if (contact.part, contact.on) in had
    }


def _blended(a: Body, b: Body, part: float) -> Body:
    angles = {
        name: a.angle(name) + (b.angle(name) - a.angle(name)) * part
        for name in sorted(a.angles.keys() | b.angles.keys())
    }
    belly = a.belly + (b.belly - a.belly) * part
    return placed(angles, turned_part(a.facing, b.facing, part), between(a.root, b.root, part), belly=belly)
