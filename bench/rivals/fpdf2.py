"""fpdf2: cells and paragraphs at places the programme counts itself, figures as paths of fpdf2's own drawing kit."""

from collections.abc import Iterable
from typing import Any

from fpdf import FPDF
from fpdf.drawing import GraphicsContext, PaintedPath
from fpdf.drawing_primitives import Transform

from bench.rivals import parts
from exercises.figures.draw import DrawnFrame
from exercises.figures.drawing import Close, Line, Move, Shape
from planner.handouts.sheet import Card, Light, ProgrammeSheet, WeekSheet

LEFT, WIDTH, BOTTOM = 16.0, 178.0, 277.0
LEADING = 1.32 / 72 * 25.4
DAY, NAMES = 14.0, 24.0


class _Handout(FPDF):  # type: ignore[misc]
    """A document with a foot on every page."""

    def __init__(self, sheet: ProgrammeSheet) -> None:
        super().__init__()
        self.sheet = sheet
        self.set_margins(LEFT, 16, LEFT)
        self.set_auto_page_break(auto=True, margin=20)
        self.set_lang("en-GB")
        self.set_title(sheet.title)
        self.add_font("FiraGO", fname=parts.folder() / "Regular.ttf")
        self.add_font("FiraGO", "B", fname=parts.folder() / "Bold.ttf")
        self.add_page()

    def footer(self) -> None:
        """Whose handout it is, and which page."""
        self.set_xy(LEFT, -15)
        self.use(9, parts.SOFT)
        self.cell(WIDTH / 2, 5, self.sheet.foot)
        self.cell(WIDTH / 2, 5, f"page {self.page_no()} of {{nb}}", align="R")

    def use(self, size: float, colour: str = parts.INK, face: str = "") -> None:
        """Take a size, a colour and a face."""
        self.set_font("FiraGO", face, size)
        self.set_text_color(colour)

    def say(self, text: str, size: float = 12, **look: Any) -> None:
        """Write a paragraph from the left edge of what is being filled; `look` may name colour, face, x and width."""
        self.use(size, look.get("colour", parts.INK), look.get("face", ""))
        x = look.get("x", LEFT)
        self.set_x(x)
        width = look.get("width", LEFT + WIDTH - x)
        self.multi_cell(width, size * LEADING, text, markdown=True, align="L", new_x="LEFT", new_y="NEXT")

    def label(self, text: str, **place: Any) -> None:
        """Name what follows in small capitals."""
        self.ln(2)
        self.say(text.upper(), 9, colour=parts.GREEN, face="B", **place)

    def points(self, texts: Iterable[str], *, numbered: bool = False, **place: Any) -> None:
        """Write a list."""
        for number, text in enumerate(texts, 1):
            self.say(f"{number}. {text}" if numbered else f"• {text}", **place)

    def boxes(self, lights: Iterable[Light], *, ticked: bool = False) -> None:
        """Write boxes side by side."""
        top, lowest = self.get_y(), 0.0
        for n, light in enumerate(lights):
            x = LEFT + n * 60
            self.set_y(top + 2)
            if ticked:
                self.tick(x + 50, top + 2)
            self.say(f"**{light.title}**\n{light.text}", x=x + 2, width=54)
            lowest = max(lowest, self.get_y())
        for n in range(3):
            self.rect(LEFT + n * 60, top, 58, lowest + 2 - top, round_corners=True, corner_radius=2)
        self.set_y(lowest + 4)

    def tick(self, x: float, y: float) -> None:
        """Draw a box to tick."""
        self.rect(x, y, 4, 4, round_corners=True, corner_radius=1)

    def rule(self) -> None:
        """Draw a line across the page."""
        self.line(LEFT, self.get_y(), LEFT + WIDTH, self.get_y())
        self.ln(1)

    def need(self, height: float) -> None:
        """Go to the next page if this one has not so much room left."""
        if self.get_y() + height > BOTTOM:
            self.add_page()

    def figure(self, frame: DrawnFrame, x: float, y: float, size: tuple[float, float]) -> float:
        """Draw a frame inside a box, and say how high it became."""
        picture = frame.drawing
        scale = min(size[0] / picture.width, size[1] / picture.height)
        group = GraphicsContext()
        group.transform = Transform.translation(-picture.left, -picture.top).scale(scale).translate(x, y)
        for shape in picture.shapes:
            group.add_item(_path(shape))
        with self.drawing_context() as context:
            context.add_item(group)
        return float(picture.height * scale)


