"""From an assessment to a programme, or to the reasons why there is none."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from planner.assemble import published_library
from planner.forms import AssessmentForm
from planner.forms.answers import initial_age, initial_from
from planner.models import Assessment, Patient
from planner.prescribing.library import Library
from planner.records import findings_of
from planner.services import assess
from planner.views.answers_page import answers_in_words
from planner.views.requests import SignedInRequest, needs_library, posted


@require_http_methods(["GET", "POST"])
@needs_library
def new_programme(request: SignedInRequest, pk: int) -> HttpResponse:
    """The assessment form; once it is valid it is recorded, and a programme is proposed unless it is blocked."""
    patient = get_object_or_404(Patient.objects.visible_to(request.user), pk=pk)
    library = published_library()
    form = AssessmentForm(
        posted(request), patient=patient, library=library, initial=_initial(request, patient, library)
    )
    if request.method == "POST" and form.is_valid():
        return _proposed(request, form)
    return render(request, "planner/new_programme.html", {"patient": patient, "form": form})


def _proposed(request: SignedInRequest, form: AssessmentForm) -> HttpResponse:
    outcome = assess(
        patient=form.patient,
        findings=form.findings,
        library=form.library,
        by=request.user,
        not_asked=form.precautions_not_asked,
    )
    return redirect(outcome)


def _initial(request: SignedInRequest, patient: Patient, library: Library) -> dict[str, Any]:
    today = timezone.localdate()
    age = initial_age(patient, today)
    if "from" not in request.GET:
        return age
    earlier = get_object_or_404(patient.assessments, pk=_number(request.GET["from"]))
    if earlier.made_on == today:
        return initial_from(earlier, library, correcting=True)
    return initial_from(earlier, library, correcting=False) | age


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0


@require_GET
@needs_library
def assessment(request: SignedInRequest, pk: int) -> HttpResponse:
    """One assessment as recorded; where it was blocked, every reason and what to do."""
    record = get_object_or_404(Assessment.objects.visible_to(request.user).select_related("patient", "made_by"), pk=pk)
    library = published_library()
    return render(
        request,
        "planner/assessment.html",
        {
            "assessment": record,
            "patient": record.patient,
            "answers": answers_in_words(findings_of(record, library), record, library),
            "programmes": record.programmes.all(),
        },
    )
