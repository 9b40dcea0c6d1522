from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.handouts.fonts import faces
from planner.handouts.pen import run_width
from planner.handouts.prose import Align, Prose, Run, plain
from planner.handouts.scripts import as_read
from planner.handouts.text import printable
from planner.handouts.theme import BODY, BODY_BOLD, NOTE, TAG_FILLED, TAG_OUTLINED, Pill, Style

WIDTH = 200.0
# Points by which a sum of letter widths may be off after a thousand additions.
TOLERANCE = 0.001


def lines_of(prose: Prose) -> list[str]:
    """Each line as it is read out."""
    return [" ".join((piece.said or piece.text).strip(" ") for piece in line.pieces) for line in prose.lines]


def letters_of(prose: Prose) -> str:
    """Every letter as it is drawn, from left to right."""
    return "".join(piece.text for line in prose.lines for piece in line.pieces).strip(" ")


def test_words_are_broken_between_words() -> None:
    lines = lines_of(plain("Lift your hips until your body is straight from shoulders to knees.", BODY, WIDTH))
    assert " ".join(lines) == "Lift your hips until your body is straight from shoulders to knees."
    assert len(lines) > 1


def test_a_word_longer_than_the_line_is_parted_and_no_letter_is_lost() -> None:
    word = "Lendenwirbelsäule" * 12
    prose = plain(word, BODY, WIDTH)
    assert "".join(lines_of(prose)) == word
    assert max(line.width for line in prose.lines) <= WIDTH + TOLERANCE


def test_an_accent_stays_with_its_letter_at_a_line_end() -> None:
    lines = lines_of(plain("x\u0302" * 200, BODY, WIDTH))
    assert all(line.startswith("x") and line.endswith("\u0302") for line in lines)


def test_the_last_word_has_company() -> None:
    words = "one two three four five six seven eight nine ten eleven twelve thirteen"
    for width in range(80, 300, 5):
        lines = lines_of(plain(words, BODY, float(width)))
        assert len(lines) == 1 or len(lines[-1].split()) > 1 or len(lines[-2].split()) <= 3


def test_runs_keep_their_styles_and_stand_apart() -> None:
    prose = Prose.of((Run("Stop if:", BODY_BOLD), Run("back pain.", BODY)), WIDTH)
    (line,) = prose.lines
    assert [(piece.text.strip(), piece.style) for piece in line.pieces] == [
        ("Stop if:", BODY_BOLD),
        ("back pain.", BODY),
    ]
    first, second = line.pieces
    assert second.x > run_width(first.text.strip(), BODY_BOLD)


@pytest.mark.parametrize("style", [TAG_FILLED, TAG_OUTLINED], ids=["filled", "outlined"])
def test_a_pill_is_wider_than_its_words(style: Style) -> None:
    assert run_width("NEW", style) > run_width("NEW", replace(style, pill=Pill.NONE))


def test_words_joined_by_a_no_break_space_move_together() -> None:
    assert lines_of(plain("rest 30 s effort\u00a04\u00a0of\u00a010", NOTE, 75.0)) == [
        "rest 30 s",
        "effort\u00a04\u00a0of\u00a010",
    ]


def test_a_paragraph_is_parted_with_two_lines_on_either_side() -> None:
    prose = plain("word " * 60, BODY, WIDTH)
    for room in range(round(prose.height) + 40):
        parts = prose.split(float(room))
        if parts is not None:
            first, rest = parts
            assert first.height <= room
            assert min(len(first.lines), len(rest.lines)) >= 2
            assert first.lines + rest.lines == prose.lines


@pytest.mark.parametrize(
    ("align", "share"), [(Align.LEFT, 0.0), (Align.CENTRE, 0.5), (Align.RIGHT, 1.0)], ids=["left", "centre", "right"]
)
def test_a_line_stands_where_it_is_aligned(align: Align, share: float) -> None:
    class Notes:
        def __init__(self) -> None:
            self.x: list[float] = []

        def words(self, x: float, *_rest: object) -> None:
            self.x.append(x)

        def paragraph(self, *_tag: object) -> AbstractContextManager[None]:
            return nullcontext()

    notes = Notes()
    prose = plain("page 1 of 9", BODY, WIDTH, align)
    prose.draw(notes, 10.0, 0.0)  # type: ignore[arg-type]
    assert notes.x == [pytest.approx(10.0 + (WIDTH - prose.natural_width) * share)]


@given(st.text(st.characters(codec=None), max_size=300), st.floats(min_value=20, max_value=500))
def test_whatever_is_typed_every_line_fits_and_every_letter_is_there(typed: str, width: float) -> None:
    prose = plain(typed, BODY, width)
    assert all(line.width <= width + TOLERANCE for line in prose.lines)
    assert "".join(lines_of(prose)).replace(" ", "") == as_read(printable(typed)).replace(" ", "")


@given(st.text(st.characters(codec=None), max_size=300))
def test_whatever_is_typed_every_letter_that_is_drawn_has_a_shape(typed: str) -> None:
    drawn = letters_of(plain(typed, BODY, WIDTH)) + letters_of(plain(typed, BODY_BOLD, WIDTH))
    assert all(face.has(letter) for letter in drawn for face in faces().values())


@pytest.mark.parametrize(
    ("typed", "drawn"),
    [
        pytest.param("שלום עולם", "םלוע םולש", id="hebrew-from-the-right"),
        pytest.param("مرحبا", "\ufe8e\ufe92\ufea3\ufeae\ufee3", id="arabic-joined-and-from-the-right"),
        pytest.param("لا", "\ufefb", id="two-letters-that-become-one"),
        pytest.param("Benjamin שלום 12", "Benjamin 12 םולש", id="numbers-keep-their-order"),
        pytest.param("Ben שלום 12", "12 םולש Ben", id="mostly-hebrew-begins-at-the-right"),
        pytest.param("(שלום)", "(םולש)", id="brackets-still-close"),
        pytest.param("Ben & Zoë", "Ben & Zoë", id="other-scripts-as-typed"),
    ],
)
def test_scripts_from_the_right_stand_as_they_are_written(typed: str, drawn: str) -> None:
    prose = plain(typed, BODY, WIDTH)
    assert letters_of(prose) == drawn
    assert lines_of(prose) == [typed]


def test_a_paragraph_is_read_from_the_right_on_every_line_of_it() -> None:
    """Also where a line begins with a Latin word: that one stands at the line's right end."""
    goal = "אני רוצה ללכת לים עם הילדים לפני MRI של הגב התחתון ואחרי זה לרקוד"
    before, _ = goal.split("MRI")
    prose = plain(goal, BODY, plain(before, BODY, WIDTH * 3).natural_width + 1)
    drawn = ["".join(piece.text for piece in line.pieces).strip() for line in prose.lines]
    begun = next(text for text, read in zip(drawn, lines_of(prose), strict=True) if read.startswith("MRI"))
    assert begun.endswith("MRI")
    assert " ".join(lines_of(prose)) == goal


def test_a_line_of_ours_is_not_turned_round_by_a_name() -> None:
    prose = plain("דוד · version 2 · 23 Nov 2026", BODY, WIDTH * 2)
    assert letters_of(prose) == "דוד"[::-1] + " · version 2 · 23 Nov 2026"
