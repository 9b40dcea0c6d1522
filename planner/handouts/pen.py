"""The pen: everything that is drawn passes here, with lengths in points counted from the page's top left corner."""

from dataclasses import dataclass
from typing import NamedTuple

from reportlab.lib.colors import HexColor
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from planner.handouts.fonts import advance
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


def run_width(text: str, style: Style) -> float:
    """How wide a run is drawn, its pill included."""
    padding = PILL_PADDING * 2 if style.pill else 0.0
    return advance(text, style.face) * style.size / 1000 + padding


class Pen:
    """Draws words, rules and boxes on one canvas; a pen belongs to one document and one thread."""

    def __init__(self, canvas: Canvas, page_height: float) -> None:
        self._canvas = canvas
        self._page_height = page_height
        self._style: Style | None = None
        self._stamps: dict[Stamp, str] = {}

    def words(self, x: float, baseline: float, text: str, style: Style) -> None:
        """Write letters that came through the text gate and are known to fit."""
        self._use(style)
        self._canvas.drawString(x, self._page_height - baseline, text)

    def pill(self, x: float, baseline: float, text: str, style: Style) -> None:
        """Write a tag in its pill, filled or outlined."""
        height = style.size * (_PILL_ABOVE + _PILL_BELOW)
        area = Area(x, baseline - style.size * _PILL_ABOVE, run_width(text, style), height)
        self.box(area, Outline(weight=STROKE, radius=height / 2, filled=style.pill is Pill.FILLED))
        self.words(x + PILL_PADDING, baseline, text, style)

    def rule(self, x: float, y: float, width: float, colour: str = LINE, weight: float = HAIR) -> None:
        """Draw a level line."""
        self._stroke(colour, weight)
        self._canvas.line(x, self._page_height - y, x + width, self._page_height - y)

    def bar(self, x: float, top: float, height: float, colour: str) -> None:
        """Draw an upright line, beside words that must not be overlooked."""
        self._stroke(colour, HEAVY)
        self._canvas.line(x, self._page_height - top, x, self._page_height - top - height)

    def box(self, area: Area, outline: Outline) -> None:
        """Draw a box with round corners, outlined or filled with its colour."""
        self._stroke(outline.colour, outline.weight)
        if outline.filled:
            self._canvas.setFillColor(_COLOURS[outline.colour])
            self._style = None
        bottom = self._page_height - area.top - area.height
        self._canvas.roundRect(area.x, bottom, area.width, area.height, outline.radius, fill=int(outline.filled))

    def tick_box(self, x: float, top: float, side: float) -> None:
        """Draw an empty box to tick; its shape is stored once in the file, since a page shows it fifty times."""
        name = f"tick{round(side * 10)}"
        if not self._canvas.hasForm(name):
            self._define_tick_box(name, side)
        self._canvas.saveState()
        self._canvas.translate(x, self._page_height - top - side)
        self._canvas.doForm(name)
        self._canvas.restoreState()

    def stamp(self, x: float, top: float, stamp: Stamp, scale: float, weight: float) -> None:
        """Show a picture at a size; its lines are `weight` points wide on the paper."""
        name = self._stamps.get(stamp) or self._define_stamp(stamp)
        self._canvas.saveState()
        self._canvas.transform(scale, 0, 0, scale, x, self._page_height - top - stamp.height * scale)
        self._canvas.setLineWidth(weight / scale)
        self._canvas.doForm(name)
        self._canvas.restoreState()

    def next_page(self) -> None:
        """Finish this page and begin another."""
        self._canvas.showPage()
        self._style = None

    def _define_tick_box(self, name: str, side: float) -> None:
        self._canvas.beginForm(name, -STROKE, -STROKE, side + STROKE, side + STROKE)
        self._stroke(INK, STROKE)
        self._canvas.roundRect(0, 0, side, side, TICK_RADIUS)
        self._canvas.endForm()

    def _define_stamp(self, stamp: Stamp) -> str:
        name = self._stamps[stamp] = f"figure{len(self._stamps) + 1}"
        about = {
            "Type": pdfdoc.PDFName("XObject"),
            "Subtype": pdfdoc.PDFName("Form"),
            "BBox": pdfdoc.PDFArray([0, 0, stamp.width, stamp.height]),
            "Filter": pdfdoc.PDFName("FlateDecode"),
        }
        form = pdfdoc.PDFStream(pdfdoc.PDFDictionary(about), stamp.deflated)
        self._canvas._doc.addForm(name, form)  # noqa: SLF001 - beginForm would deflate again, and name a font
        return name

    def _use(self, style: Style) -> None:
        if style == self._style:
            return
        self._canvas.setFont(style.face, style.size)
        self._canvas.setFillColor(_COLOURS[style.colour])
        self._style = style

    def _stroke(self, colour: str, weight: float) -> None:
        self._canvas.setStrokeColor(_COLOURS[colour])
        self._canvas.setLineWidth(weight)
