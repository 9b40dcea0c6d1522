"""What a programme's page shows of its printing, arranged: the choices, the first page, the versions issued."""

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.urls import reverse

from exercises.figures.look import Look
from planner.forms import IssueForm, PaperForm
from planner.forms.paper import CHOICES
from planner.gallery import Gallery
from planner.handouts.layouts import LAYOUTS
from planner.handouts.sheet import ProgrammeSheet
from planner.models import Handout, HandoutFile, Programme
from planner.prescribing.library import Library
from planner.prescribing.programme import Plan
from planner.preview import picture_size
from planner.printing import Edition, letters_missing, made_on, sheet_of
from planner.records import figures_of, library_of, plan_of
from planner.views.answers_page import names_not_asked


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuedFile:
    """One layout of an issued version, to download."""

    words: str
    address: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuedVersion:
    """An issued version; `superseded_by` is the version to hand out instead, 0 where it is the one."""

    handout: Handout
    superseded_by: int
    files: tuple[IssuedFile, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OnPaper:
    """The part 'On paper' of a programme's page."""

    choices: PaperForm
    issue: IssueForm
    first_page: str
    width: int
    height: int
    shown: str
    letters_missing: tuple[str, ...]
    next_version: int
    issued: tuple[IssuedVersion, ...]


def on_paper(programme: Programme, plan: Plan, library: Library, gallery: Gallery, chosen: PaperForm) -> OnPaper:
    """The part for what was chosen, which has to be valid."""
    issued = tuple(programme.handouts.in_lists())
    draft = draft_of(programme, library, issued[0].version + 1 if issued else 1)
    sheet = sheet_of(programme, plan, library, replace(gallery, look=chosen.look), draft)
    width, height = picture_size(chosen.paper.page_size)
    said = {"when_and_where": programme.when_and_where, "if_not_then": programme.if_not_then}
    return OnPaper(
        choices=chosen,
        issue=IssueForm(_choices(chosen) | said, usual=programme.patient.clinic),
        first_page=_first_page(programme, chosen),
        width=width,
        height=height,
        shown=f"{LAYOUTS[chosen.cleaned_data['layout']].words}, {chosen.paper.page_size}",
        letters_missing=letters_missing(sheet),
        next_version=draft.version,
        issued=tuple(_version(handout, issued[0].version) for handout in issued),
    )


def _choices(chosen: PaperForm) -> dict[str, str]:
    return {name: chosen.cleaned_data[name] for name in CHOICES if name in chosen.cleaned_data}


def _first_page(programme: Programme, chosen: PaperForm) -> str:
    return f"{reverse('programme_first_page', args=[programme.pk])}?{urlencode(_choices(chosen))}"


def address_with(programme: Programme, chosen: PaperForm) -> str:
    """The page with these choices; at its top, where it says what was done."""
    return f"{programme.get_absolute_url()}?{urlencode(_choices(chosen))}"


def draft_sheet(programme: Programme, look: Look, version: int) -> ProgrammeSheet:
    """The programme as it stands, marked as a draft of this version."""
    library = library_of(programme)
    gallery = Gallery(figures=figures_of(programme), look=look)
    return sheet_of(programme, plan_of(programme, library), library, gallery, draft_of(programme, library, version))


def draft_of(programme: Programme, library: Library, version: int) -> Edition:
    """The draft of a version; dated when the programme was made, so that it is the same on any day."""
    return Edition(version=version, on=made_on(programme), draft=draft_words(programme, library))


def draft_words(programme: Programme, library: Library) -> str:
    """Why this paper is not final; short, for it stands at the head of the first page."""
    not_asked = names_not_asked(programme.assessment, library)
    if not_asked and len(not_asked) == len(library.precautions):
        return "Draft. None of the precautions was asked about."
    if not_asked:
        return f"Draft. Not asked about: {'; '.join(name.split(' (')[0] for name in not_asked)}."
    return "Draft. Not yet confirmed by the therapist." if programme.is_draft else "Draft. Not an issued version."


def _version(handout: Handout, newest: int) -> IssuedVersion:
    superseded_by = newest if handout.version < newest else 0
    return IssuedVersion(
        handout=handout, superseded_by=superseded_by, files=tuple(_file(file) for file in handout.files.all())
    )


def _file(file: HandoutFile) -> IssuedFile:
    layout = LAYOUTS.get(file.layout)  # one that is drawn no more can still be downloaded
    return IssuedFile(words=layout.words if layout else file.layout, address=file.get_absolute_url(), size=file.size)
