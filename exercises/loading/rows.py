"""From rows to entries: what the database holds, in the shape of the files.

Each function reads a row with everything that belongs to it already fetched; none of them asks the database.
"""

from collections.abc import Iterable

from exercises import models
from exercises.loading import entries


def slugs(rows: Iterable[models.Tag | models.Passage | models.Condition | models.Precaution]) -> frozenset[str]:
    """The slugs of some rows."""
    return frozenset(row.slug for row in rows)


def source_entry(row: models.Source) -> entries.SourceEntry:
    """A source as its file says it."""
    return entries.SourceEntry(code=row.code, citation=row.citation, read=row.read)


def article_entry(row: models.Article) -> entries.ArticleEntry:
    """An article as its file says it."""
    return entries.ArticleEntry(slug=row.slug, title=row.title, kind=row.kind)


def passage_entry(row: models.Passage) -> entries.PassageEntry:
    """A passage as its file says it."""
    return entries.PassageEntry(slug=row.slug, kind=row.kind, says=row.says, anchor=row.anchor, used_by=row.used_by)


def review_entry(row: models.Review) -> entries.ReviewEntry:
    """A review as its file says it."""
    return entries.ReviewEntry(
        slug=row.slug, change=row.change, why=row.why, source=row.source, certainty=row.certainty
    )


def tag_entry(row: models.Tag) -> entries.TagEntry:
    """A tag as its file says it."""
    return entries.TagEntry(slug=row.slug, meaning=row.meaning, direction=row.direction)


def refer_out_entry(row: models.ReferOut) -> entries.ReferOutEntry:
    """A referral onward as its file says it."""
    return entries.ReferOutEntry(
        slug=row.slug,
        name=row.name,
        aliases=tuple(row.aliases),
        icd10_who=row.icd10_who,
        icd10_cm=tuple(row.icd10_cm),
        why=row.why,
        action=row.action,
        passages=slugs(row.passages.all()),
    )


def precaution_entry(row: models.Precaution) -> entries.PrecautionEntry:
    """A precaution as its file says it."""
    return entries.PrecautionEntry(
        slug=row.slug,
        name=row.name,
        contraindicated_tags=slugs(row.contraindicated_tags.all()),
        caution_tags=slugs(row.caution_tags.all()),
        favour=tuple(row.favour),
        source=row.source,
        certainty=row.certainty,
        note=row.note,
    )


def condition_entry(row: models.Condition) -> entries.ConditionEntry:
    """A condition as its file says it."""
    choices = list(row.choices.all())
    return entries.ConditionEntry(
        slug=row.slug,
        name=row.name,
        aliases=tuple(row.aliases),
        icd10_who=row.icd10_who,
        icd10_cm=tuple(row.icd10_cm),
        body_region=row.body_region,
        description=row.description,
        aggravating=aggravating_entry(row),
        easing=row.easing,
        outcome_measures=tuple(row.outcome_measures),
        passages=slugs(row.passages.all()),
        certainty=row.certainty,
        notes=row.notes,
        tag_rules=tuple(tag_rule_entry(rule) for rule in row.tag_rules.all()),
        core=tuple(choice.exercise.slug for choice in choices if choice.role == choice.Role.CORE),
        add=tuple(choice.exercise.slug for choice in choices if choice.role == choice.Role.ADD),
        advice=tuple(row.advice),
    )


def aggravating_entry(row: models.Condition) -> entries.AggravatingEntry:
    """What each direction or load does in a condition."""
    return entries.AggravatingEntry(
        flexion=row.aggravating_flexion,
        extension=row.aggravating_extension,
        rotation=row.aggravating_rotation,
        weight_bearing=row.aggravating_weight_bearing,
        hip_adduction_compression=row.aggravating_hip_adduction_compression,
    )


def tag_rule_entry(row: models.ConditionTagRule) -> entries.TagRuleEntry:
    """A tag rule of a condition."""
    return entries.TagRuleEntry(tag=row.tag.slug, verdict=row.verdict, reason=row.reason, source=row.source)


def exercise_entry(row: models.Exercise) -> entries.ExerciseEntry:
    """An exercise as its file says it."""
    return entries.ExerciseEntry(
        slug=row.slug,
        name=row.name,
        aliases=tuple(row.aliases),
        category=row.category,
        function=row.function,
        purpose=row.purpose,
        tags=slugs(row.tags.all()),
        start_position=row.start_position,
        equipment=frozenset(row.equipment),
        muscles=tuple(row.muscles),
        one_sided=row.one_sided,
        alternating=row.alternating,
        level=row.level,
        earliest_phase=row.earliest_phase,
        dosage=dosage_entry(row),
        progressions=linked(row, models.ExerciseLink.Kind.PROGRESSION),
        regressions=linked(row, models.ExerciseLink.Kind.REGRESSION),
        steps=tuple(row.steps),
        mistakes=tuple(row.mistakes),
        stop_if=tuple(row.stop_if),
        requires=lock_entry(row),
        verdicts={said.condition.slug: verdict_entry(said) for said in row.verdicts.all()},
        sources=frozenset(source.code for source in row.sources.all()),
        passages=slugs(row.passages.all()),
        provenance=row.provenance,
        certainty=row.certainty,
        notes=row.notes,
        status=row.status,
        figure=row.figure,
    )


def linked(row: models.Exercise, kind: str) -> tuple[str, ...]:
    """The slugs that an exercise leads to, in order."""
    return tuple(link.to_exercise.slug for link in row.links.all() if link.kind == kind)


def lock_entry(row: models.Exercise) -> entries.LockEntry | None:
    """The lock of an exercise, None where it has none."""
    if not row.lock_direction:
        return None
    return entries.LockEntry(
        easing_direction=row.lock_direction,
        when_conditions=slugs(row.lock_conditions.all()),
        when_precautions=slugs(row.lock_precautions.all()),
        when_leg_symptoms=row.lock_leg_symptoms,
    )


def dosage_entry(row: models.Exercise) -> entries.DosageEntry:
    """The doses of an exercise; one that is missing, as in a draft, is an empty dose."""
    doses = {dose.kind: dose_entry(dose) for dose in row.doses.all()}
    missing = entries.DoseEntry(days_per_week=0, times_per_day=0)
    return entries.DosageEntry(
        start=doses.get("start", missing), target=doses.get("target", missing), source=row.dose_source
    )


def dose_entry(row: models.LibraryDose) -> entries.DoseEntry:
    """A dose as its file says it."""
    return entries.DoseEntry(
        days_per_week=row.days_per_week,
        times_per_day=row.times_per_day,
        sets=row.sets,
        repetitions=row.repetitions,
        hold_seconds=row.hold_seconds,
        rest_seconds=row.rest_seconds,
        minutes=row.minutes,
    )


def verdict_entry(row: models.Verdict) -> entries.VerdictEntry:
    """A verdict as its file says it."""
    return entries.VerdictEntry(
        verdict=row.verdict, reason=row.reason, source=row.source, basis=row.basis, limit=row.limit
    )
