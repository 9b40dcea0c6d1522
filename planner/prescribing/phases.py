"""Which phase each week is proposed to be in; the therapist confirms by criteria (R-PH1)."""

from planner.prescribing.assessment import Irritability
from planner.prescribing.library import Phase
from planner.prescribing.rules import Rules

FOCUS = {
    Phase.SETTLE: "Calm the pain, keep moving and sleep better.",
    Phase.RESTORE: "Move more freely and control your trunk and hips.",
    Phase.BUILD: "Build strength, step by step.",
    Phase.RETURN: "Get back to what you want to do, and keep it.",
}
TITLES = {
    Phase.SETTLE: "Settle",
    Phase.RESTORE: "Restore movement and control",
    Phase.BUILD: "Build strength",
    Phase.RETURN: "Return to activity",
}


def phase_of_week(number: int, irritability: Irritability, rules: Rules) -> Phase:
    """The proposed phase of a week counted from 1 (rules.md section 1, week ranges [O])."""
    last_week = 0
    for phase, weeks in zip(Phase, rules.phase_weeks(irritability), strict=False):
        last_week += weeks
        if number <= last_week:
            return phase
    return Phase.RETURN
