"""Reads a PDF back: its words, where they stand, and where the ink ends."""

import re
import shutil
import subprocess
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2 as pdfium
import pytest
from PIL import Image

from planner.handouts.theme import FOOT_MARGIN, MARGIN, SNUG

_DOTS_PER_POINT = 0.6
_PALEST_INK = 235


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """One letter and the box it fills, in points from the page's bottom left corner."""

    text: str
    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PageOfLetters:
    """One page's size in points, and its letters."""

    width: float
    height: float
    letters: tuple[Letter, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Font:
    """What a file says of one of its fonts."""

    name: str
    embedded: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A stored picture where a page shows it, in points from the bottom left corner; its lines as wide as on paper."""

    page: int
    name: str
    left: float
    bottom: float
    right: float
    top: float
    line: float


@cache
def pages(pdf: bytes) -> list[str]:
    """The text of each page in the order it was drawn, with single spaces."""
    document = pdfium.PdfDocument(pdf)
    found = [_spaced(page.get_textpage().get_text_range()) for page in document]
    document.close()
    return found


def text(pdf: bytes) -> str:
    """The text of all pages."""
    return " ".join(pages(pdf))


def weeks(pdf: bytes) -> list[str]:
    """The text of each week: its first page and the ones that follow, the last week's with the closing pages."""
    found: list[str] = []
    for page in pages(pdf):
        if page.startswith("Week "):
            found.append(page)
        elif found:
            found[-1] += f" {page}"
    return found


def printed_lines(pdf: bytes, folder: Path) -> list[str]:
    """Every line as poppler's pdftotext finds it on the page."""
    tool = shutil.which("pdftotext")
    if tool is None:
        pytest.skip("install poppler-utils to read the handout with pdftotext")
    source = folder / "handout.pdf"
    source.write_bytes(pdf)
    read = subprocess.run([tool, "-layout", str(source), "-"], capture_output=True, check=True)
    return [_spaced(line) for line in read.stdout.decode("utf-8").splitlines()]


def printed_words(pdf: bytes, folder: Path) -> Counter[str]:
    """Every word as poppler's pdftotext finds it on the page."""
    return Counter(word for line in printed_lines(pdf, folder) for word in line.split())


@cache
def letters(pdf: bytes) -> list[PageOfLetters]:
    """Each page's size, and every letter that leaves ink."""
    document = pdfium.PdfDocument(pdf)
    found = [_page_of_letters(page) for page in document]
    document.close()
    return found


@cache
def pictures(pdf: bytes) -> list[Image.Image]:
    """Each page as a grey picture."""
    document = pdfium.PdfDocument(pdf)
    found = [page.render(scale=_DOTS_PER_POINT, grayscale=True).to_pil().convert("L") for page in document]
    document.close()
    return found


def fill(picture: Image.Image, foot_height: float) -> float:
    """Which share of the height between the margins is used: 0 an empty page, 1 one full to the last line."""
    top, bottom = _dots(MARGIN), picture.height - _dots(FOOT_MARGIN + foot_height)
    box = _ink(picture, top, bottom).getbbox()
    return box[3] / (bottom - top) if box else 0.0


def white_above_foot(picture: Image.Image, foot_height: float) -> bool:
    """Whether the strip between the page's words and the foot's line is empty."""
    top = picture.height - _dots(FOOT_MARGIN + foot_height) + 2
    return _ink(picture, top, top + _dots(SNUG) - 4).getbbox() is None


def shown(pdf: bytes) -> list[Shown]:
    """Every figure of every page, in the order it is drawn."""
    with pikepdf.open(BytesIO(pdf)) as document:
        return [one for number, page in enumerate(document.pages) for one in _shown_on(page, number)]


def _shown_on(page: pikepdf.Page, number: int) -> Iterator[Shown]:
    place, line = pikepdf.Matrix(), 1.0
    outer = []
    for operator, operands in _operations(page, "q Q cm w Do"):
        match operator:
            case "q":
                outer.append((place, line))
            case "Q":
                place, line = outer.pop()
            case "cm":
                place = pikepdf.Matrix(*map(float, operands)) @ place
            case "w":
                line = float(operands[0])
            case "Do" if "figure" in str(operands[0]):
                box = [float(edge) for edge in page.Resources.XObject[operands[0]].BBox.as_list()]
                (left, bottom), (right, top) = place.transform((box[0], box[1])), place.transform((box[2], box[3]))
                where = {"left": left, "bottom": bottom, "right": right, "top": top}
                yield Shown(page=number, name=str(operands[0]), line=line * place.a, **where)


def _operations(content: Any, names: str = "") -> list[tuple[str, Any]]:
    return [(str(one.operator), one.operands) for one in pikepdf.parse_content_stream(content, names)]


def forms(pdf: bytes) -> dict[str, list[str]]:
    """The operators of every stored figure, by its name."""
    with pikepdf.open(BytesIO(pdf)) as document:
        stored = {name: form for page in document.pages for name, form in page.Resources.get("/XObject", {}).items()}
        return {
            name: [operator for operator, _ in _operations(form)] for name, form in stored.items() if "figure" in name
        }


def fonts(pdf: bytes) -> list[Font]:
    """Every font of the file, wherever it is used."""
    with pikepdf.open(BytesIO(pdf)) as document:
        found = [item for item in document.objects if isinstance(item, pikepdf.Dictionary)]
        return [_font(item) for item in found if item.get("/Type") == "/Font"]


def _font(item: pikepdf.Dictionary) -> Font:
    return Font(name=str(item["/BaseFont"]), embedded="/FontFile2" in item.get("/FontDescriptor", {}))


def _page_of_letters(page: pdfium.PdfPage) -> PageOfLetters:
    textpage = page.get_textpage()
    found = [_letter(textpage, index) for index in range(textpage.count_chars())]
    width, height = page.get_size()
    return PageOfLetters(width=width, height=height, letters=tuple(one for one in found if one.text.strip()))


def _letter(textpage: pdfium.PdfTextPage, index: int) -> Letter:
    left, bottom, right, top = textpage.get_charbox(index)
    return Letter(text=textpage.get_text_range(index, 1), left=left, bottom=bottom, right=right, top=top)


def _ink(picture: Image.Image, top: int, bottom: int) -> Image.Image:
    strip = picture.crop((0, top, picture.width, bottom))
    return strip.point([255 if shade < _PALEST_INK else 0 for shade in range(256)])


def _dots(points: float) -> int:
    return round(points * _DOTS_PER_POINT)


def _spaced(words: str) -> str:
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", words)).strip()


def fills(pdf: bytes) -> set[str]:
    """Every colour that words and shapes on the pages are filled with, as three shares of one."""
    with pikepdf.open(BytesIO(pdf)) as document:
        return {
            " ".join(f"{float(share):.3f}" for share in operands)
            for page in document.pages
            for _, operands in _operations(page, "rg")
        }
