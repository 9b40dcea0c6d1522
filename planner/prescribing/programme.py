"""What the planner answers: a Plan, week by week with its reasons, or a Blocked with what to do first."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from planner.prescribing.assessment import Assessment
from planner.prescribing.dose import Dose, Side
from planner.prescribing.library import Category, Phase, Verdict


class Change(StrEnum):
    """How a prescription differs from the week before; BACK returned after at least a week away."""

    NEW = "new"
    HARDER = "harder"
    SAME = "same"
    EASIER = "easier"
    BACK = "back"


class Level(StrEnum):
    """How much a notice weighs."""

    HARD = "hard"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why something was decided: rule id, a sentence for the therapist, source codes."""

    rule: str
    message: str
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Something about the whole plan that the therapist should know."""

    code: str
    level: Level
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A reason why no plan may be made, and what to do instead."""

    code: str
    message: str
    action: str
    level: Level = Level.HARD


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """Advice beside the exercises, in words that a patient reads."""

    code: str
    message: str
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exclusion:
    """One verdict against one exercise, by a condition, a precaution, or a rule of its own."""

    exercise: str
    name: str
    verdict: Verdict
    rule: str
    reason: str
    source: str = ""
    condition: str | None = None
    precaution: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stopped:
    """An exercise that was done last week and is not done this week."""

    exercise: str
    name: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Prescription:
    """One exercise in one week: dose, days, and why it is here."""

    exercise: str
    name: str
    category: Category
    side: Side
    dose: Dose
    days: tuple[str, ...]
    change: Change
    words: str
    previous: str | None = None
    core: bool = False
    limits: tuple[str, ...] = ()
    because: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedWeek:
    """One week of a plan; minutes are keyed by weekday, aerobic minutes apart (R-SZ2)."""

    number: int
    phase: Phase
    focus: str
    starts: date | None
    minutes_by_day: Mapping[str, float]
    aerobic_minutes_by_day: Mapping[str, float]
    prescriptions: tuple[Prescription, ...]
    stopped: tuple[Stopped, ...] = ()

    def __post_init__(self) -> None:
        for name in ("minutes_by_day", "aerobic_minutes_by_day"):
            object.__setattr__(self, name, MappingProxyType(dict(getattr(self, name))))

    def item(self, slug: str) -> Prescription | None:
        """The prescription of one exercise, None where it is not done this week."""
        return next((item for item in self.prescriptions if item.exercise == slug), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A programme as proposed; the therapist decides.

    `pain_limit` is of 10 (R-CAP); `rules_changed` are the numbers in which the clinic's rules differ from the defaults.
    """

    assessment: Assessment
    rules_version: str
    pain_limit: int
    weeks: tuple[PlannedWeek, ...]
    notices: tuple[Notice, ...] = ()
    excluded: tuple[Exclusion, ...] = ()
    advice: tuple[Advice, ...] = ()
    flare_up: tuple[str, ...] = ()
    stop_and_call: tuple[str, ...] = ()
    emergency: tuple[str, ...] = ()
    rules_changed: Mapping[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "rules_changed", MappingProxyType(dict(sorted(self.rules_changed.items()))))


@dataclass(frozen=True, slots=True, kw_only=True)
class Blocked:
    """No plan may be made: every reason, and the action for each (R-RF1)."""

    assessment: Assessment
    blocks: tuple[Block, ...] = field(default=())
