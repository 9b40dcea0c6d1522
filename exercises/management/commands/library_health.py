"""The command `manage.py library_health`."""

from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError, ProgrammingError

from exercises.loading.health import Findings, Health, library_health

WHOLE, LACKING, UNREAD = 0, 1, 2


class Command(BaseCommand):
    """Lists what the library lacks."""

    help = (
        "List published exercises without a figure, a dose or a verdict, and figures that no longer read. "
        f"Exit status {WHOLE}: nothing is missing; {LACKING}: something is; {UNREAD}: the database cannot be read."
    )

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Look, tell, and end with status 1 where something is missing."""
        try:
            health = library_health()
        except (OperationalError, ProgrammingError) as error:
            message = f"The database could not be read ({error}). Was manage.py migrate called?"
            raise CommandError(message, returncode=UNREAD) from error
        self.stdout.write("\n".join(in_words(health)))
        if not health.is_whole:
            raise SystemExit(LACKING)


def in_words(health: Health) -> Iterator[str]:
    """Every heading with its count and what was found, and the sum in the last line."""
    yield from listed("Published exercises without a figure", health.without_figure)
    yield from listed("Figures that no longer read", health.unreadable)
    yield from listed("Published exercises without a dose or a verdict", health.incomplete)
    yield f"{health.published} published exercises, {len(health.without_figure)} without a figure"


def listed(heading: str, findings: Findings) -> Iterator[str]:
    """A heading with its count, and a line for each thing that was found."""
    yield f"{heading}: {len(findings)}"
    for slug, lines in findings.items():
        yield from (f"  {slug}: {line}" for line in lines) if lines else [f"  {slug}"]
    yield ""
