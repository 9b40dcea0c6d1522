"""The JSON of contracts.md: assessments and plans as plain documents and back, and the schema of an assessment."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from planner.prescribing.assessment import (
    AGE_BOUNDS,
    DAY_BOUNDS,
    HOUSEHOLD,
    MINUTE_BOUNDS,
    PAIN_BOUNDS,
    SPECIAL_EQUIPMENT,
    WEEK_BOUNDS,
    ActivePrecaution,
    Assessment,
    Experience,
    Irritability,
    IrritabilitySigns,
)
from planner.prescribing.dose import Dose, Frequency, Side
from planner.prescribing.intake import (
    BIRTH_YEAR_BOUNDS,
    LONGEST_GOAL,
    LONGEST_NAME,
    LONGEST_REASON,
    MOST_GOALS,
    REQUIRED,
    SIGNS,
    TOWEL_LIKE,
    AssessmentFaults,
    read_assessment,
)
from planner.prescribing.library import Category, Direction, Library, Phase, Verdict
from planner.prescribing.programme import (
    Advice,
    Blocked,
    Change,
    Exclusion,
    Level,
    Notice,
    Plan,
    PlannedWeek,
    Prescription,
    Reason,
    Stopped,
)
from planner.prescribing.reading import Fault
from planner.prescribing.rules import DEFAULT_RULES
from planner.prescribing.screening import RED_FLAGS

__all__ = [
    "AssessmentFaults",
    "Fault",
    "assessment_as_json",
    "assessment_schema",
    "plan_as_json",
    "plan_from_json",
    "read_assessment",
]

Document = dict[str, Any]


def assessment_as_json(assessment: Assessment) -> Document:
    """The assessment as the document it could be read from again; what was not recorded is left out."""
    patient = {"name": assessment.patient_name or None, "birth_year": assessment.birth_year}
    document: Document = {
        "patient": {key: value for key, value in patient.items() if value is not None} or None,
        "age": assessment.age,
        "conditions": list(assessment.conditions),
        "precautions": [_precaution_as_json(precaution) for precaution in assessment.precautions],
        "red_flags": {flag.slug: _yes_or_no(assessment, flag.slug) for flag in RED_FLAGS},
        "red_flag_reasons": dict(assessment.red_flag_reasons),
        "outside_assessments": {
            slug: {"by": outside.by, "date": outside.date.isoformat(), "result": outside.result}
            for slug, outside in assessment.outside_assessments.items()
        },
        "irritability": assessment.irritability.value,
        "easing_direction": assessment.easing_direction.value if assessment.easing_direction else None,
        "leg_symptoms": assessment.leg_symptoms,
        "worst_pain": assessment.worst_pain,
        "irritability_signs": _signs_as_json(assessment.irritability_signs),
        "equipment": list(assessment.equipment),
        "lacks": list(assessment.lacks),
        "minutes_per_day": assessment.minutes_per_day,
        "days_per_week": assessment.days_per_week,
        "experience": assessment.experience.value,
        "goals": list(assessment.goals),
        "avoid": list(assessment.avoid),
        "prefer": list(assessment.prefer),
        "weeks": assessment.weeks,
        "start_date": _day_as_json(assessment.start_date),
    }
    document["red_flags"] = {slug: answer for slug, answer in document["red_flags"].items() if answer}
    return {key: value for key, value in document.items() if value is not None}


def _signs_as_json(signs: IrritabilitySigns) -> Document | None:
    rows = {name: getattr(signs, name) for name in SIGNS}
    return {name: row.value for name, row in rows.items() if row} or None


def _yes_or_no(assessment: Assessment, slug: str) -> str | None:
    answer = assessment.red_flags.get(slug)
    return None if answer is None else ("yes" if answer else "no")


def _precaution_as_json(precaution: ActivePrecaution) -> str | Document:
    days = {"until": precaution.until, "since": precaution.since}
    known = {key: day.isoformat() for key, day in days.items() if day}
    return {"slug": precaution.slug, **known} if known else precaution.slug


def _day_as_json(day: date | None) -> str | None:
    return day.isoformat() if day else None


def plan_as_json(plan: Plan | Blocked) -> Document:
    """A plan, or why there is none, as the document of contracts.md."""
    if isinstance(plan, Blocked):
        blocks = [
            {"code": block.code, "level": block.level.value, "message": block.message, "action": block.action}
            for block in plan.blocks
        ]
        return {"status": "blocked", "assessment": assessment_as_json(plan.assessment), "blocks": blocks}
    return {
        "status": "planned",
        "rules_version": plan.rules_version,
        "rules_changed": dict(plan.rules_changed),
        "pain_limit": plan.pain_limit,
        "assessment": assessment_as_json(plan.assessment),
        "notices": [{"code": n.code, "level": n.level.value, "message": n.message} for n in plan.notices],
        "weeks": [week_as_json(week) for week in plan.weeks],
        "excluded": [_exclusion_as_json(exclusion) for exclusion in plan.excluded],
        "advice": [{"code": a.code, "message": a.message, "source": a.source} for a in plan.advice],
        "flare_up": list(plan.flare_up),
        "stop_and_call": list(plan.stop_and_call),
        "emergency": list(plan.emergency),
    }


def week_as_json(week: PlannedWeek) -> Document:
    """One week as it stands in the document of a plan (contracts.md)."""
    return {
        "number": week.number,
        "phase": week.phase.value,
        "focus": week.focus,
        "starts": _day_as_json(week.starts),
        "minutes_by_day": dict(week.minutes_by_day),
        "aerobic_minutes_by_day": dict(week.aerobic_minutes_by_day),
        "stopped": [{"exercise": s.exercise, "name": s.name, "reason": s.reason} for s in week.stopped],
        "prescriptions": [_prescription_as_json(item) for item in week.prescriptions],
    }


def _prescription_as_json(item: Prescription) -> Document:
    dose = item.dose
    return {
        "exercise": item.exercise,
        "name": item.name,
        "category": item.category.value,
        "side": item.side.value,
        "sets": dose.sets,
        "repetitions": dose.repetitions,
        "hold_seconds": dose.hold_seconds,
        "minutes": dose.minutes,
        "rest_seconds": dose.rest_seconds,
        "times_per_day": dose.frequency.times_per_day,
        "days": list(item.days),
        "effort": dose.effort,
        "change": item.change.value,
        "previous": item.previous,
        "core": item.core,
        "words": item.words,
        "limits": list(item.limits),
        "because": [reason_as_json(reason) for reason in item.because],
    }


def reason_as_json(reason: Reason) -> Document:
    """One reason as {rule, message, source}."""
    return {"rule": reason.rule, "message": reason.message, "source": reason.source}


def _exclusion_as_json(exclusion: Exclusion) -> Document:
    return {
        "exercise": exclusion.exercise,
        "name": exclusion.name,
        "verdict": exclusion.verdict.value,
        "condition": exclusion.condition,
        "precaution": exclusion.precaution,
        "rule": exclusion.rule,
        "reason": exclusion.reason,
        "source": exclusion.source,
    }


def plan_from_json(document: Mapping[str, Any], assessment: Assessment) -> Plan:
    """A plan that was written with `plan_as_json`, for the assessment it was made from."""
    return Plan(
        assessment=assessment,
        rules_version=document["rules_version"],
        # Plans of the first version of the rules did not say these two.
        rules_changed=document.get("rules_changed", {}),
        pain_limit=document.get("pain_limit", DEFAULT_RULES.pain_limit_of(assessment.irritability)),
        weeks=tuple(_week_from_json(week) for week in document["weeks"]),
        notices=tuple(
            Notice(code=n["code"], level=Level(n["level"]), message=n["message"]) for n in document["notices"]
        ),
        excluded=tuple(
            Exclusion(**{**exclusion, "verdict": Verdict(exclusion["verdict"])}) for exclusion in document["excluded"]
        ),
        advice=tuple(Advice(**advice) for advice in document["advice"]),
        flare_up=tuple(document["flare_up"]),
        stop_and_call=tuple(document["stop_and_call"]),
        emergency=tuple(document["emergency"]),
    )


def _week_from_json(week: Mapping[str, Any]) -> PlannedWeek:
    return PlannedWeek(
        number=week["number"],
        phase=Phase(week["phase"]),
        focus=week["focus"],
        starts=date.fromisoformat(week["starts"]) if week["starts"] else None,
        minutes_by_day=week["minutes_by_day"],
        aerobic_minutes_by_day=week["aerobic_minutes_by_day"],
        stopped=tuple(Stopped(**stopped) for stopped in week["stopped"]),
        prescriptions=tuple(_prescription_from_json(item) for item in week["prescriptions"]),
    )


def _prescription_from_json(item: Mapping[str, Any]) -> Prescription:
    frequency = Frequency(days_per_week=len(item["days"]), times_per_day=item["times_per_day"])
    numbers = ("sets", "repetitions", "hold_seconds", "minutes", "rest_seconds", "effort")
    return Prescription(
        exercise=item["exercise"],
        name=item["name"],
        category=Category(item["category"]),
        side=Side(item["side"]),
        dose=Dose(frequency=frequency, **{name: item[name] for name in numbers}),
        days=tuple(item["days"]),
        change=Change(item["change"]),
        words=item["words"],
        previous=item["previous"],
        core=item["core"],
        limits=tuple(item["limits"]),
        because=reasons_from_json(item["because"]),
    )


def reasons_from_json(documents: Iterable[Mapping[str, Any]]) -> tuple[Reason, ...]:
    """Reasons that were written with `reason_as_json`."""
    return tuple(Reason(**document) for document in documents)


def assessment_schema(library: Library) -> Document:
    """The JSON Schema (2020-12) of an assessment, with the slugs of this library."""
    flags = [flag.slug for flag in RED_FLAGS]
    reason = {"type": "string", "maxLength": LONGEST_REASON}
    outside = _object({"by": reason, "date": _date(), "result": reason}, required=("by", "date", "result"))
    properties: Document = {
        "patient": _object(
            {"name": {"type": "string", "maxLength": LONGEST_NAME}, "birth_year": _whole(BIRTH_YEAR_BOUNDS)}
        ),
        "age": _whole(AGE_BOUNDS),
        "conditions": _list_of(library.conditions, least=1),
        "precautions": _precautions_schema(library),
        "red_flags": {
            "anyOf": [{"const": "none"}, _object({flag: {"enum": ["yes", "no"]} for flag in flags})],
            "description": "yes or no to each; one left out is unanswered, and unanswered blocks",
        },
        "red_flag_reasons": _object(dict.fromkeys(flags, reason)),
        "outside_assessments": _object(dict.fromkeys(flags, outside)),
        "irritability": {"enum": [choice.value for choice in Irritability]},
        "easing_direction": {"enum": [*(choice.value for choice in Direction), None]},
        "leg_symptoms": {"type": ["boolean", "null"]},
        "worst_pain": _whole(PAIN_BOUNDS),
        "irritability_signs": _object({name: {"enum": [band.value for band in Irritability]} for name in SIGNS}),
        "equipment": _list_of((*SPECIAL_EQUIPMENT, *HOUSEHOLD, *TOWEL_LIKE)),
        "lacks": _list_of((*HOUSEHOLD, *TOWEL_LIKE)),
        "minutes_per_day": _whole(MINUTE_BOUNDS),
        "days_per_week": _whole(DAY_BOUNDS),
        "experience": {"enum": [choice.value for choice in Experience]},
        "goals": {"type": "array", "maxItems": MOST_GOALS, "items": {"type": "string", "maxLength": LONGEST_GOAL}},
        "avoid": _list_of(library.exercises),
        "prefer": _list_of(library.exercises),
        "weeks": _whole(WEEK_BOUNDS),
        "start_date": _date(),
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Assessment",
        **_object(properties, required=REQUIRED),
    }


def _precautions_schema(library: Library) -> Document:
    slug = {"enum": list(library.precautions)}
    dated = _object({"slug": slug, "until": _date(), "since": _date()}, required=("slug",))
    return {"type": "array", "items": {"anyOf": [slug, dated]}}


def _object(properties: Mapping[str, Any], *, required: tuple[str, ...] = ()) -> Document:
    document: Document = {"type": "object", "properties": dict(properties), "additionalProperties": False}
    return {**document, "required": list(required)} if required else document


def _whole(bounds: tuple[int, int]) -> Document:
    return {"type": "integer", "minimum": bounds[0], "maximum": bounds[1]}


def _list_of(slugs: Iterable[str], *, least: int = 0) -> Document:
    return {"type": "array", "items": {"enum": list(slugs)}, "uniqueItems": True, "minItems": least}


def _date() -> Document:
    return {"type": "string", "format": "date"}
