"""From a figure to its pictures: every frame drawn, or the way from one frame to the next."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from math import dist

from exercises.figures import arrows, furniture, ground, order, person, pieces
from exercises.figures.camera import View, view_of
from exercises.figures.drawing import Drawing, Shape
from exercises.figures.kinematics import Body
from exercises.figures.look import DEFAULT_LOOK, Build, Look, Side
from exercises.figures.motion import Course, bodies_of, course_of, way_to
from exercises.figures.pieces import Piece, Seen
from exercises.figures.pose import Figure, Frame
from exercises.figures.window import window_round

_KEPT = 160
_ARROW_STEPS = 4
_STEPS = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnFrame:
    """One frame as it is shown: its picture, the caption below it, and what is seen, for those who cannot see it."""

    number: int
    drawing: Drawing
    caption: str
    seen: str
    held: bool


@lru_cache(maxsize=_KEPT)
def draw_figure(figure: Figure, side: Side = Side.RIGHT, look: Look = DEFAULT_LOOK) -> tuple[DrawnFrame, ...]:
    """Every frame of a figure, all of one size and scale, for the side at work."""
    drawings = _Studio.of(figure, side, look).frames()
    return tuple(
        DrawnFrame(
            number=number,
            drawing=drawing,
            caption=side.in_words(frame.caption),
            seen=side.in_words(frame.seen),
            held=frame.held,
        )
        for number, (frame, drawing) in enumerate(zip(figure.frames, drawings, strict=True), 1)
    )


def draw_motion(
    figure: Figure, side: Side = Side.RIGHT, look: Look = DEFAULT_LOOK, *, steps: int = _STEPS
) -> tuple[Drawing, ...]:
    """The way through all frames, in so many steps from one to the next; one drawing for one frame."""
    return tuple(_Studio.of(figure, side, look).motion(steps))


def telling_frame(figure: Figure) -> int:
    """Which frame, counted from 0, shows best what is done: the one that differs most from the first on the picture."""
    view = view_of(figure.camera, mirrored=False)
    bodies = [solved.body.points for solved in course_of(figure, Build.SLIM).frames]
    seen = [[view.point(points[name]) for name in bodies[0]] for points in bodies]
    return max(range(len(seen)), key=lambda n: sum(map(dist, seen[0], seen[n])))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Studio:
    """Everything that the pictures of one figure share."""

    figure: Figure
    look: Look
    view: View
    course: Course
    solids: tuple[Seen, ...]
    under: Sequence[Shape]
    over: Sequence[Shape]
    known: dict[str, Seen] = field(default_factory=dict)
    """Each piece as it was last seen: one that lies as it did in the frame before looks as it did there."""

    @classmethod
    def of(cls, figure: Figure, side: Side, look: Look) -> "_Studio":
        view = view_of(figure.camera, mirrored=side is Side.LEFT)
        course = course_of(figure, look.build)
        places = [place for solved in course.frames for place in solved.body.points.values()]
        return cls(
            figure=figure,
            look=look,
            view=view,
            course=course,
            solids=tuple(pieces.seen(piece, view) for piece in furniture.solid_pieces(course.scene)),
            under=ground.under(figure.props, places, view),
            over=ground.over(figure.props, places, view),
        )

    def frames(self) -> list[Drawing]:
        """Every frame with its arrows, and a clock where it is held."""
        painted = [self.scene(solved.body) + self.arrows(n) for n, solved in enumerate(self.course.frames)]
        window = window_round(painted)
        marks = [
            arrows.clock(window, shapes) if frame.held else []
            for frame, shapes in zip(self.figure.frames, painted, strict=True)
        ]
        return [window.showing((*shapes, *mark)) for shapes, mark in zip(painted, marks, strict=True)]

    def motion(self, steps: int) -> list[Drawing]:
        """The bodies from the first frame to the last, in a window of their own: a limb may swing far out."""
        painted = [self.scene(body) for body in bodies_of(self.course, self.figure, steps)]
        window = window_round(painted)
        return [window.showing(shapes) for shapes in painted]

    def arrows(self, number: int) -> list[Shape]:
        """The arrows of a frame."""
        frame, girth = self.figure.frames[number], self.course.girth
        if not frame.arrows:
            return []
        bodies = self._way_to(number, frame)
        return [
            arrows.arrow_shape(arrows.track(arrow, bodies, girth), self.view, both_ways=arrow.both_ways)
            for arrow in frame.arrows
        ]

    def _way_to(self, number: int, frame: Frame) -> list[Body]:
        if number == 0 or all(arrow.along for arrow in frame.arrows):
            return [self.course.frames[number].body] * 2
        return way_to(self.course, self.figure, number, _ARROW_STEPS)

    def scene(self, body: Body) -> list[Shape]:
        """A body with everything round it, from far to near."""
        props, girth = self.figure.props, self.course.girth
        someone = ground.through_water(props, person.person(body, self.look, self.view.towards))
        worn = furniture.worn_pieces(props, body, girth)
        everything = [*self._seen(someone), *self.solids, *self._seen(worn)]
        return [*self.under, *self._one_by_one(order.far_to_near(everything)), *self.over]

    def _seen(self, found: Sequence[Piece]) -> list[Seen]:
        return [self._looked_at(piece) for piece in found]

    def _looked_at(self, piece: Piece) -> Seen:
        known = self.known.get(piece.name)
        if known is None or not piece.lies_like(known.piece):
            known = self.known[piece.name] = pieces.seen(piece, self.view)
        return known

    def _one_by_one(self, ordered: Sequence[Seen]) -> list[Shape]:
        shapes: list[Shape] = []
        grown: list[Seen] = []
        for seen in ordered:
            name = seen.piece.name
            shapes += seen.shapes
            seams = [earlier for earlier in grown if name in earlier.piece.joins]
            if seams and not pieces.points_at(seen.piece, self.view):
                shapes += [pieces.seam(earlier, name, self.view) for earlier in seams]
            if seen.piece.joins:
                grown.append(seen)
        return shapes
