"""A plan laid out to be judged, each prescription beside what the library says; and what is found in it, and where."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from planner.prescribing.assessment import WEEK_BOUNDS, Assessment
from planner.prescribing.dose import WEEKDAYS, Dose, Frequency
from planner.prescribing.library import Category, ExerciseSpec, Library
from planner.prescribing.programme import Level, Plan, PlannedWeek, Prescription
from planner.prescribing.progression import is_lighter_week, weekly_volume
from planner.prescribing.rules import Rules
from planner.prescribing.suitability import Judgement, Situation, judge
from planner.prescribing.weeks import situation_in_week

SOURCES = {
    "R-AGE1": "WHO20 ACSM-FLEX",
    "R-BL": "TB",
    "R-BL0": "OWN",
    "R-BL1": "WHO20 S0-38",
    "R-BL2": "NMA20",
    "R-BL3": "LEAP18",
    "R-BL4": "TB",
    "R-BP": "TB",
    "R-CAP": "PMM",
    "R-FQ": "TB",
    "R-FQ1": "ACSM09",
    "R-FQ2": "ACSM09",
    "R-IR": "IRRIT09",
    "R-IR2": "OWN",
    "R-IR3": "IRRIT09",
    "R-OVL": "OWN",
    "R-PG2": "TB",
    "R-PG3": "ACSM09 OWN",
    "R-PG4": "WALKBACK24",
    "R-PG6": "TB",
    "R-PG8": "OWN",
    "R-PH1": "OWN",
    "R-PREC": "OWN",
    "R-RF1": "OWN",
    "R-SZ1": "HENRY99 ECK15 MED09",
    "R-SZ2": "OWN",
    "R-SZ3": "OWN",
    "R-SZ4": "S0-31",
    "section 12": "JOSPT-LBP21",
    "section 14": "OWN",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One rule that a plan breaks; `week` and `exercise` are None where the rule speaks of all of them."""

    rule: str
    level: Level
    message: str
    week: int | None = None
    exercise: str | None = None
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where in a plan a rule is broken."""

    week: int | None = None
    exercise: str | None = None


def hard(rule: str, place: Place, message: str, source: str = "") -> Finding:
    """A finding that is never loosened without a written reason."""
    return _finding(Level.HARD, rule, place, message, source)


def soft(rule: str, place: Place, message: str, source: str = "") -> Finding:
    """A finding that a therapist weighs."""
    return _finding(Level.WARNING, rule, place, message, source)


def _finding(level: Level, rule: str, place: Place, message: str, source: str) -> Finding:
    return Finding(
        rule=rule,
        level=level,
        message=message,
        week=place.week,
        exercise=place.exercise,
        source=source or SOURCES.get(rule, ""),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One prescription of an exercise that the library knows.

    `done` is its dose on the days it is really planned for, `reference` that of the last week that was not lighter,
    `last_effort` the effort when it was last done; the judgement is None where no condition of the person is known. A
    next step follows something done before (R-PG5).
    """

    item: Prescription
    spec: ExerciseSpec
    place: Place
    judgement: Judgement | None
    unjudged: tuple[str, ...]
    done: Dose
    reference: Dose | None
    last_effort: int | None
    weeks_done: int
    is_next_step: bool

    @property
    def is_new(self) -> bool:
        """Whether no earlier week holds it."""
        return self.weeks_done == 0

    @property
    def has_grown(self) -> bool:
        """Whether more of it is done than in the last week that was not lighter."""
        return self.reference is not None and weekly_volume(self.done) > weekly_volume(self.reference)

    @property
    def days(self) -> tuple[str, ...]:
        """The weekdays it is planned for, in order; what is no weekday is left out."""
        return tuple(day for day in WEEKDAYS if day in self.item.days)


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekCase:
    """One week with the situation it stands in; prescriptions of unknown exercises stand apart."""

    week: PlannedWeek
    situation: Situation
    entries: tuple[Entry, ...]
    unknown: tuple[Prescription, ...]
    is_first: bool
    is_lighter: bool

    @property
    def number(self) -> int:
        """The week's number as the plan has it."""
        return self.week.number

    @property
    def place(self) -> Place:
        """The week as a whole."""
        return Place(week=self.week.number)

    @property
    def size(self) -> int:
        """How many exercises it holds, the aerobic ones apart (R-SZ1)."""
        return sum(item.category is not Category.AEROBIC for item in self.week.prescriptions)

    def of(self, *categories: Category) -> tuple[Entry, ...]:
        """The entries of these categories."""
        return tuple(entry for entry in self.entries if entry.spec.category in categories)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanCase:
    """A plan with what it is judged by; `assessment` holds only what the library knows, None where that is nothing."""

    plan: Plan
    assessment: Assessment | None
    library: Library
    rules: Rules
    weeks: tuple[WeekCase, ...]


