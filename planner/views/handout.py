"""The printed programme: its sheet, the name of its file, and the letters that do not print."""

from datetime import date

from django.utils import timezone
from django.utils.text import slugify

from planner.gallery import Gallery
from planner.handouts.sheet import ProgrammeSheet
from planner.handouts.text import unprintable
from planner.models import Programme
from planner.prescribing.library import Library
from planner.prescribing.programme import Plan
from planner.sheets import Heading, programme_sheet, words_of
from planner.views.answers_page import names_not_asked

LONGEST_STEM = 60
DEMONSTRATION = "Demonstration clinic (invented people)"


def sheet_of(programme: Programme, plan: Plan, library: Library, gallery: Gallery) -> ProgrammeSheet:
    """The programme as it is printed; dated when it was made, so that it is the same on any day."""
    clinic = programme.patient.clinic
    heading = Heading(
        clinic_name=DEMONSTRATION if clinic.is_demonstration else clinic.name,
        clinic_telephone=clinic.telephone,
        emergency_number=clinic.emergency_number,
        therapist_name=programme.created_by.name,
        draft=draft_words(programme, library),
        on=made_on(programme),
    )
    return programme_sheet(plan, library, heading, gallery)


def made_on(programme: Programme) -> date:
    """The day on which the programme was made, where the clinic is."""
    return timezone.localdate(programme.created_at)


def draft_words(programme: Programme, library: Library) -> str:
    """Why the programme is not final yet, empty where it is; short, for it stands at the foot of every page."""
    not_asked = names_not_asked(programme.assessment, library)
    if not_asked and len(not_asked) == len(library.precautions):
        return "Draft. None of the precautions was asked about."
    if not_asked:
        return f"Draft. Not asked about: {'; '.join(name.split(' (')[0] for name in not_asked)}."
    return "Draft. Not yet confirmed by the therapist." if programme.is_draft else ""


def letters_missing(sheet: ProgrammeSheet) -> tuple[str, ...]:
    """The letters anywhere on the sheet that would print as '?'."""
    return unprintable(" ".join(words_of(sheet)))


def file_name(programme: Programme) -> str:
    """A file name of plain letters: the patient's name where it has any, else only 'programme'."""
    stem = slugify(programme.patient.name)[:LONGEST_STEM].strip("-_")
    return f"programme-{stem}.pdf" if stem else f"programme-{programme.pk}.pdf"
