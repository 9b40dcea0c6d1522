"""The first page: whose programme it is, how much pain is fine, when to get help, the weeks at a glance."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from planner.handouts.cards import section
from planner.handouts.emblems import LogoBlock
from planner.handouts.flowables import Block, Cell, Columns, Framed, Stack
from planner.handouts.layouts.glance import glance_items
from planner.handouts.layouts.pain_and_help import call_in_short_items, call_items, emergency_items, pain_items
from planner.handouts.layouts.personal import personal_items
from planner.handouts.layouts.words import GOOD_TO_KNOW, clinic, dates
from planner.handouts.lists import bulleted
from planner.handouts.pages import Frame, Item, Page, fewest_pages, paginate, with_words
from planner.handouts.pen import Outline
from planner.handouts.prose import Align, Prose, Run, plain
from planner.handouts.sheet import ProgrammeSheet
from planner.handouts.structure import Role
from planner.handouts.theme import (
    BODY,
    BODY_BOLD,
    CLINIC,
    HEAVY,
    INK,
    LEAD_BOLD,
    MM,
    NOTE,
    PADDING,
    SNUG,
    TIGHT,
    TITLE,
    WIDE,
    is_narrow,
)

_TALLEST_LOGO, _TALLEST_IN_NARROW, _WIDEST_LOGO = 16 * MM, 10 * MM, 0.3
_LINE_GAP = 0.6 * MM
_MOST_LINES_CENTRED = 2
_MOST_SAFETY_PAGES = 2


class _Parts(NamedTuple):
    """What the first page is made of; `call_in_short` says in one paragraph what `call` says in a list."""

    head: list[Item]
    personal: list[Item]
    pain: list[Item]
    emergency: list[Item]
    call: list[Item]
    call_in_short: list[Item]
    glance: list[Item]


def first_pages(sheet: ProgrammeSheet, frame: Frame) -> tuple[list[Page], bool]:
    """Return the first page, or pages, and whether the advice found room there."""
    advice = advice_items(sheet, frame.width)
    parts = _parts(sheet, frame.width)
    tries = _in_narrow(parts, frame.height) if is_narrow(frame.width) else _in_wide(parts, sheet, frame.width)
    for arrangements in tries:
        pages, has_advice = _fitted(arrangements, advice, frame.height)
        if len(pages) == 1:
            break
    return pages, has_advice


def advice_items(sheet: ProgrammeSheet, width: float) -> list[Item]:
    """Return the advice that goes beside the exercises."""
    blocks = bulleted(sheet.advice, width)
    head = section(GOOD_TO_KNOW, blocks[:1], width)
    return with_words([Item(head, WIDE), *(Item(block, TIGHT) for block in blocks[1:])])


def _in_narrow(parts: _Parts, height: float) -> Iterator[list[list[Item]]]:
    """Yield the one way for large print: what keeps a person safe stands on two pages, in a list where that can be."""
    in_short = _safety_first(parts, parts.call_in_short)
    listed = paginate([*parts.head, *parts.emergency, *parts.pain, *parts.call], height)
    yield [_safety_first(parts, parts.call), in_short] if len(listed) <= _MOST_SAFETY_PAGES else [in_short]


def _in_wide(parts: _Parts, sheet: ProgrammeSheet, width: float) -> Iterator[list[list[Item]]]:
    """Yield ways to set it, the best first; the last is for sheets that no way brings on one page."""
    yield [_in_reading_order(parts, parts.call), _in_reading_order(parts, parts.call_in_short)]
    personal, pain = personal_items(sheet, width, close=True), pain_items(sheet, width, close=True)
    close = parts._replace(personal=personal, pain=pain)
    yield [_in_reading_order(close, close.call_in_short)]
    # What keeps a person safe stays on the sheet's first page, whatever else has to go on to a second.
    yield [_safety_first(parts._replace(pain=pain), parts.call_in_short)]


def _parts(sheet: ProgrammeSheet, width: float) -> _Parts:
    return _Parts(
        head=[*_draft_banner(sheet, width), *_title(sheet, width)],
        personal=personal_items(sheet, width),
        pain=pain_items(sheet, width),
        emergency=emergency_items(sheet, width),
        call=call_items(sheet, width),
        call_in_short=call_in_short_items(sheet, width),
        glance=glance_items(sheet.glance, width),
    )


def _in_reading_order(parts: _Parts, call: Sequence[Item]) -> list[Item]:
    head, personal, pain, emergency, *_ = parts
    return with_words([*head, *personal, *pain, *emergency, *call, *parts.glance])


def _safety_first(parts: _Parts, call: Sequence[Item]) -> list[Item]:
    head, personal, pain, emergency, *_ = parts
    return with_words([*head, *emergency, *pain, *call, *personal, *parts.glance])


def _fitted(openings: Sequence[Sequence[Item]], advice: Sequence[Item], height: float) -> tuple[list[Page], bool]:
    together = fewest_pages([[*opening, *advice] for opening in openings], height)
    alone = fewest_pages(openings, height)
    return (together, True) if len(together) == len(alone) else (alone, False)


def _draft_banner(sheet: ProgrammeSheet, width: float) -> list[Item]:
    if not sheet.draft:
        return []
    inner = width - PADDING * 2
    words = plain(sheet.draft, LEAD_BOLD, inner, Align.CENTRE)
    if len(words.lines) > _MOST_LINES_CENTRED:
        words = plain(sheet.draft, BODY_BOLD, inner)
    return [Item(Framed(words, width, Outline(colour=INK, weight=HEAVY)))]


def _title(sheet: ProgrammeSheet, width: float) -> list[Item]:
    """Set the words beside the clinic's logo, where it has one; in a narrow frame its name alone."""
    if sheet.logo is None:
        return [Item(Stack((_clinic(sheet, width), _title_words(sheet, width)), _LINE_GAP), SNUG)]
    tallest = _TALLEST_IN_NARROW if is_narrow(width) else _TALLEST_LOGO
    mark = LogoBlock(sheet.logo, f"Logo of {sheet.clinic_name or 'the clinic'}", width * _WIDEST_LOGO, tallest)
    beside, column = Cell(width - mark.width, mark), width - mark.width - SNUG
    if is_narrow(width):
        named = Columns((Cell(0.0, _clinic(sheet, column)), beside))
        return [Item(Stack((named, _title_words(sheet, width)), _LINE_GAP), SNUG)]
    words = Stack((_clinic(sheet, column), _title_words(sheet, column)), _LINE_GAP)
    return [Item(Columns((Cell(0.0, words), beside)), SNUG)]


def _clinic(sheet: ProgrammeSheet, width: float) -> Block:
    return plain(clinic(sheet), CLINIC, width)


def _title_words(sheet: ProgrammeSheet, width: float) -> Block:
    parts = (
        plain(sheet.title, TITLE, width, role=Role.TITLE),
        _whose_and_when(sheet, width),
        plain(sheet.made_for_you, NOTE, width),
    )
    return Stack(parts, _LINE_GAP)


def _whose_and_when(sheet: ProgrammeSheet, width: float) -> Block:
    """Set name and dates on one line, or the dates on their own, so that no date is parted."""
    whose = (Run("for", BODY), Run(sheet.patient_name, BODY_BOLD))
    when = dates(sheet)
    in_one = Prose.of((*whose, Run(f"· {when}" if when else "", BODY)), width)
    if len(in_one.lines) == 1:
        return in_one
    alone = plain(when, BODY, width)
    apart = (alone,) if len(alone.lines) == 1 else [plain(text, BODY, width) for text in (sheet.period, sheet.review)]
    return Stack((Prose.of(whose, width), *apart))
