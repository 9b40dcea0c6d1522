"""From an assessment and the library to a plan, week by week, or to the reasons why none may be made."""

from planner.prescribing.assessment import Assessment
from planner.prescribing.library import Library
from planner.prescribing.notices import exclusions_of, not_proven_best, notices_for
from planner.prescribing.patient_words import STOP_AND_CALL, advice_for, emergency_signs, flare_up_plan
from planner.prescribing.programme import (
    Block,
    Blocked,
    Plan,
)
from planner.prescribing.pulls import pulls_apart
from planner.prescribing.rules import DEFAULT_RULES, Rules
from planner.prescribing.screening import blocks_for
from planner.prescribing.weeks import WeekPlanner, situation_in_week


def build_plan(assessment: Assessment, library: Library, rules: Rules = DEFAULT_RULES) -> Plan | Blocked:
    """A plan for this person, or Blocked with every reason and what to do (R-RF1); the same input, the same answer."""
    blocks = blocks_for(assessment)
    if blocks:
        return Blocked(assessment=assessment, blocks=blocks)
    planner = WeekPlanner(assessment=assessment, library=library, rules=rules)
    weeks = planner.weeks()
    empty = [week.number for week in weeks if not week.prescriptions]
    if empty:
        return Blocked(assessment=assessment, blocks=(_nothing_fits(empty[0]),))
    pain_limit, first = rules.pain_limit_of(assessment.irritability), situation_in_week(assessment, 1, rules)
    return Plan(
        assessment=assessment,
        rules_version=rules.version,
        rules_changed=rules.changes,
        pain_limit=pain_limit,
        weeks=weeks,
        notices=(
            *notices_for(assessment, library, weeks, rules),
            *pulls_apart(first, library),
            *not_proven_best(planner.unproven),
        ),
        excluded=exclusions_of(first, library, weeks),
        advice=advice_for(assessment, _advice_of_conditions(assessment, library)),
        flare_up=flare_up_plan(pain_limit),
        stop_and_call=STOP_AND_CALL,
        emergency=emergency_signs(assessment),
    )


def _nothing_fits(number: int) -> Block:
    return Block(
        code="R-OVL",
        message=f"Week {number} would hold no exercise: none may be used for this person as assessed, or none fits.",
        action="Nothing is loosened to fill a plan: look at minutes, precautions and equipment, or plan by hand.",
    )


def _advice_of_conditions(assessment: Assessment, library: Library) -> tuple[tuple[str, str], ...]:
    return tuple((slug, line) for slug in assessment.conditions for line in library.conditions[slug].advice)
