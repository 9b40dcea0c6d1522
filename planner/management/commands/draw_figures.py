"""manage.py draw_figures: every exercise of the library files on one sheet, to look through; reads no row."""

from argparse import ArgumentParser
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from exercises.figures.pose import Figure
from exercises.loading import LIBRARY, LibraryFaults, read_library
from exercises.loading.entries import ExerciseEntry
from exercises.models import Category
from exercises.posing import figure_of
from planner.documents import write_whole
from planner.handouts.contact_sheet import Drawn, Group, render_contact_sheet, render_plate


class Command(BaseCommand):
    """Draws the contact sheet, or a plate of some figures."""

    help = "Draw every exercise, in both sides and both builds and grouped by category, on one sheet."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("pdf", type=Path, help="write the sheet here")
        parser.add_argument("--only", nargs="+", metavar="SLUG", help="draw these as a plate instead, right side only")
        parser.add_argument("--library", type=Path, default=LIBRARY, help="the folder of library files")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            exercises = read_library(options["library"]).exercises
        except LibraryFaults as faults:
            raise CommandError(str(faults)) from faults
        page = _plate(exercises, options["only"]) if options["only"] else render_contact_sheet(_groups(exercises))
        try:
            write_whole({options["pdf"]: page})
        except OSError as error:
            raise CommandError(f"{error.filename}: cannot be written: {error.strerror}") from error
        drawn = sum(figure_of(entry.figure) is not None for entry in exercises)
        shown = len(options["only"] or exercises)
        self.stdout.write(f"{options['pdf']}: {shown} drawn; of {len(exercises)} exercises {drawn} have a figure.")


def _plate(exercises: tuple[ExerciseEntry, ...], slugs: list[str]) -> bytes:
    by_slug = {entry.slug: entry for entry in exercises}
    if unknown := [slug for slug in slugs if slug not in by_slug]:
        raise CommandError(f"There is no exercise {', '.join(unknown)}.")
    return render_plate(_drawn(by_slug[slug] for slug in slugs))


def _groups(exercises: tuple[ExerciseEntry, ...]) -> list[Group]:
    ordered = sorted(exercises, key=lambda entry: (Category.values.index(entry.category), entry.name))
    by_category = groupby(ordered, key=lambda entry: entry.category)
    return [Group(title=Category(name).label, drawn=tuple(_drawn(entries))) for name, entries in by_category]


def _drawn(entries: Iterable[ExerciseEntry]) -> list[Drawn]:
    found: list[tuple[str, Figure | None]] = [(entry.name, figure_of(entry.figure)) for entry in entries]
    return [Drawn(name=name, figure=figure) for name, figure in found if figure]
