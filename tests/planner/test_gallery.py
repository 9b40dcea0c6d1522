"""The side that is drawn and named: nobody is told the right where it is the sore side that counts."""

from dataclasses import replace

import pytest

from exercises.figures.look import Side as DrawnSide
from planner.gallery import NOTES, Gallery
from planner.prescribing.dose import Side
from planner.prescribing.programme import Prescription
from tests.figures.library import figures
from tests.planner.test_sheets import plan_of
from tests.real_library import real_library

GALLERY = Gallery(figures=figures())


def prescribed(slug: str, side: Side) -> tuple[Prescription, DrawnSide, str]:
    spec = real_library().exercises[slug]
    item = replace(plan_of("sciatica").weeks[0].prescriptions[0], exercise=slug, name=spec.name, side=side)
    return item, GALLERY.side_of(item, spec), GALLERY.note_on(item, spec)


@pytest.mark.parametrize(
    ("slug", "side", "drawn"),
    [
        ("clamshell", Side.BOTH, DrawnSide.RIGHT),
        ("clamshell", Side.LEFT, DrawnSide.LEFT),
        ("clamshell", Side.RIGHT, DrawnSide.RIGHT),
        ("sciatic-nerve-slider-supine", Side.NONE, DrawnSide.SORE),
        ("clamshell", Side.NONE, DrawnSide.SORE),
        ("side-plank", Side.NONE, DrawnSide.GOOD),
        ("side-lying-hip-adduction", Side.NONE, DrawnSide.GOOD),
        ("bridge", Side.NONE, DrawnSide.RIGHT),
    ],
)
def test_the_side_is_that_of_the_prescription_or_the_sore_one_where_a_limit_says_so(slug, side, drawn):
    assert prescribed(slug, side)[1] is drawn


def test_one_sided_work_says_for_which_side_it_is_drawn():
    assert prescribed("clamshell", Side.BOTH)[2] == NOTES[DrawnSide.RIGHT]
    assert prescribed("sciatic-nerve-slider-supine", Side.NONE)[2] == NOTES[DrawnSide.SORE]
    assert prescribed("side-plank", Side.NONE)[2] == NOTES[DrawnSide.GOOD]
    assert prescribed("clamshell", Side.RIGHT)[2] == prescribed("clamshell", Side.LEFT)[2] == ""
    assert prescribed("bridge", Side.NONE)[2] == prescribed("bird-dog", Side.NONE)[2] == ""


def test_words_for_the_sore_side_name_neither_right_nor_left():
    for slug, figure in figures().items():
        for frame in figure.frames:
            for side in (DrawnSide.SORE, DrawnSide.GOOD):
                said = side.in_words(frame.caption)
                assert "{" not in said, slug
                assert "side side" not in said, slug
    assert DrawnSide.SORE.in_words("lie on the {other} side, lift the {side} knee") == (
        "Lie on the good side, lift the sore-side knee"
    )
