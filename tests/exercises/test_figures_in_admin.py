"""Curator Dee edits the figure of an exercise as text, and is told what cannot be drawn."""

from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from exercises.fields import FigureField
from exercises.figures.skeleton import RANGES
from exercises.loading import Standing, load_library, standing
from tests.exercises.conftest import SMALL_FIGURES
from tests.exercises.test_admin import curator, exercise, faults_on, filled, page_of, saved, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("small_library")]

__all__ = ["curator", "signed_in"]

WRITTEN = """\
camera: {azimuth: 10, elevation: 8}
props:
- mat
frames:
- position: on hands and knees
  caption: On your hands and knees
  seen: A person on hands and knees, seen from the right.
- joints:
    neck: {flexion: 30}
  arrows:
  - head
  held: true
  caption: Let your head hang
  seen: The same, with the head hanging down.
"""
HEAD_HANGS = "neck: {flexion: 30}"


@pytest.fixture
def drawn(with_figures: Path) -> None:
    """The small library's one figure is loaded."""
    load_library(with_figures)


@pytest.mark.usefixtures("drawn")
def test_a_figure_is_shown_as_text_and_saving_it_is_no_edit(signed_in: Client) -> None:
    assert filled(signed_in, page_of(exercise("cat-cow")))["figure"] == WRITTEN
    assert saved(signed_in, "cat-cow", {"figure": WRITTEN.replace("\n", "\r\n")}).status_code == 302
    assert standing(exercise("cat-cow")) is Standing.AS_LOADED


def test_an_exercise_without_a_figure_has_an_empty_field_and_keeps_it(signed_in: Client) -> None:
    assert filled(signed_in, page_of(exercise("bridge")))["figure"] == ""
    assert saved(signed_in, "bridge", {"figure": "\r\n# later\r\n"}).status_code == 302
    assert exercise("bridge").figure == {}
    assert standing(exercise("bridge")) is Standing.AS_LOADED


def test_the_text_of_a_file_is_taken_as_it_stands_there(signed_in: Client) -> None:
    entry = (SMALL_FIGURES / "mobility.yaml").read_text(encoding="utf-8").partition("exercise: cat-cow\n")[2]
    assert saved(signed_in, "bridge", {"figure": entry}).status_code == 302
    assert exercise("bridge").figure["camera"] == {"azimuth": 10, "elevation": 8}
    assert standing(exercise("bridge")) is Standing.EDITED


@pytest.mark.usefixtures("drawn")
def test_a_figure_can_be_taken_away(signed_in: Client) -> None:
    assert saved(signed_in, "cat-cow", {"figure": ""}).status_code == 302
    assert exercise("cat-cow").figure == {}
    assert standing(exercise("cat-cow")) is Standing.EDITED


CANNOT_BE_DRAWN = {
    "angle out of range": (
        WRITTEN.replace(HEAD_HANGS, "right knee: 190"),
        f"frames[1].joints.right knee: flexion 190 is outside {RANGES['right knee flexion']}",
    ),
    "unknown joint": (
        WRITTEN.replace(HEAD_HANGS, "right kneecap: {flexion: 30}"),
        "frames[1].joints.right kneecap: no joint is called 'right kneecap'; did you mean 'right knee'?",
    ),
    "contact out of reach": (
        WRITTEN.replace("  held: true", "  contacts: {right hand: {to: left foot}}"),
        "frames[1].contacts.right hand: cannot be reached: ",
    ),
    "broken YAML": ("camera: {azimuth: 10\nprops: []\n", "line 2: did not find expected ',' or '}'"),
}
CANNOT_BE_READ = {
    "no mapping": ("a cat", "is 'a cat', not a mapping with the keys camera, props and frames"),
    "key that stands twice": (f"{WRITTEN}props: []\n", "line 15: the key 'props' stands twice"),
    "a date that is none": ("frames: 2026-13-45", "holds a value that cannot be read: month must be in 1..12"),
    "much too deep": (f"frames: {'[' * 9_000}{']' * 9_000}", "opens more than 50 brackets one inside another"),
    "much too long": (f"# {'x' * 20_000}", "Ensure this value has at most 20000 characters (it has 20002)."),
    "a figure that holds itself": ("frames: &all [*all]", "figure: has more than 2000 values"),
}


@pytest.mark.parametrize(("text", "fault"), CANNOT_BE_DRAWN.values(), ids=CANNOT_BE_DRAWN.keys())
def test_what_cannot_be_drawn_is_refused_with_its_place_and_shown_again(
    signed_in: Client, text: str, fault: str
) -> None:
    response = saved(signed_in, "bridge", {"figure": text, "name": "Another bridge"})
    assert any(told.startswith(fault) for told in faults_on(response))
    form = response.context["adminform"].form
    assert list(form.errors) == ["figure"]
    assert (form["figure"].value(), form["name"].value()) == (text, "Another bridge")
    assert (exercise("bridge").figure, exercise("bridge").name) == ({}, "Bridge")


def test_not_even_a_draft_has_a_figure_that_cannot_be_drawn(signed_in: Client) -> None:
    text, _ = CANNOT_BE_DRAWN["angle out of range"]
    assert len(faults_on(saved(signed_in, "bridge", {"figure": text, "status": "draft"}))) == 1


@pytest.mark.parametrize(("text", "fault"), CANNOT_BE_READ.values(), ids=CANNOT_BE_READ.keys())
def test_text_that_holds_no_figure_is_refused_whatever_it_is(text: str, fault: str) -> None:
    with pytest.raises(ValidationError) as refused:
        FigureField().clean(text)
    (told,) = refused.value.messages
    assert told.startswith(fault)


@pytest.mark.parametrize(
    ("before", "text", "changed"),
    [
        ({}, "", False),
        ({}, "# nothing yet", False),
        ({"props": ["mat"]}, "props: [mat]", False),
        ({"props": ["mat"]}, "props: [wall]", True),
        ({"props": ["mat"]}, "props: [mat", True),
        ({"props": ["mat"]}, "", True),
    ],
    ids=["empty", "comment", "same", "other", "broken", "taken away"],
)
def test_a_change_of_a_figure_is_one_of_what_it_says(before: object, text: str, changed: bool) -> None:
    assert FigureField(required=False).has_changed(before, text) is changed


def test_every_fault_of_a_figure_is_an_error_of_its_own(signed_in: Client) -> None:
    text = WRITTEN.replace(HEAD_HANGS, "{right knee: 190, left elbow: 200}")
    elbow, knee = sorted(faults_on(saved(signed_in, "bridge", {"figure": text})))
    assert elbow.startswith("frames[1].joints.left elbow: ")
    assert knee.startswith("frames[1].joints.right knee: ")
