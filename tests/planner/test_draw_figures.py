"""manage.py draw_figures: figures on a page of their own, from the library files alone."""

import shutil
from io import StringIO
from pathlib import Path

import pypdf
import pytest
from django.core.management import CommandError, call_command

from tests.exercises.conftest import SMALL, SMALL_FIGURES


def drawn(pdf: Path, *options: str) -> str:
    said = StringIO()
    call_command("draw_figures", str(pdf), *options, stdout=said)
    return said.getvalue()


def words_of(pdf: Path) -> str:
    (page,) = pypdf.PdfReader(pdf).pages
    return page.extract_text()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The small library with its one figure."""
    library = Path(shutil.copytree(SMALL, tmp_path / "library"))
    shutil.copytree(SMALL_FIGURES, library / "figures")
    return library


def test_every_figure_stands_on_one_page_with_its_captions(folder: Path, tmp_path: Path) -> None:
    said = drawn(tmp_path / "sheet.pdf", "--library", str(folder))
    words = words_of(tmp_path / "sheet.pdf")

    assert "of 3 exercises 1 have a figure" in said
    assert "Mobility" in words
    assert "Cat-cow" in words
    assert "2 Let your head hang" in words


def test_the_same_figures_give_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    for name in ("one.pdf", "other.pdf"):
        drawn(tmp_path / name, "--library", str(folder))

    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "other.pdf").read_bytes()


def test_some_are_drawn_as_a_plate(tmp_path: Path) -> None:
    drawn(tmp_path / "plate.pdf", "--only", "bird-dog", "sit-to-stand")

    assert words_of(tmp_path / "plate.pdf").split() == ["Bird-dog", "Sit-to-stand"]


def test_an_exercise_that_does_not_exist_is_named_and_nothing_is_written(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="There is no exercise bird-god"):
        drawn(tmp_path / "plate.pdf", "--only", "bird-god")

    assert not (tmp_path / "plate.pdf").exists()


def test_a_broken_library_is_named_and_nothing_is_written(folder: Path, tmp_path: Path) -> None:
    figures = folder / "figures" / "mobility.yaml"
    figures.write_text(figures.read_text().replace("neck: {flexion: 30}", "neck: {flexion: 90}"))
    with pytest.raises(CommandError, match="flexion 90 is outside -60 to 50"):
        drawn(tmp_path / "sheet.pdf", "--library", str(folder))

    assert not (tmp_path / "sheet.pdf").exists()
