"""The last page: what to do in a flare-up, room for questions, what this handout is."""

from planner.handouts.cards import label, section
from planner.handouts.flowables import RuledLines, Stack
from planner.handouts.layouts.first_page import advice_items
from planner.handouts.lists import numbered
from planner.handouts.pages import Frame, Item, Page, fewest_pages
from planner.handouts.prose import plain
from planner.handouts.sheet import ProgrammeSheet
from planner.handouts.structure import Role
from planner.handouts.theme import HEADING_BOLD, MM, NOTE, ROOMY, TIGHT, WIDE

_LINE_PITCH = 9 * MM
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
    title = plain("If it flares up", HEADING_BOLD, width, role=Role.HEADING)
    return [Item(Stack((title, blocks[0]), TIGHT, head=1), ROOMY), *(Item(block, TIGHT) for block in blocks[1:])]


def _questions(lines: int, width: float) -> Stack:
    return Stack((label("Questions for next time", width), RuledLines(lines, width, _LINE_PITCH)), 0.0)


def _closing(sheet: ProgrammeSheet, width: float) -> list[Item]:
    sentences = [plain(text, NOTE, width) for text in sheet.closing]
    about = section("About this handout", sentences, width, 0.8 * MM)
    return [Item(about, WIDE)] if about.height else []
