"""The printed programme: its sheet, the letters that do not print, and the name of its file."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.text import slugify

from exercises.figures.look import Look
from planner.gallery import Gallery
from planner.handouts.document import render_pdf
from planner.handouts.layouts import LAYOUTS
from planner.handouts.sheet import ProgrammeSheet
from planner.handouts.text import unprintable
from planner.handouts.theme import is_readable
from planner.logos import logo_of
from planner.models import ClinicLogo, Programme
from planner.prescribing.library import Library
from planner.prescribing.programme import Plan
from planner.sheets import Heading, programme_sheet, words_of

LONGEST_STEM = 60
DEMONSTRATION = "Demonstration clinic (invented people)"
OTHERWISE = "If that does not work: "


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """One printing of a programme: which version, of which day, and why it is a draft; empty where it is none."""

    version: int
    on: date
    draft: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """On what a programme is issued: the page, whom the figures show, and whether '?' may stand for a letter."""

    page_size: str
    look: Look
    print_anyway: bool = False


def sheet_of(programme: Programme, plan: Plan, library: Library, gallery: Gallery, edition: Edition) -> ProgrammeSheet:
    """The programme as it is printed."""
    clinic = programme.patient.clinic
    heading = Heading(
        clinic_name=DEMONSTRATION if clinic.is_demonstration else clinic.name,
        clinic_telephone=clinic.telephone,
        emergency_number=clinic.emergency_number,
        therapist_name=programme.created_by.name,
        version=edition.version,
        draft=edition.draft,
        on=edition.on,
        when_and_where=_when_and_where(programme),
        accent=clinic.colour if clinic.colour and is_readable(clinic.colour) else "",
        logo=logo_of(ClinicLogo.objects.png_of(clinic)),
    )
    return programme_sheet(plan, library, heading, gallery)


def every_layout(sheet: ProgrammeSheet, *, page_size: str, on: date) -> Mapping[str, bytes]:
    """The sheet as a PDF in each layout there is, by the layout's name."""
    return {layout: render_pdf(sheet, layout=layout, page_size=page_size, on=on) for layout in LAYOUTS}


def made_on(programme: Programme) -> date:
    """The day on which the programme was made, where the clinic is."""
    return timezone.localdate(programme.created_at)


def letters_missing(sheet: ProgrammeSheet) -> tuple[str, ...]:
    """The letters anywhere on the sheet that would print as '?'."""
    return unprintable(" ".join(words_of(sheet)))


def file_name(programme: Programme, edition: str, layout: str) -> str:
    """A file name of plain letters, as in 'programme-ben-example-v2-large.pdf'; without a name in them its number."""
    stem = slugify(programme.patient.name)[:LONGEST_STEM].strip("-_") or f"{programme.pk}"
    return f"programme-{stem}-{edition}-{layout}.pdf"


def _when_and_where(programme: Programme) -> tuple[str, ...]:
    otherwise = f"{OTHERWISE}{programme.if_not_then}" if programme.if_not_then else ""
    return tuple(line for line in (programme.when_and_where, otherwise) if line)
