"""Every kind of fault in the files: named by file, entry and field, and nothing is written."""

from collections.abc import Callable
from pathlib import Path

import pytest

from exercises.loading import LibraryFaults, load_library
from exercises.models import Exercise
from tests.exercises.broken import FAULTS, MOBILITY, STRENGTH
from tests.exercises.conftest import Edit

pytestmark = pytest.mark.django_db


def faults_of(folder: Path) -> list[str]:
    with pytest.raises(LibraryFaults) as caught:
        load_library(folder)
    return [str(fault) for fault in caught.value.faults]


@pytest.mark.parametrize(("change", "fault"), FAULTS.values(), ids=FAULTS.keys())
def test_a_fault_names_file_entry_and_field(folder: Path, edit: Edit, change: tuple[str, str, str], fault: str) -> None:
    edit(*change)
    assert fault in faults_of(folder)


@pytest.mark.parametrize("change", [change for change, _ in FAULTS.values()], ids=FAULTS.keys())
def test_a_fault_leaves_every_row_as_it_was(
    small_library: Path, edit: Edit, row_counts: Callable[[], dict[str, int]], change: tuple[str, str, str]
) -> None:
    before = row_counts()
    edit("exercises/strength.yaml", "name: Single-leg bridge", "name: Another name")
    edit(*change)
    faults_of(small_library)
    assert row_counts() == before
    assert not Exercise.objects.filter(name="Another name").exists()


def test_all_faults_are_named_at_once(folder: Path, edit: Edit) -> None:
    edit(MOBILITY, "level: 1", "level: 4")
    edit(STRENGTH, "level: 2", "level: 0")
    edit("precautions.yaml", "source: TB", "source: XX")
    assert faults_of(folder) == [
        "mobility.yaml: cat-cow: level: 4 is not between 1 and 3",
        "mobility.yaml: cat-cow: progressions[0]: 'bridge' is of level 1, below level 4 of this exercise",
        "precautions.yaml: osteoporosis: source: unknown source 'XX'",
        "strength.yaml: bridge: progressions[0]: 'single-leg-bridge' is of level 0, below level 1 of this exercise",
        "strength.yaml: single-leg-bridge: level: 0 is not between 1 and 3",
        "strength.yaml: single-leg-bridge: regressions[0]: 'bridge' is of level 1, above level 0 of this exercise",
    ]


def test_a_file_that_is_missing_is_named(folder: Path) -> None:
    (folder / "tags.yaml").unlink()
    assert faults_of(folder) == ["tags.yaml: cannot be read: No such file or directory"]


def test_a_file_that_is_not_of_the_library_is_named(folder: Path) -> None:
    (folder / "exercises" / "mobilty.yaml").write_text("exercises: []\n", encoding="utf-8")
    assert faults_of(folder) == ["mobilty.yaml: is not a file of the library; put its entries in one that is"]


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", "reviews.yaml: is not a mapping with the keys reviews"),
        (b"- a\n- b\n", "reviews.yaml: is not a mapping with the keys reviews"),
        (b"reviews: \xff\n", "reviews.yaml: is not UTF-8 at byte 9"),
        (b"reviews: nothing\n", "reviews.yaml: reviews: is not a list of entries"),
        (
            b"reviews: !!python/object:os.system {}\n",
            (
                "reviews.yaml: line 1: could not determine a constructor for the tag "
                "'tag:yaml.org,2002:python/object:os.system'"
            ),
        ),
        (b"? [a]\n: b\n", "reviews.yaml: line 1: found unhashable key"),
    ],
    ids=["empty", "a list", "not UTF-8", "text for a group", "a tag of Python's", "a list as a key"],
)
def test_a_file_that_is_no_library_file_is_named(folder: Path, content: bytes, fault: str) -> None:
    (folder / "reviews.yaml").write_bytes(content)
    assert faults_of(folder) == [fault]


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    assert faults_of(tmp_path / "none") == [f"{tmp_path / 'none'}: there is no such folder"]
