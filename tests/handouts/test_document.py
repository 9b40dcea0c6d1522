import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, date, datetime
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
import time_machine
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from reportlab import rl_config

from exercises.figures.look import Side
from exercises.figures.pose import Figure
from planner.handouts.document import PAGE_SIZES, IncompleteSheetError, render_pdf
from planner.handouts.layouts import LAYOUTS
from planner.handouts.sheet import ProgrammeSheet
from planner.handouts.text import printable
from tests.handouts import exercises, reading, sheets

ROOT = Path(__file__).parents[2]
RENDER = """
from hashlib import sha256
from planner.handouts.document import render_pdf
from tests.handouts import sheets
print(sha256(render_pdf(sheets.six_weeks())).hexdigest())
"""
NEVER_PRINTED = frozenset({"exercise", "side", "look"})
ANY_TEXT = st.text(st.characters(codec=None), max_size=120)


def said_in(value: object) -> Iterator[str]:
    """Every text of a sheet, its cards and weeks, except names that are never printed; of a figure its captions."""
    if isinstance(value, Figure):
        yield from (Side.RIGHT.in_words(frame.caption) for frame in value.frames)
    elif isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from said_in(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from said_in(getattr(value, field.name)) if field.name not in NEVER_PRINTED else ()


def as_printed(text: str) -> str:
    return re.sub(r"\s+", " ", printable(text)).strip()


def fingerprint(document: pikepdf.Pdf) -> bytes:
    return bytes(next(iter(document.trailer["/ID"].as_list())))


@pytest.fixture
def six_weeks() -> bytes:
    return sheets.drawn("six-weeks")[1]


def test_there_are_seven_layouts_and_two_sizes_of_paper() -> None:
    assert tuple(LAYOUTS) == ("standard", "large", "extra-large", "week", "compact", "log", "summary")
    assert PAGE_SIZES == ("A4", "Letter")


@pytest.mark.parametrize(("size", "points"), [("A4", (595, 842)), ("Letter", (612, 792))], ids=["A4", "Letter"])
def test_the_page_has_the_size_asked_for(size: str, points: tuple[int, int]) -> None:
    for page in PdfReader(BytesIO(sheets.drawn("one-week", size)[1])).pages:
        assert (round(page.mediabox.width), round(page.mediabox.height)) == points


@pytest.mark.parametrize("size", PAGE_SIZES)
@pytest.mark.parametrize("name", ["six-weeks", "one-week", "twelve-exercises"])
def test_every_word_of_a_new_exercise_is_printed(name: str, size: str) -> None:
    sheet, pdf = sheets.drawn(name, size)
    read = reading.text(pdf)
    for card in (card for week in sheet.weeks for card in week.cards if card.new):
        for text in (card.name, card.why, card.position, card.dose, *card.steps, *card.mistakes, *card.stop_if):
            assert as_printed(text) in read
        assert all(as_printed(limit) in read for limit in card.limits)


@pytest.mark.parametrize("name", sorted(set(sheets.ALL) - {"hostile"}))
def test_no_word_of_a_sheet_is_lost(name: str, tmp_path: Path) -> None:
    sheet, pdf = sheets.drawn(name)
    cards = [card for week in sheet.weeks for card in week.cards]
    shortened = tuple((c.why, c.position, c.steps, c.mistakes) for c in cards if not c.new)
    texts = set(said_in(sheet)) - set(said_in(shortened)) | set(said_in(tuple(c for c in cards if c.new)))
    printed = {word.rstrip(";.") for word in reading.printed_words(pdf, tmp_path)}
    assert {word.rstrip(";.") for text in texts for word in as_printed(text).split()} - printed == set()


def test_a_reminder_says_dose_limits_and_where_the_steps_are(six_weeks: bytes) -> None:
    week_two = next(text for text in reading.pages(six_weeks) if text.startswith("Week 2"))
    assert "Prone press-up SAME 1 × 8 3 times a day · every day Steps: see week 1" in week_two
    assert "For you: Keep the movement in the middle of the range" in week_two
    assert exercises.PRESS_UP.steps[0] not in week_two


@pytest.mark.parametrize("name", ["six-weeks", "twelve-exercises", "twenty-six-weeks"])
def test_every_exercise_of_every_week_shows_each_of_its_stop_ifs(name: str) -> None:
    sheet, pdf = sheets.drawn(name)
    for week, read in zip(sheet.weeks, reading.weeks(pdf), strict=True):
        for card in week.cards:
            said = card.stop_if if card.new else (" ".join(card.stop_if),)
            assert f"Stop if: {said[0]}" in read
            assert all(text in read for text in said)


def test_an_exercise_that_comes_back_has_its_steps_again() -> None:
    back = sheets.known(exercises.BIRD_DOG, "BACK")
    week = sheets.a_week(7, "Build", (sheets.known(exercises.BRIDGE), back))
    read = reading.text(render_pdf(sheets.programme((week,))))
    assert all(text in read for text in (*back.steps, *back.mistakes, *back.stop_if, back.why))
    assert exercises.BRIDGE.steps[0] not in read


def test_the_first_page_says_whose_it_is_and_when_to_get_help(six_weeks: bytes) -> None:
    first = reading.pages(six_weeks)[0]
    for text in ("Ben Example", "Ana Lind", "Harbour Street Physiotherapy", "01632 960 011", "Call 112"):
        assert text in first
    for sign in (*sheets.EMERGENCY, *sheets.STOP_AND_CALL):
        assert sign in first


@pytest.mark.parametrize("size", PAGE_SIZES)
@pytest.mark.parametrize("name", sheets.ALL)
def test_the_emergency_box_is_on_the_first_page(name: str, size: str) -> None:
    first = reading.pages(sheets.drawn(name, size)[1])[0]
    assert "Get emergency help now if you:" in first
    assert all(sign in first for sign in sheets.EMERGENCY)


@pytest.mark.parametrize("size", PAGE_SIZES)
@pytest.mark.parametrize("name", ["ten-goals", "long-draft"])
def test_whatever_goes_to_a_second_page_the_safety_rules_stay_on_the_first(name: str, size: str) -> None:
    sheet, pdf = sheets.drawn(name, size)
    first, second = reading.pages(pdf)[:2]
    assert not second.startswith("Week 1")
    for rule in (*sheet.stop_rules, *sheet.stop_and_call, *(light.text for light in sheet.lights)):
        assert rule in first


def test_a_long_draft_text_is_printed_to_its_end_on_the_first_page() -> None:
    sheet, pdf = sheets.drawn("long-draft")
    assert reading.pages(pdf)[0].startswith(sheet.draft)


def test_a_long_name_leaves_the_dates_a_line_of_their_own(tmp_path: Path) -> None:
    sheet, pdf = sheets.drawn("long-draft")
    assert f"{sheet.period} · {sheet.review}" in reading.printed_lines(pdf, tmp_path)


@pytest.mark.parametrize("signs", [(), ("",), ("\u200b",)], ids=["none", "blank", "invisible"])
def test_no_handout_without_emergency_signs(signs: tuple[str, ...]) -> None:
    with pytest.raises(IncompleteSheetError, match="no emergency signs"):
        render_pdf(sheets.six_weeks(emergency=signs))


def test_no_exercise_without_a_stop_if() -> None:
    week = sheets.a_week(1, "Settle", (replace(exercises.BRIDGE, stop_if=(" ",)),))
    with pytest.raises(IncompleteSheetError, match="week 1: bridge has no stop-if"):
        render_pdf(sheets.programme((week,)))


def test_every_page_counts_itself_and_carries_the_foot(six_weeks: bytes) -> None:
    read = reading.pages(six_weeks)
    for number, text in enumerate(read, 1):
        assert text.endswith(f"Ben Example · version 2 · 20 November 2026 · 9f3c 21ab page {number} of {len(read)}")


def test_a_draft_says_so_at_the_top_and_on_every_page() -> None:
    read = reading.pages(render_pdf(sheets.one_week(), on=None))
    assert not any("Draft" in text for text in read)
    drafted = reading.pages(render_pdf(replace(sheets.one_week(), draft="Draft: not signed")))
    assert drafted[0].startswith("Draft: not signed")
    assert all("DRAFT · Ben Example" in text for text in drafted)


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(sheets.HOSTILE_NAME, id="markup"),
        pytest.param("Ζωή Παπαδοπούλου", id="greek"),
        pytest.param("Юлія Ґалаґан-Їжак", id="cyrillic"),
        pytest.param("Žofie Łukasiewicz Ñandú Þór Őry", id="accents"),
        pytest.param("pain <3/10 && <b>bold</b> &lt;", id="signs"),
    ],
)
def test_a_name_prints_as_its_letters(name: str) -> None:
    pdf = render_pdf(replace(sheets.one_week(), patient_name=name))
    assert name in reading.pages(pdf)[0]
    assert PdfReader(BytesIO(pdf)).metadata.title == f"Your exercise programme · {name}"