def render(sheet: ProgrammeSheet) -> bytes:
    """The programme as fpdf2 prints it."""
    pdf = _Handout(sheet)
    _first(pdf, sheet)
    for week in sheet.weeks:
        pdf.add_page()
        _week(pdf, week, sheet)
    _last(pdf, sheet)
    return bytes(pdf.output())


def _first(pdf: _Handout, sheet: ProgrammeSheet) -> None:
    pdf.say(f"{sheet.clinic_name} · {sheet.clinic_telephone}", 10.5, colour=parts.GREEN, face="B")
    pdf.say(sheet.title, 25, face="B")
    pdf.say(f"for **{sheet.patient_name}** · {sheet.period} · {sheet.review}")
    pdf.say(sheet.made_for_you, 10.5, colour=parts.SOFT)
    pdf.label("What I want to do again")
    pdf.points(sheet.goals, numbered=True)
    for name, text in (("You need", " · ".join(sheet.needs)), ("A short day", sheet.short_day)):
        pdf.label(name)
        pdf.say(text)
    pdf.label("How much pain is fine")
    pdf.say(f"**{sheet.pain_limit}**")
    pdf.boxes(sheet.lights)
    pdf.points(sheet.stop_rules)
    pdf.say(f"Get emergency help now if you: Call {sheet.emergency_number}", 14, colour=parts.RED, face="B")
    pdf.points(sheet.emergency)
    whom = f"{sheet.therapist_name} · {sheet.clinic_telephone}"
    pdf.say(f"**Call your therapist or doctor if:** {'; '.join(sheet.stop_and_call)}. **{whom}**")
    pdf.label("The weeks at a glance")
    _glance(pdf, sheet)
    pdf.label("Good to know")
    pdf.points(sheet.advice)


def _glance(pdf: _Handout, sheet: ProgrammeSheet) -> None:
    pdf.use(10.5)
    rows = (
        ("Week", *(str(week.number) for week in sheet.glance)),
        ("Phase", *(week.phase for week in sheet.glance)),
        ("Exercises", *(week.exercises for week in sheet.glance)),
        ("Minutes a day", *(week.minutes for week in sheet.glance)),
    )
    with pdf.table(borders_layout="HORIZONTAL_LINES", text_align="CENTER") as table:
        for cells in rows:
            row = table.row()
            for cell in cells:
                row.cell(cell)


def _week(pdf: _Handout, week: WeekSheet, sheet: ProgrammeSheet) -> None:
    pdf.say(f"**{week.title}** · {week.phase}", 19)
    pdf.say(f"{week.dates} · {week.minutes}", 10.5, colour=parts.SOFT)
    pdf.say(week.focus)
    pdf.say("   ".join(f"**{change.tag}** {change.text}" for change in week.changes), 10.5, colour=parts.SOFT)
    _table(pdf, week, sheet)
    for card in week.cards:
        if card.new:
            _full(pdf, card)
    known = [card for card in week.cards if not card.new]
    if known:
        pdf.label(f"{week.title} · {parts.KNOWN}")
    for card in known:
        _short(pdf, card)
    pdf.need(40)
    pdf.label(parts.AT_THE_END)
    pdf.boxes(week.next_step, ticked=True)


def _table(pdf: _Handout, week: WeekSheet, sheet: ProgrammeSheet) -> None:
    first_day = LEFT + WIDTH - DAY * 7
    _named_line(pdf, "**Tick when done**", 8)
    for n, day in enumerate(sheet.day_names):
        pdf.text(first_day + n * DAY + 3, pdf.get_y() - 3, day)
    for row in week.rows:
        top = pdf.get_y()
        for one in parts.shown(row):
            pdf.figure(one.frame, LEFT + 5, top + 1, (14, 9.5))
        _named_line(pdf, f"{'● ' if row.core else ''}{row.name}, {row.dose}", 12)
        for n, count in enumerate(row.ticks):
            _ticks(pdf, count, first_day + n * DAY, top + 1)
    for words in parts.PAIN_ROWS:
        _named_line(pdf, words, 8)
        for n in range(7):
            pdf.line(first_day + n * DAY + 2, pdf.get_y() - 1, first_day + n * DAY + 10, pdf.get_y() - 1)


