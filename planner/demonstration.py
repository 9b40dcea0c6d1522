"""The invented people of the demonstration clinic."""

from dataclasses import dataclass
from datetime import date

from planner.prescribing.assessment import Assessment, Experience, Irritability
from planner.prescribing.library import Direction
from planner.prescribing.screening import RED_FLAGS

CLINIC = "Demonstration clinic"
# Plainly for demonstration, and printed by the command.
PASSWORD = "demonstration-only"  # noqa: S105  # nosec B105
CURATORS = "Curators"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Someone who signs in to the demonstration."""

    email: str
    name: str


ANA = Person(email="ana@example.org", name="Ana Lind")
DEE = Person(email="dee@example.org", name="Dee Moreau")


def assessments(start: date) -> tuple[Assessment, ...]:
    """The findings in three invented patients, whose programmes would start on that day."""
    return (_ben(start), _mo(start), _ines(start))


def _no_red_flags() -> dict[str, bool]:
    return {flag.slug: False for flag in RED_FLAGS}


def _ben(start: date) -> Assessment:
    return Assessment(
        patient_name="Ben Example (demonstration)",
        birth_year=start.year - 42,
        age=42,
        conditions=("lumbar-disc-herniation", "sciatica"),
        red_flags=_no_red_flags(),
        irritability=Irritability.HIGH,
        easing_direction=Direction.EXTENSION,
        leg_symptoms=True,
        worst_pain=8,
        equipment=("resistance-band",),
        minutes_per_day=15,
        days_per_week=7,
        goals=("Sit for 45 minutes", "Sleep through the night", "Pick up my toddler"),
        avoid=("swimming",),
        weeks=6,
        start_date=start,
    )


def _mo(start: date) -> Assessment:
    return Assessment(
        patient_name="Mo Example (demonstration)",
        birth_year=start.year - 71,
        age=71,
        conditions=("lumbar-spinal-stenosis",),
        red_flags=_no_red_flags(),
        irritability=Irritability.MODERATE,
        easing_direction=Direction.FLEXION,
        leg_symptoms=True,
        worst_pain=6,
        equipment=("stationary-bike",),
        minutes_per_day=20,
        days_per_week=6,
        goals=("Walk to the market and back", "Stand for a whole concert"),
        weeks=8,
        start_date=start,
    )


def _ines(start: date) -> Assessment:
    return Assessment(
        patient_name="Ines Example (demonstration)",
        birth_year=start.year - 54,
        age=54,
        conditions=("gluteal-tendinopathy",),
        red_flags=_no_red_flags(),
        irritability=Irritability.LOW,
        leg_symptoms=False,
        worst_pain=3,
        equipment=("resistance-band", "step"),
        minutes_per_day=25,
        days_per_week=6,
        experience=Experience.SOME,
        goals=("Sleep on my side", "Climb the stairs at work"),
        weeks=10,
        start_date=start,
    )
