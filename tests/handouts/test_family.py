"""The layouts beside the standard one: for the fridge, compact, the log, and the therapist's file."""

import re
from dataclasses import replace
from functools import cache
from io import BytesIO

import pikepdf
import pytest

from planner.handouts.document import PAGE_SIZES, render_pdf
from planner.handouts.layouts import LAYOUTS
from planner.handouts.sheet import (
    Card,
    Finding,
    LeftOut,
    ProgrammeSheet,
    Reasoned,
    ReasonedWeek,
    Stated,
    Summary,
    WeekSheet,
)
from planner.handouts.text import printable
from planner.handouts.theme import FOOT_MARGIN, MARGIN
from tests.handouts import exercises, reading, sheets
from tests.handouts.test_layout import OVERHANG, collisions, foot_height

FAMILY = ("week", "compact", "log", "summary")
FOR_PATIENTS = ("week", "compact", "log")
ON_BOTH_PAPERS = ("six-weeks", "twelve-exercises", "hostile")
CASES = [
    pytest.param(layout, name, size, id=f"{layout}-{name}-{size}")
    for layout in FAMILY
    for name in sheets.ALL
    for size in (PAGE_SIZES if name in ON_BOTH_PAPERS else PAGE_SIZES[:1])
]
PATIENT_CASES = [case for case in CASES if case.values[0] in FOR_PATIENTS]
LONG_NAMES = (
    ("Maximiliana Featherstonehaugh-Cholmondeley of " * 8)[:300],
    "Lendenwirbelsäule" * 20,
    "W" * 300,
    "<img src='x'> & " * 25,
    "Ζωή Παπαδοπούλου " * 20,
)
REASON = Stated(text="Sciatica: moves the nerve gently", rule="R-SZ4", source="NEURO S4-04")


@cache
def drawn(layout: str, name: str, size: str = "A4") -> tuple[ProgrammeSheet, bytes]:
    """One of the sheets with what belongs in the therapist's file, drawn once for all that look at it."""
    sheet = with_summary(sheets.ALL[name]())
    return sheet, render_pdf(sheet, layout=layout, page_size=size)


def with_summary(sheet: ProgrammeSheet) -> ProgrammeSheet:
    return replace(sheet, code="9f3c 21ab", summary=summary_of(sheet))


def summary_of(sheet: ProgrammeSheet) -> Summary:
    return Summary(
        findings=(Finding(name="Conditions", lines=("Sciatica", "Hip osteoarthritis")),),
        notices=(Stated(text="Review in 3 to 7 days", rule="R-RF3", weight="note"),),
        weeks=tuple(ReasonedWeek(title=week.title, exercises=reasoned(week)) for week in sheet.weeks),
        left_out=tuple(left_out(number) for number in range(1, 90)),
        rules=(Finding(name="Planning rules", lines=("version 2",)),),
    )


def reasoned(week: WeekSheet) -> tuple[Reasoned, ...]:
    return tuple(Reasoned(name=one.name, tag=one.tag, dose=one.dose, because=(REASON, REASON)) for one in week.cards)


def left_out(number: int) -> LeftOut:
    against = Stated(text="Stay upright", rule="R-IR3", source="TB", weight="caution")
    return LeftOut(name=f"Left-out exercise {number}", objections=(against,))


def close(text: str) -> str:
    """The text without spaces: a word longer than its line is parted where no space was."""
    return re.sub(r"\s", "", printable(text))


def cards_of(sheet: ProgrammeSheet) -> list[Card]:
    return [card for week in sheet.weeks for card in week.cards]


def week_page(pdf: bytes, number: int) -> str:
    return next(text for text in reading.pages(pdf) if f"Week {number} · " in text)


def test_every_layout_has_words_for_a_list_to_choose_from() -> None:
    assert all(layout.words for layout in LAYOUTS.values())
    assert len({layout.words for layout in LAYOUTS.values()}) == len(LAYOUTS)
    assert "not for the patient" in LAYOUTS["summary"].words


