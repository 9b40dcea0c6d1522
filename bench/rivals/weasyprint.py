"""WeasyPrint: HTML with a style sheet that is read once; written as PDF/UA-1."""

from collections.abc import Iterable
from functools import cache
from html import escape
from typing import Any

import weasyprint
from weasyprint.text.fonts import FontConfiguration

from bench.rivals import parts
from planner.handouts.sheet import Card, ChangeNote, GlanceWeek, GridRow, Light, ProgrammeSheet, WeekSheet

CSS = """
@font-face { font-family: FiraGO; src: url(Regular.ttf) }
@font-face { font-family: FiraGO; font-weight: bold; src: url(Bold.ttf) }
@page { size: A4; margin: 16mm 16mm 20mm; @bottom-left { content: string(foot); font: 9pt FiraGO; color: #566673 }
  @bottom-right { content: "page " counter(page) " of " counter(pages); font: 9pt FiraGO; color: #566673 } }
body { font: 12pt/1.32 FiraGO; color: #1B2A38 }
h1 { font-size: 25pt; margin: 0 } h2 { font-size: 19pt; margin: 0 } h3 { font-size: 14pt; margin: 0 }
.foot { string-set: foot content(); font-size: 0; margin: 0 }
.label { font-size: 9pt; font-weight: bold; color: #0F6B66; text-transform: uppercase; margin: 4mm 0 1mm }
p, ul, ol { margin: 0 0 1.5mm } ul, ol { padding-left: 6mm }
.note { font-size: 10.5pt; color: #566673 }
.pill { font-size: 9pt; font-weight: bold; border: 1pt solid #1B2A38; border-radius: 2mm; padding: 0 1.6mm }
.NEW { background: #1B2A38; color: white }
.change { display: inline-block; margin-right: 4mm }
table { width: 100%; border-collapse: collapse } td, th { border-bottom: 0.6pt solid #CFD8DF; padding: 1mm }
th { text-align: left } .day { width: 12mm; text-align: center }
.tick { display: inline-block; width: 4mm; height: 4mm; border: 1pt solid #1B2A38; border-radius: 1mm }
.blank { display: inline-block; width: 8mm; height: 5mm; border-bottom: 0.6pt solid #566673 }
.boxes { display: flex; gap: 4mm; margin-bottom: 2mm; break-inside: avoid }
.boxes div { flex: 1; border: 1pt solid #1B2A38; border-radius: 2mm; padding: 3mm }
.alarm { border: 1.6pt solid #B3261E; border-radius: 2mm; padding: 3mm; margin: 3mm 0 } .alarm h2 { font-size: 14pt }
.alarm h2 { color: #B3261E } .alarm ul { columns: 2 }
.week, .last { break-before: page }
.card { border-top: 1pt solid #1B2A38; padding-top: 3mm; margin-top: 4mm; break-inside: avoid; overflow: hidden }
.left { float: left; width: 72mm } .right { margin-left: 76mm }
.short .left { width: 26mm } .short .right { margin-left: 28mm }
.frame { float: left; width: 33mm; margin-right: 3mm; font-size: 10.5pt } .frame img { width: 33mm; max-height: 33mm }
.short img { width: 22mm; height: 15mm } td img { width: 14mm; height: 9.5mm; vertical-align: middle }
.clear { clear: left } .dose { font-size: 14pt; font-weight: bold }
.stop { border-left: 1.6pt solid #B3261E; padding-left: 3mm }
.line { border-bottom: 0.6pt solid #566673; height: 9mm }
"""


def render(sheet: ProgrammeSheet) -> bytes:
    """The programme as WeasyPrint prints it."""
    fonts, style, pictures = _kept()
    page = weasyprint.HTML(string=_document(sheet), base_url=f"{parts.folder().as_uri()}/")
    return bytes(page.write_pdf(stylesheets=[style], font_config=fonts, cache=pictures, pdf_variant="pdf/ua-1"))


@cache
def _kept() -> tuple[FontConfiguration, weasyprint.CSS, dict[str, Any]]:
    fonts = FontConfiguration()
    return fonts, weasyprint.CSS(string=CSS, font_config=fonts, base_url=f"{parts.folder().as_uri()}/"), {}


def _document(sheet: ProgrammeSheet) -> str:
    body = [_first(sheet), *(_week(week, sheet) for week in sheet.weeks), _last(sheet)]
    head = f'<title>{escape(sheet.title)}</title><meta name="author" content="{escape(sheet.therapist_name)}">'
    return f'<!doctype html><html lang="en-GB"><head>{head}</head><body>{"".join(body)}</body></html>'


def _first(sheet: ProgrammeSheet) -> str:
    whom = f"{sheet.therapist_name} · {sheet.clinic_telephone}"
    return f"""<p class="foot">{escape(sheet.foot)}</p>
<p class="label">{escape(sheet.clinic_name)} · {sheet.clinic_telephone}</p><h1>{escape(sheet.title)}</h1>
<p>for <b>{escape(sheet.patient_name)}</b> · {sheet.period} · {sheet.review}</p><p class="note">{sheet.made_for_you}</p>
{_label("What I want to do again")}{_list(sheet.goals, "ol")}{_label("You need")}<p>{" · ".join(sheet.needs)}</p>
{_label("A short day")}<p>{sheet.short_day}</p>{_label("How much pain is fine")}<p><b>{sheet.pain_limit}</b></p>
{_boxes(sheet.lights)}{_list(sheet.stop_rules)}
<div class="alarm"><h2>Get emergency help now if you: Call {sheet.emergency_number}</h2>{_list(sheet.emergency)}</div>
<p><b>Call your therapist or doctor if:</b> {"; ".join(sheet.stop_and_call)}. <b>{whom}</b></p>
{_label("The weeks at a glance")}{_glance(sheet.glance)}{_label("Good to know")}{_list(sheet.advice)}"""


