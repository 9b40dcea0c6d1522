"""Keeps the days of a proposed week to the minutes there are (R-SZ2, section 14)."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from planner.prescribing.needs import TRAINING, kind_of
from planner.prescribing.programme import Reason
from planner.prescribing.review.adapting.desk import Desk, Draft, Drafted, LeftOut
from planner.prescribing.review.adapting.proposal import Move
from planner.prescribing.schedule import days_for, minutes_a_day, minutes_by_day

# What the minutes are rounded to when they are shown: a tenth is nothing to cut for.
ROUNDING_MINUTES = 0.05
TOO_LONG = Reason(rule="R-SZ2", message="Left out, so that the day keeps to the minutes there are")
NO_MORE = Reason(rule="R-SZ2", message="No more than this week, so that the day keeps to the minutes there are")
LESS = Reason(rule="R-SZ2", message="Less, so that the day keeps to the minutes there are")


def fitted(desk: Desk, drafted: Sequence[Drafted]) -> tuple[Drafted, ...]:
    """The drafts within the person's minutes: the new ones go first, then growth, then sets, then the last exercise."""

    def as_before(one: Draft) -> Draft:
        this = desk.record.this.item(one.item.exercise)
        return desk.draft(this, this.dose, NO_MORE) if this else one

    fits = tuple(drafted)
    for which, change in (
        (_is_new, _left_out),
        (_has_grown, as_before),
        (_has_sets, _with_a_set_less),
        (_is_no_core, _left_out),
        (_is_any, _left_out),
    ):
        while _is_too_long(desk, fits) and any(which(one) for _, one in _timed(fits)):
            fits = _with_the_last_changed(fits, which, change)
    return fits


def days_of(desk: Desk, draft: Draft) -> tuple[str, ...]:
    """The weekdays of a draft: as they were where the number of days is the same, else spread anew (R-FQ1)."""
    if not draft.is_swap and len(draft.item.days) == draft.dose.frequency.days_per_week:
        return draft.item.days
    return days_for(draft.spec, draft.dose, desk.assessment.days_per_week)


def _is_too_long(desk: Desk, drafted: Sequence[Drafted]) -> bool:
    timed = ((days_of(desk, one), minutes_a_day(one.spec, one.dose)) for _, one in _timed(drafted))
    fullest = max(minutes_by_day(timed).values(), default=0.0)
    return fullest > desk.assessment.minutes_per_day + ROUNDING_MINUTES


def _timed(drafted: Sequence[Drafted]) -> list[tuple[int, Draft]]:
    """The drafts that take of the day's minutes, with their places; aerobic work has its own."""
    drafts = [(place, one) for place, one in enumerate(drafted) if isinstance(one, Draft)]
    return [(place, one) for place, one in drafts if not one.spec.is_aerobic]


def _with_the_last_changed(
    drafted: tuple[Drafted, ...], which: Callable[[Draft], bool], change: Callable[[Draft], Drafted]
) -> tuple[Drafted, ...]:
    timed = [(place, one) for place, one in reversed(_timed(drafted)) if which(one)]
    # The last control or strength goes only where nothing else is left to go (R-SZ2, R-BL2).
    spared = [(place, one) for place, one in timed if change is not _left_out or not _is_last_training(one, drafted)]
    place, last = (spared or timed)[0]
    return (*drafted[:place], change(last), *drafted[place + 1 :])


def _is_last_training(one: Draft, drafted: Sequence[Drafted]) -> bool:
    training = [draft for _, draft in _timed(drafted) if kind_of(draft.spec) in TRAINING]
    return training == [one]


def _is_new(one: Draft) -> bool:
    return one.is_new


def _has_grown(one: Draft) -> bool:
    return one.move is Move.GROW


def _has_sets(one: Draft) -> bool:
    return one.dose.sets > 1


def _is_no_core(one: Draft) -> bool:
    return not one.item.core


def _is_any(_: Draft) -> bool:
    return True


def _left_out(one: Draft) -> LeftOut:
    return LeftOut(item=one.item, reason=TOO_LONG)


def _with_a_set_less(one: Draft) -> Draft:
    return replace(one, dose=replace(one.dose, sets=one.dose.sets - 1), reason=LESS)
