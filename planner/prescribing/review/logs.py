"""What a person reports of a week: sessions, pain, and what came between."""

from dataclasses import dataclass
from enum import StrEnum

from planner.prescribing.assessment import PAIN_BOUNDS
from planner.prescribing.dose import WEEKDAYS


class Colour(StrEnum):
    """The pain traffic light of a session or of a week (section 3, R-WK)."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"


class Gap(StrEnum):
    """Why a week was missed; all but LIFE ask for the red flags and precautions again first (R-PG7)."""

    LIFE = "life"
    ILLNESS = "illness"
    SURGERY = "surgery"
    FALL = "fall"
    NEW_SYMPTOMS = "new symptoms"


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One exercise on one day; pain is 0-10, None where it was not written down."""

    exercise: str
    day: str
    pain_during: int | None = None
    pain_next_morning: int | None = None
    sharp_or_limping: bool = False
    good_form: bool = True

    def __post_init__(self) -> None:
        if self.day not in WEEKDAYS:
            raise ValueError(f"day: '{self.day}' is none of {', '.join(WEEKDAYS)}")
        least, most = PAIN_BOUNDS
        for name in ("pain_during", "pain_next_morning"):
            pain = getattr(self, name)
            if pain is not None and not least <= pain <= most:
                raise ValueError(f"{name}: {pain} is outside {least} to {most}")


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekLog:
    """What was reported of one week of a plan, counted from 1.

    `usual_pain` is the pain before exercise, 0-10. A nerve sign is new numbness or weakness, or leg pain that moved
    further down and stayed. `red_flags` are those answered yes when they were asked again.
    """

    week: int
    sessions: tuple[Session, ...] = ()
    usual_pain: int | None = None
    nerve_sign: bool = False
    leg_pain_spread_for_a_time: bool = False
    red_flags: frozenset[str] = frozenset()
    gap: Gap | None = None
    goals_met: bool = False
