"""The project's own library as rows: its files are read and checked once for a whole run."""

from functools import cache

from exercises.loading import LIBRARY, LoadReport, read_library
from exercises.loading.library import LibraryEntries
from exercises.loading.writing import write_library


def load_real_library(*, overwrite: bool = False) -> LoadReport:
    """What `manage.py load_library` does, for tests of what comes after it."""
    return write_library(_entries(), overwrite=overwrite)


@cache
def _entries() -> LibraryEntries:
    return read_library(LIBRARY)
