"""How a page of a handout looks, as a picture to show before it is downloaded."""

from io import BytesIO
from threading import Lock

import pypdfium2

from planner.handouts.theme import PAGE_SIZES_MM

DOTS_PER_INCH = 60
_POINTS_PER_INCH = 72
_MM_PER_INCH = 25.4
_COLOURS = 64
# PDFium keeps what it reads in one place for all threads.
_reading = Lock()


def picture_size(page_size: str) -> tuple[int, int]:
    """How wide and high the picture of such a page is, in dots."""
    wide, high = PAGE_SIZES_MM[page_size]
    return round(wide / _MM_PER_INCH * DOTS_PER_INCH), round(high / _MM_PER_INCH * DOTS_PER_INCH)


def first_page(pdf: bytes) -> bytes:
    """The first page of a PDF as a PNG of 60 dots to the inch."""
    with _reading, pypdfium2.PdfDocument(pdf) as document:
        picture = document[0].render(scale=DOTS_PER_INCH / _POINTS_PER_INCH).to_pil()
    written = BytesIO()
    picture.quantize(_COLOURS).save(written, "PNG")
    return written.getvalue()
