"""Which days of the week: rest between strength days, and the minutes of each day (R-FQ1, R-SZ2)."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import combinations

from planner.prescribing.dose import WEEKDAYS, Dose, bout_seconds
from planner.prescribing.library import Category, ExerciseSpec
from planner.prescribing.programme import Prescription

DAYS_OF_PERSON = {
    1: ("mon",),
    2: ("mon", "thu"),
    3: ("mon", "wed", "fri"),
    4: ("mon", "tue", "thu", "sat"),
    5: ("mon", "tue", "wed", "fri", "sat"),
    6: ("mon", "tue", "wed", "thu", "fri", "sat"),
    7: WEEKDAYS,
}
MOST_STRENGTH_DAYS = 3
MOST_DAYS_OF_WORK = 6
EVERY_DAY = frozenset({Category.MOBILITY, Category.RELAXATION, Category.NEURAL})
LIGHT_EFFORT = 3


def needs_rest_days(spec: ExerciseSpec, effort: int | None) -> bool:
    """Whether it may not be done two days running: strength, but for light or isometric work of level 1 (R-FQ1)."""
    if spec.category is not Category.STRENGTH:
        return False
    if spec.level > 1:
        return True
    return "isometric" not in spec.tags and (effort is None or effort > LIGHT_EFFORT)


def days_for(spec: ExerciseSpec, dose: Dose, days_per_week: int) -> tuple[str, ...]:
    """The weekdays of one exercise, spread as evenly as the person's own days allow; the person's first is among them.

    Strength rests between its days (R-FQ1); but for easy movement and rest, one day of seven is lighter (R-FQ2).
    """
    most = len(WEEKDAYS) if spec.category in EVERY_DAY else MOST_DAYS_OF_WORK
    return _spread(min(dose.frequency.days_per_week, most), days_per_week, rests=needs_rest_days(spec, dose.effort))


@lru_cache(maxsize=256)
def _spread(wanted: int, days_per_week: int, *, rests: bool) -> tuple[str, ...]:
    available = DAYS_OF_PERSON[days_per_week]
    if not rests:
        return _most_even(available, wanted)
    return _most_even(_strength_days(available), min(wanted, MOST_STRENGTH_DAYS))


def _strength_days(available: tuple[str, ...]) -> tuple[str, ...]:
    """The days of all strength work, so that no two days running hold any (R-FQ1)."""
    for count in range(min(len(available), MOST_STRENGTH_DAYS), 1, -1):
        days = _most_even(available, count)
        if not has_days_running(days):
            return days
    return available[:1]


def has_days_running(days: Iterable[str]) -> bool:
    """Whether two of the days follow each other, Sunday and Monday included."""
    positions = sorted(WEEKDAYS.index(day) for day in days)
    return any(gap == 1 for gap in _gaps(positions)) if len(positions) > 1 else False


def _most_even(available: tuple[str, ...], count: int) -> tuple[str, ...]:
    if count >= len(available):
        return available
    choices = combinations([WEEKDAYS.index(day) for day in available], count)
    return tuple(WEEKDAYS[day] for day in max(choices, key=_evenness))


def _evenness(chosen: tuple[int, ...]) -> tuple[list[int], list[int], list[int]]:
    """The wider the smallest gaps between the days, and between the days off, the better; then the earlier days."""
    off = [day for day in range(len(WEEKDAYS)) if day not in chosen]
    return sorted(_gaps(chosen)), sorted(_gaps(off)), [-day for day in chosen]


def _gaps(positions: Iterable[int]) -> list[int]:
    ordered = list(positions)
    if not ordered:
        return []
    following = [*ordered[1:], ordered[0] + 7]
    return [after - before for before, after in zip(ordered, following, strict=True)]


def minutes_of_week(
    items: Iterable[Prescription], exercises: Mapping[str, ExerciseSpec], *, aerobic: bool
) -> dict[str, float]:
    """Minutes of each weekday, of the aerobic items or of all others (R-SZ2)."""
    return minutes_by_day(
        (item.days, minutes_a_day(exercises[item.exercise], item.dose))
        for item in items
        if exercises[item.exercise].is_aerobic is aerobic
    )


def minutes_by_day(timed: Iterable[tuple[tuple[str, ...], float]]) -> dict[str, float]:
    """Minutes of each weekday from (days, minutes on such a day), rounded to a tenth, in the order of the week."""
    totals = dict.fromkeys(WEEKDAYS, 0.0)
    for days, minutes in timed:
        for day in days:
            totals[day] += minutes
    return {day: round(minutes, 1) for day, minutes in totals.items() if minutes}


def minutes_a_day(spec: ExerciseSpec, dose: Dose) -> float:
    """Minutes this exercise takes on a day it is done (R-SZ2)."""
    return seconds_a_day(spec, dose) / 60


def seconds_a_day(spec: ExerciseSpec, dose: Dose) -> int:
    """Seconds this exercise takes on a day it is done: one session times the sessions of that day (R-SZ2)."""
    return bout_seconds(dose, both_ways=spec.both_ways) * dose.frequency.times_per_day
