"""A plan broken by hand, rule by rule: what is said of it, how much it weighs, and where."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.prescribing import build_plan
from planner.prescribing.assessment import ActivePrecaution, Assessment, Irritability
from planner.prescribing.dose import WEEKDAYS, Dose, Frequency, Side
from planner.prescribing.library import Category, Direction, Library, Phase
from planner.prescribing.programme import Change, Level, Plan, PlannedWeek, Prescription
from planner.prescribing.review.checking.check import Finding, check, finding_as_json
from planner.prescribing.rules import DEFAULT_RULES, Rules
from planner.prescribing.weeks import AFTER_BIRTH
from planner.prescribing.wording import describe
from tests.prescribing.cases import NO_RED_FLAGS, assessed
from tests.real_library import real_library

START = date(2026, 11, 23)
HARD, SOFT = Level.HARD, Level.WARNING
DOSE_FIELDS = ("sets", "repetitions", "hold_seconds", "minutes", "rest_seconds", "effort")
DAYS = {
    2: ("mon", "thu"),
    3: ("mon", "wed", "fri"),
    5: ("mon", "tue", "wed", "fri", "sat"),
    6: WEEKDAYS[:6],
    7: WEEKDAYS,
}
BRIDGE, WALKING, TURN, BRACE, BREATHING = (
    "bridge",
    "walking",
    "lower-trunk-rotation",
    "abdominal-brace",
    "diaphragmatic-breathing",
)


def item(slug: str, days: tuple[str, ...] | None = None, **changes: Any) -> Prescription:
    """The library's first dose of an exercise on at most six days, with changes to the dose or the prescription."""
    spec = real_library().exercises[slug]
    days = days if days is not None else DAYS[min(6, spec.start.frequency.days_per_week)]
    times = changes.pop("times", spec.start.frequency.times_per_day)
    numbers = {name: changes.pop(name) for name in DOSE_FIELDS if name in changes}
    frequency = Frequency(days_per_week=len(days) or 1, times_per_day=times)
    dose = replace(spec.start, frequency=frequency, **numbers)
    given = {
        "exercise": slug,
        "name": spec.name,
        "category": spec.category,
        "side": Side.NONE,
        "dose": dose,
        "days": days,
        "change": Change.SAME,
        "words": describe(dose, WEEKDAYS),
        "core": slug == BREATHING,
    }
    return Prescription(**{**given, **changes})


@cache
def sound() -> Plan:
    """Six weeks of the same five exercises, with a lighter fourth week: nothing to find."""
    plan = build_plan(assessed(start_date=START), real_library())
    assert isinstance(plan, Plan)
    usual = tuple(item(slug) for slug in (TURN, BRACE, BRIDGE, WALKING, BREATHING))
    lighter = tuple(item(BRIDGE, repetitions=5) if one.exercise == BRIDGE else one for one in usual)
    weeks = tuple(
        replace(week, prescriptions=lighter if week.number == 4 else usual, stopped=()) for week in plan.weeks
    )
    return replace(plan, weeks=weeks)


def edited(number: int, *items: Prescription, without: tuple[str, ...] = (), plan: Plan | None = None) -> Plan:
    """The plan with exercises changed, added or taken out from one week on."""
    plan = plan or sound()
    gone = {*without, *(one.exercise for one in items)}

    def changed(week: PlannedWeek) -> PlannedWeek:
        kept = tuple(one for one in week.prescriptions if one.exercise not in gone)
        return replace(week, prescriptions=(*kept, *items))

    return replace(plan, weeks=tuple(changed(w) if w.number >= number else w for w in plan.weeks))


def recorded(plan: Plan | None = None, **changes: Any) -> Plan:
    """The plan as if something else had been recorded of the person."""
    plan = plan or sound()
    if "precautions" in changes:
        changes["precautions"] = tuple(ActivePrecaution(slug=slug) for slug in changes["precautions"])
    return replace(plan, assessment=replace(plan.assessment, **changes))


def in_week(which: int, plan: Plan | None = None, **changes: Any) -> Plan:
    """The plan with something changed about one week."""
    plan = plan or sound()
    return replace(plan, weeks=tuple(replace(w, **changes) if w.number == which else w for w in plan.weeks))


