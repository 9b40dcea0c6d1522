"""The pen: everything that is drawn passes here, with lengths in points counted from the page's top left corner."""

import zlib
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.pdfmetrics import getFont
from reportlab.pdfgen.canvas import Canvas

from planner.handouts.fonts import advance
from planner.handouts.marks import Artifact, Marks
from planner.handouts.operators import colour, letters, line, number, numbers, rounded_box
from planner.handouts.sheet import Logo
from planner.handouts.structure import Box, Tag
from planner.handouts.theme import (
    GREEN,
    HAIR,
    HEAVY,
    INK,
    LINE,
    RADIUS,
    STROKE,
    TICK_RADIUS,
    Pill,
    Style,
)

PILL_PADDING = 4.5
_PILL_ABOVE, _PILL_BELOW = 0.98, 0.38


class Area(NamedTuple):
    """A place on the page, from its top left corner."""

    x: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """How a box is drawn."""

    colour: str = INK
    weight: float = STROKE
    radius: float = RADIUS
    filled: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """A picture that a file holds once: its size in units of its own, and its operators, deflated.

    They set no width of a line: that is said where the stamp is shown, so that it is the same at any size.
    """

    width: float
    height: float
    deflated: bytes


class Shown(NamedTuple):
    """Where a stamp is shown, how large, and with lines how wide on the paper."""

    x: float
    top: float
    scale: float = 1.0
    weight: float = STROKE


def run_width(text: str, style: Style) -> float:
    """How wide a run is drawn, its pill included."""
    padding = PILL_PADDING * 2 if style.pill else 0.0
    return advance(text, style.face) * style.size / 1000 + padding


