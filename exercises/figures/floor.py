"""The floor as what no part of a body goes through on its way from one frame to the next."""

from math import degrees, dist

from exercises.figures import flesh
from exercises.figures import skeleton as sk
from exercises.figures.kinematics import Body, place_leg
from exercises.figures.vectors import column

_LET_IN = 0.010
"""How far a part may be in the floor, in metres: no farther than in a frame."""
_ENDS = ("hand", "foot", "heel", "toes", "ankle")
_UPRIGHT = 0.5
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


def tilt(body: Body, side: str, deep: float) -> bool:
    """Turn a foot at the ankle until its toes or its heel are out of the floor; False where the whole foot has to rise.

    That is where the ankle itself is too low, where no ankle goes that far, or where the sole does not face the floor.
    """
    foot, ankle = f"{side} foot", body.points[f"{side} ankle"]
    if ankle[1] < sk.SOLE - _LET_IN or column(body.frames[foot], 1)[1] < _UPRIGHT:
        return False
    toes, heel = body.points[f"{side} toes"], body.points[f"{side} heel"]
    way, lever = (1.0, toes) if toes[1] < heel[1] else (-1.0, heel)
    name = f"{side} ankle dorsiflexion"
    wanted = body.angle(name) + way * degrees(deep / max(0.04, dist((lever[0], lever[2]), (ankle[0], ankle[2]))))
    if not sk.RANGES[name].holds(wanted):
        return False
    body.angles[name] = wanted
    place_leg(body, side)
    return True
