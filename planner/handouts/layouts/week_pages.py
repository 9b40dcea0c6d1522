"""A week's pages: what changed, the table to tick, the exercises, what to do when the week is over."""

from collections.abc import Callable, Sequence
from functools import cache, partial
from typing import NamedTuple

from exercises.figures.look import Look
from planner.handouts.boxes import tick_boxes, tick_lines
from planner.handouts.cards import CLOSE, CLOSEST, USUAL, full_card, in_full, label, reminder, section
from planner.handouts.figures import Box, Still
from planner.handouts.flow import flow
from planner.handouts.flowables import Block, RuledLines, Stack
from planner.handouts.layouts.week_table import TableForm, core_line, week_table
from planner.handouts.layouts.words import AT_WEEKS_END, in_line
from planner.handouts.lists import listed
from planner.handouts.pages import Frame, Item, Page, as_wide_as_may_be, fewest_pages
from planner.handouts.pictures import SMALL, SMALL_THUMB, SMALLER, THUMB, Strip, frames_of
from planner.handouts.prose import Prose, Run, plain
from planner.handouts.sheet import Card, ChangeNote, ProgrammeSheet, WeekSheet
from planner.handouts.structure import Role
from planner.handouts.theme import (
    BODY,
    DETAIL,
    HEADING,
    HEADING_BOLD,
    LEAD,
    MM,
    NOTE,
    PADDING,
    ROOMY,
    SNUG,
    TIGHT,
    WIDE,
    Style,
    is_narrow,
    tag_style,
)

_LINE_PITCH = 9 * MM
_FEWEST_LINES, _MOST_LINES = 3, 6
_STOPPED = "STOPPED"

_TableIn = Callable[[TableForm], Block]


class _Setting(NamedTuple):
    """How much paper a week may take; `frames` are shown of each exercise the person knows, each in a `box`."""

    detail: Style
    row_padding: float
    boxed: bool
    frames: int = 1
    thumb: Box = THUMB
    strip: bool = True
    box: Box = SMALL
    close: bool = False
    noted_in_head: bool = False


_SETTINGS = (
    _Setting(BODY, 1.4 * MM, boxed=True, frames=2),
    _Setting(BODY, 1.4 * MM, boxed=True),
    _Setting(BODY, 1.4 * MM, boxed=False),
    _Setting(DETAIL, 0.9 * MM, boxed=True, frames=2),
    _Setting(DETAIL, 0.9 * MM, boxed=True),
    _Setting(DETAIL, 0.9 * MM, boxed=False),
    # Every card has its tag, its dose and what it was, so that of the strip only what stopped is not said elsewhere.
    _Setting(DETAIL, 0.5 * MM, boxed=False, thumb=SMALL_THUMB, strip=False, noted_in_head=True),
    # The table of the same page shows each exercise once.
    _Setting(DETAIL, 0.5 * MM, boxed=False, frames=0, thumb=SMALL_THUMB, strip=False, noted_in_head=True),
)


_IN_NARROW = (
    _Setting(BODY, 1.2 * MM, boxed=True, thumb=SMALL_THUMB, box=SMALLER),
    _Setting(BODY, 1.2 * MM, boxed=False, thumb=SMALL_THUMB, box=SMALLER),
    _Setting(BODY, 0.6 * MM, boxed=False, thumb=SMALL_THUMB, box=SMALLER, close=True),
    _Setting(BODY, 0.4 * MM, boxed=False, thumb=SMALL_THUMB, box=SMALLER, close=True, strip=False),
)


class _Parts(NamedTuple):
    """What a week is made of, set in one way."""

    head: list[Item]
    new: list[Item]
    known: list[Item]
    after: list[Item]


class _Week(NamedTuple):
    """One week to be set."""

    week: WeekSheet
    sheet: ProgrammeSheet
    frame: Frame

    @property
    def width(self) -> float:
        """How wide its parts are."""
        return self.frame.width

    @property
    def look(self) -> Look:
        """How its figures are drawn."""
        return self.sheet.look


def week_pages(week: WeekSheet, sheet: ProgrammeSheet, frame: Frame) -> list[Page]:
    """Return the pages of one week; what they have left becomes lines to write on.

    A week is set closer only where that saves a page. One that needs two all the same, because it brings something
    new, keeps what the person knows together on the second, rather than a remnant.
    """
    settings = _IN_NARROW if is_narrow(frame.width) else _SETTINGS
    parts_in = _maker(_Week(week, sheet, frame))
    pages = as_wide_as_may_be(settings, lambda setting: _one_after_another(parts_in(setting), frame.height))
    if len(pages) > 1 and not is_narrow(frame.width):
        parts = parts_in(settings[0])
        pages = min(_known_apart(parts, frame.height), pages, key=len) if parts.new and parts.known else pages
    _add_notes(pages[-1], frame)
    return pages


def _maker(this: _Week) -> Callable[[_Setting], _Parts]:
    """Return what makes the parts of a week in a setting; one that several settings ask for is made once."""
    table, new = cache(partial(_table, this)), cache(partial(_new_cards, this))
    known, after = cache(partial(_known, this)), cache(partial(_next_step, this))

    def parts_in(setting: _Setting) -> _Parts:
        return _Parts(
            head=[Item(_heading_for(this, setting, table))],
            new=new(close=setting.close),
            known=known(setting.detail, setting.frames, setting.box),
            after=after(setting.detail, boxed=setting.boxed),
        )

    return parts_in


