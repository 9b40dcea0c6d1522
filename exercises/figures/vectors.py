"""Vectors and rotations in 3-D: x forward, y up, z to the figure's right; angles in degrees."""

from collections.abc import Sequence
from math import acos, asin, atan2, cos, degrees, radians, sin, sqrt

Vector = tuple[float, float, float]
Matrix = tuple[Vector, Vector, Vector]
"""A rotation as its three rows."""

X: Vector = (1.0, 0.0, 0.0)
Y: Vector = (0.0, 1.0, 0.0)
Z: Vector = (0.0, 0.0, 1.0)
ORIGIN: Vector = (0.0, 0.0, 0.0)
UPRIGHT: Matrix = (X, Y, Z)


def add(a: Vector, b: Vector) -> Vector:
    """The sum."""
    return (a[0] + b[0], a[1] + b[1], a[2] + b[2])


def sub(a: Vector, b: Vector) -> Vector:
    """The way from b to a."""
    return (a[0] - b[0], a[1] - b[1], a[2] - b[2])


def scale(a: Vector, by: float) -> Vector:
    """A vector made longer or shorter."""
    return (a[0] * by, a[1] * by, a[2] * by)


def along(start: Vector, direction: Vector, by: float) -> Vector:
    """The point that lies `by` along a direction."""
    return (start[0] + direction[0] * by, start[1] + direction[1] * by, start[2] + direction[2] * by)


def between(a: Vector, b: Vector, part: float) -> Vector:
    """The point that lies a part of the way from a (0) to b (1)."""
    return along(a, sub(b, a), part)


def middle(points: Sequence[Vector]) -> Vector:
    """The mean of some points."""
    if len(points) == 1:
        return points[0]
    x, y, z = (sum(values) / len(points) for values in zip(*points, strict=True))
    return (x, y, z)


def dot(a: Vector, b: Vector) -> float:
    """The scalar product."""
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def cross(a: Vector, b: Vector) -> Vector:
    """The vector product."""
    return (a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0])


def length(a: Vector) -> float:
    """How long a vector is."""
    return sqrt(a[0] * a[0] + a[1] * a[1] + a[2] * a[2])


def unit(a: Vector, otherwise: Vector = X) -> Vector:
    """The direction of a vector; one without length has the direction given for that."""
    x, y, z = a
    size = sqrt(x * x + y * y + z * z)
    if size <= 1e-9:
        return otherwise
    by = 1.0 / size
    return (x * by, y * by, z * by)


def across(a: Vector, axis: Vector) -> Vector:
    """What of a vector stands at right angles to an axis of length 1."""
    x, y, z = axis
    by = -(a[0] * x + a[1] * y + a[2] * z)
    return (a[0] + x * by, a[1] + y * by, a[2] + z * by)


def turn(m: Matrix, v: Vector) -> Vector:
    """A vector after a rotation."""
    a, b, c = m
    x, y, z = v
    return (
        a[0] * x + a[1] * y + a[2] * z,
        b[0] * x + b[1] * y + b[2] * z,
        c[0] * x + c[1] * y + c[2] * z,
    )


def back(m: Matrix, v: Vector) -> Vector:
    """A vector before a rotation."""
    a, b, c = m
    x, y, z = v
    return (
        a[0] * x + b[0] * y + c[0] * z,
        a[1] * x + b[1] * y + c[1] * z,
        a[2] * x + b[2] * y + c[2] * z,
    )


def after(m: Matrix, n: Matrix) -> Matrix:
    """The rotation m after the rotation n."""
    (a, b, c), (d, e, f), (g, h, i) = m
    (j, k, l), (o, p, q), (r, s, t) = n  # noqa: E741 # the nine numbers, in order
    return (
        (a * j + b * o + c * r, a * k + b * p + c * s, a * l + b * q + c * t),
        (d * j + e * o + f * r, d * k + e * p + f * s, d * l + e * q + f * t),
        (g * j + h * o + i * r, g * k + h * p + i * s, g * l + h * q + i * t),
    )


