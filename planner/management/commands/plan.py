"""manage.py plan: the planner alone, from an assessment in JSON to a plan in JSON and PDF; writes no row."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from planner.assemble import EmptyLibraryError, published_library
from planner.documents import as_json_bytes, read_document, write_whole
from planner.handouts.document import LAYOUTS, PAGE_SIZES, render_pdf
from planner.handouts.text import unprintable
from planner.prescribing import build_plan
from planner.prescribing.contract import AssessmentFaults, assessment_schema, plan_as_json, read_assessment
from planner.prescribing.library import Library
from planner.prescribing.programme import Blocked, Plan
from planner.sheets import Heading, programme_sheet

PLANNED, INVALID, BLOCKED = 0, 2, 3


class Command(BaseCommand):
    """Plans a programme for the assessment in a file."""

    help = "Plan a programme from an assessment in JSON; see --schema for its form."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("assessment", nargs="?", help="a JSON file, or - for standard input")
        parser.add_argument("--pdf", type=Path, help="write the handout here")
        parser.add_argument("--json", type=Path, help="write the plan here")
        parser.add_argument("--layout", choices=LAYOUTS, default=LAYOUTS[0])
        parser.add_argument("--page-size", choices=PAGE_SIZES, default=PAGE_SIZES[0])
        parser.add_argument("--schema", action="store_true", help="print the JSON Schema of an assessment")

    def handle(self, *args: Any, **options: Any) -> None:
        library = self._library()
        if options["schema"]:
            self.stdout.write(as_json_bytes(assessment_schema(library)).decode(), ending="")
            return
        if not options["assessment"]:
            raise CommandError("Name an assessment file, or - for standard input.", returncode=INVALID)
        plan = self._plan(options["assessment"], library)
        self._write(plan, library, options)
        self._tell(plan)

    def _library(self) -> Library:
        try:
            return published_library()
        except EmptyLibraryError as error:
            raise CommandError(str(error)) from error

    def _plan(self, source: str, library: Library) -> Plan | Blocked:
        try:
            return build_plan(read_assessment(read_document(source), library), library)
        except AssessmentFaults as faults:
            self.stderr.write("\n".join(str(fault) for fault in faults.faults))
            sys.exit(INVALID)

    def _write(self, plan: Plan | Blocked, library: Library, options: dict[str, Any]) -> None:
        files: dict[Path, bytes] = {}
        if options["json"] and options["json"] == options["pdf"]:
            raise CommandError("--json and --pdf name the same file; give two.")
        if options["json"]:
            files[options["json"]] = as_json_bytes(plan_as_json(plan))
        if options["pdf"] and isinstance(plan, Plan):
            files[options["pdf"]] = self._pdf(plan, library, options)
        try:
            write_whole(files)
        except OSError as error:
            raise CommandError(f"{error.filename}: cannot be written: {error.strerror}") from error

    def _pdf(self, plan: Plan, library: Library, options: dict[str, Any]) -> bytes:
        for letter in unprintable(" ".join((plan.assessment.patient_name, *plan.assessment.goals))):
            self.stderr.write(f"warning: '{letter}' is not in the handout's typeface and prints as '?'")
        # The day of the plan, not today's: the same assessment gives the same bytes on any day.
        on = plan.assessment.start_date
        sheet = programme_sheet(plan, library, Heading(on=on))
        return render_pdf(sheet, layout=options["layout"], page_size=options["page_size"], on=on)

    def _tell(self, plan: Plan | Blocked) -> None:
        if isinstance(plan, Plan):
            self.stdout.write(_summary(plan))
            return
        for block in plan.blocks:
            self.stderr.write(f"{block.code}: {block.message} {block.action}")
        sys.exit(BLOCKED)


def _summary(plan: Plan) -> str:
    weeks, count = len(plan.weeks), len({item.exercise for week in plan.weeks for item in week.prescriptions})
    return f"Planned: {weeks} {'week' if weeks == 1 else 'weeks'}, {count} exercises."
