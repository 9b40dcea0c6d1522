"""Assessments and filled-in forms to start from; a test says what differs."""

from dataclasses import replace
from datetime import date
from typing import Any

from planner.prescribing.assessment import Assessment, Irritability
from planner.prescribing.library import Direction
from planner.prescribing.screening import RED_FLAGS

TODAY = START = date(2026, 11, 23)


def sciatica(**changes: Any) -> Assessment:
    """Ben: irritable sciatica that eases bending backward, six weeks of a quarter of an hour a day."""
    found = Assessment(
        patient_name="Ben Example",
        birth_year=1984,
        age=42,
        conditions=("lumbar-disc-herniation", "sciatica"),
        red_flags={flag.slug: False for flag in RED_FLAGS},
        irritability=Irritability.HIGH,
        easing_direction=Direction.EXTENSION,
        leg_symptoms=True,
        worst_pain=8,
        minutes_per_day=15,
        days_per_week=7,
        goals=("Sit for 45 minutes",),
        weeks=6,
        start_date=START,
    )
    return replace(found, **changes)


def filled_in(**changes: Any) -> dict[str, Any]:
    """The assessment form as Ana posts it for Ben; a change to None takes a field out."""
    form: dict[str, Any] = {
        "age": "42",
        "conditions": ["lumbar-disc-herniation", "sciatica"],
        "irritability": "high",
        "easing_direction": "extension",
        "leg_symptoms": "yes",
        "worst_pain": "8",
        "minutes_per_day": "15",
        "days_per_week": "7",
        "experience": "untrained",
        "goals": "Sit for 45 minutes\n\nSleep through",
        "weeks": "6",
        "start_date": TODAY.isoformat(),
        "flags_others_no": "on",
        "precautions_others_no": "on",
    }
    return {field: value for field, value in {**form, **changes}.items() if value is not None}
