"""manage.py write_rules_document: the planning rules as they are carried out, as a document; reads no row."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from planner.prescribing.rulebook import ENTRIES
from planner.rules_document import rules_document


class Command(BaseCommand):
    """Writes docs/clinical-rules.md from the rulebook."""

    help = "Write what the planner does with each rule, and every number a clinic may set, as Markdown."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "path", type=Path, nargs="?", default=settings.BASE_DIR / "docs" / "clinical-rules.md", help="write it here"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            options["path"].write_text(rules_document(), encoding="utf-8")
        except OSError as error:
            raise CommandError(f"{error.filename}: cannot be written: {error.strerror}") from error
        self.stdout.write(f"{options['path']}: {len(ENTRIES)} rules.")
