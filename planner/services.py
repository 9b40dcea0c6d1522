"""Every write but issuing: one keyword-only, typed, atomic function per change."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.contrib.admin.models import CHANGE, LogEntry
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from exercises.models import Exercise
from planner.models import (
    Assessment,
    Clinic,
    ClinicLogo,
    Patient,
    Prescription,
    Programme,
    User,
    Week,
    WeeklyDose,
)
from planner.models.clinic import fault_in_words
from planner.prescribing import build_plan
from planner.prescribing.assessment import Assessment as Findings
from planner.prescribing.contract import assessment_as_json, plan_as_json, reason_as_json
from planner.prescribing.library import Library
from planner.prescribing.programme import Block, Blocked, Plan, PlannedWeek
from planner.prescribing.programme import Prescription as Planned
from planner.prescribing.rules import RulesFault
from planner.prescribing.session import session_place
from planner.records import findings_of, texts_of

SENT_TWICE_WITHIN = timedelta(minutes=1)


class PrecautionsNotAskedError(ValueError):
    """A programme that must stay a draft: `slugs` are the precautions nobody asked about (R-OVL)."""

    def __init__(self, slugs: Iterable[str]) -> None:
        self.slugs = tuple(slugs)
        super().__init__(f"precautions not asked: {', '.join(self.slugs)}")


class NotADraftError(ValueError):
    """A programme that cannot be confirmed, since it is active or finished already."""

    def __init__(self, status: str) -> None:
        self.status = status
        super().__init__(f"the programme is {status} already; only a draft can be confirmed")


@dataclass(frozen=True, slots=True, kw_only=True)
class PatientDetails:
    """What is kept of a patient; birth_year is a calendar year."""

    name: str
    birth_year: int | None = None
    reference: str = ""
    notes: str = ""


@transaction.atomic
def create_patient(*, clinic: Clinic, details: PatientDetails, by: User, is_demonstration: bool = False) -> Patient:
    """A new patient of the clinic; django.core.exceptions.ValidationError where a rule of the table is broken."""
    patient = Patient(
        clinic=clinic,
        name=details.name,
        birth_year=details.birth_year,
        reference=details.reference,
        notes=details.notes,
        created_by=by,
        is_demonstration=is_demonstration,
    )
    patient.full_clean()
    patient.save()
    return patient


@transaction.atomic
def change_patient(*, patient: Patient, details: PatientDetails) -> Patient:
    """The patient with these details; django.core.exceptions.ValidationError where a rule of the table is broken."""
    patient.name = details.name
    patient.birth_year = details.birth_year
    patient.reference = details.reference
    patient.notes = details.notes
    patient.full_clean()
    patient.save(update_fields=["name", "birth_year", "reference", "notes"])
    return patient


@transaction.atomic
def assess(
    *, patient: Patient, findings: Findings, library: Library, by: User, not_asked: Iterable[str] = ()
) -> Programme | Assessment:
    """The programme proposed from what was found, or the assessment where it is blocked (R-RF1).

    The same answers sent again within a minute, as by a double click, give the same again.
    """
    Patient.objects.select_for_update().get(pk=patient.pk)  # the second click waits here for the first
    not_asked = tuple(not_asked)
    record = _just_recorded(patient, findings, by, not_asked) or record_assessment(
        patient=patient, findings=findings, by=by, not_asked=not_asked
    )
    made = record.programmes.first() or propose_programme(assessment=record, library=library, by=by)
    return record if isinstance(made, Blocked) else made


def _just_recorded(patient: Patient, findings: Findings, by: User, not_asked: tuple[str, ...]) -> Assessment | None:
    since = timezone.now() - SENT_TWICE_WITHIN
    latest = patient.assessments.filter(made_by=by, created_at__gte=since).order_by("-pk").first()
    answers, open_ones = assessment_as_json(findings), list(not_asked)
    return latest if latest and (latest.answers, latest.precautions_not_asked) == (answers, open_ones) else None


@transaction.atomic
def record_assessment(
    *, patient: Patient, findings: Findings, by: User, not_asked: Iterable[str] = (), made_on: date | None = None
) -> Assessment:
    """The assessment, stored in the assessment format; `not_asked` are slugs of precautions (R-OVL)."""
    return Assessment.objects.create(
        patient=patient,
        made_by=by,
        made_on=made_on or timezone.localdate(),
        answers=assessment_as_json(findings),
        precautions_not_asked=list(not_asked),
    )


@transaction.atomic
def propose_programme(*, assessment: Assessment, library: Library, by: User) -> Programme | Blocked:
    """The programme planned from an assessment by the clinic's rules, as a draft.

    Where it is blocked, the reasons and no programme (R-RF1); a number of the clinic that no longer holds blocks too.
    """
    findings = findings_of(assessment, library)
    if findings.start_date is None:
        findings = replace(findings, start_date=assessment.made_on)
    plan = _planned(findings, library, assessment.patient.clinic)
    if isinstance(plan, Blocked):
        assessment.blocks = plan_as_json(plan)["blocks"]
        assessment.save(update_fields=["blocks"])
        return plan
    return _saved(plan, library, assessment, by)


def _planned(findings: Findings, library: Library, clinic: Clinic) -> Plan | Blocked:
    faults = clinic.rule_faults
    if not faults:
        return build_plan(findings, library, clinic.rules)
    # A red flag does not wait until a number is mended: the answers are screened all the same.
    screened = build_plan(findings, library)
    blocks = screened.blocks if isinstance(screened, Blocked) else ()
    return Blocked(assessment=findings, blocks=(*blocks, *map(_block_of, faults)))


def _block_of(fault: RulesFault) -> Block:
    return Block(
        code="Planning rules",
        message=f"A number that your clinic set no longer holds. {fault_in_words(fault)}",
        action="An administrator of the clinic sets it anew on the page ‘Planning rules’; then assess again from "
        "these answers",
    )


@transaction.atomic
def set_rules(*, clinic: Clinic, numbers: Mapping[str, int], by: User) -> Clinic:
    """The clinic with these numbers of the planning rules; one that is not given is the usual one again.

    django.core.exceptions.ValidationError where the rules refuse one, PermissionDenied where `by` is no administrator
    of the clinic. Who changed what is kept in the log of the admin.
    """
    if not Clinic.objects.administered_by(by).filter(pk=clinic.pk).exists():
        raise PermissionDenied
    before, clinic.rule_numbers = clinic.rule_numbers, dict(numbers)
    clinic.clean()
    if clinic.rule_numbers == before:
        return clinic
    clinic.save(update_fields=["rule_numbers"])
    LogEntry.objects.log_actions(
        user_id=by.pk,
        queryset=[clinic],
        action_flag=CHANGE,
        change_message=f"Planning rules: {before} became {clinic.rule_numbers}",
        single_object=True,
    )
    return clinic


@transaction.atomic
def set_logo(*, clinic: Clinic, png: bytes) -> None:
    """The clinic with this logo, as `read_logo` made it; with none where it is empty."""
    if png:
        ClinicLogo.objects.update_or_create(clinic=clinic, defaults={"png": png})
    else:
        ClinicLogo.objects.filter(clinic=clinic).delete()


@transaction.atomic
def confirm_programme(*, programme: Programme) -> Programme:
    """The draft made active, with the words and figures its exercises have now: they are printed from here on.

    PrecautionsNotAskedError while a precaution was not asked about (R-OVL), NotADraftError where it is no draft.
    """
    if programme.assessment.precautions_not_asked:
        raise PrecautionsNotAskedError(programme.assessment.precautions_not_asked)
    drafts = Programme.objects.filter(pk=programme.pk, status=Programme.Status.DRAFT)
    was_draft = drafts.update(status=Programme.Status.ACTIVE, texts=texts_of(programme))
    programme.refresh_from_db(fields=["status", "texts"])
    if not was_draft:
        raise NotADraftError(programme.status)
    return programme


def _saved(plan: Plan, library: Library, assessment: Assessment, by: User) -> Programme:
    start = plan.assessment.start_date or assessment.made_on
    programme = Programme(
        patient=assessment.patient,
        assessment=assessment,
        title=_title(len(plan.weeks)),
        start_date=start,
        rules_version=plan.rules_version,
        proposal=plan_as_json(plan),
        created_by=by,
    )
    programme.full_clean()
    programme.save()
    weeks = Week.objects.bulk_create(_week(programme, week) for week in plan.weeks)
    prescriptions = Prescription.objects.bulk_create(_prescriptions(programme, plan, library))
    _save_doses(plan, weeks, prescriptions)
    return programme


def _title(weeks: int) -> str:
    return f"{weeks}-week programme"


def _week(programme: Programme, week: PlannedWeek) -> Week:
    starts = programme.start_date + timedelta(weeks=week.number - 1)
    return Week(programme=programme, number=week.number, phase=week.phase.value, focus=week.focus, starts=starts)


def _prescriptions(programme: Programme, plan: Plan, library: Library) -> list[Prescription]:
    order = order_of_exercises(plan, library)
    rows = {row.slug: row for row in Exercise.objects.filter(slug__in=order)}
    first = {item.exercise: item for week in reversed(plan.weeks) for item in week.prescriptions}
    return [
        Prescription(
            programme=programme,
            exercise=rows[slug],
            position=position,
            side=first[slug].side.value,
            why=first[slug].because[0].message if first[slug].because else "",
            core=first[slug].core,
            reasons=[reason_as_json(reason) for reason in first[slug].because],
            limits=list(first[slug].limits),
        )
        for position, slug in enumerate(order, start=1)
    ]


def order_of_exercises(plan: Plan, library: Library) -> list[str]:
    """Every exercise of the plan once, in the order of a session (rules.md section 9)."""
    used = {item.exercise for week in plan.weeks for item in week.prescriptions}
    return sorted(used, key=lambda slug: session_place(library.exercises[slug]))


def _save_doses(plan: Plan, weeks: list[Week], prescriptions: list[Prescription]) -> None:
    row_of = {row.exercise.slug: row for row in prescriptions}
    doses = [
        _dose(item, row, row_of[item.exercise])
        for row, week in zip(weeks, plan.weeks, strict=True)
        for item in week.prescriptions
    ]
    for dose in doses:
        dose.clean()
    WeeklyDose.objects.bulk_create(doses)


def _dose(item: Planned, week: Week, prescription: Prescription) -> WeeklyDose:
    dose = item.dose
    return WeeklyDose(
        prescription=prescription,
        week=week,
        sets=dose.sets,
        repetitions=dose.repetitions,
        hold_seconds=dose.hold_seconds,
        rest_seconds=dose.rest_seconds,
        minutes=dose.minutes,
        effort=dose.effort,
        times_per_day=dose.frequency.times_per_day,
        days=" ".join(item.days),
    )
