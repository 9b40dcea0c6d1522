"""What is proposed for the week after a reported one, as values and as JSON; the therapist accepts or changes it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from planner.prescribing.contract import reason_as_json, week_as_json
from planner.prescribing.programme import Notice, PlannedWeek, Reason
from planner.prescribing.review.adapting.logs import Colour


class Action(StrEnum):
    """What is proposed for the week as a whole; the last three leave the plan on hold, with no week."""

    PROGRESS = "progress"
    REPEAT = "repeat"
    REGRESS = "regress"
    BACK_A_PHASE = "back a phase"
    STEP_BACK = "step back"
    RESTART = "restart"
    MAINTAIN = "maintain"
    ASK_AGAIN = "ask again"
    HOLD_AND_CALL = "hold and call"
    STOP = "stop"

    @property
    def is_on_hold(self) -> bool:
        """Whether nothing is proposed until the therapist has looked (R-PH2, R-PG7, R-RF1)."""
        return self in (Action.ASK_AGAIN, Action.HOLD_AND_CALL, Action.STOP)


class Move(StrEnum):
    """What is proposed for one exercise."""

    BEGIN = "begin"
    GROW = "grow"
    KEEP = "keep"
    LIGHTEN = "lighten"
    HALVE = "halve"
    SWAP = "easier exercise"
    BRING_BACK = "bring back"
    LEAVE_OUT = "leave out"


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemChange:
    """One exercise before and after, in words, with its reason; None where it was not or will not be done.

    With SWAP, `exercise` is the easier one and `replaces` the slug of the one whose place it takes.
    """

    exercise: str
    name: str
    move: Move
    before: str | None
    after: str | None
    reason: Reason
    replaces: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """The week proposed after the one reported last; `week` is None where the plan is on hold.

    `colour` is None where no session was reported. `number` is that of the proposed week, counted from 1.
    """

    action: Action
    number: int
    colour: Colour | None
    week: PlannedWeek | None
    changes: tuple[ItemChange, ...]
    reasons: tuple[Reason, ...]
    notices: tuple[Notice, ...]

    def __post_init__(self) -> None:
        if self.action.is_on_hold is not (self.week is None):
            raise ValueError(f"week: a proposal to {self.action} has {'no' if self.week else 'a'} week")


def proposal_as_json(proposal: Proposal) -> dict[str, Any]:
    """A proposal as a plain document.

    Keys: action (a value of Action); number (of the proposed week); colour (green, amber, red, or null where no session
    was reported); week (as a week in the JSON of a plan, null while on hold); changes (exercise, name, move, before,
    after, reason, replaces); reasons (rule, message, source); notices (code, level, message).
    """
    return {
        "action": proposal.action.value,
        "number": proposal.number,
        "colour": proposal.colour.value if proposal.colour else None,
        "week": week_as_json(proposal.week) if proposal.week else None,
        "changes": [_change_as_json(change) for change in proposal.changes],
        "reasons": [reason_as_json(reason) for reason in proposal.reasons],
        "notices": [{"code": n.code, "level": n.level.value, "message": n.message} for n in proposal.notices],
    }


def _change_as_json(change: ItemChange) -> dict[str, Any]:
    return {
        "exercise": change.exercise,
        "name": change.name,
        "move": change.move.value,
        "before": change.before,
        "after": change.after,
        "reason": reason_as_json(change.reason),
        "replaces": change.replaces,
    }
