"""Which way the next week goes, and why: sections 3 and 6 of the rules read on what was reported."""

from collections.abc import Iterator

from planner.prescribing.programme import Reason
from planner.prescribing.review.adapting.logs import Colour, Gap, WeekLog
from planner.prescribing.review.adapting.proposal import Action
from planner.prescribing.review.adapting.record import Record
from planner.prescribing.screening import RED_FLAGS

# R-PG7: up to this many missed weeks the last one is repeated, or one step is gone back; beyond, a fresh start.
MISSED_TO_REPEAT = 1
MISSED_TO_STEP_BACK = 3
COLOUR_SOURCE = "PMM"
GAP_WORDS = {
    Gap.LIFE: "other things came between",
    Gap.TRAVEL: "travel came between",
    Gap.ILLNESS: "illness came between",
    Gap.SURGERY: "an operation came between",
    Gap.FALL: "a fall came between",
    Gap.NEW_SYMPTOMS: "new symptoms came",
}


def action_for(record: Record) -> Action:
    """What to do with the next week; what stops the plan comes first, and nothing grows but after green (R-PREC)."""
    return _hold(record.left_open) or _back(record) or _on(record)


def _hold(left_open: tuple[WeekLog, ...]) -> Action | None:
    if any(log.red_flags for log in left_open):
        return Action.STOP
    if any(log.nerve_sign for log in left_open):
        return Action.HOLD_AND_CALL
    return Action.ASK_AGAIN if left_open else None


def _back(record: Record) -> Action | None:
    """R-PH2 and section 3 after red, R-PG7 after missed weeks, R-PG4 where leg symptoms spread."""
    if record.red_sessions():
        many = record.red_sessions() >= record.rules.red_sessions_back
        return Action.BACK_A_PHASE if many else Action.REGRESS
    if record.missed_weeks > MISSED_TO_STEP_BACK:
        return Action.RESTART
    if record.missed_weeks > MISSED_TO_REPEAT:
        return Action.STEP_BACK
    return Action.REGRESS if record.log.leg_pain_spread_for_a_time else None


def _on(record: Record) -> Action:
    """R-PG1: only a green week with enough sessions goes on; a week after travel or illness is lighter (R-PG6)."""
    if record.colour is not Colour.GREEN or not record.is_enough_done or is_after_a_gap(record):
        return Action.REPEAT
    return Action.PROGRESS


def is_after_a_gap(record: Record) -> bool:
    """Whether illness, travel or the like came between, so that the next week is a lighter one (R-PG6)."""
    return record.log.gap not in (None, Gap.LIFE)


def reasons_for(action: Action, record: Record) -> tuple[Reason, ...]:
    """Why the week goes that way: what was reported, and the rule."""
    if action.is_on_hold:
        return tuple(_reasons_to_hold(record.left_open))
    return (*_reasons_of_colour(record), *_reasons_of_action(action, record))


def _reasons_to_hold(left_open: tuple[WeekLog, ...]) -> Iterator[Reason]:
    for log in left_open:
        for flag in RED_FLAGS:
            if flag.slug in log.red_flags:
                message = f"Week {log.week}: answered yes: {flag.question}"
                yield Reason(rule=flag.slug, message=message, source=flag.source)
        if log.nerve_sign:
            sign = "a new nerve sign: numbness, weakness, or leg pain that moved further down and stayed"
            yield Reason(rule="R-PH2", message=f"Week {log.week}: {sign}")
        if log.gap and log.gap.asks_again and not log.asked_again:
            yield Reason(rule="R-PG7", message=f"Week {log.week}: {GAP_WORDS[log.gap]}")


def _reasons_of_colour(record: Record) -> Iterator[Reason]:
    if record.colour is None:
        said = "was missed" if record.is_reported else "has no record, which is not green"
        yield Reason(rule="R-PG7" if record.is_reported else "R-WK", message=f"Week {record.week} {said}")
        return
    said = {
        Colour.GREEN: "was green",
        Colour.AMBER: "was amber: the dose is kept, and nothing grows",
        Colour.RED: f"was red: {_counted(record.red_sessions(), 'session')} red",
    }[record.colour]
    yield Reason(rule="R-WK", message=f"Week {record.week} {said}", source=COLOUR_SOURCE)


def _reasons_of_action(action: Action, record: Record) -> Iterator[Reason]:
    yield from _reasons_to_go_back(action, record)
    if record.log.leg_pain_spread_for_a_time:
        yield Reason(rule="R-PG4", message="Leg symptoms spread for a time: walking is halved")
    if record.log.gap and is_after_a_gap(record):
        yield Reason(rule="R-PG6", message=f"A lighter week first: {GAP_WORDS[record.log.gap]}")
    done, planned = record.sessions_done()
    if action is Action.REPEAT and record.colour and not record.is_enough_done:
        yield Reason(rule="R-PG1", message=f"{done} of {planned} sessions were done: too few to go on")
    elif action is Action.REPEAT and record.colour is Colour.GREEN and not is_after_a_gap(record):
        yield Reason(rule="R-PG1", message="No exercise was done often and well enough to go on")
    if action is Action.PROGRESS:
        yield Reason(rule="R-PG1", message=f"{done} of {planned} sessions were done: enough to go on")
    if action is Action.MAINTAIN:
        yield Reason(rule="R-PG9", message="The goals are met and every exercise is at its target: keep what was won")


def _reasons_to_go_back(action: Action, record: Record) -> Iterator[Reason]:
    missed = f"{record.missed_weeks} weeks missed"
    if action is Action.BACK_A_PHASE:
        yield Reason(
            rule="R-PH2", message=f"{_counted(record.red_sessions(), 'red session')} in a week: back one phase"
        )
    if action is Action.RESTART:
        share = f"start again at {record.rules.restart_percent} % and review"
        yield Reason(rule="R-PG7", message=f"{missed}: {share}")
    if action is Action.STEP_BACK:
        yield Reason(rule="R-PG7", message=f"{missed}: one step back")


def _counted(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
