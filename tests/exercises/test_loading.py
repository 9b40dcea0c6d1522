"""Loading the library: twice, changed, shrunk."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from exercises.loading import load_library
from exercises.models import Article, Condition, Exercise, Passage, Precaution, ReferOut, Review, Source, Tag
from tests.exercises.conftest import Edit

pytestmark = pytest.mark.django_db


def written(queries: CaptureQueriesContext) -> list[str]:
    """The statements that write rows."""
    return [one["sql"] for one in queries if one["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]


def test_a_first_load_creates_every_entry(folder: Path) -> None:
    report = load_library(folder)
    kinds = (Source, Article, Passage, Review, Tag, Condition, ReferOut, Precaution, Exercise)
    rows = sum(kind.objects.count() for kind in kinds)
    assert (report.created, report.changes) == (rows, rows)
    assert rows == 2 + 1 + 2 + 1 + 4 + 2 + 1 + 1 + 3


def test_what_is_loaded_is_what_the_file_says(small_library: Path) -> None:
    cat_cow = Exercise.objects.with_everything().get(slug="cat-cow")
    assert cat_cow.status == Exercise.Status.PUBLISHED
    assert [tag.slug for tag in cat_cow.tags.all()] == ["lumbar-extension", "lumbar-flexion"]
    assert [passage.slug for passage in cat_cow.passages.all()] == ["S0-42", "S0-43"]
    assert {said.condition.slug: said.verdict for said in cat_cow.verdicts.all()} == {
        "sciatica": "indicated",
        "hip-osteoarthritis": "neutral",
    }
    assert {dose.kind: (dose.sets, dose.repetitions, dose.minutes) for dose in cat_cow.doses.all()} == {
        "start": (1, 6, None),
        "target": (2, 10, None),
    }
    assert [(link.kind, link.to_exercise.slug) for link in cat_cow.links.all()] == [("progression", "bridge")]
    assert (cat_cow.lock_direction, cat_cow.lock_leg_symptoms) == ("flexion", True)
    assert [condition.slug for condition in cat_cow.lock_conditions.all()] == ["sciatica"]
    assert [precaution.slug for precaution in cat_cow.lock_precautions.all()] == ["osteoporosis"]


def test_first_choices_keep_their_order(small_library: Path) -> None:
    sciatica = Condition.objects.with_everything().get(slug="sciatica")
    chosen = [(choice.role, choice.exercise.slug) for choice in sciatica.choices.all()]
    assert chosen == [("core", "cat-cow"), ("add", "bridge"), ("add", "single-leg-bridge")]


def test_tags_know_their_direction(small_library: Path) -> None:
    assert dict(Tag.objects.exclude(direction="").values_list("slug", "direction")) == {
        "lumbar-flexion": "flexion",
        "lumbar-extension": "extension",
    }


def test_a_second_load_writes_nothing(small_library: Path) -> None:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        report = load_library(small_library)
    assert (report.changes, report.unchanged) == (0, 17)
    assert written(queries) == []


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("exercises/mobility.yaml", "repetitions: 10", "repetitions: 12"),
        ("exercises/mobility.yaml", "progressions: [bridge]", "progressions: [bridge, single-leg-bridge]"),
        ("exercises/mobility.yaml", "tags: [lumbar-flexion, lumbar-extension]", "tags: [lumbar-flexion]"),
        ("exercises/mobility.yaml", "reason: Keeps the spine moving", "reason: Moves the spine"),
        ("exercises/mobility.yaml", "when_leg_symptoms: true", "when_leg_symptoms: false"),
        ("conditions.yaml", "add: [bridge, single-leg-bridge]", "add: [single-leg-bridge, bridge]"),
        ("conditions.yaml", "easing: Lying with the hips bent", "easing: Walking"),
        ("conditions.yaml", "rotation: often", "rotation: rarely"),
        ("precautions.yaml", "caution_tags: [lumbar-extension]", "caution_tags: [lumbar-extension, supine]"),
        ("tags.yaml", "extension: [lumbar-extension]", "extension: [lumbar-extension, supine]"),
        ("sources.yaml", "says: moves the spine", "says: helps the spine move"),
        ("reviews.yaml", "change: A new tag", "change: Another tag"),
    ],
    ids=[
        "dose",
        "links",
        "tags",
        "verdict",
        "lock",
        "order of choices",
        "condition",
        "what aggravates",
        "precaution",
        "direction of a tag",
        "passage",
        "review",
    ],
)
def test_a_change_in_a_file_updates_that_entry_alone(
    small_library: Path, edit: Edit, file: str, old: str, new: str
) -> None:
    edit(file, old, new)
    report = load_library(small_library)
    assert (report.created, report.updated, report.unchanged) == (0, 1, 16)
    assert load_library(small_library).changes == 0


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("tags: [lumbar-flexion, lumbar-extension]", "tags: [lumbar-extension, lumbar-flexion]"),
        ("purpose: Keeps your back moving both ways.", "purpose: Keeps  your back\n      moving both ways."),
    ],
    ids=["order of tags", "white space"],
)
def test_a_change_that_says_the_same_is_no_change(small_library: Path, edit: Edit, old: str, new: str) -> None:
    edit("exercises/mobility.yaml", old, new)
    assert load_library(small_library).changes == 0


def test_an_exercise_that_leaves_the_files_is_retired_and_comes_back(small_library: Path, edit: Edit) -> None:
    file = small_library / "exercises" / "strength.yaml"
    before = file.read_text()
    file.write_text(before[: before.index("  - slug: single-leg-bridge")], encoding="utf-8")
    edit("exercises/strength.yaml", "progressions: [single-leg-bridge]", "progressions: []")
    edit("conditions.yaml", "add: [bridge, single-leg-bridge]", "add: [bridge]")
    report = load_library(small_library)
    assert report.retired == ["exercise single-leg-bridge"]
    assert Exercise.objects.get(slug="single-leg-bridge").status == Exercise.Status.RETIRED
    assert load_library(small_library).changes == 0
    file.write_text(before, encoding="utf-8")
    assert load_library(small_library).updated == 2
    assert Exercise.objects.get(slug="single-leg-bridge").status == Exercise.Status.PUBLISHED


def test_what_else_leaves_the_files_is_named_and_stays(
    small_library: Path, edit: Edit, row_counts: Callable[[], dict[str, int]]
) -> None:
    before = row_counts()
    reviews = small_library / "reviews.yaml"
    reviews.write_text("reviews: []\n", encoding="utf-8")
    report = load_library(small_library)
    assert (report.left_behind, report.changes) == (["review RV-01"], 0)
    assert row_counts() == before


def test_a_load_asks_as_often_for_three_exercises_as_for_ninety_seven(folder: Path) -> None:
    load_library(folder)
    with CaptureQueriesContext(connection) as few:
        load_library(folder)
    load_library()
    with CaptureQueriesContext(connection) as many:
        load_library()
    assert len(few) == len(many) < 40
