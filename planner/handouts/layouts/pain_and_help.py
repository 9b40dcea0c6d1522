"""What keeps a person safe: how much pain is fine, when to get emergency help, when to call."""

from planner.handouts.boxes import boxes
from planner.handouts.cards import label, section
from planner.handouts.flowables import Block, Cell, Columns, Framed, Level, Stack
from planner.handouts.layouts.safety import EMERGENCY, two_columns
from planner.handouts.layouts.words import CALL_IF, GET_HELP_IF, HOW_MUCH_PAIN, number_to_call, whom_to_call
from planner.handouts.lists import bulleted
from planner.handouts.pages import Item
from planner.handouts.pen import run_width
from planner.handouts.prose import Align, Prose, Run, plain
from planner.handouts.sheet import ProgrammeSheet
from planner.handouts.structure import Role
from planner.handouts.theme import (
    ALARM_LARGE,
    BODY,
    BODY_BOLD,
    KICKER,
    MM,
    PADDING,
    SNUG,
    TIGHT,
    WIDE,
)

_CALL = Run(CALL_IF, BODY_BOLD)
_LIST_GAP = 0.6 * MM


def pain_items(sheet: ProgrammeSheet, width: float, *, close: bool = False) -> list[Item]:
    """Return the pain limit, the three lights and the rules for stopping."""
    head = _limit_beside_label(sheet, width) if close else _limit_below_label(sheet, width)
    lights = [Item(block, TIGHT) for block in boxes(sheet.lights, width)]
    rules = Stack(bulleted(sheet.stop_rules, width), _LIST_GAP)
    return [Item(head, WIDE), *lights, Item(rules, TIGHT)]


def _limit_below_label(sheet: ProgrammeSheet, width: float) -> Block:
    return section(HOW_MUCH_PAIN, (plain(sheet.pain_limit, BODY_BOLD, width),), width, 0.8 * MM)


def _limit_beside_label(sheet: ProgrammeSheet, width: float) -> Block:
    start = run_width(HOW_MUCH_PAIN.upper(), KICKER) + SNUG
    limit = plain(sheet.pain_limit, BODY_BOLD, width - start)
    return Level((Cell(0.0, label(HOW_MUCH_PAIN, start)), Cell(start, limit)))


def emergency_items(sheet: ProgrammeSheet, width: float) -> list[Item]:
    """Return the box with the signs of an emergency and the number to call."""
    inner = width - PADDING * 2
    number = plain(number_to_call(sheet), ALARM_LARGE, inner / 3, Align.RIGHT)
    room = inner - number.natural_width - SNUG
    sign = plain(GET_HELP_IF, ALARM_LARGE, room, role=Role.HEADING)
    head = Columns((Cell(0.0, sign), Cell(inner * 2 / 3, number)))
    signs = Stack((head, two_columns(sheet.emergency, inner)), 1.0 * MM, head=1)
    return [Item(Framed(signs, width, EMERGENCY), WIDE)]


def call_items(sheet: ProgrammeSheet, width: float) -> list[Item]:
    """Return the signs that are a reason to call, as a list."""
    if not sheet.stop_and_call:
        return []
    head = Prose.of((_CALL, Run(whom_to_call(sheet), BODY_BOLD)), width, role=Role.HEADING)
    return [Item(Stack((head, two_columns(sheet.stop_and_call, width)), 1.0 * MM, head=1), WIDE)]


def call_in_short_items(sheet: ProgrammeSheet, width: float) -> list[Item]:
    """Say the same in one paragraph, for a page that has no room for a list."""
    if not sheet.stop_and_call:
        return []
    signs = "; ".join(sheet.stop_and_call)
    return [Item(Prose.of((_CALL, Run(f"{signs}.", BODY), Run(whom_to_call(sheet), BODY_BOLD)), width), WIDE)]
