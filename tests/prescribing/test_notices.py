"""What the therapist is told of a plan as a whole."""

from dataclasses import replace
from datetime import date

import pytest

from planner.prescribing import build_plan
from planner.prescribing.assessment import ActivePrecaution, Irritability
from planner.prescribing.goals import functions_for
from planner.prescribing.programme import Level
from tests.prescribing.cases import assessed

STARTS = date(2026, 11, 23)


def warnings_of(plan, code):
    return [notice.message for notice in plan.notices if notice.code == code and notice.level is Level.WARNING]


def notices_of(plan, code):
    return [notice.message for notice in plan.notices if notice.code == code]


@pytest.mark.parametrize(
    ("precaution", "said"),
    [
        pytest.param("hip-replacement-posterior", True, id="a new hip"),
        pytest.param("recent-surgery-other", True, id="another operation"),
        pytest.param("knee-pain-or-cannot-kneel", False, id="no operation"),
    ],
)
def test_work_on_the_feet_after_an_operation_asks_for_full_weight(precaution, said, library):
    """R-SURG: the standing set once full weight is allowed."""
    operated = ActivePrecaution(slug=precaution, since=date(2026, 10, 19), until=date(2027, 2, 1))
    plan = build_plan(replace(assessed("hip-osteoarthritis", start_date=STARTS), precautions=(operated,)), library)
    assert any("full weight" in message for message in warnings_of(plan, "R-SURG")) is said


def test_full_weight_is_asked_for_only_while_the_limits_hold(library):
    """R-SURG."""
    operated = ActivePrecaution(slug="hip-replacement-anterior", since=date(2026, 10, 19), until=date(2026, 12, 4))
    plan = build_plan(replace(assessed("hip-osteoarthritis", start_date=STARTS), precautions=(operated,)), library)
    (message,) = [message for message in warnings_of(plan, "R-SURG") if "full weight" in message]
    assert "weeks 1 and 2 only" in message


@pytest.mark.parametrize(
    ("irritability", "weeks", "said"),
    [
        pytest.param(Irritability.HIGH, 8, True, id="high for long"),
        pytest.param(Irritability.HIGH, 5, False, id="high for five weeks"),
        pytest.param(Irritability.MODERATE, 12, False, id="moderate"),
    ],
)
def test_high_irritability_beyond_the_restore_phase_is_pointed_out(irritability, weeks, said, library):
    """R-IR1."""
    plan = build_plan(assessed("sciatica", irritability=irritability, weeks=weeks), library)
    assert any("Assess irritability again before week 6" in one for one in warnings_of(plan, "R-IR1")) is said


def test_what_a_midwife_agrees_to_is_a_warning(library):
    """R-PREG."""
    plan = build_plan(assessed(precautions=["pregnancy"]), library)
    assert any("until the midwife or doctor agrees" in message for message in warnings_of(plan, "R-OVL"))


def test_aerobic_minutes_are_said_to_come_on_top(library):
    """R-SZ2."""
    plan = build_plan(assessed(), library)
    longest = max(max(week.aerobic_minutes_by_day.values()) for week in plan.weeks)
    (message,) = notices_of(plan, "R-SZ2")
    assert "on top of the 20 minutes a day" in message
    assert f"up to {round(longest)} minutes more" in message


@pytest.mark.parametrize(
    ("goal", "avoid", "said"),
    [
        pytest.param("Walk to the shops", (), False, id="there is a walk"),
        pytest.param(
            "Walk to the shops", ("walking", "walk-sit-intervals"), True, id="none, though the calves get strong"
        ),
        pytest.param("Climb the stairs", ("walking",), False, id="no walk is needed for stairs"),
    ],
)
def test_who_wants_to_walk_has_to_walk(goal, avoid, said, library):
    """R-SZ4."""
    plan = build_plan(assessed("hip-osteoarthritis", goals=(goal,), avoid=avoid, weeks=12, age=66), library)
    assert any(goal in message and "trains directly" in message for message in notices_of(plan, "R-SZ4")) is said


@pytest.mark.parametrize(("goal", "said"), [("Run 5 km", True), ("Jog with my friends", True), ("Walk to work", False)])
def test_the_running_plan_is_the_therapists(goal, said, library):
    """Section 1: running plan by the therapist."""
    plan = build_plan(assessed("femoroacetabular-impingement", goals=(goal,)), library)
    assert any("running plan" in message for message in notices_of(plan, "R-PH1")) is said


def test_the_shops_are_no_load_to_carry():
    assert functions_for("Walk to the shops") == functions_for("Walk")
    assert "carrying" in functions_for("Carry my shopping")


def test_what_weak_bones_ask_for_is_there_or_said_to_be_missing(library):
    """R-OSTEO."""
    for conditions in library.conditions:
        plan = build_plan(assessed(conditions, age=60, precautions=["osteoporosis"]), library)
        used = {item.exercise for week in plan.weeks for item in week.prescriptions}
        said = any("back extensor endurance" in message for message in notices_of(plan, "R-OSTEO"))
        assert said is not bool(used & {"bird-dog", "bird-dog-leg-only"}), conditions


def test_what_a_precaution_asks_for_says_so(library):
    """R-PREG, R-OSTEO."""
    first = build_plan(assessed(precautions=["pregnancy"]), library).weeks[0]
    assert "R-PREG" in [reason.rule for reason in first.item("pelvic-floor-squeeze").because]
