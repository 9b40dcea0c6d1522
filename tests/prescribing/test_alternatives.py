"""What may stand in the place of an exercise: never what may not be done, the best first, the difference in words."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.prescribing import build_plan
from planner.prescribing.assessment import Experience, Irritability
from planner.prescribing.dose import WEEKDAYS, Side
from planner.prescribing.library import Category, ExerciseSpec, Library, Verdict
from planner.prescribing.needs import kind_of, need_of_week
from planner.prescribing.objective import points_of, serves
from planner.prescribing.programme import Change, Level, Plan, PlannedWeek, Prescription
from planner.prescribing.review.checking.check import check
from planner.prescribing.review.swapping.alternatives import Alternative, Relation, alternative_as_json, alternatives
from planner.prescribing.rules import DEFAULT_RULES
from planner.prescribing.schedule import minutes_a_day, minutes_by_day
from planner.prescribing.session import place_of
from planner.prescribing.suitability import Situation, judge
from planner.prescribing.weeks import situation_in_week
from planner.prescribing.wording import describe, never_printed
from tests.prescribing.by_hand import item
from tests.prescribing.cases import NO_RED_FLAGS, assessed
from tests.prescribing.random_assessments import assessments
from tests.prescribing.test_check_any_plan import mangled
from tests.real_library import real_library

FLOOR = {"quadruped", "kneeling", "prone-support"}
GLUTEAL_STRETCHES = {"figure-four-stretch", "piriformis-stretch-supine", "seated-figure-four"}


@cache
def planned(*conditions: str, **changes: Any) -> Plan:
    plan = build_plan(assessed(*conditions, **changes), real_library())
    assert isinstance(plan, Plan)
    return plan


def with_item(plan: Plan, number: int, *items: Prescription) -> Plan:
    """The plan with exercises added to one week by hand."""
    weeks = tuple(
        replace(week, prescriptions=(*week.prescriptions, *items)) if week.number == number else week
        for week in plan.weeks
    )
    return replace(plan, weeks=weeks)


def swapped(plan: Plan, number: int, exercise: str, one: Alternative) -> Plan:
    """The plan with an alternative in the place of an exercise in one week."""
    at = next(place for place, week in enumerate(plan.weeks) if week.number == number)
    week = plan.weeks[at]
    out = week.item(exercise)
    assert out is not None
    new = Prescription(
        exercise=one.exercise,
        name=one.name,
        category=one.category,
        side=one.side,
        dose=one.dose,
        days=one.days,
        change=Change.NEW,
        words=one.words,
        core=out.core,
        limits=one.limits,
        because=one.reasons,
    )
    items = tuple(new if other is out else other for other in week.prescriptions)
    return replace(plan, weeks=(*plan.weeks[:at], replace(week, prescriptions=items), *plan.weeks[at + 1 :]))


def places(plan: Plan) -> Iterator[tuple[int, str]]:
    for week in plan.weeks:
        for one in week.prescriptions:
            yield week.number, one.exercise


def others_in(plan: Plan, number: int, exercise: str) -> tuple[Prescription, ...]:
    week = plan.weeks[number - 1]
    return tuple(one for one in week.prescriptions if one.exercise != exercise)


def offered(plan: Plan, number: int, exercise: str) -> list[str]:
    return [one.exercise for one in alternatives(plan, number, exercise, real_library())]


def of(plan: Plan, number: int, exercise: str, wanted: str) -> Alternative:
    found = {one.exercise: one for one in alternatives(plan, number, exercise, real_library())}
    return found[wanted]


PEOPLE = {
    "piriformis": lambda: planned("piriformis-syndrome", goals=("Sit for 45 minutes",)),
    "stenosis at 78 without a floor": lambda: planned(
        "lumbar-spinal-stenosis", "hip-osteoarthritis", age=78, precautions=("cannot-get-to-floor",)
    ),
    "trained runner": lambda: planned(
        "gluteal-tendinopathy", weeks=10, irritability=Irritability.LOW, experience=Experience.TRAINED
    ),
    "irritable disc": lambda: planned("lumbar-disc-herniation", irritability=Irritability.HIGH, leg_symptoms=True),
    "back pain": lambda: planned("nonspecific-low-back-pain", weeks=5),
}


@pytest.fixture(params=[pytest.param(plan, id=name) for name, plan in PEOPLE.items()])
def plan(request: pytest.FixtureRequest) -> Plan:
    plan: Plan = request.param()
    return plan


# What is never offered


def assert_may_be_done(plan: Plan, number: int, exercise: str, found: tuple[Alternative, ...]) -> None:
    library, assessment = real_library(), plan.assessment
    week = plan.weeks[number - 1]
    situation = replace(situation_in_week(assessment, number, DEFAULT_RULES), phase=week.phase)
    others = others_in(plan, number, exercise)
    functions = {library.exercises[one.exercise].function for one in others}
    assert len(found) <= 3
    assert len({one.exercise for one in found}) == len(found)
    for one in found:
        spec = library.exercises[one.exercise]
        judgement = judge(spec, situation, library)
        assert judgement.may_be_used
        assert set(judgement.limits) <= set(one.limits)
        assert spec.function not in functions
        assert week.item(one.exercise) is None
        assert spec.is_aerobic is library.exercises[exercise].is_aerobic
        assert max(minutes_with(plan, others, one).values(), default=0) <= assessment.minutes_per_day
        assert len(one.days) == one.dose.frequency.days_per_week
        assert one.words == describe(one.dose, one.days, one.side)


def minutes_with(plan: Plan, others: tuple[Prescription, ...], new: Alternative) -> dict[str, float]:
    exercises = real_library().exercises
    items = [(one.days, exercises[one.exercise], one.dose) for one in others]
    items.append((new.days, exercises[new.exercise], new.dose))
    return minutes_by_day((days, minutes_a_day(spec, dose)) for days, spec, dose in items if not spec.is_aerobic)


def test_everything_offered_may_be_done_and_has_room(plan):
    for number, exercise in places(plan):
        assert_may_be_done(plan, number, exercise, alternatives(plan, number, exercise, real_library()))


def hard_findings(plan: Plan) -> set[tuple[str, int | None, str | None]]:
    found = check(plan, real_library())
    return {(one.rule, one.week, one.exercise) for one in found if one.level is Level.HARD}


def findings_of(plan: Plan, number: int, exercise: str) -> set[str]:
    """What is said of one exercise in one week; where only that is left, it may serve nothing special (R-BL2)."""
    found = check(plan, real_library())
    return {one.rule for one in found if (one.week, one.exercise) == (number, exercise)} - {"R-SZ4"}


@settings(max_examples=80)
@given(assessment=assessments(), choice=st.integers(0, 10**6))
def test_for_any_person_what_is_offered_may_be_done_and_swapped_in(assessment, choice):
    plan = build_plan(assessment, real_library())
    if not isinstance(plan, Plan):
        return
    number, exercise = one_of(list(places(plan)), choice)
    found = alternatives(plan, number, exercise, real_library())
    assert_may_be_done(plan, number, exercise, found)
    assert found == alternatives(plan, number, exercise, real_library())
    for one in found[:1]:
        new_plan = swapped(plan, number, exercise, one)
        assert hard_findings(new_plan) == set()
        assert findings_of(new_plan, number, one.exercise) == set(), "as good a choice as the planner's own"


def one_of(known: list[tuple[int, str]], choice: int) -> tuple[int, str]:
    return known[choice % len(known)]


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(plan=mangled(), choice=st.integers(0, 10**6))
def test_a_plan_edited_by_hand_gets_no_worse_by_a_swap(plan, choice):
    known = [place for place in places(plan) if place[1] in real_library().exercises]
    known = [(number, slug) for number, slug in known if first_week(plan, number).item(slug)]
    if not known:
        return
    number, exercise = one_of(known, choice)
    before = hard_findings(plan)
    for one in alternatives(plan, number, exercise, real_library()):
        assert hard_findings(swapped(plan, number, exercise, one)) - before == set()


def first_week(plan: Plan, number: int) -> PlannedWeek:
    return next(week for week in plan.weeks if week.number == number)


def test_the_first_of_every_place_can_be_swapped_in(plan):
    for number, exercise in places(plan):
        for one in alternatives(plan, number, exercise, real_library())[:1]:
            assert hard_findings(swapped(plan, number, exercise, one)) == set()


def test_sore_outer_hips_never_get_a_gluteal_stretch():
    plan = planned("gluteal-tendinopathy", "piriformis-syndrome", weeks=8)
    for number, exercise in places(plan):
        assert not GLUTEAL_STRETCHES & set(offered(plan, number, exercise))


def test_who_cannot_get_to_the_floor_is_not_sent_there():
    plan = PEOPLE["stenosis at 78 without a floor"]()
    for number, exercise in places(plan):
        for slug in offered(plan, number, exercise):
            assert not FLOOR & real_library().exercises[slug].tags


def test_in_the_place_of_aerobic_work_comes_only_aerobic_work():
    plan = planned(weeks=8, equipment=("stationary-bike",))
    categories = {real_library().exercises[slug].category for slug in offered(plan, 3, "walking")}
    assert categories == {Category.AEROBIC}


def test_the_only_strength_or_control_work_makes_room_for_nothing_else():
    plan = planned()
    week = plan.weeks[2]
    training = [one for one in week.prescriptions if one.category in (Category.CONTROL, Category.STRENGTH)]
    only = replace(week, prescriptions=tuple(one for one in week.prescriptions if one not in training[1:]))
    plan = replace(plan, weeks=(*plan.weeks[:2], only, *plan.weeks[3:]))
    found = alternatives(plan, 3, training[0].exercise, real_library())
    assert found
    assert {one.category for one in found} <= {Category.CONTROL, Category.STRENGTH}


def test_no_red_flag_is_passed():
    plan = planned()
    open_flags = replace(plan.assessment, red_flags={**NO_RED_FLAGS, "RF2": True})
    assert alternatives(replace(plan, assessment=open_flags), 1, "walking", real_library()) == ()


@pytest.mark.parametrize("recorded", [{"conditions": ("nonspecific-low-back-pain", "siatica")}])
def test_what_the_library_does_not_know_may_be_against_anything(recorded):
    plan = planned()
    plan = replace(plan, assessment=replace(plan.assessment, **recorded))
    assert offered(plan, 1, plan.weeks[0].prescriptions[0].exercise) == []


def test_what_cannot_be_printed_or_judged_is_not_offered():
    plan, library = PEOPLE["piriformis"](), real_library()
    spec = library.exercises["figure-four-stretch"]
    assert "figure-four-stretch" in offered(plan, 3, "seated-figure-four")
    for changed in (replace(spec, stop_if=()), replace(spec, steps=()), replace(spec, suitability={})):
        narrower = Library(
            exercises={**library.exercises, spec.slug: changed},
            conditions=library.conditions,
            precautions=library.precautions,
        )
        found = alternatives(plan, 3, "seated-figure-four", narrower)
        assert spec.slug not in {one.exercise for one in found}


def test_above_low_irritability_only_one_new_exercise_a_week_needs_care():
    plan = planned(leg_symptoms=False)
    careful = with_item(plan, 1, item("prone-press-up"))
    for number, exercise in places(careful):
        if number == 1 and exercise != "prone-press-up":
            for one in alternatives(careful, 1, exercise, real_library()):
                assert verdict(careful, 1, one.exercise) is not Verdict.CAUTION


def verdict(plan: Plan, number: int, slug: str) -> Verdict:
    situation = situation_in_week(plan.assessment, number, DEFAULT_RULES)
    return judge(real_library().exercises[slug], situation, real_library()).verdict


def test_strength_keeps_its_days_of_rest_among_days_moved_by_hand():
    plan = planned(weeks=6)
    number = next(week.number for week in plan.weeks if len(strength(week)) > 1)
    first, second, *_ = strength(plan.weeks[number - 1])
    moved = replace(second, days=("tue", "thu", "sat"))
    week = plan.weeks[number - 1]
    others = tuple(one for one in week.prescriptions if one.category is not Category.STRENGTH)
    edited = replace(week, prescriptions=(first, moved, *others))
    plan = replace(plan, weeks=(*plan.weeks[: number - 1], edited, *plan.weeks[number:]))
    found = alternatives(plan, number, first.exercise, real_library())
    assert any(one.category is Category.STRENGTH for one in found)
    for one in found:
        rules = {rule for rule, week_number, _ in hard_findings(swapped(plan, number, first.exercise, one))}
        assert "R-FQ1" not in rules


def strength(week: PlannedWeek) -> list[Prescription]:
    return [one for one in week.prescriptions if one.category is Category.STRENGTH and len(one.days) == 3]


def test_a_full_day_takes_only_what_fits():
    plan = planned(minutes_per_day=6, weeks=6)
    for number, exercise in places(plan):
        assert_may_be_done(plan, number, exercise, alternatives(plan, number, exercise, real_library()))


def test_where_others_fill_the_day_nothing_is_offered():
    plan = planned()
    full = with_item(plan, 2, item("heel-slides", WEEKDAYS, minutes=90))
    timed = [one.exercise for one in full.weeks[1].prescriptions if one.category is not Category.AEROBIC]
    assert {slug: offered(full, 2, slug) for slug in timed if slug != "heel-slides"} == {
        slug: [] for slug in timed if slug != "heel-slides"
    }


# The best first


def value_of(plan: Plan, number: int, exercise: str, spec: ExerciseSpec) -> tuple[int, int, bool, int]:
    """What the week is worth with another exercise, by a plain second reading: needs, then kind, then points."""
    library, week = real_library(), plan.weeks[number - 1]
    others = [library.exercises[one.exercise] for one in others_in(plan, number, exercise)]
    old, specs = library.exercises[exercise], [*others, spec]
    need = need_of_week(number, week.phase, plan.assessment, DEFAULT_RULES)
    counts = {kind: sum(kind_of(one) is kind for one in specs) for kind in need.kinds}
    met = sum(min(counts[kind], least) for kind, (least, _) in need.kinds.items())
    there = {kind: sum(kind_of(one) is kind for one in [*others, old]) for kind in need.kinds}
    beyond = sum(max(0, counts[kind] - max(most, there[kind])) for kind, (_, most) in need.kinds.items())
    changes = len({place_of(one) for one in specs} - {0}) - 1
    points = points_of(spec, plan.assessment, week.phase, library) - 3 * changes
    return met, -beyond, kind_of(spec) is kind_of(old), points


def may_come(plan: Plan, number: int, exercise: str, situation: Situation) -> Iterator[ExerciseSpec]:
    """Everything of the library that may come in the place, by a plain second reading, minutes and care apart."""
    library, assessment = real_library(), plan.assessment
    others = [library.exercises[one.exercise] for one in others_in(plan, number, exercise)]
    old, functions = library.exercises[exercise], {one.function for one in others}
    for spec in library.exercises.values():
        is_free = spec is not old and spec.function not in functions and spec.is_aerobic is old.is_aerobic
        fits = is_free and serves(spec, assessment, library) and judge(spec, situation, library).may_be_used
        if fits and judge(spec, situation, library).verdict is not Verdict.CAUTION:
            yield spec


def test_what_the_week_is_worth_most_with_comes_first(plan):
    exercises = real_library().exercises
    plan = replace(plan, assessment=replace(plan.assessment, minutes_per_day=60))
    for number, exercise in places(plan):
        found = [exercises[slug] for slug in offered(plan, number, exercise)]
        values = [value_of(plan, number, exercise, spec) for spec in found]
        assert values == sorted(values, reverse=True)
        situation = situation_in_week(plan.assessment, number, DEFAULT_RULES)
        left = [spec for spec in may_come(plan, number, exercise, situation) if spec not in found]
        same_kind = [spec for spec in left if kind_of(spec) is kind_of(exercises[exercise])]
        for spec in same_kind:
            assert len(found) == 3
            assert value_of(plan, number, exercise, spec) <= values[-1]


def test_equals_stand_by_how_near_they_are_then_by_slug(plan):
    exercises = real_library().exercises
    order = {Relation.EASIER_FORM: 0, Relation.HARDER_FORM: 0, Relation.SAME_FUNCTION: 1}
    for number, exercise in places(plan):
        found = alternatives(plan, number, exercise, real_library())
        placed = [
            (value_of(plan, number, exercise, exercises[one.exercise]), order.get(one.relation, 2), one.exercise)
            for one in found
        ]
        for (value, near, slug), (next_value, next_near, next_slug) in pairwise(placed):
            assert value != next_value or (near, slug) < (next_near, next_slug)


def test_the_order_of_the_library_says_nothing():
    library = real_library()
    backwards = Library(
        exercises=dict(reversed(list(library.exercises.items()))),
        conditions=library.conditions,
        precautions=library.precautions,
        tags=library.tags,
    )
    plan = PEOPLE["back pain"]()
    for number, exercise in places(plan):
        assert alternatives(plan, number, exercise, library) == alternatives(plan, number, exercise, backwards)


# What is said


def test_another_gluteal_stretch_for_a_gluteal_stretch():
    plan = planned("piriformis-syndrome")
    number = next(number for number, slug in places(plan) if slug == "seated-figure-four" and number > 1)
    assert set(offered(plan, number, "seated-figure-four")) >= GLUTEAL_STRETCHES - {"seated-figure-four"}
    first = of(plan, number, "seated-figure-four", "figure-four-stretch")
    assert first.relation is Relation.HARDER_FORM
    assert "A harder form of Seated figure-four stretch, which stays as what to go back to" in first.differences
    assert "Lying on the back instead of sitting" in first.differences
    assert "Level 2 instead of 1: harder" in first.differences
    assert "Does without a firm chair" in first.differences


def test_the_easier_form_is_named():
    plan = PEOPLE["trained runner"]()
    found = of(plan, 9, "mini-squat", "sit-to-stand")
    assert found.relation is Relation.EASIER_FORM
    assert found.differences[0] == "An easier form of Small squat"


def test_care_is_told_first_with_its_limit():
    plan = PEOPLE["stenosis at 78 without a floor"]()
    found = of(plan, 3, "walk-sit-intervals", "walking")
    assert found.limits == ("Walk a short way, then sit and rest. Not one long walk.",)
    care = [one for one in found.differences if one.startswith("With")]
    assert care[0].startswith("With care: Lumbar spinal stenosis: ")
    assert care[1] == "With the limit: Walk a short way, then sit and rest. Not one long walk."
    assert "Lumbar spinal stenosis: caution instead of indicated" in found.differences
    assert any(reason.message.startswith("With care") for reason in found.reasons)


def test_the_goals_are_told_both_ways():
    plan = PEOPLE["piriformis"]()
    assert any(
        "Does not train for the goal: Sit for 45 minutes" in one.differences
        for one in alternatives(plan, 3, "posture-reset-sitting", real_library())
    )
    assert any(
        "Trains for the goal: Sit for 45 minutes" in one.differences
        for one in alternatives(plan, 3, "seated-figure-four", real_library())
    )


def test_a_harder_form_starts_below_two_thirds_of_what_was_done():
    plan = PEOPLE["piriformis"]()
    done = plan.weeks[2].item("bridge").dose
    harder = of(plan, 3, "bridge", "bridge-offset")
    assert harder.relation is Relation.HARDER_FORM
    assert 3 * harder.dose.sets * (harder.dose.repetitions or 1) <= 2 * done.sets * (done.repetitions or 1)


def test_a_harder_form_of_what_was_never_done_starts_as_anything_new():
    plan = planned("piriformis-syndrome", irritability=Irritability.LOW)
    place = next((1, slug) for number, slug in places(plan) if number == 1 and forms_of(plan, slug))
    for one in forms_of(plan, place[1]):
        spec = real_library().exercises[one.exercise]
        assert one.dose.volume <= spec.start.volume


def forms_of(plan: Plan, slug: str) -> list[Alternative]:
    found = alternatives(plan, 1, slug, real_library())
    return [one for one in found if one.relation is Relation.HARDER_FORM]


def test_in_a_lighter_week_it_is_light_too():
    plan = planned("nonspecific-low-back-pain", weeks=9, irritability=Irritability.LOW, experience="trained")
    for number in (4, 8):
        for one in plan.weeks[number - 1].prescriptions:
            found = alternatives(plan, number, one.exercise, real_library())
            for other in found:
                new = swapped(plan, number, one.exercise, other)
                soft = {(f.rule, f.week) for f in check(new, real_library())}
                assert ("R-PG6", number) not in soft


def test_what_comes_back_does_so_with_no_more_than_it_had():
    plan = planned("piriformis-syndrome")
    small = item("figure-four-stretch", ("mon", "wed", "fri"), repetitions=1, hold_seconds=5)
    plan = with_item(plan, 1, small)
    found = of(plan, 3, "seated-figure-four", "figure-four-stretch")
    assert (found.dose.repetitions, found.dose.hold_seconds) == (1, 5)


def test_one_new_exercise_too_many_is_said():
    plan = planned(weeks=8)
    added = with_item(plan, 2, item("heel-slides"), item("calf-stretch-wall"))
    slug = plan.weeks[1].prescriptions[-1].exercise
    for one in alternatives(added, 2, slug, real_library()):
        said = [line for line in one.differences if "(R-SZ3)" in line]
        is_back = any(week.item(one.exercise) for week in plan.weeks[:1])
        assert bool(said) is not is_back


def test_every_difference_is_a_short_sentence(plan):
    for number, exercise in places(plan):
        for one in alternatives(plan, number, exercise, real_library()):
            assert one.differences
            for line in one.differences:
                assert line[0].isupper() or line[0].isdigit()
                assert not never_printed(line)
                assert len(line) < 200
            assert one.reasons


def test_bad_questions_are_refused_in_one_sentence():
    plan = planned()
    unknown = with_item(plan, 1, replace(item("bridge"), exercise="handstand", name="Handstand"))
    for asked, number, slug, words in (
        (plan, 99, "walking", "The plan has no week 99."),
        (plan, 1, "handstand", "Week 1 does not hold the exercise 'handstand'."),
        (unknown, 1, "handstand", "The library does not hold the exercise 'handstand'."),
    ):
        with pytest.raises(ValueError, match=slug if slug == "handstand" else "99") as refused:
            alternatives(asked, number, slug, real_library())
        assert str(refused.value) == words


def test_an_alternative_as_a_document():
    plan = PEOPLE["trained runner"]()
    one = of(plan, 9, "mini-squat", "sit-to-stand")
    document = alternative_as_json(one)
    assert document["exercise"] == "sit-to-stand"
    assert document["relation"] == "easier form"
    assert document["days"] == ["mon", "wed", "fri"]
    assert document["sets"] == one.dose.sets
    assert document["differences"][0] == "An easier form of Small squat"
    assert set(document["reasons"][0]) == {"rule", "message", "source"}
    assert document["side"] == Side.NONE.value