@pytest.mark.parametrize("layout", [name for name, layout in LAYOUTS.items() if layout.for_patient])
def test_whatever_a_patient_gets_says_when_to_get_help_and_whom_to_call(layout: str) -> None:
    sheet, pdf = drawn(layout, "six-weeks", "A4")
    read = close(reading.text(pdf))
    assert close(f"Call {sheet.emergency_number}") in read
    assert all(close(sign) in read for sign in (*sheet.emergency, *sheet.stop_and_call))
    assert close(sheet.pain_limit) in read


@pytest.mark.parametrize(("layout", "name", "size"), CASES)
def test_the_file_is_sound_and_every_page_counts_itself(layout: str, name: str, size: str) -> None:
    _, pdf = drawn(layout, name, size)
    read = reading.pages(pdf)
    assert all(text.endswith(f"page {number} of {len(read)}") for number, text in enumerate(read, 1))
    with pikepdf.open(BytesIO(pdf)) as document:
        assert document.check_pdf_syntax() == []


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("name", LONG_NAMES, ids=["words", "one-word", "wide-letters", "markup", "greek"])
def test_however_long_a_name_is_version_date_and_code_stand_on_every_page(layout: str, name: str) -> None:
    about = "version 2 · 20 Nov 2026 · does not replace medical advice"
    sheet = with_summary(replace(sheets.one_week(), patient_name=name, foot=f"{name} · {about}", draft="Not signed"))
    read = reading.pages(render_pdf(sheet, layout=layout))
    for number, text in enumerate(read, 1):
        assert close(text).endswith(close(f"… · {about} · {sheet.code} page {number} of {len(read)}"))
        assert close(f"DRAFT · {name[:15]}") in close(text)


def test_a_name_that_leaves_room_stands_whole_in_the_foot() -> None:
    sheet, pdf = drawn("week", "long-draft")
    assert all(close(f"{sheet.foot} · {sheet.code}") in close(text) for text in reading.pages(pdf))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_foot_that_begins_otherwise_leaves_room_for_the_code_too(layout: str) -> None:
    sheet = with_summary(replace(sheets.one_week(), foot="foot " * 100))
    read = reading.pages(render_pdf(sheet, layout=layout))
    assert all(text.endswith(f"… · {sheet.code} page {number} of {len(read)}") for number, text in enumerate(read, 1))


@pytest.mark.parametrize(("layout", "name", "size"), CASES)
def test_every_exercise_has_its_name_and_each_of_its_doses(layout: str, name: str, size: str) -> None:
    sheet, pdf = drawn(layout, name, size)
    read = close(reading.text(pdf))
    for card in cards_of(sheet):
        assert close(card.name) in read
        assert close(card.dose) in read


@pytest.mark.parametrize(("layout", "name", "size"), CASES)
def test_no_letter_stands_outside_the_margins(layout: str, name: str, size: str) -> None:
    _, pdf = drawn(layout, name, size)
    for page in reading.letters(pdf):
        assert min(letter.left for letter in page.letters) >= MARGIN - OVERHANG
        assert max(letter.right for letter in page.letters) <= page.width - MARGIN + OVERHANG
        assert max(letter.top for letter in page.letters) <= page.height - MARGIN + OVERHANG
        assert min(letter.bottom for letter in page.letters) >= FOOT_MARGIN - OVERHANG


@pytest.mark.parametrize(("layout", "name", "size"), CASES)
def test_no_letters_collide(layout: str, name: str, size: str) -> None:
    _, pdf = drawn(layout, name, size)
    assert [pair for page in reading.letters(pdf) for pair in collisions(page.letters)] == []


@pytest.mark.parametrize(("layout", "name", "size"), CASES)
def test_nothing_runs_into_the_foot(layout: str, name: str, size: str) -> None:
    sheet, pdf = drawn(layout, name, size)
    foot = foot_height(sheet, size)
    assert all(reading.white_above_foot(picture, foot) for picture in reading.pictures(pdf))


