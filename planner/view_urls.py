"""The therapist's pages."""

from django.urls import path

from planner.views import assessments, handouts, patients, programmes, rules

urlpatterns = [
    path("patients/", patients.patient_list, name="patient_list"),
    path("patients/new/", patients.new_patient, name="new_patient"),
    path("patients/<int:pk>/", patients.patient, name="patient"),
    path("patients/<int:pk>/edit/", patients.edit_patient, name="edit_patient"),
    path("patients/<int:pk>/programmes/new/", assessments.new_programme, name="new_programme"),
    path("assessments/<int:pk>/", assessments.assessment, name="assessment"),
    path("programmes/<int:pk>/", programmes.programme, name="programme"),
    path("programmes/<int:pk>/weeks/<int:number>/", programmes.programme, name="programme_week"),
    path("programmes/<int:pk>/confirm/", programmes.confirm, name="confirm_programme"),
    path("programmes/<int:pk>/programme.pdf", handouts.draft, name="programme_pdf"),
    path("programmes/<int:pk>/first-page.png", handouts.picture, name="programme_first_page"),
    path("programmes/<int:pk>/issue/", handouts.issue, name="issue_handout"),
    path("handouts/<int:pk>/<slug:layout>.pdf", handouts.issued_file, name="handout_pdf"),
    path("clinic/rules/", rules.clinic_rules, name="clinic_rules"),
    path("programmes/<int:pk>/<slug:slug>/motion.svg", programmes.motion, name="programme_motion"),
]
