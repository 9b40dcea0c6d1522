"""Figure: how one exercise is drawn, as a curator writes it: frames of one person, posed by the angles of the joints.

Angles are degrees, lengths and places metres. Everything is said for the right side at work.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

Vector = tuple[float, float, float]
Angles = Mapping[str, float]
"""Degrees by joint and movement, as in {'right hip flexion': 90.0}."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Camera:
    """From where the figure is seen: `azimuth` 0 is its right side, 90 its front; `elevation` is above the floor."""

    azimuth: float = 20.0
    elevation: float = 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Prop:
    """A thing in the picture: standing at `shift` (metres from under the first pelvis) or `at` a part of the body.

    `turned` is about the upright, counter-clockwise from above; `size` stretches it in its three directions.
    """

    kind: str
    at: str = ""
    shift: Vector = (0.0, 0.0, 0.0)
    turned: float = 0.0
    size: Vector | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """A part of the body that touches something: `on` is the floor, a prop, or another part of the body.

    `face` and `along` tell where on a part of the body: which face of it, and how far from its near end (0) to its far
    end (1). A contact stays where it was in the frame before, unless it `slides`.
    """

    part: str
    on: str
    face: str = ""
    along: float = 0.5
    shift: Vector = (0.0, 0.0, 0.0)
    slides: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrow:
    """The way a part of the body has come since the frame before, drawn `beyond` metres outside of it.

    With `along` the arrow points that way instead, from the part (metres).
    """

    of: str
    beyond: float = 0.12
    shift: Vector = (0.0, 0.0, 0.0)
    along: Vector | None = None
    both_ways: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One moment of an exercise.

    `position` is the base position that `angles` are added to; `lean`, `roll` and `turn` tip the whole body from it
    forward, to its right and about the upright. `rests` names what bears the weight: the first touches and keeps its
    place, a second one decides how far the body tips. Where `pelvis` is given, the body is put there instead. A frame
    that begins `anew` keeps nothing of where the one before touched. `belly` is how far a breath lifts it, in metres.
    A frame `from_start` shows what follows the first frame, not the one before it: the other side.
    """

    position: str
    caption: str
    seen: str
    lean: float = 0.0
    roll: float = 0.0
    turn: float = 0.0
    angles: Angles
    rests: tuple[Contact, ...] = ()
    contacts: tuple[Contact, ...] = ()
    arrows: tuple[Arrow, ...] = ()
    held: bool = False
    anew: bool = False
    pelvis: Vector | None = None
    belly: float = 0.0
    from_start: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """An exercise as it is drawn: one to three frames under one camera, with the props they share.

    `key` is the same for the same figure and different for any other: what a drawing is kept under.
    """

    key: str
    frames: tuple[Frame, ...] = field(compare=False)
    camera: Camera = field(default_factory=Camera, compare=False)
    props: tuple[Prop, ...] = field(default=(), compare=False)
