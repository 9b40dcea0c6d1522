"""What a curator has edited since the load is kept."""

from pathlib import Path

import pytest

from exercises.loading import Standing, load_library, standing
from exercises.models import Condition, Exercise, ExerciseLink, LibraryDose, Tag, Verdict
from tests.exercises.conftest import Edit

pytestmark = pytest.mark.django_db


def edit_steps() -> None:
    Exercise.objects.filter(slug="cat-cow").update(steps=["Kneel.", "Round your back.", "Rest."])


def edit_dose() -> None:
    LibraryDose.objects.filter(exercise__slug="cat-cow", kind="start").update(repetitions=5)


def edit_verdict() -> None:
    Verdict.objects.filter(exercise__slug="cat-cow", condition__slug="sciatica").update(verdict="caution")


def edit_links() -> None:
    ExerciseLink.objects.filter(from_exercise__slug="cat-cow").delete()


def edit_tags() -> None:
    Exercise.objects.get(slug="cat-cow").tags.add(Tag.objects.get(slug="supine"))


def edit_lock() -> None:
    Exercise.objects.get(slug="cat-cow").lock_conditions.clear()


def retire() -> None:
    Exercise.objects.filter(slug="cat-cow").update(status=Exercise.Status.RETIRED)


EDITS = [edit_steps, edit_dose, edit_verdict, edit_links, edit_tags, edit_lock, retire]


def cat_cow() -> Exercise:
    return Exercise.objects.with_everything().get(slug="cat-cow")


@pytest.mark.parametrize("by_hand", EDITS, ids=lambda by_hand: by_hand.__name__)
def test_an_edit_is_kept_and_reported(small_library: Path, edit: Edit, by_hand: object) -> None:
    assert callable(by_hand)
    by_hand()
    edit("exercises/mobility.yaml", "repetitions: 10", "repetitions: 12")
    report = load_library(small_library)
    assert (report.kept, report.changes, report.unchanged) == (["exercise cat-cow"], 0, 16)
    assert cat_cow().doses.get(kind="target").repetitions == 10


@pytest.mark.parametrize("by_hand", EDITS, ids=lambda by_hand: by_hand.__name__)
def test_overwriting_brings_the_file_back(small_library: Path, by_hand: object) -> None:
    assert callable(by_hand)
    assert standing(cat_cow()) is Standing.AS_LOADED
    by_hand()
    assert standing(cat_cow()) is Standing.EDITED
    assert load_library(small_library, overwrite=True).updated == 1
    assert standing(cat_cow()) is Standing.AS_LOADED
    assert load_library(small_library).changes == 0


def test_an_edit_that_the_file_takes_up_is_loaded_again(small_library: Path, edit: Edit) -> None:
    Exercise.objects.filter(slug="cat-cow").update(name="Cat and cow")
    edit("exercises/mobility.yaml", "name: Cat-cow", "name: Cat and cow")
    assert load_library(small_library).kept == []
    edit("exercises/mobility.yaml", "name: Cat and cow", "name: Cat, then cow")
    assert load_library(small_library).updated == 1


def test_an_edited_condition_is_kept(small_library: Path) -> None:
    Condition.objects.filter(slug="sciatica").update(easing="Walking")
    assert load_library(small_library).kept == ["condition sciatica"]


def test_what_a_curator_wrote_is_not_retired(small_library: Path) -> None:
    bridge = Exercise.objects.get(slug="bridge")
    bridge.pk, bridge.slug, bridge.loaded_digest = None, "my-bridge", ""
    bridge.save()
    report = load_library(small_library)
    assert (report.changes, report.left_behind, report.retired) == (0, [], [])
    assert Exercise.objects.get(slug="my-bridge").status == Exercise.Status.PUBLISHED


def test_a_slug_that_a_curator_took_first_is_kept(small_library: Path) -> None:
    Exercise.objects.filter(slug="cat-cow").update(loaded_digest="", name="My own")
    assert load_library(small_library).kept == ["exercise cat-cow"]


def test_an_edited_exercise_that_left_the_files_is_not_retired(small_library: Path, edit: Edit) -> None:
    edit_steps()
    (small_library / "exercises" / "mobility.yaml").write_text("exercises: []\n", encoding="utf-8")
    edit("conditions.yaml", "core: [cat-cow]", "core: []")
    report = load_library(small_library)
    assert (report.left_behind, report.retired) == (["exercise cat-cow"], [])
    assert load_library(small_library, overwrite=True).retired == ["exercise cat-cow"]
