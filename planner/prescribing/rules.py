"""The numbers of the planning rules: those marked [X] or [O] in their source are settings with visible defaults."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from planner.prescribing.assessment import Experience, Irritability
from planner.prescribing.library import Phase

RULES_VERSION = "1"


def _first_week_sizes() -> Mapping[Irritability, int]:
    return {Irritability.LOW: 4, Irritability.MODERATE: 4, Irritability.HIGH: 3}


def _later_sizes() -> Mapping[Irritability, int]:
    return {Irritability.LOW: 6, Irritability.MODERATE: 5, Irritability.HIGH: 4}


def _weekly_growth() -> Mapping[Irritability, float]:
    return {Irritability.LOW: 0.3, Irritability.MODERATE: 0.2, Irritability.HIGH: 0.2}


def _walking_steps() -> Mapping[Irritability, int]:
    return {Irritability.LOW: 5, Irritability.MODERATE: 3, Irritability.HIGH: 2}


def _phase_weeks() -> Mapping[Irritability, tuple[int, int, int]]:
    return {Irritability.LOW: (1, 2, 6), Irritability.MODERATE: (1, 3, 6), Irritability.HIGH: (2, 3, 6)}


def _level_limits() -> Mapping[Irritability, Mapping[Phase, int]]:
    return {
        Irritability.LOW: {Phase.SETTLE: 2, Phase.RESTORE: 2, Phase.BUILD: 3, Phase.RETURN: 3},
        Irritability.MODERATE: {Phase.SETTLE: 2, Phase.RESTORE: 2, Phase.BUILD: 2, Phase.RETURN: 3},
        # Only a new assessment says that irritability has fallen; the calendar does not (R-PREC).
        Irritability.HIGH: dict.fromkeys(Phase, 1),
    }


def _effort_by_phase() -> Mapping[Phase, int]:
    return {Phase.SETTLE: 2, Phase.RESTORE: 4, Phase.BUILD: 5, Phase.RETURN: 6}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """Every number the planner uses that a clinic may one day set for itself, with its rule id beside it."""

    version: str = RULES_VERSION
    most_exercises: int = 6  # R-SZ1
    fewest_exercises: int = 3  # R-OVL
    first_week_exercises: Mapping[Irritability, int] = field(default_factory=_first_week_sizes)  # R-SZ1
    later_exercises: Mapping[Irritability, int] = field(default_factory=_later_sizes)  # R-SZ1, section 2
    small_first_week: int = 3  # R-SZ1: age 75 or more, or under 10 minutes a day
    exercises_with_memory_problems: int = 3  # overlay memory-or-thinking-problems
    new_per_week: int = 2  # R-SZ3
    new_cautions_per_week: int = 1  # section 2, moderate irritability
    weekly_growth: Mapping[Irritability, float] = field(default_factory=_weekly_growth)  # R-PG3
    growth_from_65: float = 0.2  # R-PG3, "irritable or older people"
    walking_step_minutes: Mapping[Irritability, int] = field(default_factory=_walking_steps)  # R-PG4
    lighter_week_every: int = 4  # R-PG6
    phase_weeks: Mapping[Irritability, tuple[int, int, int]] = field(default_factory=_phase_weeks)  # section 1
    level_limits: Mapping[Irritability, Mapping[Phase, int]] = field(default_factory=_level_limits)  # section 2
    effort: Mapping[Phase, int] = field(default_factory=_effort_by_phase)  # section 13
    longest_hold_when_irritable: int = 10  # R-IR3
    longest_isometric_hold_with_heart_disease: int = 10  # R-BP
    shortest_minutes: int = 2  # R-IR2
    weeks_before_first_increase_from_65: int = 2  # R-AGE1
    weeks_before_harder_exercise: int = 3  # R-PG9

    def level_limit(self, irritability: Irritability, phase: Phase, experience: Experience) -> int:
        """The hardest library level that may be used (section 2: level 3 early only when trained)."""
        if irritability is Irritability.LOW and experience is Experience.TRAINED:
            return 3
        return self.level_limits[irritability][phase]


DEFAULT_RULES = Rules()
