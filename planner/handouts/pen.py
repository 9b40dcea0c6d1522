"""The pen: everything that is drawn passes here, with lengths in points counted from the page's top left corner."""

import zlib
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from reportlab.lib.colors import HexColor
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from planner.handouts.fonts import advance
from planner.handouts.marks import Artifact, Marks
from planner.handouts.structure import Box, Tag
from planner.handouts.theme import (
    GREEN,
    HAIR,
    HEAVY,
    INK,
    INK_SOFT,
    LINE,
    RADIUS,
    RED,
    STROKE,
    TICK_RADIUS,
    WHITE,
    Pill,
    Style,
)

PILL_PADDING = 4.5
_PILL_ABOVE, _PILL_BELOW = 0.98, 0.38
# How far the handles of a quarter circle reach, of its radius.
_ROUND = 0.5523
_COLOURS = {name: HexColor(name) for name in (INK, INK_SOFT, GREEN, LINE, RED, WHITE)}


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
        self._page_height = page_height
        self._magnified = magnified
        self._colours = _COLOURS | {GREEN: HexColor(accent)}
        self._style: Style | None = None
        self._stamps: dict[Stamp, str] = {}

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
        self._use(style)
        with self.marks.read_as(said) if said else nullcontext():
            self.canvas.drawString(x, self._page_height - baseline, text)

    def pill(self, x: float, baseline: float, text: str, style: Style) -> None:
        """Write a tag in its pill, filled or outlined."""
        height = style.size * (_PILL_ABOVE + _PILL_BELOW)
        area = Area(x, baseline - style.size * _PILL_ABOVE, run_width(text, style), height)
        self.marks.content()
        self._outline(area, Outline(weight=STROKE, radius=height / 2, filled=style.pill is Pill.FILLED))
        self.words(x + PILL_PADDING, baseline, text, style)

    def rule(self, x: float, y: float, width: float, colour: str = LINE, weight: float = HAIR) -> None:
        """Draw a level line."""
        self.marks.decoration()
        self._stroke(colour, weight)
        self.canvas.line(x, self._page_height - y, x + width, self._page_height - y)

    def bar(self, x: float, top: float, height: float, colour: str) -> None:
        """Draw an upright line, beside words that must not be overlooked."""
        self.marks.decoration()
        self._stroke(colour, HEAVY)
        self.canvas.line(x, self._page_height - top, x, self._page_height - top - height)

    def box(self, area: Area, outline: Outline) -> None:
        """Draw a box with round corners, outlined or filled with its colour."""
        self.marks.decoration()
        self._outline(area, outline)

    def _outline(self, area: Area, outline: Outline) -> None:
        self._stroke(outline.colour, outline.weight)
        if outline.filled:
            self.canvas.setFillColor(self._colours[outline.colour])
            self._style = None
        bottom = self._page_height - area.top - area.height
        self.canvas.roundRect(area.x, bottom, area.width, area.height, outline.radius, fill=int(outline.filled))

    def tick_box(self, x: float, top: float, side: float) -> None:
        """Draw an empty box to tick; its shape is stored once in the file, since a page shows it fifty times."""
        self.marks.decoration()
        self._show("box", _tick_box(side), Shown(x - STROKE, top - STROKE))

    def stamp(self, x: float, top: float, stamp: Stamp, scale: float, weight: float) -> None:
        """Show a picture at a size; its lines are `weight` points wide on the paper."""
        bottom = self._page_height - top - stamp.height * scale
        corners = (x, bottom, x + stamp.width * scale, self._page_height - top)
        self.marks.place(Box(*(side * self._magnified for side in corners)))
        self.marks.content()
        self._show("figure", stamp, Shown(x, top, scale, weight))

    def begin_page(self) -> None:
        """Take a new sheet of paper."""
        self._style = None
        if self._magnified != 1.0:
            self.canvas.scale(self._magnified, self._magnified)

    def end_page(self) -> None:
        """Finish the page."""
        self.marks.end_page()
        self.canvas.showPage()

    def _show(self, kind: str, stamp: Stamp, at: Shown) -> None:
        name = self._stamps.get(stamp) or self._define_stamp(kind, stamp)
        self.canvas.saveState()
        bottom = self._page_height - at.top - stamp.height * at.scale
        self.canvas.transform(at.scale, 0, 0, at.scale, at.x, bottom)
        self.canvas.setLineWidth(at.weight / at.scale)
        self.canvas.doForm(name)
        self.canvas.restoreState()

    def _define_stamp(self, kind: str, stamp: Stamp) -> str:
        name = self._stamps[stamp] = f"{kind}{len(self._stamps) + 1}"
        about = {
            "Type": pdfdoc.PDFName("XObject"),
            "Subtype": pdfdoc.PDFName("Form"),
            "BBox": pdfdoc.PDFArray([0, 0, stamp.width, stamp.height]),
            "Filter": pdfdoc.PDFName("FlateDecode"),
        }
        form = pdfdoc.PDFStream(pdfdoc.PDFDictionary(about), stamp.deflated)
        self.canvas._doc.addForm(name, form)  # noqa: SLF001 - beginForm would deflate again, and name a font
        return name

    def _bookmark(self, title: str, level: int, top: float) -> None:
        key = f"heading{self.marks.structure.count}"
        self.canvas.bookmarkPage(key, fit="XYZ", left=0, top=(self._page_height - top) * self._magnified)
        self.canvas.addOutlineEntry(title, key, level)

    def _use(self, style: Style) -> None:
        if style == self._style:
            return
        self.canvas.setFont(style.face, style.size)
        self.canvas.setFillColor(self._colours[style.colour])
        self._style = style

    def _stroke(self, colour: str, weight: float) -> None:
        self.canvas.setStrokeColor(self._colours[colour])
        self.canvas.setLineWidth(weight)


@cache
def _tick_box(side: float) -> Stamp:
    """Return the box with round corners as a picture."""
    far, curve = STROKE + side, TICK_RADIUS * _ROUND
    low, high = STROKE + TICK_RADIUS, far - TICK_RADIUS
    corners = (
        (high, STROKE, high + curve, STROKE, far, low - curve, far, low),
        (far, high, far, high + curve, high + curve, far, high, far),
        (low, far, low - curve, far, STROKE, high + curve, STROKE, high),
        (STROKE, low, STROKE, low - curve, low - curve, STROKE, low, STROKE),
    )
    path = [f"{low:.2f} {STROKE:.2f} m"]
    for x, y, *curved in corners:
        path.append(f"{x:.2f} {y:.2f} l {' '.join(f'{number:.2f}' for number in curved)} c")
    red, green, blue = HexColor(INK).rgb()
    drawn = f"{red:.3f} {green:.3f} {blue:.3f} RG {' '.join(path)} h S\n"
    size = side + STROKE * 2
    return Stamp(width=size, height=size, deflated=zlib.compress(drawn.encode("ascii")))
