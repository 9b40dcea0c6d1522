"""A week with one exercise taken out: what stays, and how another fits in its place, in days, minutes and dose."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from planner.prescribing.assessment import Assessment
from planner.prescribing.choices import cut
from planner.prescribing.dose import WEEKDAYS, Dose
from planner.prescribing.library import ExerciseSpec, Library
from planner.prescribing.programme import Plan
from planner.prescribing.progression import hold_limit, lightened, with_days
from planner.prescribing.review.checking.case import Entry, PlanCase, WeekCase, plan_case
from planner.prescribing.rules import Rules
from planner.prescribing.schedule import days_for, has_days_running, needs_rest_days, seconds_a_day


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """The place that an exercise leaves; `before` are the weeks before, `stays` the other exercises as they stand."""

    case: PlanCase
    assessment: Assessment
    week: WeekCase
    before: tuple[WeekCase, ...]
    out: Entry
    stays: tuple[Entry, ...]

    @property
    def rules(self) -> Rules:
        """The numbers of the rules."""
        return self.case.rules

    def last_doses(self) -> Mapping[str, Dose]:
        """The last full doses of the weeks before, counted as the library counts them and held no longer than may be.

        What comes back does so with no more than that (R-PG5, R-IR3, R-BP).
        """
        last: dict[str, Dose] = {}
        for week in self.before:
            for entry in week.entries:
                is_usual = (entry.done.minutes is None) is (entry.spec.start.minutes is None)
                if is_usual and not (week.is_lighter and entry.spec.slug in last):
                    last[entry.spec.slug] = self._with_hold_capped(entry.spec, entry.done)
        return last

    def _with_hold_capped(self, spec: ExerciseSpec, dose: Dose) -> Dose:
        longest = hold_limit(spec, self.assessment, self.rules)
        too_long = longest is not None and dose.minutes is None and (dose.hold_seconds or 0) > longest
        return replace(dose, hold_seconds=longest) if too_long else dose

    def was_done_before(self, slug: str) -> bool:
        """Whether a week before holds the exercise."""
        return any(entry.spec.slug == slug for week in self.before for entry in week.entries)

    def fitted(self, spec: ExerciseSpec, dose: Dose) -> tuple[Dose, tuple[str, ...]] | None:
        """The dose and its days, cut to the minutes of each day and light in a lighter week; None where nothing fits.

        Strength keeps its days of rest among what stays (R-SZ2, R-FQ1, R-PG6).
        """
        for days in self._ways_to_place(spec, dose):
            fits = self._within_the_minutes(spec, with_days(dose, len(days)), days)
            if fits:
                is_lighter = self.week.is_lighter
                return lightened(fits, spec, self.rules) if is_lighter else fits, days
        return None

    def _within_the_minutes(self, spec: ExerciseSpec, dose: Dose, days: tuple[str, ...]) -> Dose | None:
        """The dose, cut until each of its days has room for it (R-SZ2); None where its smallest is too long."""
        room = self._room_on(days)
        while not spec.is_aerobic and seconds_a_day(spec, dose) > room:
            less = cut(dose)
            if less == dose:
                return None
            dose = less
        return dose

    def _room_on(self, days: tuple[str, ...]) -> int:
        """Seconds left on the fullest of these days, aerobic work apart."""
        timed = [entry for entry in self.stays if not entry.spec.is_aerobic]
        taken = (sum(seconds_a_day(one.spec, one.item.dose) for one in timed if day in one.days) for day in days)
        return self.assessment.minutes_per_day * 60 - max(taken, default=0)

    def _ways_to_place(self, spec: ExerciseSpec, dose: Dose) -> Iterator[tuple[str, ...]]:
        """The days it should have; else those of what it replaces, or those on which strength work is done anyway."""
        usual = days_for(spec, dose, self.assessment.days_per_week)
        strength = _in_order(self._strength_days())
        rests = needs_rest_days(spec, dose.effort)
        for days in (usual, self.out.days, strength):
            if 0 < len(days) <= len(usual) and self._is_within_the_days(days) and not (rests and self._runs_on(days)):
                yield days

    def _is_within_the_days(self, days: tuple[str, ...]) -> bool:
        """Whether the week takes no more days than the person has, or no more than it takes anyway."""
        taken = {day for entry in (*self.stays, self.out) for day in entry.days}
        return set(days) <= taken or len(taken | set(days)) <= self.assessment.days_per_week

    def _runs_on(self, days: tuple[str, ...]) -> bool:
        """Whether strength work on these days would make days running that are not so already, also over Sundays."""
        there = self._strength_days()
        added = set(days) - there
        return bool(added & self._days_beside_other_weeks()) or (bool(added) and has_days_running(there | added))

    def _strength_days(self) -> set[str]:
        return _strength_days(self.stays)

    def _days_beside_other_weeks(self) -> set[str]:
        """The Monday after a Sunday of strength work, and the Sunday before such a Monday."""
        beside = set()
        for one, following in pairwise(self.case.weeks):
            if following.number != one.number + 1:
                continue
            if following is self.week and WEEKDAYS[-1] in _strength_days(one.entries):
                beside.add(WEEKDAYS[0])
            if one is self.week and WEEKDAYS[0] in _strength_days(following.entries):
                beside.add(WEEKDAYS[-1])
        return beside


def gap_in(plan: Plan, number: int, exercise: str, library: Library, rules: Rules) -> Gap | None:
    """The week without the exercise; None where something is recorded that the library does not know (R-PREC).

    ValueError where the plan has no such week, the week no such exercise, or the library no longer has it.
    """
    _refuse(plan, number, exercise, library)
    case = plan_case(plan, library, rules)
    if case.assessment is None or case.assessment != plan.assessment:
        return None  # what is not known may be against anything
    place = next(place for place, week in enumerate(case.weeks) if week.number == number)
    week = case.weeks[place]
    out = next(entry for entry in week.entries if entry.spec.slug == exercise)
    return Gap(
        case=case,
        assessment=case.assessment,
        week=week,
        before=case.weeks[:place],
        out=out,
        stays=tuple(entry for entry in week.entries if entry is not out),
    )


def _refuse(plan: Plan, number: int, exercise: str, library: Library) -> None:
    week = next((week for week in plan.weeks if week.number == number), None)
    if week is None:
        raise ValueError(f"The plan has no week {number}.")
    if week.item(exercise) is None:
        raise ValueError(f"Week {number} does not hold the exercise '{exercise}'.")
    if exercise not in library.exercises:
        raise ValueError(f"The library does not hold the exercise '{exercise}'.")


def _strength_days(entries: tuple[Entry, ...]) -> set[str]:
    """The days of the work that needs days of rest."""
    return {day for one in entries if needs_rest_days(one.spec, one.item.dose.effort) for day in one.days}


def _in_order(days: set[str]) -> tuple[str, ...]:
    return tuple(day for day in WEEKDAYS if day in days)
