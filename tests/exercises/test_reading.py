"""The reading grade of steps."""

import pytest

from exercises.reading import reading_grade, syllables


@pytest.mark.parametrize(
    ("word", "count"),
    [("knee", 1), ("lower", 2), ("bridge", 1), ("lifted", 2), ("eased", 1), ("exercise", 3), ("table", 2), ("x", 1)],
)
def test_syllables_are_counted_without_silent_endings(word: str, count: int) -> None:
    assert syllables(word) == count


def test_short_plain_sentences_are_easier_than_long_learned_ones() -> None:
    plain = ["Lie on your back. Bend your knees."]
    learned = ["Maintaining a neutral lumbopelvic orientation, progressively elevate the contralateral extremity."]
    assert reading_grade(plain) < 3
    assert reading_grade(learned) > 12


def test_sentences_are_counted_over_all_steps() -> None:
    assert reading_grade(["Lie down. Rest."]) == reading_grade(["Lie down.", "Rest."])


def test_no_words_have_no_grade() -> None:
    assert reading_grade([]) == reading_grade(["..."]) == 0
