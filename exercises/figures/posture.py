"""What position a body is in, told from where its parts are and not from what its pose is called."""

from exercises.figures.kinematics import Body
from exercises.figures.vectors import sub, unit

_UPRIGHT = 0.6
_BENT, _BENT_A_LITTLE, _OFF_THE_FLOOR = 0.25, 0.395, 0.08
"""How far the lower knee is below the pelvis of someone who sits, also on a saddle, and how high a foot is there."""
_HIGH_PELVIS, _LOW_PELVIS, _LOW_KNEE = 0.68, 0.24, 0.12


def posture_of(body: Body) -> str:
    """One of the base positions: standing, sitting, kneeling, lying on back, and so on."""
    spine = unit(sub(body.points["neck"], body.points["pelvis"]))
    if spine[1] > _UPRIGHT:
        return _upright(body)
    front, side = body.facing[1][0], body.facing[1][2]
    if abs(side) > abs(front) and body.root[1] < _HIGH_PELVIS:
        return "lying on side"
    if front > 0:
        return "lying on back"
    if body.root[1] < _LOW_PELVIS:
        return "lying face down"
    knees = min(body.points[f"{way} knee"][1] for way in ("right", "left"))
    return "on hands and knees" if knees < _LOW_KNEE else "standing"


def _upright(body: Body) -> str:
    low = [body.points[f"{side} knee"][1] < _LOW_KNEE for side in ("right", "left")]
    if all(low):
        return "kneeling"
    if any(low):
        return "half-kneeling"
    drop = max(body.points["pelvis"][1] - body.points[f"{side} knee"][1] for side in ("right", "left"))
    sole = min(body.points[f"{side} ball"][1] for side in ("right", "left"))
    return "sitting" if drop < _BENT or (drop < _BENT_A_LITTLE and sole > _OFF_THE_FLOOR) else "standing"