def seen_from(m: Matrix, n: Matrix) -> Matrix:
    """The rotation n as it is within m: m after it is n."""
    (a, b, c), (d, e, f), (g, h, i) = m
    (j, k, l), (o, p, q), (r, s, t) = n  # noqa: E741 # the nine numbers, in order
    return (
        (a * j + d * o + g * r, a * k + d * p + g * s, a * l + d * q + g * t),
        (b * j + e * o + h * r, b * k + e * p + h * s, b * l + e * q + h * t),
        (c * j + f * o + i * r, c * k + f * p + i * s, c * l + f * q + i * t),
    )


def after_about_z(m: Matrix, angle: float) -> Matrix:
    """The rotation m after one about z."""
    k, s = cos(radians(angle)), sin(radians(angle))
    (a, b, c), (d, e, f), (g, h, i) = m
    return ((a * k + b * s, b * k - a * s, c), (d * k + e * s, e * k - d * s, f), (g * k + h * s, h * k - g * s, i))


def transposed(m: Matrix) -> Matrix:
    """The rotation back."""
    a, b, c = m
    return ((a[0], b[0], c[0]), (a[1], b[1], c[1]), (a[2], b[2], c[2]))


def column(m: Matrix, n: int) -> Vector:
    """Where a rotation brings an axis: x (0), y (1) or z (2)."""
    return (m[0][n], m[1][n], m[2][n])


def axes(x: Vector, y: Vector, z: Vector) -> Matrix:
    """The rotation that brings the three axes to these directions."""
    return transposed((x, y, z))


def about_x(angle: float) -> Matrix:
    """A rotation about x: y towards z."""
    c, s = cos(radians(angle)), sin(radians(angle))
    return (X, (0.0, c, -s), (0.0, s, c))


def about_y(angle: float) -> Matrix:
    """A rotation about y: z towards x."""
    c, s = cos(radians(angle)), sin(radians(angle))
    return ((c, 0.0, s), Y, (-s, 0.0, c))


def about_z(angle: float) -> Matrix:
    """A rotation about z: x towards y."""
    c, s = cos(radians(angle)), sin(radians(angle))
    return ((c, -s, 0.0), (s, c, 0.0), Z)


def about_zxy(z: float, x: float, y: float) -> Matrix:
    """A rotation about y, then about x, then about z."""
    z, x, y = radians(z), radians(x), radians(y)
    cz, sz, cx, sx, cy, sy = cos(z), sin(z), cos(x), sin(x), cos(y), sin(y)
    return (
        (cz * cy - sz * sx * sy, -sz * cx, cz * sy + sz * sx * cy),
        (sz * cy + cz * sx * sy, cz * cx, sz * sy - cz * sx * cy),
        (-cx * sy, sx, cx * cy),
    )


def angles_zxy(m: Matrix) -> tuple[float, float, float]:
    """The angles that `about_zxy` turns into this rotation, the one about x between -90 and 90."""
    return (
        degrees(atan2(-m[0][1], m[1][1])),
        degrees(asin(max(-1.0, min(1.0, m[2][1])))),
        degrees(atan2(-m[2][0], m[2][2])),
    )


def about(axis: Vector, angle: float) -> Matrix:
    """A rotation about any axis of length 1, counted as a right hand's fingers bend."""
    c, s = cos(radians(angle)), sin(radians(angle))
    x, y, z = axis
    k = 1.0 - c
    return (
        (c + x * x * k, x * y * k - z * s, x * z * k + y * s),
        (y * x * k + z * s, c + y * y * k, y * z * k - x * s),
        (z * x * k - y * s, z * y * k + x * s, c + z * z * k),
    )


def swung(v: Vector, was: Vector, becomes: Vector) -> Vector:
    """A vector turned with a direction, both of length 1, that goes the shortest way to another one."""
    axis, cosine = cross(was, becomes), dot(was, becomes)
    return add(along(cross(axis, v), v, cosine), scale(axis, dot(axis, v) / max(1e-9, 1.0 + cosine)))


def turned_part(m: Matrix, n: Matrix, part: float) -> Matrix:
    """The rotation that lies a part of the way from m (0) to n (1)."""
    difference = after(n, transposed(m))
    trace = difference[0][0] + difference[1][1] + difference[2][2]
    angle = degrees(acos(max(-1.0, min(1.0, (trace - 1.0) / 2.0))))
    if angle < 1e-6:
        return m
    axis = (
        difference[2][1] - difference[1][2],
        difference[0][2] - difference[2][0],
        difference[1][0] - difference[0][1],
    )
    return after(about(unit(axis), angle * part), m)
