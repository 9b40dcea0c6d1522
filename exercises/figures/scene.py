"""The scene: the floor and the props that stand on it, as surfaces that a body can touch."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from exercises.figures.flesh import Sphere
from exercises.figures.pose import Prop
from exercises.figures.vectors import Vector, about_y, add, along, dot, sub, turn

SEAT, SEAT_BACK = 0.45, 0.86
STEP, BED, COUNTER = 0.16, 0.52, 0.92


@dataclass(frozen=True, slots=True, kw_only=True)
class Surface:
    """A plane to touch, on the side its normal points to; one that ends reaches `half` lengths around its `centre`."""

    normal: Vector
    offset: float
    centre: Vector | None = None
    half: tuple[float, float] = (0.0, 0.0)
    turned: float = 0.0

    def gap(self, ball: Sphere) -> float:
        """How far a sphere is above the plane; negative where it sinks in."""
        return dot(ball.centre, self.normal) - ball.radius - self.offset

    def within(self, point: Vector, margin: float) -> Vector:
        """The point, moved to at least a margin inside of where the surface ends."""
        if self.centre is None:
            return point
        local = turn(about_y(-self.turned), sub(point, self.centre))
        x, z = (
            max(margin - half, min(half - margin, value))
            for value, half in zip((local[0], local[2]), self.half, strict=True)
        )
        return add(self.centre, turn(about_y(self.turned), (x, local[1], z)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Solid:
    """A box of a prop: its middle, half its size, how far it is turned about the upright, and its colour's name."""

    centre: Vector
    half: Vector
    turned: float
    colour: str


FLOOR = Surface(normal=(0.0, 1.0, 0.0), offset=0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What stands in the picture: surfaces by the name that contacts use, solids in no order."""

    surfaces: Mapping[str, Surface]
    solids: tuple[Solid, ...]
    walls: tuple[Prop, ...] = ()

    def surface(self, name: str) -> Surface:
        """The surface of that name; raises KeyError where nothing of that name stands here."""
        return self.surfaces[name]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Box:
    """A box as part of a kind of prop: where it is in the prop, half its size; `surface` names its top."""

    centre: Vector
    half: Vector
    colour: str = "wood"
    surface: str = ""


_LEG = 0.018
_CHAIR = (
    _Box(centre=(0.0, SEAT - 0.02, 0.0), half=(0.21, 0.02, 0.22), surface="chair"),
    _Box(centre=(-0.20, (SEAT + SEAT_BACK) / 2, 0.0), half=(0.018, (SEAT_BACK - SEAT) / 2, 0.22), surface="chair back"),
    *(
        _Box(centre=(x, (SEAT - 0.04) / 2, z), half=(_LEG, (SEAT - 0.04) / 2, _LEG), colour="dark wood")
        for x in (-0.19, 0.19)
        for z in (-0.20, 0.20)
    ),
)

KINDS: Mapping[str, tuple[_Box, ...]] = MappingProxyType(
    {
        "chair": _CHAIR,
        "stool": tuple(box for box in _CHAIR if box.surface != "chair back"),
        "step": (_Box(centre=(0.0, STEP / 2, 0.0), half=(0.16, STEP / 2, 0.32), surface="step"),),
        "counter": (
            _Box(centre=(0.17, COUNTER - 0.02, 0.0), half=(0.17, 0.02, 0.42), surface="counter"),
            _Box(centre=(0.22, (COUNTER - 0.04) / 2, 0.0), half=(0.11, (COUNTER - 0.04) / 2, 0.38), colour="panel"),
        ),
        "bed": (
            _Box(centre=(0.0, BED - 0.09, 0.0), half=(1.02, 0.09, 0.48), colour="sheet", surface="bed"),
            _Box(centre=(0.0, (BED - 0.18) / 2, 0.0), half=(1.0, (BED - 0.18) / 2, 0.46)),
        ),
        "rail": (
            _Box(centre=(0.0, COUNTER, 0.0), half=(0.02, 0.02, 0.5), colour="steel", surface="rail"),
            *(
                _Box(centre=(0.0, COUNTER / 2, z), half=(0.015, COUNTER / 2, 0.015), colour="steel")
                for z in (-0.5, 0.5)
            ),
        ),
        "block": (_Box(centre=(0.0, 0.1, 0.0), half=(0.1, 0.1, 0.1), surface="block"),),
    }
)
"""Props that are made of boxes, standing on the floor."""

WALL = "wall"


def scene_of(props: tuple[Prop, ...]) -> Scene:
    """The scene that these props make; what hangs on the body is not part of it."""
    surfaces: dict[str, Surface] = {"floor": FLOOR}
    solids: list[Solid] = []
    for prop in props:
        if prop.kind == WALL:
            normal = turn(about_y(prop.turned), (-1.0, 0.0, 0.0))
            surfaces[WALL] = Surface(normal=normal, offset=dot(prop.shift, normal))
        for box in KINDS.get(prop.kind, ()):
            solid = _solid(prop, box)
            solids.append(solid)
            if box.surface:
                surfaces[box.surface] = _top(solid)
    walls = tuple(prop for prop in props if prop.kind == WALL)
    return Scene(surfaces=MappingProxyType(surfaces), solids=tuple(solids), walls=walls)


def _solid(prop: Prop, box: _Box) -> Solid:
    stretch = prop.size or (1.0, 1.0, 1.0)
    centre, half = ((v[0] * stretch[0], v[1] * stretch[1], v[2] * stretch[2]) for v in (box.centre, box.half))
    place = add(prop.shift, turn(about_y(prop.turned), centre))
    return Solid(centre=place, half=half, turned=prop.turned, colour=box.colour)


def _top(solid: Solid) -> Surface:
    top = along(solid.centre, (0.0, 1.0, 0.0), solid.half[1])
    return Surface(
        normal=(0.0, 1.0, 0.0), offset=top[1], centre=top, half=(solid.half[0], solid.half[2]), turned=solid.turned
    )
