"""What may stand in the place of one exercise of a plan: the next best three, each with the difference in words."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from planner.prescribing.contract import reason_as_json
from planner.prescribing.dose import Dose, Side
from planner.prescribing.library import Category, Library
from planner.prescribing.programme import Plan, Reason
from planner.prescribing.reasons import reasons_to_choose
from planner.prescribing.review.swapping.differences import Relation, Swap, differences, relation_between
from planner.prescribing.review.swapping.gap import gap_in
from planner.prescribing.review.swapping.ranking import ranked_swaps
from planner.prescribing.rules import DEFAULT_RULES, Rules
from planner.prescribing.schedule import minutes_a_day
from planner.prescribing.screening import blocks_for
from planner.prescribing.wording import describe
from planner.prescribing.writing import limits_of_side, side_of

__all__ = ["Alternative", "Relation", "alternative_as_json", "alternatives"]

MOST_ALTERNATIVES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternative:
    """One exercise for a swap: what it would start with, and what is different, for the therapist."""

    exercise: str
    name: str
    category: Category
    side: Side
    dose: Dose
    words: str
    days: tuple[str, ...]
    minutes_a_day: float
    limits: tuple[str, ...]
    relation: Relation
    differences: tuple[str, ...]
    reasons: tuple[Reason, ...]


def alternatives(
    plan: Plan, week: int, exercise: str, library: Library, rules: Rules = DEFAULT_RULES
) -> tuple[Alternative, ...]:
    """The next best three in the place of an exercise, the rest of the week as it stands; fewer where no more may be.

    Ranked by what the week is worth with each, under the hard limits of the planner (R-PREC, R-SZ2, R-SZ4, R-FQ1,
    R-BL1, R-BL2, R-IR); never loosened to fill. ValueError where there is no such week or exercise.
    """
    gap = gap_in(plan, week, exercise, library, rules)
    if gap is None or blocks_for(plan.assessment):
        return ()
    return tuple(_alternative(swap) for swap in ranked_swaps(gap)[:MOST_ALTERNATIVES])


def alternative_as_json(one: Alternative) -> dict[str, Any]:
    """An alternative as a plain document, its dose as in the prescriptions of a plan."""
    dose = one.dose
    return {
        "exercise": one.exercise,
        "name": one.name,
        "category": one.category.value,
        "side": one.side.value,
        "sets": dose.sets,
        "repetitions": dose.repetitions,
        "hold_seconds": dose.hold_seconds,
        "minutes": dose.minutes,
        "rest_seconds": dose.rest_seconds,
        "times_per_day": dose.frequency.times_per_day,
        "effort": dose.effort,
        "days": list(one.days),
        "words": one.words,
        "minutes_a_day": one.minutes_a_day,
        "limits": list(one.limits),
        "relation": one.relation.value,
        "differences": list(one.differences),
        "reasons": [reason_as_json(reason) for reason in one.reasons],
    }


def _alternative(swap: Swap) -> Alternative:
    spec, standing = swap.new, swap.candidate.standing
    relation, side = relation_between(spec, swap.old), side_of(spec, standing.limits)
    chosen = reasons_to_choose(spec, swap.gap.assessment, swap.gap.case.library)
    return Alternative(
        exercise=spec.slug,
        name=spec.name,
        category=spec.category,
        side=side,
        dose=swap.dose,
        words=describe(swap.dose, swap.days, side),
        days=swap.days,
        minutes_a_day=round(minutes_a_day(spec, swap.dose), 1),
        limits=(*standing.limits, *limits_of_side(spec)),
        relation=relation,
        differences=(*_as_related(swap, relation), *differences(swap)),
        reasons=(*chosen, *standing.reasons),
    )


def _as_related(swap: Swap, relation: Relation) -> Iterator[str]:
    """How it is related, first of all; of a harder form, what to go back to (R-PG5)."""
    new, old = swap.new, swap.old
    if relation is Relation.EASIER_FORM:
        yield f"An easier form of {old.name}"
    if relation is Relation.HARDER_FORM:
        yield f"A harder form of {old.name}, which stays as what to go back to"
    if relation is Relation.SAME_FUNCTION:
        yield f"Does the same work: {old.function}"
    if relation is Relation.SAME_KIND:
        yield f"Trains {new.function} instead of {old.function}"
