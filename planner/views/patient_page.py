"""What the patient page shows of each programme and assessment, so that one is told from another."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from exercises.models import Condition
from planner.models import Assessment, Patient, Programme


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeLine:
    """One programme, and the conditions it was made for."""

    row: Programme
    conditions: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentLine:
    """One assessment, and the conditions it names."""

    row: Assessment
    conditions: str


def programme_lines(patient: Patient, names: Mapping[str, str]) -> tuple[ProgrammeLine, ...]:
    """The patient's programmes, newest first."""
    rows = patient.programmes.select_related("assessment")
    return tuple(ProgrammeLine(row=row, conditions=_conditions(row.assessment, names)) for row in rows)


def assessment_lines(patient: Patient, names: Mapping[str, str]) -> tuple[AssessmentLine, ...]:
    """The patient's assessments, newest first."""
    rows = patient.assessments.select_related("made_by").prefetch_related("programmes")
    return tuple(AssessmentLine(row=row, conditions=_conditions(row, names)) for row in rows)


def condition_names() -> dict[str, str]:
    """The name of every condition of the library, by slug."""
    return dict(Condition.objects.values_list("slug", "name"))


def _conditions(record: Assessment, names: Mapping[str, str]) -> str:
    """Short names: 'Sciatica, Facet joint arthritis'; a condition that the library lost keeps its slug."""
    slugs: Iterable[str] = record.answers.get("conditions", ())
    return ", ".join(names.get(slug, slug).split(" (")[0] for slug in slugs)
