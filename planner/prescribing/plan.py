"""From an assessment and the library to a plan, week by week, or to the reasons why none may be made."""

from collections.abc import Sequence
from itertools import chain

from planner.prescribing.assessment import Assessment
from planner.prescribing.choices import Choices
from planner.prescribing.library import Library
from planner.prescribing.notices import not_proven_best, notices_for, opened_by_equipment, until_they_come
from planner.prescribing.patient_words import STOP_AND_CALL, advice_for, emergency_signs, flare_up_plan
from planner.prescribing.programme import (
    Block,
    Blocked,
    Exclusion,
    Plan,
    PlannedWeek,
)
from planner.prescribing.pulls import pulls_apart
from planner.prescribing.rules import DEFAULT_RULES, Rules
from planner.prescribing.screening import blocks_for
from planner.prescribing.suitability import Situation, objections_of_phase
from planner.prescribing.weeks import WeekPlanner, situation_in_week


def build_plan(assessment: Assessment, library: Library, rules: Rules = DEFAULT_RULES) -> Plan | Blocked:
    """A plan for this person, or Blocked with every reason and what to do (R-RF1); the same input, the same answer."""
    blocks = blocks_for(assessment)
    if blocks:
        return Blocked(assessment=assessment, blocks=blocks)
    choices = Choices(assessment=assessment, library=library, rules=rules)
    planner = WeekPlanner(assessment=assessment, library=library, rules=rules, choices=choices)
    weeks = planner.weeks()
    empty = [week.number for week in weeks if not week.prescriptions]
    if empty:
        return Blocked(assessment=assessment, blocks=(_nothing_fits(empty[0]),))
    pain_limit, first = rules.pain_limit_of(assessment.irritability), situation_in_week(assessment, 1, rules)
    excluded = _excluded(choices, first, weeks)
    return Plan(
        assessment=assessment,
        rules_version=rules.version,
        rules_changed=rules.changes,
        pain_limit=pain_limit,
        weeks=weeks,
        notices=(
            *notices_for(assessment, library, weeks, rules),
            *pulls_apart(first, library),
            *opened_by_equipment(assessment, library, excluded),
            *not_proven_best(planner.unproven),
        ),
        excluded=excluded,
        advice=advice_for(assessment, _advice_of_conditions(assessment, library)),
        flare_up=flare_up_plan(pain_limit),
        stop_and_call=STOP_AND_CALL,
        emergency=emergency_signs(assessment),
    )


def _excluded(choices: Choices, first: Situation, weeks: Sequence[PlannedWeek]) -> tuple[Exclusion, ...]:
    """Every verdict against every exercise in the first week; of one that comes later it says until when."""
    objections = (
        (*choices.standing(slug, first).objections, *objections_of_phase(spec, first))
        for slug, spec in choices.library.exercises.items()
    )
    return until_they_come(chain.from_iterable(objections), weeks)


def _nothing_fits(number: int) -> Block:
    return Block(
        code="R-OVL",
        message=f"Week {number} would hold no exercise: none may be used for this person as assessed, or none fits.",
        action="Nothing is loosened to fill a plan: look at minutes, precautions and equipment, or plan by hand.",
    )


def _advice_of_conditions(assessment: Assessment, library: Library) -> tuple[tuple[str, str], ...]:
    return tuple((slug, line) for slug in assessment.conditions for line in library.conditions[slug].advice)
