"""The check on any plan: nothing to find in the planner's own, and no edit that stops it."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.prescribing import build_plan
from planner.prescribing.assessment import ActivePrecaution, Assessment, Irritability
from planner.prescribing.dose import WEEKDAYS, Dose, Frequency, Side
from planner.prescribing.library import Category, Direction, Library, Phase
from planner.prescribing.programme import Plan, PlannedWeek, Prescription
from planner.prescribing.review.checking.check import check
from planner.prescribing.weeks import AFTER_BIRTH
from tests.prescribing.by_hand import HARD, HIGH, START, edited, item, recorded, sound
from tests.prescribing.cases import NO_RED_FLAGS, assessed
from tests.real_library import real_library

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
