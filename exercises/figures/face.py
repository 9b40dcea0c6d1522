"""The head: hair, ear, eye and nose, so that one sees which way the person looks."""

from math import atan2, cos, pi, radians, sin

from exercises.figures import flesh, palette
from exercises.figures import skeleton as sk
from exercises.figures.camera import Disc, View
from exercises.figures.drawing import Shape
from exercises.figures.flesh import Sphere
from exercises.figures.kinematics import Body
from exercises.figures.look import Build, Look
from exercises.figures.outline import Point, around, circle, smooth
from exercises.figures.pieces import Hull, Piece
from exercises.figures.vectors import Matrix, Vector, add, cross, dot, scale, turn, unit

_HAIR_WAY = unit((-0.62, 0.78, 0.0))
_HAIR_WIDTH = radians(83.0)
_DEEP, _WIDE = cos(_HAIR_WIDTH), sin(_HAIR_WIDTH)
_ROUND = tuple((cos(pi * n / 10), sin(pi * n / 10)) for n in range(20))
_NOSE = (1.04, -0.10, 0.0)
_EYES = ((0.86, 0.16, 0.40), (0.86, 0.16, -0.40))
_MOUTH = ((0.90, -0.42, 0.17), (0.90, -0.42, -0.17))
_EARS = ((-0.05, -0.02, 1.0), (-0.05, -0.02, -1.0))


def head_and_neck(body: Body, girth: sk.Girth, look: Look) -> Piece:
    """The head on its neck; the broad build wears the hair in a bun."""
    skin, hair = palette.SKINS[look.skin], palette.HAIRS[look.skin]
    skull, frame = flesh.head(body), body.frames["head"]
    neck = Hull((Sphere(body.points["neck"], girth.neck), Sphere(body.points["skull"], girth.neck * 0.95)), skin)
    nose = Sphere(add(skull.centre, scale(turn(frame, _NOSE), skull.radius)), 0.017)
    bun = Sphere(add(skull.centre, turn(frame, (-0.095, 0.055, 0.0))), 0.045)
    extra = (Hull((bun,), hair),) if look.build is Build.BROAD else ()
    layers = (extra, (neck, Hull((skull,), skin), Hull((nose,), skin)))
    return Piece(
        name="head",
        layers=tuple(layer for layer in layers if layer),
        ends=(*neck.balls, skull),
        links=((0, 1), (2, 2)),
        joins={},
        over=0.8,
        details=lambda view, _: _features(skull, frame, view, (skin, hair)),
    )


def _features(skull: Sphere, frame: Matrix, view: View, colours: tuple[str, str]) -> list[Shape]:
    skin, hair = colours
    shapes = []
    cap = _cap(skull, frame, view)
    if cap:
        shapes.append(Shape(path=smooth(cap), fill=hair))
    disc = view.disc(skull)
    if len(cap) == 0 and dot(turn(frame, _HAIR_WAY), view.towards) > 0:
        shapes.append(Shape(path=circle(disc), fill=hair))
    ears = (_on_head(skull, frame, view, (place, 0.020)) for place in _EARS if _faces(turn(frame, place), view, 0.25))
    shapes += [Shape(path=circle(ear), fill=palette.shaded(skin, 0.93), stroke=palette.INK) for ear in ears]
    if _faces(turn(frame, (0.90, -0.42, 0.0)), view, 0.2):
        mouth = [_on_head(skull, frame, view, (place, 0.005)) for place in _MOUTH]
        shapes.append(Shape(path=around(mouth), fill=palette.EYE))
    if _faces(turn(frame, _NOSE), view, 0.55):
        nose = _on_head(skull, frame, view, (_NOSE, 0.013))
        shapes.append(Shape(path=circle(nose), fill=palette.shaded(skin, 0.85)))
    seen = (place for place in _EYES if _faces(turn(frame, place), view, 0.12))
    eyes = (_on_head(skull, frame, view, (place, 0.011)) for place in seen)
    return shapes + [Shape(path=circle(eye), fill=palette.EYE) for eye in eyes]


def _faces(direction: Vector, view: View, least: float) -> bool:
    return dot(direction, view.towards) > least


def _on_head(skull: Sphere, frame: Matrix, view: View, what: tuple[Vector, float]) -> Disc:
    place, radius = what
    return view.disc(Sphere(add(skull.centre, scale(turn(frame, place), skull.radius)), radius))


def _cap(skull: Sphere, frame: Matrix, view: View) -> list[Point]:
    """The contour of the hair: the seen part of a cap's edge, closed along the contour of the head.

    Empty where the edge is not seen at all: then the head shows only hair, or none of it.
    """
    way = turn(frame, _HAIR_WAY)
    side = unit(cross(way, view.towards))
    disc = view.disc(skull)
    x, y, radius, _ = disc
    (ax, ay, az), (bx, by, bz) = (scale(view.directed(direction), _WIDE) for direction in (side, cross(side, way)))
    mx, my, mz = scale(view.directed(way), _DEEP)
    points = [(x + (mx + ax * c + bx * s) * radius, y + (my + ay * c + by * s) * radius) for c, s in _ROUND]
    front = [mz + az * c + bz * s > 0 for c, s in _ROUND]
    if all(front):
        return points
    if not any(front):
        return []
    start = next(n for n in range(len(front)) if front[n] and not front[n - 1])
    run = [points[n] for n in (*range(start, len(front)), *range(start)) if front[n]]
    return run + _rim(disc, run[-1], run[0], (x + mx * radius, y + my * radius))


def _rim(disc: Disc, start: Point, end: Point, through: Point) -> list[Point]:
    """Points along the contour of the head from one point to another, on the side of a third."""
    middle_x, middle_y, radius, _ = disc
    a, b, m = (atan2(y - middle_y, x - middle_x) for x, y in (start, end, through))
    sweep = (b - a) % (2 * pi)
    if (m - a) % (2 * pi) > sweep:
        sweep -= 2 * pi
    count = max(3, int(abs(sweep) * 4))
    return [
        (middle_x + radius * cos(a + sweep * n / count), middle_y + radius * sin(a + sweep * n / count))
        for n in range(count + 1)
    ]
