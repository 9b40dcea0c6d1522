"""The easier exercise of the library in the place of one that was red (section 3)."""

from collections.abc import Sequence
from dataclasses import replace

from planner.prescribing.assessment import Experience
from planner.prescribing.dose import Dose, Frequency
from planner.prescribing.library import ExerciseSpec, Verdict
from planner.prescribing.objective import serves
from planner.prescribing.programme import Prescription, Reason
from planner.prescribing.progression import start_dose
from planner.prescribing.review.adapting.desk import Desk, Draft, Drafted, LeftOut
from planner.prescribing.review.adapting.lessening import HALF_PERCENT, reduced
from planner.prescribing.review.adapting.proposal import Move
from planner.prescribing.schedule import minutes_a_day


def with_easier_forms(desk: Desk, drafted: Sequence[Drafted]) -> tuple[Drafted, ...]:
    """The drafts with an easier exercise in place of each that asks for one, as many as may be new (R-SZ3)."""
    drafts = list(drafted)
    for place, one in enumerate(drafts):
        swaps = sum(isinstance(other, Draft) and other.is_swap for other in drafts)
        if swaps < desk.rules.new_per_week and _asks_for_an_easier_one(desk, one):
            others = [*drafts[:place], *drafts[place + 1 :]]
            drafts[place] = _easier_form(desk, one.item, others) or one
    return tuple(drafts)


def _asks_for_an_easier_one(desk: Desk, one: Drafted) -> bool:
    """Sharp pain, limping, red more than once, or no smaller dose; else half the dose is enough (section 3)."""
    record, slug = desk.record, one.item.exercise
    if not record.red_sessions(slug):
        return False
    if isinstance(one, LeftOut):
        return desk.is_red_at_its_smallest(slug) and slug in desk.library.exercises
    return record.red_sessions(slug) > 1 or any(session.sharp_or_limping for session in record.sessions_of(slug))


def _easier_form(desk: Desk, item: Prescription, others: Sequence[Drafted]) -> Draft | None:
    for slug in desk.library.exercises[item.exercise].regressions:
        spec = desk.library.exercises.get(slug)
        dose = _first_dose_within(desk, spec, item) if spec and _may_stand_in(desk, spec, item, others) else None
        if spec and dose:
            message = f"{item.name} was red: an easier exercise in its place"
            reason = Reason(rule="R-PG1", message=message, source="PMM")
            return Draft(item=item, spec=spec, dose=dose, move=Move.SWAP, reason=reason)
    return None


def _may_stand_in(desk: Desk, spec: ExerciseSpec, item: Prescription, others: Sequence[Drafted]) -> bool:
    """An easier one of the same kind, allowed without special care, not red itself, and unlike the others (R-SZ4)."""
    harder, judgement = desk.library.exercises[item.exercise], desk.judgement_of(spec.slug)
    needs_care = judgement is None or judgement.verdict is Verdict.CAUTION
    if spec.category is not harder.category or spec.level > harder.level or needs_care or desk.why_not(spec.slug):
        return False
    if not serves(spec, desk.assessment, desk.library):
        return False
    present = [one.spec for one in others if isinstance(one, Draft)]
    if any(spec.slug == other.slug or spec.function == other.function for other in present):
        return False
    return not desk.record.this.item(spec.slug) and desk.record.red_dose(spec.slug) is None


def _first_dose_within(desk: Desk, spec: ExerciseSpec, item: Prescription) -> Dose | None:
    """The usual first dose, or half of it, where a day takes no longer than before."""
    start = _start(desk, spec, item)
    longest = minutes_a_day(desk.library.exercises[item.exercise], item.dose)
    doses = [dose for dose in (start, reduced(start, HALF_PERCENT, desk.rules)) if dose]
    return next((dose for dose in doses if minutes_a_day(spec, dose) <= longest), None)


def _start(desk: Desk, spec: ExerciseSpec, item: Prescription) -> Dose:
    """The usual first dose (R-IR2, R-IR3, R-BP), no more often and at no more effort than the harder exercise."""
    # After red nobody begins halfway to the target, however trained.
    start = start_dose(spec, replace(desk.assessment, experience=Experience.UNTRAINED), desk.rules)
    days = min(start.frequency.days_per_week, item.dose.frequency.days_per_week)
    times = min(start.frequency.times_per_day, item.dose.frequency.times_per_day)
    return replace(start, effort=item.dose.effort, frequency=Frequency(days_per_week=days, times_per_day=times))
