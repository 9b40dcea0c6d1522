"""A programme week by week, and confirmed."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_GET, require_POST

from exercises.pictures import look_asked, motion_markup, side_asked
from exercises.views import svg_answer
from planner.forms import PaperForm
from planner.gallery import Gallery
from planner.records import figures_of, library_of, plan_of
from planner.services import NotADraftError, PrecautionsNotAskedError, confirm_programme
from planner.views.answers_page import names_not_asked
from planner.views.on_paper import on_paper
from planner.views.programme_page import page_of
from planner.views.requests import SignedInRequest, needs_library, programme_of


@require_GET
@needs_library
def programme(request: SignedInRequest, pk: int, number: int = 1) -> HttpResponse:
    """One week of a programme, with why each exercise is there, what was left out, and what was issued."""
    found = programme_of(request.user, pk)
    library = library_of(found)
    plan = plan_of(found, library)
    if number not in range(1, len(plan.weeks) + 1):
        raise Http404
    clinic = found.patient.clinic
    gallery = Gallery(figures=figures_of(found), look=clinic.look)
    context = {
        "programme": found,
        "patient": found.patient,
        "page": page_of(plan, number, library, gallery),
        "not_asked": names_not_asked(found.assessment, library),
        "paper": on_paper(found, plan, library, gallery, PaperForm.chosen_or_usual(request.GET, clinic)),
    }
    return render(request, "planner/programme.html", context)


@require_POST
def confirm(request: SignedInRequest, pk: int) -> HttpResponse:
    """The therapist confirms the proposal; refused while a precaution was not asked about."""
    found = programme_of(request.user, pk)
    try:
        confirm_programme(programme=found)
    except PrecautionsNotAskedError:
        messages.error(request, "This stays a draft: some precautions were not asked about. They are named below.")
    except NotADraftError as refused:
        messages.error(request, f"Nothing was changed: this programme is {refused.status} already.")
    else:
        messages.success(request, "Programme confirmed. Issue it, and it can be handed out.")
    return redirect(found)


@require_GET
@gzip_page
def motion(request: SignedInRequest, pk: int, slug: str) -> HttpResponse:
    """The moving picture of one exercise of a programme, of the figure that the programme shows."""
    figure = figures_of(programme_of(request.user, pk)).get(slug)
    if figure is None:
        raise Http404
    return svg_answer(motion_markup(figure, side_asked(request.GET), look_asked(request.GET)))
