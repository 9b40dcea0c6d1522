"""Doses compared and made smaller, for a week after which less is asked (section 3, R-PG6, R-PG7)."""

from dataclasses import replace
from math import ceil
from typing import Any

from planner.prescribing.dose import Dose
from planner.prescribing.programme import Change
from planner.prescribing.progression import change_between
from planner.prescribing.rules import Rules

HALF_PERCENT = 50


def is_harder(dose: Dose, than: Dose) -> bool:
    """Whether a dose asks more of a week than another, by volume or by effort."""
    if change_between(than, dose, seen_before=True) is Change.HARDER:
        return True
    return dose.effort is not None and than.effort is not None and dose.effort > than.effort


def lesser(dose: Dose, *others: Dose | None) -> Dose:
    """The dose with the least volume, at the least effort, of the first and the others; the first where equal."""
    least = dose
    for other in others:
        if other and change_between(other, least, seen_before=True) is Change.HARDER:
            least = other
    efforts = [one.effort for one in (dose, *others) if one and one.effort is not None]
    return replace(least, effort=min(efforts)) if least.effort is not None else least


def reduced(dose: Dose, percent: int, rules: Rules) -> Dose | None:
    """A dose at about that percentage of its work, rounded up; None where it is as small as it can be.

    Sets first, then repetitions, hold or minutes; where one session is at its smallest, sessions a day, then days.
    """
    sets = ceil(dose.sets * percent / 100)
    field, least = _counted(dose, rules)
    value = getattr(dose, field) or 1
    each = max(min(least, value), ceil(dose.sets * value * percent / (100 * sets)))
    numbers: dict[str, Any] = {"sets": sets, field: min(each, value)} if value > 1 else {"sets": sets}
    smaller = replace(dose, **numbers)
    if smaller.volume < dose.volume:
        return smaller
    return _less_often(dose, percent)


def _counted(dose: Dose, rules: Rules) -> tuple[str, int]:
    """The number that is cut, and the least it is cut to."""
    if dose.minutes is not None:
        return "minutes", rules.shortest_minutes
    return ("repetitions", 1) if (dose.repetitions or 1) > 1 or not dose.hold_seconds else ("hold_seconds", 1)


def _less_often(dose: Dose, percent: int) -> Dose | None:
    frequency = dose.frequency
    for field in ("times_per_day", "days_per_week"):
        often = getattr(frequency, field)
        fewer = ceil(often * percent / 100)
        if fewer < often:
            return replace(dose, frequency=replace(frequency, **{field: fewer}))
    return None
