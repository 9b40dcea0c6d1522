"""The command `manage.py load_library [DIRECTORY] [--overwrite]`."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import OperationalError, ProgrammingError

from exercises.loading import LIBRARY, LibraryFaults, LoadReport, load_library

FAULTY_FILES = 2


class Command(BaseCommand):
    """Loads the exercise library; a fault in any file stops it before anything is written."""

    help = "Load the exercise library from a folder of YAML files. All or nothing; exit status 2 names every fault."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the folder and whether a curator's edits are to be replaced."""
        parser.add_argument("directory", nargs="?", type=Path, default=LIBRARY, help="default: the project's library")
        parser.add_argument("--overwrite", action="store_true", help="replace what a curator has edited since, too")

    def handle(self, *_args: Any, directory: Path, overwrite: bool, **_options: Any) -> None:
        """Load, and say what was done; or name every fault and end with status 2."""
        try:
            report = load_library(directory, overwrite=overwrite)
        except LibraryFaults as faults:
            self.stderr.write(str(faults))
            raise SystemExit(FAULTY_FILES) from faults
        except (OperationalError, ProgrammingError) as error:
            raise CommandError(f"The database could not be written ({error}). Was manage.py migrate called?") from error
        self.stdout.write(in_words(report))
        for line in warnings(report):
            self.stderr.write(line, self.style.WARNING)


def in_words(report: LoadReport) -> str:
    """What the load did, one line for the counts and one for each entry that deserves a look."""
    written = f"{report.created} created, {report.updated} updated, {len(report.retired)} retired"
    if report.added:
        written += f", {len(report.added)} verdicts added"
    left = f"{report.unchanged} unchanged, {len(report.kept)} kept (edited by a curator)"
    lines = [f"{report.changes} changes: {written}; {left}"]
    lines += [f"kept as edited by a curator: {name}; --overwrite replaces it" for name in report.kept]
    lines += [f"verdict added to what is kept: {name}" for name in report.added]
    lines += [f"retired, no longer in the files: {name}" for name in report.retired]
    lines += [f"no longer in the files, left as it is: {name}" for name in report.left_behind]
    return "\n".join(lines)


def warnings(report: LoadReport) -> list[str]:
    """What a curator has to look at, since it may be unsafe; one line for each."""
    lines = [f"kept, but looser than the files: {line}" for line in report.looser]
    lines += [f"its figure went with the files, it is printed without one: {name}" for name in report.undrawn]
    return lines + [f"published, but incomplete: {line}" for line in report.incomplete]
