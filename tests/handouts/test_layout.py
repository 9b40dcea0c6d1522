from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import pytest

from planner.handouts.document import PAGE_SIZES, render_pdf
from planner.handouts.foot import Foot
from planner.handouts.sheet import GridRow, ProgrammeSheet
from planner.handouts.theme import FOOT_MARGIN, MARGIN, MM, PAGE_SIZES_MM
from tests.handouts import exercises, reading, sheets

HEADINGS = (
    "WHAT I WANT TO DO AGAIN",
    "YOU NEED",
    "A SHORT DAY",
    "HOW MUCH PAIN IS FINE",
    "THE WEEKS AT A GLANCE",
    "GOOD TO KNOW",
    "COMMON MISTAKES",
    "EXERCISES YOU KNOW",
    "AT THE END OF THIS WEEK",
    "ABOUT THIS HANDOUT",
    "If it flares up",
    "Call your therapist or doctor if:",
)
# Side bearings and accents reach this far beyond the place a letter is given.
OVERHANG = 1.0
# Which share of the smaller of two letters may lie under the other before they collide.
MOST_SHARED = 0.35
CASES = [pytest.param(name, size, id=f"{name}-{size}") for name in sheets.ALL for size in PAGE_SIZES]


def foot_height(sheet: ProgrammeSheet, size: str) -> float:
    return Foot(sheet, PAGE_SIZES_MM[size][0] * MM - MARGIN * 2).height


@pytest.mark.parametrize(("name", "size"), CASES)
def test_no_letter_stands_outside_the_margins(name: str, size: str) -> None:
    _, pdf = sheets.drawn(name, size)
    for page in reading.letters(pdf):
        assert min(letter.left for letter in page.letters) >= MARGIN - OVERHANG
        assert max(letter.right for letter in page.letters) <= page.width - MARGIN + OVERHANG
        assert max(letter.top for letter in page.letters) <= page.height - MARGIN + OVERHANG
        assert min(letter.bottom for letter in page.letters) >= FOOT_MARGIN - OVERHANG


@pytest.mark.parametrize(("name", "size"), CASES)
def test_no_letters_collide(name: str, size: str) -> None:
    _, pdf = sheets.drawn(name, size)
    assert [pair for page in reading.letters(pdf) for pair in collisions(page.letters)] == []


@pytest.mark.parametrize(("name", "size"), CASES)
def test_nothing_runs_into_the_foot(name: str, size: str) -> None:
    sheet, pdf = sheets.drawn(name, size)
    foot = foot_height(sheet, size)
    assert all(reading.white_above_foot(picture, foot) for picture in reading.pictures(pdf))


@pytest.mark.parametrize(("name", "size"), CASES)
def test_no_two_pages_in_a_row_are_less_than_half_full(name: str, size: str) -> None:
    sheet, pdf = sheets.drawn(name, size)
    shares = [reading.fill(picture, foot_height(sheet, size)) for picture in reading.pictures(pdf)]
    assert [pair for pair in pairwise(shares[:-1]) if max(pair) < 0.5] == []


@pytest.mark.parametrize(("name", "size"), CASES)
def test_no_heading_stands_alone_at_the_foot_of_a_page(name: str, size: str) -> None:
    sheet, pdf = sheets.drawn(name, size)
    first_words_of_the_foot = (sheet.draft or sheet.foot).split()[0]
    for text in reading.pages(pdf):
        assert not text.rsplit(first_words_of_the_foot, 1)[0].strip().endswith(HEADINGS)


@pytest.mark.parametrize(("name", "size"), [case for case in CASES if "hostile" not in str(case.id)])
def test_an_exercise_stands_on_one_page(name: str, size: str) -> None:
    sheet, pdf = sheets.drawn(name, size)
    read = reading.pages(pdf)
    for card in (card for week in sheet.weeks for card in week.cards if card.new):
        assert any(all(text in page for text in (card.name, *card.steps, *card.stop_if)) for page in read)


@pytest.mark.parametrize(("name", "size"), CASES)
def test_each_week_starts_a_page(name: str, size: str) -> None:
    sheet, pdf = sheets.drawn(name, size)
    starts = [text.split(" · ")[0] for text in reading.pages(pdf) if text.startswith("Week ")]
    assert starts == [week.title for week in sheet.weeks]


