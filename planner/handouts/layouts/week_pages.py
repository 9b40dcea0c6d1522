"""A week's pages: what changed, the table to tick, the exercises, what to do when the week is over."""

from collections.abc import Sequence
from typing import NamedTuple

from planner.handouts.cards import full_card, in_full, label, reminder, section, tick_boxes, tick_lines, together
from planner.handouts.flow import flow
from planner.handouts.flowables import Block, Cell, Columns, RuledLines, Stack
from planner.handouts.pages import Frame, Item, Page, fewest_pages
from planner.handouts.prose import Align, Prose, Run, plain
from planner.handouts.sheet import ChangeNote, GridRow, WeekSheet
from planner.handouts.tables import Blank, Row, Table, Ticks
from planner.handouts.theme import (
    BODY,
    DETAIL,
    HEADING,
    HEADING_BOLD,
    META_BOLD,
    MM,
    NOTE,
    ROOMY,
    SNUG,
    TIGHT,
    WIDE,
    Style,
    tag_style,
)

_DAY = 15.4 * MM
_DOT = 5 * MM
_BLANK = 8 * MM
_LINE_PITCH = 9 * MM
_FEWEST_LINES, _MOST_LINES = 3, 6
_CORE_DOT = "●"
_STOPPED = "STOPPED"


class _Setting(NamedTuple):
    """How much paper a week may take."""

    detail: Style
    row_padding: float
    boxed: bool
    strip: bool = True


_SETTINGS = (
    _Setting(BODY, 1.4 * MM, boxed=True),
    _Setting(BODY, 1.4 * MM, boxed=False),
    _Setting(DETAIL, 0.9 * MM, boxed=True),
    _Setting(DETAIL, 0.9 * MM, boxed=False),
    # Every card has its tag and its dose, so that of the strip only what stopped is not said elsewhere.
    _Setting(DETAIL, 0.5 * MM, boxed=False, strip=False),
)


class _Parts(NamedTuple):
    """What a week is made of, set in one way."""

    head: list[Item]
    new: list[Item]
    known: list[Item]
    after: list[Item]


def week_pages(week: WeekSheet, day_names: Sequence[str], frame: Frame) -> list[Page]:
    """Return the pages of one week; what they have left becomes lines to write on.

    A week is set closer only where that saves a page. One that needs two all the same, because it brings something
    new, keeps what the person knows together on the second, rather than a remnant.
    """
    parts = [_parts(week, day_names, frame.width, setting) for setting in _SETTINGS]
    pages = min((_one_after_another(part, frame.height) for part in parts), key=len)
    if len(pages) > 1 and parts[0].new and parts[0].known:
        pages = min(_known_apart(parts[0], frame.height), pages, key=len)
    _add_notes(pages[-1], frame)
    return pages


def _parts(week: WeekSheet, day_names: Sequence[str], width: float, setting: _Setting) -> _Parts:
    return _Parts(
        head=[Item(_heading(week, _table(week, day_names, width, setting.row_padding), width, setting))],
        new=[Item(full_card(card, width), WIDE) for card in week.cards if in_full(card)],
        known=_known(week, width, setting.detail),
        after=_next_step(week, width, setting),
    )


def _one_after_another(parts: _Parts, height: float) -> list[Page]:
    """Set the parts in the orders a reader accepts, the best first, and keep the one with the fewest pages."""
    head, new, known, after = parts
    orders = ([*new, *known, *after], [*known, *new, *after], [*known, *after, *new])
    return fewest_pages([[*head, *order] for order in orders], height)


def _known_apart(parts: _Parts, height: float) -> list[Page]:
    head, new, known, after = parts
    return fewest_pages([[*head, *new, known[0]._replace(starts=True), *known[1:], *after]], height)


def _heading(week: WeekSheet, table: Block, width: float, setting: _Setting) -> Block:
    title = (Run(week.title, HEADING_BOLD), Run(f"· {week.phase}" if week.phase else "", HEADING))
    when = " · ".join(part for part in (week.dates, week.minutes) if part)
    top = Stack((Prose.of(title, width), plain(when, NOTE, width)), 0.4 * MM)
    changes = [note for note in week.changes if setting.strip or note.tag == _STOPPED]
    strip = (_changes(changes, width),) if changes else ()
    return Stack((top, plain(week.focus, BODY, width), *strip, table), 3 * MM, head=2 + len(strip))


def _changes(notes: Sequence[ChangeNote], width: float) -> Block:
    entries = [Prose.of((Run(note.tag, tag_style(note.tag)), Run(note.text, NOTE)), width) for note in notes]
    return flow(entries, width, SNUG, 1.2 * MM)


def _table(week: WeekSheet, day_names: Sequence[str], width: float, padding: float) -> Block:
    names = width - _DAY * len(day_names)
    titles = [Cell(_DOT, plain("Tick when done", META_BOLD, names - _DOT))]
    titles += [Cell(names + n * _DAY, plain(day, META_BOLD, _DAY, Align.CENTRE)) for n, day in enumerate(day_names)]
    rows = [_row(row, names, width, padding) for row in week.rows]
    rows += [_pain_row(text, len(day_names), width, padding) for text in _PAIN_ROWS]
    return Table(Row(titles, width, padding), rows)


_PAIN_ROWS = ("Pain while exercising, 0–10", "Pain next morning, 0–10")


def _row(row: GridRow, names: float, width: float, padding: float) -> Block:
    words = Prose.of((Run(row.name, BODY), Run(together(row.dose, ", "), NOTE)), names - _DOT - TIGHT)
    dot = plain(_CORE_DOT if row.core else "", BODY, _DOT)
    name = Columns((Cell(0.0, dot), Cell(_DOT, words)))
    days = (Cell(names + n * _DAY, _day(count)) for n, count in enumerate(row.ticks))
    return Row((Cell(0.0, name), *days), width, padding)


def _day(ticks: int) -> Block:
    return Ticks(ticks, _DAY) if ticks else plain("–", NOTE, _DAY, Align.CENTRE)


def _pain_row(text: str, days: int, width: float, padding: float) -> Block:
    names = width - _DAY * days
    blanks = (Cell(names + n * _DAY, Blank(_DAY, _BLANK)) for n in range(days))
    return Row((Cell(_DOT, plain(text, NOTE, names - _DOT - TIGHT)), *blanks), width, padding)


def _known(week: WeekSheet, width: float, detail: Style) -> list[Item]:
    """Return the reminders under a label that names the week, since they may start a page."""
    blocks = [reminder(card, width, detail) for card in week.cards if not in_full(card)]
    if not blocks:
        return []
    head = section(f"{week.title} · exercises you know", blocks[:1], width, 1.0 * MM)
    return [Item(head, WIDE), *(Item(block, TIGHT) for block in blocks[1:])]


def _next_step(week: WeekSheet, width: float, setting: _Setting) -> list[Item]:
    if not week.next_step:
        return []
    set_out = tick_boxes if setting.boxed else tick_lines
    rows = set_out(week.next_step, width, setting.detail)
    return [Item(section("At the end of this week", rows, width, 1.2 * MM), WIDE, follows=True)]


def _add_notes(page: Page, frame: Frame) -> None:
    title = label("My notes, and questions for next time", frame.width)
    room = frame.height - page.used - ROOMY - title.height
    lines = min(_MOST_LINES, int(room // _LINE_PITCH))
    if lines >= _FEWEST_LINES:
        page.put(Item(Stack((title, RuledLines(lines, frame.width, _LINE_PITCH))), ROOMY))
