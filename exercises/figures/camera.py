"""The camera: from points in space to points on the picture, in centimetres, y downwards."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import cos, radians, sin

from exercises.figures.flesh import Sphere
from exercises.figures.pose import Camera
from exercises.figures.vectors import Vector, dot, scale

CENTIMETRES = 100.0

Disc = tuple[float, float, float, float]
"""A sphere as it is seen: its place on the picture, right and down, its radius, and how near it is (metres)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A direction to look from, without perspective.

    `across` and `down` are what a metre in space makes in centimetres on the picture, `towards` the camera in metres; a
    mirrored view, which shows left for right, has `across` the other way round.
    """

    across: Vector
    down: Vector
    towards: Vector

    def disc(self, ball: Sphere) -> Disc:
        """A sphere on the picture."""
        return self.discs((ball,))[0]

    def discs(self, balls: Iterable[Sphere]) -> list[Disc]:
        """Spheres on the picture."""
        (a, b, c), (d, e, f), (g, h, i) = self.across, self.down, self.towards
        return [
            (x * a + y * b + z * c, x * d + y * e + z * f, radius * CENTIMETRES, x * g + y * h + z * i)
            for (x, y, z), radius in balls
        ]

    def point(self, place: Vector) -> tuple[float, float]:
        """A point on the picture."""
        return dot(place, self.across), dot(place, self.down)

    def directed(self, way: Vector) -> Vector:
        """A direction as it is seen: how far it goes to the right of the picture, down on it, and nearer."""
        return (dot(way, self.across) / CENTIMETRES, dot(way, self.down) / CENTIMETRES, dot(way, self.towards))


def view_of(camera: Camera, *, mirrored: bool) -> View:
    """The view of a camera."""
    a, e = radians(camera.azimuth), radians(camera.elevation)
    return View(
        across=scale((cos(a), 0.0, -sin(a)), -CENTIMETRES if mirrored else CENTIMETRES),
        down=scale((-sin(a) * sin(e), cos(e), -cos(a) * sin(e)), -CENTIMETRES),
        towards=(sin(a) * cos(e), sin(e), cos(a) * cos(e)),
    )
