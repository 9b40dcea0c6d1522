"""The command load_library, as somebody at a terminal meets it."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.management import call_command

from exercises.models import Exercise
from tests.exercises.conftest import Edit

pytestmark = pytest.mark.django_db

Captured = pytest.CaptureFixture[str]


def test_the_first_run_counts_what_it_created_and_the_second_says_0_changes(folder: Path, capsys: Captured) -> None:
    call_command("load_library", folder)
    call_command("load_library", folder)
    assert capsys.readouterr().out.splitlines() == [
        "17 changes: 17 created, 0 updated, 0 retired; 0 unchanged, 0 kept (edited by a curator)",
        "0 changes: 0 created, 0 updated, 0 retired; 17 unchanged, 0 kept (edited by a curator)",
    ]


def test_a_fault_goes_to_standard_error_with_status_2_and_nothing_is_written(
    folder: Path, edit: Edit, capsys: Captured, row_counts: Callable[[], dict[str, int]]
) -> None:
    edit("exercises/mobility.yaml", "lumbar-flexion, lumbar", "lumbar-flexon, lumbar")
    with pytest.raises(SystemExit) as ended:
        call_command("load_library", folder)
    told = capsys.readouterr()
    assert ended.value.code == 2
    assert told.out == ""
    assert told.err == (
        "mobility.yaml: cat-cow: tags[0]: unknown tag 'lumbar-flexon'; did you mean 'lumbar-flexion'?\n"
    )
    assert set(row_counts().values()) == {0}


@pytest.mark.parametrize("name", ["not-there", "tags.yaml"], ids=["missing", "a file"])
def test_what_is_no_folder_ends_with_status_2(folder: Path, capsys: Captured, name: str) -> None:
    with pytest.raises(SystemExit) as ended:
        call_command("load_library", folder / name)
    assert ended.value.code == 2
    assert capsys.readouterr().err == f"{folder / name}: there is no such folder\n"


def test_what_a_curator_edited_is_named_and_overwritten_only_when_asked(small_library: Path, capsys: Captured) -> None:
    Exercise.objects.filter(slug="cat-cow").update(name="Cat")
    call_command("load_library", small_library)
    assert capsys.readouterr().out.splitlines() == [
        "0 changes: 0 created, 0 updated, 0 retired; 16 unchanged, 1 kept (edited by a curator)",
        "kept as edited by a curator: exercise cat-cow; --overwrite replaces it",
    ]
    call_command("load_library", small_library, "--overwrite")
    assert "1 changes" in capsys.readouterr().out
    assert Exercise.objects.get(slug="cat-cow").name == "Cat-cow"


def test_what_left_the_files_is_named(small_library: Path, edit: Edit, capsys: Captured) -> None:
    (small_library / "exercises" / "mobility.yaml").write_text("exercises: []\n", encoding="utf-8")
    (small_library / "reviews.yaml").write_text("reviews: []\n", encoding="utf-8")
    edit("conditions.yaml", "core: [cat-cow]", "core: []")
    call_command("load_library", small_library)
    assert capsys.readouterr().out.splitlines()[1:] == [
        "retired, no longer in the files: exercise cat-cow",
        "no longer in the files, left as it is: review RV-01",
    ]


def test_a_figure_that_goes_with_the_files_is_named(with_figures: Path, capsys: Captured) -> None:
    call_command("load_library", with_figures)
    shutil.rmtree(with_figures / "figures")
    call_command("load_library", with_figures)

    assert "its figure went with the files, it is printed without one: exercise cat-cow" in capsys.readouterr().err


def test_brackets_without_end_are_refused_before_they_are_read(with_figures: Path, capsys: Captured) -> None:
    (with_figures / "figures" / "mobility.yaml").write_text(f"figures: {'[' * 30_000}")
    with pytest.raises(SystemExit) as ended:
        call_command("load_library", with_figures)

    assert ended.value.code == 2
    assert "figures/mobility.yaml: opens more than 50 brackets one inside another" in capsys.readouterr().err
