"""Pieces: the parts of the picture that are painted one by one, each made of rounded hulls."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from math import hypot
from typing import NamedTuple

from exercises.figures.camera import Disc, View
from exercises.figures.drawing import Path, Shape
from exercises.figures.flesh import Sphere
from exercises.figures.outline import around
from exercises.figures.palette import INK
from exercises.figures.vectors import Vector, along, dot, sub, unit


class Hull(NamedTuple):
    """What is within the tightest skin round some spheres, in one colour."""

    balls: tuple[Sphere, ...]
    colour: str


_TOWARDS = 0.6

Layer = tuple[Hull, ...]
"""Hulls with one contour round them all."""

Faces = tuple[Vector, float, float]
"""Two opposite faces of a box: the direction out of the second, and how far along it either of them is."""
SeenFaces = tuple[Vector, float, float, float]
"""The same, and how much the second looks at the camera."""


class Piece(NamedTuple):
    """A part of the picture.

    `layers` are painted one over the other; `ends` say where it is, and `links` which of them it lies between, counted
    from 0, for telling what is in front; a box has `faces` for that instead; `joins` names the pieces it grows together
    with, each with the hull that hides the seam when this one is painted first, or the segment whose end does; `over`
    decides between pieces that are equally near; `lift` brings a piece nearer than it is, in metres; `details` are
    drawn last.
    """

    name: str
    layers: tuple[Layer, ...]
    ends: tuple[Sphere, ...]
    links: tuple[tuple[int, int], ...]
    joins: dict[str, Hull]
    over: float = 0.0
    lift: float = 0.0
    faces: tuple[Faces, ...] = ()
    details: Callable[[View, Sequence[Disc]], Sequence[Shape]] | None = None

    def lies_like(self, other: "Piece") -> bool:
        """Whether two pieces without details look the same from everywhere."""
        return self.layers == other.layers and not (self.details or other.details)

    @property
    def balls(self) -> tuple[Sphere, ...]:
        """All spheres of the first layer."""
        return tuple(ball for hull in self.layers[0] for ball in hull.balls)

    def recoloured(self, tone: Callable[[str], str]) -> "Piece":
        """The piece with each of its colours changed."""
        layers = tuple(tuple(hull._replace(colour=tone(hull.colour)) for hull in layer) for layer in self.layers)
        joins = {name: hull._replace(colour=tone(hull.colour)) for name, hull in self.joins.items()}
        return self._replace(layers=layers, joins=joins)


def chained(count: int) -> tuple[tuple[int, int], ...]:
    """The links of so many ends in a row."""
    return tuple(pairwise(range(count))) or ((0, 0),)


class Link(NamedTuple):
    """A part of a piece on the picture, between two discs, and the circle that it lies in."""

    start: Disc
    end: Disc
    x: float
    y: float
    reach: float


class Seen(NamedTuple):
    """A piece as a view shows it: where it is on the picture, and the shapes that paint it."""

    piece: Piece
    paths: Sequence[Sequence[Path]]
    """The outlines of its hulls, layer by layer."""
    shapes: Sequence[Shape]
    links: Sequence[Link]
    bounds: tuple[float, float, float, float]
    near: float
    balls: tuple[Sphere, ...]
    faces: Sequence[SeenFaces]
    extents: dict[Vector, tuple[float, float]]
    """From where to where it lies along a direction, as far as somebody asked."""


def seen(piece: Piece, view: View) -> Seen:
    """A piece from where the view looks."""
    discs = view.discs(piece.ends)
    paths = [
        [around(discs if hull.balls is piece.ends else view.discs(hull.balls)) for hull in layer]
        for layer in piece.layers
    ]
    if piece.lift:
        discs = [(x, y, radius, near + piece.lift) for x, y, radius, near in discs]
    return Seen(
        piece=piece,
        paths=paths,
        shapes=_painted(piece, paths) + (list(piece.details(view, discs)) if piece.details else []),
        links=[_link(discs[a], discs[b]) for a, b in piece.links],
        bounds=bounds_of(discs),
        near=sum([disc[3] for disc in discs]) / len(discs),
        balls=piece.balls,
        faces=[(way, least, most, dot(way, view.towards)) for way, least, most in piece.faces],
        extents={},
    )


def _link(a: Disc, b: Disc) -> Link:
    ax, ay, a_radius, _ = a
    bx, by, b_radius, _ = b
    half = hypot(ax - bx, ay - by) / 2
    return Link(a, b, (ax + bx) / 2, (ay + by) / 2, half + max(a_radius, b_radius))


def bounds_of(discs: Sequence[Disc]) -> tuple[float, float, float, float]:
    """The box round some discs: left, top, right, bottom."""
    return (
        min([x - radius for x, _, radius, _ in discs]),
        min([y - radius for _, y, radius, _ in discs]),
        max([x + radius for x, _, radius, _ in discs]),
        max([y + radius for _, y, radius, _ in discs]),
    )


def _painted(piece: Piece, paths: Sequence[Sequence[Path]]) -> list[Shape]:
    """The shapes of a piece without details: of each layer first all contours, then all colours."""
    shapes: list[Shape] = []
    for layer, outlines in zip(piece.layers, paths, strict=True):
        if len(layer) == 1:
            shapes.append(Shape(path=outlines[0], fill=layer[0].colour, stroke=INK))
            continue
        shapes += [Shape(path=path, stroke=INK) for path in outlines]
        shapes += [Shape(path=path, fill=hull.colour) for hull, path in zip(layer, outlines, strict=True)]
    return shapes


def points_at(piece: Piece, view: View) -> bool:
    """Whether a limb points at the camera, so that it covers the joint it grows from and needs its whole contour."""
    way = unit(sub(piece.ends[piece.links[-1][1]].centre, piece.ends[piece.links[0][0]].centre))
    return dot(way, view.towards) > _TOWARDS


def seam(seen: Seen, name: str, view: View) -> Shape:
    """What hides the contour between a piece and the one of that name which it grows together with."""
    hull, first = seen.piece.joins[name], seen.piece.layers[0][0]
    if hull is first:
        return Shape(path=seen.paths[0][0], fill=hull.colour)
    balls = _end_of(*hull.balls) if len(hull.balls) == 2 else hull.balls
    return Shape(path=around(view.discs(balls)), fill=hull.colour)


def _end_of(near: Sphere, far: Sphere) -> tuple[Sphere, Sphere]:
    """The last of a segment before the joint at its far end: what the next segment grows out of."""
    way = sub(near.centre, far.centre)
    size = dot(way, way) ** 0.5 or 1.0
    part = min(1.0, 1.6 * far.radius / size)
    start = along(far.centre, way, part)
    return Sphere(start, far.radius + (near.radius - far.radius) * part), far