@pytest.mark.parametrize("size", PAGE_SIZES)
def test_six_weeks_fit_on_a_dozen_pages(size: str) -> None:
    _, pdf = sheets.drawn("six-weeks", size)
    read = reading.pages(pdf)
    assert len(read) <= 12
    assert "THE WEEKS AT A GLANCE" in read[0]


@pytest.mark.parametrize("size", PAGE_SIZES)
def test_all_weeks_at_a_glance_stand_on_one_page(size: str) -> None:
    _, pdf = sheets.drawn("twenty-six-weeks", size)
    (glance,) = (text for text in reading.pages(pdf) if "Phase" in text)
    assert all(f"Week {first}" in glance for first in (1, 10, 19))
    assert "THE WEEKS AT A GLANCE" in glance


@pytest.mark.parametrize("size", PAGE_SIZES)
def test_a_week_of_five_known_exercises_fits_on_one_page(size: str) -> None:
    _, pdf = sheets.drawn("six-weeks", size)
    assert len([text for text in reading.pages(pdf) if "week 4" in text.lower().split(" · ")[0]]) == 1


@pytest.mark.parametrize("size", PAGE_SIZES)
def test_a_week_of_two_pages_keeps_what_is_known_together(size: str) -> None:
    cards = (exercises.SIT_TO_STAND, *(sheets.known(card) for card in exercises.ALL[:6]))
    pdf = render_pdf(sheets.programme((sheets.a_week(3, "Restore", cards),)), page_size=size)
    (first,) = (text for text in reading.pages(pdf) if text.startswith("Week 3"))
    (second,) = (text for text in reading.pages(pdf) if text.startswith("WEEK 3 · EXERCISES YOU KNOW"))
    assert "Steps: see week" not in first
    assert second.count("Steps: see week") == 6
    assert "AT THE END OF THIS WEEK" in second


@pytest.mark.parametrize("size", PAGE_SIZES)
def test_no_page_is_made_for_a_remnant_of_the_closing_words(size: str) -> None:
    for count in range(3, 12):
        closing = sheets.programme((), advice=sheets.ADVICE * 3 + ("Walk.",) * count)
        last = reading.pages(render_pdf(closing, page_size=size))[-1]
        assert not last.startswith("ABOUT THIS HANDOUT")


def test_a_table_that_breaks_says_its_days_again() -> None:
    rows = tuple(GridRow(name=f"Exercise {number}", dose="2 × 8", ticks=(2,) * 7) for number in range(1, 61))
    week = replace(sheets.a_week(1, "Settle", (exercises.BRIDGE,)), rows=rows)
    read = reading.pages(render_pdf(sheets.programme((week,))))
    with_rows = [text for text in read if "Exercise" in text and "2 × 8" in text]
    assert len(with_rows) > 2
    assert all("Tick when done Mon Tue Wed Thu Fri Sat Sun" in text for text in with_rows)
    assert all(f"Exercise {number} 2 × 8" in " ".join(read) for number in range(1, 61))


def test_an_exercise_longer_than_a_page_is_printed_to_its_end() -> None:
    steps = tuple(f"Step {number}: lift slowly, breathe, and lower as slowly as you lifted." for number in range(1, 61))
    week = sheets.a_week(1, "Settle", (replace(exercises.BRIDGE, steps=steps),))
    read = " ".join(reading.pages(render_pdf(sheets.programme((week,)))))
    assert all(step in read for step in steps)


def collisions(letters: Sequence[reading.Letter]) -> list[tuple[str, str]]:
    """Pairs of letters drawn over one another."""
    cells: dict[tuple[int, int], list[reading.Letter]] = defaultdict(list)
    for letter in letters:
        cells[int(letter.left // 12), int(letter.bottom // 12)].append(letter)
    found = []
    for (column, row), here in cells.items():
        around = [other for x in (0, 1) for y in (-1, 0, 1) for other in cells.get((column + x, row + y), ())]
        found += [(one.text, two.text) for one in here for two in around if one is not two and shared(one, two)]
    return found


def shared(one: reading.Letter, two: reading.Letter) -> bool:
    width = min(one.right, two.right) - max(one.left, two.left)
    height = min(one.top, two.top) - max(one.bottom, two.bottom)
    if width <= 0 or height <= 0:
        return False
    smaller = min((letter.right - letter.left) * (letter.top - letter.bottom) for letter in (one, two))
    return smaller > 0 and width * height / smaller > MOST_SHARED
