"""What stands on a handout besides words: the square to scan, the logo, the clinic's colour."""

import zlib
from dataclasses import replace
from io import BytesIO

import pypdfium2 as pdfium
import pytest
import segno

from planner.handouts.document import render_pdf
from planner.handouts.layouts import LAYOUTS
from planner.handouts.operators import colour
from planner.handouts.sheet import Logo, ProgrammeSheet
from planner.handouts.theme import GREEN, is_readable
from tests.handouts import reading, sheets, structure

LINK = "https://clinic.example/p/7Yk2-3nQ"
DOTS_PER_POINT = 4


@pytest.fixture(scope="module")
def linked() -> tuple[ProgrammeSheet, bytes]:
    """A sheet with a code and a link, and its handout."""
    sheet = replace(sheets.one_week(), code="9f3c 21ab", link=LINK)
    return sheet, render_pdf(sheet)


def test_the_square_holds_the_link(linked: tuple[ProgrammeSheet, bytes]) -> None:
    """Each of its squares is dark on the page where the link's code has it dark."""
    _, pdf = linked
    square = next(shown for shown in reading.shown(pdf) if shown.page == len(reading.pages(pdf)) - 1)
    rows = [list(row) for row in segno.make(LINK, error="m", micro=False).matrix]
    document = pdfium.PdfDocument(BytesIO(pdf))
    page = document[square.page]
    picture = page.render(scale=DOTS_PER_POINT, grayscale=True).to_pil()
    side = (square.right - square.left) / (len(rows) + 4)
    top = page.get_height() - square.top
    for number, row in enumerate(rows):
        for column, is_dark in enumerate(row):
            x, y = square.left + (column + 2.5) * side, top + (number + 2.5) * side
            dot = picture.getpixel((round(x * DOTS_PER_POINT), round(y * DOTS_PER_POINT)))
            assert (dot < 128) == bool(is_dark), (number, column)
    document.close()


def test_the_square_is_said_in_words_and_its_address_printed(linked: tuple[ProgrammeSheet, bytes]) -> None:
    _, pdf = linked
    assert any(LINK in figure.alt for figure in structure.tree(pdf).nodes("Figure"))
    assert LINK in reading.pages(pdf)[-1]


def test_without_a_link_there_is_no_square() -> None:
    pdf = render_pdf(sheets.one_week())
    assert "Scan" not in reading.text(pdf)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_code_of_a_version_stands_on_every_page(layout: str) -> None:
    pdf = render_pdf(replace(sheets.six_weeks(), code="0ddc 0de5"), layout=layout)
    assert all("0ddc 0de5" in page for page in reading.pages(pdf))


@pytest.mark.parametrize(
    ("name", "readable"),
    [
        ("#000000", True),
        ("#0F6B66", True),
        ("#1A2E8C", True),
        ("#777777", False),
        ("#FFF2A8", False),
        ("#FFFFFF", False),
    ],
)
def test_a_colour_is_readable_where_small_letters_stand_out_from_white(name: str, readable: bool) -> None:
    assert is_readable(name) is readable


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_clinics_colour_takes_the_place_of_green(layout: str) -> None:
    pdf = render_pdf(replace(sheets.one_week(), accent="#1A2E8C"), layout=layout)
    fills = reading.fills(pdf)
    assert colour(GREEN) not in fills
    assert layout in {"log", "summary", "week"} or colour("#1A2E8C") in fills


def test_a_logo_keeps_its_colours() -> None:
    logo = Logo(width=2, height=1, deflated=zlib.compress(bytes((255, 0, 0, 0, 0, 255))))
    document = pdfium.PdfDocument(BytesIO(render_pdf(replace(sheets.one_week(), logo=logo))))
    seen = {colour for _, colour in document[0].render(scale=1).to_pil().convert("RGB").getcolors(maxcolors=1 << 24)}
    document.close()
    assert {(255, 0, 0), (0, 0, 255)} <= seen
