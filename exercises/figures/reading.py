"""From what a curator wrote to a figure that a body can do: joints within range, contacts met, nothing in the floor."""

from collections.abc import Iterator
from math import dist

from exercises.figures import flesh
from exercises.figures import skeleton as sk
from exercises.figures.camera import View, view_of
from exercises.figures.contacts import Solved
from exercises.figures.look import Build
from exercises.figures.motion import course_of
from exercises.figures.plain import Remark
from exercises.figures.pose import Figure
from exercises.figures.words import FigureFaultsError, read_words

__all__ = ["FigureFaultsError", "Remark", "judge", "read_figure", "read_words"]

MOST_GAP = 0.010
"""How far a part may be from what it touches, or below the floor, in metres."""
LEAST_CHANGE = 3.5
"""How far some point of the body has to move on the picture between two frames, in centimetres of the drawn world."""


def read_figure(raw: object) -> Figure:
    """The figure that a mapping describes, checked in words, angles and contacts; raises FigureFaultsError."""
    figure = read_words(raw)
    remarks = tuple(judge(figure))
    if remarks:
        raise FigureFaultsError(remarks)
    return figure


def judge(figure: Figure) -> list[Remark]:
    """All that is wrong with a figure once it is solved; what is wrong for both builds is said once."""
    found: dict[tuple[str, str], Remark] = {}
    view = view_of(figure.camera, mirrored=False)
    for build in Build:
        frames = course_of(figure, build).frames
        for n, solved in enumerate(frames):
            place = f"frames[{n}]"
            remarks = [*_joints(solved, place), *_contacts(solved, place), *_floor(solved, build, place)]
            if n and not _moved(frames[n - 1], solved, view):
                remarks.append(Remark(place, "looks like the frame before it"))
            for remark in remarks:
                found.setdefault((remark.place, remark.message.split(" ", 1)[0]), remark)
    return list(found.values())


def _joints(solved: Solved, place: str) -> Iterator[Remark]:
    for name, bounds in sk.RANGES.items():
        angle = solved.body.angle(name)
        if not bounds.holds(angle):
            joint, _, movement = name.rpartition(" ")
            yield Remark(f"{place}.joints.{joint}", f"{movement} {angle:.0f} is outside {bounds}")


def _contacts(solved: Solved, place: str) -> Iterator[Remark]:
    for (part, on), gap in solved.gaps.items():
        if gap > MOST_GAP:
            yield Remark(f"{place}.contacts.{part}", f"cannot be reached: {gap * 1000:.0f} mm from the {on}")


def _floor(solved: Solved, build: Build, place: str) -> Iterator[Remark]:
    girth = sk.GIRTHS[build]
    for part in sorted(flesh.PARTS):
        low = min(ball.centre[1] - ball.radius for ball in flesh.spheres(solved.body, girth, part))
        if low < -MOST_GAP:
            yield Remark(f"{place}.{part}", f"is {-low * 1000:.0f} mm below the floor")


def _moved(before: Solved, after: Solved, view: View) -> bool:
    places = ((view.point(place), view.point(after.body.points[name])) for name, place in before.body.points.items())
    return any(dist(was, becomes) >= LEAST_CHANGE for was, becomes in places)
