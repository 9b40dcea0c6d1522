"""The person: the pieces that a body is painted with."""

from functools import cache
from itertools import pairwise
from typing import NamedTuple

from exercises.figures import face, flesh, palette
from exercises.figures import skeleton as sk
from exercises.figures.flesh import Sphere
from exercises.figures.kinematics import Body
from exercises.figures.look import Look, Skin
from exercises.figures.pieces import Hull, Piece, chained
from exercises.figures.vectors import Vector, add, between, dot, sub, turn

_SLEEVE, _SHORTS = 0.5, 0.5
_CLOTH = 0.005
_CALF = 0.32
_TOP = 2 * len(flesh.TRUNK) - 2
_TRUNK_LINKS = (*((n, n + 2) for n in range(_TOP)), (_TOP, _TOP + 1))
"""From each level of the trunk to the next, right and left, and across the shoulders."""
_FAR_ENOUGH = 0.06
"""How much farther than its pair a limb has to be, in metres, to lie in the shade."""


def person(body: Body, look: Look, towards: Vector) -> list[Piece]:
    """All pieces of a body, with the limbs of the far side in the shade."""
    girth = sk.GIRTHS[look.build]
    pieces = [_trunk(body, girth, _colours(look.skin)), face.head_and_neck(body, girth, look)]
    for side in sk.SIDES:
        pieces += _arm(body, girth, side, _colours(look.skin, _light(body, side, "shoulder", towards)))
        pieces += _leg(body, girth, side, _colours(look.skin, _light(body, side, "hip", towards)))
    return pieces


class _Colours(NamedTuple):
    skin: str
    shirt: str
    shorts: str
    shoe: str


@cache
def _colours(tone: Skin, light: float = 1.0) -> _Colours:
    colours = (palette.SKINS[tone], palette.SHIRTS[tone], palette.SHORTS[tone], palette.SHOE)
    return _Colours(*(palette.shaded(colour, light) for colour in colours))


def _light(body: Body, side: str, joint: str, towards: Vector) -> float:
    """How much light falls on a limb: less where it is the farther one of its pair."""
    other = "left" if side == "right" else "right"
    nearer = dot(sub(body.points[f"{side} {joint}"], body.points[f"{other} {joint}"]), towards)
    return palette.FAR if nearer < -_FAR_ENOUGH else 1.0


def _trunk(body: Body, girth: sk.Girth, colours: _Colours) -> Piece:
    levels = [flesh.trunk_level(body, girth, level) for level in flesh.TRUNK]
    hulls = [
        Hull((*low, *high), colours.shirt if n else colours.shorts) for n, (low, high) in enumerate(pairwise(levels))
    ]
    joins = {f"{side} thigh": hulls[0] for side in sk.SIDES}
    ends = tuple(ball for level in levels for ball in level)
    return Piece(name="trunk", layers=(tuple(hulls),), ends=ends, links=_TRUNK_LINKS, joins=joins)


def _arm(body: Body, girth: sk.Girth, side: str, colours: _Colours) -> list[Piece]:
    skin = colours.skin
    upper = flesh.limb(body, girth, f"{side} upper arm")
    forearm = flesh.limb(body, girth, f"{side} forearm")
    sleeve = _part_of(upper.near, upper.far, _SLEEVE, _CLOTH)
    wrist = forearm.far
    palm = Sphere(body.points[f"{side} palm"], sk.HAND_RADIUS)
    fingers = Sphere(body.points[f"{side} fingers"], 0.014)
    return [
        _limb(f"{side} upper arm", ((Hull((upper.near, upper.far), skin),), (Hull(sleeve, colours.shirt),)), 1.0,
              {f"{side} forearm": Hull((upper.near, upper.far), skin)}),
        _limb(f"{side} forearm", ((Hull((forearm.near, forearm.far), skin),),), 2.0,
              {f"{side} upper arm": Hull((forearm.far, forearm.near), skin),
               f"{side} hand": Hull((forearm.near, forearm.far), skin)}),
        _limb(f"{side} hand", ((Hull((wrist, palm, fingers), skin),),), 3.0,
              {f"{side} forearm": Hull((palm, wrist), skin)}),
    ]  # fmt: skip


def _leg(body: Body, girth: sk.Girth, side: str, colours: _Colours) -> list[Piece]:
    skin = colours.skin
    thigh, shank = flesh.limb(body, girth, f"{side} thigh"), flesh.limb(body, girth, f"{side} shank")
    shorts = _part_of(thigh.near, thigh.far, _SHORTS, _CLOTH)
    calf_at = add(between(shank.near.centre, shank.far.centre, _CALF), turn(shank.frame, (-0.012, 0.0, 0.0)))
    calf = Sphere(calf_at, girth.calf)
    return [
        _limb(f"{side} thigh", ((Hull((thigh.near, thigh.far), skin),), (Hull(shorts, colours.shorts),)), 0.5,
              {f"{side} shank": Hull((thigh.near, thigh.far), skin)}),
        _limb(f"{side} shank", ((Hull((shank.near, calf, shank.far), skin),),), 0.4,
              {f"{side} thigh": Hull((shank.far, shank.near), skin)}),
        _limb(f"{side} foot", ((Hull(_shoe(body, girth, side), colours.shoe),),), 0.6, {}),
    ]  # fmt: skip


def _shoe(body: Body, girth: sk.Girth, side: str) -> tuple[Sphere, ...]:
    at = body.points
    instep = add(at[f"{side} ankle"], turn(body.frames[f"{side} foot"], (0.012, -0.008, 0.0)))
    return (
        Sphere(at[f"{side} heel"], sk.HEEL_RADIUS),
        Sphere(at[f"{side} ball"], sk.BALL_RADIUS),
        Sphere(at[f"{side} toes"], sk.TOE_RADIUS),
        Sphere(instep, girth.ankle * 1.05),
    )


def _limb(name: str, layers: tuple[tuple[Hull, ...], ...], over: float, joins: dict[str, Hull]) -> Piece:
    balls = layers[0][0].balls
    return Piece(name=name, layers=layers, ends=balls, links=chained(len(balls)), joins=joins, over=over)


def _part_of(near: Sphere, far: Sphere, part: float, more: float) -> tuple[Sphere, Sphere]:
    """The first part of a segment, a little thicker: cloth."""
    radius = near.radius + (far.radius - near.radius) * part
    end = Sphere(between(near.centre, far.centre, part), radius + more)
    return Sphere(near.centre, near.radius + more), end
