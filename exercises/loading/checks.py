"""What the shape of one entry cannot show: how fields and entries fit together, and what would be unsafe."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields

from exercises.loading.entries import (
    ArticleEntry,
    ConditionEntry,
    DosageEntry,
    DoseEntry,
    ExerciseEntry,
    PassageEntry,
    PrecautionEntry,
    TagRuleEntry,
)
from exercises.loading.faults import Fault, did_you_mean
from exercises.loading.ladder import circles, ways_up
from exercises.loading.placed import Placed
from exercises.loading.starts import start_remarks
from exercises.models import Equipment, Suitability
from exercises.reading import reading_grade

HARDEST_GRADE = 6.5
NAMED_IN_STEPS: dict[str, tuple[str, ...]] = {
    "chair": (Equipment.CHAIR,),
    "counter": (Equipment.COUNTER,),
    "wall": (Equipment.WALL, Equipment.POOL),
    "pillow": (Equipment.PILLOW,),
    "strap": (Equipment.STRAP,),
    "towel": (Equipment.STRAP,),
    "belt": (Equipment.BELT, Equipment.STRAP),
    "band": (Equipment.BAND,),
    "bed": (Equipment.BED, Equipment.MAT),
    "stick": (Equipment.STICK,),
    "rail": (Equipment.COUNTER, Equipment.STEP, Equipment.POOL),
    "mat": (Equipment.MAT,),
    "bag": (Equipment.WEIGHT,),
    "(?:a|the|low|bottom) step(?!s)": (Equipment.STEP,),
}
"""What a word in the steps asks for: one of these must be listed as equipment."""

Remark = tuple[str, str]
"""The field and the message of a fault, before it is known where the entry stands."""


def dose_remarks(dosage: DosageEntry) -> Iterator[Remark]:
    """A dose that says nothing to do; a target that names other numbers than the start, or lies below it."""
    for name in ("start", "target"):
        dose: DoseEntry = getattr(dosage, name)
        if dose.repetitions is None and not dose.hold_seconds and dose.minutes is None:
            yield name, "a dose needs repetitions, a hold or minutes"
    for field in fields(DoseEntry):
        start, target = getattr(dosage.start, field.name), getattr(dosage.target, field.name)
        if (start is None) != (target is None):
            yield f"{'target' if target is None else 'start'}.{field.name}", "is missing here but not in the other dose"
        elif start is not None and start > target:
            yield f"start.{field.name}", f"{start} is above the target, {target}"


def looser_rules(verdict: str, tags: frozenset[str], rules: Sequence[TagRuleEntry]) -> Iterator[TagRuleEntry]:
    """The tag rules of a condition that a verdict on an exercise with these tags would loosen."""
    for rule in rules:
        if rule.tag in tags and Suitability(verdict).strictness > Suitability(rule.verdict).strictness:
            yield rule


def step_remarks(exercise: ExerciseEntry) -> Iterator[Remark]:
    """Steps that are hard to read, or that name what the equipment does not list."""
    if (grade := reading_grade(exercise.steps)) > HARDEST_GRADE:
        yield "steps", f"reading grade {grade:.1f}, {HARDEST_GRADE} is the most"
    text = " ".join(exercise.steps).lower()
    for word, needs_one_of in NAMED_IN_STEPS.items():
        found = re.search(rf"\b{word}s?\b", text)
        if found and not exercise.equipment.intersection(needs_one_of):
            yield "equipment", f"the steps name '{found[0]}', the equipment lists no {' or '.join(needs_one_of)}"


def own_remarks(exercise: ExerciseEntry) -> Iterator[Remark]:
    """Fields of one exercise that contradict each other."""
    if exercise.one_sided and exercise.alternating:
        yield "alternating", "an exercise is one-sided or alternating, not both"
    lock = exercise.requires
    if lock and not (lock.when_conditions or lock.when_precautions or lock.when_leg_symptoms):
        yield "requires", "holds for nobody: name a condition, a precaution or leg symptoms"
    for slug in sorted(set(exercise.progressions) & set(exercise.regressions)):
        yield "regressions", f"'{slug}' is a progression too"
    if exercise.slug in exercise.progressions + exercise.regressions:
        yield "progressions", "an exercise does not lead to itself"


def verdict_remarks(exercise: ExerciseEntry, rules: Mapping[str, Sequence[TagRuleEntry]]) -> Iterator[Remark]:
    """Verdicts that are looser than a tag rule of the condition, or rest on none; limits that nothing would print."""
    for condition, said in exercise.verdicts.items():
        if said.verdict not in Suitability.values:
            continue
        own_rules = rules.get(condition, ())
        for rule in looser_rules(said.verdict, exercise.tags, own_rules):
            message = f"{said.verdict} is looser than the rule of the tag '{rule.tag}': {rule.verdict}"
            yield f"verdicts.{condition}", message
        bases = ["specific", "default", *(f"tag:{rule.tag}" for rule in own_rules if rule.tag in exercise.tags)]
        if said.basis not in bases:
            yield f"verdicts.{condition}.basis", f"'{said.basis}' is not one of {', '.join(bases)}"
        if said.limit and said.verdict != Suitability.CAUTION:
            yield f"verdicts.{condition}.limit", f"a limit is printed with caution only, and this is {said.verdict}"


def level_remarks(exercise: ExerciseEntry, levels: Mapping[str, int]) -> Iterator[Remark]:
    """A progression to a lower level, or a regression to a higher one."""
    for field, sign, way in (("progressions", 1, "below"), ("regressions", -1, "above")):
        for index, slug in enumerate(getattr(exercise, field)):
            if sign * (levels.get(slug, exercise.level) - exercise.level) < 0:
                message = f"'{slug}' is of level {levels[slug]}, {way} level {exercise.level} of this exercise"
                yield f"{field}[{index}]", message


def exercise_remarks(
    exercise: ExerciseEntry, levels: Mapping[str, int], rules: Mapping[str, Sequence[TagRuleEntry]]
) -> Iterator[Remark]:
    """Whatever is wrong with one exercise beside the shape of its fields.

    `levels` are those of all exercises by slug, `rules` the tag rules of all conditions by slug.
    """
    yield from own_remarks(exercise)
    yield from start_remarks(exercise)
    yield from step_remarks(exercise)
    yield from verdict_remarks(exercise, rules)
    yield from level_remarks(exercise, levels)
    for field, message in dose_remarks(exercise.dosage):
        yield f"dosage.{field}", message


def check_exercises(
    exercises: Sequence[Placed[ExerciseEntry]], conditions: Sequence[Placed[ConditionEntry]]
) -> Iterator[Fault]:
    """Every fault of the exercises that takes more than one field to see."""
    levels = {placed.value.slug: placed.value.level for placed in exercises}
    rules = {placed.value.slug: known_verdicts(placed.value.tag_rules) for placed in conditions}
    for placed in exercises:
        for field, message in exercise_remarks(placed.value, levels, rules):
            yield placed.fault(field, message)
        yield from wrong_file(placed)
    yield from check_circles(exercises)


def known_verdicts(rules: Sequence[TagRuleEntry]) -> tuple[TagRuleEntry, ...]:
    """The rules whose verdict is a verdict; the others are faults of their own already."""
    return tuple(rule for rule in rules if rule.verdict in Suitability.values)


def wrong_file(placed: Placed[ExerciseEntry]) -> Iterator[Fault]:
    """An exercise that stands in the file of another category."""
    file = f"{placed.value.category.replace(' ', '-')}.yaml"
    if file != placed.file:
        yield placed.fault("category", f"'{placed.value.category}' belongs in {file}")


def check_circles(exercises: Sequence[Placed[ExerciseEntry]]) -> Iterator[Fault]:
    """Exercises that lead back to themselves over others."""
    links = [
        (placed.value.slug, slug, kind)
        for placed in exercises
        for kind, slugs in (("progression", placed.value.progressions), ("regression", placed.value.regressions))
        for slug in slugs
    ]
    on_circle = set(circles(ways_up(links)))
    for placed in exercises:
        if placed.value.slug in on_circle:
            yield placed.fault("progressions", "leads back to itself over other exercises")


def condition_remarks(condition: ConditionEntry, verdicts: Mapping[str, str]) -> Iterator[Remark]:
    """Tags with two rules, exercises in two roles, and first choices that the condition forbids.

    `verdicts` are those of this condition by exercise.
    """
    tags = [rule.tag for rule in condition.tag_rules]
    for tag in sorted({tag for tag in tags if tags.count(tag) > 1}):
        yield "tag_rules", f"two rules for the tag '{tag}'"
    for slug in sorted(set(condition.core) & set(condition.add)):
        yield "add", f"'{slug}' is in core too"
    for slug in condition.core + condition.add:
        if verdicts.get(slug) == Suitability.CONTRAINDICATED:
            yield "core" if slug in condition.core else "add", f"'{slug}' is contraindicated here"


def check_conditions(
    conditions: Sequence[Placed[ConditionEntry]], exercises: Sequence[Placed[ExerciseEntry]]
) -> Iterator[Fault]:
    """Every fault of the conditions that takes more than one field to see."""
    for placed in conditions:
        slug = placed.value.slug
        said = {one.value.slug: one.value.verdicts[slug].verdict for one in exercises if slug in one.value.verdicts}
        for field, message in condition_remarks(placed.value, said):
            yield placed.fault(field, message)


def precaution_remarks(precaution: PrecautionEntry) -> Iterator[Remark]:
    """Tags that a precaution both forbids and allows with care; a precaution that does nothing."""
    for tag in sorted(precaution.contraindicated_tags & precaution.caution_tags):
        yield "caution_tags", f"'{tag}' is contraindicated too"
    if not precaution.contraindicated_tags | precaution.caution_tags:
        yield "contraindicated_tags", "names no tag, nor does caution_tags: it would do nothing"


def check_precautions(precautions: Sequence[Placed[PrecautionEntry]]) -> Iterator[Fault]:
    """Every fault of the precautions that takes more than one field to see."""
    for placed in precautions:
        for field, message in precaution_remarks(placed.value):
            yield placed.fault(field, message)


def check_articles(
    passages: Sequence[Placed[PassageEntry]], articles: Sequence[Placed[ArticleEntry]]
) -> Iterator[Fault]:
    """Passages whose article is not there."""
    known = {placed.value.slug for placed in articles}
    for placed in passages:
        if placed.value.article not in known:
            message = f"no article '{placed.value.article}'{did_you_mean(placed.value.article, known)}"
            yield placed.fault("slug", message)
