"""What is printed of a plan: the words of a handout before anything is drawn."""

import json
from dataclasses import fields, is_dataclass, replace
from datetime import date
from pathlib import Path

import pytest

from exercises.figures.look import Build, Look, Skin
from exercises.figures.look import Side as DrawnSide
from exercises.figures.reading import read_figure
from planner.gallery import Gallery
from planner.handouts.sheet import ProgrammeSheet, Summary
from planner.handouts.text import NO_BREAK_SPACE
from planner.prescribing import build_plan
from planner.prescribing.contract import read_assessment
from planner.prescribing.dose import Side
from planner.prescribing.programme import Plan
from planner.prescribing.wording import never_printed
from planner.sheets import Heading, programme_sheet
from planner.sheets import words_of as all_words_of
from tests.drawn import LEG_LIFT
from tests.real_library import real_library

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
HEADING = Heading(
    clinic_name="Harbour Street Physiotherapy",
    clinic_telephone="020 7946 0101",
    emergency_number="112",
    therapist_name="Ana Lind",
    version=2,
    on=date(2026, 11, 20),
)
NAMES = ["sciatica", "stenosis", "gluteal-tendinopathy", "hip-osteoarthritis", "pregnancy"]


def plan_of(name: str, **changes) -> Plan:
    document = {**json.loads((EXAMPLES / f"{name}.json").read_text(encoding="utf-8")), **changes}
    plan = build_plan(read_assessment(document, real_library()), real_library())
    assert isinstance(plan, Plan)
    return plan


def sheet_of(name: str, **changes) -> ProgrammeSheet:
    return programme_sheet(plan_of(name, **changes), real_library(), HEADING)


def words_of(value) -> list[str]:
    if isinstance(value, str):
        return [value]
    if is_dataclass(value):
        value = [getattr(value, field.name) for field in fields(value)]
    return [word for part in value for word in words_of(part)] if isinstance(value, list | tuple) else []


def words_for_the_patient(sheet: ProgrammeSheet) -> list[str]:
    return words_of(replace(sheet, summary=Summary()))


@pytest.mark.parametrize("name", NAMES)
def test_every_card_says_when_to_stop_and_how(name):
    for week in sheet_of(name).weeks:
        for card in week.cards:
            assert card.stop_if
            assert card.steps
            assert card.why
            assert card.dose


@pytest.mark.parametrize("name", NAMES)
def test_the_grid_ticks_each_session_of_each_day(name):
    plan = plan_of(name)
    sheet = programme_sheet(plan, real_library(), HEADING)
    for week, printed in zip(plan.weeks, sheet.weeks, strict=True):
        for item, row in zip(week.prescriptions, printed.rows, strict=True):
            assert sum(row.ticks) == len(item.days) * item.dose.frequency.times_per_day


@pytest.mark.parametrize("name", NAMES)
def test_a_card_is_new_exactly_once(name):
    sheet = sheet_of(name)
    new = [card.exercise for week in sheet.weeks for card in week.cards if card.new]
    assert len(set(new)) == len(new)
    assert set(new) == {card.exercise for week in sheet.weeks for card in week.cards}


@pytest.mark.parametrize(
    ("irritability", "limit", "lights"),
    [
        pytest.param("high", 3, ["0–1 · go on", "2–3 · keep it", "over 3, or sharp · ease"], id="irritable"),
        pytest.param("moderate", 5, ["0–2 · go on", "3–5 · keep it", "over 5, or sharp · ease"], id="moderate"),
    ],
)
def test_one_pain_limit_stands_everywhere(irritability, limit, lights):
    sheet = sheet_of("sciatica", irritability=irritability)
    assert sheet.pain_limit == f"Your pain limit is {limit} out of 10."
    assert [light.title for light in sheet.lights] == lights
    assert any("at or below your pain limit" in rule for rule in sheet.stop_rules)
    assert f"over {limit}" in sheet.weeks[0].next_step[2].text


@pytest.mark.parametrize("name", NAMES)
def test_no_handout_holds_a_word_that_is_never_printed(name):
    assert never_printed(" ".join(words_for_the_patient(sheet_of(name)))) == ()


@pytest.mark.parametrize("name", NAMES)
def test_the_therapists_reasons_are_not_printed(name):
    plan = plan_of(name)
    said = " ".join(words_for_the_patient(programme_sheet(plan, real_library(), HEADING)))
    for exclusion in plan.excluded:
        assert exclusion.reason not in said


def test_the_dates_are_in_words():
    sheet = sheet_of("sciatica")
    assert sheet.period == "6 weeks from Monday 23 November 2026"
    assert sheet.review == "review by 30 November 2026"
    assert [week.dates for week in sheet.weeks][:2] == ["23–29 November", "30 November – 6 December"]


@pytest.mark.parametrize(
    ("irritability", "review"),
    [("high", "30 November 2026"), ("moderate", "7 December 2026"), ("low", "14 December 2026")],
)
def test_the_review_comes_as_soon_as_irritability_asks(irritability, review):
    assert sheet_of("sciatica", irritability=irritability).review == f"review by {review}"


