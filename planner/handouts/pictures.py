"""Where figures stand: large on a card with a caption below each frame, small beside what the person knows."""

from collections.abc import Sequence
from itertools import accumulate

from exercises.figures.look import Look
from planner.handouts.figures import Box, Picture, Still, stills
from planner.handouts.flowables import Block, Cell, Columns, Framed, Stack
from planner.handouts.pen import Outline
from planner.handouts.prose import Align, Prose, Run, plain
from planner.handouts.sheet import Card, GridRow
from planner.handouts.theme import (
    DETAIL,
    FINE_FIGURE_LINE,
    HAIR,
    INK_SOFT,
    MM,
    NOTE,
    NOTE_BOLD,
    PADDING,
    SNUG,
    TIGHT,
)

NO_PICTURE = "No picture yet"
FOLLOW = "Follow the steps"
SMALL = Box(22 * MM, 15 * MM)
SMALLER = Box(16 * MM, 11 * MM)
THUMB = Box(14 * MM, 9.5 * MM)
SMALL_THUMB = Box(11 * MM, 7.5 * MM)

_ACROSS, _MOST_ACROSS = 2, 3
_LARGEST = Box(52 * MM, 40 * MM)
# In large print, where all is magnified on the paper.
_WIDEST_IN_NARROW = 46 * MM
_TALL_ENOUGH = 28 * MM
_CAPTION_GAP = 0.8 * MM


def frames_of(shown: Card | GridRow, look: Look) -> tuple[Still, ...]:
    """Every frame, for its side and this look; none without a figure."""
    return stills(shown.figure, shown.side, look) if shown.figure else ()


def pictures(frames: Sequence[Still], width: float) -> Block:
    """Return the frames side by side, each with number and caption, or a box that says there is no picture yet."""
    if not frames:
        return _placeholder(_column(width, _ACROSS))
    return _in_rows(frames, width, _across(frames, width), _LARGEST)


def pictures_in_a_row(frames: Sequence[Still], width: float, tallest: float) -> Block:
    """Return the same for a narrow page, three of them side by side at the most, each no taller than that."""
    if not frames:
        return _placeholder(_column(width, _ACROSS))
    return _in_rows(frames, width, min(len(frames), _MOST_ACROSS), Box(_WIDEST_IN_NARROW, tallest))


def _in_rows(frames: Sequence[Still], width: float, across: int, largest: Box) -> Block:
    column = _column(width, across)
    rows = (frames[start : start + across] for start in range(0, len(frames), across))
    return Stack([_row(row, column, largest, numbered=len(frames) > 1) for row in rows], TIGHT)


def _across(frames: Sequence[Still], width: float) -> int:
    """Count the frames side by side: a third one only where all stay tall enough, or lose nothing by it."""
    count = len(frames)
    closer, usual = (Picture(frames[0], Box(_column(width, n), _LARGEST.height)).height for n in (count, _ACROSS))
    return count if closer >= min(usual, _TALL_ENOUGH) else _ACROSS


def _column(width: float, across: int) -> float:
    return (width - SNUG * (across - 1)) / across


def _row(frames: Sequence[Still], column: float, largest: Box, *, numbered: bool) -> Block:
    cells = (_captioned(frame, column, largest, numbered=numbered) for frame in frames)
    return Columns([Cell(n * (column + SNUG), cell) for n, cell in enumerate(cells)])


def _captioned(frame: Still, column: float, largest: Box, *, numbered: bool) -> Block:
    number = (Run(str(frame.number), NOTE_BOLD),) if numbered else ()
    caption = Prose.of((*number, Run(frame.caption, DETAIL)), column)
    picture = Picture(frame, Box(min(column, largest.width), largest.height))
    return Stack((picture, caption), _CAPTION_GAP)


def _placeholder(width: float) -> Block:
    inner = width - PADDING * 2
    words = Stack([plain(text, NOTE, inner, Align.CENTRE) for text in (NO_PICTURE, FOLLOW)])
    return Framed(words, width, Outline(colour=INK_SOFT, weight=HAIR))


class Strip(Columns):
    """Frames close together without captions; `width` is the same whatever their shape, so that words line up."""

    def __init__(self, frames: Sequence[Still], box: Box = SMALL) -> None:
        shown = [Picture(frame, box) for frame in frames]
        starts = accumulate((picture.width + TIGHT for picture in shown), initial=0.0)
        super().__init__([Cell(x, picture) for x, picture in zip(starts, shown, strict=False)])
        self.width = (box.width + TIGHT) * len(frames) - TIGHT + SNUG if frames else 0.0


def thumbnail(frames: Sequence[Still], box: Box) -> Columns:
    """Return the frame that tells most as small as it stands beside a name in the table, in the middle of its box."""
    shown = [Picture(frame, box, FINE_FIGURE_LINE) for frame in frames if frame.tells]
    return Columns([Cell((box.width - picture.width) / 2, picture) for picture in shown])
