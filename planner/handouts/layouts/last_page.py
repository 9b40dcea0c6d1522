"""The last page: what to do in a flare-up, room for questions, what this handout is."""

from planner.handouts.cards import label, section
from planner.handouts.emblems import Code
from planner.handouts.flowables import Block, Cell, Columns, RuledLines, Stack
from planner.handouts.layouts.first_page import advice_items
from planner.handouts.layouts.words import ABOUT, FLARE_UP
from planner.handouts.lists import numbered
from planner.handouts.pages import Frame, Item, Page, fewest_pages
from planner.handouts.prose import plain
from planner.handouts.sheet import ProgrammeSheet
from planner.handouts.structure import Role
from planner.handouts.theme import HEADING_BOLD, MM, NOTE, ROOMY, SNUG, TIGHT, WIDE, Style

_LINE_PITCH = 9 * MM
_CODE = 28 * MM
# The most lines that save a page are kept.
_QUESTION_LINES = (8, 6, 4)


def last_pages(sheet: ProgrammeSheet, frame: Frame, *, with_advice: bool) -> list[Page]:
    """Return the closing pages; the advice stands first where the first page had no room for it."""
    width = frame.width
    before = [*(advice_items(sheet, width) if with_advice else []), *_flare_up(sheet, width)]
    closing = _closing(sheet, width)
    questions = (Item(_questions(lines, width), ROOMY) for lines in _QUESTION_LINES)
    return fewest_pages([[*before, question, *closing] for question in questions], frame.height)


def _flare_up(sheet: ProgrammeSheet, width: float) -> list[Item]:
    blocks = numbered(sheet.flare_up, width)
    if not blocks:
        return []
    title = plain(FLARE_UP, HEADING_BOLD, width, role=Role.HEADING)
    return [Item(Stack((title, blocks[0]), TIGHT, head=1), ROOMY), *(Item(block, TIGHT) for block in blocks[1:])]


def _questions(lines: int, width: float) -> Stack:
    return Stack((label("Questions for next time", width), RuledLines(lines, width, _LINE_PITCH)), 0.0)


def _closing(sheet: ProgrammeSheet, width: float) -> list[Item]:
    beside = [Code(sheet.link, _CODE)] if sheet.link else []
    room = width - (_CODE + SNUG) * len(beside)
    about = section(ABOUT, about_lines(sheet, room), room, 0.8 * MM)
    if not about.height:
        return []
    return [Item(Columns((Cell(0.0, about), *(Cell(room + SNUG, code) for code in beside))), WIDE)]


def about_lines(sheet: ProgrammeSheet, width: float, style: Style = NOTE) -> list[Block]:
    """Return the closing sentences, which version this is, and where the programme can be opened."""
    code = f"Code of this version: {sheet.code}." if sheet.code else ""
    link = f"Scan the square with a telephone, or open {sheet.link}" if sheet.link else ""
    return [plain(text, style, width) for text in (*sheet.closing, code, link) if text]
