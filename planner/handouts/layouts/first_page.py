"""The first page: whose programme it is, how much pain is fine, when to get help, the weeks at a glance."""

from collections.abc import Callable, Sequence

from planner.handouts.cards import boxes, section
from planner.handouts.flowables import Block, Cell, Columns, Framed, Stack
from planner.handouts.layouts.glance import glance_items
from planner.handouts.lists import bulleted, numbered
from planner.handouts.pages import Frame, Item, Page, fewest_pages
from planner.handouts.pen import Outline
from planner.handouts.prose import Align, Prose, Run, plain
from planner.handouts.sheet import ProgrammeSheet
from planner.handouts.structure import Role
from planner.handouts.theme import (
    ALARM_LARGE,
    BODY,
    BODY_BOLD,
    CLINIC,
    HEAVY,
    INK,
    LEAD_BOLD,
    MM,
    NOTE,
    NOTE_BOLD,
    PADDING,
    RED,
    ROOMY,
    SNUG,
    TIGHT,
    TITLE,
    WIDE,
)

_EMERGENCY = Outline(colour=RED, weight=HEAVY)
_Order = Callable[[ProgrammeSheet, float], list[Item]]
_MOST_GOALS_BESIDE = 4
_MOST_LINES_CENTRED = 2
_CALL = Run("Call your therapist or doctor if:", BODY_BOLD)


def first_pages(sheet: ProgrammeSheet, frame: Frame) -> tuple[list[Page], bool]:
    """Return the first page, or pages, and whether the advice found room there."""
    pages, has_advice = _fitted(sheet, frame, (_in_reading_order, _in_reading_order_and_short))
    # What keeps a person safe stays on the sheet's first page, whatever else has to go on to a second.
    return (pages, has_advice) if len(pages) == 1 else _fitted(sheet, frame, (_safety_first,))


def advice_items(sheet: ProgrammeSheet, width: float) -> list[Item]:
    """Return the advice that goes beside the exercises."""
    blocks = bulleted(sheet.advice, width)
    head = section("Good to know", blocks[:1], width)
    return _with_words([Item(head, WIDE), *(Item(block, TIGHT) for block in blocks[1:])])


def _fitted(sheet: ProgrammeSheet, frame: Frame, orders: Sequence[_Order]) -> tuple[list[Page], bool]:
    openings = [_with_words(order(sheet, frame.width)) for order in orders]
    advice = advice_items(sheet, frame.width)
    together = fewest_pages([[*opening, *advice] for opening in openings], frame.height)
    alone = fewest_pages(openings, frame.height)
    return (together, True) if len(together) == len(alone) else (alone, False)


def _with_words(items: Sequence[Item]) -> list[Item]:
    return [item for item in items if item.block.height]


def _in_reading_order(sheet: ProgrammeSheet, width: float) -> list[Item]:
    return [*_opening(sheet, width), *_call(sheet, width), *glance_items(sheet.glance, width)]


def _in_reading_order_and_short(sheet: ProgrammeSheet, width: float) -> list[Item]:
    return [*_opening(sheet, width), *_call_in_short(sheet, width), *glance_items(sheet.glance, width)]


def _opening(sheet: ProgrammeSheet, width: float) -> list[Item]:
    return [
        *_draft_banner(sheet, width),
        *_title(sheet, width),
        *_for_this_person(sheet, width),
        *_pain(sheet, width),
        *_emergency(sheet, width),
    ]


def _safety_first(sheet: ProgrammeSheet, width: float) -> list[Item]:
    return [
        *_draft_banner(sheet, width),
        *_title(sheet, width),
        *_emergency(sheet, width),
        *_pain(sheet, width),
        *_call_in_short(sheet, width),
        *_for_this_person(sheet, width),
        *glance_items(sheet.glance, width),
    ]


def _draft_banner(sheet: ProgrammeSheet, width: float) -> list[Item]:
    if not sheet.draft:
        return []
    inner = width - PADDING * 2
    words = plain(sheet.draft, LEAD_BOLD, inner, Align.CENTRE)
    if len(words.lines) > _MOST_LINES_CENTRED:
        words = plain(sheet.draft, BODY_BOLD, inner)
    return [Item(Framed(words, width, Outline(colour=INK, weight=HEAVY)))]


def _title(sheet: ProgrammeSheet, width: float) -> list[Item]:
    clinic = " · ".join(part for part in (sheet.clinic_name, sheet.clinic_telephone) if part)
    parts = (
        plain(clinic, CLINIC, width),
        plain(sheet.title, TITLE, width, role=Role.TITLE),
        _whose_and_when(sheet, width),
        plain(sheet.made_for_you, NOTE, width),
    )
    return [Item(Stack(parts, 0.6 * MM), SNUG)]