@pytest.mark.parametrize(("layout", "name", "size"), PATIENT_CASES)
def test_no_layout_for_a_patient_is_without_the_emergency_signs(layout: str, name: str, size: str) -> None:
    sheet, pdf = drawn(layout, name, size)
    for text in reading.pages(pdf)[:1] if layout == "compact" else reading.pages(pdf):
        assert f"Call {sheet.emergency_number}" in text
        assert all(close(sign) in close(text) for sign in (*sheet.emergency, *sheet.stop_and_call))


@pytest.mark.parametrize(("layout", "name", "size"), PATIENT_CASES)
def test_the_pain_limit_is_said(layout: str, name: str, size: str) -> None:
    sheet, pdf = drawn(layout, name, size)
    assert sheet.pain_limit in reading.text(pdf)


@pytest.mark.parametrize("layout", FOR_PATIENTS)
@pytest.mark.parametrize("name", ["six-weeks", "hostile"])
def test_a_patient_reads_nothing_of_the_therapists_file(layout: str, name: str) -> None:
    _, pdf = drawn(layout, name)
    assert REASON.rule not in reading.text(pdf)
    assert "Left-out exercise" not in reading.text(pdf)


@pytest.mark.parametrize("size", PAGE_SIZES)
@pytest.mark.parametrize("name", ["six-weeks", "one-week", "twenty-six-weeks"])
def test_a_week_has_one_page_for_the_fridge(name: str, size: str) -> None:
    sheet, pdf = drawn("week", name, size)
    assert len(reading.pages(pdf)) == len(sheet.weeks)
    assert all(f"{week.title} · " in text for week, text in zip(sheet.weeks, reading.pages(pdf), strict=True))


@pytest.mark.parametrize("size", PAGE_SIZES)
def test_ten_exercises_fit_on_one_page_for_the_fridge(size: str) -> None:
    week = sheets.a_week(1, "Settle", exercises.ALL[:10])
    assert len(reading.pages(render_pdf(sheets.programme((week,)), layout="week", page_size=size))) == 1


def test_a_week_that_takes_two_pages_says_on_both_which_it_is() -> None:
    first, second, _ = reading.pages(drawn("week", "twelve-exercises")[1])
    assert first.startswith("Your exercise programme for Ben Example")
    assert second.startswith("Week 1 · Your exercise programme for Ben Example")


def test_what_changed_stands_by_its_tag_and_what_is_new_first() -> None:
    cards = (
        sheets.known(exercises.WALKING, "HARDER"),
        exercises.BRIDGE,
        sheets.known(exercises.CAT_COW, "HARDER"),
    )
    sheet = sheets.programme((sheets.a_week(2, "Settle", cards),))
    (read,) = reading.pages(render_pdf(sheet, layout="week"))
    assert "NEW Bridge 2 × 8 HARDER Walking 10 min · Cat-cow" in read


def test_a_page_for_the_fridge_has_all_that_is_done_and_written_in_that_week() -> None:
    sheet, pdf = drawn("week", "six-weeks")
    for week, text in zip(sheet.weeks, reading.pages(pdf), strict=True):
        assert all(close(row.name + row.dose) in close(text) for row in week.rows)
        assert all(light.text in text for light in week.next_step)
        assert all(text.count(line) == 1 for line in ("Pain while exercising, 0–10", "Pain next morning, 0–10"))


def test_notes_for_the_fridge_stand_under_a_heading_of_their_week() -> None:
    _, pdf = drawn("week", "six-weeks")
    with pikepdf.open(BytesIO(pdf)) as document, document.open_outline() as outline:
        of_weeks = [[part.title for part in week.children] for week in outline.root if week.title.startswith("Week ")]
    with_notes = [text for text in reading.pages(pdf) if " Notes " in text]
    assert with_notes
    assert [titles[-1] for titles in of_weeks].count("Notes") == len(with_notes)


def test_figures_for_the_fridge_are_larger_than_in_the_table_of_the_standard_layout() -> None:
    shown = reading.shown(drawn("week", "six-weeks")[1])
    figures = [one for one in shown if one.right - one.left > 30]
    assert figures
    assert max(one.right - one.left for one in figures) >= 18 * 72 / 25.4


@pytest.mark.parametrize("size", PAGE_SIZES)
def test_six_weeks_are_compact_on_two_to_four_pages(size: str) -> None:
    assert 2 <= len(reading.pages(drawn("compact", "six-weeks", size)[1])) <= 4


