"""The layout to keep a log: a grid for each week to tick and to write pain in, two or three weeks to a page."""

from typing import NamedTuple

from planner.handouts.cards import together
from planner.handouts.flowables import Block, Spaced, Stack, Whole
from planner.handouts.layouts.day_grid import GridLine, day_grid, room_for_words, tick_marks, writing_line
from planner.handouts.layouts.safety import draft_note, emergency_line
from planner.handouts.layouts.standing import Standing
from planner.handouts.layouts.words import PAIN_LINES
from planner.handouts.pages import Frame, Item, Page, as_wide_as_may_be, paginate
from planner.handouts.pen import Pen
from planner.handouts.prose import Prose, Run, plain
from planner.handouts.sheet import GridRow, ProgrammeSheet, WeekSheet
from planner.handouts.structure import Role
from planner.handouts.theme import (
    DETAIL,
    FINE,
    HAIR,
    HEADING,
    HEADING_BOLD,
    INK_SOFT,
    LEAD_BOLD,
    META,
    MM,
    NOTE,
    NOTE_BOLD,
    ROOMY,
    SNUG,
    TIGHT,
    WIDE,
    Style,
)

_TITLE = "Tick and pain log"
_HOW_TO = (
    "Tick a box each time you do an exercise. "
    "Each day, write your pain and your effort as a number: 0 is none, 10 is the most there can be."
)
_LINES = (*PAIN_LINES, "Effort, 0–10")
_WORD = "A word about this week:"
_WORD_WIDTH, _WORD_HEIGHT = 42 * MM, 8 * MM


class _Setting(NamedTuple):
    """The white in and between the weeks."""

    padding: float
    gap: float


_SETTINGS = (_Setting(1.4 * MM, ROOMY), _Setting(1.0 * MM, WIDE), _Setting(0.7 * MM, WIDE), _Setting(0.4 * MM, SNUG))


def set_pages(sheet: ProgrammeSheet, frame: Frame) -> list[Page]:
    """Return the log of every week, with the signs of an emergency as large as takes no more pages."""
    larger, smaller = (_set(sheet, frame, style) for style in (DETAIL, FINE))
    return larger if len(larger) <= len(smaller) else smaller


def _set(sheet: ProgrammeSheet, frame: Frame, style: Style) -> list[Page]:
    standing = Standing(title=_title(sheet), foot=lambda: emergency_line(sheet, frame.width, style), frame=frame)
    pages = as_wide_as_may_be(_SETTINGS, lambda setting: paginate(_items(sheet, frame.width, setting), standing.room))
    return standing.dressed(pages, opens=True)


def _title(sheet: ProgrammeSheet) -> tuple[Run, ...]:
    return Run(_TITLE, HEADING_BOLD), Run(f"· {sheet.patient_name}", HEADING)


def _items(sheet: ProgrammeSheet, width: float, setting: _Setting) -> list[Item]:
    how_to = Prose.of((Run(_HOW_TO, DETAIL), Run(sheet.pain_limit, NOTE_BOLD)), width)
    weeks = [Item(_week(week, sheet, width, setting), setting.gap) for week in sheet.weeks]
    return [*draft_note(sheet, width), Item(how_to, TIGHT), *weeks]


def _week(week: WeekSheet, sheet: ProgrammeSheet, width: float, setting: _Setting) -> Block:
    title = Prose.of((Run(week.title, LEAD_BOLD), Run(_about(week), NOTE)), width, role=Role.HEADING)
    grid = day_grid(_lines(week, sheet, width), sheet.day_names, width, setting.padding)
    return Stack((title, grid, Spaced(_WordLine(width), TIGHT)), 0.4 * MM, head=1)


def _about(week: WeekSheet) -> str:
    return "".join(f"· {part} " for part in (week.phase, week.dates) if part)


def _lines(week: WeekSheet, sheet: ProgrammeSheet, width: float) -> list[GridLine]:
    days = len(sheet.day_names)
    room = room_for_words(width, days)
    ticked = [GridLine(_exercise(row, room), tick_marks(row.ticks)) for row in week.rows]
    return [*ticked, *(writing_line(text, days, width) for text in _LINES)]


def _exercise(row: GridRow, room: float) -> Prose:
    return Prose.of((Run(row.name, DETAIL), Run(together(row.dose, ", "), META)), room)


class _WordLine(Whole):
    """A line to write on beside what it is for."""

    def __init__(self, width: float) -> None:
        super().__init__(_WORD_HEIGHT)
        self.words = plain(_WORD, NOTE, _WORD_WIDTH)
        self.width = width

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Write the words, and draw the line from there to the end."""
        self.words.draw(pen, x, top + self.height - self.words.height)
        pen.rule(x + _WORD_WIDTH, top + self.height, self.width - _WORD_WIDTH, INK_SOFT, HAIR)
