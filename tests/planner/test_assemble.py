"""The rows of the library as the planner's values."""

import pytest

from exercises.models import Exercise, LibraryDose, Verdict
from planner.assemble import EmptyLibraryError, published_library
from tests.real_library import real_library

pytestmark = pytest.mark.django_db


def test_the_rows_give_what_the_files_say(library_rows):
    rows, files = published_library(), real_library()
    assert dict(rows.tags) == dict(files.tags)
    assert dict(rows.conditions) == dict(files.conditions)
    assert dict(rows.precautions) == dict(files.precautions)
    assert list(rows.exercises) == list(files.exercises)
    for slug, spec in files.exercises.items():
        assert rows.exercises[slug] == spec, slug


def test_the_library_takes_as_many_queries_for_ten_exercises_as_for_all(library_rows, django_assert_num_queries):
    with django_assert_num_queries(23):
        published_library()
    kept = Exercise.objects.values_list("pk", flat=True)[:10]
    Exercise.objects.exclude(pk__in=list(kept)).update(status=Exercise.Status.RETIRED)
    with django_assert_num_queries(23):
        assert len(published_library().exercises) == 10


def test_a_draft_and_a_retired_exercise_are_not_planned_with(library_rows):
    Exercise.objects.filter(slug="plank").update(status=Exercise.Status.DRAFT)
    Exercise.objects.filter(slug="bird-dog").update(status=Exercise.Status.RETIRED)
    assert not {"plank", "bird-dog"} & set(published_library().exercises)


def test_what_is_not_known_of_a_condition_is_not_proposed(library_rows):
    Verdict.objects.filter(exercise__slug="bridge", condition__slug="sciatica").delete()
    known = published_library().exercises["bridge"].suitability["sciatica"]
    assert known.verdict == "contraindicated"
    assert "no verdict" in known.reason


def test_an_exercise_without_a_dose_is_not_planned_with(library_rows):
    LibraryDose.objects.filter(exercise__slug="bridge", kind="target").delete()
    assert "bridge" not in published_library().exercises


def test_an_empty_library_is_said():
    with pytest.raises(EmptyLibraryError, match="load_library"):
        published_library()