def _named_line(pdf: _Handout, words: str, height: float) -> None:
    """Write a line's name, and go on `height` below under a rule."""
    top = pdf.get_y()
    pdf.say(words, 10.5, x=LEFT + NAMES, width=WIDTH - DAY * 7 - NAMES)
    pdf.set_y(max(top + height, pdf.get_y()))
    pdf.line(LEFT, pdf.get_y(), LEFT + WIDTH, pdf.get_y())


def _ticks(pdf: _Handout, count: int, x: float, y: float) -> None:
    if not count:
        pdf.text(x + 5, y + 5, "–")
    for n in range(count):
        pdf.tick(x + 2 + n % 2 * 5, y + n // 2 * 5)


def _full(pdf: _Handout, card: Card) -> None:
    pdf.need(95)
    pdf.rule()
    top = pdf.get_y()
    pdf.say(f"{card.name} **{card.tag}**", 14, x=92, face="B")
    pdf.say(card.why, 10.5, x=92, colour=parts.SOFT)
    pdf.say(f"**{card.dose}** {card.dose_detail}", x=92)
    pdf.points(card.steps, numbered=True, x=92)
    pdf.say("**Stop if:** " + "\n".join(card.stop_if), x=92)
    right = pdf.get_y()
    pdf.set_y(_captioned(pdf, card, top))
    pdf.say(f"**Position:** {card.position}", width=72)
    pdf.label(parts.MISTAKES, width=72)
    pdf.points(card.mistakes, width=72)
    pdf.set_y(max(right, pdf.get_y()) + 3)


def _captioned(pdf: _Handout, card: Card, top: float) -> float:
    """Draw a card's frames two to a line, and say where they end."""
    frames = [one.frame for one in parts.shown(card)]
    for start in range(0, len(frames), 2):
        ends = []
        for n, frame in enumerate(frames[start : start + 2]):
            x = LEFT + n * 37
            pdf.set_y(top + pdf.figure(frame, x, top, (33, 33)) + 1)
            pdf.say(f"**{frame.number}** {frame.caption}", 10.5, x=x, width=33)
            ends.append(pdf.get_y())
        top = max(ends) + 1
    return top


def _short(pdf: _Handout, card: Card) -> None:
    pdf.need(25)
    pdf.rule()
    top = pdf.get_y()
    for one in parts.shown(card):
        pdf.figure(one.frame, LEFT, top, (22, 15))
    said = f"**{card.name} {card.tag} {card.dose}** {card.dose_detail} Steps: see week {card.first_week}"
    pdf.say(said, x=LEFT + 26)
    pdf.say(f"**Stop if:** {' '.join(card.stop_if)}", x=LEFT + 26)
    pdf.set_y(max(top + 16, pdf.get_y() + 1))


def _last(pdf: _Handout, sheet: ProgrammeSheet) -> None:
    pdf.add_page()
    pdf.say("If it flares up", 19, face="B")
    pdf.points(sheet.flare_up, numbered=True)
    pdf.label("Questions for next time")
    for _ in range(parts.QUESTION_LINES):
        pdf.ln(9)
        pdf.rule()
    pdf.label("About this handout")
    for text in sheet.closing:
        pdf.say(text, 10.5, colour=parts.SOFT)


def _path(shape: Shape) -> PaintedPath:
    path = PaintedPath()
    path.style.fill_color = shape.fill
    path.style.stroke_color = shape.stroke
    path.style.stroke_width = 1.6
    for step in shape.path:
        if isinstance(step, Close):
            path.close()
        elif isinstance(step, Move):
            path.move_to(*step)
        elif isinstance(step, Line):
            path.line_to(*step)
        else:
            path.curve_to(*step)
    return path
