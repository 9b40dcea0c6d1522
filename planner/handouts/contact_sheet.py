"""The contact sheet: every figure in both sides and both builds on one long page, for a person to look through."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO

from exercises.figures.look import Build, Look, Side, Skin
from exercises.figures.pose import Figure
from planner.handouts.document import blank_canvas
from planner.handouts.figures import Box, Picture, stills
from planner.handouts.flowables import Block, Cell, Columns, Stack
from planner.handouts.fonts import register
from planner.handouts.pen import Pen
from planner.handouts.prose import plain
from planner.handouts.theme import BODY_BOLD, HEADING_BOLD, MARGIN, META, MM, SNUG, TIGHT, WIDE

_COLUMNS = 3
_BOX = Box(26 * MM, 24 * MM)
_MOST_FRAMES = 3
_HALF = (_BOX.width + TIGHT) * _MOST_FRAMES
_COLUMN = _HALF * 2 + WIDE
_WIDTH = _COLUMN * _COLUMNS + WIDE * (_COLUMNS - 1) + MARGIN * 2
_ROWS = ((Build.SLIM, Skin.LIGHT), (Build.BROAD, Skin.DARK))


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
    register()
    rows = [row for group in groups for row in _group(group)]
    height = sum(row.height + SNUG for row in rows) + MARGIN * 2
    output = BytesIO()
    canvas = blank_canvas(output, (_WIDTH, height))
    canvas.setTitle("Every exercise drawn")
    pen, top = Pen(canvas, height), MARGIN
    for row in rows:
        row.draw(pen, MARGIN, top)
        top += row.height + SNUG
    canvas.save()
    return output.getvalue()


def _group(group: Group) -> Iterator[Block]:
    yield plain(group.title, HEADING_BOLD, _WIDTH - MARGIN * 2)
    for start in range(0, len(group.drawn), _COLUMNS):
        entries = [_entry(drawn) for drawn in group.drawn[start : start + _COLUMNS]]
        yield Columns(tuple(Cell(n * (_COLUMN + WIDE), entry) for n, entry in enumerate(entries)))


def _entry(drawn: Drawn) -> Block:
    """One exercise: right and left side by side, one build above the other."""
    rows = [_row(drawn.figure, Look(build=build, skin=skin)) for build, skin in _ROWS]
    captions = " · ".join(f"{still.number} {still.caption}" for still in stills(drawn.figure, Side.RIGHT, Look()))
    return Stack((plain(drawn.name, BODY_BOLD, _COLUMN), *rows, plain(captions, META, _COLUMN)), TIGHT)


def _row(figure: Figure, look: Look) -> Block:
    cells = [
        Cell(half * (_HALF + WIDE) + n * (_BOX.width + TIGHT), Picture(still, _BOX))
        for half, side in enumerate((Side.RIGHT, Side.LEFT))
        for n, still in enumerate(stills(figure, side, look))
    ]
    return Columns(tuple(cells))
