"""Finding exercises by words."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from exercises.models import Exercise
from exercises.search import matching
from tests.loaded_library import load_real_library

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("small_library")]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("", {"cat-cow", "bridge", "single-leg-bridge"}),
        ("   ", {"cat-cow", "bridge", "single-leg-bridge"}),
        ("bridge", {"bridge", "single-leg-bridge"}),
        ("BRIDGE", {"bridge", "single-leg-bridge"}),
        ("single bridge", {"single-leg-bridge"}),
        ("cat and cow", {"cat-cow"}),
        ("stronger", {"bridge", "single-leg-bridge"}),
        ("sag", {"cat-cow"}),
        ("bridge sag", set()),
        ("50%", set()),
        ("_", set()),
    ],
    ids=["none", "spaces", "name", "capitals", "two words", "alias", "purpose", "steps", "two exercises", "%", "_"],
)
def test_every_word_has_to_stand_in_name_aliases_purpose_or_steps(words: str, found: set[str]) -> None:
    assert set(matching(Exercise.objects.published(), words).values_list("slug", flat=True)) == found


@pytest.mark.parametrize("words", ["Zoë", "zoë", "ZOË", "zoe", "ZOE", "Zoe\u0308"], ids=ascii)
@pytest.mark.parametrize(
    "there",
    [
        {"name": "Zoë's bridge"},
        {"aliases": ["Bridge of Zoë"]},
        {"purpose": "For ZOË."},
        {"steps": ["Lie down.", "Do as Zoe\u0308 does."]},
    ],
    ids=["name", "aliases", "purpose", "steps"],
)
def test_case_and_accents_do_not_matter(words: str, there: dict[str, object]) -> None:
    Exercise.objects.filter(slug="bridge").update(**there)
    assert [found.slug for found in matching(Exercise.objects.published(), words)] == ["bridge"]


def test_a_word_does_not_go_on_from_one_step_to_the_next() -> None:
    Exercise.objects.filter(slug="bridge").update(steps=["Rest", "Rise"])
    assert not matching(Exercise.objects.published(), "restrise").exists()


def test_a_search_asks_as_often_in_a_large_library_as_in_a_small_one() -> None:
    with CaptureQueriesContext(connection) as few:
        assert list(matching(Exercise.objects.published(), "bridge"))
    load_real_library(overwrite=True)
    with CaptureQueriesContext(connection) as many:
        assert list(matching(Exercise.objects.published(), "bridge"))
    assert len(few) == len(many) == 2
