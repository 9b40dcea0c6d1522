"""On which side a figure lies: words about the good and the sore side depend on it."""

from exercises.figures.look import Build
from exercises.figures.motion import course_of
from exercises.figures.pose import Figure

_LOWER = 0.08
"""How much lower than the other, in metres, the hip is that somebody lies on."""


def lies_on_working_side(figure: Figure) -> bool:
    """Whether the side at work is the lower one, as in a side plank, and not the upper one, as in a clamshell."""
    points = course_of(figure, Build.SLIM).frames[0].body.points
    return points["right hip"][1] < points["left hip"][1] - _LOWER
