"""The numbers of the planning rules: each with its default, its bounds, its rule and what it means.

They are the ones marked [X] (textbook) or [O] (own judgment) in the rules: settings that a clinic may change within
bounds, never hard laws. What no clinic may change stands beside the code that uses it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from types import MappingProxyType
from typing import Any

from planner.prescribing.assessment import Experience, Irritability
from planner.prescribing.library import Phase

RULES_VERSION = "2"


class RulesFault(ValueError):
    """A number outside its bounds, or one that no rule has; `name` says which."""

    def __init__(self, name: str, message: str) -> None:
        super().__init__(f"{name}: {message}")
        self.name = name
        self.message = message


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """One number of the rules: least and most are the bounds within which a clinic may set it."""

    name: str
    default: int
    least: int
    most: int
    rule: str
    certainty: str
    meaning: str
    unit: str

    def refuse(self, value: object) -> None:
        """RulesFault where the value is no whole number within the bounds."""
        if isinstance(value, bool) or not isinstance(value, int):
            raise RulesFault(self.name, "a whole number is expected")
        if not self.least <= value <= self.most:
            raise RulesFault(self.name, f"{value} is outside {self.least} to {self.most}")


def _number(default: int, bounds: tuple[int, int], rule: str, meaning: str, unit: str) -> Any:
    """A field whose metadata hold the bounds; `rule` is its id and certainty, as in 'R-SZ1 O'."""
    code, _, certainty = rule.partition(" ")
    meta = {"bounds": bounds, "rule": code, "certainty": certainty, "meaning": meaning, "unit": unit}
    return field(default=default, metadata=meta)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """Every number that a clinic may set; raises RulesFault where one is outside its bounds."""

    most_exercises: int = _number(6, (3, 6), "R-SZ1 O", "Most exercises in a week, aerobic work apart", "exercises")
    fewest_exercises: int = _number(3, (1, 4), "R-OVL O", "Fewer than this is pointed out", "exercises")
    first_week_low: int = _number(4, (3, 5), "R-SZ1 O", "First week, low irritability", "exercises")
    first_week_moderate: int = _number(4, (3, 4), "R-SZ1 O", "First week, moderate irritability", "exercises")
    first_week_high: int = _number(3, (2, 3), "R-SZ1 O", "First week, high irritability", "exercises")
    first_week_small: int = _number(
        3, (2, 3), "R-SZ1 O", "First week from 75 on, or with under 10 minutes a day", "exercises"
    )
    later_low: int = _number(6, (4, 6), "R-SZ1 O", "Later weeks, low irritability", "exercises")
    later_moderate: int = _number(5, (4, 6), "R-SZ1 O", "Later weeks, moderate irritability", "exercises")
    later_high: int = _number(4, (2, 4), "R-SZ1 O", "Later weeks, high irritability", "exercises")
    with_memory_problems: int = _number(3, (1, 3), "R-SZ1 O", "Any week, with memory problems", "exercises")
    new_per_week: int = _number(2, (1, 2), "R-SZ3 O", "New exercises a week after the first", "exercises")
    new_cautions_per_week: int = _number(
        1, (0, 1), "R-IR X", "New exercises a week that need care, above low irritability", "exercises"
    )

    seconds_per_exercise: int = _number(
        150, (90, 240), "R-SZ1 O", "Time for each exercise: fewer where the day is short", "seconds"
    )
    start_percent_high: int = _number(50, (25, 50), "R-IR2 O", "First dose at high irritability", "% of the start")
    shortest_minutes: int = _number(2, (1, 5), "R-IR2 O", "Shortest timed dose", "minutes")
    longest_hold_high: int = _number(10, (5, 10), "R-IR3 O", "Longest hold at high irritability", "seconds")
    longest_hold_heart: int = _number(
        10, (5, 10), "R-BP X", "Longest isometric hold with heart disease or high blood pressure", "seconds"
    )
    pain_limit: int = _number(5, (3, 5), "R-CAP O", "Pain limit", "of 10")
    pain_limit_high: int = _number(3, (2, 3), "R-CAP O", "Pain limit at high irritability", "of 10")

    settle_weeks_low: int = _number(1, (1, 2), "R-PH1 O", "Settle, low irritability", "weeks")
    settle_weeks_moderate: int = _number(1, (1, 2), "R-PH1 O", "Settle, moderate irritability", "weeks")
    settle_weeks_high: int = _number(2, (1, 4), "R-PH1 O", "Settle, high irritability", "weeks")
    restore_weeks_low: int = _number(2, (2, 4), "R-PH1 O", "Restore, low irritability", "weeks")
    restore_weeks_moderate: int = _number(3, (2, 4), "R-PH1 O", "Restore, moderate irritability", "weeks")
    restore_weeks_high: int = _number(3, (2, 6), "R-PH1 O", "Restore, high irritability", "weeks")
    build_weeks: int = _number(6, (4, 8), "R-PH1 O", "Build", "weeks")

    effort_settle: int = _number(2, (1, 3), "R-FQ1 O", "Effort of strength work, settle", "of 10")
    effort_restore: int = _number(4, (3, 4), "R-FQ1 O", "Effort of strength work, restore", "of 10")
    effort_build: int = _number(5, (4, 7), "R-FQ1 X", "Effort of strength work, build", "of 10")
    effort_return: int = _number(6, (4, 7), "R-FQ1 X", "Effort of strength work, return", "of 10")
    effort_aerobic: int = _number(3, (2, 4), "R-FQ1 X", "Effort of aerobic work: the talk test", "of 10")

    growth_percent_low: int = _number(30, (5, 30), "R-PG3 O", "Most weekly growth, low irritability", "%")
    growth_percent_moderate: int = _number(20, (5, 20), "R-PG3 O", "Most weekly growth, moderate irritability", "%")
    growth_percent_high: int = _number(10, (5, 20), "R-PG3 O", "Most weekly growth, high irritability", "%")
    growth_percent_from_65: int = _number(20, (5, 20), "R-PG3 O", "Most weekly growth from 65 on", "%")
    walking_step_low: int = _number(5, (2, 5), "R-PG4 O", "Longer walk a week, low irritability", "minutes")
    walking_step_moderate: int = _number(3, (2, 5), "R-PG4 O", "Longer walk a week, moderate irritability", "minutes")
    walking_step_high: int = _number(2, (2, 5), "R-PG4 O", "Longer walk a week, high irritability", "minutes")
    substitute_percent: int = _number(65, (60, 70), "R-PG5 O", "A harder exercise begins at", "% of the old volume")
    lighter_week_every: int = _number(4, (3, 4), "R-PG6 X", "Every so many weeks a lighter one", "weeks")
    lighter_percent: int = _number(33, (33, 50), "R-PG6 X", "Sets less in a lighter week", "%")
    weeks_before_first_increase_from_65: int = _number(
        2, (1, 4), "R-AGE1 O", "First increase from 65 on, untrained, after", "weeks"
    )
    weeks_at_target: int = _number(2, (1, 4), "R-PG9 O", "At target before a harder exercise comes", "weeks")
    weeks_before_harder: int = _number(3, (2, 6), "R-PG9 O", "Done before a harder exercise comes", "weeks")

    sessions_percent: int = _number(70, (50, 90), "R-PG1 O", "Sessions done before anything grows", "%")
    sessions_least: int = _number(2, (1, 3), "R-PG1 O", "Sessions of an exercise done before it grows", "sessions")
    amber_sessions: int = _number(2, (1, 3), "R-WK O", "Amber sessions that make a week amber", "sessions")
    red_sessions_back: int = _number(2, (1, 2), "R-PH2 O", "Red sessions in a week that move back a phase", "sessions")
    restart_percent: int = _number(50, (25, 50), "R-PG7 O", "Start again after four missed weeks or more at", "%")
    outside_assessment_days: int = _number(14, (7, 28), "R-RF2 O", "An outside assessment is called old after", "days")
    first_review: int = _number(2, (1, 3), "R-PG10 X", "First re-assessment after", "weeks")
    second_review: int = _number(6, (4, 8), "R-PG10 X", "Second re-assessment after", "weeks")

    def __post_init__(self) -> None:
        for number in NUMBERS.values():
            number.refuse(getattr(self, number.name))

    @classmethod
    def changed_by(cls, changes: Mapping[str, int]) -> "Rules":
        """The default numbers with these changes; RulesFault where one is unknown or outside its bounds."""
        for name in changes:
            if name not in NUMBERS:
                raise RulesFault(name, "no rule has a number of this name")
        return cls(**changes)

    @property
    def version(self) -> str:
        """The version of the rules that these numbers belong to."""
        return RULES_VERSION

    @property
    def changes(self) -> Mapping[str, int]:
        """The numbers that differ from their defaults, by name."""
        own = {name: getattr(self, name) for name in NUMBERS}
        return MappingProxyType({name: value for name, value in own.items() if value != NUMBERS[name].default})

    def of_band(self, name: str, irritability: Irritability) -> int:
        """A number that differs between the bands of irritability, as in `of_band("later", Irritability.LOW)`."""
        value: int = getattr(self, f"{name}_{irritability}")
        return value

    def phase_weeks(self, irritability: Irritability) -> tuple[int, int, int]:
        """How many weeks settle, restore and build are proposed to take (section 1)."""
        return self.of_band("settle_weeks", irritability), self.of_band("restore_weeks", irritability), self.build_weeks

    def effort(self, phase: Phase) -> int:
        """The effort 0-10 of strength work in a phase (section 13)."""
        value: int = getattr(self, f"effort_{phase}")
        return value

    def pain_limit_of(self, irritability: Irritability) -> int:
        """The pain limit 0-10 printed on the plan (R-CAP, PMM)."""
        return self.pain_limit_high if irritability is Irritability.HIGH else self.pain_limit


NUMBERS: Mapping[str, Number] = MappingProxyType(
    {
        one.name: Number(
            name=one.name,
            default=int(one.default),  # type: ignore[arg-type]
            least=one.metadata["bounds"][0],
            most=one.metadata["bounds"][1],
            rule=one.metadata["rule"],
            certainty=one.metadata["certainty"],
            meaning=one.metadata["meaning"],
            unit=one.metadata["unit"],
        )
        for one in fields(Rules)
    }
)
DEFAULT_RULES = Rules()

LEVELS: Mapping[Irritability, Mapping[Phase, int]] = MappingProxyType(
    {
        Irritability.LOW: {Phase.SETTLE: 2, Phase.RESTORE: 2, Phase.BUILD: 3, Phase.RETURN: 3},
        Irritability.MODERATE: {Phase.SETTLE: 2, Phase.RESTORE: 2, Phase.BUILD: 2, Phase.RETURN: 3},
        # Only a new assessment says that irritability has fallen; the calendar does not (R-PREC).
        Irritability.HIGH: dict.fromkeys(Phase, 1),
    }
)
"""The hardest library level by irritability and phase (section 2): a limit that no clinic may loosen."""


def level_limit(irritability: Irritability, phase: Phase, experience: Experience) -> int:
    """The hardest library level that may be used (section 2: level 3 early only when trained)."""
    if irritability is Irritability.LOW and experience is Experience.TRAINED:
        return 3
    return LEVELS[irritability][phase]
