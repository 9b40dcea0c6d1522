"""FiraGO, the typeface of every handout: loaded once for the process, embedded as a subset, measured here."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from io import BytesIO
from threading import Lock

import pymupdf_fonts
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

REGULAR = "FiraGO-Regular"
BOLD = "FiraGO-Bold"

_PACKED = {REGULAR: "figo", BOLD: "figbo"}
_lock = Lock()


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """One cut of the typeface: the letters it has, and how far each moves the pen in thousandths of the size."""

    name: str
    advances: Mapping[int, float]
    missing_advance: float

    def has(self, letter: str) -> bool:
        """Whether the face draws this letter rather than an empty box."""
        return ord(letter) in self.advances


def register() -> None:
    """Make both faces known to ReportLab; the first call does the work, any later one nothing.

    Registering again while another thread draws would give that thread's file a different font.
    """
    faces()


def faces() -> Mapping[str, Face]:
    """Both faces by name, loading them if this is the first call in the process."""
    with _lock:
        return _loaded()


@cache
def _loaded() -> Mapping[str, Face]:
    return {name: _load(name, packed) for name, packed in _PACKED.items()}


def _load(name: str, packed: str) -> Face:
    # Spelt out so that no setting of the machine changes the bytes of the file.
    font = TTFont(name, BytesIO(pymupdf_fonts.myfont(packed)), asciiReadable=True, shapable=False)
    pdfmetrics.registerFont(font)
    drawable = {code: font.face.charWidths[code] for code, glyph in font.face.charToGlyph.items() if glyph}
    return Face(name=name, advances=drawable, missing_advance=font.face.defaultWidth)


@lru_cache(maxsize=20_000)
def advance(text: str, face: str) -> float:
    """How far `text` moves the pen, in thousandths of the type size."""
    known = faces()[face]
    return sum(known.advances.get(ord(letter), known.missing_advance) for letter in text)