def test_a_letter_the_face_lacks_is_a_question_mark() -> None:
    assert "for Zoë ? Li" in reading.pages(render_pdf(replace(sheets.one_week(), patient_name="Zoe\u0308 漢 Li")))[0]


def test_no_file_is_opened_for_a_note_that_asks_for_one() -> None:
    render_pdf(sheets.hostile())
    assert (rl_config.trustedHosts, rl_config.trustedSchemes) == (None, [])


def test_two_processes_give_the_same_bytes(six_weeks: bytes) -> None:
    settings_of_the_machine = (
        {"PYTHONHASHSEED": "1"},
        {"PYTHONHASHSEED": "2", "SOURCE_DATE_EPOCH": "1", "TZ": "Asia/Tokyo"},
    )
    for more in settings_of_the_machine:
        run = subprocess.run(
            [sys.executable, "-c", RENDER], cwd=ROOT, env=os.environ | more, capture_output=True, check=True, text=True
        )
        assert run.stdout.strip() == sha256(six_weeks).hexdigest()


@pytest.mark.parametrize("day", [datetime(2019, 2, 3, tzinfo=UTC), datetime(2031, 7, 8, 9, tzinfo=UTC)], ids=str)
def test_another_day_gives_the_same_bytes(six_weeks: bytes, day: datetime) -> None:
    with time_machine.travel(day):
        assert render_pdf(sheets.six_weeks()) == six_weeks


