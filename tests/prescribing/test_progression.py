from dataclasses import replace

import pytest

from planner.prescribing.assessment import Experience, Irritability
from planner.prescribing.dose import Dose, Frequency
from planner.prescribing.programme import Change
from planner.prescribing.progression import (
    Growth,
    Turn,
    change_between,
    grown,
    growth_for,
    is_at_target,
    is_lighter_week,
    lightened,
    start_dose,
    substitute_dose,
    turn_of,
    why_it_waits,
)
from planner.prescribing.rules import DEFAULT_RULES
from tests.prescribing.cases import assessed

THREE_DAYS = Frequency(days_per_week=3)
SLOW = Growth(percent=20, minutes=2, longest_hold_seconds=None)
MOST_STEPS = 200


def dose(**numbers):
    return Dose(frequency=THREE_DAYS, **numbers)


def test_high_irritability_starts_at_half_rounded_up(library):
    spec = library.exercises["bird-dog"]
    half = start_dose(spec, assessed(irritability=Irritability.HIGH), DEFAULT_RULES)
    assert (half.sets, half.repetitions, half.hold_seconds) == (1, 3, 3)


def test_a_halved_time_is_at_least_two_minutes(library):
    lying = start_dose(library.exercises["prone-lying"], assessed(irritability=Irritability.HIGH), DEFAULT_RULES)
    assert lying.minutes == 2


def test_a_trained_person_with_low_irritability_starts_halfway(library):
    assessment = assessed(irritability=Irritability.LOW, experience=Experience.TRAINED)
    assert start_dose(library.exercises["walking"], assessment, DEFAULT_RULES).minutes == 20


def test_holds_stay_at_ten_seconds_with_heart_disease(library):
    spec = library.exercises["wall-posture-set"]
    heart = assessed(precautions=["high-blood-pressure-or-heart-disease"])
    wall_sit = library.exercises["wall-sit"]
    current = start_dose(wall_sit, heart, DEFAULT_RULES)
    for _ in range(MOST_STEPS):
        current = grown(current, wall_sit, growth_for(wall_sit, heart, DEFAULT_RULES))
    assert current.hold_seconds == 10
    assert growth_for(spec, assessed(), DEFAULT_RULES).longest_hold_seconds is None


@pytest.mark.parametrize("irritability", list(Irritability), ids=str)
def test_every_dose_grows_to_its_target_and_stops_there(irritability, library):
    assessment = assessed(irritability=irritability)
    for spec in library.exercises.values():
        growth = growth_for(spec, assessment, DEFAULT_RULES)
        current = start_dose(spec, assessment, DEFAULT_RULES)
        for _ in range(MOST_STEPS):
            larger = grown(current, spec, growth)
            if larger == current:
                break
            current = larger
        else:
            pytest.fail(f"{spec.slug} never stops growing")
        assert is_at_target(current, spec, growth), spec.slug
        for number in ("sets", "repetitions", "hold_seconds", "minutes"):
            assert (getattr(current, number) or 0) <= (getattr(spec.target, number) or 10_000), (spec.slug, number)


@pytest.mark.parametrize("irritability", list(Irritability), ids=str)
def test_one_step_keeps_to_the_weekly_cap_or_is_the_least_there_is(irritability, library):
    assessment = assessed(irritability=irritability)
    for spec in library.exercises.values():
        growth = growth_for(spec, assessment, DEFAULT_RULES)
        current = start_dose(spec, assessment, DEFAULT_RULES)
        for _ in range(MOST_STEPS):
            larger = grown(current, spec, growth)
            assert larger.volume <= current.volume * (1 + growth.percent / 100) + _least_step(spec, current), spec.slug
            current = larger


def _least_step(spec, current):
    """What may always be added: a repetition, 2 or 5 seconds of hold a repetition, the minutes of a walk (R-PG3)."""
    if current.minutes is not None:
        return max(
            (5 if spec.is_aerobic else 2) * current.sets, current.minutes if current.sets < spec.target.sets else 0
        )
    hold = max(current.hold_seconds or 0, 1)
    seconds = 2 if hold < 10 else 5
    return current.sets * max(hold, seconds * (current.repetitions or 1))


def test_a_set_is_added_with_fewer_repetitions(library):
    sit_to_stand = library.exercises["sit-to-stand"]
    larger = grown(dose(sets=1, repetitions=12, rest_seconds=45), sit_to_stand, SLOW)
    assert (larger.sets, larger.repetitions) == (2, 7)


def test_only_one_number_of_a_dose_changes_at_a_time_while_repetitions_grow(library):
    bridge = library.exercises["bridge"]
    larger = grown(bridge.start, bridge, SLOW)
    assert larger == replace(bridge.start, repetitions=9)


def test_walking_adds_a_few_minutes(library):
    assert grown(dose(minutes=10), library.exercises["walking"], SLOW).minutes == 12


@pytest.mark.parametrize(
    ("before", "after", "seen", "change"),
    [
        pytest.param(None, {"repetitions": 5}, False, Change.NEW, id="new"),
        pytest.param(None, {"repetitions": 5}, True, Change.BACK, id="back"),
        pytest.param({"repetitions": 5}, {"repetitions": 5}, True, Change.SAME, id="same"),
        pytest.param({"repetitions": 5}, {"repetitions": 6}, True, Change.HARDER, id="harder"),
        pytest.param({"sets": 2, "repetitions": 5}, {"repetitions": 6}, True, Change.EASIER, id="easier"),
    ],
)
def test_the_change_since_last_week(before, after, seen, change):
    previous = dose(**before) if before else None
    assert change_between(previous, dose(**after), seen_before=seen) is change


