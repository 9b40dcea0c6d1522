"""manage.py draw_handouts: every example in every layout as a small picture, to look through; stores nothing."""

from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from planner.assemble import EmptyLibraryError, published_library
from planner.documents import read_document, write_whole
from planner.gallery import Gallery
from planner.handouts.document import PAGE_SIZES, render_pdf
from planner.handouts.layouts import LAYOUTS
from planner.prescribing import build_plan
from planner.prescribing.contract import AssessmentFaults, read_assessment
from planner.prescribing.library import Library
from planner.prescribing.programme import Plan
from planner.preview import plate_of_pages
from planner.records import figures_in_library
from planner.sheets import Heading, programme_sheet

MOST_PAGES, DOTS_PER_INCH = 4, 36


class Command(BaseCommand):
    """Draws the first pages of each assessment in a folder, in each layout."""

    help = "Draw the first pages of every assessment in a folder in every layout, as pictures to look through."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("assessments", type=Path, help="a folder of assessments in JSON")
        parser.add_argument("pictures", type=Path, help="the folder to write the pictures into")
        parser.add_argument("--page-size", choices=PAGE_SIZES, default=PAGE_SIZES[0])

    def handle(self, *args: Any, **options: Any) -> None:
        folder = options["pictures"]
        try:
            folder.mkdir(parents=True, exist_ok=True)
            drawn = dict(_drawn(options["assessments"], folder, options["page_size"]))
            write_whole(drawn)
        except (EmptyLibraryError, AssessmentFaults) as error:
            raise CommandError(str(error)) from error
        except OSError as error:
            raise CommandError(f"{error.filename}: cannot be written: {error.strerror}") from error
        self.stdout.write(f"{folder}: {len(drawn)} pictures in {len(LAYOUTS)} layouts.")


def _drawn(assessments: Path, folder: Path, page_size: str) -> Iterator[tuple[Path, bytes]]:
    library = published_library()
    for file in sorted(assessments.glob("*.json")):
        plan = build_plan(read_assessment(read_document(str(file)), library), library)
        if not isinstance(plan, Plan):
            continue
        for layout, pdf in _in_every_layout(plan, library, page_size):
            yield folder / f"{file.stem}-{layout}.png", plate_of_pages(pdf, MOST_PAGES, DOTS_PER_INCH)


def _in_every_layout(plan: Plan, library: Library, page_size: str) -> Iterator[tuple[str, bytes]]:
    used = {item.exercise for week in plan.weeks for item in week.prescriptions}
    on = plan.assessment.start_date
    sheet = programme_sheet(plan, library, Heading(on=on), Gallery(figures=figures_in_library(used)))
    for layout in LAYOUTS:
        yield layout, render_pdf(sheet, layout=layout, page_size=page_size, on=on)