@pytest.mark.parametrize("size", PAGE_SIZES)
@pytest.mark.parametrize("name", [name for name in sheets.ALL if name != "hostile"])
def test_the_compact_layout_says_each_exercise_once_with_steps_and_stop_if(name: str, size: str) -> None:
    sheet, pdf = drawn("compact", name, size)
    read = close(reading.text(pdf))
    for card in {card.exercise: card for card in reversed(cards_of(sheet))}.values():
        assert all(close(text) in read for text in (*card.stop_if, *card.limits, card.why))
        assert all(close(step) in read for step in card.steps)
    assert all(close(text) in read for text in (*sheet.flare_up, *sheet.advice, *sheet.closing, *sheet.goals))


def test_the_compact_layout_says_in_which_weeks_an_exercise_is_done() -> None:
    read = reading.text(drawn("compact", "six-weeks")[1])
    assert "Walking weeks 1–6" in read
    assert "Prone press-up weeks 1–4" in read
    assert "Sit-to-stand weeks 5–6" in read


def test_what_holds_in_every_week_is_said_beside_the_name_and_what_changes_in_the_weeks() -> None:
    first = replace(exercises.BRIDGE, dose="2 × 8", dose_detail="hold 2 s · Mon and Fri")
    then = replace(first, dose="2 × 10", dose_detail="hold 3 s · Mon and Fri", new=False, tag="HARDER")
    weeks = (sheets.a_week(1, "Build", (first,)), sheets.a_week(2, "Build", (then,)))
    read = reading.text(render_pdf(sheets.programme(weeks), layout="compact"))
    assert "Bridge Mon and Fri 2 × 8 hold 2 s 2 × 10 hold 3 s" in read


def test_weeks_stand_in_bands_of_six_at_most() -> None:
    pdf = drawn("compact", "twenty-six-weeks")[1]
    heads = re.findall(r"Exercise((?: Week \d+ [^W]*?)+) ", reading.text(pdf))
    assert len(heads) >= 5
    assert all(head.count("Week") <= 6 for head in heads)


@pytest.mark.parametrize("size", PAGE_SIZES)
def test_the_log_has_two_or_three_weeks_to_a_page(size: str) -> None:
    for text in reading.pages(drawn("log", "six-weeks", size)[1]):
        assert 2 <= len(re.findall(r"Week \d · ", text)) <= 3


def test_the_log_asks_for_pain_effort_and_a_word_in_each_week() -> None:
    sheet, pdf = drawn("log", "six-weeks")
    read = reading.text(pdf)
    for line in ("Pain while exercising, 0–10", "Pain next morning, 0–10", "Effort, 0–10", "A word about this week:"):
        assert read.count(line) == len(sheet.weeks)


@pytest.mark.parametrize("size", PAGE_SIZES)
def test_every_page_of_the_therapists_file_says_that_it_is_not_for_the_patient(size: str) -> None:
    read = reading.pages(drawn("summary", "six-weeks", size)[1])
    assert all(text.startswith("For the therapist's file · not for the patient") for text in read)


def test_the_therapists_file_has_findings_reasons_exclusions_and_rules() -> None:
    sheet, pdf = drawn("summary", "six-weeks")
    read = reading.text(pdf)
    for text in ("Conditions Sciatica Hip osteoarthritis", "note Review in 3 to 7 days R-RF3", "version 2", sheet.code):
        assert text in read
    assert read.count(f"{REASON.text} {REASON.rule} · {REASON.source}") == 2 * len(cards_of(sheet))
    assert all(f"Left-out exercise {n} caution: Stay upright R-IR3 · TB" in read for n in range(1, 90))


def test_a_table_of_the_therapists_file_that_breaks_says_its_columns_again() -> None:
    read = reading.pages(drawn("summary", "six-weeks")[1])
    with_rows = [text for text in read if "Left-out exercise" in text]
    assert len(with_rows) > 1
    assert all("Exercise Every verdict, with rule and source" in text for text in with_rows)
