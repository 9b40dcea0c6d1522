"""What the therapist is to do beside accepting or changing the proposed week."""

from collections.abc import Iterator

from planner.prescribing.library import Direction
from planner.prescribing.phases import move_on_when
from planner.prescribing.programme import Level, Notice, PlannedWeek
from planner.prescribing.review.adapting.deciding import GAP_WORDS
from planner.prescribing.review.adapting.logs import Gap, WeekLog
from planner.prescribing.review.adapting.proposal import Action
from planner.prescribing.review.adapting.record import Record
from planner.prescribing.screening import RED_FLAGS
from planner.prescribing.wording import listed

ASK_AGAIN = "Ask the red flags and the precautions again before going on."
ASSESS_AGAIN = "The plan stays stopped until a new assessment: asking the red flags again does not clear them."


def notices_of(action: Action, record: Record, week: PlannedWeek | None) -> tuple[Notice, ...]:
    """Everything to do or to know with a proposal (R-RF3, R-PH1, R-PG7, R-PG10)."""
    held = tuple(_notices_on_hold(action, record.left_open))
    return (*held, *_notices_of_symptoms(record), *_notices_of_records(action, record), *_notices_ahead(record, week))


def _notices_on_hold(action: Action, left_open: tuple[WeekLog, ...]) -> Iterator[Notice]:
    if not action.is_on_hold:
        return
    yield from _actions_of_flags(left_open)
    if any(log.nerve_sign for log in left_open):
        message = "Call the person: the plan is on hold, and nothing is moved or made harder until you have looked."
        yield Notice(code="R-PH2", level=Level.HARD, message=message)
    if any(log.gap is Gap.SURGERY for log in left_open):
        message = "Ask the surgeon for the limits and their end date, and assess again with them as precautions."
        yield Notice(code="R-SURG", level=Level.HARD, message=message)
    message = ASSESS_AGAIN if action is Action.STOP else f"{ASK_AGAIN} Record it, or assess again."
    yield Notice(code="R-RF3", level=Level.HARD, message=message)


def _actions_of_flags(left_open: tuple[WeekLog, ...]) -> Iterator[Notice]:
    answered = {slug for log in left_open for slug in log.red_flags}
    for flag in RED_FLAGS:
        if flag.slug in answered:
            message = f"{flag.action}. Stop the plan; it may go on only after that, with a new assessment."
            yield Notice(code=flag.slug, level=Level.HARD, message=message)


def _notices_of_symptoms(record: Record) -> Iterator[Notice]:
    log = record.log
    if log.leg_pain_spread_for_a_time:
        message = "Leg symptoms spread for a time. If they stay: stop and call."
        yield Notice(code="R-PG4", level=Level.WARNING, message=message)
    tested = record.plan.assessment.easing_direction not in (None, Direction.NONE)
    if tested and (log.leg_pain_spread_for_a_time or log.nerve_sign):
        message = "Test the easing direction again, and drop it if leg pain moves down."
        yield Notice(code="R-DP", level=Level.WARNING, message=message)


def _notices_of_records(action: Action, record: Record) -> Iterator[Notice]:
    if not record.is_reported:
        message = f"There is no record of week {record.week}. Ask what was done before going on."
        yield Notice(code="R-WK", level=Level.WARNING, message=message)
    if record.missed_weeks and record.unrecorded_weeks:
        weeks = listed([str(number) for number in record.unrecorded_weeks])
        message = f"No record of week {weeks} either: if missed too, it counts, and the plan goes back further."
        yield Notice(code="R-PG7", level=Level.WARNING, message=message)
    if action is Action.RESTART:
        message = f"{record.missed_weeks} weeks were missed: review the plan with the person."
        yield Notice(code="R-PG7", level=Level.WARNING, message=message)
    if record.log.gap is Gap.SURGERY and action.is_on_hold is False:
        message = f"{GAP_WORDS[Gap.SURGERY].capitalize()}: make sure that its limits stand in the assessment."
        yield Notice(code="R-SURG", level=Level.WARNING, message=message)


def _notices_ahead(record: Record, week: PlannedWeek | None) -> Iterator[Notice]:
    if week and week.phase.number > record.this.phase.number:
        limit, share = record.plan.pain_limit, record.rules.sessions_percent
        criteria = " ".join(move_on_when(record.this.phase, limit, share))
        message = f"A new phase would begin, {week.phase.value}. Confirm: {criteria}"
        yield Notice(code="R-PH1", level=Level.NOTE, message=message)
    if week and not week.aerobic_minutes_by_day:
        message = "No aerobic exercise is left in the week: say what the person may do."
        yield Notice(code="R-BL1", level=Level.WARNING, message=message)
    yield from _notices_of_review(record)


def _notices_of_review(record: Record) -> Iterator[Notice]:
    if record.week not in (record.rules.first_review, record.rules.second_review):
        return
    message = f"{record.week} weeks are done: assess again and ask the red flags."
    if record.week == record.rules.second_review:
        message += " With no meaningful change, review the diagnosis or refer."
    yield Notice(code="R-PG10", level=Level.WARNING, message=message)
