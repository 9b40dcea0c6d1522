"""What holds for every plan, whoever it is made for."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.prescribing import build_plan
from planner.prescribing.assessment import ActivePrecaution, Experience, Irritability, OutsideAssessment
from planner.prescribing.contract import plan_as_json
from planner.prescribing.dose import WEEKDAYS, Side
from planner.prescribing.library import Category, Direction, Verdict
from planner.prescribing.programme import Blocked, Change, Plan
from planner.prescribing.rules import DEFAULT_RULES
from planner.prescribing.schedule import has_days_running, needs_rest_days
from planner.prescribing.suitability import verdict_in
from planner.prescribing.wording import never_printed
from tests.prescribing.cases import NO_RED_FLAGS, assessed
from tests.real_library import real_library

CONDITION_SLUGS = sorted(real_library().conditions)
LIBRARY_SLUGS = st.deferred(lambda: st.sampled_from(list(real_library().exercises)))
PRECAUTIONS = st.deferred(
    lambda: st.sampled_from([s for s in real_library().precautions if s != "recent-surgery-other"])
)
CONDITIONS = st.deferred(lambda: st.sampled_from(list(real_library().conditions)))


@st.composite
def assessments(draw):
    conditions = draw(st.lists(CONDITIONS, min_size=1, max_size=3, unique=True))
    return assessed(
        *conditions,
        age=draw(st.integers(18, 95)),
        irritability=draw(st.sampled_from(Irritability)),
        minutes_per_day=draw(st.integers(1, 60)),
        days_per_week=draw(st.integers(1, 7)),
        weeks=draw(st.integers(1, 14)),
        precautions=draw(st.lists(PRECAUTIONS, max_size=3, unique=True)),
        easing_direction=draw(st.sampled_from([None, *Direction])),
        leg_symptoms=draw(st.sampled_from([None, True, False])),
        experience=draw(st.sampled_from(Experience)),
        equipment=tuple(draw(st.lists(st.sampled_from(["resistance-band", "step", "pool", "stick"]), unique=True))),
        lacks=tuple(draw(st.lists(st.sampled_from(["mat", "chair", "bed", "counter", "wall"]), unique=True))),
        avoid=tuple(draw(st.lists(LIBRARY_SLUGS, max_size=3, unique=True))),
        start_date=draw(st.sampled_from([None, date(2026, 11, 23)])),
    )


def planned(assessment):
    plan = build_plan(assessment, real_library())
    return plan.weeks if isinstance(plan, Plan) else ()


@settings(max_examples=150)
@given(assessment=assessments())
def test_nothing_is_ever_prescribed_that_must_not_be_done(assessment):
    library = real_library()
    for week in planned(assessment):
        for item in week.prescriptions:
            spec = library.exercises[item.exercise]
            verdicts: list[Verdict | None] = [verdict_in(spec, slug, assessment) for slug in assessment.conditions]
            verdicts += [library.precautions[p.slug].verdict_on(spec.tags) for p in assessment.precautions]
            assert Verdict.CONTRAINDICATED not in verdicts
            if assessment.irritability is Irritability.HIGH:
                assert Verdict.CAUTION not in verdicts
            if Verdict.CAUTION in verdicts:
                assert item.limits
            assert item.exercise not in assessment.avoid


@settings(max_examples=150)
@given(assessment=assessments())
def test_a_day_never_takes_more_than_the_minutes_there_are(assessment):
    for week in planned(assessment):
        assert all(minutes <= assessment.minutes_per_day + 0.05 for minutes in week.minutes_by_day.values())


@settings(max_examples=150)
@given(assessment=assessments())
def test_a_week_keeps_to_the_days_the_size_and_the_rest_days(assessment):
    library = real_library()
    for week in planned(assessment):
        others = [item for item in week.prescriptions if item.category is not Category.AEROBIC]
        assert len(others) <= DEFAULT_RULES.most_exercises
        functions = [library.exercises[item.exercise].function for item in week.prescriptions]
        assert len(set(functions)) == len(functions)
        days_used = {day for item in week.prescriptions for day in item.days}
        assert len(days_used) <= assessment.days_per_week
        for item in week.prescriptions:
            assert set(item.days) <= set(WEEKDAYS)
            assert item.days
            if needs_rest_days(library.exercises[item.exercise], item.dose.effort):
                assert not has_days_running(item.days)


@settings(max_examples=150)
@given(assessment=assessments())
def test_no_week_after_the_first_brings_more_than_two_new_exercises(assessment):
    weeks = planned(assessment)
    for week in weeks[1:]:
        assert sum(item.change is Change.NEW for item in week.prescriptions) <= DEFAULT_RULES.new_per_week
    assert all(item.change is Change.NEW for week in weeks[:1] for item in week.prescriptions)


@settings(max_examples=100)
@given(assessment=assessments())
def test_holds_stay_short_while_irritable(assessment):
    if assessment.irritability is not Irritability.HIGH:
        return
    for week in planned(assessment):
        assert all((item.dose.hold_seconds or 0) <= 10 for item in week.prescriptions)


@settings(max_examples=60)
@given(assessment=assessments())
def test_the_same_assessment_gives_the_same_plan(assessment):
    first, second = (plan_as_json(build_plan(assessment, real_library())) for _ in range(2))
    assert first == second


@settings(max_examples=100)
@given(assessment=assessments())
def test_every_prescription_says_why_and_every_exclusion_what_is_against_it(assessment):
    plan = build_plan(assessment, real_library())
    if isinstance(plan, Blocked):
        assert all(block.message and block.action for block in plan.blocks)
        return
    assert len(plan.weeks) == assessment.weeks
    for week in plan.weeks:
        assert all(
            item.because and all(reason.rule and reason.message for reason in item.because)
            for item in week.prescriptions
        )
    assert all(exclusion.rule and exclusion.reason for exclusion in plan.excluded)
    first = {item.exercise for item in plan.weeks[0].prescriptions}
    later = {item.exercise for week in plan.weeks for item in week.prescriptions} - first
    for exclusion in plan.excluded:
        assert exclusion.exercise not in first
        assert ("(until week" in exclusion.reason) is (exclusion.exercise in later)


@pytest.mark.parametrize("slug", CONDITION_SLUGS)
@pytest.mark.parametrize("irritability", list(Irritability), ids=str)
def test_every_condition_gets_a_whole_programme(slug, irritability, library):
    plan = build_plan(assessed(slug, irritability=irritability, equipment=("pool",), weeks=8), library)
    assert isinstance(plan, Plan)
    for week in plan.weeks:
        kinds = {item.category for item in week.prescriptions}
        assert kinds & {Category.CONTROL, Category.STRENGTH}, (week.number, "no plan of stretches alone")
        assert Category.AEROBIC in kinds
        assert sum(item.core for item in week.prescriptions) >= 1
    assert not any(notice.code == "R-OVL" for notice in plan.notices)


def test_the_irritable_disc_starts_in_its_easing_direction(library):
    plan = build_plan(
        assessed(
            "lumbar-disc-herniation",
            "sciatica",
            irritability=Irritability.HIGH,
            easing_direction=Direction.EXTENSION,
            leg_symptoms=True,
        ),
        library,
    )
    first = {item.exercise for item in plan.weeks[0].prescriptions}
    assert "prone-lying" in first
    assert not first & {"plank", "downward-dog", "straight-leg-raise", "partial-curl"}


def test_sore_outer_hips_get_strength_and_no_gluteal_stretch(library):
    plan = build_plan(assessed("gluteal-tendinopathy", weeks=12, equipment=("resistance-band", "step")), library)
    used = {item.exercise for week in plan.weeks for item in week.prescriptions}
    assert "iso-hip-abduction-supine" in used
    assert all("gluteal-stretch" not in library.exercises[slug].tags for slug in used)


def test_walking_comes_in_bouts_with_stenosis(library):
    plan = build_plan(assessed("lumbar-spinal-stenosis"), library)
    assert "walk-sit-intervals" in {item.exercise for item in plan.weeks[0].prescriptions}


@pytest.mark.parametrize("slug", ["hip-osteoarthritis", "lumbar-spinal-stenosis", "nonspecific-low-back-pain"])
@pytest.mark.parametrize("precautions", [[], ["memory-or-thinking-problems"], ["falls-risk"]], ids=str)
def test_balance_work_is_there_from_65_on_and_control_or_strength_beside_it(slug, precautions, library):
    older, younger = (
        build_plan(assessed(slug, age=age, precautions=precautions, weeks=10, minutes_per_day=25), library)
        for age in (66, 64)
    )
    for week in older.weeks:
        kinds = {item.category for item in week.prescriptions}
        assert Category.BALANCE in kinds, week.number
        assert kinds & {Category.CONTROL, Category.STRENGTH}, week.number
    if "falls-risk" not in precautions:
        assert not any(i.category is Category.BALANCE for week in younger.weeks for i in week.prescriptions)


def test_high_irritability_stays_at_level_1_and_four_exercises_until_it_is_assessed_again(library):
    plan = build_plan(assessed("nonspecific-low-back-pain", irritability=Irritability.HIGH, weeks=14), library)
    for week in plan.weeks:
        assert all(library.exercises[item.exercise].level == 1 for item in week.prescriptions)
        assert len([item for item in week.prescriptions if item.category is not Category.AEROBIC]) <= 4


def test_a_worst_pain_of_8_speaks_against_low_irritability(library):
    low, moderate = (
        build_plan(assessed(irritability=band, worst_pain=8), library)
        for band in (Irritability.LOW, Irritability.MODERATE)
    )
    assert any(notice.code == "R-IR1" for notice in low.notices)
    assert not any(notice.code == "R-IR1" for notice in moderate.notices)


def test_aerobic_work_that_is_harmless_comes_where_none_is_indicated(library):
    conditions = ("nonspecific-low-back-pain", "gluteal-tendinopathy", "lumbar-facet-arthropathy")
    plan = build_plan(assessed(*conditions, irritability=Irritability.HIGH), library)
    assert all(any(i.category is Category.AEROBIC for i in week.prescriptions) for week in plan.weeks)


@settings(max_examples=100)
@given(assessment=assessments())
def test_days_of_strength_never_run_on_from_one_exercise_to_another(assessment):
    library = real_library()
    for week in planned(assessment):
        days = {
            day
            for item in week.prescriptions
            if needs_rest_days(library.exercises[item.exercise], item.dose.effort)
            for day in item.days
        }
        assert not has_days_running(days)


@settings(max_examples=100)
@given(assessment=assessments())
def test_an_exercise_and_the_one_that_follows_it_never_stand_in_one_week(assessment):
    for week in planned(assessment):
        replaced = {
            reason.message.split("The next step after ")[1].split(",")[0]
            for item in week.prescriptions
            for reason in item.because
            if reason.message.startswith("The next step after ")
        }
        assert not replaced & {item.name for item in week.prescriptions}


def test_a_limit_ends_on_its_date(library):
    starts = date(2026, 11, 23)
    until = ActivePrecaution(slug="pregnancy", until=date(2026, 12, 6))
    assessment = replace(assessed("nonspecific-low-back-pain", start_date=starts), precautions=(until,))
    plan = build_plan(assessment, library)
    limited = [
        any("on your back" in limit for item in week.prescriptions for limit in item.limits) for week in plan.weeks
    ]
    assert limited[:2] == [True, True]
    assert not any(limited[2:])
    assert any("6 December 2026" in notice.message for notice in plan.notices)


def test_after_pregnancy_the_limits_after_birth_apply(library):
    until = ActivePrecaution(slug="pregnancy", until=date(2026, 12, 6))
    for irritability in Irritability:
        plan = build_plan(
            replace(
                assessed(
                    "nonspecific-low-back-pain", irritability=irritability, start_date=date(2026, 11, 23), weeks=12
                ),
                precautions=(until,),
            ),
            library,
        )
        assert any("limits after birth" in notice.message for notice in plan.notices)
        for week in plan.weeks:
            tags = {tag for item in week.prescriptions for tag in library.exercises[item.exercise].tags}
            assert "trunk-curl" not in tags


@pytest.mark.parametrize("irritability", list(Irritability), ids=str)
def test_no_strength_beyond_level_1_while_a_fusion_heals(irritability, library):
    plan = build_plan(
        assessed("nonspecific-low-back-pain", irritability=irritability, precautions=["lumbar-fusion"], weeks=14),
        library,
    )
    strength = [i for week in plan.weeks for i in week.prescriptions if i.category is Category.STRENGTH]
    assert strength
    assert all(library.exercises[item.exercise].level == 1 for item in strength)


@settings(max_examples=100)
@given(assessment=assessments())
def test_no_dose_asks_for_each_side_where_a_limit_allows_one(assessment):
    for week in planned(assessment):
        for item in week.prescriptions:
            if any("Do not change sides" in limit for limit in item.limits):
                assert item.side is Side.NONE
                assert "each side" not in item.words


@settings(max_examples=100)
@given(assessment=assessments())
def test_what_was_outgrown_never_comes_back(assessment):
    outgrown: set[str] = set()
    for week in planned(assessment):
        assert not outgrown & {item.name for item in week.prescriptions}
        outgrown |= {
            reason.message.split("The next step after ")[1].split(",")[0]
            for item in week.prescriptions
            for reason in item.because
            if reason.message.startswith("The next step after ")
        }


@settings(max_examples=100)
@given(assessment=assessments())
def test_after_a_lighter_week_a_dose_is_at_most_what_it_was_before(assessment):
    weeks = planned(assessment)
    for before, lighter, after in zip(weeks, weeks[1:], weeks[2:], strict=False):
        for item in after.prescriptions:
            first, second = before.item(item.exercise), lighter.item(item.exercise)
            if first and second and second.change is Change.EASIER and "lighter week" in lighter.focus:
                assert item.dose.volume <= first.dose.volume


def test_a_week_that_nothing_fits_in_is_no_plan(library):
    plan = build_plan(assessed(minutes_per_day=1, lacks=("shoes", "chair", "mat", "bed", "counter", "wall")), library)
    assert isinstance(plan, Blocked)
    assert [block.code for block in plan.blocks] == ["R-OVL"]


def test_an_old_outside_assessment_is_pointed_out(library):
    red_flags = {**NO_RED_FLAGS, "RF1": True}
    for day, said in ((date(1999, 1, 1), True), (date(2026, 11, 20), False)):
        outside = {"RF1": OutsideAssessment(by="Dr Example", date=day, result="Clear")}
        plan = build_plan(
            assessed(red_flags=red_flags, outside_assessments=outside, start_date=date(2026, 11, 23)), library
        )
        assert any("days old" in notice.message for notice in plan.notices) is said


def test_surgery_without_an_end_date_is_said(library):
    plan = build_plan(assessed("sciatica", precautions=["lumbar-discectomy"]), library)
    assert any(notice.code == "R-SURG" and "no end date" in notice.message for notice in plan.notices)


def test_memory_problems_keep_it_to_three(library):
    plan = build_plan(assessed("hip-osteoarthritis", precautions=["memory-or-thinking-problems"]), library)
    for week in plan.weeks:
        assert len([i for i in week.prescriptions if i.category is not Category.AEROBIC]) <= 3


def test_no_sentence_for_patients_holds_a_word_that_is_never_printed(library):
    plan = build_plan(assessed("sciatica", precautions=["pregnancy", "hip-replacement-anterior"]), library)
    said = " ".join((*plan.flare_up, *plan.emergency, *plan.stop_and_call, *(a.message for a in plan.advice)))
    said += " ".join(limit for week in plan.weeks for item in week.prescriptions for limit in item.limits)
    assert never_printed(said) == ()


def test_the_emergency_box_names_the_signs_of_the_precautions(library):
    plan = build_plan(assessed(precautions=["blood-thinners-or-bleeding-disorder", "pregnancy"]), library)
    said = " ".join(plan.emergency)
    assert "blood thinner" in said
    assert "baby" in said
    assert "cannot pass or control urine or stool" in said