def _one_after_another(parts: _Parts, height: float) -> list[Page]:
    """Set the parts in the orders a reader accepts, the best first, and keep the one with the fewest pages."""
    head, new, known, after = parts
    orders = ([*new, *known, *after], [*known, *new, *after], [*known, *after, *new])
    return fewest_pages([[*head, *order] for order in orders], height)


def _known_apart(parts: _Parts, height: float) -> list[Page]:
    head, new, known, after = parts
    return fewest_pages([[*head, *new, known[0]._replace(starts=True), *known[1:], *after]], height)


def _heading_for(this: _Week, setting: _Setting, table_in: _TableIn) -> Block:
    """Return the heading with its table; a narrow page that cannot hold both leaves out what the cards say too."""
    whole = _heading(this, setting, table_in)
    if whole.height <= this.frame.height or not is_narrow(this.width):
        return whole
    short = _heading(this, _IN_NARROW[-1], table_in)
    return short if short.height <= this.frame.height else whole


def _heading(this: _Week, setting: _Setting, table_in: _TableIn) -> Block:
    week, width = this.week, this.width
    table = table_in(TableForm(setting.row_padding, setting.thumb, setting.noted_in_head))
    when = in_line(week.dates, week.minutes)
    top = Stack((_title(week, width), plain(when, NOTE, width)), 0.4 * MM)
    changes = [note for note in week.changes if setting.strip or note.tag == _STOPPED]
    strip = (_changes(changes, width),) if changes else ()
    below = () if setting.noted_in_head else (core_line(week, width),)
    to_tick = Stack((table, *below), 1.4 * MM)
    gap = TIGHT if setting.close else PADDING
    return Stack((top, plain(week.focus, BODY, width), *strip, to_tick), gap, head=2 + len(strip))


def _table(this: _Week, form: TableForm) -> Block:
    return week_table(this.week, this.sheet, this.width, form)


def _title(week: WeekSheet, width: float) -> Block:
    runs = (Run(week.title, HEADING_BOLD), Run(f"· {week.phase}" if week.phase else "", HEADING))
    in_one = Prose.of(runs, width, role=Role.HEADING)
    if len(in_one.lines) == 1 or not is_narrow(width):
        return in_one
    return Stack((plain(week.title, HEADING_BOLD, width, role=Role.HEADING), plain(week.phase, LEAD, width)))


def _changes(notes: Sequence[ChangeNote], width: float) -> Block:
    entries = [Prose.of((Run(note.tag, tag_style(note.tag)), Run(note.text, NOTE)), width) for note in notes]
    return flow(entries, width, SNUG, 1.2 * MM)


def _new_cards(this: _Week, *, close: bool) -> list[Item]:
    return [Item(_new(this, card, close=close), WIDE) for card in this.week.cards if in_full(card)]


def _new(this: _Week, card: Card, *, close: bool) -> Block:
    """Return a card, which on a narrow page is set closer before it is parted."""
    width, look, tallest = this.width, this.look, this.frame.height
    if not is_narrow(width):
        return full_card(card, width, look)
    forms = (CLOSE, CLOSEST) if close else (USUAL, CLOSE, CLOSEST)
    blocks = (full_card(card, width, look, form) for form in forms)
    return next((block for block in blocks if block.height <= tallest), full_card(card, width, look, CLOSE))


def _known(this: _Week, detail: Style, frames: int, box: Box) -> list[Item]:
    """Return the reminders under a label that names the week, since they may start a page."""
    cards = [card for card in this.week.cards if not in_full(card)]
    if not cards:
        return []
    shown = [Strip(_some(frames_of(card, this.look), frames), box) for card in cards]
    left = max(strip.width for strip in shown)
    blocks = listed([reminder(card, this.width, detail, strip, left) for card, strip in zip(cards, shown, strict=True)])
    title = f"{this.week.title} · exercises you know"
    head = section(title, blocks[:1], this.width, 1.0 * MM, Role.SUBHEADING)
    return [Item(head, WIDE), *(Item(block, TIGHT) for block in blocks[1:])]


def _some(frames: Sequence[Still], count: int) -> Sequence[Still]:
    """Take the frame that tells most, the first before it where two may be shown, or none."""
    telling = next((frame for frame in frames if frame.tells), frames[0]) if frames else None
    return frames if len(frames) <= count or telling is None else (frames[0], telling)[2 - count :]


def _next_step(this: _Week, detail: Style, *, boxed: bool) -> list[Item]:
    if not this.week.next_step:
        return []
    rows = (tick_boxes if boxed else tick_lines)(this.week.next_step, this.width, detail)
    head = section(AT_WEEKS_END, rows, this.width, 1.2 * MM, Role.SUBHEADING)
    return [Item(head, WIDE, follows=True)]


def _add_notes(page: Page, frame: Frame) -> None:
    title = label("My notes, and questions for next time", frame.width, Role.SUBHEADING)
    room = frame.height - page.used - ROOMY - title.height
    lines = min(_MOST_LINES, int(room // _LINE_PITCH))
    if lines >= _FEWEST_LINES:
        page.put(Item(Stack((title, RuledLines(lines, frame.width, _LINE_PITCH))), ROOMY))
