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
    """What came between; all but LIFE and TRAVEL ask for the red flags and precautions again first (R-PG7)."""

    LIFE = "life"
    TRAVEL = "travel"
    ILLNESS = "illness"
    SURGERY = "surgery"
    FALL = "fall"
    NEW_SYMPTOMS = "new symptoms"

    @property
    def asks_again(self) -> bool:
        """Whether the red flags and the precautions are to be asked again before going on (R-PG7)."""
        return self not in (Gap.LIFE, Gap.TRAVEL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One exercise on one day; pain is 0-10, None where it was not written down.

    `leg_pain_during` is pain of the nerve in the leg, judged apart from the rest (R-CAP).
    """

    exercise: str
    day: str
    pain_during: int | None = None
    pain_next_morning: int | None = None
    leg_pain_during: int | None = None
    sharp_or_limping: bool = False
    good_form: bool = True

    def __post_init__(self) -> None:
        if self.day not in WEEKDAYS:
            raise ValueError(f"day: '{self.day}' is none of {', '.join(WEEKDAYS)}")
        _refuse_pain_out_of_bounds(self, "pain_during", "pain_next_morning", "leg_pain_during")


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekLog:
    """What was reported of one week of a plan, counted from 1; with no sessions the week was missed.

    `usual_pain` is the pain before exercise, 0-10, and `usual_leg_pain` that of the leg at rest. A nerve sign is new
    numbness or weakness, or leg pain that moved further down and stayed. `red_flags` are those answered yes when they
    were asked again. `asked_again` says that since then the therapist asked the red flags and precautions again and
    found nothing against going on: it ends what an earlier week, or this week's gap, left open, but no red flag, after
    which only a new assessment lets a plan go on (R-RF2).
    """

    week: int
    sessions: tuple[Session, ...] = ()
    usual_pain: int | None = None
    usual_leg_pain: int | None = None
    nerve_sign: bool = False
    leg_pain_spread_for_a_time: bool = False
    red_flags: frozenset[str] = frozenset()
    gap: Gap | None = None
    asked_again: bool = False
    goals_met: bool = False

    def __post_init__(self) -> None:
        _refuse_pain_out_of_bounds(self, "usual_pain", "usual_leg_pain")


def _refuse_pain_out_of_bounds(reported: Session | WeekLog, *names: str) -> None:
    least, most = PAIN_BOUNDS
    for name in names:
        pain = getattr(reported, name)
        if pain is not None and not least <= pain <= most:
            raise ValueError(f"{name}: {pain} is outside {least} to {most}")
