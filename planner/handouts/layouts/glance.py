"""The weeks at a glance: a small table with a column for each week."""

from collections.abc import Sequence
from itertools import groupby

from planner.handouts.cards import section
from planner.handouts.flowables import Block, Cell, Stack
from planner.handouts.pages import Item
from planner.handouts.prose import Align, plain
from planner.handouts.sheet import GlanceWeek
from planner.handouts.tables import Row, Table
from planner.handouts.theme import BODY, BODY_BOLD, MM, NOTE, NOTE_BOLD, SNUG, WIDE, Style

_GLANCE_LABEL = 28 * MM
_WEEKS_PER_BAND = 9
_WIDEST_WEEK = 30 * MM
_ROW_PADDING = 0.8 * MM


def glance_items(weeks: Sequence[GlanceWeek], width: float) -> list[Item]:
    """Return the table of all weeks, in as many bands as they need; nothing where there are no weeks."""
    bands = _bands(weeks)
    if not bands:
        return []
    tables = Stack([_band(band, width) for band in bands], SNUG)
    return [Item(section("The weeks at a glance", (tables,), width, 0.6 * MM), WIDE)]


def _bands(weeks: Sequence[GlanceWeek]) -> list[Sequence[GlanceWeek]]:
    """Part the weeks into bands that fit the width, as even as they can be."""
    count = -(-len(weeks) // _WEEKS_PER_BAND)
    size = -(-len(weeks) // count) if count else 1
    return [weeks[start : start + size] for start in range(0, len(weeks), size)]


def _band(weeks: Sequence[GlanceWeek], width: float) -> Block:
    column = min(_WIDEST_WEEK, (width - _GLANCE_LABEL) / len(weeks))
    across = _GLANCE_LABEL + column * len(weeks)
    numbers = [(str(week.number), column) for week in weeks]
    phases = [(phase, column * len(list(same))) for phase, same in groupby(weeks, key=lambda week: week.phase)]
    rows = (
        _glance_row("Phase", phases, across, NOTE_BOLD),
        _glance_row("Exercises", [(week.exercises, column) for week in weeks], across, BODY),
        _glance_row("Minutes a day", [(week.minutes, column) for week in weeks], across, BODY),
    )
    return Table(_glance_row("Week", numbers, across, BODY_BOLD), rows)


def _glance_row(name: str, texts: Sequence[tuple[str, float]], width: float, style: Style) -> Block:
    cells, x = [Cell(0.0, plain(name, NOTE, _GLANCE_LABEL))], _GLANCE_LABEL
    for text, column in texts:
        cells.append(Cell(x, plain(text, style, column, Align.CENTRE)))
        x += column
    return Row(cells, width, _ROW_PADDING)
