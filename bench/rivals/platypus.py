"""ReportLab's platypus, used naively: paragraphs of markup, a Table for a card, a Drawing for a figure or a box."""

from collections.abc import Iterable
from functools import cache
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

from reportlab.graphics.shapes import Drawing, Group, Path, Rect
from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_CENTER
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    HRFlowable,
    KeepTogether,
    ListFlowable,
    PageBreak,
    Paragraph,
    SimpleDocTemplate,
    Spacer,
    Table,
)

from bench.rivals import parts
from exercises.figures.draw import DrawnFrame
from exercises.figures.drawing import Close, Line, Move, Shape
from planner.handouts.sheet import Card, Light, ProgrammeSheet, WeekSheet

WIDTH = 178 * mm
LINES = ("LINEBELOW", (0, 0), (-1, -1), 0.6, HexColor(parts.LINE))
TOP = ("VALIGN", (0, 0), (-1, -1), "TOP")
BOX = ("BOX", (0, 0), (-1, -1), 1, HexColor(parts.INK))


def _style(size: float, colour: str = parts.INK, **more: Any) -> ParagraphStyle:
    return ParagraphStyle(
        f"{size}{colour}{more}",
        **{"fontName": "FiraGO", "fontSize": size, "leading": size * 1.32, "textColor": HexColor(colour), **more},
    )


BODY, NOTE, CAPTION = _style(12, spaceAfter=3), _style(10.5, parts.SOFT), _style(10.5)
TITLE, HEADING, NAME, META = _style(25), _style(19), _style(14), _style(9, parts.SOFT)
LABEL, ALARM = _style(9, parts.GREEN, fontName="FiraGO-Bold", spaceBefore=8), _style(14, parts.RED)
CENTRE = _style(10.5, alignment=TA_CENTER)


