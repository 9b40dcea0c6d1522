"""Loads the library's files into the database: everything is checked before anything is written."""

from enum import StrEnum
from pathlib import Path

from exercises.loading import rows
from exercises.loading.digest import digest
from exercises.loading.faults import Fault, LibraryFaults
from exercises.loading.library import read_library
from exercises.loading.writing import LoadReport, write_library
from exercises.models import Exercise

LIBRARY = Path(__file__).resolve().parent.parent / "library"
"""The folder of the project's own library."""

__all__ = ["LIBRARY", "Fault", "LibraryFaults", "LoadReport", "Standing", "load_library", "read_library", "standing"]


def load_library(directory: Path = LIBRARY, *, overwrite: bool = False) -> LoadReport:
    """Load a folder of library files, all or nothing; raises LibraryFaults when any file holds a fault."""
    return write_library(read_library(directory), overwrite=overwrite)


class Standing(StrEnum):
    """How a row stands to the files it may have come from."""

    AS_LOADED = "as loaded"
    EDITED = "edited since load"
    WRITTEN_HERE = "written by a curator"


def standing(exercise: Exercise) -> Standing:
    """How an exercise stands to its file; it has to be fetched `with_everything`."""
    if not exercise.loaded_digest:
        return Standing.WRITTEN_HERE
    same = digest(rows.exercise_entry(exercise)) == exercise.loaded_digest
    return Standing.AS_LOADED if same else Standing.EDITED
