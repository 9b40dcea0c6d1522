"""The assessment form: what it asks, what it refuses, and that nothing typed is lost."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.http import QueryDict

from planner.forms import AssessmentForm
from planner.forms.layout import fields_in
from planner.forms.precautions import WITH_END_DATE
from planner.forms.screening import ALL_OTHERS_NO, NOT_ANSWERED, URGENCIES
from planner.models import Patient
from planner.prescribing.assessment import ActivePrecaution, Experience, Irritability, OutsideAssessment
from planner.prescribing.library import Direction, Library
from planner.prescribing.screening import RED_FLAGS
from tests.planner.findings import TODAY, filled_in

Fill = Callable[..., AssessmentForm]


@pytest.fixture
def fill(ben: Patient, library: Library) -> Fill:
    """`fill(age="43")`: the form as posted for Ben, with these changes."""

    def filled(**changes: Any) -> AssessmentForm:
        posted = QueryDict(mutable=True)
        for field, value in filled_in(**changes).items():
            posted.setlist(field, value if isinstance(value, list) else [value])
        return AssessmentForm(posted, patient=ben, library=library)

    return filled


def test_the_answers_become_the_assessment(fill: Fill) -> None:
    form = fill(equipment=["step"], lacks=["bed"], avoid=["swimming"], prefer=["walking"], experience="some")
    assert form.is_valid(), form.errors
    found = form.findings
    assert (found.patient_name, found.birth_year, found.age) == ("Ben Example", 1984, 42)
    assert found.conditions == ("lumbar-disc-herniation", "sciatica")
    assert found.red_flags == {flag.slug: False for flag in RED_FLAGS}
    assert (found.irritability, found.easing_direction) == (Irritability.HIGH, Direction.EXTENSION)
    assert (found.leg_symptoms, found.worst_pain, found.experience) == (True, 8, Experience.SOME)
    assert (found.equipment, found.lacks, found.avoid, found.prefer) == (
        ("step",),
        ("bed",),
        ("swimming",),
        ("walking",),
    )
    assert (found.minutes_per_day, found.days_per_week, found.weeks) == (15, 7, 6)
    assert found.goals == ("Sit for 45 minutes", "Sleep through")
    assert found.start_date == TODAY
    assert form.precautions_not_asked == ()


def test_what_was_not_asked_is_not_a_no(fill: Fill, library: Library) -> None:
    form = fill(
        precautions_others_no=None,
        precaution_glaucoma="no",
        precaution_osteoporosis="yes",
        leg_symptoms="not_asked",
        easing_direction="not_tested",
        worst_pain="",
    )
    assert form.is_valid(), form.errors
    assert form.findings.precautions == (ActivePrecaution(slug="osteoporosis"),)
    assert set(form.precautions_not_asked) == set(library.precautions) - {"glaucoma", "osteoporosis"}
    found = form.findings
    assert (found.leg_symptoms, found.easing_direction, found.worst_pain) == (None, None, None)


def test_neither_direction_eases_differs_from_not_tested(fill: Fill) -> None:
    form = fill(easing_direction="none")
    assert form.is_valid(), form.errors
    assert form.findings.easing_direction is Direction.NONE


@pytest.mark.parametrize("slug", sorted(WITH_END_DATE))
def test_surgery_has_an_end_date(slug: str, fill: Fill) -> None:
    form = fill(**{f"precaution_{slug}": "yes", f"precaution_{slug}_until": "2027-01-15"})
    assert form.is_valid(), form.errors
    (recorded,) = form.findings.precautions
    assert recorded.slug == slug
    assert str(recorded.until) == "2027-01-15"


def test_an_end_date_without_a_yes_counts_for_nothing(fill: Fill) -> None:
    form = fill(**{"precaution_lumbar-fusion": "no", "precaution_lumbar-fusion_until": "2027-01-15"})
    assert form.is_valid(), form.errors
    assert form.findings.precautions == ()


def test_every_red_flag_is_asked_once_by_urgency() -> None:
    asked = [slug for urgency in URGENCIES for slug in urgency.slugs]
    assert sorted(asked) == sorted(flag.slug for flag in RED_FLAGS)


@pytest.mark.parametrize("flag", RED_FLAGS, ids=lambda flag: flag.slug)
def test_a_red_flag_left_open_is_named(flag: Any, fill: Fill) -> None:
    answers = {f"flag_{other.slug}": "no" for other in RED_FLAGS if other != flag}
    form = fill(flags_others_no=None, **answers)
    assert dict(form.errors) == {f"flag_{flag.slug}": [NOT_ANSWERED]}


def test_no_red_flag_is_answered_from_the_start(ben: Patient, library: Library) -> None:
    form = AssessmentForm(patient=ben, library=library)
    assert [form[f"flag_{flag.slug}"].value() for flag in RED_FLAGS] == [None] * len(RED_FLAGS)
    assert not form[ALL_OTHERS_NO].value()
    assert {form[f"precaution_{slug}"].value() for slug in library.precautions} == {"not_asked"}


def test_a_yes_is_a_yes_although_all_others_were_no(fill: Fill) -> None:
    form = fill(flag_RF1="yes")
    assert form.is_valid(), form.errors
    assert [slug for slug, answer in form.findings.red_flags.items() if answer] == ["RF1"]
    assert len(form.findings.red_flags) == len(RED_FLAGS)


def test_an_emergency_is_recorded_with_other_questions_open(fill: Fill) -> None:
    form = fill(flags_others_no=None, flag_RF2="yes")
    assert form.is_valid(), form.errors
    assert form.findings.red_flags == {"RF2": True}


def test_a_hard_flag_is_cleared_by_an_outside_assessment(fill: Fill) -> None:
    form = fill(
        flag_RF6="yes", flag_RF6_by="Dr Osei", flag_RF6_date="2025-11-10", flag_RF6_result="X-ray:\r\nno fracture"
    )
    assert form.is_valid(), form.errors
    outside = form.findings.outside_assessments["RF6"]
    assert isinstance(outside, OutsideAssessment)
    assert (outside.by, str(outside.date), outside.result) == ("Dr Osei", "2025-11-10", "X-ray: no fracture")


def test_a_soft_flag_is_cleared_by_reasoning(fill: Fill) -> None:
    form = fill(flag_RF14="yes", flag_RF14_reason="Pulses normal,\nankle-brachial index 1.1")
    assert form.is_valid(), form.errors
    assert form.findings.red_flag_reasons == {"RF14": "Pulses normal, ankle-brachial index 1.1"}


@pytest.mark.parametrize("answer", ["no", None], ids=["answered no", "all others were no"])
def test_why_both_leg_symptoms_are_a_no_is_kept(answer: str | None, fill: Fill) -> None:
    form = fill(flag_RF3=answer, flag_RF3_reason="Known stenosis,\r\nunchanged for two years")
    assert form.is_valid(), form.errors
    assert form.findings.red_flags["RF3"] is False
    assert form.findings.red_flag_reasons == {"RF3": "Known stenosis, unchanged for two years"}


def test_a_reason_does_not_clear_both_leg_symptoms(fill: Fill) -> None:
    form = fill(flag_RF3="yes", flag_RF3_reason="Known stenosis")
    assert form.is_valid(), form.errors
    assert (form.findings.red_flags["RF3"], form.findings.red_flag_reasons) == (True, {})


@pytest.mark.parametrize("missing", ["by", "date", "result"])
def test_half_an_outside_assessment_is_refused_at_what_is_missing(missing: str, fill: Fill) -> None:
    parts = {"by": "Dr Osei", "date": "2025-11-10", "result": "No fracture"}
    form = fill(flag_RF6="yes", **{f"flag_RF6_{part}": text for part, text in parts.items() if part != missing})
    assert list(form.errors) == [f"flag_RF6_{missing}"]


def test_an_outside_assessment_that_is_still_to_come_clears_nothing(fill: Fill) -> None:
    tomorrow = str(TODAY + timedelta(days=1))
    form = fill(flag_RF6="yes", flag_RF6_by="Dr Osei", flag_RF6_date=tomorrow, flag_RF6_result="No fracture")
    assert list(form.errors) == ["flag_RF6_date"]


YEARS = timedelta(days=500)
REFUSED: dict[str, dict[str, Any]] = {
    "letters for an age": {"age": "old"},
    "a negative age": {"age": "-3"},
    "an age of 400": {"age": "400"},
    "no age": {"age": ""},
    "an age of a thousand digits": {"age": "9" * 1000},
    "no condition": {"conditions": None},
    "a condition that is none": {"conditions": ["siatica"]},
    "no irritability": {"irritability": None},
    "an irritability that is none": {"irritability": "very"},
    "pain of 11": {"worst_pain": "11"},
    "minutes below one": {"minutes_per_day": "-10"},
    "half a minute": {"minutes_per_day": "7.5"},
    "eight days a week": {"days_per_week": "8"},
    "27 weeks": {"weeks": "27"},
    "six goals": {"goals": "a\nb\nc\nd\ne\nf"},
    "a goal as long as a book": {"goals": "x" * 100_000},
    "an exercise that is none": {"avoid": ["flying"]},
    "equipment that is none": {"equipment": ["trampoline"]},
    "a start in the year 206": {"start_date": "0206-11-23"},
    "a start long past": {"start_date": str(TODAY - YEARS)},
    "a start far ahead": {"start_date": str(TODAY + YEARS)},
    "a start that is no date": {"start_date": "tomorrow"},
    "an answer that is neither": {"flag_RF1": "maybe"},
    "a date that is none": {"precaution_lumbar-fusion": "yes", "precaution_lumbar-fusion_until": "soon"},
}


@pytest.mark.parametrize("change", REFUSED.values(), ids=REFUSED.keys())
def test_it_is_refused_at_its_field_and_kept(change: dict[str, Any], fill: Fill) -> None:
    form = fill(**change)
    field, typed = list(change.items())[-1]
    assert list(form.errors) == [field]
    assert all(message.endswith(".") for message in form.errors[field])
    assert form[field].value() == ([] if typed is None and field == "conditions" else typed)


@pytest.mark.parametrize("age", ["40", "43"])
def test_an_age_that_cannot_belong_to_the_year_of_birth_is_refused_at_the_age(age: str, fill: Fill) -> None:
    form = fill(age=age)
    assert list(form.errors) == ["age"]
    assert "does not agree with the year of birth 1984" in form.errors["age"][0]


def test_an_exercise_cannot_be_both_avoided_and_liked(fill: Fill) -> None:
    assert list(fill(avoid=["plank"], prefer=["plank"]).errors) == ["prefer"]


def test_a_goal_with_a_sign_that_cannot_be_printed_is_refused_at_the_goals(fill: Fill) -> None:
    assert list(fill(goals="Sit\u0007 down").errors) == ["goals"]


STARTS = {
    "2026-11-23": "2026-11-23",
    "2026-11-24": "2026-11-30",
    "2026-11-29": "2026-11-30",
    "2026-12-31": "2027-01-04",
}


@pytest.mark.parametrize(("today", "start"), STARTS.items(), ids=STARTS.keys())
def test_the_start_is_the_next_monday_unless_it_is_monday(
    today: str, start: str, ben: Patient, library: Library
) -> None:
    with time_machine.travel(f"{today}T12:00:00+00:00", tick=False):
        form = AssessmentForm(patient=ben, library=library)
        assert form["start_date"].value().isoformat() == start


def test_no_field_forbids_the_browser_to_bring_back_what_was_typed(ben: Patient, library: Library) -> None:
    assert "autocomplete" not in str(AssessmentForm(patient=ben, library=library))


def test_faults_are_summed_up_from_the_top_of_the_page_to_its_foot(fill: Fill) -> None:
    form = fill(conditions=None, days_per_week="", flags_others_no=None, age="", weeks="99")
    assert not form.is_valid()
    named = [anchor for _, anchor in form.faults_by_field()]
    assert named[0] == "div_id_flag_RF1"
    assert named[-4:] == ["div_id_age", "div_id_conditions", "div_id_days_per_week", "div_id_weeks"]


def test_every_field_has_its_place_in_the_summary(ben: Patient, library: Library) -> None:
    form = AssessmentForm(patient=ben, library=library)
    assert sorted(fields_in(form.helper.layout)) == sorted(form.fields)


CONTRADICTIONS = {
    "pregnant and after birth": ({"precaution_postnatal": "yes"}, "precaution_postnatal"),
    "pregnant at 60": ({"age": "60"}, "precaution_pregnancy"),
    "pregnant at 88": ({"age": "88"}, "precaution_pregnancy"),
}


@pytest.mark.parametrize(("changes", "field"), CONTRADICTIONS.values(), ids=CONTRADICTIONS.keys())
def test_a_pregnancy_that_cannot_be_is_asked_about_again(changes: dict[str, str], field: str, fill: Fill) -> None:
    form = fill(precaution_pregnancy="yes", **changes)
    assert list(form.errors) == [field]
    assert "cannot" in form.errors[field][0]


@pytest.mark.parametrize("age", ["42", "59"])
def test_a_pregnancy_alone_is_taken_as_answered(age: str, ben: Patient, fill: Fill) -> None:
    ben.birth_year = TODAY.year - int(age)
    assert fill(precaution_pregnancy="yes", age=age).is_valid()