class Pen:
    """Draws words, rules and boxes on one canvas; a pen belongs to one document and one thread.

    `magnified` is how much larger everything is on the paper than where it is said to be drawn: 4/3 in large print.
    """

    def __init__(self, canvas: Canvas, page_height: float, magnified: float = 1.0, accent: str = GREEN) -> None:
        self.marks = Marks(canvas)
        self.canvas = canvas
        self._write = canvas.addLiteral
        self._page_height = page_height
        self._magnified = magnified
        self._accent = accent
        self._state: dict[str, str] = {}
        self._pictures: dict[Stamp | Logo, str] = {}
        self._encoded: dict[tuple[str, str], list[tuple[str, str]]] = {}

    def within(self, tag: Tag, top: float) -> AbstractContextManager[None]:
        """Make all that is drawn inside belong to the tag's element, which begins at `top`."""
        if tag.title and tag.bookmark_level is not None and not self.marks.structure.knows(tag):
            self._bookmark(tag.title, tag.bookmark_level, top)
        return self.marks.within(tag)

    def paragraph(self, tag: Tag, top: float) -> AbstractContextManager[None]:
        """Make the words drawn inside a paragraph or heading, unless they stand in something that holds words."""
        return nullcontext() if self.marks.holds_words() else self.within(tag, top)

    def apart(self, kind: Artifact = Artifact.DECORATION) -> AbstractContextManager[None]:
        """Keep all that is drawn inside out of what is read to people."""
        return self.marks.apart(kind)

    def words(self, x: float, baseline: float, text: str, style: Style, said: str = "") -> None:
        """Write letters that came through the text gate and are known to fit; `said` where they are read otherwise."""
        self.marks.content()
        self._set("fill", f"{self._colour(style.colour)} rg")
        with self.marks.read_as(said) if said else nullcontext():
            self._write(f"BT {numbers(x, self._page_height - baseline)} Td")
            for font, codes in self._encoding(text, style.face):
                self._set("font", f"{font} {number(style.size)} Tf")
                self._write(f"{codes} Tj")
            self._write("ET")

    def pill(self, x: float, baseline: float, text: str, style: Style) -> None:
        """Write a tag in its pill, filled or outlined."""
        height = style.size * (_PILL_ABOVE + _PILL_BELOW)
        area = Area(x, baseline - style.size * _PILL_ABOVE, run_width(text, style), height)
        self.marks.content()
        self._outline(area, Outline(weight=STROKE, radius=height / 2, filled=style.pill is Pill.FILLED))
        self.words(x + PILL_PADDING, baseline, f"{text} ", style)

    def rule(self, x: float, y: float, width: float, colour: str = LINE, weight: float = HAIR) -> None:
        """Draw a level line."""
        self.marks.decoration()
        height = self._page_height - y
        self._stroke(line((x, height), (x + width, height)), colour, weight)

    def bar(self, x: float, top: float, height: float, colour: str) -> None:
        """Draw an upright line, beside words that must not be overlooked."""
        self.marks.decoration()
        upper = self._page_height - top
        self._stroke(line((x, upper), (x, upper - height)), colour, HEAVY)

    def box(self, area: Area, outline: Outline) -> None:
        """Draw a box with round corners, outlined or filled with its colour."""
        self.marks.decoration()
        self._outline(area, outline)

    def _outline(self, area: Area, outline: Outline) -> None:
        bottom = self._page_height - area.top - area.height
        path = rounded_box(area.x, bottom, area.width, area.height, outline.radius)
        if outline.filled:
            self._set("fill", f"{self._colour(outline.colour)} rg")
        self._stroke(path, outline.colour, outline.weight, paint="B" if outline.filled else "S")

    def tick_box(self, x: float, top: float, side: float) -> None:
        """Draw an empty box to tick; its shape is stored once in the file, since a page shows it fifty times."""
        self.marks.decoration()
        self._show("box", _tick_box(side), Shown(x - STROKE, top - STROKE))

    def stamp(self, x: float, top: float, stamp: Stamp, scale: float, weight: float) -> None:
        """Show a picture at a size; its lines are `weight` points wide on the paper."""
        self._place(Area(x, top, stamp.width * scale, stamp.height * scale))
        self._show("figure", stamp, Shown(x, top, scale, weight))

    def logo(self, area: Area, logo: Logo) -> None:
        """Show a clinic's mark."""
        self._place(area)
        name = self._pictures.get(logo) or self._keep("logo", logo, _image(logo))
        bottom = self._page_height - area.top - area.height
        self._draw_form(name, f"{numbers(area.width, 0, 0, area.height, area.x, bottom)} cm")

    def begin_page(self) -> None:
        """Take a new sheet of paper."""
        self._state.clear()
        if self._magnified != 1.0:
            self._write(f"{self._magnified:.6f} 0 0 {self._magnified:.6f} 0 0 cm")

    def end_page(self) -> None:
        """Finish the page."""
        self.marks.end_page()
        self.canvas.showPage()

    def _place(self, area: Area) -> None:
        """Say that the element drawn next stands here."""
        bottom = self._page_height - area.top - area.height
        corners = (area.x, bottom, area.x + area.width, bottom + area.height)
        self.marks.place(Box(*(side * self._magnified for side in corners)))
        self.marks.content()

    def _show(self, kind: str, stamp: Stamp, at: Shown) -> None:
        name = self._pictures.get(stamp) or self._keep(kind, stamp, _form(stamp))
        bottom = self._page_height - at.top - stamp.height * at.scale
        scale = f"{at.scale:.5f}"
        matrix = f"{scale} 0 0 {scale} {numbers(at.x, bottom)} cm"
        self._draw_form(name, f"{matrix} {at.weight / at.scale:.3f} w")

    def _draw_form(self, name: str, state: str) -> None:
        self._write(f"q {state}")
        self.canvas.doForm(name)
        self._write("Q")

    def _keep(self, kind: str, picture: Stamp | Logo, form: pdfdoc.PDFStream) -> str:
        """Put a picture into the file, once, and return its name there."""
        name = self._pictures[picture] = f"{kind}{len(self._pictures) + 1}"
        self.canvas._doc.addForm(name, form)  # noqa: SLF001 - beginForm would deflate again, and name a font
        return name

    def _bookmark(self, title: str, level: int, top: float) -> None:
        key = f"heading{self.marks.structure.count}"
        self.canvas.bookmarkPage(key, fit="XYZ", left=0, top=(self._page_height - top) * self._magnified)
        self.canvas.addOutlineEntry(title, key, level)

    def _encoding(self, text: str, face: str) -> list[tuple[str, str]]:
        """Return the letters as the file's own codes, each run with its part of the typeface; the same text once."""
        found = self._encoded.get((text, face))
        if found is None:
            document = self.canvas._doc  # noqa: SLF001 - TTFont asks for the document
            font = getFont(face)
            runs = font.splitString(text, document)
            found = [(font.getSubsetInternalName(part, document), letters(codes)) for part, codes in runs]
            self._encoded[text, face] = found
        return found

    def _colour(self, name: str) -> str:
        return colour(self._accent if name == GREEN else name)

    def _stroke(self, path: str, colour: str, weight: float, paint: str = "S") -> None:
        self._set("stroke", f"{self._colour(colour)} RG")
        self._set("weight", f"{number(weight)} w")
        self._write(f"{path} {paint}")

    def _set(self, what: str, operator: str) -> None:
        """Write an operator that changes how the next things look, where it is not so already."""
        if self._state.get(what) != operator:
            self._state[what] = operator
            self._write(operator)


@cache
def _tick_box(side: float) -> Stamp:
    """Return the box with round corners as a picture."""
    path = rounded_box(STROKE, STROKE, side, side, TICK_RADIUS)
    size = side + STROKE * 2
    return Stamp(width=size, height=size, deflated=zlib.compress(f"{colour(INK)} RG {path} S\n".encode("ascii")))


def _form(stamp: Stamp) -> pdfdoc.PDFStream:
    about = {
        "Type": pdfdoc.PDFName("XObject"),
        "Subtype": pdfdoc.PDFName("Form"),
        "BBox": pdfdoc.PDFArray([0, 0, stamp.width, stamp.height]),
        "Filter": pdfdoc.PDFName("FlateDecode"),
    }
    return pdfdoc.PDFStream(pdfdoc.PDFDictionary(about), stamp.deflated)


def _image(logo: Logo) -> pdfdoc.PDFStream:
    about = {
        "Type": pdfdoc.PDFName("XObject"),
        "Subtype": pdfdoc.PDFName("Image"),
        "Width": logo.width,
        "Height": logo.height,
        "ColorSpace": pdfdoc.PDFName("DeviceRGB"),
        "BitsPerComponent": 8,
        "Filter": pdfdoc.PDFName("FlateDecode"),
    }
    return pdfdoc.PDFStream(pdfdoc.PDFDictionary(about), logo.deflated)