@pytest.mark.parametrize(
    ("slug", "before", "after"),
    [
        pytest.param("bridge", {"sets": 3, "repetitions": 10}, {"sets": 2, "repetitions": 10}, id="a set less"),
        pytest.param("bridge", {"repetitions": 14}, {"repetitions": 9}, id="fewer repetitions"),
        pytest.param("bridge", {"repetitions": 9}, {"repetitions": 8}, id="not below the library's start"),
        pytest.param("bridge", {"sets": 2, "repetitions": 5}, {"repetitions": 8}, id="one set, as at the start"),
        pytest.param("bridge", {"repetitions": 5}, {"repetitions": 5}, id="small already"),
        pytest.param("cat-cow", {"repetitions": 12}, {"repetitions": 12}, id="easy movement"),
        pytest.param("walking", {"minutes": 12}, {"minutes": 12}, id="walking"),
    ],
)
def test_a_lighter_week_takes_a_third_off(slug, before, after, library):
    """R-PG6."""
    spec = library.exercises[slug]
    held = {"hold_seconds": spec.start.hold_seconds} if spec.start.hold_seconds else {}
    assert lightened(dose(**before, **held), spec) == dose(**after, **held)


@pytest.mark.parametrize(
    ("weeks", "lighter"),
    [
        pytest.param(13, [4, 8, 12], id="thirteen"),
        pytest.param(12, [4, 8], id="not the last"),
        pytest.param(4, [], id="4"),
    ],
)
def test_every_fourth_week_is_lighter_but_the_last(weeks, lighter):
    """R-PG6."""
    person = assessed(weeks=weeks)
    assert [week for week in range(1, weeks + 1) if is_lighter_week(week, person, DEFAULT_RULES)] == lighter


def test_a_longer_hold_is_taken_where_a_repetition_more_is_too_much(library):
    """R-PG3: the smaller of two steps that both are past the cap."""
    side_plank = library.exercises["modified-side-plank"]
    before = dose(sets=2, repetitions=2, hold_seconds=8)
    larger = grown(before, side_plank, SLOW)
    assert (larger.repetitions, larger.hold_seconds) == (2, 10)
    within = grown(dose(sets=1, repetitions=10, hold_seconds=2), library.exercises["bridge"], SLOW)
    assert (within.repetitions, within.hold_seconds) == (12, 2)


def test_another_bout_of_walking_keeps_within_the_weekly_step(library):
    """R-PG4: 3 x 7 minutes do not become 4 x 7 at once."""
    walk_and_sit = library.exercises["walk-sit-intervals"]
    growth = Growth(percent=20, minutes=3, longest_hold_seconds=None, may_add_days=True)
    before = replace(walk_and_sit.target, sets=walk_and_sit.target.sets - 1)
    larger = grown(before, walk_and_sit, growth)
    assert larger.sets == walk_and_sit.target.sets
    assert before.volume < larger.volume <= before.volume + 3


def test_older_untrained_people_wait_two_weeks_before_the_first_increase(library):
    spec, older, turn = library.exercises["pelvic-tilt"], assessed(age=70), Turn(aerobic=True)
    waiting = [why_it_waits(spec, done, turn, older, DEFAULT_RULES) for done in (1, 2, 3)]
    assert [reason.rule if reason else None for reason in waiting] == ["R-AGE1", None, None]


@pytest.mark.parametrize("age", [45, 70])
def test_walking_never_grows_with_two_leg_exercises_when_irritable(age, library):
    person, legs = assessed(age=age), ["heel-raise", "mini-squat", "sit-to-stand"]
    for week in range(2, 27):
        turn = turn_of(week, legs, person, DEFAULT_RULES)
        slugs = ["walking", *legs]
        grow = [s for s in slugs if not why_it_waits(library.exercises[s], 3, turn, person, DEFAULT_RULES)]
        assert grow == legs or (grow[0] == "walking" and len(grow) == 2)


def test_every_leg_exercise_has_its_turn_beside_walking():
    legs = ["heel-raise", "mini-squat", "sit-to-stand"]
    turns = [turn_of(week, legs, assessed(), DEFAULT_RULES) for week in range(2, 16)]
    assert {turn.leg for turn in turns if turn.aerobic} == set(legs)


@pytest.mark.parametrize(("easier", "harder"), [("bridge", "bridge-offset"), ("mini-squat", "split-squat")])
def test_a_harder_exercise_begins_below_two_thirds_of_the_volume_and_of_its_own_target(easier, harder, library):
    old, spec = library.exercises[easier].target, library.exercises[harder]
    first = substitute_dose(spec, old, assessed(), DEFAULT_RULES)
    begun, before, most = (dose.sets * (dose.repetitions or 1) for dose in (first, old, spec.target))
    assert spec.start.sets * (spec.start.repetitions or 1) < begun < most
    assert begun <= 0.7 * before


@pytest.mark.parametrize("careful", [{"age": 70}, {"irritability": Irritability.HIGH}], ids=str)
def test_a_harder_exercise_begins_at_its_first_dose_where_care_is_needed(careful, library):
    spec, person = library.exercises["bridge-offset"], assessed(**careful)
    first = substitute_dose(spec, library.exercises["bridge"].target, person, DEFAULT_RULES)
    assert first == start_dose(spec, person, DEFAULT_RULES)
