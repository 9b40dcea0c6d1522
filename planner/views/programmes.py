"""A programme week by week, confirmed, and on paper."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_GET, require_POST

from exercises.pictures import look_asked, motion_markup, side_asked
from exercises.views import svg_answer
from planner.forms import PaperForm
from planner.gallery import Gallery
from planner.handouts.document import render_pdf
from planner.models import Programme, User
from planner.records import figures_of, library_of, plan_of
from planner.services import NotADraftError, PrecautionsNotAskedError, confirm_programme
from planner.views.answers_page import names_not_asked
from planner.views.handout import file_name, letters_missing, made_on, sheet_of
from planner.views.programme_page import page_of
from planner.views.requests import SignedInRequest, needs_library

CHOOSE = {"page_size": "Choose A4 or Letter for the page.", "person": "Choose one of the people there are to draw."}


@require_GET
@needs_library
def programme(request: SignedInRequest, pk: int, number: int = 1) -> HttpResponse:
    """One week of a programme, with why each exercise is there and what was left out."""
    found = _visible(request.user, pk)
    library = library_of(found)
    plan = plan_of(found, library)
    if number not in range(1, len(plan.weeks) + 1):
        raise Http404
    gallery = Gallery(figures=figures_of(found), look=found.patient.clinic.look)
    context = {
        "programme": found,
        "patient": found.patient,
        "page": page_of(plan, number, library, gallery),
        "not_asked": names_not_asked(found.assessment, library),
        "letters_missing": letters_missing(sheet_of(found, plan, library, gallery)),
        "paper": PaperForm(usual=found.patient.clinic),
    }
    return render(request, "planner/programme.html", context)


@require_POST
def confirm(request: SignedInRequest, pk: int) -> HttpResponse:
    """The therapist confirms the proposal; refused while a precaution was not asked about."""
    found = _visible(request.user, pk)
    try:
        confirm_programme(programme=found)
    except PrecautionsNotAskedError:
        messages.error(request, "This stays a draft: some precautions were not asked about. They are named below.")
    except NotADraftError as refused:
        messages.error(request, f"Nothing was changed: this programme is {refused.status} already.")
    else:
        messages.success(request, "Programme confirmed.")
    return redirect(found)


@require_GET
@needs_library
def pdf(request: SignedInRequest, pk: int) -> HttpResponse:
    """The programme as a PDF to print, or a message where its letters cannot be printed."""
    found = _visible(request.user, pk)
    clinic = found.patient.clinic
    paper = PaperForm(request.GET or {"page_size": clinic.page_size}, usual=clinic)
    if not paper.is_valid():
        for field in paper.errors:
            messages.error(request, CHOOSE[field])
        return redirect(found)
    library = library_of(found)
    gallery = Gallery(figures=figures_of(found), look=paper.look)
    sheet = sheet_of(found, plan_of(found, library), library, gallery)
    if letters_missing(sheet) and not paper.cleaned_data["print_anyway"]:
        messages.error(request, "Not printed: it holds letters that cannot be printed. They are named below.")
        return redirect(found)
    made = render_pdf(sheet, page_size=paper.cleaned_data["page_size"], on=made_on(found))
    return _download(made, file_name(found))


@require_GET
@gzip_page
def motion(request: SignedInRequest, pk: int, slug: str) -> HttpResponse:
    """The moving picture of one exercise of a programme, of the figure that the programme shows."""
    figure = figures_of(_visible(request.user, pk)).get(slug)
    if figure is None:
        raise Http404
    return svg_answer(motion_markup(figure, side_asked(request.GET), look_asked(request.GET)))


def _download(made: bytes, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(made, content_type="application/pdf", headers=headers)


def _visible(user: User, pk: int) -> Programme:
    programmes = Programme.objects.visible_to(user).select_related("patient__clinic", "assessment", "created_by")
    return get_object_or_404(programmes, pk=pk)
