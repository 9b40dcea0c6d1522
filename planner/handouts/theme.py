"""The look on paper: colours, type sizes and spaces, each said once; lengths are points unless a name says mm."""

from dataclasses import dataclass
from enum import StrEnum

from planner.handouts.fonts import BOLD, REGULAR

MM = 72 / 25.4

INK = "#1B2A38"
INK_SOFT = "#566673"
GREEN = "#0F6B66"
LINE = "#CFD8DF"
RED = "#B3261E"
WHITE = "#FFFFFF"

HAIR = 0.6
STROKE = 1.0
HEAVY = 1.6
# As much of a figure's outline as is seen, however large the figure is shown; the finer one is for the smallest.
FIGURE_LINE = 0.55
FINE_FIGURE_LINE = 0.35

TIGHT = 2 * MM
SNUG = 4 * MM
WIDE = 6 * MM
ROOMY = 8 * MM

MARGIN = 16 * MM
FOOT_MARGIN = 10 * MM
PADDING = 3 * MM
RADIUS = 2 * MM
TICK = 5 * MM
SMALL_TICK = 4 * MM
TICK_RADIUS = 1 * MM
FIGURES = 72 * MM
# With less room than this, what else stands side by side goes one under another.
NARROW = 150 * MM

LEADING = 1.32
ASCENT = 0.935
DESCENT = 0.265

PAGE_SIZES_MM = {"A4": (210.0, 297.0), "Letter": (215.9, 279.4)}


class Pill(StrEnum):
    """How a tag stands out: filled or outlined, so that it differs in grey too."""

    NONE = ""
    FILLED = "filled"
    OUTLINED = "outlined"


def is_narrow(width: float) -> bool:
    """Tell the width of a frame in large print from one that has room for two columns."""
    return width < NARROW


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How a run of text looks; `size` is in points."""

    size: float
    bold: bool = False
    colour: str = INK
    pill: Pill = Pill.NONE

    @property
    def face(self) -> str:
        """The embedded face that draws this style."""
        return BOLD if self.bold else REGULAR

    @property
    def leading(self) -> float:
        """From one line's top to the next line's top, in points."""
        return self.size * LEADING


META = Style(size=9, colour=INK_SOFT)
META_BOLD = Style(size=9, bold=True, colour=INK_SOFT)
FINE = Style(size=9)
FINE_BOLD = Style(size=9, bold=True)
KICKER = Style(size=9, bold=True, colour=GREEN)
CLINIC = Style(size=10.5, bold=True, colour=GREEN)
NOTE = Style(size=10.5, colour=INK_SOFT)
DETAIL = Style(size=10.5)
NOTE_BOLD = Style(size=10.5, bold=True)
BODY = Style(size=12)
BODY_BOLD = Style(size=12, bold=True)
ALARM_LARGE = Style(size=14, bold=True, colour=RED)
LEAD = Style(size=14)
LEAD_BOLD = Style(size=14, bold=True)
HEADING = Style(size=19)
HEADING_BOLD = Style(size=19, bold=True)
TITLE = Style(size=25, bold=True)
TAG_FILLED = Style(size=9, bold=True, colour=WHITE, pill=Pill.FILLED)
TAG_OUTLINED = Style(size=9, bold=True, pill=Pill.OUTLINED)


def tag_style(tag: str) -> Style:
    """Return the style of a change tag: NEW is filled, every other is outlined."""
    return TAG_FILLED if tag.strip().upper() == "NEW" else TAG_OUTLINED


LEAST_CONTRAST = 4.5
"""How much darker than white a colour has to be for small letters (WCAG 2.2, 1.4.3)."""


def is_readable(colour: str) -> bool:
    """Tell whether small letters of this colour, as '#RRGGBB', can be read on white."""
    return 1.05 / (_luminance(colour) + 0.05) >= LEAST_CONTRAST


def _luminance(colour: str) -> float:
    shares = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return sum(weight * share for weight, share in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
