"""Large print: the same programme in a narrow frame."""

import zlib
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from exercises.figures.look import DEFAULT_LOOK
from planner.handouts.boxes import boxes, tick_boxes
from planner.handouts.cards import CLOSE, CLOSEST, USUAL, full_card, reminder
from planner.handouts.document import PAGE_SIZES, render_pdf
from planner.handouts.foot import Foot
from planner.handouts.layouts import LAYOUTS
from planner.handouts.layouts.glance import glance_items
from planner.handouts.layouts.personal import when_and_where
from planner.handouts.sheet import Card, GlanceWeek, GridRow, Logo, ProgrammeSheet
from planner.handouts.tables import Ticks
from planner.handouts.theme import FOOT_MARGIN, MARGIN, MM, PAGE_SIZES_MM, TICK
from tests.handouts import exercises, reading, sheets
from tests.handouts.test_layout import HEADINGS, OVERHANG, collisions

LARGE = ("large", "extra-large")
USUAL_SHEETS = ("six-weeks", "twelve-exercises")
NARROW, NARROWER = 133 * MM, 107 * MM
LEAST_FIGURE = 35 * MM
LEAST_FILL = 1 / 3
CASES = [
    pytest.param(name, layout, size, id=f"{name}-{layout}-{size}")
    for name in USUAL_SHEETS
    for layout in LARGE
    for size in PAGE_SIZES
]
cases = pytest.mark.parametrize(("name", "layout", "size"), CASES)
large_print = pytest.mark.parametrize("layout", LARGE)


def foot_height(sheet: ProgrammeSheet, layout: str, size: str) -> float:
    magnified = LAYOUTS[layout].magnified
    return Foot(sheet, (PAGE_SIZES_MM[size][0] * MM - MARGIN * 2) / magnified).height * magnified


def drawn(name: str, layout: str, size: str) -> tuple[ProgrammeSheet, bytes]:
    return sheets.drawn(name, size, layout)


def bare(word: str) -> str:
    return word.strip(".:;,").lower()


@cases
def test_no_letter_stands_outside_the_margins_or_on_another(name: str, layout: str, size: str) -> None:
    _, pdf = drawn(name, layout, size)
    for page in reading.letters(pdf):
        assert min(letter.left for letter in page.letters) >= MARGIN - OVERHANG
        assert max(letter.right for letter in page.letters) <= page.width - MARGIN + OVERHANG
        assert min(letter.bottom for letter in page.letters) >= FOOT_MARGIN - OVERHANG
        assert collisions(page.letters) == []


@cases
def test_nothing_runs_into_the_foot(name: str, layout: str, size: str) -> None:
    sheet, pdf = drawn(name, layout, size)
    foot = foot_height(sheet, layout, size)
    assert all(reading.white_above_foot(picture, foot) for picture in reading.pictures(pdf))


@cases
def test_no_page_is_less_than_a_third_full(name: str, layout: str, size: str) -> None:
    sheet, pdf = drawn(name, layout, size)
    shares = [reading.fill(picture, foot_height(sheet, layout, size)) for picture in reading.pictures(pdf)]
    assert [(n, share) for n, share in enumerate(shares, 1) if share < LEAST_FILL] == []


@cases
def test_no_heading_stands_alone_at_the_foot_of_a_page(name: str, layout: str, size: str) -> None:
    sheet, pdf = drawn(name, layout, size)
    for text in reading.pages(pdf):
        assert not text.rsplit(sheet.foot.split()[0], 1)[0].strip().endswith(HEADINGS)


@cases
def test_no_word_is_broken_that_is_whole_in_the_standard_layout(
    name: str, layout: str, size: str, tmp_path: Path
) -> None:
    whole = {bare(word) for word in reading.printed_words(drawn(name, "standard", size)[1], tmp_path)}
    printed = {bare(word) for word in reading.printed_words(drawn(name, layout, size)[1], tmp_path)}
    assert {word for word in printed - whole if not word.isdigit()} <= {"notes"}


@cases
def test_an_exercise_stands_on_one_page(name: str, layout: str, size: str) -> None:
    sheet, pdf = drawn(name, layout, size)
    read = reading.pages(pdf)
    for card in (card for week in sheet.weeks for card in week.cards if card.new):
        assert any(all(text in page for text in (card.name, *card.steps, *card.stop_if)) for page in read), card.name


@cases
def test_what_keeps_a_person_safe_stands_on_the_first_two_pages(name: str, layout: str, size: str) -> None:
    sheet, pdf = drawn(name, layout, size)
    first, second, *_ = reading.pages(pdf)
    assert all(sign in first for sign in (*sheet.emergency, "Get emergency help now if you:", "Call 112"))
    assert sheet.title in first
    assert sheet.pain_limit in first
    for text in (*sheet.stop_rules, *sheet.stop_and_call, *(light.text for light in sheet.lights)):
        assert text in first + second


@pytest.mark.parametrize(("layout", "most"), [("large", 21), ("extra-large", 29)], ids=LARGE)
@pytest.mark.parametrize("size", PAGE_SIZES)
def test_six_weeks_take_no_more_paper_than_they_need(layout: str, most: int, size: str) -> None:
    assert len(reading.pages(drawn("six-weeks", layout, size)[1])) <= most


