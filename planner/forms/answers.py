"""From the form's answers to the assessment format, and back."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from planner.forms import precautions, screening
from planner.models import Assessment as AssessmentRecord
from planner.models import Patient
from planner.prescribing.assessment import OLD_AGE, VERY_OLD_AGE
from planner.prescribing.library import Library
from planner.prescribing.screening import ADULT_AGE, RED_FLAGS, RedFlag

Document = dict[str, Any]
AS_THEY_STAND = (
    "age",
    "conditions",
    "irritability",
    "worst_pain",
    "equipment",
    "lacks",
    "minutes_per_day",
    "days_per_week",
    "experience",
    "avoid",
    "prefer",
    "weeks",
)
AGES_THAT_DECIDE = (ADULT_AGE, OLD_AGE, VERY_OLD_AGE)
LEG_SYMPTOMS = {True: "yes", False: "no", None: "not_asked"}


def document_of(cleaned: Mapping[str, Any], patient: Patient, library: Library) -> Document:
    """The assessment format of contracts.md from the cleaned answers; what was not asked is left out."""
    document: Document = {"patient": _patient(patient)}
    document |= {field: cleaned[field] for field in AS_THEY_STAND if cleaned[field] not in (None, "")}
    document["goals"] = list(cleaned["goals"])
    document["start_date"] = cleaned["start_date"].isoformat()
    document |= _red_flags(cleaned)
    document["precautions"] = [
        _precaution(slug, cleaned) for slug in precautions.slugs_answered(cleaned, library, "yes")
    ]
    if cleaned["easing_direction"] != "not_tested":
        document["easing_direction"] = cleaned["easing_direction"]
    if cleaned["leg_symptoms"] != "not_asked":
        document["leg_symptoms"] = cleaned["leg_symptoms"] == "yes"
    return document


def _patient(patient: Patient) -> Document:
    return {"name": patient.name} | ({"birth_year": patient.birth_year} if patient.birth_year else {})


def _red_flags(cleaned: Mapping[str, Any]) -> Document:
    open_means = "no" if cleaned.get(screening.ALL_OTHERS_NO) else ""
    answers = {flag.slug: cleaned.get(screening.answer_field(flag.slug)) or open_means for flag in RED_FLAGS}
    cleared = [flag for flag in RED_FLAGS if answers[flag.slug] == "yes" and _clearing(flag, cleaned)]
    reasons = {flag.slug: _clearing(flag, cleaned)[0] for flag in cleared if not flag.hard}
    return {
        "red_flags": {slug: answer for slug, answer in answers.items() if answer},
        "red_flag_reasons": reasons | _why_no(answers, cleaned),
        "outside_assessments": {flag.slug: _outside(_clearing(flag, cleaned)) for flag in cleared if flag.hard},
    }


def _why_no(answers: Mapping[str, str], cleaned: Mapping[str, Any]) -> dict[str, str]:
    noted = {slug: _on_one_line(cleaned.get(screening.why_no_field(slug))) for slug in screening.WHY_NO}
    return {slug: reason for slug, reason in noted.items() if reason and answers[slug] == "no"}


def _clearing(flag: RedFlag, cleaned: Mapping[str, Any]) -> list[Any]:
    values = [cleaned.get(name) for name in screening.clearing_fields(flag)]
    return [_on_one_line(value) for value in values] if all(values) else []


def _on_one_line(value: Any) -> Any:
    return " ".join(value.split()) if isinstance(value, str) else value


def _outside(values: list[Any]) -> Document:
    by, day, result = values
    return {"by": by, "date": day.isoformat(), "result": result}


def _precaution(slug: str, cleaned: Mapping[str, Any]) -> Document | str:
    until: date | None = cleaned.get(precautions.until_field(slug))
    return {"slug": slug, "until": until.isoformat()} if until else slug


def field_at(path: str, document: Document) -> str:
    """The name of the field that a fault's path points to: 'precautions[0].until' is that precaution's end date."""
    keys = re.findall(r"[^.\[\]]+", path)
    first, rest = (keys[0], keys[1:]) if keys else ("", [])
    if first in ("red_flags", "outside_assessments", "red_flag_reasons") and rest:
        part = {"red_flags": "", "red_flag_reasons": "_reason"}.get(first, f"_{rest[-1] if rest[1:] else 'result'}")
        return f"{screening.answer_field(rest[0])}{part}"
    if first == "precautions" and rest:
        entry = document["precautions"][int(rest[0])]
        slug = entry if isinstance(entry, str) else entry["slug"]
        return precautions.until_field(slug) if "until" in rest else precautions.answer_field(slug)
    return first


def initial_age(patient: Patient, today: date) -> Document:
    """The age as the form's first value, one too many until the birthday; left open where a year decides something."""
    if patient.birth_year is None:
        return {}
    age = today.year - patient.birth_year
    return {"age": None if age in AGES_THAT_DECIDE else age}


def initial_from(record: AssessmentRecord, library: Library, *, correcting: bool) -> Document:
    """The form's first values from an earlier assessment.

    Red flags and precautions that were answered no are asked again, unless today's own answers are being corrected.
    """
    answers = record.answers
    initial = {field: answers[field] for field in AS_THEY_STAND if field in answers}
    initial["goals"] = "\n".join(answers.get("goals", ()))
    initial["easing_direction"] = answers.get("easing_direction") or "not_tested"
    initial["leg_symptoms"] = LEG_SYMPTOMS[answers.get("leg_symptoms")]
    if correcting:
        initial["start_date"] = answers.get("start_date")
        initial |= {precautions.answer_field(slug): "no" for slug in library.precautions}
        initial |= {precautions.answer_field(slug): "not_asked" for slug in record.precautions_not_asked}
        initial |= _initial_red_flags(answers)
    return initial | _initial_precautions(answers)


def _initial_precautions(answers: Document) -> Document:
    given = [{"slug": entry} if isinstance(entry, str) else entry for entry in answers.get("precautions", ())]
    initial: Document = {precautions.answer_field(entry["slug"]): "yes" for entry in given}
    return initial | {precautions.until_field(entry["slug"]): entry.get("until") for entry in given}


def _initial_red_flags(answers: Document) -> Document:
    flags = answers.get("red_flags", {})
    initial: Document = {screening.answer_field(slug): answer for slug, answer in flags.items()}
    for slug, reason in answers.get("red_flag_reasons", {}).items():
        initial[f"flag_{slug}_reason"] = reason
    for slug, outside in answers.get("outside_assessments", {}).items():
        initial |= {f"flag_{slug}_{part}": outside[part] for part in ("by", "date", "result")}
    return initial
