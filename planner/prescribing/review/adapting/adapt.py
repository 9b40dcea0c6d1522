"""Proposes the next week of a plan from what happened in the weeks before it."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from planner.prescribing.library import Library, Phase
from planner.prescribing.programme import Block, Level, Notice, Plan, PlannedWeek, Prescription, Reason
from planner.prescribing.review.adapting.assembling import assembled, changes_of
from planner.prescribing.review.adapting.deciding import action_for, reasons_for
from planner.prescribing.review.adapting.desk import Desk, Draft, Drafted, LeftOut
from planner.prescribing.review.adapting.easier_form import with_easier_forms
from planner.prescribing.review.adapting.easing import back_a_phase, made_less, maintained, restarted, step_back
from planner.prescribing.review.adapting.fitting import fitted
from planner.prescribing.review.adapting.growing import all_at_target, continued, grown_further, why_it_waits
from planner.prescribing.review.adapting.logs import WeekLog
from planner.prescribing.review.adapting.noticing import notices_of
from planner.prescribing.review.adapting.proposal import Action, Proposal
from planner.prescribing.review.adapting.record import Record, record_of
from planner.prescribing.rules import DEFAULT_RULES, Rules
from planner.prescribing.screening import blocks_for
from planner.prescribing.weeks import situation_in_week

MAKERS: dict[Action, Callable[[Desk, Prescription], Draft]] = {
    Action.PROGRESS: grown_further,
    Action.REPEAT: made_less,
    Action.REGRESS: made_less,
    Action.BACK_A_PHASE: back_a_phase,
    Action.STEP_BACK: step_back,
    Action.RESTART: restarted,
    Action.MAINTAIN: maintained,
}
NOTHING_LEFT = Reason(rule="R-OVL", message="Nothing is left that may be done next week")


def adapt(plan: Plan, logs: Sequence[WeekLog], week: int, library: Library, rules: Rules = DEFAULT_RULES) -> Proposal:
    """The week proposed after `week`, the last one reported, counted from 1 (R-PG1, R-PG7, R-PH2, R-RF1, R-RF3).

    Where no plan may be made for this person now, none goes on. Logs of later weeks do not count. ValueError where the
    week or a log does not belong to the plan.
    """
    record = record_of(plan, logs, week, rules)
    blocks = blocks_for(plan.assessment)
    if blocks:
        return _blocked(record, blocks)
    action = action_for(record)
    if action.is_on_hold:
        return _on_hold(action, record, reasons_for(action, record))
    action = _refined(action, _desk(action, record, library))
    desk = _desk(action, record, library)
    drafted = fitted(desk, with_easier_forms(desk, _drafted(action, desk)))
    if not any(isinstance(one, Draft) for one in drafted):
        return _on_hold(Action.HOLD_AND_CALL, record, (*reasons_for(action, record), NOTHING_LEFT))
    return _proposal(action, desk, drafted)


def _proposal(action: Action, desk: Desk, drafted: Sequence[Drafted]) -> Proposal:
    week = assembled(desk, drafted)
    return Proposal(
        action=action,
        number=desk.number,
        colour=desk.record.colour,
        week=week,
        changes=changes_of(desk, drafted, week),
        reasons=reasons_for(action, desk.record),
        notices=(*notices_of(action, desk.record, week), *_notices_of_targets(action, desk)),
    )


def _blocked(record: Record, blocks: Sequence[Block]) -> Proposal:
    """On hold with every reason why there may be no plan, and what to do first (R-RF1)."""
    said = tuple(Reason(rule=block.code, message=block.message) for block in blocks)
    held = _on_hold(Action.STOP, record, (*said, *reasons_for(Action.STOP, record)))
    mend = tuple(Notice(code=block.code, level=block.level, message=block.action) for block in blocks)
    return replace(held, notices=(*mend, *held.notices))


def _on_hold(action: Action, record: Record, reasons: tuple[Reason, ...]) -> Proposal:
    return Proposal(
        action=action,
        number=record.week + 1,
        colour=record.colour,
        week=None,
        changes=(),
        reasons=reasons,
        notices=notices_of(action, record, None),
    )


def _desk(action: Action, record: Record, library: Library) -> Desk:
    """The week to start from, and the situation: the phase to come, never beyond that of the calendar (R-PH1)."""
    source, phase = _source(action, record)
    situation = situation_in_week(record.plan.assessment, record.week + 1, record.rules)
    earlier = min(phase, situation.phase, key=_phase_number)
    return Desk(
        record=record,
        library=library,
        source=source,
        phase=phase,
        situation=replace(situation, phase=earlier),
    )


def _source(action: Action, record: Record) -> tuple[PlannedWeek, Phase]:
    if action is Action.BACK_A_PHASE:
        return _phase_before(record)
    if action is Action.PROGRESS and record.planned:
        return record.this, record.planned.phase
    return record.last_done, min(record.last_done.phase, record.this.phase, key=_phase_number)


def _phase_before(record: Record) -> tuple[PlannedWeek, Phase]:
    """The last week of the phase before this one; this week itself where the plan has none (R-PH2)."""
    this = record.this
    for week in reversed(record.plan.weeks[: record.week - 1]):
        if week.phase.number < this.phase.number:
            return week, week.phase
    return this, list(Phase)[max(0, this.phase.number - 2)]


def _phase_number(phase: Phase) -> int:
    return phase.number


def _refined(action: Action, desk: Desk) -> Action:
    """Progress only where an exercise is ready for it (R-PG1); maintenance once goals and targets are met (R-PG9)."""
    if action is not Action.PROGRESS:
        return action
    if all(why_it_waits(desk, item) for item in desk.record.this.prescriptions):
        return Action.REPEAT
    return Action.MAINTAIN if desk.record.log.goals_met and all_at_target(desk) else action


def _drafted(action: Action, desk: Desk) -> tuple[Drafted, ...]:
    """Every exercise of the week to start from, as it would be; what may not be used is left out (R-PREC)."""
    if action is Action.PROGRESS and desk.record.planned:
        return continued(desk, desk.record.planned)
    return tuple(_usable(action, desk, item) for item in desk.source.prescriptions)


def _usable(action: Action, desk: Desk, item: Prescription) -> Drafted:
    objection = desk.why_not(item.exercise)
    return LeftOut(item=item, reason=objection) if objection else MAKERS[action](desk, item)


def _notices_of_targets(action: Action, desk: Desk) -> tuple[Notice, ...]:
    if action is not Action.PROGRESS or desk.record.planned or not all_at_target(desk):
        return ()
    message = "The plan ends with every exercise at its target and the goals not met: plan on at the next level."
    return (Notice(code="R-PG9", level=Level.NOTE, message=message),)
