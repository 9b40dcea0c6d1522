"""My patients: find one, add one, change one, look at one."""

from django.core.paginator import Paginator
from django.db.models import OuterRef, QuerySet, Subquery
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from planner.forms import PatientForm, PatientSearchForm
from planner.models import Assessment, Clinic, Patient, Programme, User
from planner.services import PatientDetails, change_patient, create_patient
from planner.views.patient_page import assessment_lines, condition_names, programme_lines
from planner.views.requests import SignedInRequest, posted

PATIENTS_ON_A_PAGE = 25


@require_GET
def patient_list(request: SignedInRequest) -> HttpResponse:
    """The patients this therapist may see, 25 on a page, narrowed by words of a name."""
    search = PatientSearchForm(request.GET)
    words = search.cleaned_data["q"] if search.is_valid() else ""
    found = _listed(Patient.objects.visible_to(request.user).named_like(words))
    page = Paginator(found, PATIENTS_ON_A_PAGE).get_page(request.GET.get("page"))
    clinics = Clinic.objects.treating(request.user)
    return render(
        request, "planner/patient_list.html", {"page": page, "search": search, "words": words, "clinics": clinics}
    )


def _listed(patients: QuerySet[Patient]) -> QuerySet[Patient]:
    assessments = Assessment.objects.filter(patient=OuterRef("pk")).order_by("-made_on").values("made_on")
    programmes = Programme.objects.filter(patient=OuterRef("pk")).order_by("-start_date").values("start_date")
    return patients.annotate(last_assessed=Subquery(assessments[:1]), last_start=Subquery(programmes[:1]))


@require_http_methods(["GET", "POST"])
def new_patient(request: SignedInRequest) -> HttpResponse:
    """A new patient of one of the therapist's clinics."""
    clinics = list(Clinic.objects.treating(request.user))
    if not clinics:
        raise Http404
    form = PatientForm(posted(request), clinics=clinics)
    if request.method == "POST" and form.is_valid():
        return redirect(create_patient(clinic=form.clinic, details=details_in(form), by=request.user))
    return render(request, "planner/patient_form.html", {"form": form, "patient": None})


@require_http_methods(["GET", "POST"])
def edit_patient(request: SignedInRequest, pk: int) -> HttpResponse:
    """What is kept of a patient, changed."""
    patient = _visible(request.user, pk)
    form = PatientForm(posted(request), instance=patient, clinics=[])
    if request.method == "POST" and form.is_valid():
        return redirect(change_patient(patient=patient, details=details_in(form)))
    return render(request, "planner/patient_form.html", {"form": form, "patient": _visible(request.user, pk)})


@require_GET
def patient(request: SignedInRequest, pk: int) -> HttpResponse:
    """One patient: assessments and programmes, newest first."""
    found, names = _visible(request.user, pk), condition_names()
    return render(
        request,
        "planner/patient.html",
        {
            "patient": found,
            "programmes": programme_lines(found, names),
            "assessments": assessment_lines(found, names),
        },
    )


def details_in(form: PatientForm) -> PatientDetails:
    """The details of a valid form."""
    fields = ("name", "birth_year", "reference", "notes")
    return PatientDetails(**{field: form.cleaned_data[field] for field in fields})


def _visible(user: User, pk: int) -> Patient:
    return get_object_or_404(Patient.objects.visible_to(user).select_related("clinic"), pk=pk)
