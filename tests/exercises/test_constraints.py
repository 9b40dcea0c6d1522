"""The database refuses what no form should have let through, and the form says the same sentence."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, get_type_hints

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction

from exercises.loading.entries import DoseEntry
from exercises.models import (
    Condition,
    ConditionChoice,
    ConditionTagRule,
    Exercise,
    ExerciseLink,
    LibraryDose,
    Tag,
    Verdict,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("small_library")]

Find = Callable[[], models.Model]


def cat_cow() -> Exercise:
    return Exercise.objects.get(slug="cat-cow")


def start() -> LibraryDose:
    return LibraryDose.objects.get(exercise__slug="cat-cow", kind="start")


def said() -> Verdict:
    return Verdict.objects.get(exercise__slug="cat-cow", condition__slug="sciatica")


def link() -> ExerciseLink:
    return ExerciseLink.objects.get(from_exercise__slug="cat-cow")


def tag() -> Tag:
    return Tag.objects.get(slug="supine")


def rule() -> ConditionTagRule:
    return ConditionTagRule.objects.get()


def choice() -> ConditionChoice:
    return ConditionChoice.objects.get(condition__slug="hip-osteoarthritis")


BAD: dict[str, tuple[Find, dict[str, Any], str]] = {
    "unknown status": (cat_cow, {"status": "hidden"}, "exercise_status_is_known"),
    "unknown category": (cat_cow, {"category": "yoga"}, "exercise_category_is_known"),
    "unknown phase": (cat_cow, {"earliest_phase": "now"}, "exercise_phase_is_known"),
    "level 0": (cat_cow, {"level": 0}, "exercise_level_is_1_to_3"),
    "level 4": (cat_cow, {"level": 4}, "exercise_level_is_1_to_3"),
    "one-sided and alternating": (
        cat_cow,
        {"one_sided": True, "alternating": True},
        "exercise_alternates_or_is_one_sided",
    ),
    "unknown lock direction": (cat_cow, {"lock_direction": "sideways"}, "exercise_lock_direction_is_known"),
    "lock without a direction": (cat_cow, {"lock_direction": ""}, "exercise_lock_names_its_direction"),
    "published without steps": (cat_cow, {"steps": []}, "published_exercise_has_steps"),
    "published without stop-if": (cat_cow, {"stop_if": []}, "published_exercise_says_when_to_stop"),
    "unknown kind of dose": (start, {"kind": "middle"}, "dose_kind_is_known"),
    "nothing to do": (start, {"repetitions": None, "hold_seconds": None}, "dose_says_how_much"),
    "a hold of nothing": (start, {"repetitions": None, "hold_seconds": 0}, "dose_says_how_much"),
    "second start dose": (start, {"kind": "target"}, "one_dose_per_exercise_and_kind"),
    "unknown verdict": (said, {"verdict": "maybe"}, "verdict_is_known"),
    "verdict without a reason": (said, {"reason": ""}, "verdict_has_a_reason"),
    "unknown kind of link": (link, {"kind": "sideways"}, "link_kind_is_known"),
    "unknown direction of a tag": (tag, {"direction": "sideways"}, "tag_direction_is_known"),
    "unknown verdict of a rule": (rule, {"verdict": "maybe"}, "tag_rule_verdict_is_known"),
    "unknown role": (choice, {"role": "later"}, "choice_role_is_known"),
}
BOUNDS = {
    "days_per_week": (1, 7),
    "times_per_day": (1, 12),
    "sets": (1, 10),
    "repetitions": (1, 60),
    "hold_seconds": (0, 180),
    "rest_seconds": (0, 600),
    "minutes": (1, 120),
}
BAD |= {
    f"{field} {value}": (start, {field: value}, f"dose_{field}_{lowest}_to_{highest}")
    for field, (lowest, highest) in BOUNDS.items()
    for value in ([lowest - 1] if lowest else []) + [highest + 1]
}


@pytest.mark.parametrize(("find", "values", "constraint"), BAD.values(), ids=BAD.keys())
def test_the_database_refuses(find: Find, values: dict[str, Any], constraint: str) -> None:
    row = find()
    for name, value in values.items():
        setattr(row, name, value)
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


@pytest.mark.parametrize(("find", "values", "constraint"), BAD.values(), ids=BAD.keys())
def test_the_form_says_the_sentence_of_the_constraint(find: Find, values: dict[str, Any], constraint: str) -> None:
    row = find()
    for name, value in values.items():
        setattr(row, name, value)
    sentence = next(one for one in type(row)._meta.constraints if one.name == constraint).violation_error_message
    with pytest.raises(ValidationError) as refused:
        row.validate_constraints()
    assert sentence in refused.value.messages


@pytest.mark.parametrize(("field", "bounds"), BOUNDS.items(), ids=BOUNDS.keys())
def test_the_database_takes_the_lowest_and_the_highest_of_a_dose(field: str, bounds: tuple[int, int]) -> None:
    for value in bounds:
        LibraryDose.objects.filter(pk=start().pk).update(**{field: value})
        assert getattr(start(), field) == value


def test_the_files_are_held_to_the_same_bounds() -> None:
    hints = get_type_hints(DoseEntry, include_extras=True)
    assert set(hints) == set(BOUNDS)
    for field, (lowest, highest) in BOUNDS.items():
        assert f"Within(lowest={lowest}, highest={highest})" in repr(hints[field])


def test_a_link_to_itself_is_refused() -> None:
    row = link()
    row.to_exercise = row.from_exercise
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


def copied(row: models.Model) -> models.Model:
    row.pk = None
    return row


@pytest.mark.parametrize("find", [start, said, link, rule, choice], ids=["dose", "verdict", "link", "rule", "choice"])
def test_the_same_part_twice_is_refused(find: Find) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        copied(find()).save()


@pytest.mark.parametrize("model", [Exercise, Condition, Tag], ids=["exercise", "condition", "tag"])
def test_a_slug_is_there_once(model: type[models.Model]) -> None:
    row = model._default_manager.first()
    assert row is not None
    with pytest.raises(IntegrityError), transaction.atomic():
        copied(row).save()


def test_a_draft_may_be_unfinished(small_library: Path) -> None:
    draft = cat_cow()
    draft.status, draft.steps, draft.stop_if = Exercise.Status.DRAFT, [], []
    draft.save()
    assert not Exercise.objects.published().filter(slug="cat-cow").exists()


def test_every_constraint_has_a_sentence() -> None:
    for model in (Exercise, LibraryDose, Verdict, ExerciseLink, Tag, ConditionTagRule, ConditionChoice):
        for constraint in model._meta.constraints:
            assert constraint.violation_error_message.endswith(".")
            assert constraint.violation_error_message != models.BaseConstraint.default_violation_error_message
