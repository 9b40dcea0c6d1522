"""Pieces: the parts of the picture that are painted one by one, each made of rounded hulls."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from math import hypot
from typing import NamedTuple

from exercises.figures.camera import Disc, View
from exercises.figures.drawing import Shape
from exercises.figures.flesh import Sphere
from exercises.figures.outline import around
from exercises.figures.palette import INK, shaded
from exercises.figures.vectors import Vector, dot, sub, unit


class Hull(NamedTuple):
    """What is within the tightest skin round some spheres, in one colour."""

    balls: tuple[Sphere, ...]
    colour: str


_TOWARDS = 0.6

Layer = tuple[Hull, ...]
"""Hulls with one contour round them all."""

Face = tuple[Vector, float, float]
"""A face of a box: the direction out of it, its distance from the origin, and how much it looks at the camera."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A part of the picture.

    `layers` are painted one over the other; `links` say where it is, for telling what is in front; `joins` names the
    pieces it grows together with, each with the hull that hides the seam when this one is painted first; `over` decides
    between pieces that are equally near; `lift` brings a piece nearer than it is, in metres; `details` are drawn last.
    """

    name: str
    layers: tuple[Layer, ...]
    links: tuple[tuple[Sphere, Sphere], ...]
    joins: dict[str, Hull]
    over: float = 0.0
    lift: float = 0.0
    faces: tuple[tuple[Vector, float], ...] = ()
    details: Callable[[View], Sequence[Shape]] | None = None

    @property
    def balls(self) -> tuple[Sphere, ...]:
        """All spheres of the first layer."""
        return tuple(ball for hull in self.layers[0] for ball in hull.balls)

    def darker(self, by: float) -> "Piece":
        """The piece in the shade."""
        return self.recoloured(lambda colour: shaded(colour, by))

    def recoloured(self, tone: Callable[[str], str]) -> "Piece":
        """The piece with each of its colours changed."""
        layers = tuple(tuple(hull._replace(colour=tone(hull.colour)) for hull in layer) for layer in self.layers)
        joins = {name: hull._replace(colour=tone(hull.colour)) for name, hull in self.joins.items()}
        return replace(self, layers=layers, joins=joins)


class Link(NamedTuple):
    """A part of a piece on the picture, between two discs, and the circle that it lies in."""

    start: Disc
    end: Disc
    x: float
    y: float
    reach: float

    def may_be_within(self, gap: float, other: "Link") -> bool:
        """Whether two links could be closer to each other than so many centimetres."""
        return hypot(self.x - other.x, self.y - other.y) - self.reach - other.reach < gap


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A piece as a view shows it: where it is on the picture, and the shapes that paint it."""

    piece: Piece
    shapes: tuple[Shape, ...]
    links: tuple[Link, ...]
    bounds: tuple[float, float, float, float]
    near: float
    balls: tuple[Sphere, ...]
    faces: tuple[Face, ...]

    def meets(self, other: "Seen") -> bool:
        """Whether the two could overlap on the picture."""
        left, top, right, bottom = self.bounds
        x0, y0, x1, y1 = other.bounds
        return left < x1 and x0 < right and top < y1 and y0 < bottom


def seen(piece: Piece, view: View) -> Seen:
    """A piece from where the view looks."""
    discs = {ball: _lifted(view.disc(ball), piece.lift) for link in piece.links for ball in link}
    flat = list(discs.values())
    towards = view.towards
    return Seen(
        piece=piece,
        shapes=tuple(_painted(piece, view)),
        links=tuple(_link(discs[a], discs[b]) for a, b in piece.links),
        bounds=bounds_of(flat),
        near=sum(disc.near for disc in flat) / len(flat),
        balls=piece.balls,
        faces=tuple(
            (n, offset, n[0] * towards[0] + n[1] * towards[1] + n[2] * towards[2]) for n, offset in piece.faces
        ),
    )


def _link(a: Disc, b: Disc) -> Link:
    half = hypot(a.x - b.x, a.y - b.y) / 2
    return Link(a, b, (a.x + b.x) / 2, (a.y + b.y) / 2, half + max(a.radius, b.radius))


def _lifted(disc: Disc, by: float) -> Disc:
    return disc._replace(near=disc.near + by) if by else disc


def bounds_of(discs: Sequence[Disc]) -> tuple[float, float, float, float]:
    """The box round some discs: left, top, right, bottom."""
    return (
        min([x - radius for x, _, radius, _ in discs]),
        min([y - radius for _, y, radius, _ in discs]),
        max([x + radius for x, _, radius, _ in discs]),
        max([y + radius for _, y, radius, _ in discs]),
    )


def _painted(piece: Piece, view: View) -> list[Shape]:
    """The shapes of a piece: of each layer first all contours, then all colours, then what is drawn on it."""
    shapes: list[Shape] = []
    for layer in piece.layers:
        paths = [(around([view.disc(ball) for ball in hull.balls]), hull.colour) for hull in layer]
        if len(paths) == 1:
            shapes.append(Shape(path=paths[0][0], fill=paths[0][1], stroke=INK))
            continue
        shapes += [Shape(path=path, stroke=INK) for path, _ in paths]
        shapes += [Shape(path=path, fill=colour) for path, colour in paths]
    if piece.details:
        shapes += piece.details(view)
    return shapes


def points_at(piece: Piece, view: View) -> bool:
    """Whether a limb points at the camera, so that it covers the joint it grows from and needs its whole contour."""
    way = unit(sub(piece.links[-1][1].centre, piece.links[0][0].centre))
    return dot(way, view.towards) > _TOWARDS


def seam(hull: Hull, view: View) -> Shape:
    """What hides the contour between two pieces that are one."""
    return Shape(path=around([view.disc(ball) for ball in hull.balls]), fill=hull.colour)
