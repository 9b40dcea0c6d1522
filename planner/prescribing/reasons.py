"""Why an exercise is there, why this dose, and why something stopped: sentences for the therapist."""

from collections.abc import Iterator

from planner.prescribing.assessment import Assessment, Irritability
from planner.prescribing.course import NextStep
from planner.prescribing.dose import Dose
from planner.prescribing.goals import goals_served
from planner.prescribing.library import Direction, ExerciseSpec, Library, Verdict
from planner.prescribing.needs import Kind, kind_of, needs_balance
from planner.prescribing.objective import STAPLES
from planner.prescribing.programme import Change, Reason
from planner.prescribing.suitability import goes_the_easing_way
from planner.prescribing.surgery import (
    FIRST_AFTER_HIP_REPLACEMENT,
    STANDING_AFTER_HIP_REPLACEMENT,
    has_new_hip,
)

EASING_WORDS = {Direction.FLEXION: "Bending forward", Direction.EXTENSION: "Bending backward"}
ASKED_FOR_BY = {"osteoporosis": ("R-OSTEO", "SSS22"), "pregnancy": ("R-PREG", "PGP-NHS")}
GROWING_NUMBERS = (
    ("repetitions", "repetitions"),
    ("hold_seconds", "seconds held"),
    ("minutes", "minutes"),
    ("sets", "sets"),
)


ANOTHER_SET = Reason(rule="R-PG3", message="Another set of fewer: the week's volume stays within its cap")


def reasons_to_choose(spec: ExerciseSpec, assessment: Assessment, library: Library) -> tuple[Reason, ...]:
    """Why this exercise serves this person, with sources (R-SZ4)."""
    found = tuple(_reasons_to_choose(spec, assessment, library))
    return found or (Reason(rule="R-BL2", message="No plan of stretches alone: control or strength", source="NMA20"),)


def _reasons_to_choose(spec: ExerciseSpec, assessment: Assessment, library: Library) -> Iterator[Reason]:
    if goes_the_easing_way(spec, assessment) and assessment.easing_direction:
        words = EASING_WORDS[assessment.easing_direction]
        yield Reason(rule="R-DP", message=f"{words} eased the pain when tested", source="TB")
    for slug in assessment.conditions:
        known = spec.suitability[slug]
        if known.verdict is Verdict.INDICATED:
            message = f"{library.conditions[slug].name}: {known.reason}"
            yield Reason(rule="R-SZ4", message=message, source=known.source)
    for goal in goals_served(spec.function, assessment.goals):
        yield Reason(rule="R-SZ4", message=f"For the goal: {goal}")
    yield from _reasons_after_surgery(spec, assessment)
    for slug, (rule, source) in ASKED_FOR_BY.items():
        if slug in assessment.precaution_slugs and spec.slug in STAPLES[slug]:
            yield Reason(rule=rule, message=f"Asked for by: {library.precautions[slug].name}", source=source)
    if spec.slug in assessment.prefer:
        yield Reason(rule="R-PREC", message="Wished for, as recorded in the assessment")
    yield from _reasons_of_kind(spec, assessment)


def _reasons_after_surgery(spec: ExerciseSpec, assessment: Assessment) -> Iterator[Reason]:
    if not has_new_hip(assessment):
        return
    if spec.slug in FIRST_AFTER_HIP_REPLACEMENT:
        yield Reason(rule="R-SURG", message="One of the first exercises after a hip replacement", source="ORTHOASSOC")
    if spec.slug in STANDING_AFTER_HIP_REPLACEMENT:
        yield Reason(rule="R-SURG", message="One of the standing set after a hip replacement", source="ORTHOASSOC")


def _reasons_of_kind(spec: ExerciseSpec, assessment: Assessment) -> Iterator[Reason]:
    kind = kind_of(spec)
    if kind is Kind.AEROBIC:
        yield Reason(rule="R-BL1", message="Every week has one item of aerobic work", source="WHO20 S0-39")
    if kind is Kind.BALANCE and needs_balance(assessment):
        yield Reason(rule="R-AGE1", message="Balance work from 65 on, with falls or with numb feet", source="WHO20")


def reason_for_start(spec: ExerciseSpec, dose: Dose, assessment: Assessment, step: NextStep | None = None) -> Reason:
    """Why the first dose is what it is (R-IR2, R-PG5, R-SZ2); `step` is what it follows."""
    if assessment.irritability is Irritability.HIGH:
        return Reason(rule="R-IR2", message="Starts at half the library's first dose: high irritability")
    if step and dose.volume != spec.start.volume:
        message = f"Starts halfway to its target, below two thirds of {step.name}, which stays as the fallback"
        return Reason(rule="R-PG5", message=message)
    times = spec.start.frequency.times_per_day
    if dose.sets < spec.start.sets or dose.frequency.times_per_day < times:
        return Reason(rule="R-SZ2", message="Starts below the library's first dose, to keep to the minutes there are")
    if dose.volume > spec.start.volume:
        return Reason(rule="R-IR2", message="Starts halfway to the library's target: low irritability, trained")
    return Reason(rule="R-IR2", message="Starts at the library's first dose")


def reason_for_next_step(step: NextStep) -> Reason:
    """Why a harder exercise comes now (R-PG9, R-PH1)."""
    if step.at_target:
        return Reason(rule="R-PG9", message=f"The next step after {step.name}, which reached its target")
    return Reason(rule="R-PH1", message=f"The next step after {step.name}, now that a new phase begins")


def reason_for_change(change: Change, previous: Dose, current: Dose, *, lighter_week: bool, back_up: bool) -> Reason:
    """What changed since last week and by which rule; `back_up` is what a lighter week had made less (R-PG6)."""
    if change is Change.HARDER and back_up:
        return Reason(rule="R-PG6", message=f"Back up after the lighter week: {_what_grew(previous, current).lower()}")
    if change is Change.HARDER:
        return Reason(rule="R-PG2", message=_what_grew(previous, current))
    if change is not Change.EASIER:
        same = previous == current
        return Reason(rule="R-PG2", message="The same as last week") if same else ANOTHER_SET
    if lighter_week:
        return Reason(rule="R-PG6", message="A lighter week: every fourth week less, with the same load")
    if current.frequency.days_per_week < previous.frequency.days_per_week:
        return Reason(rule="R-FQ1", message="On fewer days, since strength work is harder now and needs days of rest")
    return ANOTHER_SET


def _what_grew(previous: Dose, current: Dose) -> str:
    grown = [
        f"{words} from {getattr(previous, field)} to {getattr(current, field)}"
        for field, words in GROWING_NUMBERS
        if (getattr(current, field) or 0) > (getattr(previous, field) or 0)
    ]
    before, after = previous.frequency.days_per_week, current.frequency.days_per_week
    if after > before:
        grown.append(f"days a week from {before} to {after}")
    return ", ".join(grown).capitalize()