@large_print
def test_a_table_that_breaks_says_its_days_again(layout: str) -> None:
    rows = tuple(GridRow(name=f"Exercise {number}", dose="2 × 8", ticks=(2,) * 7) for number in range(1, 31))
    week = replace(sheets.a_week(1, "Settle", (exercises.BRIDGE,)), rows=rows)
    read = reading.pages(render_pdf(sheets.programme((week,)), layout=layout))
    with_rows = [text for text in read if "Exercise" in text and "2 × 8" in text]
    assert len(with_rows) > 2
    assert all("Mon Tue Wed Thu Fri Sat Sun" in text for text in with_rows)
    assert all(f"Exercise {number} 2 × 8" in " ".join(read) for number in range(1, 31))


@large_print
def test_every_figure_is_somewhere_large_enough_to_copy(layout: str) -> None:
    largest: dict[str, float] = {}
    for shown in reading.shown(drawn("six-weeks", layout, "A4")[1]):
        side = max(shown.right - shown.left, shown.top - shown.bottom)
        largest[shown.name] = max(largest.get(shown.name, 0.0), side)
    pictured = {name: side for name, side in largest.items() if side > TICK * 2}
    assert pictured
    assert min(pictured.values()) >= LEAST_FIGURE


@pytest.mark.parametrize("layout", ["standard", *LARGE])
def test_a_week_says_what_to_do_with_five_minutes_only_where_it_has_a_core(layout: str) -> None:
    with_core = sheets.a_week(1, "Settle", (exercises.WALKING,))
    without = sheets.a_week(2, "Settle", (exercises.BRIDGE,))
    first, second = reading.weeks(render_pdf(sheets.programme((with_core, without)), layout=layout))
    assert first.count("● Only five minutes? Do these.") == 1
    assert "five minutes" not in second


@pytest.mark.parametrize("layout", ["standard", *LARGE])
def test_when_and_where_is_printed_or_left_to_fill_in(layout: str) -> None:
    own = "After breakfast, in the living room."
    said = reading.text(render_pdf(replace(sheets.one_week(), when_and_where=(own,)), layout=layout))
    asked = reading.text(render_pdf(sheets.one_week(), layout=layout))
    assert own in said
    assert "If that does not work, then:" not in said
    assert "WHEN AND WHERE I WILL DO IT When: Where: If that does not work, then:" in asked


@pytest.mark.parametrize("layout", ["standard", *LARGE])
def test_a_logo_stands_beside_the_clinic_and_moves_no_page(layout: str) -> None:
    logo = Logo(width=60, height=40, deflated=zlib.compress(bytes(60 * 40 * 3)))
    with_logo, without = (render_pdf(sheets.six_weeks(logo=one), layout=layout) for one in (logo, None))
    assert len(reading.pages(with_logo)) == len(reading.pages(without))
    assert "Logo of Harbour Street Physiotherapy" in set(alternatives(with_logo))
    assert "Logo of Harbour Street Physiotherapy" not in set(alternatives(without))


def alternatives(pdf: bytes) -> Iterator[str]:
    """Every text alternative of the file."""
    with pikepdf.open(BytesIO(pdf)) as document:
        for item in document.objects:
            if isinstance(item, pikepdf.Dictionary) and "/Alt" in item:
                yield str(item["/Alt"])


@pytest.mark.parametrize("width", [NARROW, NARROWER], ids=LARGE)
@pytest.mark.parametrize("card", exercises.ALL, ids=lambda card: card.exercise)
def test_a_closer_card_is_lower(card: Card, width: float) -> None:
    usual, close, closest = (full_card(card, width, DEFAULT_LOOK, form).height for form in (USUAL, CLOSE, CLOSEST))
    assert usual > close > closest


@pytest.mark.parametrize("width", [NARROW, NARROWER], ids=LARGE)
def test_a_reminder_takes_less_than_half_of_a_card(width: float) -> None:
    for card in exercises.ALL:
        assert reminder(sheets.known(card), width).height * 2 < full_card(card, width, DEFAULT_LOOK, CLOSE).height


@pytest.mark.parametrize("rows", [boxes, tick_boxes], ids=["lights", "to-tick"])
def test_boxes_are_rows_of_one(rows: type) -> None:
    assert len(rows(sheets.LIGHTS, NARROW)) == 1
    assert rows((), NARROW) == []


def test_five_boxes_a_day_keep_apart_from_the_next_day() -> None:
    ticks = Ticks(5, 13.4 * MM)
    assert ticks.side == TICK
    assert max(ticks.lines) * (ticks.side + ticks.gap) < ticks.width


def test_weeks_are_parted_into_bands_before_a_phase_is_broken() -> None:
    weeks = [GlanceWeek(number=n, phase=f"Restore{n}", exercises="5", minutes="9") for n in range(1, 10)]
    (wide,), (narrow,) = (glance_items(weeks, width) for width in (178 * MM, NARROWER))
    assert narrow.block.height > wide.block.height * 1.5


def test_prompts_have_a_line_each() -> None:
    assert when_and_where((), NARROW).height > when_and_where(("At home",), NARROW).height
