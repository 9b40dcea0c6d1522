"""render_pdf: a ProgrammeSheet in, the bytes of a PDF out; the same sheet gives the same bytes, on any day."""

from datetime import date
from io import BytesIO
from threading import Lock

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from planner.handouts.fonts import REGULAR, register
from planner.handouts.foot import Foot
from planner.handouts.layouts import LAYOUTS
from planner.handouts.metadata import LANGUAGE, describe
from planner.handouts.pages import Frame, Page
from planner.handouts.pen import Pen
from planner.handouts.sheet import ProgrammeSheet
from planner.handouts.tagged_document import finish_pages, tag
from planner.handouts.text import printable
from planner.handouts.theme import BODY, FOOT_MARGIN, GREEN, MARGIN, MM, PAGE_SIZES_MM

PAGE_SIZES = tuple(PAGE_SIZES_MM)

_UNDATED = date(2000, 1, 1)
# Cutting the subset out of a typeface moves a reading position that all threads share.
_embedding = Lock()


class IncompleteSheetError(ValueError):
    """The sheet lacks words without which nobody may be handed a programme."""


def render_pdf(
    sheet: ProgrammeSheet, *, layout: str = "standard", page_size: str = "A4", on: date | None = None
) -> bytes:
    """Return the handout as a PDF; `on` is the document's date, and no clock is ever read.

    Raises KeyError for a layout or page size that does not exist, IncompleteSheetError where the emergency signs or an
    exercise's stop-if are missing.
    """
    _check(sheet)
    register()
    chosen = LAYOUTS[layout]
    wide, high = (side * MM for side in PAGE_SIZES_MM[page_size])
    width, height = wide / chosen.magnified, high / chosen.magnified
    margin = MARGIN / chosen.magnified
    foot = Foot(sheet, width - margin * 2)
    free = height - margin - FOOT_MARGIN / chosen.magnified - foot.height
    frame = Frame(left=margin, top=margin, width=width - margin * 2, height=free)
    pages = chosen.set_pages(sheet, frame)
    pen = pen_on_paper((wide, high), chosen.magnified, sheet.accent or GREEN)
    describe(pen.canvas, sheet, on or _UNDATED)
    _draw(pages, pen, frame, foot)
    return finished(pen)


def _check(sheet: ProgrammeSheet) -> None:
    if not any(printable(sign) for sign in sheet.emergency):
        raise IncompleteSheetError("the sheet has no emergency signs")
    for week in sheet.weeks:
        for card in week.cards:
            if not any(printable(text) for text in card.stop_if):
                raise IncompleteSheetError(f"week {week.number}: {card.exercise} has no stop-if")


def _draw(pages: list[Page], pen: Pen, frame: Frame, foot: Foot) -> None:
    for number, page in enumerate(pages, 1):
        pen.begin_page()
        page.draw(pen, frame)
        foot.draw(pen, frame, number, len(pages))
        pen.end_page()


def pen_on_paper(size: tuple[float, float], magnified: float = 1.0, accent: str = GREEN) -> Pen:
    """Return a pen on paper of this size in points; its file depends on nothing but what is drawn on it."""
    # Spelt out, since a settings file or the environment of the machine could say otherwise.
    rl_config.useA85 = 0
    rl_config.invariant = 1
    rl_config.trustedHosts = None
    rl_config.trustedSchemes = []
    canvas = Canvas(
        BytesIO(),
        pagesize=size,
        pageCompression=1,
        invariant=1,
        pdfVersion=(1, 7),
        lang=LANGUAGE,
        initialFontName=REGULAR,
        initialFontSize=BODY.size,
    )
    pen = Pen(canvas, size[1] / magnified, magnified, accent)
    tag(canvas, pen.marks.structure)
    return pen


def finished(pen: Pen) -> bytes:
    """Return the file that was drawn; the last page has to be finished."""
    finish_pages(pen.canvas, pen.marks.structure)
    with _embedding:
        return bytes(pen.canvas.getpdfdata())
