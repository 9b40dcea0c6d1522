"""The camera: from points in space to points on the picture, in centimetres, y downwards."""

from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A direction to look from, without perspective; a mirrored view shows left for right."""

    right: Vector
    up: Vector
    towards: Vector
    mirrored: bool = False

    def disc(self, ball: Sphere) -> Disc:
        """A sphere on the picture."""
        centre, radius = ball
        x, y = self.point(centre)
        return Disc(x, y, radius * CENTIMETRES, dot(centre, self.towards))

    def point(self, place: Vector) -> tuple[float, float]:
        """A point on the picture."""
        x, y, z = place
        (a, b, c), (d, e, f) = self.right, self.up
        across = (x * a + y * b + z * c) * CENTIMETRES
        return (-across if self.mirrored else across, (x * d + y * e + z * f) * -CENTIMETRES)


def view_of(camera: Camera, *, mirrored: bool) -> View:
    """The view of a camera."""
    a, e = radians(camera.azimuth), radians(camera.elevation)
    return View(
        right=(cos(a), 0.0, -sin(a)),
        up=(-sin(a) * sin(e), cos(e), -cos(a) * sin(e)),
        towards=(sin(a) * cos(e), sin(e), cos(a) * cos(e)),
        mirrored=mirrored,
    )
