"""A week's pages: what changed, the table to tick, the exercises, what to do when the week is over."""

from collections.abc import Sequence

from planner.handouts.cards import boxes, full_card, label, reminders, section, tick_lines, together
from planner.handouts.flow import flow
from planner.handouts.flowables import Block, Cell, Columns, RuledLines, Stack
from planner.handouts.pages import Frame, Item, Page, fewest_pages
from planner.handouts.prose import Align, Prose, Run, plain
from planner.handouts.sheet import ChangeNote, GridRow, WeekSheet
from planner.handouts.tables import Blank, Row, Table, Ticks
from planner.handouts.theme import (
    BODY,
    HEADING,
    HEADING_BOLD,
    META_BOLD,
    MM,
    NOTE,
    ROOMY,
    SNUG,
    TIGHT,
    WIDE,
    tag_style,
)

_DAY = 15.4 * MM
_DOT = 5 * MM
_BLANK = 8 * MM
_ROW_PADDING = 1.4 * MM
_LEAST_ROW = 8.2 * MM
_LINE_PITCH = 9 * MM
_FEWEST_LINES, _MOST_LINES = 3, 6
_CORE_DOT = "●"


def week_pages(week: WeekSheet, day_names: Sequence[str], frame: Frame) -> list[Page]:
    """Return the pages of one week; what the last one has left becomes lines to write on."""
    pages = fewest_pages(_arrangements(week, day_names, frame.width), frame.height)
    _add_notes(pages[-1], frame)
    return pages


def _arrangements(week: WeekSheet, day_names: Sequence[str], width: float) -> list[list[Item]]:
    """Orders a reader accepts, the best first: a later one is taken only where it saves a page."""
    head = [Item(_heading(week, day_names, width))]
    new = [Item(full_card(card, width), WIDE) for card in week.cards if card.new]
    known = _known(week, width)
    boxed, lined = _next_step(week, width), _next_step_in_lines(week, width)
    return [
        order
        for after in (boxed, lined)
        for order in ([*head, *new, *known, *after], [*head, *known, *new, *after], [*head, *known, *after, *new])
    ]


def _heading(week: WeekSheet, day_names: Sequence[str], width: float) -> Block:
    title = (Run(week.title, HEADING_BOLD), Run(f"· {week.phase}" if week.phase else "", HEADING))
    when = " · ".join(part for part in (week.dates, week.minutes) if part)
    top = Stack((Prose.of(title, width), plain(when, NOTE, width)), 0.4 * MM)
    parts = (top, plain(week.focus, BODY, width), _changes(week.changes, width), _table(week, day_names, width))
    return Stack(parts, 3 * MM, head=3)


def _changes(notes: Sequence[ChangeNote], width: float) -> Block:
    entries = [Prose.of((Run(note.tag, tag_style(note.tag)), Run(note.text, NOTE)), width) for note in notes]
    return flow(entries, width, SNUG, 1.2 * MM)


def _table(week: WeekSheet, day_names: Sequence[str], width: float) -> Block:
    names = width - _DAY * len(day_names)
    titles = [Cell(_DOT, plain("Tick when done", META_BOLD, names - _DOT))]
    titles += [Cell(names + n * _DAY, plain(day, META_BOLD, _DAY, Align.CENTRE)) for n, day in enumerate(day_names)]
    rows = [_row(row, names, width) for row in week.rows]
    rows += [_pain_row(text, len(day_names), width) for text in _PAIN_ROWS]
    return Table(Row(titles, width, _ROW_PADDING), rows)


_PAIN_ROWS = ("Pain while exercising, 0–10", "Pain next morning, 0–10")


def _row(row: GridRow, names: float, width: float) -> Block:
    words = Prose.of((Run(row.name, BODY), Run(together(row.dose, ", "), NOTE)), names - _DOT - TIGHT)
    dot = plain(_CORE_DOT if row.core else "", BODY, _DOT)
    name = Columns((Cell(0.0, dot), Cell(_DOT, words)))
    days = (Cell(names + n * _DAY, _day(count)) for n, count in enumerate(row.ticks))
    return Row((Cell(0.0, name), *days), width, _ROW_PADDING, _LEAST_ROW)


def _day(ticks: int) -> Block:
    return Ticks(ticks, _DAY) if ticks else plain("–", NOTE, _DAY, Align.CENTRE)


def _pain_row(text: str, days: int, width: float) -> Block:
    names = width - _DAY * days
    blanks = (Cell(names + n * _DAY, Blank(_DAY, _BLANK)) for n in range(days))
    return Row((Cell(_DOT, plain(text, NOTE, names - _DOT - TIGHT)), *blanks), width, _ROW_PADDING)


def _known(week: WeekSheet, width: float) -> list[Item]:
    pairs = reminders([card for card in week.cards if not card.new], width)
    return [Item(block, WIDE if n == 0 else SNUG) for n, block in enumerate(pairs)]


def _next_step(week: WeekSheet, width: float) -> list[Item]:
    rows = boxes(week.next_step, width, tick=True)
    if not rows:
        return []
    head = Item(section("At the end of this week", rows[:1], width), WIDE, follows=True)
    return [head, *(Item(row, SNUG) for row in rows[1:])]


def _next_step_in_lines(week: WeekSheet, width: float) -> list[Item]:
    lines = tick_lines(week.next_step, width)
    return [Item(section("At the end of this week", lines, width, 1.2 * MM), WIDE, follows=True)] if lines else []


def _add_notes(page: Page, frame: Frame) -> None:
    title = label("My notes, and questions for next time", frame.width)
    room = frame.height - page.used - ROOMY - title.height
    lines = min(_MOST_LINES, int(room // _LINE_PITCH))
    if lines >= _FEWEST_LINES:
        page.put(Item(Stack((title, RuledLines(lines, frame.width, _LINE_PITCH))), ROOMY))