def test_the_date_is_the_one_that_is_given() -> None:
    on = date(2026, 11, 20)
    info = PdfReader(BytesIO(render_pdf(sheets.one_week(), on=on))).metadata
    assert info is not None
    assert info.creation_date is not None
    assert info.creation_date.date() == on
    assert render_pdf(sheets.one_week(), on=on) != render_pdf(sheets.one_week())


def test_each_layout_of_a_sheet_is_a_file_of_its_own() -> None:
    names = set()
    for layout in LAYOUTS:
        with pikepdf.open(BytesIO(sheets.drawn("one-week", layout=layout)[1])) as document:
            names.add(fingerprint(document))
    assert len(names) == len(LAYOUTS)


def test_another_sheet_has_another_fingerprint() -> None:
    with (
        pikepdf.open(BytesIO(render_pdf(sheets.one_week()))) as one,
        pikepdf.open(BytesIO(render_pdf(replace(sheets.one_week(), advice=("Rest.",))))) as other,
    ):
        assert fingerprint(one) != fingerprint(other)


@pytest.fixture
def hasty_threads() -> Iterator[None]:
    """Threads that interrupt one another at every turn, so that anything they share shows."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(usual)


def test_threads_do_not_disturb_one_another(hasty_threads: None) -> None:
    # Small files: the typeface, which all threads share, is the larger part of each.
    wanted = [sheets.one_week(), sheets.hostile()] * 40
    alone = [render_pdf(sheet) for sheet in wanted[:2]]
    with ThreadPoolExecutor(8) as threads:
        together = list(threads.map(render_pdf, wanted))
    assert [pdf == alone[number % 2] for number, pdf in enumerate(together)] == [True] * len(wanted)


@pytest.mark.parametrize("name", sheets.ALL)
def test_every_font_is_embedded_and_none_is_helvetica(name: str) -> None:
    _, pdf = sheets.drawn(name)
    found = reading.fonts(pdf)
    assert {font.name.split("+")[1] for font in found} == {"FiraGO-Regular", "FiraGO-Bold"}
    assert all(font.embedded for font in found)


@pytest.mark.parametrize("name", sheets.ALL)
def test_the_file_is_sound(name: str, tmp_path: Path) -> None:
    _, pdf = sheets.drawn(name)
    with pikepdf.open(BytesIO(pdf)) as document:
        assert document.check_pdf_syntax() == []
    tool = shutil.which("qpdf")
    if tool:
        (tmp_path / "handout.pdf").write_bytes(pdf)
        subprocess.run([tool, "--check", str(tmp_path / "handout.pdf")], capture_output=True, check=True)


def test_the_file_says_what_it_is(six_weeks: bytes) -> None:
    with pikepdf.open(BytesIO(six_weeks)) as document:
        assert str(document.Root["/Lang"]) == "en-GB"
        assert str(document.Root["/ViewerPreferences"]) == str(pikepdf.Dictionary(DisplayDocTitle=True))
        with document.open_metadata(set_pikepdf_as_editor=False) as xmp:
            assert xmp["dc:title"] == "Your exercise programme · Ben Example"
    info = PdfReader(BytesIO(six_weeks)).metadata
    assert info is not None
    assert (info.title, info.author) == ("Your exercise programme · Ben Example", "Harbour Street Physiotherapy")


def test_a_hostile_title_leaves_the_description_well_formed() -> None:
    with (
        pikepdf.open(BytesIO(render_pdf(sheets.hostile()))) as document,
        document.open_metadata(set_pikepdf_as_editor=False) as xmp,
    ):
        assert xmp["dc:title"].endswith(sheets.HOSTILE_NAME)


@settings(max_examples=25, deadline=None)
@given(name=ANY_TEXT, note=ANY_TEXT, size=st.sampled_from(PAGE_SIZES))
def test_whatever_is_typed_a_handout_comes_out(name: str, note: str, size: str) -> None:
    card = replace(exercises.BRIDGE, name=name, why=note, steps=(note, name), limits=(note,), tag=name, dose=note)
    week = sheets.a_week(1, "Settle", (card, sheets.known(card, tag=note)), focus=note, title=name)
    sheet: ProgrammeSheet = replace(
        sheets.programme((week,)), patient_name=name, goals=(note, name), foot=note, draft=name, advice=(note,)
    )
    with pikepdf.open(BytesIO(render_pdf(sheet, page_size=size))) as document:
        assert len(document.pages) >= 3
