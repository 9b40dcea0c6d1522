"""The compact layout: the whole programme on a few pages, each exercise once, its doses in a table of weeks."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from exercises.figures.look import Look
from planner.handouts.boxes import boxes
from planner.handouts.cards import section, sentences
from planner.handouts.figures import Box, Picture, Still
from planner.handouts.flowables import Barred, Block, Cell, Columns, HairLine, Spaced, Stack
from planner.handouts.layouts.dose_table import Course, courses, dose_tables
from planner.handouts.layouts.safety import call_line, draft_note, emergency_box, pain_line
from planner.handouts.layouts.words import (
    ABOUT,
    FLARE_UP,
    GOALS,
    GOOD_TO_KNOW,
    HOW_MUCH_PAIN,
    NEEDS,
    SHORT_DAY,
    clinic,
    dates,
    in_line,
)
from planner.handouts.lists import bulleted, numbered
from planner.handouts.pages import Frame, Item, Page, fewest_pages, flowing, with_words
from planner.handouts.pictures import NO_PICTURE, frames_of
from planner.handouts.prose import Prose, Run, plain
from planner.handouts.sheet import ProgrammeSheet
from planner.handouts.structure import Role
from planner.handouts.tables import Table
from planner.handouts.text import printable
from planner.handouts.theme import (
    CLINIC,
    DETAIL,
    FINE,
    FINE_BOLD,
    HAIR,
    HEADING_BOLD,
    INK,
    META,
    MM,
    NOTE_BOLD,
    RED,
    SNUG,
    TIGHT,
    WIDE,
    Style,
)

_FIGURES = 51 * MM
_FRAME = Box(22 * MM, 15 * MM)
_STOP_INDENT = 3 * MM
_LINE_GAP = 0.6 * MM
_MOST_PAGES = 4


def set_pages(sheet: ProgrammeSheet, frame: Frame) -> list[Page]:
    """Return the whole programme: on at most four pages in the larger type, else as few as it takes."""
    larger = _set(sheet, frame, DETAIL)
    return larger if len(larger) <= _MOST_PAGES else min(larger, _set(sheet, frame, FINE), key=len)


def _set(sheet: ProgrammeSheet, frame: Frame, style: Style) -> list[Page]:
    """Set the parts in the orders a reader accepts, the best first, and keep the one with the fewest pages."""
    width = frame.width
    opening, table, closing = _opening(sheet, width, style), _table(sheet, width), _closing(sheet, width)
    cards, later = _cards(sheet, width, style), _later(sheet, width, style)
    orders = ([*opening, *later, *table, *cards, *closing], [*opening, *table, *cards, *later, *closing])
    arrangements = [with_words(order) for order in orders]
    whole = fewest_pages(arrangements, frame.height)
    parted = [flowing(_closer(items), frame.height, _is_table) for items in arrangements]
    return min(whole, *parted, key=len)


def _closer(items: Sequence[Item]) -> list[Item]:
    return [item._replace(above=min(item.above, TIGHT)) for item in items]


def _is_table(block: Block) -> bool:
    return isinstance(block, Table)


def _opening(sheet: ProgrammeSheet, width: float, style: Style) -> list[Item]:
    return [
        *draft_note(sheet, width),
        Item(_title(sheet, width), SNUG),
        *_pain(sheet, width, style),
        Item(emergency_box(sheet, width), SNUG),
        Item(call_line(sheet, width, style), SNUG),
        Item(_for_this_person(sheet, width, style), SNUG),
    ]


def _title(sheet: ProgrammeSheet, width: float) -> Block:
    when = dates(sheet)
    whose = (Run("for", DETAIL), Run(sheet.patient_name, NOTE_BOLD), Run(f"· {when}" if when else "", DETAIL))
    lines = (
        plain(clinic(sheet), CLINIC, width),
        plain(sheet.title, HEADING_BOLD, width, role=Role.TITLE),
        Prose.of(whose, width),
        plain(sheet.made_for_you, META, width),
    )
    return Stack(lines, 0.4 * MM)


def _for_this_person(sheet: ProgrammeSheet, width: float, style: Style) -> Block:
    said = (
        (GOALS, in_line(*sheet.goals)),
        (NEEDS, in_line(*sheet.needs)),
        (SHORT_DAY, sheet.short_day),
    )
    bold = replace(style, bold=True)
    lines = [Prose.of((Run(f"{name}:", bold), Run(text, style)), width) for name, text in said if printable(text)]
    return Stack(lines, _LINE_GAP)


def _pain(sheet: ProgrammeSheet, width: float, style: Style) -> list[Item]:
    head = section(HOW_MUCH_PAIN, (pain_line(sheet, width, style),), width, _LINE_GAP)
    return [Item(head, SNUG), *(Item(block, TIGHT) for block in boxes(sheet.lights, width, style))]


def _table(sheet: ProgrammeSheet, width: float) -> list[Item]:
    tables = dose_tables(sheet, width)
    head = section("What to do in which week", tables[:1], width, _LINE_GAP)
    return [Item(head, WIDE), *(Item(table, WIDE) for table in tables[1:])]


def _cards(sheet: ProgrammeSheet, width: float, style: Style) -> list[Item]:
    blocks = [_card(course, width, sheet.look, style) for course in courses(sheet.weeks)]
    head = section("How each exercise is done", blocks[:1], width, _LINE_GAP)
    return [Item(head, WIDE), *(Item(block, TIGHT) for block in blocks[1:])]


def _card(course: Course, width: float, look: Look, style: Style) -> Block:
    """Return an exercise under a line: small figures left, the words right."""
    shown = _figures(frames_of(course.first, look), course.first.drawn)
    words = Stack(list(_words(course, width - _FIGURES, style)), _LINE_GAP, head=1)
    # The words come first in reading: the exercise's name stands among them.
    columns = Columns((Cell(_FIGURES, words), Cell(0.0, shown)))
    return Stack((HairLine(width, INK, HAIR), Spaced(columns, 1.4 * MM)), 0.0, head=1)


def _figures(frames: Sequence[Still], note: str) -> Block:
    width = _FIGURES - SNUG
    if not frames:
        return plain(NO_PICTURE, META, width)
    return Stack((*_in_lines([Picture(frame, _FRAME) for frame in frames], width), plain(note, META, width)), _LINE_GAP)


def _in_lines(pictures: Sequence[Picture], width: float) -> list[Block]:
    """Set frames side by side as long as the line has room: more of those that stand than of those that lie."""
    lines: list[list[Cell]] = [[]]
    x = 0.0
    for picture in pictures:
        if lines[-1] and x + picture.width > width:
            lines.append([])
            x = 0.0
        lines[-1].append(Cell(x, picture))
        x += picture.width + TIGHT
    return [Columns(cells) for cells in lines]


def _words(course: Course, width: float, style: Style) -> Iterator[Block]:
    card = course.first
    yield Prose.of((Run(card.name, NOTE_BOLD), Run(_in_weeks(course), META)), width, role=Role.SUBHEADING)
    yield plain(in_line(card.why, card.position), META, width)
    for limit in _each_once(course, "limits"):
        words = Prose.of((Run("For you:", FINE_BOLD), Run(limit, FINE)), width - _STOP_INDENT)
        yield Barred(words, INK, _STOP_INDENT)
    yield _steps(card.steps, width, style)
    stop = sentences(_each_once(course, "stop_if"))
    yield Barred(Prose.of((Run("Stop if:", FINE_BOLD), Run(stop, FINE)), width - _STOP_INDENT), RED, _STOP_INDENT)


def _each_once(course: Course, name: str) -> list[str]:
    """Every limit or stop-if of its weeks, once."""
    found = (text for card in course.cards.values() for text in getattr(card, name))
    return [text for text in dict.fromkeys(found) if printable(text)]


def _steps(steps: Sequence[str], width: float, style: Style) -> Prose:
    bold = replace(style, bold=True)
    said = [text for text in steps if printable(text)]
    runs = [run for n, text in enumerate(said, 1) for run in (Run(f"{n}.", bold), Run(text, style))]
    return Prose.of(runs, width)


def _in_weeks(course: Course) -> str:
    """Say in which weeks it is done: 'weeks 1–3, 5'."""
    numbers = sorted(course.cards)
    starts = [n for n in numbers if n - 1 not in course.cards]
    ends = [n for n in numbers if n + 1 not in course.cards]
    runs = [f"{start}" if start == end else f"{start}–{end}" for start, end in zip(starts, ends, strict=True)]
    return f"week{'' if len(numbers) == 1 else 's'} {', '.join(runs)}"


def _later(sheet: ProgrammeSheet, width: float, style: Style) -> list[Item]:
    flare_up = section(FLARE_UP, numbered(sheet.flare_up, width, style), width, _LINE_GAP)
    advice = section(GOOD_TO_KNOW, bulleted(sheet.advice, width, style), width, _LINE_GAP)
    return [Item(flare_up, WIDE), Item(advice, SNUG)]


def _closing(sheet: ProgrammeSheet, width: float) -> list[Item]:
    words = plain(" ".join(sheet.closing), META, width)
    return [Item(section(ABOUT, (words,), width, _LINE_GAP), SNUG)]
