"""What keeps a person safe, as the smaller layouts say it: emergency signs, whom to call, how much pain is fine."""

from collections.abc import Sequence
from dataclasses import replace

from planner.handouts.flowables import Block, Cell, Columns, Framed, Stack
from planner.handouts.layouts.words import CALL_IF, GET_HELP_IF, number_to_call, whom_to_call
from planner.handouts.lists import bulleted
from planner.handouts.pages import Item
from planner.handouts.pen import Outline
from planner.handouts.prose import Prose, Run, plain
from planner.handouts.sheet import ProgrammeSheet
from planner.handouts.structure import Role
from planner.handouts.theme import BODY, DETAIL, HEAVY, INK, MM, NOTE_BOLD, PADDING, RED, WIDE, Style, is_narrow

EMERGENCY = Outline(colour=RED, weight=HEAVY)
_LINE_GAP = 0.6 * MM


def draft_note(sheet: ProgrammeSheet, width: float) -> list[Item]:
    """Return why the sheet is a draft, in a box; nothing where it is final."""
    if not sheet.draft:
        return []
    return [Item(Framed(plain(sheet.draft, NOTE_BOLD, width - PADDING * 2), width, Outline(colour=INK, weight=HEAVY)))]


def emergency_line(sheet: ProgrammeSheet, width: float, style: Style = DETAIL) -> Block:
    """Return every emergency sign, the number, and when to call whom, in one bordered block for a page's foot."""
    inner = width - PADDING * 2
    alarm = replace(style, bold=True, colour=RED)
    signs = Prose.of((Run(GET_HELP_IF, alarm), Run(_listed(sheet.emergency), style), Run(_number(sheet), alarm)), inner)
    return Framed(Stack((signs, call_line(sheet, inner, style)), 1.0 * MM), width, EMERGENCY)


def emergency_box(sheet: ProgrammeSheet, width: float) -> Block:
    """Return the emergency signs as a list in two columns, under the number to call."""
    inner = width - PADDING * 2
    alarm = replace(DETAIL, bold=True, colour=RED)
    head = Prose.of((Run(_number(sheet), alarm), Run(GET_HELP_IF, alarm)), inner, role=Role.HEADING)
    return Framed(Stack((head, two_columns(sheet.emergency, inner, DETAIL)), 1.0 * MM, head=1), width, EMERGENCY)


def call_line(sheet: ProgrammeSheet, width: float, style: Style = DETAIL) -> Prose:
    """Return when to call, and whom, in one paragraph."""
    bold = replace(style, bold=True)
    when = (Run(CALL_IF, bold), Run(_listed(sheet.stop_and_call), style)) if sheet.stop_and_call else ()
    return Prose.of((*when, Run(whom_to_call(sheet), bold)), width)


def pain_line(sheet: ProgrammeSheet, width: float, style: Style = DETAIL) -> Prose:
    """Return the pain limit and the rules that go with it in one paragraph."""
    bold = replace(style, bold=True)
    return Prose.of((Run(sheet.pain_limit, bold), Run(" ".join(sheet.stop_rules), style)), width)


def _listed(texts: Sequence[str]) -> str:
    return f"{'; '.join(texts)}."


def _number(sheet: ProgrammeSheet) -> str:
    call = number_to_call(sheet)
    return f"{call}." if call else ""


def two_columns(texts: Sequence[str], width: float, style: Style = BODY) -> Block:
    """Set a list in two columns of about the same height, read down the left one first; in a narrow frame in one."""
    if is_narrow(width):
        return Stack(bulleted(texts, width, style), _LINE_GAP)
    column = (width - WIDE) / 2
    items = bulleted(texts, column, style)
    half = min(range(len(items) + 1), key=lambda count: max(_height(items[:count]), _height(items[count:])))
    halves = (Stack(items[:half], _LINE_GAP), Stack(items[half:], _LINE_GAP))
    return Columns([Cell(n * (column + WIDE), part) for n, part in enumerate(halves)])


def _height(blocks: Sequence[Block]) -> float:
    return sum(block.height for block in blocks)
