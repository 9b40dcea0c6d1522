"""The layout for the fridge: a page for each week, to tick and to look at, with whom to call at its foot."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

from planner.handouts.boxes import tick_boxes, tick_lines
from planner.handouts.cards import section, together
from planner.handouts.figures import Box
from planner.handouts.flowables import Block, Cell, Columns, Level, Reaching, RuledLines, Stack
from planner.handouts.layouts.day_grid import GridLine, day_grid, room_for_words, tick_marks, writing_line
from planner.handouts.layouts.safety import draft_note, emergency_line, pain_line
from planner.handouts.layouts.standing import Standing
from planner.handouts.layouts.words import AT_WEEKS_END, CORE_DOT, PAIN_LINES, SHORT_DAY, in_line
from planner.handouts.lists import listed
from planner.handouts.pages import Frame, Item, Page, as_wide_as_may_be, fewest_pages
from planner.handouts.pictures import frames_of, thumbnail
from planner.handouts.prose import Prose, Run, plain
from planner.handouts.sheet import ChangeNote, GridRow, ProgrammeSheet, WeekSheet
from planner.handouts.structure import Role
from planner.handouts.theme import (
    BODY,
    BODY_BOLD,
    DETAIL,
    FINE,
    HAIR,
    HEADING,
    HEADING_BOLD,
    MM,
    NOTE,
    NOTE_BOLD,
    SNUG,
    TIGHT,
    Style,
    tag_style,
)

_DOT = 5 * MM
_TAG = 21 * MM
_SAME = "SAME"
_TAGS = ("NEW", "BACK", "HARDER", "EASIER", "STOPPED", _SAME)
_LINE_PITCH = 9 * MM
_FEWEST_LINES, _MOST_LINES = 2, 6


class _Setting(NamedTuple):
    """How much paper a week may take; `same` is whether what stayed is named among what changed."""

    thumb: Box
    padding: float
    boxed: bool
    same: bool
    gap: float
    name: Style = BODY_BOLD
    detail: Style = DETAIL
    foot: Style = DETAIL


_LARGE, _MIDDLE = Box(22 * MM, 17 * MM), Box(20 * MM, 13.5 * MM)
_SMALL, _LOWEST = Box(18 * MM, 11 * MM), Box(18 * MM, 9.5 * MM)
_SETTINGS = (
    _Setting(_LARGE, 1.2 * MM, boxed=True, same=True, gap=SNUG),
    _Setting(_MIDDLE, 1.0 * MM, boxed=True, same=True, gap=SNUG),
    _Setting(_MIDDLE, 1.0 * MM, boxed=True, same=False, gap=3 * MM),
    _Setting(_MIDDLE, 1.0 * MM, boxed=True, same=False, gap=3 * MM, foot=FINE),
    _Setting(_SMALL, 0.8 * MM, boxed=True, same=False, gap=3 * MM, foot=FINE),
    _Setting(_SMALL, 0.8 * MM, boxed=False, same=False, gap=3 * MM, foot=FINE),
    _Setting(_SMALL, 0.4 * MM, boxed=False, same=False, gap=TIGHT, foot=FINE),
    _Setting(_SMALL, 0.4 * MM, boxed=False, same=False, gap=TIGHT, detail=FINE, foot=FINE),
    _Setting(_LOWEST, 0.3 * MM, boxed=False, same=False, gap=TIGHT, name=NOTE_BOLD, detail=FINE, foot=FINE),
)


def set_pages(sheet: ProgrammeSheet, frame: Frame) -> list[Page]:
    """Return a page for each week, or as few as it takes."""
    return [page for week in sheet.weeks for page in _week_pages(week, sheet, frame)]


def _week_pages(week: WeekSheet, sheet: ProgrammeSheet, frame: Frame) -> list[Page]:
    return as_wide_as_may_be(_SETTINGS, lambda setting: _set(week, sheet, frame, setting))


def _set(week: WeekSheet, sheet: ProgrammeSheet, frame: Frame, setting: _Setting) -> list[Page]:
    standing = Standing(
        title=_title(sheet),
        foot=lambda: emergency_line(sheet, frame.width, setting.foot),
        frame=frame,
        part=week.title,
    )
    opens = week is sheet.weeks[0]
    before = draft_note(sheet, frame.width) if opens else []
    pages = fewest_pages([[*before, *_items(week, sheet, frame.width, setting)]], standing.room)
    _add_notes(pages[-1], frame.width, standing.room)
    return standing.dressed(pages, opens=opens)


def _title(sheet: ProgrammeSheet) -> tuple[Run, ...]:
    return Run(sheet.title, NOTE_BOLD), Run(f"for {sheet.patient_name}", NOTE), Run(_clinic(sheet), NOTE)


def _clinic(sheet: ProgrammeSheet) -> str:
    return f"· {sheet.clinic_name}" if sheet.clinic_name else ""


def _items(week: WeekSheet, sheet: ProgrammeSheet, width: float, setting: _Setting) -> list[Item]:
    gap = setting.gap
    return [
        Item(_heading(week, width, setting.detail), gap),
        Item(_changes(week.changes, width, setting), gap),
        Item(_grid(week, sheet, width, setting), gap),
        Item(_how_much(sheet, width, setting), gap),
        *_next_step(week, width, setting),
    ]


def _heading(week: WeekSheet, width: float, style: Style) -> Block:
    title = (Run(week.title, HEADING_BOLD), Run(f"· {week.phase}" if week.phase else "", HEADING))
    when = in_line(week.dates, week.minutes)
    head = (Prose.of(title, width, role=Role.HEADING), plain(when, NOTE, width), plain(week.focus, style, width))
    return Stack(head, 0.6 * MM, head=2)


def _changes(notes: Sequence[ChangeNote], width: float, setting: _Setting) -> Block:
    """Set what is new, harder or stopped on a line for each, and what stayed where there is room."""
    shown = [note for note in notes if setting.same or note.tag != _SAME]
    groups = [(tag, [note.text for note in group]) for tag, group in groupby(_by_tag(shown), key=lambda note: note.tag)]
    return Stack(listed([_change(tag, texts, width, setting.detail) for tag, texts in groups]), 0.8 * MM)


def _by_tag(notes: Sequence[ChangeNote]) -> list[ChangeNote]:
    """Bring notes of one tag together, in the order in which they matter."""
    others = [tag for tag in dict.fromkeys(note.tag for note in notes) if tag not in _TAGS]
    order = (*_TAGS, *others)
    return sorted(notes, key=lambda note: order.index(note.tag))


def _change(tag: str, texts: Sequence[str], width: float, style: Style) -> Block:
    pill = Prose.of((Run(tag, tag_style(tag)),), _TAG)
    words = plain(together(" · ".join(texts)), style, width - _TAG)
    return Columns((Cell(0.0, pill), Cell(_TAG, words)))


def _grid(week: WeekSheet, sheet: ProgrammeSheet, width: float, setting: _Setting) -> Block:
    days = len(sheet.day_names)
    room = room_for_words(width, days)
    lines = [GridLine(_exercise(row, sheet, room, setting), tick_marks(row.ticks)) for row in week.rows]
    lines += [writing_line(text, days, width) for text in PAIN_LINES]
    return day_grid(lines, sheet.day_names, width, setting.padding)


def _exercise(row: GridRow, sheet: ProgrammeSheet, room: float, setting: _Setting) -> Block:
    picture = thumbnail(frames_of(row, sheet.look), setting.thumb)
    start = _DOT + setting.thumb.width + TIGHT
    words = (plain(row.name, setting.name, room - start), plain(together(row.dose, ", "), setting.detail, room - start))
    return Level(
        (
            Cell(0.0, plain(CORE_DOT if row.core else "", BODY, _DOT)),
            Cell(_DOT, Reaching(picture, setting.padding - HAIR)),
            Cell(start, Stack(words)),
        )
    )


def _how_much(sheet: ProgrammeSheet, width: float, setting: _Setting) -> Block:
    name = Run(f"{SHORT_DAY}:" if sheet.short_day else "", replace(setting.detail, bold=True))
    short_day = Prose.of((name, Run(sheet.short_day, setting.detail)), width)
    return Stack((short_day, pain_line(sheet, width, setting.detail)), 1.2 * MM)


def _next_step(week: WeekSheet, width: float, setting: _Setting) -> list[Item]:
    if not week.next_step:
        return []
    rows = (tick_boxes if setting.boxed else tick_lines)(week.next_step, width, setting.detail)
    return [Item(section(AT_WEEKS_END, rows, width, 1.2 * MM, Role.SUBHEADING), setting.gap)]


def _add_notes(page: Page, width: float, room: float) -> None:
    title = plain("Notes", NOTE_BOLD, width, role=Role.SUBHEADING)
    lines = min(_MOST_LINES, int((room - page.used - SNUG - title.height) // _LINE_PITCH))
    if lines >= _FEWEST_LINES:
        page.put(Item(Stack((title, RuledLines(lines, width, _LINE_PITCH))), SNUG))
