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


def bodies_between(course: Course, figure: Figure, number: int, steps: int) -> list[Body]:
    """The bodies from the frame before `number` (from 0) to that frame, both included, in equal steps.

    Angles go evenly from one frame to the next, and what both frames touch is touched all the way.
    """
    start, end = course.frames[number - 1], course.frames[number]
    shared = _shared(figure.frames[number - 1], figure.frames[number], start, end)
    inner = [_blended(course, (start, end), shared, n / steps) for n in range(1, steps)]
    return [start.body, *inner, end.body]


def _shared(before: Frame, after: Frame, start: Solved, end: Solved) -> Mapping[Contact, tuple[Vector, Vector]]:
    had = {(contact.part, contact.on) for contact in before.contacts}
    return {
        contact: (start.touched[contact.part, contact.on], end.touched[contact.part, contact.on])
        for contact in after.contacts
        if (contact.part, contact.on) in had
    }


def _blended(
    course: Course, ends: tuple[Solved, Solved], shared: Mapping[Contact, tuple[Vector, Vector]], part: float
) -> Body:
    a, b = (end.body for end in ends)
    angles = {
        name: a.angle(name) + (b.angle(name) - a.angle(name)) * part
        for name in sorted(a.angles.keys() | b.angles.keys())
    }
    belly = a.belly + (b.belly - a.belly) * part
    body = placed(angles, turned_part(a.facing, b.facing, part), between(a.root, b.root, part), belly=belly)
    reach(body, course.girth, course.scene, {c: between(*places, part) for c, places in shared.items()})
    return body
