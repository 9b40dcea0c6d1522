"""The figures of exercises: joined from their files, compared by what they say, refused where they cannot be drawn."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from exercises.fields import FigureField, figure_in
from exercises.figures import reading
from exercises.figures.pose import Figure
from exercises.figures.reading import FigureFaultsError, Remark
from exercises.loading import LibraryFaults, Standing, load_library, standing
from exercises.loading.digest import canonical
from exercises.loading.notation import parse, written
from exercises.loading.rows import exercise_entry
from exercises.models import Exercise
from exercises.posing import figure_of, remarks_on
from tests.exercises.broken import FIGURE_FAULTS, FIGURES, HEAD_HANGS
from tests.exercises.conftest import SMALL_FIGURES, Edit

STRENGTH_FIGURES = "figures/strength.yaml"
CAMERA = "camera: {azimuth: 10, elevation: 8}\n"


@pytest.fixture
def raw() -> dict[str, Any]:
    """A figure that can be drawn, as its file says it."""
    (figure,) = parse((SMALL_FIGURES / "mobility.yaml").read_text(encoding="utf-8"))["figures"]
    del figure["exercise"]
    return dict(figure)


@pytest.fixture
def drawn(db: None, with_figures: Path) -> Path:
    """The small library with its figure, loaded; answers the folder it came from."""
    load_library(with_figures)
    return with_figures


def cat_cow() -> Exercise:
    return Exercise.objects.with_everything().get(slug="cat-cow")


def faults_of(folder: Path) -> list[str]:
    with pytest.raises(LibraryFaults) as caught:
        load_library(folder)
    return [str(fault) for fault in caught.value.faults]


# Reading


def test_a_figure_is_read_once_for_one_wording(monkeypatch: pytest.MonkeyPatch, raw: dict[str, Any]) -> None:
    read: list[object] = []
    read_words = reading.read_words

    def read_and_count(one: object) -> Figure:
        read.append(one)
        return read_words(one)

    monkeypatch.setattr(reading, "read_words", read_and_count)
    raw["frames"][0]["caption"] = "Read for the first time"
    assert figure_of(raw) is figure_of(dict(reversed(raw.items())))
    raw["frames"][0]["caption"] = "Read for the second time"
    assert figure_of(raw) is not None
    assert len(read) == 2


def test_no_figure_and_one_that_no_longer_reads_are_none(raw: dict[str, Any]) -> None:
    assert figure_of({}) is None
    assert figure_of(raw | {"frames": []}) is None


def test_every_remark_is_told(monkeypatch: pytest.MonkeyPatch, raw: dict[str, Any]) -> None:
    remarks = (Remark("camera", "is upside down"), Remark("frames[0]", "is empty"))

    def refuse(_raw: object) -> None:
        raise FigureFaultsError(remarks)

    monkeypatch.setattr(reading, "read_figure", refuse)
    assert remarks_on(raw | {"props": ["a wording that no other test reads"]}) == remarks


@pytest.mark.parametrize(
    "text", ["frames: &all [*all]", "frames: &all {a: *all}", "a: !!set {x}", "a: !!binary aGk=", "[[1], 2026-01-31]"]
)
def test_whatever_yaml_can_say_is_answered_with_remarks(text: str) -> None:
    assert remarks_on(parse(text))


TOO_DEEP = Remark("figure", "has values inside of one another more than 20 deep")
TOO_LARGE = Remark("camera.azimuth", "is a number beyond 1000000")
LONG = ("0x" + "f" * 5000, "0" + "7" * 6000, ":".join(["59"] * 3000))
"""Numbers of more digits than are ever written out: in base 16, 8 and 60."""
BASES = ["base 16", "base 8", "base 60"]


def nested(depth: int) -> list[Any]:
    raw: list[Any] = []
    for _ in range(depth):
        raw = [raw]
    return raw


@pytest.mark.parametrize("depth", [30, 1500, 100_000])
def test_values_deep_in_one_another_are_refused_before_they_are_written_out(depth: int) -> None:
    assert remarks_on({"frames": nested(depth)}) in ((TOO_DEEP,), (Remark("figure", "has more than 2000 values"),))
    assert remarks_on({"frames": [("a", nested(depth))]}) == (
        Remark("frames[0]", "is of the kind tuple, neither text nor a number"),
    )


@pytest.mark.parametrize("number", LONG, ids=BASES)
def test_a_number_too_long_to_be_written_out_is_refused_and_not_shown(number: str) -> None:
    text = f"camera: {{azimuth: {number}}}"

    assert remarks_on(parse(text)) == (TOO_LARGE,)
    assert FigureField().has_changed({}, text)
    with pytest.raises(ValidationError, match=re.escape(TOO_LARGE.message)):
        FigureField().clean(text)
    with pytest.raises(ValidationError, match="is of the kind int, not a mapping"):
        figure_in(number)


def test_a_text_of_deep_values_is_refused_by_the_field() -> None:
    text = f"frames: {'[' * 40}{']' * 40}"

    assert FigureField().has_changed({}, text)
    with pytest.raises(ValidationError, match=re.escape(TOO_DEEP.message)):
        FigureField().clean(text)
    with pytest.raises(ValidationError, match="is of the kind list, not a mapping"):
        figure_in(f"{'[' * 40}{']' * 40}")


def test_a_text_of_many_references_is_refused_before_it_is_written_out() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    assert remarks_on(parse("\n".join(lines))) == (Remark("figure", "has more than 2000 values"),)


# From the files


@pytest.mark.django_db
def test_an_exercise_gets_the_figure_of_its_file_and_the_others_none(drawn: Path, raw: dict[str, Any]) -> None:
    assert cat_cow().figure == raw
    assert figure_of(cat_cow().figure)
    assert [one.figure for one in Exercise.objects.exclude(slug="cat-cow")] == [{}, {}]


@pytest.mark.django_db
def test_a_library_without_figures_loads_and_gets_them_later(small_library: Path, with_figures: Path) -> None:
    assert (load_library(with_figures).updated, load_library(with_figures).changes) == (1, 0)
    assert standing(cat_cow()) is Standing.AS_LOADED


@pytest.mark.django_db
def test_a_figure_that_leaves_the_files_leaves_its_exercise(drawn: Path) -> None:
    (drawn / FIGURES).unlink()
    assert load_library(drawn).updated == 1
    assert cat_cow().figure == {}


@pytest.mark.django_db
def test_what_was_loaded_before_there_were_figures_is_not_taken_for_edited(small_library: Path) -> None:
    assert "figure" not in canonical(exercise_entry(cat_cow()))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("azimuth: 10, elevation: 8", "elevation: 8, azimuth: 10"),
        ("caption: Let your head hang", "caption: Let  your head\n          hang"),
        (
            "camera: {azimuth: 10, elevation: 8}\n    props: [mat]",
            "props: [mat]\n    camera: {azimuth: 10, elevation: 8}",
        ),
    ],
    ids=["order of keys", "white space", "order of the figure's keys"],
)
def test_a_figure_that_says_the_same_is_unchanged(drawn: Path, edit: Edit, old: str, new: str) -> None:
    edit(FIGURES, old, new)
    assert load_library(drawn).unchanged == 17


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("old", "new"),
    [("flexion: 30", "flexion: 40"), ("props: [mat]", "props: [mat, wall]"), ("held: true", "held: false")],
    ids=["angle", "props", "clock"],
)
def test_a_figure_that_says_something_else_updates_its_exercise(drawn: Path, edit: Edit, old: str, new: str) -> None:
    edit(FIGURES, old, new)
    report = load_library(drawn)
    assert (report.updated, report.unchanged) == (1, 16)


@pytest.mark.django_db
def test_the_order_of_props_counts(drawn: Path, edit: Edit) -> None:
    edit(FIGURES, "props: [mat]", "props: [mat, wall]")
    load_library(drawn)
    edit(FIGURES, "props: [mat, wall]", "props: [wall, mat]")
    assert load_library(drawn).updated == 1


@pytest.mark.django_db
def test_a_figure_that_a_curator_edited_is_kept_until_it_is_overwritten(drawn: Path, raw: dict[str, Any]) -> None:
    edited = raw | {"camera": {"azimuth": 40}}
    Exercise.objects.filter(slug="cat-cow").update(figure=edited)
    assert standing(cat_cow()) is Standing.EDITED
    assert load_library(drawn).kept == ["exercise cat-cow"]
    assert cat_cow().figure == edited
    assert load_library(drawn, overwrite=True).updated == 1
    assert cat_cow().figure == raw


@pytest.mark.django_db
@pytest.mark.parametrize(("change", "fault"), FIGURE_FAULTS.values(), ids=FIGURE_FAULTS.keys())
def test_a_fault_of_a_figure_names_file_exercise_and_joint_and_nothing_is_written(
    with_figures: Path,
    edit: Edit,
    row_counts: Callable[[], dict[str, int]],
    change: tuple[str, str, str],
    fault: str,
) -> None:
    edit(*change)
    assert any(found.startswith(fault) for found in faults_of(with_figures)), faults_of(with_figures)
    assert set(row_counts().values()) == {0}


@pytest.mark.django_db
def test_a_figure_that_begins_otherwise_than_its_exercise_is_refused(with_figures: Path, edit: Edit) -> None:
    edit("figures/mobility.yaml", "position: on hands and knees", "position: standing")

    assert "mobility.yaml: cat-cow: figure: begins standing, where the start position is 'on hands and knees'" in (
        faults_of(with_figures)
    )


def test_faults_of_figures_stand_among_the_others(with_figures: Path, edit: Edit) -> None:
    edit(FIGURES, HEAD_HANGS, "joints: {right knee: 190, elbows: 200}")
    edit("exercises/strength.yaml", "level: 2", "level: 0")
    assert [fault.split(": ")[:3] for fault in faults_of(with_figures)] == [
        [FIGURES, "cat-cow", "frames[1].joints.elbows"],
        [FIGURES, "cat-cow", "frames[1].joints.right knee"],
        ["strength.yaml", "bridge", "progressions[0]"],
        ["strength.yaml", "single-leg-bridge", "level"],
        ["strength.yaml", "single-leg-bridge", "regressions[0]"],
    ]


@pytest.mark.django_db
def test_a_file_of_figures_that_is_not_of_the_library_is_named(with_figures: Path) -> None:
    (with_figures / "figures" / "strenght.yaml").write_text("figures: []\n", encoding="utf-8")
    assert faults_of(with_figures) == [
        "figures/strenght.yaml: is not a file of the library; put its entries in one that is"
    ]


@pytest.mark.django_db
def test_the_figures_of_a_category_may_stand_in_several_files(with_figures: Path) -> None:
    figures = with_figures / "figures"
    entry = (figures / "mobility.yaml").read_text(encoding="utf-8")
    entry = entry.replace("on hands and knees", "lying on back")
    (figures / "strength-lying.yaml").write_text(entry.replace("cat-cow", "bridge"), encoding="utf-8")
    (figures / "strength-standing.yaml").write_text(entry.replace("cat-cow", "single-leg-bridge"), encoding="utf-8")
    load_library(with_figures)
    assert not Exercise.objects.filter(figure={}).exists()
    (figures / "strength-standing.yaml").write_text(entry.replace("cat-cow", "bridge"), encoding="utf-8")
    assert faults_of(with_figures) == [
        "figures/strength-standing.yaml: bridge: stands twice in figures; the first is in figures/strength-lying.yaml"
    ]


@pytest.mark.django_db
def test_an_empty_list_of_figures_is_none(with_figures: Path) -> None:
    (with_figures / STRENGTH_FIGURES).write_text("figures: []\n", encoding="utf-8")
    assert load_library(with_figures).created == 17


# As text


def test_a_figure_is_written_for_people_and_reads_back_the_same(raw: dict[str, Any]) -> None:
    text = written(raw)
    assert parse(text) == raw
    assert text.splitlines()[:4] == ["camera: {azimuth: 10, elevation: 8}", "props:", "- mat", "frames:"]
    assert "    neck: {flexion: 30}" in text.splitlines()


@pytest.mark.parametrize(
    "value",
    [
        {"on": "off", "1": "2", "null": "", "~": None, "2026-01-31": "no"},
        {"said": "two\nlines: # é — 'and' \"more\"", "long": "word " * 60},
        {"shift": [0.1, -2, 1e-05], "size": [], "shared": {"a": [1, [2, {"b": True}]]}},
    ],
    ids=["words that look like others", "text", "numbers"],
)
def test_whatever_a_figure_may_hold_reads_back_the_same(value: dict[str, Any]) -> None:
    assert parse(written(value)) == value