def _whose_and_when(sheet: ProgrammeSheet, width: float) -> Block:
    """Set name and dates on one line, or the dates on their own, so that no date is parted."""
    whose = (Run("for", BODY), Run(sheet.patient_name, BODY_BOLD))
    when = " · ".join(part for part in (sheet.period, sheet.review) if part)
    in_one = Prose.of((*whose, Run(f"· {when}" if when else "", BODY)), width)
    return in_one if len(in_one.lines) == 1 else Stack((Prose.of(whose, width), plain(when, BODY, width)))


def _for_this_person(sheet: ProgrammeSheet, width: float) -> list[Item]:
    """Set a few goals beside what is needed; many goals go across the page, above it."""
    column = (width - ROOMY) / 2
    short = (_labelled("You need", " · ".join(sheet.needs), column), _labelled("A short day", sheet.short_day, column))
    beside = [block for block in short if block is not None]
    if 0 < len(sheet.goals) <= _MOST_GOALS_BESIDE:
        return [Item(_side_by_side((_goals(sheet, column), Stack(beside, PADDING)), column), WIDE)]
    across = [Item(_goals(sheet, width), WIDE)]
    return [*across, Item(_side_by_side(beside, column), WIDE)]


def _goals(sheet: ProgrammeSheet, width: float) -> Block:
    return section("What I want to do again", numbered(sheet.goals, width), width, 0.8 * MM)


def _side_by_side(blocks: Sequence[Block], column: float) -> Block:
    return Columns([Cell(n * (column + ROOMY), block) for n, block in enumerate(blocks)])


def _labelled(name: str, text: str, width: float) -> Block | None:
    return section(name, (plain(text, BODY, width),), width, 0.8 * MM) if text else None


def _pain(sheet: ProgrammeSheet, width: float) -> list[Item]:
    limit = plain(sheet.pain_limit, BODY_BOLD, width)
    head = section("How much pain is fine", (limit,), width, 0.8 * MM)
    lights = [Item(block, TIGHT) for block in boxes(sheet.lights, width)]
    rules = Stack(bulleted(sheet.stop_rules, width), 0.6 * MM)
    return [Item(head, WIDE), *lights, Item(rules, TIGHT)]


def _emergency(sheet: ProgrammeSheet, width: float) -> list[Item]:
    inner = width - PADDING * 2
    call = f"Call {sheet.emergency_number}" if sheet.emergency_number else ""
    number = plain(call, ALARM_LARGE, inner / 3, Align.RIGHT)
    sign = plain("Get emergency help now if you:", ALARM_LARGE, inner * 2 / 3, role=Role.HEADING)
    head = Columns((Cell(0.0, sign), Cell(inner * 2 / 3, number)))
    signs = Stack((head, _two_columns(sheet.emergency, inner)), 1.0 * MM, head=1)
    return [Item(Framed(signs, width, _EMERGENCY), WIDE)]


def _two_columns(texts: Sequence[str], width: float) -> Block:
    """Set a list in two columns of about the same height, read down the left one first."""
    column = (width - WIDE) / 2
    items = bulleted(texts, column)
    half = _half_way(items)
    halves = (Stack(items[:half], 0.6 * MM), Stack(items[half:], 0.6 * MM))
    return Columns([Cell(n * (column + WIDE), part) for n, part in enumerate(halves)])


def _half_way(items: Sequence[Block]) -> int:
    def tallest(count: int) -> float:
        return max(sum(i.height for i in items[:count]), sum(i.height for i in items[count:]))

    return min(range(len(items) + 1), key=tallest)


def _call(sheet: ProgrammeSheet, width: float) -> list[Item]:
    if not sheet.stop_and_call:
        return []
    head = Prose.of((_CALL, Run(_whom(sheet), NOTE_BOLD)), width)
    return [Item(Stack((head, _two_columns(sheet.stop_and_call, width)), 1.0 * MM, head=1), WIDE)]


def _call_in_short(sheet: ProgrammeSheet, width: float) -> list[Item]:
    """Say the same in one paragraph, for a page that has no room for a list."""
    if not sheet.stop_and_call:
        return []
    signs = "; ".join(sheet.stop_and_call)
    return [Item(Prose.of((_CALL, Run(f"{signs}.", BODY), Run(_whom(sheet), NOTE_BOLD)), width), WIDE)]


def _whom(sheet: ProgrammeSheet) -> str:
    return " · ".join(part for part in (sheet.therapist_name, sheet.clinic_telephone) if part)
