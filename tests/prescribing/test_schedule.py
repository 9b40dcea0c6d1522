from itertools import pairwise

import pytest

from planner.prescribing.dose import WEEKDAYS, Dose, Frequency
from planner.prescribing.library import Category
from planner.prescribing.schedule import days_for, has_days_running, minutes_a_day, minutes_by_day, needs_rest_days


def dose(days, **numbers):
    return Dose(frequency=Frequency(days_per_week=days), repetitions=8, **numbers)


@pytest.mark.parametrize("days_of_person", range(1, 8))
@pytest.mark.parametrize("days_of_dose", range(1, 8))
def test_strength_days_are_never_consecutive(days_of_person, days_of_dose, library):
    for spec in library.exercises.values():
        if spec.category is Category.STRENGTH and spec.level > 1:
            days = days_for(spec, dose(days_of_dose, effort=6), days_of_person)
            positions = [WEEKDAYS.index(day) for day in days]
            circle = [*positions, positions[0] + 7] if len(positions) > 1 else positions
            assert all(after - before > 1 for before, after in pairwise(circle))
            assert 1 <= len(days) <= min(3, days_of_person, days_of_dose)


@pytest.mark.parametrize(
    ("slug", "effort", "rests"),
    [
        pytest.param("glute-squeeze", 5, False, id="level 1 isometric may be daily"),
        pytest.param("sidestepping", 3, False, id="level 1 light may be daily"),
        pytest.param("sit-to-stand", 5, True, id="being level 1 is not enough"),
        pytest.param("plank", 2, True, id="planks are not exempt"),
        pytest.param("cat-cow", None, False, id="mobility may be daily"),
    ],
)
def test_who_needs_a_day_between(slug, effort, rests, library):
    assert needs_rest_days(library.exercises[slug], effort) is rests


def test_daily_work_keeps_to_the_days_the_person_has(library):
    assert len(days_for(library.exercises["cat-cow"], dose(7), 4)) == 4


def test_five_days_leave_two_days_off_apart(library):
    days = days_for(library.exercises["walking"], dose(5), 7)
    off = [day for day in WEEKDAYS if day not in days]
    assert len(off) == 2
    assert not has_days_running(off)


def test_minutes_add_up_on_each_day():
    assert minutes_by_day([(("mon", "wed"), 2.04), (("mon",), 1.0)]) == {"mon": 3.0, "wed": 2.0}


def test_minutes_count_every_session_of_a_day(library):
    twice = Dose(frequency=Frequency(days_per_week=7, times_per_day=2), minutes=5)
    assert minutes_a_day(library.exercises["constructive-rest"], twice) == 10


def test_nerve_work_counts_one_side(library):
    slider = library.exercises["sciatic-nerve-slider-supine"]
    assert slider.one_sided
    assert not slider.both_ways
