"""Turns drafts into the proposed week, and says of each exercise what was and what comes."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from planner.prescribing.dose import Side
from planner.prescribing.limits import GOOD_SIDE_DOWN
from planner.prescribing.phases import FOCUS
from planner.prescribing.programme import PlannedWeek, Prescription, Reason, Stopped
from planner.prescribing.progression import change_between
from planner.prescribing.review.adapting.desk import Desk, Draft, Drafted
from planner.prescribing.review.adapting.fitting import days_of
from planner.prescribing.review.adapting.proposal import ItemChange, Move
from planner.prescribing.schedule import minutes_of_week
from planner.prescribing.suitability import judge
from planner.prescribing.weeks import situation_in_week
from planner.prescribing.wording import describe
from planner.prescribing.writing import side_of

# What a prescription said of its dose then; of the proposed week it says something else.
RULES_OF_A_DOSE = ("R-PG", "R-IR2", "R-SZ2")


def assembled(desk: Desk, drafted: Sequence[Drafted]) -> PlannedWeek:
    """The proposed week from its drafts: doses in words, days, minutes, limits and reasons."""
    drafts = [one for one in drafted if isinstance(one, Draft)]
    items = _with_something_for_a_bad_day([_prescription(desk, draft) for draft in drafts])
    starts, exercises = desk.assessment.start_date, desk.library.exercises
    return PlannedWeek(
        number=desk.number,
        phase=desk.phase,
        focus=f"{FOCUS[desk.phase]}{' A lighter week.' if desk.is_lighter else ''}",
        starts=starts + timedelta(weeks=desk.number - 1) if starts else None,
        minutes_by_day=minutes_of_week(items, exercises, aerobic=False),
        aerobic_minutes_by_day=minutes_of_week(items, exercises, aerobic=True),
        prescriptions=items,
        stopped=tuple(_stopped(desk, drafted)),
    )


def _with_something_for_a_bad_day(items: Sequence[Prescription]) -> tuple[Prescription, ...]:
    """One item at least to keep on a bad day (R-BL1)."""
    if any(item.core for item in items):
        return tuple(items)
    return tuple(replace(item, core=place == 0) for place, item in enumerate(items))


def _prescription(desk: Desk, draft: Draft) -> Prescription:
    spec, days = draft.spec, days_of(desk, draft)
    dose = replace(draft.dose, frequency=replace(draft.dose.frequency, days_per_week=len(days)))
    this = desk.record.this.item(spec.slug)
    seen = any(week.item(spec.slug) for week in desk.record.plan.weeks[: desk.record.week])
    limits = _limits(desk, draft)
    side = _side(draft, limits)
    return Prescription(
        exercise=spec.slug,
        name=spec.name,
        category=spec.category,
        side=side,
        dose=dose,
        days=days,
        change=change_between(this.dose if this else None, dose, seen_before=seen),
        words=describe(dose, days, side),
        previous=this.words if this else None,
        core=draft.item.core,
        limits=limits,
        because=_because(desk, draft),
    )


def _limits(desk: Desk, draft: Draft) -> tuple[str, ...]:
    """What is said of it in this week, and what stood on the item besides (by hand, or which side)."""
    judgement = desk.judgement_of(draft.spec.slug)
    own = judgement.limits if judgement else ()
    return tuple(dict.fromkeys((*own, *_limits_besides(desk, draft))))


def _limits_besides(desk: Desk, draft: Draft) -> Iterator[str]:
    """The limits of the item that are not its judgement's, so that one whose precaution has ended does not stay."""
    spec = desk.library.exercises[draft.item.exercise]
    said: set[str] = set()
    for number in range(1, desk.number + 1):
        situation = situation_in_week(desk.assessment, number, desk.rules)
        said |= set(judge(spec, situation, desk.library).limits)
    yield from (limit for limit in draft.item.limits if limit not in said)


def _side(draft: Draft, limits: tuple[str, ...]) -> Side:
    """The item's own side, also by hand; the usual one for what comes in its place, or where a limit names one."""
    return side_of(draft.spec, limits) if draft.is_swap or GOOD_SIDE_DOWN in limits else draft.item.side


def _because(desk: Desk, draft: Draft) -> tuple[Reason, ...]:
    """Why it comes so, why it was chosen, and with what care."""
    judgement = desk.judgement_of(draft.spec.slug)
    with_care = judgement.reasons if judgement else ()
    chosen = () if draft.is_swap else draft.item.because
    lasting = [reason for reason in chosen if not reason.rule.startswith(RULES_OF_A_DOSE)]
    return tuple(dict.fromkeys((draft.reason, *lasting, *with_care)))


def _gone(desk: Desk, drafted: Sequence[Drafted]) -> Iterator[tuple[Prescription, Reason]]:
    """What was done this week and does not come, with its reason."""
    coming = {one.spec.slug for one in drafted if isinstance(one, Draft)}
    known = {one.item.exercise: one.reason for one in drafted if not isinstance(one, Draft) or one.is_swap}
    stopped = _stopped_as_planned(desk)
    rule = "R-PH2" if desk.record.red_sessions() else "R-PG7"
    gone_back = Reason(rule=rule, message=f"Not in week {desk.source.number}, which the plan goes back to")
    for item in desk.record.this.prescriptions:
        if item.exercise not in coming:
            yield item, known.get(item.exercise) or stopped.get(item.exercise) or gone_back


def _stopped_as_planned(desk: Desk) -> dict[str, Reason]:
    """What the plan itself stops next week, where the proposal goes on with the plan."""
    planned = desk.record.planned
    if planned is None or desk.source.number != desk.record.week:
        return {}
    return {one.exercise: Reason(rule="R-PH1", message=one.reason) for one in planned.stopped}


def _stopped(desk: Desk, drafted: Sequence[Drafted]) -> Iterator[Stopped]:
    for item, reason in _gone(desk, drafted):
        yield Stopped(exercise=item.exercise, name=item.name, reason=reason.message)


def changes_of(desk: Desk, drafted: Sequence[Drafted], week: PlannedWeek) -> tuple[ItemChange, ...]:
    """Every exercise of this week and the next, before and after, in words and with its reason."""
    coming = [_change(desk, one, week) for one in drafted if isinstance(one, Draft)]
    swapped = {change.replaces for change in coming}
    gone = {item.exercise: (item, reason) for item, reason in _gone(desk, drafted)}
    # What was planned for next week and does not come is said too, though it was not done this week.
    gone |= {one.item.exercise: (one.item, one.reason) for one in drafted if not isinstance(one, Draft)}
    left = [_left_out(desk, item, reason) for slug, (item, reason) in gone.items() if slug not in swapped]
    return (*coming, *left)


def _change(desk: Desk, draft: Draft, week: PlannedWeek) -> ItemChange:
    before, after = desk.record.this.item(draft.item.exercise), week.item(draft.spec.slug)
    return ItemChange(
        exercise=draft.spec.slug,
        name=draft.spec.name,
        move=draft.move,
        before=before.words if before else None,
        after=after.words if after else None,
        reason=draft.reason,
        replaces=draft.item.exercise if draft.is_swap else None,
    )


def _left_out(desk: Desk, item: Prescription, reason: Reason) -> ItemChange:
    before = desk.record.this.item(item.exercise)
    return ItemChange(
        exercise=item.exercise,
        name=item.name,
        move=Move.LEAVE_OUT,
        before=before.words if before else None,
        after=None,
        reason=reason,
    )
