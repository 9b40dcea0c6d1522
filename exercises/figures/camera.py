"""The camera: from points in space to points on the picture, in centimetres, y downwards."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from math import cos, radians, sin
from typing import NamedTuple

from exercises.figures.flesh import Sphere
from exercises.figures.pose import Camera
from exercises.figures.vectors import Vector, dot

CENTIMETRES = 100.0


class Disc(NamedTuple):
    """A sphere as it is seen: its place and radius on the picture, and how near it is."""

    x: float
    y: float
    radius: float
    near: float


_disc = partial(tuple.__new__, Disc)
"""A disc from its four numbers at once: to name each number takes twice as long."""


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A direction to look from, without perspective; a mirrored view shows left for right."""

    right: Vector
    up: Vector
    towards: Vector
    mirrored: bool = False

    def disc(self, ball: Sphere) -> Disc:
        """A sphere on the picture."""
        return self.discs((ball,))[0]

    def discs(self, balls: Iterable[Sphere]) -> list[Disc]:
        """Spheres on the picture."""
        (a, b, c), (d, e, f), (g, h, i) = self.right, self.up, self.towards
        across = -CENTIMETRES if self.mirrored else CENTIMETRES
        return [
            _disc(
                (
                    (x * a + y * b + z * c) * across,
                    (x * d + y * e + z * f) * -CENTIMETRES,
                    radius * CENTIMETRES,
                    x * g + y * h + z * i,
                )
            )
            for (x, y, z), radius in balls
        ]

    def point(self, place: Vector) -> tuple[float, float]:
        """A point on the picture."""
        x, y, z = place
        (a, b, c), (d, e, f) = self.right, self.up
        across = (x * a + y * b + z * c) * CENTIMETRES
        return (-across if self.mirrored else across, (x * d + y * e + z * f) * -CENTIMETRES)

    def directed(self, way: Vector) -> Vector:
        """A direction as it is seen: how far it goes to the right of the picture, down on it, and nearer."""
        across = dot(way, self.right)
        return (-across if self.mirrored else across, -dot(way, self.up), dot(way, self.towards))


def view_of(camera: Camera, *, mirrored: bool) -> View:
    """The view of a camera."""
    a, e = radians(camera.azimuth), radians(camera.elevation)
    return View(
        right=(cos(a), 0.0, -sin(a)),
        up=(-sin(a) * sin(e), cos(e), -cos(a) * sin(e)),
        towards=(sin(a) * cos(e), sin(e), cos(a) * cos(e)),
        mirrored=mirrored,
    )