def _glance(weeks: Iterable[GlanceWeek]) -> str:
    weeks = list(weeks)
    head = "".join(f'<th scope="col">{week.number}</th>' for week in weeks)
    rows = {
        "Phase": [week.phase for week in weeks],
        "Exercises": [week.exercises for week in weeks],
        "Minutes a day": [week.minutes for week in weeks],
    }
    body = "".join(f'<tr><th scope="row">{name}</th>{_cells(cells)}</tr>' for name, cells in rows.items())
    return f'<table><thead><tr><th scope="col">Week</th>{head}</tr></thead><tbody>{body}</tbody></table>'


def _week(week: WeekSheet, sheet: ProgrammeSheet) -> str:
    new = "".join(_full(card) for card in week.cards if card.new)
    known = "".join(_short(card) for card in week.cards if not card.new)
    label = _label(f"{week.title} · {parts.KNOWN}", 3) if known else ""
    return f"""<section class="week"><h2>{week.title} · {week.phase}</h2>
<p class="note">{week.dates} · {week.minutes}</p>
<p>{week.focus}</p><p>{"".join(_change(change) for change in week.changes)}</p>{_table(week, sheet.day_names)}
{new}{label}{known}{_label(parts.AT_THE_END, 3)}{_boxes(week.next_step, '<span class="tick"></span> ')}</section>"""


def _change(change: ChangeNote) -> str:
    return f'<span class="change">{_pill(change.tag)} <span class="note">{escape(change.text)}</span></span> '


def _table(week: WeekSheet, day_names: Iterable[str]) -> str:
    days = "".join(f'<th scope="col" class="day">{day}</th>' for day in day_names)
    head = f'<thead><tr><td></td><th scope="col" colspan="2">Tick when done</th>{days}</tr></thead>'
    blanks = _cells(['<span class="blank"></span>'] * 7)
    pain = "".join(
        f'<tr><td></td><th scope="row" colspan="2" class="note">{words}</th>{blanks}</tr>' for words in parts.PAIN_ROWS
    )
    return f"<table>{head}<tbody>{''.join(_row(row) for row in week.rows)}{pain}</tbody></table>"


def _row(row: GridRow) -> str:
    boxes = _cells('<span class="tick"></span> ' * count or "–" for count in row.ticks)
    name = f'{escape(row.name)} <span class="note">{row.dose}</span>'
    dot = "●" if row.core else ""
    return f'<tr><td>{dot}</td><td>{_pictures(row)}</td><th scope="row">{name}</th>{boxes}</tr>'


def _full(card: Card) -> str:
    frames = "".join(f'<div class="frame">{_picture(one)}<br>{_caption(one, card)}</div>' for one in parts.shown(card))
    return f"""<div class="card"><h3>{escape(card.name)} {_pill(card.tag)}</h3><div class="left">{frames}
<p class="clear"><b>Position:</b> {escape(card.position)}</p>{_label(parts.MISTAKES, 4)}{_list(card.mistakes)}</div>
<div class="right"><p class="note">{escape(card.why)}</p>
<p><span class="dose">{card.dose}</span> <span class="note">{card.dose_detail}</span></p>{_list(card.steps, "ol")}
<p class="stop"><b>Stop if:</b> {"<br>".join(map(escape, card.stop_if))}</p></div></div>"""


def _short(card: Card) -> str:
    return f"""<div class="card short"><div class="left">{_pictures(card)}</div><div class="right">
<p><b>{escape(card.name)}</b> {_pill(card.tag)} <b>{card.dose}</b> <span class="note">{card.dose_detail}</span>
<small>Steps: see week {card.first_week}</small></p>
<p class="stop"><b>Stop if:</b> {escape(" ".join(card.stop_if))}</p></div></div>"""


def _last(sheet: ProgrammeSheet) -> str:
    return f"""<section class="last"><h2>If it flares up</h2>{_list(sheet.flare_up, "ol")}
{_label("Questions for next time")}{'<div class="line"></div>' * parts.QUESTION_LINES}
{_label("About this handout")}<p class="note">{"<br>".join(sheet.closing)}</p></section>"""


def _pictures(part: Card | GridRow) -> str:
    return "".join(_picture(one) for one in parts.shown(part))


def _picture(one: parts.Shown) -> str:
    return f'<img src="{one.file}" alt="{escape(one.frame.seen)}">'


def _caption(one: parts.Shown, card: Card) -> str:
    number = f"<b>{one.frame.number}</b> " if len(parts.shown(card)) > 1 else ""
    return number + escape(one.frame.caption)


def _pill(tag: str) -> str:
    return f'<span class="pill {tag}">{tag}</span>'


def _label(text: str, level: int = 2) -> str:
    return f'<h{level} class="label">{escape(text)}</h{level}>'


def _list(texts: Iterable[str], kind: str = "ul") -> str:
    return f"<{kind}>{''.join(f'<li>{escape(text)}</li>' for text in texts)}</{kind}>"


def _cells(contents: Iterable[str]) -> str:
    return "".join(f'<td class="day">{content}</td>' for content in contents)


def _boxes(lights: Iterable[Light], before: str = "") -> str:
    boxes = (f"<div><b>{before}{light.title}</b><br>{escape(light.text)}</div>" for light in lights)
    return f'<div class="boxes">{"".join(boxes)}</div>'
