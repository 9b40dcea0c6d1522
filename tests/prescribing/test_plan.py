"""What holds for every plan, whoever it is made for."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings

from planner.prescribing import build_plan
from planner.prescribing.assessment import ActivePrecaution, Experience, Irritability, OutsideAssessment
from planner.prescribing.dose import Side
from planner.prescribing.library import Category, Direction
from planner.prescribing.programme import Blocked, Change, Plan
from planner.prescribing.wording import never_printed
from tests.prescribing.cases import NO_RED_FLAGS, assessed
from tests.prescribing.random_assessments import assessments
from tests.real_library import real_library

CONDITION_SLUGS = sorted(real_library().conditions)


def planned(assessment):
    plan = build_plan(assessment, real_library())
    return plan.weeks if isinstance(plan, Plan) else ()


@settings(max_examples=50)
@given(assessment=assessments())
def test_what_is_excluded_is_not_there_in_the_first_week_and_says_until_when(assessment):
    plan = build_plan(assessment, real_library())
    if isinstance(plan, Blocked):
        return
    first = {item.exercise for item in plan.weeks[0].prescriptions}
    later = {item.exercise for week in plan.weeks for item in week.prescriptions} - first
    for exclusion in plan.excluded:
        assert exclusion.exercise not in first
        assert ("(not before week" in exclusion.reason) is (exclusion.exercise in later)


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


@settings(max_examples=50)
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


@settings(max_examples=50)
@given(assessment=assessments())
def test_no_dose_asks_for_each_side_where_a_limit_allows_one(assessment):
    for week in planned(assessment):
        for item in week.prescriptions:
            if any("Do not change sides" in limit for limit in item.limits):
                assert item.side is Side.NONE
                assert "each side" not in item.words


@settings(max_examples=50)
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


@settings(max_examples=50)
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


def test_effort_and_amount_do_not_rise_together(library):
    for slug in CONDITION_SLUGS:
        plan = build_plan(assessed(slug, weeks=12), library)
        for before, week in pairwise(plan.weeks):
            for item in week.prescriptions:
                last = before.item(item.exercise)
                if last and item.category is not Category.AEROBIC and (item.dose.effort or 0) > (last.dose.effort or 0):
                    assert item.dose.volume <= last.dose.volume or week.number % 4 == 1, (
                        slug,
                        week.number,
                        item.exercise,
                    )


def test_what_needs_care_begins_at_its_first_dose_even_for_the_trained(library):
    trained = {"irritability": Irritability.LOW, "experience": Experience.TRAINED, "minutes_per_day": 30}
    plan = build_plan(assessed("gluteal-tendinopathy", **trained), library)
    walking = plan.weeks[0].item("walking")
    assert walking.dose.minutes == library.exercises["walking"].start.minutes
    assert walking.limits


def test_a_limit_that_ended_before_the_programme_changes_nothing_in_it(library):
    over = ActivePrecaution(slug="hip-replacement-anterior", since=date(2020, 1, 6), until=date(2020, 3, 30))
    person = assessed("hip-osteoarthritis", start_date=date(2026, 11, 23))
    with_it, without = (build_plan(replace(person, precautions=some), library) for some in ((over,), ()))
    assert with_it.weeks == without.weeks


def test_a_day_of_one_minute_says_what_is_missing(library):
    plan = build_plan(assessed(minutes_per_day=1), library)
    assert any(notice.code == "R-BL2" and "weeks 1 to 6" in notice.message for notice in plan.notices)


@pytest.mark.parametrize("starts", [None, date(2026, 11, 23)])
def test_nobody_stands_to_exercise_in_the_first_weeks_after_a_hip_replacement(starts, library):
    new_hip = ActivePrecaution(slug="hip-replacement-anterior")
    for age in (50, 70):
        plan = build_plan(
            replace(assessed("hip-osteoarthritis", age=age, weeks=5, start_date=starts), precautions=(new_hip,)),
            library,
        )
        for week in plan.weeks[:4]:
            for item in week.prescriptions:
                on_feet = "weight-bearing" in library.exercises[item.exercise].tags
                assert not on_feet or item.category is Category.AEROBIC, (age, week.number, item.exercise)


def test_where_only_daily_work_is_left_one_day_stays_free(library):
    person = assessed(
        "femoroacetabular-impingement",
        irritability=Irritability.HIGH,
        minutes_per_day=1,
        days_per_week=7,
        lacks=("mat", "shoes"),
        precautions=["glaucoma", "hip-replacement-lateral"],
    )
    plan = build_plan(person, library)
    assert all(len(item.days) < 7 for item in plan.weeks[0].prescriptions[-1:])


def test_after_a_hip_replacement_the_side_leg_lift_comes_with_the_standing_set_and_stays(library):
    """R-SURG."""
    replaced = ActivePrecaution(slug="hip-replacement-posterior", since=date(2026, 10, 19), until=date(2027, 1, 11))
    person = replace(
        assessed("hip-osteoarthritis", age=66, weeks=10, start_date=date(2026, 11, 23)), precautions=(replaced,)
    )
    weeks = build_plan(person, library).weeks
    lifts = [week.number for week in weeks if week.item("standing-hip-abduction")]
    assert lifts
    assert lifts == list(range(lifts[0], 11))
    assert lifts[0] <= 3
    assert not any(week.item("ankle-pumps") for week in weeks)


def test_ankle_pumps_end_where_standing_work_begins(library):
    """R-SURG."""
    replaced = ActivePrecaution(slug="hip-replacement-anterior", since=date(2026, 11, 16), until=date(2027, 2, 8))
    person = replace(assessed("hip-osteoarthritis", weeks=8, start_date=date(2026, 11, 23)), precautions=(replaced,))
    weeks = build_plan(person, library).weeks
    assert weeks[0].item("ankle-pumps")
    assert not any(week.item("ankle-pumps") for week in weeks[3:])


def test_in_pregnancy_effort_is_moderate_and_the_pelvic_floor_is_trained_from_the_first_week(library):
    """R-PREG."""
    plan = build_plan(
        assessed("si-joint-dysfunction", precautions=["pregnancy"], weeks=12, minutes_per_day=15), library
    )
    assert plan.weeks[0].item("pelvic-floor-squeeze")
    assert max(item.dose.effort or 0 for week in plan.weeks for item in week.prescriptions) == 5


def test_in_pregnancy_strength_on_the_back_gives_way_to_strength_elsewhere(library):
    """R-PREG."""
    plan = build_plan(assessed("si-joint-dysfunction", precautions=["pregnancy"], weeks=12), library)
    strength = {
        item.exercise for week in plan.weeks for item in week.prescriptions if item.category is Category.STRENGTH
    }
    assert strength
    assert not [slug for slug in sorted(strength) if "supine" in library.exercises[slug].tags]


def test_in_a_short_day_the_conditions_core_comes_before_the_words_of_a_goal(library):
    """Section 8, R-SZ4."""
    plan = build_plan(
        assessed("piriformis-syndrome", minutes_per_day=10, days_per_week=3, weeks=12, goals=("Sit at my desk",)),
        library,
    )
    assert all(week.item("clamshell") for week in plan.weeks[1:])
    assert not any(week.item("plank-knees") for week in plan.weeks)


@pytest.mark.parametrize("slug", CONDITION_SLUGS)
def test_what_is_new_is_done_for_three_weeks(slug):
    """R-SZ3: what leaves after two weeks has taught little; rest aside, and what makes room in a new phase."""
    weeks = planned(assessed(slug, weeks=12, minutes_per_day=15))
    for number, (before, week) in enumerate(pairwise(weeks), start=1):
        left = [stopped for stopped in week.stopped if stopped.reason.startswith(("Makes room", "Not needed"))]
        for stopped in left if week.phase is before.phase else ():
            done = sum(earlier.item(stopped.exercise) is not None for earlier in weeks[:number])
            assert done > 2 or before.item(stopped.exercise).category is Category.RELAXATION, (stopped, week.number)


@pytest.mark.parametrize(
    ("slug", "said"),
    [
        ("hip-replacement-posterior", ("past a right angle", "cross your legs", "turn your toes in")),
        ("hip-replacement-anterior", ("far behind you", "toes far out")),
        ("hip-replacement-lateral", ("past a right angle", "toes in", "push the leg out to the side")),
    ],
)
def test_the_limits_of_a_new_hip_are_told_to_the_patient_with_their_end(library, slug, said):
    """They hold for the whole day: an exercise left out protects nobody in a low chair."""
    limited = ActivePrecaution(slug=slug, until=date(2027, 1, 15))
    plan = build_plan(replace(assessed("hip-osteoarthritis"), precautions=(limited,)), library)
    first = plan.advice[0]
    assert (first.code, first.source) == ("R-SURG", "THR")
    assert "until 15 January 2027" in first.message
    assert all(words in first.message for words in said)


def test_without_an_end_the_limits_of_a_new_hip_hold_until_the_surgeon_says(library):
    plan = build_plan(assessed("hip-osteoarthritis", precautions=["hip-replacement-posterior"]), library)
    assert "until your surgeon says otherwise" in plan.advice[0].message


def test_who_may_fall_is_told_how_to_walk(library):
    plan = build_plan(assessed("lumbar-spinal-stenosis", precautions=["falls-risk"]), library)
    assert any("level ground" in advice.message and advice.code == "R-OVL" for advice in plan.advice)
    assert not any(advice.code == "R-OVL" for advice in build_plan(assessed("sciatica"), library).advice)
