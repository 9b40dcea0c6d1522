"""From a figure to its pictures: every frame drawn, or the way from one frame to the next."""

from dataclasses import dataclass

from exercises.figures.drawing import Drawing
from exercises.figures.look import DEFAULT_LOOK, Look, Side
from exercises.figures.pose import Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnFrame:
    """One frame as it is shown: its picture, the caption below it, and what is seen, for those who cannot see it."""

    number: int
    drawing: Drawing
    caption: str
    seen: str
    held: bool


def draw_figure(figure: Figure, side: Side = Side.RIGHT, look: Look = DEFAULT_LOOK) -> tuple[DrawnFrame, ...]:
    """Every frame of a figure, all of one size and scale."""
    raise NotImplementedError


def draw_motion(figure: Figure, side: Side = Side.RIGHT, look: Look = DEFAULT_LOOK) -> tuple[Drawing, ...]:
    """The way through all frames in small steps, blended by the angles of the joints."""
    raise NotImplementedError
