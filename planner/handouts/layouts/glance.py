"""The weeks at a glance: a small table with a column for each week."""

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from planner.handouts.cards import section
from planner.handouts.flowables import Block, Stack
from planner.handouts.pages import Item
from planner.handouts.pen import run_width
from planner.handouts.prose import Align, plain
from planner.handouts.sheet import GlanceWeek
from planner.handouts.structure import Scope
from planner.handouts.tables import Entry, Row, Table
from planner.handouts.theme import BODY, BODY_BOLD, MM, NOTE, NOTE_BOLD, SNUG, WIDE, Style

_GLANCE_LABEL = 28 * MM
_WEEKS_PER_BAND = 9
_MORE_BANDS = 3
_WIDEST_WEEK = 30 * MM
_ROW_PADDING = 0.8 * MM


class _Span(NamedTuple):
    """A text that stands for one week, or for several side by side."""

    text: str
    weeks: int = 1
    heads: Scope = Scope.NONE


def glance_items(weeks: Sequence[GlanceWeek], width: float) -> list[Item]:
    """Return the table of all weeks, in as many bands as they need; nothing where there are no weeks."""
    bands = _bands(weeks, width)
    if not bands:
        return []
    tables = Stack([_band(band, width) for band in bands], SNUG)
    return [Item(section("The weeks at a glance", (tables,), width, 0.6 * MM), WIDE)]


def _bands(weeks: Sequence[GlanceWeek], width: float) -> list[Sequence[GlanceWeek]]:
    """Part the weeks into bands that fit the width, as even as they can be, and no phase broken where that can be."""
    if not weeks:
        return []
    fewest = -(-len(weeks) // _WEEKS_PER_BAND)
    parted = [_even(weeks, count) for count in range(fewest, fewest + _MORE_BANDS)]
    return next((bands for bands in parted if all(_fits(band, width) for band in bands)), parted[0])


def _even(weeks: Sequence[GlanceWeek], count: int) -> list[Sequence[GlanceWeek]]:
    size = -(-len(weeks) // count)
    return [weeks[start : start + size] for start in range(0, len(weeks), size)]


def _fits(band: Sequence[GlanceWeek], width: float) -> bool:
    column = _column(band, width)
    return all(run_width(span.text, NOTE_BOLD) <= column * span.weeks for span in _phases(band))


def _column(band: Sequence[GlanceWeek], width: float) -> float:
    return min(_WIDEST_WEEK, (width - _GLANCE_LABEL) / len(band))


def _phases(band: Sequence[GlanceWeek]) -> list[_Span]:
    return [_Span(phase, len(list(same))) for phase, same in groupby(band, key=lambda week: week.phase)]


def _band(weeks: Sequence[GlanceWeek], width: float) -> Block:
    column = _column(weeks, width)
    rows = (
        _glance_row("Phase", _phases(weeks), column, NOTE_BOLD),
        _glance_row("Exercises", [_Span(week.exercises) for week in weeks], column, BODY),
        _glance_row("Minutes a day", [_Span(week.minutes) for week in weeks], column, BODY),
    )
    head = _glance_row("Week", [_Span(str(week.number), heads=Scope.COLUMN) for week in weeks], column, BODY_BOLD)
    return Table(head, rows)


def _glance_row(name: str, spans: Sequence[_Span], column: float, style: Style) -> Block:
    entries = [Entry(0.0, plain(name, NOTE, _GLANCE_LABEL), Scope.ROW)]
    x = _GLANCE_LABEL
    for span in spans:
        width = column * span.weeks
        entries.append(Entry(x, plain(span.text, style, width, Align.CENTRE), span.heads, spans=span.weeks))
        x += width
    return Row(entries, x, _ROW_PADDING)
