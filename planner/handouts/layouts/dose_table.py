"""What is done in which week: a table with a line for each exercise, where a bar holds the dose of its weeks."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from planner.handouts.cards import together
from planner.handouts.flowables import Block, Stack, Whole
from planner.handouts.layouts.words import CORE_DOT
from planner.handouts.pen import Area, Outline, Pen
from planner.handouts.prose import Align, Prose, Run, plain
from planner.handouts.sheet import Card, GlanceWeek, ProgrammeSheet, WeekSheet
from planner.handouts.structure import Scope
from planner.handouts.tables import Entry, Row, Table
from planner.handouts.theme import FINE, FINE_BOLD, HAIR, INK_SOFT, META, META_BOLD, MM, NOTE_BOLD, TICK_RADIUS

_NAME = 44 * MM
_WEEKS_PER_BAND = 6
_WIDEST_WEEK = 36 * MM
_PADDING = 0.8 * MM
_BAR_PADDING, _BAR_GAP = 1.0 * MM, 0.6 * MM
_BAR = Outline(colour=INK_SOFT, weight=HAIR, radius=TICK_RADIUS)
_SEPARATOR = " · "


class _Dose(NamedTuple):
    """What is said of an exercise in one week, beyond what holds in all of its weeks."""

    core: bool
    amount: str
    detail: str


class Course(NamedTuple):
    """One exercise through the programme: its card in each week in which it is done, by the week's number."""

    cards: dict[int, Card]
    core: frozenset[int]

    @property
    def first(self) -> Card:
        """The card of its first week."""
        return next(iter(self.cards.values()))

    @property
    def always(self) -> tuple[str, ...]:
        """What is said of its dose in every week, as its days."""
        said = [card.dose_detail.split(_SEPARATOR) for card in self.cards.values()]
        return tuple(part for part in said[0] if all(part in others for others in said))

    def dose(self, week: int) -> _Dose | None:
        """What is said of it in one week; None where it is not done."""
        card = self.cards.get(week)
        if card is None:
            return None
        varying = [part for part in card.dose_detail.split(_SEPARATOR) if part not in self.always]
        return _Dose(week in self.core, card.dose, _SEPARATOR.join(varying))


def courses(weeks: Sequence[WeekSheet]) -> list[Course]:
    """Return every exercise through the weeks, in the order in which they come in."""
    cards: dict[str, dict[int, Card]] = {}
    core: dict[str, set[int]] = {}
    for week in weeks:
        marked = {row.name for row in week.rows if row.core}
        for card in week.cards:
            cards.setdefault(card.exercise, {}).setdefault(week.number, card)
            core.setdefault(card.exercise, set()).update({week.number} if card.name in marked else ())
    return [Course(done, frozenset(core[exercise])) for exercise, done in cards.items()]


def dose_tables(sheet: ProgrammeSheet, width: float) -> list[Table]:
    """Return the tables of all weeks, a few weeks in each."""
    bands = _bands(sheet.weeks)
    column = min(_WIDEST_WEEK, (width - _NAME) / max((len(band) for band in bands), default=1))
    found = courses(sheet.weeks)
    glance = {week.number: week for week in sheet.glance}
    return [_table(band, [one for one in found if _is_done(one, band)], glance, column) for band in bands]


def _bands(weeks: Sequence[WeekSheet]) -> list[Sequence[WeekSheet]]:
    """Part the weeks into bands that fit the width, as even as they can be."""
    count = -(-len(weeks) // _WEEKS_PER_BAND)
    size = -(-len(weeks) // count) if count else 1
    return [weeks[start : start + size] for start in range(0, len(weeks), size)]


def _is_done(course: Course, band: Sequence[WeekSheet]) -> bool:
    return any(week.number in course.cards for week in band)


def _table(band: Sequence[WeekSheet], found: Sequence[Course], glance: dict[int, GlanceWeek], column: float) -> Table:
    width = _NAME + column * len(band)
    weeks = [
        Entry(_NAME + n * column, _week(week, glance.get(week.number), column), Scope.COLUMN)
        for n, week in enumerate(band)
    ]
    head = Row((Entry(0.0, plain("Exercise", META_BOLD, _NAME), Scope.COLUMN), *weeks), width, _PADDING)
    return Table(head, [_row(course, band, column) for course in found])


def _week(week: WeekSheet, glance: GlanceWeek | None, width: float) -> Block:
    """Name the week, its dates, and how long a day takes."""
    minutes = f"{glance.minutes} min a day" if glance and glance.minutes else ""
    lines = (plain(week.title, NOTE_BOLD, width, Align.CENTRE), _centred(week.dates, width), _centred(minutes, width))
    return Stack(lines)


def _centred(text: str, width: float) -> Prose:
    return plain(text, META, width - _BAR_GAP * 2, Align.CENTRE)


def _row(course: Course, band: Sequence[WeekSheet], column: float) -> Row:
    always = plain(together(_SEPARATOR.join(course.always)), META, _NAME - _BAR_PADDING)
    name = Stack((plain(course.first.name, NOTE_BOLD, _NAME - _BAR_PADDING), always))
    entries = [Entry(0.0, name, Scope.ROW), *_entries(course, band, column)]
    return Row(entries, _NAME + column * len(band), _PADDING)


def _entries(course: Course, band: Sequence[WeekSheet], column: float) -> Iterator[Entry]:
    """Join the weeks that have the same dose; each week in which it is not done stays by itself."""
    doses = [(course.dose(week.number), n) for n, week in enumerate(band)]
    for _, group in groupby(doses, key=lambda one: one[0] or one[1]):
        same = list(group)
        (dose, n), count = same[0], len(same)
        x = _NAME + n * column
        if dose is None:
            yield Entry(x, plain("–", META, column, Align.CENTRE), said="not in this week")
        else:
            yield Entry(x, _Bar(dose, column * count), spans=count)


class _Bar(Whole):
    """A dose in a box as wide as the weeks in which it holds."""

    def __init__(self, dose: _Dose, width: float) -> None:
        self.width = width
        runs = (
            Run(CORE_DOT if dose.core else "", FINE),
            Run(dose.amount, FINE_BOLD),
            Run(together(dose.detail), FINE),
        )
        self.words = Prose.of(runs, width - (_BAR_GAP + _BAR_PADDING) * 2, Align.CENTRE)
        super().__init__(self.words.height + _BAR_PADDING)

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the box, and the words in its middle."""
        pen.box(Area(x + _BAR_GAP, top, self.width - _BAR_GAP * 2, self.height), _BAR)
        self.words.draw(pen, x + _BAR_GAP + _BAR_PADDING, top + _BAR_PADDING / 2)
