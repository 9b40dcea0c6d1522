"""How a page of a handout looks, as a picture to show before it is downloaded."""

from io import BytesIO
from threading import Lock

import pypdfium2
from PIL import Image

from planner.handouts.theme import PAGE_SIZES_MM

DOTS_PER_INCH = 60
_POINTS_PER_INCH = 72
_MM_PER_INCH = 25.4
_COLOURS = 64
_GAP, _TABLE = 6, "#8A949C"
# PDFium keeps what it reads in one place for all threads.
_reading = Lock()


def picture_size(page_size: str) -> tuple[int, int]:
    """How wide and high the picture of such a page is, in dots."""
    wide, high = PAGE_SIZES_MM[page_size]
    return round(wide / _MM_PER_INCH * DOTS_PER_INCH), round(high / _MM_PER_INCH * DOTS_PER_INCH)


def first_page(pdf: bytes) -> bytes:
    """The first page of a PDF as a PNG of 60 dots to the inch."""
    return _as_png(*_pages(pdf, 1, DOTS_PER_INCH))


def plate_of_pages(pdf: bytes, most: int, dots_per_inch: int) -> bytes:
    """The first pages of a PDF side by side as a PNG, at most so many."""
    pages = _pages(pdf, most, dots_per_inch)
    width = sum(page.width + _GAP for page in pages) + _GAP
    plate = Image.new("RGB", (width, pages[0].height + _GAP * 2), _TABLE)
    left = _GAP
    for page in pages:
        plate.paste(page, (left, _GAP))
        left += page.width + _GAP
    return _as_png(plate)


def _pages(pdf: bytes, most: int, dots_per_inch: int) -> list[Image.Image]:
    with _reading, pypdfium2.PdfDocument(pdf) as document:
        count = min(most, len(document))
        return [document[n].render(scale=dots_per_inch / _POINTS_PER_INCH).to_pil() for n in range(count)]


def _as_png(picture: Image.Image) -> bytes:
    written = BytesIO()
    picture.quantize(_COLOURS).save(written, "PNG", optimize=True)
    return written.getvalue()
