"""Plans, and what a person reports of their weeks, to test the next week with."""

from dataclasses import replace
from functools import cache

from planner.prescribing import build_plan
from planner.prescribing.programme import Plan
from planner.prescribing.review.adapting.adapt import adapt
from planner.prescribing.review.adapting.logs import Session, WeekLog
from planner.prescribing.rules import DEFAULT_RULES
from tests.prescribing.cases import assessed
from tests.real_library import real_library

GREEN, AMBER, RED = 1, 4, 7
WEEKS = 8


@cache
def plan_for(*conditions, **changes):
    plan = build_plan(assessed(*(conditions or ("sciatica",)), **{"weeks": WEEKS, **changes}), real_library())
    assert isinstance(plan, Plan)
    return plan


def reported(plan, week, pain=GREEN, **changes):
    """Every planned session of a week, with that pain, settled by the next morning."""
    sessions = tuple(
        Session(exercise=item.exercise, day=day, pain_during=pain, pain_next_morning=1)
        for item in plan.weeks[week - 1].prescriptions
        for day in item.days
    )
    return WeekLog(**{"week": week, "usual_pain": 1, "sessions": sessions, **changes})


def with_sessions_of(log, exercise, **changes):
    """The log with every session of one exercise changed."""
    return replace(log, sessions=tuple(replace(s, **changes) if s.exercise == exercise else s for s in log.sessions))


def with_first_session(log, exercise, **changes):
    """The log with the first session of one exercise changed."""
    place = next(place for place, session in enumerate(log.sessions) if session.exercise == exercise)
    changed = replace(log.sessions[place], **changes)
    return replace(log, sessions=(*log.sessions[:place], changed, *log.sessions[place + 1 :]))


def proposed(plan, *logs, week=None, rules=DEFAULT_RULES):
    return adapt(plan, logs, week or logs[-1].week, real_library(), rules)


def doses(week):
    return {item.exercise: item.dose for item in week.prescriptions}


def rules_of(proposal):
    return {reason.rule for reason in proposal.reasons}


def codes_of(proposal):
    return {notice.code for notice in proposal.notices}


def the_change(proposal, exercise):
    return next(change for change in proposal.changes if exercise in (change.exercise, change.replaces))
