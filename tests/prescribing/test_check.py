"""A plan broken by hand, rule by rule: what is said of it, how much it weighs, and where."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

import pytest

from planner.prescribing.assessment import ActivePrecaution
from planner.prescribing.dose import WEEKDAYS, Side
from planner.prescribing.library import Direction, Phase
from planner.prescribing.review.checking.check import Finding, check, finding_as_json
from planner.prescribing.rules import Rules
from tests.prescribing.by_hand import (
    BRACE,
    BREATHING,
    BRIDGE,
    DAYS,
    HARD,
    HIGH,
    SOFT,
    START,
    TURN,
    WALKING,
    Broken,
    edited,
    in_week,
    item,
    library_with,
    nothing_said_of,
    recorded,
    sound,
    twice,
    without_exercise,
)
from tests.prescribing.cases import NO_RED_FLAGS
from tests.real_library import real_library

PRESS_UP, BEND_BACK = "prone-press-up", "standing-lumbar-extension"
EVERY_DAY = {"days": WEEKDAYS}
ACTIVE = (WALKING, BREATHING)

HARD_CASES: Mapping[str, Broken] = {
    "a red flag left open": Broken(
        rule="RF1",
        level=HARD,
        plan=lambda: recorded(red_flags={k: v for k, v in NO_RED_FLAGS.items() if k != "RF1"}),
    ),
    "a soft red flag answered yes": Broken(
        rule="RF10", level=HARD, plan=lambda: recorded(red_flags={**NO_RED_FLAGS, "RF10": True})
    ),
    "too young": Broken(rule="R-AGE2", level=HARD, plan=lambda: recorded(age=17)),
    "contraindicated by a condition": Broken(
        rule="R-PREC",
        level=HARD,
        plan=lambda: recorded(edited(2, item("seated-figure-four")), conditions=("gluteal-tendinopathy",)),
        week=2,
        exercise="seated-figure-four",
    ),
    "a gluteal stretch for a sore gluteal tendon": Broken(
        rule="R-BL3",
        level=HARD,
        plan=lambda: recorded(edited(2, item("seated-figure-four")), conditions=("gluteal-tendinopathy",)),
        week=2,
        exercise="seated-figure-four",
    ),
    "contraindicated by a precaution": Broken(
        rule="R-OVL",
        level=HARD,
        plan=lambda: recorded(edited(3, item("partial-curl")), precautions=["osteoporosis"]),
        week=3,
        exercise="partial-curl",
    ),
    "a shut lock": Broken(
        rule="R-DP3",
        level=HARD,
        plan=lambda: recorded(edited(2, item(PRESS_UP)), leg_symptoms=True),
        week=2,
        exercise=PRESS_UP,
    ),
    "against the easing direction": Broken(
        rule="R-DP",
        level=HARD,
        plan=lambda: recorded(edited(2, item(PRESS_UP)), easing_direction=Direction.FLEXION),
        week=2,
        exercise=PRESS_UP,
    ),
    "equipment not there": Broken(
        rule="R-EQ1", level=HARD, plan=lambda: edited(3, item("band-walk")), week=3, exercise="band-walk"
    ),
    "to be left out": Broken(
        rule="R-PREC", level=HARD, plan=lambda: recorded(avoid=(BRIDGE,)), week=1, exercise=BRIDGE
    ),
    "care at high irritability": Broken(
        rule="R-IR3",
        level=HARD,
        plan=lambda: recorded(edited(2, item(PRESS_UP)), irritability=HIGH),
        week=2,
        exercise=PRESS_UP,
    ),
    "more than the minutes": Broken(rule="R-SZ2", level=HARD, plan=lambda: recorded(minutes_per_day=5), week=1),
    "strength two days running": Broken(
        rule="R-FQ1", level=HARD, plan=lambda: edited(2, item(BRIDGE, ("tue", "wed"))), week=2
    ),
    "strength of two exercises on days that follow": Broken(
        rule="R-FQ1",
        level=HARD,
        plan=lambda: edited(2, item(BRIDGE, ("mon", "thu")), item("sit-to-stand", ("tue", "fri"))),
        week=2,
    ),
    "strength on a Sunday and the Monday after": Broken(
        rule="R-FQ1",
        level=HARD,
        plan=lambda: edited(3, item(BRIDGE), plan=edited(2, item(BRIDGE, ("wed", "sun")))),
        week=3,
    ),
    "a long hold at high irritability": Broken(
        rule="R-IR3",
        level=HARD,
        plan=lambda: recorded(edited(2, item(BRACE, hold_seconds=11)), irritability=HIGH),
        week=2,
        exercise=BRACE,
    ),
    "a long isometric hold with heart disease": Broken(
        rule="R-BP",
        level=HARD,
        plan=lambda: recorded(
            edited(2, item(BRACE, hold_seconds=11)), precautions=["high-blood-pressure-or-heart-disease"]
        ),
        week=2,
        exercise=BRACE,
    ),
    "no stop-if": Broken(
        rule="section 14",
        level=HARD,
        plan=sound,
        library=lambda: library_with(BRIDGE, stop_if=()),
        week=1,
        exercise=BRIDGE,
    ),
    "no steps": Broken(
        rule="section 14",
        level=HARD,
        plan=sound,
        library=lambda: library_with(BRIDGE, steps=()),
        week=1,
        exercise=BRIDGE,
    ),
    "a pain limit of its own in a stop-if": Broken(
        rule="section 14",
        level=HARD,
        plan=sound,
        library=lambda: library_with(BRIDGE, stop_if=("Pain goes over 7/10.",)),
        week=1,
        exercise=BRIDGE,
    ),
    "a limit lost": Broken(
        rule="section 14", level=HARD, plan=lambda: edited(2, item(PRESS_UP)), week=2, exercise=PRESS_UP
    ),
    "a frightening limit": Broken(
        rule="section 12",
        level=HARD,
        plan=lambda: edited(2, item(BRIDGE, limits=("You must lie flat.",))),
        week=2,
        exercise=BRIDGE,
    ),
    "a frightening step of the library": Broken(
        rule="section 12",
        level=HARD,
        plan=sound,
        library=lambda: library_with(BRIDGE, mistakes=("A disc slipped out of place.",)),
        week=1,
        exercise=BRIDGE,
    ),
    "a frightening focus": Broken(
        rule="section 12", level=HARD, plan=lambda: in_week(3, focus="Never bend your back."), week=3
    ),
    "a frightening flare-up plan": Broken(
        rule="section 12", level=HARD, plan=lambda: replace(sound(), flare_up=("The joint is crumbling.",))
    ),
    "twice in one week": Broken(rule="R-SZ4", level=HARD, plan=lambda: twice(2, BRIDGE), week=2, exercise=BRIDGE),
    "no such exercise": Broken(
        rule="section 14",
        level=HARD,
        plan=lambda: edited(2, item(BRIDGE, exercise="handstand", name="Handstand")),
        week=2,
        exercise="handstand",
    ),
    "an exercise retired": Broken(
        rule="section 14",
        level=HARD,
        plan=sound,
        library=lambda: without_exercise(BRIDGE),
        week=1,
        exercise=BRIDGE,
    ),
    "a condition that the library lost": Broken(
        rule="R-PREC", level=HARD, plan=lambda: recorded(conditions=("siatica", "sciatica"))
    ),
    "no condition that the library has": Broken(
        rule="R-PREC", level=HARD, plan=lambda: recorded(conditions=("siatica",))
    ),
    "a precaution that the library lost": Broken(
        rule="R-PREC", level=HARD, plan=lambda: recorded(precautions=["two-left-feet"])
    ),
    "no verdict in the library": Broken(
        rule="R-PREC",
        level=HARD,
        plan=sound,
        library=lambda: nothing_said_of(BRIDGE),
        week=1,
        exercise=BRIDGE,
    ),
}

SOFT_CASES: Mapping[str, Broken] = {
    "more than six": Broken(
        rule="R-SZ1",
        level=SOFT,
        plan=lambda: edited(2, item("heel-raise"), item("cat-cow"), item("calf-stretch-wall")),
        week=2,
    ),
    "too many in the first week": Broken(
        rule="R-SZ1", level=SOFT, plan=lambda: edited(1, item("calf-stretch-wall")), week=1
    ),
    "too many with memory problems": Broken(
        rule="R-SZ1", level=SOFT, plan=lambda: recorded(precautions=["memory-or-thinking-problems"]), week=1
    ),
    "three new ones": Broken(
        rule="R-SZ3",
        level=SOFT,
        plan=lambda: edited(3, item("heel-raise"), item("cat-cow"), item("hip-hinge-drill"), without=(TURN,)),
        week=3,
    ),
    "two of one function": Broken(
        rule="R-SZ4", level=SOFT, plan=lambda: edited(2, item("supine-march")), week=2, exercise="supine-march"
    ),
    "serves nothing": Broken(
        rule="R-SZ4", level=SOFT, plan=lambda: edited(2, item("heel-slides")), week=2, exercise="heel-slides"
    ),
    "in a phase too early": Broken(
        rule="R-PH1", level=SOFT, plan=lambda: edited(1, item("bird-dog")), week=1, exercise="bird-dog"
    ),
    "too hard for the irritability": Broken(
        rule="R-IR",
        level=SOFT,
        plan=lambda: recorded(edited(3, item("bridge-offset")), irritability=HIGH),
        week=3,
        exercise="bridge-offset",
    ),
    "too hard for the age": Broken(
        rule="R-AGE1",
        level=SOFT,
        plan=lambda: recorded(edited(1, item("double-knee-to-chest")), age=66),
        week=1,
        exercise="double-knee-to-chest",
    ),
    "a phase before its time": Broken(rule="R-PH1", level=SOFT, plan=lambda: in_week(2, phase=Phase.RETURN), week=2),
    "weeks misnumbered": Broken(rule="R-PH1", level=SOFT, plan=lambda: in_week(2, number=3)),
    "no week at all": Broken(rule="R-OVL", level=SOFT, plan=lambda: replace(sound(), weeks=())),
    "a pain limit too high": Broken(rule="R-CAP", level=SOFT, plan=lambda: replace(sound(), pain_limit=7)),
    "a large first dose": Broken(
        rule="R-IR2", level=SOFT, plan=lambda: edited(1, item(BRACE, repetitions=8)), week=1, exercise=BRACE
    ),
    "volume up too fast": Broken(
        rule="R-PG3", level=SOFT, plan=lambda: edited(2, item(BRIDGE, repetitions=12)), week=2, exercise=BRIDGE
    ),
    "volume up too fast after a lighter week": Broken(
        rule="R-PG3", level=SOFT, plan=lambda: edited(5, item(BRIDGE, repetitions=10)), week=5, exercise=BRIDGE
    ),
    "a set more without fewer repetitions": Broken(
        rule="R-PG3", level=SOFT, plan=lambda: edited(2, item(BRIDGE, sets=2)), week=2, exercise=BRIDGE
    ),
    "minutes in place of repetitions": Broken(
        rule="R-PG3", level=SOFT, plan=lambda: edited(2, item(BRIDGE, minutes=9)), week=2, exercise=BRIDGE
    ),
    "past the target": Broken(
        rule="R-PG3", level=SOFT, plan=lambda: edited(2, item(BREATHING, minutes=6)), week=2, exercise=BREATHING
    ),
    "a walk ten minutes longer": Broken(
        rule="R-PG4", level=SOFT, plan=lambda: edited(2, item(WALKING, minutes=20)), week=2, exercise=WALKING
    ),
    "two more days of walking": Broken(
        rule="R-PG4",
        level=SOFT,
        plan=lambda: edited(2, item(WALKING, WEEKDAYS[:5]), plan=edited(1, item(WALKING, DAYS[3]))),
        week=2,
        exercise=WALKING,
    ),
    "no lighter week": Broken(rule="R-PG6", level=SOFT, plan=lambda: edited(2, item(BRIDGE, repetitions=9)), week=4),
    "a lighter week every third week": Broken(
        rule="R-PG6",
        level=SOFT,
        plan=lambda: edited(2, item(BRIDGE, repetitions=9)),
        rules=Rules(lighter_week_every=3),
        week=3,
    ),
    "more effort in a lighter week": Broken(
        rule="R-PG6",
        level=SOFT,
        plan=lambda: edited(4, item(BRIDGE, effort=5), plan=edited(1, item(BRIDGE, effort=2))),
        week=4,
        exercise=BRIDGE,
    ),
    "walking and legs all at once": Broken(
        rule="R-PG8",
        level=SOFT,
        plan=lambda: edited(
            3,
            item("sit-to-stand", repetitions=7),
            item("heel-raise", repetitions=11),
            item(WALKING, minutes=12),
            plan=edited(2, item("sit-to-stand"), item("heel-raise")),
        ),
        week=3,
    ),
    "two numbers changed at once": Broken(
        rule="R-PG2",
        level=SOFT,
        plan=lambda: edited(2, item(BRIDGE, repetitions=9, hold_seconds=3)),
        week=2,
        exercise=BRIDGE,
    ),
    "effort and amount up together": Broken(
        rule="R-PG2",
        level=SOFT,
        plan=lambda: edited(3, item(BRIDGE, repetitions=9, effort=4), plan=edited(1, item(BRIDGE, effort=3))),
        week=3,
        exercise=BRIDGE,
    ),
    "grown too soon at 66": Broken(
        rule="R-AGE1",
        level=SOFT,
        plan=lambda: recorded(edited(2, item(BRIDGE, repetitions=9)), age=66),
        week=2,
        exercise=BRIDGE,
    ),
    "easy movement on two days": Broken(
        rule="R-FQ", level=SOFT, plan=lambda: edited(2, item(TURN, DAYS[2])), week=2, exercise=TURN
    ),
    "easy movement five times a day": Broken(
        rule="R-FQ", level=SOFT, plan=lambda: edited(2, item(TURN, times=5)), week=2, exercise=TURN
    ),
    "strength on four days": Broken(
        rule="R-FQ1",
        level=SOFT,
        plan=lambda: edited(2, item(BRIDGE, ("mon", "tue", "thu", "sat"))),
        week=2,
        exercise=BRIDGE,
    ),
    "an effort too high": Broken(
        rule="R-FQ", level=SOFT, plan=lambda: edited(2, item(BRIDGE, effort=9)), week=2, exercise=BRIDGE
    ),
    "a day that is none": Broken(
        rule="R-FQ", level=SOFT, plan=lambda: edited(2, item(BRIDGE, ("mon", "someday"))), week=2, exercise=BRIDGE
    ),
    "no day": Broken(rule="R-FQ", level=SOFT, plan=lambda: edited(2, item(BRIDGE, ())), week=2, exercise=BRIDGE),
    "other days than the dose says": Broken(
        rule="R-FQ",
        level=SOFT,
        plan=lambda: edited(2, replace(item(BRIDGE), days=("mon", "fri"))),
        week=2,
        exercise=BRIDGE,
    ),
    "more days than the person has": Broken(rule="R-FQ", level=SOFT, plan=lambda: recorded(days_per_week=5), week=1),
    "no lighter day": Broken(
        rule="R-FQ2",
        level=SOFT,
        plan=lambda: edited(
            2, *(item(slug, WEEKDAYS) for slug in (TURN, BRACE, WALKING, BREATHING)), without=(BRIDGE,)
        ),
        week=2,
    ),
    "no aerobic work": Broken(rule="R-BL1", level=SOFT, plan=lambda: edited(3, without=(WALKING,)), week=3),
    "nothing for a bad day": Broken(
        rule="R-BL1", level=SOFT, plan=lambda: edited(3, item(BREATHING, core=False)), week=3
    ),
    "stretches alone": Broken(
        rule="R-BL2", level=SOFT, plan=lambda: edited(2, item("calf-stretch-wall"), without=(BRIDGE, BRACE)), week=2
    ),
    "an empty week": Broken(rule="R-BL2", level=SOFT, plan=lambda: in_week(2, prescriptions=()), week=2),
    "too few": Broken(rule="R-OVL", level=SOFT, plan=lambda: edited(2, without=(BREATHING, TURN)), week=2),
    "no balance at 66": Broken(rule="R-AGE1", level=SOFT, plan=lambda: recorded(age=66), week=1),
    "no balance with falls": Broken(
        rule="R-BL0", level=SOFT, plan=lambda: recorded(precautions=["falls-risk"]), week=1
    ),
    "two new ones that need care": Broken(
        rule="R-IR", level=SOFT, plan=lambda: edited(2, item(PRESS_UP), item(BEND_BACK)), week=2
    ),
    "a nerve slider on both sides": Broken(
        rule="R-BL4",
        level=SOFT,
        plan=lambda: edited(2, item("sciatic-nerve-slider-supine", side=Side.BOTH)),
        week=2,
        exercise="sciatic-nerve-slider-supine",
    ),
    "a build phase without strength": Broken(
        rule="R-BL", level=SOFT, plan=lambda: edited(5, without=(BRIDGE,)), week=5
    ),
    "too much of one kind": Broken(
        rule="R-BL",
        level=SOFT,
        plan=lambda: edited(1, item("heel-raise"), item("sit-to-stand"), without=(BRACE, TURN)),
        week=1,
    ),
}
CASES = {**HARD_CASES, **SOFT_CASES}


def test_a_sound_plan_breaks_no_rule():
    assert check(sound(), real_library()) == ()


@pytest.mark.parametrize("broken", [pytest.param(one, id=name) for name, one in CASES.items()])
def test_every_broken_rule_is_found_in_its_place(broken):
    found = [(one.rule, one.level, one.week, one.exercise) for one in broken.findings()]
    assert (broken.rule, broken.level, broken.week, broken.exercise) in found
    first = [number for rule, _, number, slug in found if (rule, slug) == (broken.rule, broken.exercise)]
    assert first[0] == broken.week, "the weeks before were left as they were"


@pytest.mark.parametrize("broken", [pytest.param(one, id=name) for name, one in CASES.items()])
def test_findings_are_sentences_that_say_what_would_mend_it(broken):
    for one in broken.findings():
        assert one.message[0].isupper() or one.message[0].isdigit()
        assert len(one.message) > 30
        assert not one.message.endswith(".")
        assert ":" in one.message or "–" in one.message
        assert one.source


@pytest.mark.parametrize("broken", [pytest.param(one, id=name) for name, one in CASES.items()])
def test_findings_stand_by_week_then_hard_before_soft_then_by_rule_and_exercise(broken):
    found = broken.findings()
    assert list(found) == sorted(
        found, key=lambda one: (one.week or 0, one.level is not HARD, one.rule, one.exercise or "")
    )


def test_only_the_rule_that_was_broken_is_named():
    assert [(one.rule, one.week) for one in check(edited(3, without=(WALKING,)), real_library())] == [
        ("R-BL1", week) for week in (3, 4, 5, 6)
    ]


def test_a_precaution_counts_until_its_date():
    until = ActivePrecaution(slug="osteoporosis", until=START + timedelta(weeks=2))
    plan = edited(2, item("partial-curl"))
    plan = replace(plan, assessment=replace(plan.assessment, precautions=(until,)))
    assert [one.week for one in check(plan, real_library()) if one.rule == "R-OVL"] == [2, 3]


def test_light_isometric_work_may_be_daily():
    plan = edited(2, item("glute-squeeze", WEEKDAYS[:6], effort=2))
    assert "R-FQ1" not in {one.rule for one in check(plan, real_library())}


def test_a_step_that_the_rules_always_allow_is_not_pointed_out():
    small = edited(2, item(BRIDGE, repetitions=9), item(WALKING, minutes=13))
    assert not [one for one in check(small, real_library()) if one.rule in {"R-PG2", "R-PG3", "R-PG4"}]


def test_what_the_clinic_allows_is_not_pointed_out():
    plan = edited(2, without=(BREATHING, TURN))
    assert [one.rule for one in check(plan, real_library(), Rules(fewest_exercises=2)) if one.rule == "R-OVL"] == []


def test_a_finding_as_a_document():
    finding = Finding(rule="R-SZ2", level=HARD, message="Too long: cut sets", week=2, exercise=None, source="OWN")
    assert finding_as_json(finding) == {
        "rule": "R-SZ2",
        "level": "hard",
        "message": "Too long: cut sets",
        "week": 2,
        "exercise": None,
        "source": "OWN",
    }
