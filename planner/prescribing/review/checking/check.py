"""Judges any plan, also one that was edited by hand: every rule that it breaks, hard or soft, with the place."""

from collections.abc import Iterator
from typing import Any

from planner.prescribing.library import Library
from planner.prescribing.programme import Level, Plan
from planner.prescribing.review.checking import doses, safety, weeks
from planner.prescribing.review.checking.case import Finding, PlanCase, plan_case
from planner.prescribing.rules import DEFAULT_RULES, Rules

__all__ = ["Finding", "check", "finding_as_json"]


def check(plan: Plan, library: Library, rules: Rules = DEFAULT_RULES) -> tuple[Finding, ...]:
    """Every rule that a plan breaks, by week, hard ones first, then by rule and exercise; never raises.

    What concerns the whole plan comes before the first week. A week is judged in the phase that the plan gives it.
    """
    return tuple(sorted(_findings(plan_case(plan, library, rules)), key=_order))


def finding_as_json(finding: Finding) -> dict[str, Any]:
    """A finding as a plain document."""
    return {
        "rule": finding.rule,
        "level": finding.level.value,
        "message": finding.message,
        "week": finding.week,
        "exercise": finding.exercise,
        "source": finding.source,
    }


def _findings(case: PlanCase) -> Iterator[Finding]:
    yield from safety.of_plan(case)
    yield from weeks.of_plan(case)
    for week in case.weeks:
        yield from safety.of_week(week, case)
        yield from weeks.of_week(week, case)
        yield from doses.of_week(week, case)


def _order(finding: Finding) -> tuple[int, bool, str, str]:
    return finding.week or 0, finding.level is not Level.HARD, finding.rule, finding.exercise or ""
