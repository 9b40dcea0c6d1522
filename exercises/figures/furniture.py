"""Props as pieces: boxes that stand on the floor, and things that lie under, hang on or go round the body."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType

from exercises.figures import flesh, palette
from exercises.figures import skeleton as sk
from exercises.figures.camera import Disc, View
from exercises.figures.drawing import Shape
from exercises.figures.flesh import Sphere
from exercises.figures.kinematics import Body
from exercises.figures.outline import polygon
from exercises.figures.pieces import Hull, Piece, chained
from exercises.figures.pose import Prop
from exercises.figures.scene import Scene, Solid
from exercises.figures.vectors import (
    Matrix,
    Vector,
    about_y,
    add,
    along,
    between,
    dot,
    middle,
    scale,
    sub,
    transposed,
    turn,
    unit,
)

_EDGE = 0.003
_FACES = ((0, 1.0, 0.90), (0, -1.0, 0.90), (1, 1.0, 1.05), (2, 1.0, 0.97), (2, -1.0, 0.97))
"""The faces of a box but for the one below: across which axis, which way along it, and how light."""
_BAND = 0.055
_ROUND = ((1, 0), (0.7, 0.7), (0, 1), (-0.7, 0.7), (-1, 0), (-0.7, -0.7), (0, -1), (0.7, -0.7))
_LIFTED = {"band": 0.15}
"""How much nearer than it is a thing is painted, in metres: a band lies round both thighs at once."""
_SIGNS = ((1, 1), (1, -1), (-1, -1), (-1, 1))
_CORNERS: tuple[Vector, ...] = tuple((x, y, z) for x in (-1.0, 1.0) for y in (-1.0, 1.0) for z in (-1.0, 1.0))
"""The corners of a box, as how far each is from its middle."""


def _outline(axis: int, way: float) -> tuple[int, ...]:
    """The corners of a face, in the order in which its outline goes round."""
    others = [n for n in range(3) if n != axis]
    around = [{axis: way, others[0]: one, others[1]: other} for one, other in _SIGNS]
    return tuple(_CORNERS.index((signs[0], signs[1], signs[2])) for signs in around)


_OUTLINES = tuple(_outline(axis, way) for axis, way, _ in _FACES)


def solid_pieces(scene: Scene) -> list[Piece]:
    """What stands in the scene."""
    return [_box(solid, n) for n, solid in enumerate(scene.solids)]


def _box(solid: Solid, n: int) -> Piece:
    ways = transposed(about_y(solid.turned))
    balls = tuple([Sphere(corner, _EDGE) for corner in _corners(solid, ways)])
    faces = []
    for way, half in zip(ways, solid.half, strict=True):
        at = dot(solid.centre, way)
        faces.append((way, at - half, at + half))
    colour = palette.SOLIDS[solid.colour]
    return Piece(
        name=f"solid {n}",
        layers=((Hull(balls, colour),),),
        ends=balls,
        links=(),
        joins={},
        faces=tuple(faces),
        details=lambda view, discs: _sides(view, discs, ways, colour),
    )


def _corners(solid: Solid, ways: Matrix) -> list[Vector]:
    cx, cy, cz = solid.centre
    (ax, ay, az), (bx, by, bz), (dx, dy, dz) = (scale(way, half) for way, half in zip(ways, solid.half, strict=True))
    return [
        (cx + a * ax + b * bx + d * dx, cy + a * ay + b * by + d * dy, cz + a * az + b * bz + d * dz)
        for a, b, d in _CORNERS
    ]


def _sides(view: View, corners: Sequence[Disc], ways: Matrix, colour: str) -> list[Shape]:
    """The faces of a box that are seen, but for the one below."""
    points = [(x, y) for x, y, _, _ in corners]
    facing = [dot(way, view.towards) for way in ways]
    return [
        Shape(path=polygon([points[n] for n in outline]), fill=palette.shaded(colour, light), stroke=palette.INK)
        for (axis, way, light), outline in zip(_FACES, _OUTLINES, strict=True)
        if way * facing[axis] > 0.01
    ]


def worn_pieces(props: tuple[Prop, ...], body: Body, girth: sk.Girth) -> list[Piece]:
    """What is placed by the body: pillows, straps, bands and bags, in every frame anew."""
    pieces = []
    for n, prop in enumerate(props):
        make = WORN.get(prop.kind)
        if make:
            hulls = enumerate(make(prop, body, girth))
            pieces += [_soft(f"{prop.kind} {n}.{m}", hull, _LIFTED.get(prop.kind, 0.0)) for m, hull in hulls]
    return pieces


def _soft(name: str, hull: Hull, lift: float) -> Piece:
    ends = hull.balls
    return Piece(name=name, layers=((hull,),), ends=ends, links=chained(len(ends)), joins={}, over=2.5, lift=lift)


def _pillow(prop: Prop, body: Body, girth: sk.Girth) -> list[Hull]:
    """A pillow on the floor under a part of the body, or where `shift` puts it; `size` is its length, height, width."""
    long, high, wide = prop.size or (0.30, 0.10, 0.46)
    place = prop.shift
    if prop.at:
        x, _, z = _middle_of(body, girth, prop.at)
        place = (x + prop.shift[0], prop.shift[1], z + prop.shift[2])
    r = high / 2
    turned = about_y(prop.turned)
    corners = [(x * (long / 2 - r), 0.0, z * (wide / 2 - r)) for x, z in _SIGNS]
    return [Hull(tuple(Sphere(add((place[0], place[1] + r, place[2]), turn(turned, c)), r) for c in corners),
                 palette.SOLIDS["pillow"])]  # fmt: skip


def _between_legs(_prop: Prop, body: Body, girth: sk.Girth) -> list[Hull]:
    """A pillow between the knees, along the shins."""
    at = body.points
    knees = between(at["right knee"], at["left knee"], 0.5)
    ankles = between(at["right ankle"], at["left ankle"], 0.5)
    apart = sub(at["right knee"], at["left knee"])
    r = max(0.035, (dot(apart, apart) ** 0.5) / 2 - girth.knee)
    thighs = between(knees, between(at["right hip"], at["left hip"], 0.5), 0.25)
    return [Hull((Sphere(thighs, r), Sphere(knees, r), Sphere(between(knees, ankles, 0.75), r)),
                 palette.SOLIDS["pillow"])]  # fmt: skip


def _roll(prop: Prop, body: Body, girth: sk.Girth) -> list[Hull]:
    """A firm roll across the body, under a part of it; `size` gives its radius first."""
    r = prop.size[0] if prop.size else 0.08
    x, _, z = _middle_of(body, girth, prop.at) if prop.at else (0.0, 0.0, 0.0)
    place = (x + prop.shift[0], r + prop.shift[1], z + prop.shift[2])
    ends = (Sphere(add(place, (0.0, 0.0, 0.24)), r), Sphere(add(place, (0.0, 0.0, -0.24)), r))
    return [Hull(ends, palette.SOLIDS["pillow"])]


def _strap(prop: Prop, body: Body, _girth: sk.Girth) -> list[Hull]:
    """A strap from both hands round a foot."""
    foot = body.points[f"{prop.at.split(' ')[0]} ball"]
    out = unit(sub(foot, body.points[f"{prop.at.split(' ')[0]} ankle"]))
    end = along(foot, out, 0.0)
    hands = [body.points[f"{side} palm"] for side in sk.SIDES]
    return [Hull((Sphere(hand, 0.010), Sphere(end, 0.022)), palette.SOLIDS["strap"]) for hand in hands]


def _band(prop: Prop, body: Body, girth: sk.Girth) -> list[Hull]:
    """A loop round both thighs just above the knees, or round both shins with `at: shins`."""
    segment, part = ("shank", 0.72) if prop.at == "shins" else ("thigh", 0.78)
    legs = [flesh.limb(body, girth, f"{side} {segment}") for side in sk.SIDES]
    return [Hull(tuple(ball for leg in legs for ball in _ring(leg, part)), palette.SOLIDS["band"])]


def _ring(leg: flesh.Limb, part: float) -> Iterator[Sphere]:
    """Small spheres round a limb, in two circles that are as far apart as a band is wide."""
    radius = leg.near.radius + (leg.far.radius - leg.near.radius) * part
    for edge in (part - _BAND, part + _BAND):
        centre = between(leg.near.centre, leg.far.centre, edge)
        for forward, aside in _ROUND:
            yield Sphere(add(centre, turn(leg.frame, (forward * radius, 0.0, aside * radius))), 0.004)


def _stick(prop: Prop, body: Body, girth: sk.Girth) -> list[Hull]:
    """A stick along the back, from above the head to below the tail."""
    top, _ = flesh.spot(body, girth, "head", ("behind", 0.0))
    low, out = flesh.spot(body, girth, "pelvis", ("behind", 0.0))
    way = unit(sub(top, low))
    lift = scale(out, 0.016)
    ends = (add(along(top, way, 0.16), lift), add(along(low, way, -0.16), lift))
    return [Hull(tuple(Sphere(add(end, prop.shift), 0.012) for end in ends), palette.SOLIDS["stick"])]


def _bag(prop: Prop, body: Body, _girth: sk.Girth) -> list[Hull]:
    """A bag that hangs from one hand, from both with `at: hands`, or stands where `shift` puts it."""
    if prop.at == "hands":
        hold = between(body.points["right palm"], body.points["left palm"], 0.5)
    elif prop.at:
        hold = body.points[f"{prop.at.split(' ')[0]} palm"]
    else:
        hold = (0.0, 0.0, 0.0)
    hold = add(hold, prop.shift)
    r = 0.05
    corners = [(x * 0.07, y, z * 0.05) for x, z in _SIGNS for y in (-0.13, -0.28)]
    sack = Hull(tuple(Sphere(add(hold, corner), r) for corner in corners), palette.SOLIDS["bag"])
    strap = Hull((Sphere(hold, 0.012), Sphere(add(hold, (0.0, -0.10, 0.0)), 0.03)), palette.SOLIDS["bag"])
    return [strap, sack]


def _bike(prop: Prop, body: Body, _girth: sk.Girth) -> list[Hull]:
    """A stationary bike under the pelvis, its pedals under the feet."""
    colour = palette.SOLIDS["steel"]
    at = [body.points[f"{side} ball"] for side in sk.SIDES]
    axle = prop.shift
    saddle = add(body.points["pelvis"], (-0.02, -0.14, 0.0))
    front = add(axle, (0.42, -0.02, 0.0))
    bars = between(body.points["right palm"], body.points["left palm"], 0.5)
    floor = -axle[1] + 0.03
    tubes = [
        ((axle, front), 0.03), ((axle, saddle), 0.024), ((front, bars), 0.022),
        ((front, add(front, (0.08, floor + 0.02, 0.0))), 0.026), ((axle, add(axle, (-0.35, floor, 0.0))), 0.026),
        ((add(saddle, (-0.08, 0.0, 0.0)), add(saddle, (0.13, 0.0, 0.0))), 0.035),
        ((body.points["right palm"], body.points["left palm"]), 0.016),
    ]  # fmt: skip
    hulls = [Hull((Sphere(front, 0.17),), palette.shaded(colour, 0.85))]
    hulls += [Hull((Sphere(a, r), Sphere(b, r)), colour) for (a, b), r in tubes]
    hulls += [Hull((Sphere(add(axle, (0.0, 0.0, foot[2])), 0.012), Sphere(add(foot, (0.0, -0.05, 0.0)), 0.016)), colour)
              for foot in at]  # fmt: skip
    return hulls


def _middle_of(body: Body, girth: sk.Girth, part: str) -> Vector:
    names = [f"{side} {part.removesuffix('s')}" for side in sk.SIDES] if part in _PAIRS else [part]
    return middle([ball.centre for name in names for ball in flesh.spheres(body, girth, name)])


_PAIRS = frozenset(("knees", "thighs", "elbows", "hands", "ankles"))

WORN: Mapping[str, Callable[[Prop, Body, sk.Girth], list[Hull]]] = MappingProxyType(
    {
        "pillow": _pillow,
        "knee pillow": _between_legs,
        "roll": _roll,
        "strap": _strap,
        "band": _band,
        "stick": _stick,
        "bag": _bag,
        "bike": _bike,
    }
)
"""How each prop that goes with the body is made."""
_ON_BODY = frozenset(("", *flesh.PARTS, *_PAIRS))
WORN_AT: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "pillow": _ON_BODY,
        "roll": _ON_BODY,
        "strap": frozenset(("right foot", "left foot")),
        "band": frozenset(("", "thighs", "shins")),
        "bag": frozenset(("", "hands", "right hand", "left hand")),
    }
)
"""Where those props can be that are said to be `at` a part of the body."""
