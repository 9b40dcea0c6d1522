from dataclasses import replace

import pytest

from planner.prescribing.dose import Dose, DoseFault, Frequency, bout_seconds, repetition_seconds
from tests.prescribing.cases import assessed

DAILY = Frequency(days_per_week=7)


@pytest.mark.parametrize(
    ("numbers", "field"),
    [
        pytest.param({"sets": 0, "repetitions": 5}, "sets", id="no sets"),
        pytest.param({"repetitions": 0}, "repetitions", id="no repetitions"),
        pytest.param({"minutes": -3}, "minutes", id="negative minutes"),
        pytest.param({"repetitions": 5, "hold_seconds": -1}, "hold_seconds", id="negative hold"),
        pytest.param({"repetitions": 5, "rest_seconds": -1}, "rest_seconds", id="negative rest"),
        pytest.param({"repetitions": 5, "effort": 11}, "effort", id="effort over ten"),
        pytest.param({}, "repetitions", id="nothing to do"),
        pytest.param({"hold_seconds": 0}, "repetitions", id="a hold of nothing"),
    ],
)
def test_a_dose_nobody_could_do_is_refused(numbers, field):
    with pytest.raises(DoseFault) as caught:
        Dose(frequency=DAILY, **numbers)
    assert caught.value.field == field


@pytest.mark.parametrize(("days", "times"), [(0, 1), (8, 1), (3, 0)])
def test_a_frequency_outside_the_week_is_refused(days, times):
    with pytest.raises(DoseFault):
        Frequency(days_per_week=days, times_per_day=times)


@pytest.mark.parametrize(
    ("hold", "both_ways", "seconds"),
    [
        pytest.param(None, False, 4, id="no hold takes four seconds"),
        pytest.param(1, False, 4, id="a short hold takes four seconds"),
        pytest.param(10, False, 12, id="a hold and two seconds"),
        pytest.param(10, True, 24, id="left and then right"),
    ],
)
def test_a_repetition_takes_the_longer_of_four_seconds_and_its_hold(hold, both_ways, seconds):
    dose = Dose(frequency=DAILY, repetitions=5, hold_seconds=hold)
    assert repetition_seconds(dose, both_ways=both_ways) == seconds


def test_a_bout_is_set_up_and_sets_of_repetitions_and_rest():
    dose = Dose(frequency=DAILY, sets=2, repetitions=10, hold_seconds=3, rest_seconds=30)
    assert bout_seconds(dose, both_ways=False) == 30 + 2 * (10 * 5 + 30)


def test_rest_and_set_up_do_not_double_for_two_sides():
    dose = Dose(frequency=DAILY, sets=1, repetitions=3, hold_seconds=15, rest_seconds=15)
    assert bout_seconds(dose, both_ways=True) == 30 + 3 * 17 * 2 + 15


@pytest.mark.parametrize(
    "change", [{"conditions": ()}, {"age": -1}, {"weeks": 27}, {"minutes_per_day": 0}, {"worst_pain": 11}], ids=str
)
def test_an_assessment_of_nobody_is_refused(change):
    with pytest.raises(ValueError, match=next(iter(change))):
        replace(assessed(), **change)


def test_minutes_alone_are_the_time_of_a_timed_dose():
    assert bout_seconds(Dose(frequency=DAILY, minutes=10), both_ways=False) == 10 * 60


def test_walking_bouts_count_their_rests():
    dose = Dose(frequency=DAILY, sets=3, minutes=3, rest_seconds=120)
    assert bout_seconds(dose, both_ways=False) == 15 * 60
