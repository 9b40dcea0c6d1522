"""Finding exercises by words."""

import pytest

from exercises.models import Exercise
from exercises.search import matching

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
