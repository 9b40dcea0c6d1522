"""Every write, with what it refuses."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.utils import timezone

from planner.models import Assessment, Clinic, Patient, Prescription, Programme, User, Week, WeeklyDose
from planner.prescribing.contract import plan_as_json
from planner.prescribing.library import Library
from planner.prescribing.plan import build_plan
from planner.prescribing.programme import Blocked, PlannedWeek
from planner.prescribing.session import session_place
from planner.records import plan_of
from planner.services import (
    NotADraftError,
    PatientDetails,
    PrecautionsNotAskedError,
    _save_doses,
    assess,
    change_patient,
    confirm_programme,
    create_patient,
    propose_programme,
    record_assessment,
)
from tests.planner.findings import START, sciatica


def test_a_patient_belongs_to_the_clinic_and_to_who_made_it(ana_clinic: Clinic, ana: User) -> None:
    patient = create_patient(clinic=ana_clinic, details=PatientDetails(name="Ζωή O'Brien <3"), by=ana)
    kept = Patient.objects.get(pk=patient.pk)
    assert (kept.name, kept.clinic, kept.created_by, kept.is_demonstration) == (
        "Ζωή O'Brien <3",
        ana_clinic,
        ana,
        False,
    )


@pytest.mark.parametrize(
    "details",
    [
        pytest.param(PatientDetails(name=""), id="no name"),
        pytest.param(PatientDetails(name="Ben", birth_year=1812), id="born in 1812"),
        pytest.param(PatientDetails(name="Ben", reference="B-17"), id="reference of another patient"),
    ],
)
def test_a_patient_who_breaks_a_rule_is_not_made(
    details: PatientDetails, ben: Patient, ana_clinic: Clinic, ana: User
) -> None:
    with pytest.raises(ValidationError):
        create_patient(clinic=ana_clinic, details=details, by=ana)
    assert list(Patient.objects.all()) == [ben]


def test_two_clinics_may_use_the_same_reference(ben: Patient, caro_clinic: Clinic, caro: User) -> None:
    create_patient(clinic=caro_clinic, details=PatientDetails(name="Ben", reference=ben.reference), by=caro)
    assert Patient.objects.filter(reference=ben.reference).count() == 2


def test_changing_a_patient_keeps_the_clinic_and_who_made_it(ben: Patient) -> None:
    change_patient(patient=ben, details=PatientDetails(name="Ben Q. Example", notes="Prefers mornings"))
    kept = Patient.objects.get(pk=ben.pk)
    assert (kept.name, kept.birth_year, kept.reference, kept.notes) == ("Ben Q. Example", None, "", "Prefers mornings")
    assert (kept.clinic, kept.created_by) == (ben.clinic, ben.created_by)


def test_a_programme_is_stored_week_by_week(assessment: Assessment, ana: User, library: Library) -> None:
    programme = propose_programme(assessment=assessment, library=library, by=ana)
    plan = build_plan(sciatica(), library)
    assert isinstance(programme, Programme)
    assert not isinstance(plan, Blocked)
    assert (programme.status, programme.title, programme.start_date) == ("draft", "6-week programme", START)
    assert (programme.created_by, programme.rules_version) == (ana, plan.rules_version)
    assert programme.proposal == plan_as_json(plan)
    assert [week.starts for week in programme.weeks.all()] == [START + timedelta(weeks=n) for n in range(6)]
    stored = WeeklyDose.objects.filter(week__programme=programme)
    assert stored.count() == sum(len(week.prescriptions) for week in plan.weeks)
    assert set(stored.filter(week__number=1).values_list("prescription__exercise__slug", flat=True)) == {
        item.exercise for item in plan.weeks[0].prescriptions
    }


def test_every_stored_row_is_one_the_forms_would_take(programme: Programme) -> None:
    rows = [programme, *programme.weeks.all(), *programme.prescriptions.all()]
    for row in [*rows, *WeeklyDose.objects.filter(week__programme=programme)]:
        row.full_clean()


def test_a_blocked_assessment_makes_no_programme_and_keeps_its_reasons(
    ben: Patient, ana: User, library: Library
) -> None:
    findings = sciatica(red_flags={**sciatica().red_flags, "RF1": True})
    record = record_assessment(patient=ben, findings=findings, by=ana)
    outcome = propose_programme(assessment=record, library=library, by=ana)
    assert isinstance(outcome, Blocked)
    assert not Programme.objects.exists()
    kept = Assessment.objects.get(pk=record.pk)
    assert kept.is_blocked
    assert [(block["code"], block["level"]) for block in kept.blocks] == [("RF1", "hard")]
    assert kept.blocks[0]["action"].startswith("Emergency department now")


def test_without_a_start_date_a_programme_starts_on_the_day_of_the_assessment(
    ben: Patient, ana: User, library: Library
) -> None:
    record = record_assessment(patient=ben, findings=sciatica(start_date=None), by=ana, made_on=START)
    programme = propose_programme(assessment=record, library=library, by=ana)
    assert isinstance(programme, Programme)
    assert programme.start_date == programme.weeks.get(number=1).starts == START


def test_a_programme_is_confirmed(programme: Programme) -> None:
    confirm_programme(programme=programme)
    assert Programme.objects.get(pk=programme.pk).status == Programme.Status.ACTIVE


@pytest.mark.parametrize("status", [Programme.Status.ACTIVE, Programme.Status.FINISHED])
def test_only_a_draft_is_confirmed(status: str, programme: Programme) -> None:
    Programme.objects.filter(pk=programme.pk).update(status=status)
    with pytest.raises(NotADraftError, match=f"the programme is {status} already"):
        confirm_programme(programme=programme)
    assert Programme.objects.get(pk=programme.pk).status == status


def test_the_same_answers_sent_twice_make_one_programme(ben: Patient, ana: User, library: Library) -> None:
    first = assess(patient=ben, findings=sciatica(), library=library, by=ana, not_asked=("glaucoma",))
    assert assess(patient=ben, findings=sciatica(), library=library, by=ana, not_asked=("glaucoma",)) == first
    assert isinstance(first, Programme)
    assert (Programme.objects.count(), Assessment.objects.count()) == (1, 1)


def test_a_blocked_assessment_sent_twice_is_recorded_once(ben: Patient, ana: User, library: Library) -> None:
    findings = sciatica(red_flags={**sciatica().red_flags, "RF1": True})
    first = assess(patient=ben, findings=findings, library=library, by=ana)
    assert isinstance(first, Assessment)
    assert first.is_blocked
    assert assess(patient=ben, findings=findings, library=library, by=ana) == first


AGAIN: dict[str, dict[str, Any]] = {
    "another answer": {"findings": sciatica(worst_pain=7)},
    "a precaution asked about": {"not_asked": ()},
}


@pytest.mark.parametrize("change", AGAIN.values(), ids=AGAIN.keys())
def test_other_answers_make_another_programme(
    change: dict[str, Any], ben: Patient, ana: User, library: Library
) -> None:
    sent: dict[str, Any] = {"findings": sciatica(), "not_asked": ("glaucoma",)}
    first = assess(patient=ben, library=library, by=ana, **sent)
    assert assess(patient=ben, library=library, by=ana, **sent | change) != first


def test_the_same_answers_make_another_programme_later_or_by_somebody_else(
    ben: Patient, ana: User, caro: User, library: Library
) -> None:
    assess(patient=ben, findings=sciatica(), library=library, by=ana)
    assess(patient=ben, findings=sciatica(), library=library, by=caro)
    with time_machine.travel(timezone.now() + timedelta(seconds=61), tick=False):
        assess(patient=ben, findings=sciatica(), library=library, by=ana)
    assert Programme.objects.count() == 3


def test_where_no_programme_can_be_stored_no_assessment_is_either(
    ben: Patient, ana: User, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr("planner.services._save_doses", broken)
    with pytest.raises(OSError, match="the disk is full"):
        assess(patient=ben, findings=sciatica(), library=library, by=ana)
    assert not Assessment.objects.exists()


def test_a_programme_whose_precautions_were_not_asked_about_stays_a_draft(
    ben: Patient, ana: User, library: Library
) -> None:
    record = record_assessment(patient=ben, findings=sciatica(), by=ana, not_asked=("glaucoma", "pregnancy"))
    programme = propose_programme(assessment=record, library=library, by=ana)
    assert isinstance(programme, Programme)
    with pytest.raises(PrecautionsNotAskedError) as refused:
        confirm_programme(programme=programme)
    assert refused.value.slugs == ("glaucoma", "pregnancy")
    assert Programme.objects.get(pk=programme.pk).is_draft


def test_nothing_is_stored_where_one_row_fails(
    assessment: Assessment, ana: User, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr("planner.services._save_doses", broken)
    with pytest.raises(OSError, match="the disk is full"):
        propose_programme(assessment=assessment, library=library, by=ana)
    assert not Programme.objects.exists()
    assert not Week.objects.exists()
    assert not Prescription.objects.exists()


def test_a_dose_for_a_week_of_another_programme_is_not_stored(programme: Programme, library: Library) -> None:
    """The service looks at every dose before it stores any."""
    plan = build_plan(sciatica(), library)
    assert not isinstance(plan, Blocked)
    before = WeeklyDose.objects.count()
    other = Programme.objects.get(pk=programme.pk)
    other.pk = None
    other.save(force_insert=True)
    weeks = [Week(programme=other, number=week.number) for week in plan.weeks]
    with pytest.raises(ValidationError, match="belong to the same programme"):
        _save_doses(plan, weeks, list(programme.prescriptions.select_related("exercise")))
    assert WeeklyDose.objects.count() == before


def test_exercises_are_stored_in_the_order_of_a_session(programme: Programme, library: Library) -> None:
    slugs = list(programme.prescriptions.values_list("exercise__slug", flat=True))
    assert slugs == sorted(slugs, key=lambda slug: session_place(library.exercises[slug]))


def test_each_week_is_read_back_in_its_own_order(ben: Patient, ana: User, library: Library) -> None:
    record = record_assessment(patient=ben, findings=sciatica(weeks=26), by=ana)
    programme = propose_programme(assessment=record, library=library, by=ana)
    plan = build_plan(sciatica(weeks=26), library)
    assert isinstance(programme, Programme)
    assert not isinstance(plan, Blocked)
    assert [_slugs(week) for week in plan_of(programme, library).weeks] == [_slugs(week) for week in plan.weeks]


def _slugs(week: PlannedWeek) -> list[str]:
    return [item.exercise for item in week.prescriptions]