def test_nerve_pain_has_its_own_limit_beside_the_pain_limit():
    assert any("within 2 points" in rule for rule in sheet_of("sciatica").stop_rules)
    assert not any("within 2 points" in rule for rule in sheet_of("hip-osteoarthritis").stop_rules)


def test_a_harder_dose_says_what_grew():
    weeks = sheet_of("gluteal-tendinopathy").weeks
    harder = [note.text for week in weeks for note in week.changes if note.tag == "HARDER"]
    assert harder
    assert all("→" in text for text in harder)
    assert any("hold" in text for text in harder)


def test_the_table_begins_with_the_day_the_programme_starts():
    sheet = sheet_of("sciatica", start_date="2026-11-26")
    assert sheet.day_names == ("Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed")
    walking = next(row for row in sheet.weeks[0].rows if row.name == "Walking")
    assert walking.ticks == (0, 1, 1, 0, 1, 1, 1)


def test_one_set_is_said_in_repeats_and_rounds_are_explained():
    sheet = sheet_of("hip-osteoarthritis")
    assert any(card.dose.endswith("repeats each side") for card in sheet.weeks[0].cards)
    explained = [week.number for week in sheet.weeks if "two rounds of 10" in week.focus]
    in_rounds = [week.number for week in sheet.weeks if any("×" in row.dose for row in week.rows)]
    assert explained == in_rounds[:1]


def test_without_a_start_date_no_date_is_invented():
    plan = plan_of("sciatica")
    undated = replace(
        plan,
        assessment=replace(plan.assessment, start_date=None),
        weeks=tuple(replace(week, starts=None) for week in plan.weeks),
    )
    sheet = programme_sheet(undated, real_library(), HEADING)
    assert (sheet.period, sheet.review, sheet.weeks[0].dates) == ("6 weeks", "", "")


def test_what_is_needed_is_what_the_exercises_use():
    assert "a pool with a lifeguard" in sheet_of("hip-osteoarthritis").needs
    assert "a pool with a lifeguard" not in sheet_of("sciatica").needs


def test_the_strip_says_what_changed_and_what_stopped():
    weeks = sheet_of("sciatica").weeks
    assert {note.tag for note in weeks[0].changes} == {"NEW"}
    assert any(note.tag == "STOPPED" for week in weeks for note in week.changes)
    assert any("→" in note.text for week in weeks for note in week.changes if note.tag == "HARDER")


def test_clinic_therapist_and_version_stand_on_it():
    sheet = sheet_of("sciatica")
    assert "Ana Lind" in sheet.made_for_you
    assert sheet.clinic_name == "Harbour Street Physiotherapy"
    assert sheet.clinic_telephone == "020 7946 0101".replace(" ", NO_BREAK_SPACE), "a number breaks over no line"
    assert "version 2" in sheet.foot
    assert "20 Nov 2026" in sheet.foot


def test_card_and_row_show_the_figure_of_their_exercise_and_no_other():
    plan, figure = plan_of("sciatica"), read_figure(LEG_LIFT)
    sheet = programme_sheet(plan, real_library(), HEADING, Gallery(figures={"walking": figure}))
    for week, printed in zip(plan.weeks, sheet.weeks, strict=True):
        for item, card, row in zip(week.prescriptions, printed.cards, printed.rows, strict=True):
            assert card.figure == row.figure == (figure if item.exercise == "walking" else None)


@pytest.mark.parametrize(
    ("side", "drawn"),
    [
        (Side.LEFT, DrawnSide.LEFT),
        (Side.RIGHT, DrawnSide.RIGHT),
        (Side.BOTH, DrawnSide.RIGHT),
        (Side.NONE, DrawnSide.RIGHT),
    ],
)
def test_the_left_is_drawn_only_where_the_left_alone_works(side, drawn):
    plan = plan_of("sciatica")
    first, *others = plan.weeks
    item, *rest = first.prescriptions
    changed = replace(first, prescriptions=(replace(item, side=side), *rest))
    week = programme_sheet(replace(plan, weeks=(changed, *others)), real_library(), HEADING).weeks[0]
    assert week.cards[0].side is week.rows[0].side is drawn


def test_the_heading_says_who_is_drawn():
    look = Look(build=Build.BROAD, skin=Skin.DARK)
    assert programme_sheet(plan_of("sciatica"), real_library(), HEADING, Gallery(figures={}, look=look)).look == look


def test_captions_are_words_of_the_sheet_and_nothing_else_of_a_figure_is():
    plan = plan_of("sciatica")
    bare, drawn = (
        set(all_words_of(programme_sheet(plan, real_library(), HEADING, Gallery(figures=figures))))
        for figures in ({}, {"walking": read_figure(LEG_LIFT)})
    )
    assert drawn - bare == {frame["caption"] for frame in LEG_LIFT["frames"]}
    assert not bare & {"right", "slim", "medium"}


@pytest.mark.parametrize("name", ["sciatica", "hip-osteoarthritis", "stenosis"])
def test_what_became_harder_or_easier_says_what_it_was(name: str) -> None:
    """So that each week says what changed even where its page has no room for the strip."""
    cards = [card for week in sheet_of(name).weeks for card in week.cards]
    assert all(bool(card.was) == (card.tag in {"HARDER", "EASIER"}) for card in cards)
    assert any(card.was.startswith("was ") for card in cards)
