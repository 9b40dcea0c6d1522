"""Loads the library's files into the database: everything is checked before anything is written."""

from pathlib import Path

from exercises.loading.faults import Fault, LibraryFaults
from exercises.loading.library import read_library
from exercises.loading.writing import LoadReport, write_library

LIBRARY = Path(__file__).resolve().parent.parent / "library"
"""The folder of the project's own library."""

__all__ = ["LIBRARY", "Fault", "LibraryFaults", "LoadReport", "load_library", "read_library"]


def load_library(directory: Path = LIBRARY, *, overwrite: bool = False) -> LoadReport:
    """Load a folder of library files, all or nothing; raises LibraryFaults when any file holds a fault."""
    return write_library(read_library(directory), overwrite=overwrite)
