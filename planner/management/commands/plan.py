"""manage.py plan: the planner alone, from an assessment in JSON to a plan in JSON and PDF; writes no row."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError, ProgrammingError

from exercises.figures.look import DEFAULT_LOOK, LOOKS
from planner.assemble import EmptyLibraryError, published_library
from planner.documents import STANDARD_INPUT, as_json_bytes, read_document, write_whole
from planner.gallery import Gallery
from planner.handouts.document import PAGE_SIZES, render_pdf
from planner.handouts.layouts import LAYOUTS
from planner.handouts.text import unprintable
from planner.prescribing import build_plan
from planner.prescribing.contract import AssessmentFaults, assessment_schema, plan_as_json, read_assessment
from planner.prescribing.library import Library
from planner.prescribing.programme import Blocked, Plan
from planner.records import figures_in_library
from planner.sheets import Heading, programme_sheet, words_of

PLANNED, INVALID, BLOCKED = 0, 2, 3
# Letter is the paper of North America.
EMERGENCY_NUMBERS = {"A4": "112", "Letter": "911"}


class Command(BaseCommand):
    """Plans a programme for the assessment in a file."""

    help = "Plan a programme from an assessment in JSON; see --schema for its form."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("assessment", nargs="?", help="a JSON file, or - for standard input")
        parser.add_argument("--pdf", type=Path, help="write the handout here")
        parser.add_argument("--json", type=Path, help="write the plan here")
        parser.add_argument("--layout", choices=tuple(LAYOUTS), default="standard")
        parser.add_argument("--page-size", choices=PAGE_SIZES, default=PAGE_SIZES[0])
        parser.add_argument("--person", choices=LOOKS, default=DEFAULT_LOOK.name, help="whom the figures show")
        parser.add_argument("--emergency-number", help="the number to call in an emergency (A4: 112, Letter: 911)")
        parser.add_argument("--schema", action="store_true", help="print the JSON Schema of an assessment")

    def handle(self, *args: Any, **options: Any) -> None:
        _check_files(options)
        library = self._library()
        if options["schema"]:
            self.stdout.write(as_json_bytes(assessment_schema(library)).decode(), ending="")
            return
        if not options["assessment"]:
            raise CommandError("Name an assessment file, or - for standard input.", returncode=INVALID)
        plan = self._plan(options["assessment"], library)
        self._write(plan, library, options)
        self._tell(plan, options)

    def _library(self) -> Library:
        try:
            return published_library()
        except EmptyLibraryError as error:
            raise CommandError(str(error)) from error
        except (OperationalError, ProgrammingError) as error:
            raise CommandError("The database has no tables yet: manage.py migrate, then load_library.") from error

    def _plan(self, source: str, library: Library) -> Plan | Blocked:
        try:
            return build_plan(read_assessment(read_document(source), library), library)
        except AssessmentFaults as faults:
            self.stderr.write("\n".join(str(fault) for fault in faults.faults))
            sys.exit(INVALID)

    def _write(self, plan: Plan | Blocked, library: Library, options: dict[str, Any]) -> None:
        files: dict[Path, bytes] = {}
        if options["json"]:
            files[options["json"]] = as_json_bytes(plan_as_json(plan))
        if options["pdf"] and isinstance(plan, Plan):
            files[options["pdf"]] = self._pdf(plan, library, options)
        try:
            write_whole(files)
        except OSError as error:
            raise CommandError(f"{error.filename}: cannot be written: {error.strerror}") from error

    def _pdf(self, plan: Plan, library: Library, options: dict[str, Any]) -> bytes:
        # The day of the plan, not today's: the same assessment gives the same bytes on any day.
        on = plan.assessment.start_date
        number = options["emergency_number"] or EMERGENCY_NUMBERS[options["page_size"]]
        heading = Heading(on=on, emergency_number=number)
        gallery = Gallery(figures=figures_in_library(_exercises(plan)), look=LOOKS[options["person"]])
        sheet = programme_sheet(plan, library, heading, gallery)
        for letter in unprintable(" ".join(words_of(sheet))):
            self.stderr.write(f"warning: '{letter}' is not in the handout's typeface and prints as '?'")
        return render_pdf(sheet, layout=options["layout"], page_size=options["page_size"], on=on)

    def _tell(self, plan: Plan | Blocked, options: dict[str, Any]) -> None:
        if isinstance(plan, Plan):
            self.stdout.write(_summary(plan))
            return
        for block in plan.blocks:
            self.stderr.write(f"{block.code}: {block.message} {block.action}")
        if options["pdf"] and options["pdf"].exists():
            self.stderr.write(f"{options['pdf']}: is from an earlier run and was left as it is; do not hand it out.")
        sys.exit(BLOCKED)


def _check_files(options: dict[str, Any]) -> None:
    """Refuse to write over what is read, both outputs into one file, or to '-'."""
    named = [options[name] for name in ("json", "pdf") if options[name]]
    if Path(STANDARD_INPUT) in named:
        raise CommandError("'-' stands for standard input only: name a file for --json and --pdf.")
    places = [path.resolve() for path in named]
    if len(set(places)) < len(places):
        raise CommandError("--json and --pdf name the same file; give two.")
    if options["assessment"] and Path(options["assessment"]).resolve() in places:
        raise CommandError("The assessment itself would be overwritten; name another file.")


def _summary(plan: Plan) -> str:
    return f"Planned: {_counted(len(plan.weeks), 'week')}, {_counted(len(_exercises(plan)), 'exercise')}."


def _exercises(plan: Plan) -> set[str]:
    return {item.exercise for week in plan.weeks for item in week.prescriptions}


def _counted(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"
