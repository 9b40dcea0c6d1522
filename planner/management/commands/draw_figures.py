"""manage.py draw_figures: every exercise of the library files on one sheet, to look through; reads no row."""

from argparse import ArgumentParser
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
from planner.handouts.contact_sheet import Drawn, Group, render_contact_sheet


class Command(BaseCommand):
    """Draws the contact sheet."""

    help = "Draw every exercise, in both sides and both builds and grouped by category, on one sheet."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("pdf", type=Path, help="write the sheet here")
        parser.add_argument("--library", type=Path, default=LIBRARY, help="the folder of library files")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            exercises = read_library(options["library"]).exercises
        except LibraryFaults as faults:
            raise CommandError(str(faults)) from faults
        groups = _groups(exercises)
        write_whole({options["pdf"]: render_contact_sheet(groups)})
        drawn = sum(len(group.drawn) for group in groups)
        self.stdout.write(f"{options['pdf']}: {drawn} exercises drawn, {len(exercises) - drawn} without a figure.")


def _groups(exercises: tuple[ExerciseEntry, ...]) -> list[Group]:
    ordered = sorted(exercises, key=lambda entry: (Category.values.index(entry.category), entry.name))
    by_category = groupby(ordered, key=lambda entry: entry.category)
    return [Group(title=Category(name).label, drawn=tuple(_drawn(entries))) for name, entries in by_category]


def _drawn(entries: Any) -> list[Drawn]:
    found: list[tuple[str, Figure | None]] = [(entry.name, figure_of(entry.figure)) for entry in entries]
    return [Drawn(name=name, figure=figure) for name, figure in found if figure]
