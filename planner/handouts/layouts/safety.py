"""What keeps a person safe, as the smaller layouts say it: emergency signs, whom to call, how much pain is fine."""

from collections.abc import Sequence
from dataclasses import replace

from planner.handouts.flowables import Block, Cell, Columns, Framed, Stack
from planner.handouts.lists import bulleted, listed
from planner.handouts.pages import Item
from planner.handouts.pen import Outline
from planner.handouts.prose import Prose, Run, plain
from planner.handouts.sheet import Light, ProgrammeSheet
from planner.handouts.structure import Role
from planner.handouts.theme import DETAIL, HEAVY, INK, MM, NOTE_BOLD, PADDING, RED, TIGHT, WIDE, Style

_EMERGENCY = Outline(colour=RED, weight=HEAVY)
_SIGN = "Get emergency help now if you:"
_CALL = "Call your therapist or doctor if:"
_LINE_GAP = 0.6 * MM
_BOXES_PER_LINE = 3


def draft_note(sheet: ProgrammeSheet, width: float) -> list[Item]:
    """Return why the sheet is a draft, in a box; nothing where it is final."""
    if not sheet.draft:
        return []
    return [Item(Framed(plain(sheet.draft, NOTE_BOLD, width - PADDING * 2), width, Outline(colour=INK, weight=HEAVY)))]


def emergency_line(sheet: ProgrammeSheet, width: float, style: Style = DETAIL) -> Block:
    """Return every emergency sign, the number, and when to call whom, in one bordered block for a page's foot."""
    inner = width - PADDING * 2
    alarm = replace(style, bold=True, colour=RED)
    signs = Prose.of((Run(_SIGN, alarm), Run(_listed(sheet.emergency), style), Run(_number(sheet), alarm)), inner)
    return Framed(Stack((signs, call_line(sheet, inner, style)), 1.0 * MM), width, _EMERGENCY)


def emergency_box(sheet: ProgrammeSheet, width: float) -> Block:
    """Return the emergency signs as a list in two columns, under the number to call."""
    inner = width - PADDING * 2
    alarm = replace(DETAIL, bold=True, colour=RED)
    head = Prose.of((Run(_SIGN, alarm), Run(_number(sheet), alarm)), inner, role=Role.HEADING)
    return Framed(Stack((head, _two_columns(sheet.emergency, inner)), 1.0 * MM, head=1), width, _EMERGENCY)


def call_line(sheet: ProgrammeSheet, width: float, style: Style = DETAIL) -> Prose:
    """Return when to call, and whom, in one paragraph."""
    bold = replace(style, bold=True)
    whom = " · ".join(part for part in (sheet.therapist_name, sheet.clinic_telephone) if part)
    when = (Run(_CALL, bold), Run(_listed(sheet.stop_and_call), style)) if sheet.stop_and_call else ()
    return Prose.of((*when, Run(whom, bold)), width)


def pain_line(sheet: ProgrammeSheet, width: float, style: Style = DETAIL) -> Prose:
    """Return the pain limit and the rules that go with it in one paragraph."""
    bold = replace(style, bold=True)
    return Prose.of((Run(sheet.pain_limit, bold), Run(" ".join(sheet.stop_rules), style)), width)


def small_boxes(lights: Sequence[Light], width: float, style: Style = DETAIL) -> list[Block]:
    """Return the lights in boxes of one height, three to a line."""
    rows = (lights[start : start + _BOXES_PER_LINE] for start in range(0, len(lights), _BOXES_PER_LINE))
    return [_box_row(row, width, style) for row in rows]


def _box_row(lights: Sequence[Light], width: float, style: Style) -> Block:
    column = (width - TIGHT * (len(lights) - 1)) / len(lights)
    inner, bold = column - PADDING * 2, replace(style, bold=True)
    words = [Stack((plain(one.title, bold, inner), plain(one.text, style, inner)), _LINE_GAP) for one in lights]
    tallest = max(block.height for block in words) + PADDING * 2
    boxes = listed([Framed(block, column, Outline(), tallest) for block in words])
    return Columns([Cell(n * (column + TIGHT), box) for n, box in enumerate(boxes)])


def _listed(texts: Sequence[str]) -> str:
    return f"{'; '.join(texts)}."


def _number(sheet: ProgrammeSheet) -> str:
    return f"Call {sheet.emergency_number}." if sheet.emergency_number else ""


def _two_columns(texts: Sequence[str], width: float) -> Block:
    column = (width - WIDE) / 2
    items = bulleted(texts, column, DETAIL)
    half = min(range(len(items) + 1), key=lambda count: max(_height(items[:count]), _height(items[count:])))
    halves = (Stack(items[:half], _LINE_GAP), Stack(items[half:], _LINE_GAP))
    return Columns([Cell(n * (column + WIDE), part) for n, part in enumerate(halves)])


def _height(blocks: Sequence[Block]) -> float:
    return sum(block.height for block in blocks)
