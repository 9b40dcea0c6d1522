"""What the therapist found: the frozen value that a programme is planned from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from planner.prescribing.library import Direction

AGE_BOUNDS = (0, 120)
WEEK_BOUNDS = (1, 26)
MINUTE_BOUNDS = (1, 180)
DAY_BOUNDS = (1, 7)
PAIN_BOUNDS = (0, 10)
OLD_AGE = 65
VERY_OLD_AGE = 75

BOUNDS = {
    "age": AGE_BOUNDS,
    "weeks": WEEK_BOUNDS,
    "minutes_per_day": MINUTE_BOUNDS,
    "days_per_week": DAY_BOUNDS,
    "worst_pain": PAIN_BOUNDS,
}

SPECIAL_EQUIPMENT = ("resistance-band", "step", "stick", "backpack-or-dumbbell", "stationary-bike", "pool")
HOUSEHOLD = ("mat", "wall", "chair", "bed", "pillow", "towel", "counter", "shoes")


class Irritability(StrEnum):
    """How little sets the pain off, how bad it gets, how long it takes to calm (rules.md section 2)."""

    LOW = "low"
    MODERATE = "moderate"
    HIGH = "high"


@dataclass(frozen=True, slots=True, kw_only=True)
class IrritabilitySigns:
    """In which column each row of the irritability table falls, None where it was not asked (section 2).

    What sets the pain off, how long it takes to settle, and pain at night or at rest.
    """

    trigger: Irritability | None = None
    settles: Irritability | None = None
    night: Irritability | None = None


class Experience(StrEnum):
    """How used to exercise the person is."""

    UNTRAINED = "untrained"
    SOME = "some"
    TRAINED = "trained"


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivePrecaution:
    """A precaution that applies to this person, until a date where one is known; `since` is the day of an operation."""

    slug: str
    until: date | None = None
    since: date | None = None

    def holds_on(self, day: date | None) -> bool:
        """Whether it still applies on that day; with no end or no day it does (R-SURG)."""
        return self.until is None or day is None or day <= self.until


@dataclass(frozen=True, slots=True, kw_only=True)
class OutsideAssessment:
    """A medical assessment made elsewhere, which may clear a hard red flag (R-RF2)."""

    by: str
    date: date
    result: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """One assessment of one person; red flags map to True (yes) or False (no), one left out is unanswered."""

    age: int
    conditions: tuple[str, ...]
    red_flags: Mapping[str, bool]
    irritability: Irritability
    minutes_per_day: int
    days_per_week: int
    weeks: int
    patient_name: str = ""
    birth_year: int | None = None
    precautions: tuple[ActivePrecaution, ...] = ()
    red_flag_reasons: Mapping[str, str] = field(default_factory=dict)
    outside_assessments: Mapping[str, OutsideAssessment] = field(default_factory=dict)
    easing_direction: Direction | None = None
    leg_symptoms: bool | None = None
    worst_pain: int | None = None
    irritability_signs: IrritabilitySigns = IrritabilitySigns()
    equipment: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    experience: Experience = Experience.UNTRAINED
    goals: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()
    prefer: tuple[str, ...] = ()
    start_date: date | None = None
    precaution_slugs: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # Asked for so often that it is worked out once: the slugs of every precaution, whenever it ends.
        slugs = frozenset(precaution.slug for precaution in self.precautions)
        object.__setattr__(self, "precaution_slugs", slugs)
        if not self.conditions:
            raise ValueError("conditions: at least one condition is needed")
        for name, (least, most) in BOUNDS.items():
            value = getattr(self, name)
            if value is not None and not least <= value <= most:
                raise ValueError(f"{name}: {value} is outside {least} to {most}")
        for name in ("red_flags", "red_flag_reasons", "outside_assessments"):
            object.__setattr__(self, name, MappingProxyType(dict(sorted(getattr(self, name).items()))))
