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


CRITERIA = {
    Phase.SETTLE: (
        "Pain at rest is 3 of 10 or less on most days.",
        "Pain with exercise stays within {limit} of 10 and has settled by next morning, three sessions in a row.",
        "Leg symptoms do not spread.",
        "{sessions} % of the sessions are done.",
    ),
    Phase.RESTORE: (
        "The level-1 exercises are at their target, at an effort of 3 to 4 of 10 and with good form.",
        "Pain at night is rare.",
        "Walking 15 to 20 minutes, or the walking target of the person's own.",
    ),
    Phase.BUILD: (
        "Two weeks of steady strength sessions at an effort of 5 to 7 of 10, with no more pain the day after.",
        "At least one of the person's own activities is up by 2 points.",
    ),
    Phase.RETURN: ("The goals are met.", "The person has tried the flare-up plan and can run it alone."),
}
"""What has to be true, all of it, before the next phase, or before the programme ends (section 1)."""


def move_on_when(phase: Phase, pain_limit: int, sessions_percent: int) -> tuple[str, ...]:
    """The criteria to move on from a phase, with this person's pain limit (R-PH1); the therapist confirms them."""
    return tuple(line.format(limit=pain_limit, sessions=sessions_percent) for line in CRITERIA[phase])


def phase_of_week(number: int, irritability: Irritability, rules: Rules) -> Phase:
    """The proposed phase of a week counted from 1 (rules.md section 1, week ranges [O])."""
    last_week = 0
    for phase, weeks in zip(Phase, rules.phase_weeks(irritability), strict=False):
        last_week += weeks
        if number <= last_week:
            return phase
    return Phase.RETURN
