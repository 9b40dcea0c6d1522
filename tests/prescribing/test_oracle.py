"""The second reading of the rules is not blind: a plan spoilt on purpose is found out, by the check meant for it."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from planner.prescribing import build_plan
from planner.prescribing.assessment import ActivePrecaution, Irritability
from planner.prescribing.library import Category, Direction, Verdict
from planner.prescribing.programme import Advice, Change, Exclusion, Plan, Prescription
from tests.prescribing.cases import assessed
from tests.prescribing.invariants import WEEKLY, WHOLE, breaches
from tests.prescribing.oracle import ACTIVE, AT_HOME, WEEK
from tests.real_library import real_library

Spoiling = Callable[[Plan], Plan]


def _person(**changes: Any) -> Spoiling:
    """The plan of somebody else."""
    return lambda plan: replace(plan, assessment=replace(plan.assessment, **changes))


def _items(change: Callable[[Prescription], Prescription | None]) -> Spoiling:
    """Every item changed, or left out where the change gives None."""

    def spoilt(plan: Plan) -> Plan:
        weeks = []
        for week in plan.weeks:
            changed = (change(item) for item in week.prescriptions)
            weeks.append(replace(week, prescriptions=tuple(item for item in changed if item)))
        return replace(plan, weeks=tuple(weeks))

    return spoilt


def _dosed(**numbers: Any) -> Spoiling:
    return _items(lambda item: replace(item, dose=replace(item.dose, **numbers)))


def _week(number: int, like: int) -> Spoiling:
    """One week with the items of another."""

    def spoilt(plan: Plan) -> Plan:
        weeks = list(plan.weeks)
        weeks[number - 1] = replace(weeks[number - 1], prescriptions=weeks[like - 1].prescriptions)
        return replace(plan, weeks=tuple(weeks))

    return spoilt


def _longer_walk_each_week(plan: Plan) -> Plan:
    weeks = []
    for week in plan.weeks:
        items = (
            replace(item, dose=replace(item.dose, minutes=7 * week.number))
            if item.category is Category.AEROBIC
            else replace(item, dose=replace(item.dose, sets=week.number))
            for item in week.prescriptions
        )
        weeks.append(replace(week, prescriptions=tuple(items)))
    return replace(plan, weeks=tuple(weeks))


def _two_forms(plan: Plan) -> Plan:
    """A bridge beside another bridge."""
    weeks = []
    for week in plan.weeks:
        one = replace(week.prescriptions[0], exercise="bridge")
        weeks.append(replace(week, prescriptions=(one, replace(one, exercise="bridge-offset"))))
    return replace(plan, weeks=tuple(weeks))


EVERYTHING = tuple(ActivePrecaution(slug=slug) for slug in real_library().precautions)
HEART = ActivePrecaution(slug="high-blood-pressure-or-heart-disease")
NAMELESS = Exclusion(exercise="plank", name="Plank", verdict=Verdict.CAUTION, rule="", reason="")

SPOILT: dict[str, Spoiling] = {
    "nothing_contraindicated": _person(precautions=EVERYTHING),
    "nothing_against_the_easing_direction": lambda plan: _items(lambda item: replace(item, exercise="prone-press-up"))(
        _person(easing_direction=Direction.FLEXION)(plan)
    ),
    "nothing_that_was_to_be_left_out": _person(avoid=tuple(real_library().exercises)),
    "limits_stand_beside_care": lambda plan: _items(lambda item: replace(item, limits=()))(
        _person(precautions=EVERYTHING)(plan)
    ),
    "only_what_the_person_has": _person(lacks=tuple(AT_HOME)),
    "no_day_over_the_minutes": _person(minutes_per_day=1),
    "days_are_those_of_the_person": _person(days_per_week=1),
    "strength_never_on_days_running": _items(lambda item: replace(item, days=WEEK)),
    "one_day_is_lighter": _items(lambda item: replace(item, days=WEEK)),
    "volume_grows_no_faster_than_allowed": _longer_walk_each_week,
    "aerobic_work_grows_by_small_steps": _longer_walk_each_week,
    "nothing_past_the_library": _dosed(sets=9),
    "at_most_two_new": _week(2, like=12),
    "changes_are_named_rightly": _items(lambda item: replace(item, change=Change.BACK)),
    "one_aerobic_item": _items(lambda item: None if item.category is Category.AEROBIC else item),
    "one_item_for_a_bad_day": _items(lambda item: replace(item, core=False)),
    "never_stretches_alone": _items(lambda item: None if item.category in ACTIVE else item),
    "high_irritability_is_kept_low": _person(irritability=Irritability.HIGH),
    "holds_are_short_with_a_weak_heart": lambda plan: _items(
        lambda item: replace(item, exercise="glute-squeeze", dose=replace(item.dose, hold_seconds=11))
    )(_person(precautions=(HEART,))(plan)),
    "no_more_exercises_than_the_size_allows": _person(irritability=Irritability.HIGH),
    "one_exercise_of_a_function": _two_forms,
    "nothing_grows_in_a_lighter_week": _longer_walk_each_week,
    "no_lighter_week_below_the_first_dose": lambda plan: replace(
        plan, weeks=(*plan.weeks[:3], _dosed(sets=1, repetitions=1, hold_seconds=1)(plan).weeks[3], *plan.weeks[4:])
    ),
    "a_lighter_week_only_replaces": _week(4, like=12),
    "a_lighter_week_is_lighter": _week(4, like=3),
    "every_item_says_how_and_why": _items(lambda item: replace(item, because=())),
    "as_many_weeks_as_asked_for": _person(weeks=3),
    "no_plan_past_the_screening": _person(red_flags={}),
    "every_exclusion_says_why": lambda plan: replace(plan, excluded=(NAMELESS,)),
    "no_word_that_is_never_printed": lambda plan: replace(plan, advice=(Advice(code="", message="You must rest"),)),
}


@pytest.mark.parametrize("check", [check.__name__ for check in (*WEEKLY, *WHOLE)])
def test_every_check_finds_what_it_is_for(check: str) -> None:
    plan = build_plan(assessed("nonspecific-low-back-pain", weeks=12, minutes_per_day=40), real_library())
    assert isinstance(plan, Plan)
    found = breaches(SPOILT[check](plan))
    assert any(sentence.endswith(f"[{check}]") for sentence in found), found
