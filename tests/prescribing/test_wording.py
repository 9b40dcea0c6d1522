import pytest

from planner.prescribing.dose import WEEKDAYS, Dose, Frequency, Side
from planner.prescribing.wording import NEVER_PRINTED, describe, listed, never_printed


def dose(times=1, **numbers):
    return Dose(frequency=Frequency(days_per_week=3, times_per_day=times), **numbers)


@pytest.mark.parametrize(
    ("numbers", "times", "days", "side", "words"),
    [
        pytest.param({"minutes": 2}, 3, WEEKDAYS, Side.NONE, "2 min, 3 times a day, every day", id="resting position"),
        pytest.param(
            {"sets": 2, "repetitions": 10, "hold_seconds": 5, "rest_seconds": 30},
            2,
            ("mon", "wed", "fri"),
            Side.BOTH,
            "2 × 10 each side, hold 5 s, rest 30 s, twice a day, on Mon, Wed and Fri",
            id="everything",
        ),
        pytest.param(
            {"sets": 3, "repetitions": 1, "hold_seconds": 30},
            1,
            ("tue",),
            Side.LEFT,
            "3 × 30 s on the left, on Tue",
            id="holds alone",
        ),
        pytest.param(
            {"repetitions": 8, "hold_seconds": 1},
            1,
            WEEKDAYS[:6],
            Side.NONE,
            "8 repeats, every day but Sun",
            id="a hold of a second goes without saying",
        ),
        pytest.param(
            {"sets": 3, "minutes": 5, "rest_seconds": 120},
            1,
            WEEKDAYS,
            Side.NONE,
            "3 × 5 min, rest 120 s, every day",
            id="bouts",
        ),
    ],
)
def test_a_dose_in_words(numbers, times, days, side, words):
    assert describe(dose(times, **numbers), days, side) == words


@pytest.mark.parametrize(
    ("words", "text"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_a_list_in_words(words, text):
    assert listed(words) == text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("A disc SLIPPED.", ("slipped",), id="capitals"),
        pytest.param("It is out-of-place", ("out of place",), id="hyphens"),
        pytest.param("out\nof  place", ("out of place",), id="line break"),
        pytest.param("A degenerative, crumbly disc", ("degenerated", "crumbling"), id="other forms"),
        pytest.param("You mustn’t. You must not.", ("must",), id="each word once"),
        pytest.param("Never bend, never again bending", ("never bend",), id="two words"),
        pytest.param("Wear slippers that do not slip on mustard. Bend a little.", (), id="harmless"),
        pytest.param("", (), id="nothing"),
    ],
)
def test_words_that_are_never_printed_are_found_in_their_forms(text, words):
    assert never_printed(text) == words


@pytest.mark.parametrize("word", list(NEVER_PRINTED))
def test_every_word_of_the_list_is_found(word):
    assert never_printed(f"It says {word}.") == (word,)