def twice(number: int, slug: str) -> Plan:
    week = sound().weeks[number - 1]
    return in_week(number, prescriptions=(*week.prescriptions, item(slug)))


def library_with(slug: str, **changes: Any) -> Library:
    """The library with one exercise changed."""
    library = real_library()
    return replace(library, exercises={**library.exercises, slug: replace(library.exercises[slug], **changes)})


def without_exercise(slug: str) -> Library:
    library = real_library()
    return replace(library, exercises={key: spec for key, spec in library.exercises.items() if key != slug})


def nothing_said_of(slug: str) -> Library:
    return library_with(slug, suitability={})


@dataclass(frozen=True, kw_only=True)
class Broken:
    """A plan broken by hand, and what is to be found in it."""

    rule: str
    level: Level
    plan: Callable[[], Plan]
    week: int | None = None
    exercise: str | None = None
    library: Callable[[], Library] = real_library
    rules: Rules = field(default=DEFAULT_RULES)

    def findings(self) -> tuple[Finding, ...]:
        return check(self.plan(), self.library(), self.rules)


PRESS_UP, BEND_BACK = "prone-press-up", "standing-lumbar-extension"
EVERY_DAY = {"days": WEEKDAYS}
ACTIVE = (WALKING, BREATHING)
HIGH = Irritability.HIGH

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
    "no lighter week": Broken(rule="R-PG6", level=SOFT, plan=lambda: edited(4, item(BRIDGE)), week=4),
    "a lighter week every third week": Broken(
        rule="R-PG6", level=SOFT, plan=sound, rules=Rules(lighter_week_every=3), week=3
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


PEOPLE: Mapping[str, dict[str, Any]] = {
    "usual": {},
    "irritable": {"irritability": HIGH},
    "at ease": {"irritability": Irritability.LOW, "equipment": ("resistance-band", "step")},
    "older": {"age": 70},
}
CONDITION_SLUGS = sorted(real_library().conditions)


@pytest.mark.parametrize("condition", CONDITION_SLUGS)
def test_the_planners_own_plans_for_usual_people_give_nothing_to_find(condition):
    for who, changes in PEOPLE.items():
        plan = build_plan(assessed(condition, weeks=10, **changes), real_library())
        assert isinstance(plan, Plan)
        found = {(one.rule, one.week, one.message) for one in check(plan, real_library())}
        assert not found, who


@st.composite
def people(draw: st.DrawFn) -> Assessment:
    """Any adult without red flags, on a short plan."""
    library = real_library()
    precautions = [slug for slug in library.precautions if slug != "recent-surgery-other"]
    return assessed(
        *draw(st.lists(st.sampled_from(list(library.conditions)), min_size=1, max_size=3, unique=True)),
        age=draw(st.integers(18, 95)),
        irritability=draw(st.sampled_from(Irritability)),
        minutes_per_day=draw(st.integers(1, 60)),
        days_per_week=draw(st.integers(1, 7)),
        weeks=draw(st.integers(1, 9)),
        precautions=draw(st.lists(st.sampled_from(precautions), max_size=3, unique=True)),
        easing_direction=draw(st.sampled_from([None, *Direction])),
        leg_symptoms=draw(st.sampled_from([None, True, False])),
        lacks=tuple(draw(st.lists(st.sampled_from(["mat", "chair", "bed", "wall"]), max_size=2, unique=True))),
    )


@settings(max_examples=60)
@given(assessment=people())
def test_the_planner_never_breaks_a_hard_rule(assessment):
    plan = build_plan(assessment, real_library())
    if isinstance(plan, Plan):
        assert [one for one in check(plan, real_library()) if one.level is HARD] == []


SLUGS = st.sampled_from([*real_library().exercises, "handstand", ""])
DAYS_OF_ANY_KIND = st.lists(st.sampled_from([*WEEKDAYS, "someday"]), max_size=9).map(tuple)
HOLDS = st.builds(Dose, frequency=st.just(Frequency(days_per_week=3)), hold_seconds=st.integers(1, 999))
DOSES = HOLDS | st.builds(
    Dose,
    frequency=st.builds(Frequency, days_per_week=st.integers(1, 7), times_per_day=st.integers(1, 99)),
    sets=st.integers(1, 99),
    repetitions=st.integers(1, 999),
    hold_seconds=st.none() | st.integers(0, 999),
    minutes=st.none() | st.integers(1, 999),
    rest_seconds=st.integers(0, 999),
    effort=st.none() | st.integers(0, 10),
)
EDITS = st.fixed_dictionaries(
    {},
    optional={
        "exercise": SLUGS,
        "name": st.text(max_size=9),
        "category": st.sampled_from(Category),
        "side": st.sampled_from(Side),
        "dose": DOSES,
        "days": DAYS_OF_ANY_KIND,
        "core": st.booleans(),
        "limits": st.lists(st.text(max_size=9), max_size=2).map(tuple),
    },
)
WEEK_EDITS = st.fixed_dictionaries(
    {}, optional={"number": st.integers(-3, 10**9), "phase": st.sampled_from(Phase), "focus": st.text(max_size=9)}
)
RECORDED = st.fixed_dictionaries(
    {},
    optional={
        "age": st.integers(0, 120),
        "conditions": st.lists(st.sampled_from([*CONDITION_SLUGS, "siatica"]), min_size=1, max_size=3).map(tuple),
        "precautions": st.lists(
            st.builds(
                ActivePrecaution,
                slug=st.sampled_from([*real_library().precautions, "two-left-feet"]),
                until=st.none() | st.dates(),
            ),
            max_size=3,
        ).map(tuple),
        "irritability": st.sampled_from(Irritability),
        "easing_direction": st.sampled_from([None, *Direction]),
        "minutes_per_day": st.integers(1, 180),
        "days_per_week": st.integers(1, 7),
        "start_date": st.none() | st.dates(),
        "red_flags": st.dictionaries(st.sampled_from([*NO_RED_FLAGS, "RF99"]), st.booleans()),
    },
)


@st.composite
def mangled(draw: st.DrawFn) -> Plan:
    """A sound plan in which anything that a form holds was changed."""

    def items(week: PlannedWeek) -> Iterator[Prescription]:
        for one in draw(st.lists(st.sampled_from(week.prescriptions), max_size=8)):
            yield replace(one, **draw(EDITS))

    chosen = draw(st.lists(st.sampled_from(sound().weeks), max_size=6))
    weeks = tuple(replace(week, prescriptions=tuple(items(week)), **draw(WEEK_EDITS)) for week in chosen)
    assessment = replace(sound().assessment, **draw(RECORDED))
    return replace(sound(), weeks=weeks, assessment=assessment, pain_limit=draw(st.integers(0, 10)))


@settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(plan=mangled())
def test_no_edit_stops_the_check(plan):
    found = check(plan, real_library())
    assert found == check(plan, real_library())
    assert all(one.message and one.rule and one.source is not None for one in found)


def test_a_pregnancy_that_ends_does_not_stop_the_check_where_the_library_knows_nothing_of_the_time_after():
    library = real_library()
    narrow = replace(library, precautions={k: v for k, v in library.precautions.items() if k != AFTER_BIRTH})
    until = ActivePrecaution(slug="pregnancy", until=START + timedelta(weeks=2))
    plan = replace(sound(), assessment=replace(sound().assessment, precautions=(until,)))
    assert check(plan, narrow)


def test_the_end_of_the_calendar_does_not_stop_the_check():
    until = ActivePrecaution(slug="osteoporosis", until=START)
    late = edited(2, item("partial-curl"), plan=recorded(start_date=date(9999, 12, 20)))
    plan = replace(late, assessment=replace(late.assessment, precautions=(until,)))
    strict = [one.week for one in check(plan, real_library()) if one.rule == "R-OVL"]
    assert strict == [3, 4, 5, 6], "a precaution holds where the week has no day"


@settings(max_examples=20)
@given(plan=mangled())
def test_no_library_stops_the_check(plan):
    empty = Library(exercises={}, conditions={}, precautions={})
    assert {one.level for one in check(plan, empty)} >= {HARD}
