"""How much of an exercise: dose, frequency, side; the volume and the time of a dose."""

from dataclasses import dataclass
from enum import StrEnum

SETUP_SECONDS = 30
SHORTEST_REPETITION_SECONDS = 4
LOWERING_SECONDS = 2
LEAST = (("sets", 1), ("repetitions", 1), ("minutes", 1), ("hold_seconds", 0), ("rest_seconds", 0))
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class Side(StrEnum):
    """Which side of the body works; NONE where both sides work together."""

    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"
    NONE = "none"


class DoseFault(ValueError):
    """A dose that no person could do; `field` names the number that is wrong."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(f"{field}: {message}")
        self.field = field


@dataclass(frozen=True, slots=True, kw_only=True)
class Frequency:
    """Days a week (1-7) and sessions on each of those days (1 or more)."""

    days_per_week: int
    times_per_day: int = 1

    def __post_init__(self) -> None:
        if not 1 <= self.days_per_week <= 7:
            raise DoseFault("days_per_week", f"{self.days_per_week} is not between 1 and 7")
        if self.times_per_day < 1:
            raise DoseFault("times_per_day", f"{self.times_per_day} is below 1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dose:
    """One session's work and how often it is done.

    Repetitions and holds are per side when the exercise is one-sided. Where `minutes` is given the time alone
    is the dose (walking, resting positions); `sets` are then bouts of that many minutes.
    """

    frequency: Frequency
    sets: int = 1
    repetitions: int | None = None
    hold_seconds: int | None = None
    minutes: int | None = None
    rest_seconds: int = 0
    effort: int | None = None

    def __post_init__(self) -> None:
        for field, least in LEAST:
            value = getattr(self, field)
            if value is not None and value < least:
                raise DoseFault(field, f"{value} is below {least}")
        if self.effort is not None and not 0 <= self.effort <= 10:
            raise DoseFault("effort", f"{self.effort} is not between 0 and 10")
        if self.repetitions is None and not self.hold_seconds and self.minutes is None:
            raise DoseFault("repetitions", "a dose needs repetitions, a hold or minutes")

    @property
    def volume(self) -> int:
        """Work of one session in repetitions, seconds held or minutes (R-PG3): sets times the larger count."""
        if self.minutes is not None:
            return self.sets * self.minutes
        return self.sets * (self.repetitions or 1) * max(self.hold_seconds or 0, 1)


def repetition_seconds(dose: Dose, *, both_ways: bool) -> int:
    """Seconds one repetition takes; doubled where left and right are done in turn (R-SZ2)."""
    once = max(SHORTEST_REPETITION_SECONDS, (dose.hold_seconds or 0) + LOWERING_SECONDS)
    return once * 2 if both_ways else once


def bout_seconds(dose: Dose, *, both_ways: bool) -> int:
    """Seconds of one session of a dose (R-SZ2): set-up, sets of repetitions, rest; or the minutes it names."""
    if dose.minutes is not None:
        return dose.sets * dose.minutes * 60 + (dose.sets * dose.rest_seconds if dose.sets > 1 else 0)
    set_seconds = (dose.repetitions or 1) * repetition_seconds(dose, both_ways=both_ways) + dose.rest_seconds
    return SETUP_SECONDS + dose.sets * set_seconds
