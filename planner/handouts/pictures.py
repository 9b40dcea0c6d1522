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
THUMB = Box(14 * MM, 9.5 * MM)
SMALL_THUMB = Box(11 * MM, 7.5 * MM)

_ACROSS = 2
_TALLEST = 40 * MM
_TALL_ENOUGH = 28 * MM
_WIDEST_ALONE = 52 * MM
_CAPTION_GAP = 0.8 * MM
_SMALL = Box(22 * MM, 15 * MM)


def frames_of(shown: Card | GridRow, look: Look) -> tuple[Still, ...]:
    """Every frame, for its side and this look; none without a figure."""
    return stills(shown.figure, shown.side, look) if shown.figure else ()


def pictures(frames: Sequence[Still], width: float) -> Block:
    """Return the frames side by side, each with number and caption, or a box that says there is no picture yet."""
    if not frames:
        return _placeholder(_column(width, _ACROSS))
    across = _across(frames, width)
    rows = (frames[start : start + across] for start in range(0, len(frames), across))
    return Stack([_row(row, _column(width, across), numbered=len(frames) > 1) for row in rows], TIGHT)


def _across(frames: Sequence[Still], width: float) -> int:
    """Count the frames side by side: a third one only where all stay tall enough, or lose nothing by it."""
    count = len(frames)
    closer, usual = (Picture(frames[0], Box(_column(width, n), _TALLEST)).height for n in (count, _ACROSS))
    return count if closer >= min(usual, _TALL_ENOUGH) else _ACROSS


def _column(width: float, across: int) -> float:
    return (width - SNUG * (across - 1)) / across


def _row(frames: Sequence[Still], column: float, *, numbered: bool) -> Block:
    cells = (_captioned(frame, column, numbered=numbered) for frame in frames)
    return Columns([Cell(n * (column + SNUG), cell) for n, cell in enumerate(cells)])


def _captioned(frame: Still, column: float, *, numbered: bool) -> Block:
    number = (Run(str(frame.number), NOTE_BOLD),) if numbered else ()
    caption = Prose.of((*number, Run(frame.caption, DETAIL)), column)
    return Stack((Picture(frame, Box(min(column, _WIDEST_ALONE), _TALLEST)), caption), _CAPTION_GAP)


def _placeholder(width: float) -> Block:
    inner = width - PADDING * 2
    words = Stack([plain(text, NOTE, inner, Align.CENTRE) for text in (NO_PICTURE, FOLLOW)])
    return Framed(words, width, Outline(colour=INK_SOFT, weight=HAIR))


class Strip(Columns):
    """Frames close together without captions; `width` is the same whatever their shape, so that words line up."""

    def __init__(self, frames: Sequence[Still]) -> None:
        shown = [Picture(frame, _SMALL) for frame in frames]
        starts = accumulate((picture.width + TIGHT for picture in shown), initial=0.0)
        super().__init__([Cell(x, picture) for x, picture in zip(starts, shown, strict=False)])
        self.width = (_SMALL.width + TIGHT) * len(frames) - TIGHT + SNUG if frames else 0.0


def thumbnail(frames: Sequence[Still], box: Box) -> Columns:
    """Return the frame that tells most as small as it stands beside a name in the table, in the middle of its box."""
    shown = [Picture(frame, box, FINE_FIGURE_LINE) for frame in frames if frame.tells]
    return Columns([Cell((box.width - picture.width) / 2, picture) for picture in shown])