class _Counted(Canvas):  # type: ignore[misc]
    """A canvas that knows how many pages there are, as everyone writes it: pages are kept and finished at the end."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self._pages: list[dict[str, Any]] = []

    def showPage(self) -> None:  # noqa: N802 - ReportLab's name
        self._pages.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        for number, page in enumerate(self._pages, 1):
            self.__dict__.update(page)
            self.setFont("FiraGO", 9)
            self.drawRightString(194 * mm, 12 * mm, f"page {number} of {len(self._pages)}")
            super().showPage()
        super().save()


def render(sheet: ProgrammeSheet) -> bytes:
    """The programme as platypus prints it."""
    _register()
    margins = {"leftMargin": 16 * mm, "rightMargin": 16 * mm, "topMargin": 16 * mm, "bottomMargin": 20 * mm}
    file = BytesIO()
    document = SimpleDocTemplate(file, pagesize=A4, title=sheet.title, lang="en-GB", **margins)

    def foot(canvas: Canvas, _: object) -> None:
        canvas.setFont("FiraGO", 9)
        canvas.drawString(16 * mm, 12 * mm, sheet.foot)

    story = [*_first(sheet), *(part for week in sheet.weeks for part in _week(week, sheet)), *_last(sheet)]
    document.build(story, onFirstPage=foot, onLaterPages=foot, canvasmaker=_Counted)
    return file.getvalue()


@cache
def _register() -> None:
    for name, face in (("FiraGO", "Regular"), ("FiraGO-Bold", "Bold")):
        pdfmetrics.registerFont(TTFont(name, parts.folder() / f"{face}.ttf"))
    pdfmetrics.registerFontFamily(
        "FiraGO", normal="FiraGO", bold="FiraGO-Bold", italic="FiraGO", boldItalic="FiraGO-Bold"
    )


def _first(sheet: ProgrammeSheet) -> list[Any]:
    whom = f"<b>{sheet.therapist_name} · {sheet.clinic_telephone}</b>"
    call = f"<b>Call your therapist or doctor if:</b> {'; '.join(sheet.stop_and_call)}. {whom}"
    emergency = [Paragraph(f"<b>Get emergency help now if you: Call {sheet.emergency_number}</b>", ALARM)]
    return [
        Paragraph(escape(f"{sheet.clinic_name} · {sheet.clinic_telephone}"), LABEL),
        Paragraph(f"<b>{escape(sheet.title)}</b>", TITLE),
        Paragraph(f"for <b>{escape(sheet.patient_name)}</b> · {sheet.period} · {sheet.review}", BODY),
        Paragraph(escape(sheet.made_for_you), NOTE),
        *(_label("What I want to do again"), _list(sheet.goals, "1")),
        *(_label("You need"), Paragraph(" · ".join(sheet.needs), BODY)),
        *(_label("A short day"), Paragraph(sheet.short_day, BODY)),
        *(_label("How much pain is fine"), Paragraph(f"<b>{sheet.pain_limit}</b>", BODY)),
        *(_boxes(sheet.lights), _list(sheet.stop_rules)),
        Table([[[*emergency, _list(sheet.emergency)]]], style=[BOX], colWidths=WIDTH),
        *(Paragraph(call, BODY), _label("The weeks at a glance"), _glance(sheet)),
        *(_label("Good to know"), _list(sheet.advice)),
    ]


def _glance(sheet: ProgrammeSheet) -> Table:
    weeks = sheet.glance
    rows = [
        ["Week", *(str(week.number) for week in weeks)],
        ["Phase", *(week.phase for week in weeks)],
        ["Exercises", *(week.exercises for week in weeks)],
        ["Minutes a day", *(week.minutes for week in weeks)],
    ]
    return Table([[Paragraph(text, CENTRE) for text in row] for row in rows], style=[LINES])


def _week(week: WeekSheet, sheet: ProgrammeSheet) -> list[Any]:
    changes = "   ".join(f"<b>{change.tag}</b> {escape(change.text)}" for change in week.changes)
    known = [_short(card) for card in week.cards if not card.new]
    return [
        PageBreak(),
        Paragraph(f"<b>{week.title}</b> · {week.phase}", HEADING),
        Paragraph(f"{week.dates} · {week.minutes}", NOTE),
        *(Paragraph(week.focus, BODY), Paragraph(changes, NOTE), _table(week, sheet)),
        *(_full(card) for card in week.cards if card.new),
        *([_label(f"{week.title} · {parts.KNOWN}"), *known] if known else []),
        KeepTogether([_label(parts.AT_THE_END), _boxes(week.next_step, ticked=True)]),
    ]


def _table(week: WeekSheet, sheet: ProgrammeSheet) -> Table:
    head = ["", "", *(Paragraph(f"<b>{text}</b>", META) for text in ("Tick when done", *sheet.day_names))]
    rows = [
        [
            "●" if row.core else "",
            [_drawing(one.frame, 14 * mm, 9.5 * mm) for one in parts.shown(row)],
            Paragraph(f'{escape(row.name)} <font size="10.5" color="{parts.SOFT}">{row.dose}</font>', BODY),
            *(_ticks(count) for count in row.ticks),
        ]
        for row in week.rows
    ]
    rows += [["", "", Paragraph(words, NOTE), *["____"] * 7] for words in parts.PAIN_ROWS]
    widths = [5 * mm, 18 * mm, 57 * mm, *[14 * mm] * 7]
    faces = ("FONT", (0, 0), (-1, -1), "FiraGO", 12)
    return Table([head, *rows], colWidths=widths, style=[LINES, faces], repeatRows=1)


def _ticks(count: int) -> Any:
    """Boxes to tick, two to a line."""
    if not count:
        return "–"
    side = 4 * mm
    drawing = Drawing(side * 2.4, (count + 1) // 2 * side * 1.2)
    for n in range(count):
        place = (n % 2 * side * 1.2, n // 2 * side * 1.2)
        drawing.add(Rect(*place, side, side, rx=mm, ry=mm, fillColor=None, strokeColor=HexColor(parts.INK)))
    return drawing


def _full(card: Card) -> KeepTogether:
    frames = [one.frame for one in parts.shown(card)]
    captions = [Paragraph(f"<b>{frame.number}</b> {escape(frame.caption)}", CAPTION) for frame in frames]
    shown = [[_drawing(frame, 33 * mm, 33 * mm), words] for frame, words in zip(frames, captions, strict=True)]
    pairs = [[*shown[n : n + 2], ""][:2] for n in range(0, len(shown), 2)]
    left = [
        Table(pairs, colWidths=36 * mm, style=[TOP]),
        Paragraph(f"<b>Position:</b> {escape(card.position)}", BODY),
        *(_label(parts.MISTAKES), _list(card.mistakes)),
    ]
    right = [
        Paragraph(f"<b>{escape(card.name)}</b> <b>{card.tag}</b>", NAME),
        Paragraph(escape(card.why), NOTE),
        Paragraph(f"<b>{card.dose}</b> {card.dose_detail}", BODY),
        _list(card.steps, "1"),
        Paragraph(f"<b>Stop if:</b> {'<br/>'.join(map(escape, card.stop_if))}", BODY),
    ]
    return _card(left, right, 76 * mm)


def _short(card: Card) -> KeepTogether:
    said = f"<b>{escape(card.name)} {card.tag} {card.dose}</b> {card.dose_detail} Steps: see week {card.first_week}"
    stop = f"<b>Stop if:</b> {escape(' '.join(card.stop_if))}"
    small = [_drawing(one.frame, 22 * mm, 15 * mm) for one in parts.shown(card)]
    return _card(small, [Paragraph(said, BODY), Paragraph(stop, BODY)], 28 * mm)


def _card(left: list[Any], right: list[Any], width: float) -> KeepTogether:
    columns = Table([[left, right]], colWidths=[width, WIDTH - width], style=[TOP])
    return KeepTogether([HRFlowable(width="100%", color=HexColor(parts.INK)), columns])


def _last(sheet: ProgrammeSheet) -> list[Any]:
    line = HRFlowable(width="100%", color=HexColor(parts.SOFT), spaceBefore=9 * mm)
    return [
        PageBreak(),
        Paragraph("<b>If it flares up</b>", HEADING),
        *(_list(sheet.flare_up, "1"), _label("Questions for next time"), *[line] * parts.QUESTION_LINES),
        *(_label("About this handout"), *(Paragraph(text, NOTE) for text in sheet.closing), Spacer(0, mm)),
    ]


def _label(text: str) -> Paragraph:
    return Paragraph(escape(text.upper()), LABEL)


def _list(texts: Iterable[str], kind: str = "bullet") -> ListFlowable:
    items = [Paragraph(escape(text), BODY) for text in texts]
    return ListFlowable(items, bulletType=kind, bulletFontName="FiraGO", leftIndent=6 * mm, bulletFontSize=12)


def _boxes(lights: Iterable[Light], *, ticked: bool = False) -> Table:
    cells = [
        [*([_ticks(1)] if ticked else []), Paragraph(f"<b>{light.title}</b>", BODY), Paragraph(light.text, BODY)]
        for light in lights
    ]
    return Table(
        [cells], colWidths=WIDTH / 3, style=[TOP, BOX, ("INNERGRID", (0, 0), (-1, -1), 1, HexColor(parts.INK))]
    )


def _drawing(frame: DrawnFrame, width: float, height: float) -> Drawing:
    """A frame inside a box, one Path for each shape."""
    picture = frame.drawing
    scale = min(width / picture.width, height / picture.height)
    drawing = Drawing(picture.width * scale, picture.height * scale)
    bottom = (picture.top + picture.height) * scale
    group = Group(
        *(_path(shape) for shape in picture.shapes), transform=(scale, 0, 0, -scale, -picture.left * scale, bottom)
    )
    drawing.add(group)
    return drawing


def _path(shape: Shape) -> Path:
    path = Path(
        fillColor=HexColor(shape.fill) if shape.fill else None,
        strokeColor=HexColor(shape.stroke) if shape.stroke else None,
        strokeWidth=1.6,
    )
    for step in shape.path:
        if isinstance(step, Close):
            path.closePath()
        elif isinstance(step, Move):
            path.moveTo(*step)
        elif isinstance(step, Line):
            path.lineTo(*step)
        else:
            path.curveTo(*step)
    return path
