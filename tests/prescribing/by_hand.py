"""A sound plan, and how a hand may change it, to test with."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from typing import Any

from planner.prescribing import build_plan
from planner.prescribing.assessment import ActivePrecaution, Irritability
from planner.prescribing.dose import WEEKDAYS, Frequency, Side
from planner.prescribing.library import Library
from planner.prescribing.programme import Change, Level, Plan, PlannedWeek, Prescription
from planner.prescribing.review.checking.check import Finding, check
from planner.prescribing.rules import DEFAULT_RULES, Rules
from planner.prescribing.wording import describe
from tests.prescribing.cases import assessed
from tests.real_library import real_library

START = date(2026, 11, 23)
HIGH = Irritability.HIGH
HARD, SOFT = Level.HARD, Level.WARNING
DOSE_FIELDS = ("sets", "repetitions", "hold_seconds", "minutes", "rest_seconds", "effort")
DAYS = {
    2: ("mon", "thu"),
    3: ("mon", "wed", "fri"),
    5: ("mon", "tue", "wed", "fri", "sat"),
    6: WEEKDAYS[:6],
    7: WEEKDAYS,
}
BRIDGE, WALKING, TURN, BRACE, BREATHING = (
    "bridge",
    "walking",
    "lower-trunk-rotation",
    "abdominal-brace",
    "diaphragmatic-breathing",
)


def item(slug: str, days: tuple[str, ...] | None = None, **changes: Any) -> Prescription:
    """The library's first dose of an exercise on at most six days, with changes to the dose or the prescription."""
    spec = real_library().exercises[slug]
    days = days if days is not None else DAYS[min(6, spec.start.frequency.days_per_week)]
    times = changes.pop("times", spec.start.frequency.times_per_day)
    numbers = {name: changes.pop(name) for name in DOSE_FIELDS if name in changes}
    frequency = Frequency(days_per_week=len(days) or 1, times_per_day=times)
    dose = replace(spec.start, frequency=frequency, **numbers)
    given = {
        "exercise": slug,
        "name": spec.name,
        "category": spec.category,
        "side": Side.NONE,
        "dose": dose,
        "days": days,
        "change": Change.SAME,
        "words": describe(dose, WEEKDAYS),
        "core": slug == BREATHING,
    }
    return Prescription(**{**given, **changes})


@cache
def sound() -> Plan:
    """Six weeks of the same five exercises, with a lighter fourth week: nothing to find."""
    plan = build_plan(assessed(start_date=START), real_library())
    assert isinstance(plan, Plan)
    usual = tuple(item(slug) for slug in (TURN, BRACE, BRIDGE, WALKING, BREATHING))
    lighter = tuple(item(BRIDGE, repetitions=5) if one.exercise == BRIDGE else one for one in usual)
    weeks = tuple(
        replace(week, prescriptions=lighter if week.number == 4 else usual, stopped=()) for week in plan.weeks
    )
    return replace(plan, weeks=weeks)


def edited(number: int, *items: Prescription, without: tuple[str, ...] = (), plan: Plan | None = None) -> Plan:
    """The plan with exercises changed, added or taken out from one week on."""
    plan = plan or sound()
    gone = {*without, *(one.exercise for one in items)}

    def changed(week: PlannedWeek) -> PlannedWeek:
        kept = tuple(one for one in week.prescriptions if one.exercise not in gone)
        return replace(week, prescriptions=(*kept, *items))

    return replace(plan, weeks=tuple(changed(w) if w.number >= number else w for w in plan.weeks))


def recorded(plan: Plan | None = None, **changes: Any) -> Plan:
    """The plan as if something else had been recorded of the person."""
    plan = plan or sound()
    if "precautions" in changes:
        changes["precautions"] = tuple(ActivePrecaution(slug=slug) for slug in changes["precautions"])
    return replace(plan, assessment=replace(plan.assessment, **changes))


def in_week(which: int, plan: Plan | None = None, **changes: Any) -> Plan:
    """The plan with something changed about one week."""
    plan = plan or sound()
    return replace(plan, weeks=tuple(replace(w, **changes) if w.number == which else w for w in plan.weeks))


def twice(number: int, slug: str) -> Plan:
    week = sound().weeks[number - 1]
    return in_week(number, prescriptions=(*week.prescriptions, item(slug)))


def library_with(slug: str, **changes: Any) -> Library:
    """The library with one exercise changed."""
    library = real_library()
    return replace(library, exercises={**library.exercises, slug: replace(library.exercises[slug], **changes)})


def without_exercise(slug: str) -> Library:
    library = real_library()
    return replace(library, exercises={key: spec for key, spec in library.exercises.items() if key != slug})


def nothing_said_of(slug: str) -> Library:
    return library_with(slug, suitability={})


@dataclass(frozen=True, kw_only=True)
class Broken:
    """A plan broken by hand, and what is to be found in it."""

    rule: str
    level: Level
    plan: Callable[[], Plan]
    week: int | None = None
    exercise: str | None = None
    library: Callable[[], Library] = real_library
    rules: Rules = field(default=DEFAULT_RULES)

    def findings(self) -> tuple[Finding, ...]:
        return check(self.plan(), self.library(), self.rules)
