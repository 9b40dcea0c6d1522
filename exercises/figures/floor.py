"""The floor as what no part of a body goes through on its way from one frame to the next."""

from math import degrees, dist

from exercises.figures import flesh
from exercises.figures import skeleton as sk
from exercises.figures.kinematics import Body, place_leg
from exercises.figures.vectors import column

_LET_IN = 0.010
"""How far a part may be in the floor, in metres: no farther than in a frame."""
_ENDS = ("hand", "foot", "heel", "toes", "ankle")
_EXACT = 1e-6
_UPRIGHT = 0.2
_STIFF = tuple(sorted(part for part in flesh.PARTS if not part.endswith(_ENDS)))
"""What comes out of the floor only with the whole body: trunk and head, knees and elbows, and what lies between."""


def depth(body: Body, girth: sk.Girth, part: str) -> float:
    """How far a part has to rise out of the floor, 0 where it need not."""
    return max(0.0, -_LET_IN - min(ball.centre[1] - ball.radius for ball in flesh.spheres(body, girth, part)))


def lift_out(body: Body, girth: sk.Girth, *, standing: bool) -> None:
    """Lift a body until no part but hands and feet is in the floor, and of one that is `standing` one foot is not."""
    deep = max(depth(body, girth, part) for part in _STIFF)
    if standing:
        deep = max(deep, min(depth(body, girth, f"{side} foot") for side in sk.SIDES))
    if deep:
        body.shift((0.0, deep, 0.0))


def tilt(body: Body, side: str, deep: float) -> float:
    """Turn a foot at the ankle until its toes or its heel are out of the floor; returns how far the ankle has to rise.

    That is 0 but where the ankle is too low for a flat foot, can turn no farther, or does not face the floor.
    """
    foot, ankle = f"{side} foot", body.points[f"{side} ankle"]
    missing = sk.SOLE - _LET_IN - ankle[1]
    if missing > _EXACT:
        return missing
    toes, heel = body.points[f"{side} toes"], body.points[f"{side} heel"]
    way, end = (1.0, toes) if toes[1] < heel[1] else (-1.0, heel)
    name = f"{side} ankle dorsiflexion"
    bounds, angle = sk.RANGES[name], body.angle(name)
    lever = max(sk.HEEL_RADIUS, dist((end[0], end[2]), (ankle[0], ankle[2])))
    wanted = max(bounds.least, min(bounds.most, angle + way * degrees(deep / lever)))
    if wanted == angle or column(body.frames[foot], 1)[1] < _UPRIGHT:
        return deep
    body.angles[name] = wanted
    place_leg(body, side)
    return 0.0
