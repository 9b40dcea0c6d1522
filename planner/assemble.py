"""Rows of the library into the values the planner reads, in a constant number of queries."""

from collections.abc import Iterable

from exercises.models import (
    Condition,
    ConditionChoice,
    Exercise,
    ExerciseLink,
    LibraryDose,
    Precaution,
    Suitability,
    Tag,
)
from planner.prescribing.dose import Dose, Frequency
from planner.prescribing.library import (
    Category,
    ConditionSpec,
    Direction,
    DirectionLock,
    ExerciseSpec,
    Library,
    Phase,
    PrecautionSpec,
    Verdict,
)
from planner.prescribing.library import Suitability as SuitabilityValue

# What is not known to be safe is not proposed.
NOTHING_KNOWN = SuitabilityValue(
    verdict=Verdict.CONTRAINDICATED, reason="The library holds no verdict for this condition", source="none"
)


class EmptyLibraryError(LookupError):
    """There is no published exercise to plan with."""


def published_library() -> Library:
    """The published exercises with all that is known of them; raises EmptyLibraryError when there are none."""
    conditions = {row.slug: _condition_spec(row) for row in Condition.objects.with_everything()}
    rows = Exercise.objects.published().dosed().with_everything()
    exercises = {row.slug: exercise_spec(row, conditions) for row in rows}
    if not exercises:
        raise EmptyLibraryError("The exercise library is empty. Load it with: manage.py load_library")
    return Library(
        exercises=exercises,
        conditions=conditions,
        precautions={row.slug: _precaution_spec(row) for row in Precaution.objects.with_everything()},
        tags=dict(Tag.objects.values_list("slug", "meaning")),
    )


def exercise_spec(row: Exercise, conditions: Iterable[str]) -> ExerciseSpec:
    """One exercise as the planner's value, with a verdict for each condition; fetch the row `with_everything`."""
    doses = {dose.kind: _dose(dose) for dose in row.doses.all()}
    return ExerciseSpec(
        slug=row.slug,
        name=row.name,
        category=Category(row.category),
        function=row.function,
        purpose=row.purpose,
        tags=frozenset(tag.slug for tag in row.tags.all()),
        start_position=row.start_position,
        equipment=tuple(row.equipment),
        one_sided=row.one_sided,
        alternating=row.alternating,
        level=row.level,
        earliest_phase=Phase(row.earliest_phase),
        start=doses[LibraryDose.Kind.START],
        target=doses[LibraryDose.Kind.TARGET],
        steps=tuple(row.steps),
        mistakes=tuple(row.mistakes),
        stop_if=tuple(row.stop_if),
        suitability=dict.fromkeys(conditions, NOTHING_KNOWN) | _suitability(row),
        progressions=_linked(row, ExerciseLink.Kind.PROGRESSION),
        regressions=_linked(row, ExerciseLink.Kind.REGRESSION),
        lock=_lock(row),
        sources=tuple(sorted(source.code for source in row.sources.all())),
        passages=tuple(sorted(passage.slug for passage in row.passages.all())),
        certainty=row.certainty,
        notes=row.notes,
    )


def _dose(row: LibraryDose) -> Dose:
    return Dose(
        frequency=Frequency(days_per_week=row.days_per_week, times_per_day=row.times_per_day),
        sets=row.sets or 1,
        # Where minutes are given they alone are the dose; the file's single repetition then says nothing.
        repetitions=None if row.minutes else row.repetitions,
        hold_seconds=row.hold_seconds,
        minutes=row.minutes,
        rest_seconds=row.rest_seconds or 0,
    )


def _suitability(row: Exercise) -> dict[str, SuitabilityValue]:
    return {
        verdict.condition.slug: SuitabilityValue(
            verdict=Verdict(verdict.verdict),
            reason=verdict.reason,
            source=verdict.source,
            basis=verdict.basis,
            limit=verdict.limit,
        )
        for verdict in row.verdicts.all()
    }


def _linked(row: Exercise, kind: ExerciseLink.Kind) -> tuple[str, ...]:
    links = sorted((link for link in row.links.all() if link.kind == kind), key=lambda link: link.order)
    return tuple(link.to_exercise.slug for link in links)


def _lock(row: Exercise) -> DirectionLock | None:
    if not row.lock_direction:
        return None
    return DirectionLock(
        easing_direction=Direction(row.lock_direction),
        when_conditions=frozenset(condition.slug for condition in row.lock_conditions.all()),
        when_precautions=frozenset(precaution.slug for precaution in row.lock_precautions.all()),
        when_leg_symptoms=row.lock_leg_symptoms,
    )


def _condition_spec(row: Condition) -> ConditionSpec:
    return ConditionSpec(
        slug=row.slug,
        name=row.name,
        caution_tags=frozenset(rule.tag.slug for rule in row.tag_rules.all() if rule.verdict == Suitability.CAUTION),
        core=_choices(row, ConditionChoice.Role.CORE),
        add=_choices(row, ConditionChoice.Role.ADD),
        advice=tuple(row.advice),
    )


def _choices(row: Condition, role: ConditionChoice.Role) -> tuple[str, ...]:
    choices = sorted((choice for choice in row.choices.all() if choice.role == role), key=lambda choice: choice.order)
    return tuple(choice.exercise.slug for choice in choices)


def _precaution_spec(row: Precaution) -> PrecautionSpec:
    return PrecautionSpec(
        slug=row.slug,
        name=row.name,
        contraindicated_tags=frozenset(tag.slug for tag in row.contraindicated_tags.all()),
        caution_tags=frozenset(tag.slug for tag in row.caution_tags.all()),
        source=row.source,
        note=row.note,
    )
