import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.handouts.fonts import BOLD, REGULAR, faces
from planner.handouts.text import escaped, printable, unprintable

ANY_TEXT = st.text(st.characters(codec=None), max_size=200)


@pytest.mark.parametrize(
    ("typed", "drawn"),
    [
        pytest.param("pain <3/10", "pain &lt;3/10", id="less-than"),
        pytest.param("O'Brien & Ζωή", "O'Brien &amp; Ζωή", id="ampersand"),
        pytest.param('<img src="file:///etc/passwd">', '&lt;img src="file:///etc/passwd"&gt;', id="markup"),
        pytest.param("&lt;", "&amp;lt;", id="already-escaped-stays-as-typed"),
    ],
)
def test_markup_becomes_letters(typed: str, drawn: str) -> None:
    assert escaped(typed) == drawn


@pytest.mark.parametrize(
    ("typed", "drawn"),
    [
        pytest.param("Zoe\u0308", "Zo\u00eb", id="accent-joined-to-its-letter"),
        pytest.param("  two\t\n words\u2003here ", "two words here", id="one-space"),
        pytest.param("5\u202fkg and 5\u00a0kg", "5\u00a0kg and 5\u00a0kg", id="spaces-that-hold-together"),
        pytest.param(" \u00a0 \u202f", "", id="nothing-but-space"),
        pytest.param("nul\x00 and bell\x07", "nul and bell", id="controls"),
        pytest.param("soft\u00adhyphen zero\u200bwidth", "softhyphen zerowidth", id="invisible"),
        pytest.param("\u202eright to left\u202c \u2066x\u2069", "right to left x", id="bidirectional-controls"),
        pytest.param("half \ud800 pair", "half ? pair", id="lone-surrogate"),
        pytest.param("smile 🙂", "smile ?", id="emoji"),
        pytest.param("heart ❤\ufe0f", "heart ?", id="variation-selector"),
        pytest.param("שלום עולם", "שלום עולם", id="hebrew"),
        pytest.param("שָׁלוֹם", "שלום", id="hebrew-without-its-points"),
        pytest.param("مَرْحَبًا", "مرحبا", id="arabic-without-its-points"),
        pytest.param("می\u200cخواهم", "می\u200cخواهم", id="persian-keeps-its-letters-apart"),
        pytest.param("漢字", "??", id="chinese-is-not-in-the-typeface"),
        pytest.param("नमस्ते", "??????", id="devanagari-is-not-drawn-unshaped"),
        pytest.param("Ζωή Жук Łódź ½ × 10 – “ok” ●", "Ζωή Жук Łódź ½ × 10 – “ok” ●", id="what-the-face-has"),
    ],
)
def test_text_is_drawn_as(typed: str, drawn: str) -> None:
    assert printable(typed) == drawn


@pytest.mark.parametrize(
    ("typed", "missing"),
    [
        pytest.param("Ζωή O'Brien?", (), id="nothing"),
        pytest.param("🙂 and 漢字 and 🙂", ("🙂", "漢", "字"), id="each-once-in-order"),
        pytest.param("\ud800", ("\ufffd",), id="half-a-pair-can-be-shown"),
        pytest.param("a\x00b\u202e", (), id="controls-are-no-letters"),
    ],
)
def test_letters_without_a_shape_are_named(typed: str, missing: tuple[str, ...]) -> None:
    assert unprintable(typed) == missing


@given(ANY_TEXT)
def test_whatever_is_typed_every_drawn_letter_has_a_shape(typed: str) -> None:
    for letter in printable(typed):
        assert all(face.has(letter) for face in faces().values())


@given(ANY_TEXT)
def test_what_is_drawn_is_drawn_the_same_again(typed: str) -> None:
    assert printable(printable(typed)) == printable(typed)


@given(ANY_TEXT)
def test_letters_are_named_exactly_when_a_question_mark_stands_in(typed: str) -> None:
    assert bool(unprintable(typed)) == (printable(typed).count("?") > typed.count("?"))


def test_both_faces_are_there() -> None:
    assert set(faces()) == {REGULAR, BOLD}
