"""What belongs to a row and stands in rows of its own: replaced as a whole when the entry has changed."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from django.db.models import Model

from exercises import models
from exercises.loading import entries

Pairs = Sequence[tuple[Any, Any]]
"""Rows that are new or changed, each with its entry."""


class Keys:
    """The primary keys of rows by what the files call them."""

    def __init__(self) -> None:
        self._keys: dict[type[Model], Mapping[str, int]] = {}

    def learn(self, model: type[Model], keys: Mapping[str, int]) -> None:
        """Remember the keys of all rows of a model."""
        self._keys[model] = keys

    def of(self, model: type[Model], name: str) -> int:
        """The primary key of the row that the files call by this name."""
        return self._keys[model][name]


def relate(pairs: Pairs, relation: Any, named: Callable[[Any], Iterable[str]], keys: Keys) -> None:
    """Replace a many-to-many relation, as in `Exercise.tags`: one query to clear, one or a few to fill."""
    field, through = relation.field, relation.through
    own, other = field.m2m_field_name(), field.m2m_reverse_field_name()
    through.objects.filter(**{f"{own}__in": [row.pk for row, _ in pairs]}).delete()
    through.objects.bulk_create(
        through(**{f"{own}_id": row.pk, f"{other}_id": keys.of(field.related_model, slug)})
        for row, entry in pairs
        for slug in sorted(named(entry))
    )


def replace_parts(pairs: Pairs, part: Any, owner: str, parts: Callable[[Any], Iterable[Any]]) -> None:
    """Replace the parts of some rows: one query to clear, one or a few to fill."""
    made = []
    for row, entry in pairs:
        for one in parts(entry):
            setattr(one, f"{owner}_id", row.pk)
            made.append(one)
    part.objects.filter(**{f"{owner}__in": [row.pk for row, _ in pairs]}).delete()
    part.objects.bulk_create(made)


def tag_rules(entry: entries.ConditionEntry, keys: Keys) -> Iterator[models.ConditionTagRule]:
    """The tag rules of a condition, in the order of the file."""
    for rule in entry.tag_rules:
        yield models.ConditionTagRule(
            tag_id=keys.of(models.Tag, rule.tag), verdict=rule.verdict, reason=rule.reason, source=rule.source
        )


def choices(entry: entries.ConditionEntry, keys: Keys) -> Iterator[models.ConditionChoice]:
    """The exercises that a condition begins with and goes on to."""
    for role, slugs in (("core", entry.core), ("add", entry.add)):
        for order, slug in enumerate(slugs):
            yield models.ConditionChoice(exercise_id=keys.of(models.Exercise, slug), role=role, order=order)


def lock_conditions(entry: entries.ExerciseEntry) -> frozenset[str]:
    """The conditions under which the lock of an exercise holds."""
    return entry.requires.when_conditions if entry.requires else frozenset()


def lock_precautions(entry: entries.ExerciseEntry) -> frozenset[str]:
    """The precautions under which the lock of an exercise holds."""
    return entry.requires.when_precautions if entry.requires else frozenset()


def doses(entry: entries.ExerciseEntry) -> Iterator[models.LibraryDose]:
    """The start dose and the target dose."""
    for kind, dose in (("start", entry.dosage.start), ("target", entry.dosage.target)):
        yield models.LibraryDose(kind=kind, **asdict(dose))


def verdicts(entry: entries.ExerciseEntry, keys: Keys) -> Iterator[models.Verdict]:
    """What is said of the exercise in each condition."""
    for condition, said in entry.verdicts.items():
        yield models.Verdict(condition_id=keys.of(models.Condition, condition), **asdict(said))


def links(entry: entries.ExerciseEntry, keys: Keys) -> Iterator[models.ExerciseLink]:
    """The exercises that an exercise leads to, nearest first."""
    for kind, slugs in (("progression", entry.progressions), ("regression", entry.regressions)):
        for order, slug in enumerate(slugs):
            yield models.ExerciseLink(to_exercise_id=keys.of(models.Exercise, slug), kind=kind, order=order)