def plan_case(plan: Plan, library: Library, rules: Rules) -> PlanCase:
    """The plan laid out week by week; never raises, whatever a hand has put into the plan."""
    layout = _Layout(assessment=known_assessment(plan.assessment, library), library=library, rules=rules)
    weeks = tuple(layout.week(week, plan.assessment) for week in plan.weeks)
    return PlanCase(plan=plan, assessment=layout.assessment, library=library, rules=rules, weeks=weeks)


def known_assessment(assessment: Assessment, library: Library) -> Assessment | None:
    """The assessment with only the conditions and precautions that the library has; None where no condition is left."""
    conditions = tuple(slug for slug in assessment.conditions if slug in library.conditions)
    precautions = tuple(one for one in assessment.precautions if one.slug in library.precautions)
    if not conditions:
        return None
    return replace(assessment, conditions=conditions, precautions=precautions)


@dataclass(slots=True, kw_only=True)
class _Layout:
    """Goes through the weeks and remembers what was done before."""

    assessment: Assessment | None
    library: Library
    rules: Rules
    last_full: dict[str, Dose] = field(default_factory=dict)
    last_effort: dict[str, int | None] = field(default_factory=dict)
    weeks_done: Counter[str] = field(default_factory=Counter)
    next_steps: set[str] = field(default_factory=set)
    begun: bool = False

    def week(self, week: PlannedWeek, recorded: Assessment) -> WeekCase:
        situation = self._situation(week, recorded)
        case = WeekCase(
            week=week,
            situation=situation,
            entries=tuple(self._entries(week, situation)),
            unknown=tuple(item for item in week.prescriptions if item.exercise not in self.library.exercises),
            is_first=not self.begun,
            is_lighter=is_lighter_week(week.number, recorded, self.rules),
        )
        self._remember(case)
        return case

    def _situation(self, week: PlannedWeek, recorded: Assessment) -> Situation:
        """The week's situation in the phase that the plan gives it: the therapist confirms the phase (R-PH1).

        Only precautions that the library has can be judged by.
        """
        least, most = WEEK_BOUNDS
        number = min(max(week.number, least), most)
        situation = situation_in_week(_within_the_calendar(self.assessment or recorded, number), number, self.rules)
        known = situation.precautions & self.library.precautions.keys()
        return replace(situation, phase=week.phase, precautions=frozenset(known))

    def _entries(self, week: PlannedWeek, situation: Situation) -> Iterator[Entry]:
        for item in week.prescriptions:
            spec = self.library.exercises.get(item.exercise)
            if spec is None:
                continue
            judgement, unjudged = self._judged(spec, situation)
            yield Entry(
                item=item,
                spec=spec,
                place=Place(week=week.number, exercise=item.exercise),
                judgement=judgement,
                unjudged=unjudged,
                done=_as_done(item),
                reference=self.last_full.get(item.exercise),
                last_effort=self.last_effort.get(item.exercise),
                weeks_done=self.weeks_done[item.exercise],
                is_next_step=item.exercise in self.next_steps,
            )

    def _judged(self, spec: ExerciseSpec, situation: Situation) -> tuple[Judgement | None, tuple[str, ...]]:
        """The library's judgement, and the conditions of which it says nothing for this exercise."""
        if self.assessment is None:
            return None, ()
        conditions = self.assessment.conditions
        unjudged = tuple(slug for slug in conditions if slug not in spec.suitability)
        if not unjudged:
            return judge(spec, situation, self.library), ()
        known = tuple(slug for slug in conditions if slug in spec.suitability)
        if not known:
            return None, unjudged
        narrower = replace(situation, assessment=replace(self.assessment, conditions=known))
        return judge(spec, narrower, self.library), unjudged

    def _remember(self, case: WeekCase) -> None:
        self.begun = True
        self.weeks_done.update({entry.spec.slug for entry in case.entries})
        for entry in case.entries:
            self.next_steps.update(entry.spec.progressions)
            self.last_effort[entry.spec.slug] = entry.done.effort
            if not case.is_lighter or entry.spec.slug not in self.last_full:
                self.last_full[entry.spec.slug] = entry.done


def _within_the_calendar(assessment: Assessment, number: int) -> Assessment:
    """The assessment; without its start where the week would begin after the last day there is (R-SURG).

    Without a day every precaution holds, which is the stricter side.
    """
    starts = assessment.start_date
    if starts is None or starts <= date.max - timedelta(weeks=number - 1):
        return assessment
    return replace(assessment, start_date=None)


def _as_done(item: Prescription) -> Dose:
    """The dose on as many days as are named, which is what the person does."""
    days = len(set(item.days) & set(WEEKDAYS)) or item.dose.frequency.days_per_week
    frequency = Frequency(days_per_week=days, times_per_day=item.dose.frequency.times_per_day)
    return replace(item.dose, frequency=frequency)
