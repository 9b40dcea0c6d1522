"""What keeps a person safe: how much pain is fine, when to get emergency help, when to call."""

from collections.abc import Sequence

from planner.handouts.boxes import boxes
from planner.handouts.cards import label, section
from planner.handouts.flowables import Block, Cell, Columns, Framed, Level, Stack
from planner.handouts.lists import bulleted
from planner.handouts.pages import Item
from planner.handouts.pen import Outline, run_width
from planner.handouts.prose import Align, Prose, Run, plain
from planner.handouts.sheet import ProgrammeSheet
from planner.handouts.structure import Role
from planner.handouts.theme import (
    ALARM_LARGE,
    BODY,
    BODY_BOLD,
    HEAVY,
    KICKER,
    MM,
    NOTE_BOLD,
    PADDING,
    RED,
    SNUG,
    TIGHT,
    WIDE,
    is_narrow,
)

_EMERGENCY = Outline(colour=RED, weight=HEAVY)
_CALL = Run("Call your therapist or doctor if:", BODY_BOLD)
_PAIN = "How much pain is fine"
_LIST_GAP = 0.6 * MM


def pain_items(sheet: ProgrammeSheet, width: float, *, close: bool = False) -> list[Item]:
    """Return the pain limit, the three lights and the rules for stopping."""
    head = _limit_beside_label(sheet, width) if close else _limit_below_label(sheet, width)
    lights = [Item(block, TIGHT) for block in boxes(sheet.lights, width)]
    rules = Stack(bulleted(sheet.stop_rules, width), _LIST_GAP)
    return [Item(head, WIDE), *lights, Item(rules, TIGHT)]


def _limit_below_label(sheet: ProgrammeSheet, width: float) -> Block:
    return section(_PAIN, (plain(sheet.pain_limit, BODY_BOLD, width),), width, 0.8 * MM)


def _limit_beside_label(sheet: ProgrammeSheet, width: float) -> Block:
    start = run_width(_PAIN.upper(), KICKER) + SNUG
    limit = plain(sheet.pain_limit, BODY_BOLD, width - start)
    return Level((Cell(0.0, label(_PAIN, start)), Cell(start, limit)))


def emergency_items(sheet: ProgrammeSheet, width: float) -> list[Item]:
    """Return the box with the signs of an emergency and the number to call."""
    inner = width - PADDING * 2
    call = f"Call {sheet.emergency_number}" if sheet.emergency_number else ""
    number = plain(call, ALARM_LARGE, inner / 3, Align.RIGHT)
    room = inner - number.natural_width - SNUG
    sign = plain("Get emergency help now if you:", ALARM_LARGE, room, role=Role.HEADING)
    head = Columns((Cell(0.0, sign), Cell(inner * 2 / 3, number)))
    signs = Stack((head, _in_columns(sheet.emergency, inner)), 1.0 * MM, head=1)
    return [Item(Framed(signs, width, _EMERGENCY), WIDE)]


def _in_columns(texts: Sequence[str], width: float) -> Block:
    """Set a list in two columns of about the same height, read down the left one first; in a narrow frame in one."""
    if is_narrow(width):
        return Stack(bulleted(texts, width), _LIST_GAP)
    column = (width - WIDE) / 2
    items = bulleted(texts, column)
    half = _half_way(items)
    halves = (Stack(items[:half], _LIST_GAP), Stack(items[half:], _LIST_GAP))
    return Columns([Cell(n * (column + WIDE), part) for n, part in enumerate(halves)])


def _half_way(items: Sequence[Block]) -> int:
    def tallest(count: int) -> float:
        return max(sum(i.height for i in items[:count]), sum(i.height for i in items[count:]))

    return min(range(len(items) + 1), key=tallest)


def call_items(sheet: ProgrammeSheet, width: float) -> list[Item]:
    """Return the signs that are a reason to call, as a list."""
    if not sheet.stop_and_call:
        return []
    head = Prose.of((_CALL, Run(_whom(sheet), NOTE_BOLD)), width)
    return [Item(Stack((head, _in_columns(sheet.stop_and_call, width)), 1.0 * MM, head=1), WIDE)]


def call_in_short_items(sheet: ProgrammeSheet, width: float) -> list[Item]:
    """Say the same in one paragraph, for a page that has no room for a list."""
    if not sheet.stop_and_call:
        return []
    signs = "; ".join(sheet.stop_and_call)
    return [Item(Prose.of((_CALL, Run(f"{signs}.", BODY), Run(_whom(sheet), NOTE_BOLD)), width), WIDE)]


def _whom(sheet: ProgrammeSheet) -> str:
    return " · ".join(part for part in (sheet.therapist_name, sheet.clinic_telephone) if part)
