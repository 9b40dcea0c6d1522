"""render_pdf: a ProgrammeSheet in, the bytes of a PDF out; the same sheet gives the same bytes, on any day."""

from collections.abc import Callable, Mapping
from datetime import date
from io import BytesIO
from threading import Lock

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from planner.handouts.fonts import REGULAR, register
from planner.handouts.foot import Foot
from planner.handouts.layouts import standard
from planner.handouts.metadata import LANGUAGE, describe
from planner.handouts.pages import Frame, Page
from planner.handouts.pen import Pen
from planner.handouts.sheet import ProgrammeSheet
from planner.handouts.text import printable
from planner.handouts.theme import BODY, FOOT_MARGIN, MARGIN, MM, PAGE_SIZES_MM

_SETTERS: Mapping[str, Callable[[ProgrammeSheet, Frame], list[Page]]] = {"standard": standard.set_pages}

LAYOUTS = tuple(_SETTERS)
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
    width, height = (side * MM for side in PAGE_SIZES_MM[page_size])
    foot = Foot(sheet, width - MARGIN * 2)
    free = height - MARGIN - FOOT_MARGIN - foot.height
    frame = Frame(left=MARGIN, top=MARGIN, width=width - MARGIN * 2, height=free)
    pages = _SETTERS[layout](sheet, frame)
    output = BytesIO()
    canvas = blank_canvas(output, (width, height))
    describe(canvas, sheet, on or _UNDATED)
    _draw(pages, Pen(canvas, height), frame, foot)
    with _embedding:
        canvas.save()
    return output.getvalue()


def _check(sheet: ProgrammeSheet) -> None:
    if not any(printable(sign) for sign in sheet.emergency):
        raise IncompleteSheetError("the sheet has no emergency signs")
    for week in sheet.weeks:
        for card in week.cards:
            if not any(printable(text) for text in card.stop_if):
                raise IncompleteSheetError(f"week {week.number}: {card.exercise} has no stop-if")


def _draw(pages: list[Page], pen: Pen, frame: Frame, foot: Foot) -> None:
    for number, page in enumerate(pages, 1):
        page.draw(pen, frame)
        foot.draw(pen, frame, number, len(pages))
        pen.next_page()


def blank_canvas(output: BytesIO, size: tuple[float, float]) -> Canvas:
    """Return a canvas of this size in points whose file depends on nothing but what is drawn on it."""
    # Spelt out, since a settings file or the environment of the machine could say otherwise.
    rl_config.useA85 = 0
    rl_config.invariant = 1
    rl_config.trustedHosts = None
    rl_config.trustedSchemes = []
    return Canvas(
        output,
        pagesize=size,
        pageCompression=1,
        invariant=1,
        pdfVersion=(1, 7),
        lang=LANGUAGE,
        initialFontName=REGULAR,
        initialFontSize=BODY.size,
    )
