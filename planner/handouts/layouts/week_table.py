"""A week's table: a line for each exercise with its figure and boxes to tick, and two lines for pain.

In a narrow frame each name has a line of its own above its days; it is read as the same table.
"""

from collections.abc import Sequence
from typing import NamedTuple

from planner.handouts.cards import together
from planner.handouts.figures import Box
from planner.handouts.flowables import Block, Cell, Columns, Level, Reaching, Spaced, Stack, Tagged
from planner.handouts.layouts.day_grid import DAY, Mark, by_day, day_marks, tick_marks
from planner.handouts.layouts.words import CORE_DOT, NUMBER_TO_WRITE, PAIN_LINES, TICK_WHEN_DONE
from planner.handouts.pictures import frames_of, thumbnail
from planner.handouts.prose import Prose, Run, plain
from planner.handouts.sheet import GridRow, ProgrammeSheet, WeekSheet
from planner.handouts.structure import Role, Scope, Tag
from planner.handouts.tables import Blank, Entry, Row, Ruled, Table
from planner.handouts.theme import BODY, HAIR, META, META_BOLD, MM, NOTE, NOTE_BOLD, TICK, TIGHT, is_narrow

_DOT = 5 * MM
_BLANK = 8 * MM
_UNDER = 0.8 * MM


class TableForm(NamedTuple):
    """The white above and below each line, the place of a figure, and whether the head says what a dot means."""

    padding: float
    thumb: Box
    noted: bool = False


class _Places(NamedTuple):
    """Where in a line its words begin, the name beside a figure, and the days; how wide a day and the line are.

    `padding` is the white above and below.
    """

    words: float
    name: float
    days: float
    day: float
    width: float
    padding: float

    def room_from(self, x: float) -> float:
        """What words at `x` may take: all the line where they stand above the days, else what these leave."""
        return self.width - x if is_narrow(self.width) else self.days - x - TIGHT


def core_note(week: WeekSheet) -> str:
    """Return what stands beside a dot for the exercises of a short day; nothing in a week without them."""
    return "Only five minutes? Do these." if any(row.core for row in week.rows) else ""


def core_line(week: WeekSheet, width: float) -> Prose:
    """Return the line below a table that says what its dots mean."""
    note = core_note(week)
    return Prose.of((Run(CORE_DOT if note else "", NOTE_BOLD), Run(note, NOTE)), width)


def week_table(week: WeekSheet, sheet: ProgrammeSheet, width: float, form: TableForm) -> Table:
    """Return the week's table."""
    pictures = [thumbnail(frames_of(row, sheet.look), form.thumb) for row in week.rows]
    shown = form.thumb.width + TIGHT if any(picture.height for picture in pictures) else 0.0
    places = (_below if is_narrow(width) else _beside)(shown, len(sheet.day_names), width, form.padding)
    rows = [_row(row, picture, places) for row, picture in zip(week.rows, pictures, strict=True)]
    rows += [_pain_row(text, len(sheet.day_names), places) for text in PAIN_LINES]
    return Table(_head(sheet.day_names, places, core_note(week) if form.noted else ""), rows)


def _beside(shown: float, days: int, width: float, padding: float) -> _Places:
    return _Places(_DOT, _DOT + shown, width - DAY * days, DAY, width, padding)


def _below(shown: float, days: int, width: float, padding: float) -> _Places:
    return _Places(0.0, shown, shown, (width - shown) / days, width, padding)


def _head(day_names: Sequence[str], places: _Places, note: str) -> Block:
    days = day_marks(day_names, places.day)
    if is_narrow(places.width) and places.days:
        short = Entry(0.0, plain("Tick", META_BOLD, places.days), Scope.COLUMN, said=TICK_WHEN_DONE)
        return Row((short, *by_day(days, places.days, places.day)), places.width, places.padding)
    dot = Run(CORE_DOT if note else "", META_BOLD)
    title = Prose.of((Run(TICK_WHEN_DONE, META_BOLD), dot, Run(note, META)), places.room_from(places.words))
    return _line(Entry(places.words, title, Scope.COLUMN), days, places)


def _row(row: GridRow, picture: Block, places: _Places) -> Block:
    exercise = (_above_its_days if is_narrow(places.width) else _beside_its_days)(row, picture, places)
    return _line(Entry(0.0, exercise, Scope.ROW), tick_marks(row.ticks, places.day), places)


def _beside_its_days(row: GridRow, picture: Block, places: _Places) -> Block:
    words = Prose.of((Run(row.name, BODY), Run(together(row.dose, ", "), NOTE)), places.room_from(places.name))
    return Level(
        (
            Cell(0.0, plain(CORE_DOT if row.core else "", BODY, _DOT)),
            Cell(_DOT, Reaching(picture, places.padding - HAIR)),
            Cell(places.name, words),
        )
    )


def _above_its_days(row: GridRow, picture: Block, places: _Places) -> Block:
    """Set the figure in the middle of both lines, the name in the upper one."""
    dot = Run(CORE_DOT if row.core else "", BODY)
    runs = (dot, Run(row.name, BODY), Run(together(row.dose, ", "), NOTE))
    words = Prose.of(runs, places.room_from(places.name))
    middle = (min(words.height, BODY.leading) + _UNDER + TICK) / 2
    return Columns((Cell(0.0, Spaced(Reaching(picture, picture.height / 2), middle)), Cell(places.name, words)))


def _pain_row(text: str, days: int, places: _Places) -> Block:
    words = Entry(places.words, plain(text, NOTE, places.room_from(places.words)), Scope.ROW)
    blanks = [Mark(Blank(places.day, _BLANK), NUMBER_TO_WRITE)] * days
    return _line(words, blanks, places)


def _line(name: Entry, days: Sequence[Mark], places: _Places) -> Block:
    entries = by_day(days, places.days, places.day)
    if not is_narrow(places.width):
        return Row((name, *entries), places.width, places.padding)
    above, below = Columns((name.as_cell(),)), Level([entry.as_cell() for entry in entries])
    return Tagged(Ruled(Stack((above, below), _UNDER), places.width, places.padding), Tag(role=Role.ROW))
