"""Assessments to test with: a plain adult, changed field by field."""

from typing import Any

from planner.prescribing.assessment import ActivePrecaution, Assessment, Irritability
from planner.prescribing.screening import RED_FLAGS

NO_RED_FLAGS = {flag.slug: False for flag in RED_FLAGS}


def assessed(*conditions: str, **changes: Any) -> Assessment:
    """A 45-year-old with moderate irritability, 20 minutes on 6 days, 6 weeks; everything else as given."""
    precautions = tuple(ActivePrecaution(slug=slug) for slug in changes.pop("precautions", ()))
    answers: dict[str, Any] = {
        "age": 45,
        "conditions": conditions or ("nonspecific-low-back-pain",),
        "red_flags": NO_RED_FLAGS,
        "irritability": Irritability.MODERATE,
        "minutes_per_day": 20,
        "days_per_week": 6,
        "weeks": 6,
        "precautions": precautions,
    }
    return Assessment(**{**answers, **changes})
