"""Figures on a page of their own: all in both sides and both builds to look through, or some as a plate."""

from collections.abc import Sequence
from dataclasses import dataclass

from exercises.figures.look import DRAWN_SIDES, Build, Look, Side, Skin
from exercises.figures.pose import Figure
from planner.handouts.document import finished, pen_on_paper
from planner.handouts.figures import Box, Picture, stills
from planner.handouts.flowables import Block, Cell, Columns, Stack
from planner.handouts.fonts import register
from planner.handouts.prose import plain
from planner.handouts.theme import BODY_BOLD, HEADING_BOLD, MARGIN, META, MM, SNUG, TIGHT, WIDE

_COLUMNS = 3
_BOX = Box(34 * MM, 30 * MM)
_MOST_FRAMES = 3
_HALF = (_BOX.width + TIGHT) * _MOST_FRAMES
_BUILDS = ((Build.SLIM, Skin.LIGHT), (Build.BROAD, Skin.DARK))
_PLATE_COLUMN, _PLATE_HEIGHT = 92 * MM, 34 * MM


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """An exercise on the sheet: its name and its figure."""

    name: str
    figure: Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A category with its exercises."""

    title: str
    drawn: tuple[Drawn, ...]


def render_contact_sheet(groups: Sequence[Group]) -> bytes:
    """Return one page as a PDF, as long as it takes; the same figures give the same bytes."""
    column = _HALF * 2 + WIDE
    rows: list[Block] = []
    for group in groups:
        rows.append(plain(group.title, HEADING_BOLD, column))
        rows += _in_columns([_entry(drawn, column) for drawn in group.drawn], column)
    return _page(rows, column)


def render_plate(drawn: Sequence[Drawn]) -> bytes:
    """Return some figures on one page as a PDF, each as it is printed for the right side."""
    return _page(_in_columns([_on_plate(one) for one in drawn], _PLATE_COLUMN), _PLATE_COLUMN)


def _on_plate(drawn: Drawn) -> Block:
    box = Box(_PLATE_COLUMN / len(drawn.figure.frames) - TIGHT, _PLATE_HEIGHT)
    frames = _frames(drawn.figure, (Side.RIGHT,), Look(), box)
    return Stack((plain(drawn.name, BODY_BOLD, _PLATE_COLUMN), frames), TIGHT)


def _page(rows: Sequence[Block], column: float) -> bytes:
    register()
    width = column * _COLUMNS + WIDE * (_COLUMNS - 1) + MARGIN * 2
    height = sum(row.height + SNUG for row in rows) + MARGIN * 2
    pen, top = pen_on_paper((width, height)), MARGIN
    pen.canvas.setTitle("Exercises, drawn")
    pen.begin_page()
    for row in rows:
        row.draw(pen, MARGIN, top)
        top += row.height + SNUG
    pen.end_page()
    return finished(pen)


def _in_columns(entries: Sequence[Block], column: float) -> list[Block]:
    rows = (entries[start : start + _COLUMNS] for start in range(0, len(entries), _COLUMNS))
    return [Columns(tuple(Cell(n * (column + WIDE), entry) for n, entry in enumerate(row))) for row in rows]


def _entry(drawn: Drawn, column: float) -> Block:
    """One exercise: right and left side by side, one build above the other."""
    rows = [_frames(drawn.figure, DRAWN_SIDES, Look(build=build, skin=skin), _BOX) for build, skin in _BUILDS]
    captions = " · ".join(f"{still.number} {still.caption}" for still in stills(drawn.figure, Side.RIGHT, Look()))
    return Stack((plain(drawn.name, BODY_BOLD, column), *rows, plain(captions, META, column)), TIGHT)


def _frames(figure: Figure, sides: Sequence[Side], look: Look, box: Box) -> Block:
    cells = [
        Cell(half * (_HALF + WIDE) + n * (box.width + TIGHT), Picture(still, box))
        for half, side in enumerate(sides)
        for n, still in enumerate(stills(figure, side, look))
    ]
    return Columns(tuple(cells))
