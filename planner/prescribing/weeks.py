"""The weeks of a plan, one after the other: what is chosen, how its dose grows, and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from planner.prescribing.assessment import Assessment, Irritability
from planner.prescribing.choices import BACKBONE_BY_KIND, KINDS, MAY_EXCEED_BY_KIND, Candidate, Choices, cut
from planner.prescribing.course import Course, NextStep, next_steps
from planner.prescribing.dose import WEEKDAYS, Dose
from planner.prescribing.library import Category, ExerciseSpec, Library
from planner.prescribing.needs import BACKBONE, MEMORY, Need, kind_of, need_of_week
from planner.prescribing.patient_words import PREGNANCY
from planner.prescribing.phases import phase_of_week
from planner.prescribing.programme import PlannedWeek, Reason
from planner.prescribing.progression import (
    Growth,
    Turn,
    grown,
    growth_for,
    is_at_target,
    is_lighter_week,
    lightened,
    loads_legs,
    turn_of,
    why_it_waits,
    with_days,
)
from planner.prescribing.rules import Rules
from planner.prescribing.schedule import MOST_DAYS_OF_WORK, days_for, seconds_a_day
from planner.prescribing.search import Found, best_set
from planner.prescribing.settled import Settled
from planner.prescribing.suitability import Situation
from planner.prescribing.worth import Limits
from planner.prescribing.writing import Chosen, WeekWriter

AFTER_BIRTH = "postnatal"


def situation_in_week(assessment: Assessment, number: int, rules: Rules) -> Situation:
    """The phase and the precautions that still hold in a week counted from 1 (R-PH1, R-SURG)."""
    starts = assessment.start_date + timedelta(weeks=number - 1) if assessment.start_date else None
    active = {precaution.slug for precaution in assessment.precautions if precaution.holds_on(starts)}
    if PREGNANCY in assessment.precaution_slugs - active:
        active.add(AFTER_BIRTH)
    phase = phase_of_week(number, assessment.irritability, rules)
    return Situation(assessment=assessment, phase=phase, precautions=frozenset(active), starts=starts, number=number)


@dataclass(slots=True, kw_only=True)
class WeekPlanner:
    """Plans the weeks, each on the one before; `unproven` are those whose set is not proven to be the best."""

    assessment: Assessment
    library: Library
    rules: Rules
    choices: Choices
    unproven: list[int] = field(default_factory=list)
    _courses: dict[str, Course] = field(default_factory=dict)
    _settled: dict[int, Settled | None] = field(default_factory=dict)
    _last: dict[str, Dose] = field(default_factory=dict)
    _outgrown: set[str] = field(default_factory=set)
    _growths: dict[str, Growth] = field(default_factory=dict)

    def weeks(self) -> tuple[PlannedWeek, ...]:
        """All weeks of the plan, from 1 to the number asked for."""
        writer = WeekWriter(assessment=self.assessment, library=self.library, rules=self.rules)
        planned: list[PlannedWeek] = []
        for number in range(1, self.assessment.weeks + 1):
            situation = situation_in_week(self.assessment, number, self.rules)
            chosen = self._dosed(number, self._chosen(number, situation))
            planned.append(writer.week(number, situation, chosen, planned))
            self._outgrown |= {one.candidate.next_step.after for one in chosen if one.candidate.next_step}
            self._last |= {one.spec.slug: one.full_dose for one in chosen}
            self._courses = {one.candidate.spec.slug: self._course(one, situation) for one in chosen}
        return tuple(planned)

    def _chosen(self, number: int, situation: Situation) -> list[Candidate]:
        """The best set of what may be used this week (R-SZ, R-BL).

        Where it lacks control and strength, or aerobic work, control or strength may be what serves nothing special
        (R-BL2): it may leave the one place for what needs care to the aerobic work.
        """
        steps = {} if self._keeps_its_forms(number) else self._next_steps(situation)
        steps = {slug: step for slug, step in steps.items() if slug not in self._last}
        for spare in (False, True):
            ready = self.choices.candidates(situation, self._courses, steps, self._last, spare=spare)
            candidates = [candidate for candidate in ready if candidate.spec.slug not in self._outgrown]
            found = self._search(number, situation, candidates)
            best = set(found.slugs)
            chosen = [
                self.choices.as_done_in(situation.phase, candidate, may_ask_more=not self._is_lighter(number))
                for candidate in candidates
                if candidate.spec.slug in best
            ]
            if {BACKBONE.get(kind_of(candidate.spec), 0) for candidate in chosen} >= set(BACKBONE.values()):
                break
        if not found.is_best:
            self.unproven.append(number)
        return sorted(chosen, key=lambda candidate: (-candidate.option.points, candidate.spec.slug))

    def _keeps_its_forms(self, number: int) -> bool:
        """Whether only doses may change: in a lighter week, and always where memory fails."""
        return self._is_lighter(number) or MEMORY in self.assessment.precaution_slugs

    def _next_steps(self, situation: Situation) -> dict[str, NextStep]:
        return next_steps(self._courses, situation.phase, self.library, self.rules)

    def _search(self, number: int, situation: Situation, candidates: Sequence[Candidate]) -> Found:
        need = need_of_week(number, situation.phase, self.assessment, self.rules)
        need = need.for_kinds({KINDS[candidate.option.kind] for candidate in candidates})
        options = [candidate.option for candidate in candidates]
        kept = sum([not option.is_new for option in options])
        limits = self._limits(number, need, kept)
        settled = self._settled.get(len(options))
        if settled and settled.still_best(options, limits):
            return settled.found
        found = best_set(options, limits)
        self._settled[len(options)] = Settled.of(options, limits, found)
        return found

    def _limits(self, number: int, need: Need, kept: int) -> Limits:
        """The hard limits of the week; `kept` of last week's exercises may still be done."""
        is_low = self.assessment.irritability is Irritability.LOW
        return Limits(
            least=tuple([need.kinds[kind][0] for kind in KINDS]),
            most=tuple([need.kinds[kind][1] for kind in KINDS]),
            backbone=BACKBONE_BY_KIND,
            may_exceed=MAY_EXCEED_BY_KIND,
            size=need.size,
            least_size=need.least_size,
            new=self._new_allowed(number, need.size, kept),
            new_cares=need.size + 1 if is_low else self.rules.new_cautions_per_week,
            seconds=self.assessment.minutes_per_day * 60,
        )

    def _new_allowed(self, number: int, size: int, kept: int) -> int:
        """How many may be new (R-SZ3): any in the first week; in a lighter one only in the place of what had to go."""
        if number == 1:
            return size + 1
        gone = len(self._courses) - kept
        return min(self.rules.new_per_week, gone) if self._is_lighter(number) else self.rules.new_per_week

    def _is_lighter(self, number: int) -> bool:
        return is_lighter_week(number, self.assessment, self.rules)

    def _dosed(self, number: int, chosen: list[Candidate]) -> list[Chosen]:
        """The doses that fit the day: first what began keeps its dose, then what is new gets its own, then all grow."""
        doses = _with_a_lighter_day(_fitted(chosen, self.assessment.minutes_per_day * 60), chosen)
        room = self.assessment.minutes_per_day * 60 - _seconds(chosen, doses)
        legs = [one.spec.slug for one in chosen if not one.is_new and loads_legs(one.spec)]
        turn = turn_of(number, legs, self.assessment, self.rules)
        dosed = []
        for candidate in chosen:
            slug = candidate.spec.slug
            dose, why = self._next_dose(number, candidate, doses[slug], room, turn)
            room -= 0 if candidate.spec.is_aerobic else _more_seconds(candidate, doses[slug], dose)
            printed = lightened(dose, candidate.spec, self.rules) if self._is_lighter(number) else dose
            dosed.append(Chosen(candidate=candidate, full_dose=dose, dose=printed, why_same=why))
        return dosed

    def _next_dose(
        self, number: int, candidate: Candidate, dose: Dose, room: int, turn: Turn
    ) -> tuple[Dose, Reason | None]:
        """The dose of this week, and where it does not grow, why."""
        spec, course = candidate.spec, self._courses.get(candidate.spec.slug)
        if course is None:
            return dose, None
        waits = self._why_it_waits(number, course, dose, turn)
        if waits:
            return dose, waits
        larger = grown(dose, spec, self._growth(spec))
        larger = with_days(larger, len(days_for(spec, larger, self.assessment.days_per_week)))
        if larger == dose:
            return dose, Reason(rule="R-PG9", message="At the library's target: it is kept")
        if not spec.is_aerobic and _more_seconds(candidate, dose, larger) > room:
            return dose, Reason(rule="R-SZ2", message="Kept as it is: the day has no room for more")
        return larger, None

    def _why_it_waits(self, number: int, course: Course, dose: Dose, turn: Turn) -> Reason | None:
        if self._is_lighter(number):
            return Reason(rule="R-PG6", message="A lighter week: nothing grows")
        spec = course.spec
        if self._is_lighter(number - 1) and lightened(course.dose, spec, self.rules) != course.dose:
            return Reason(rule="R-PG6", message="Back to the dose before the lighter week")
        if (dose.effort or 0) > (course.dose.effort or 0) and not spec.is_aerobic:
            return Reason(rule="R-PG2", message=f"Effort rises to {dose.effort} of 10 this week: the amount stays")
        return why_it_waits(spec, course.weeks_done, turn, self.assessment, self.rules)

    def _growth(self, spec: ExerciseSpec) -> Growth:
        if spec.slug not in self._growths:
            self._growths[spec.slug] = growth_for(spec, self.assessment, self.rules)
        return self._growths[spec.slug]

    def _course(self, one: Chosen, situation: Situation) -> Course:
        spec, before = one.candidate.spec, self._courses.get(one.candidate.spec.slug)
        # A dose that fills the minutes there are counts as the target too (R-PG9).
        is_full = one.why_same is not None and one.why_same.rule == "R-SZ2"
        at_target = is_full or is_at_target(one.full_dose, spec, self._growth(spec))
        return Course(
            spec=spec,
            dose=one.full_dose,
            begun_in=before.begun_in if before else situation.phase,
            weeks_done=before.weeks_done + 1 if before else 1,
            weeks_at_target=(before.weeks_at_target if before else 0) + 1 if at_target else 0,
        )


def _fitted(chosen: Sequence[Candidate], seconds: int) -> Mapping[str, Dose]:
    """The doses, those of new exercises cut until the day holds them, the least worthy first (R-SZ2)."""
    doses = {candidate.spec.slug: _not_too_much_rest(candidate, seconds) for candidate in chosen}
    to_cut = [candidate for candidate in reversed(chosen) if candidate.is_new and not candidate.spec.is_aerobic]
    while to_cut and _seconds(chosen, doses) > seconds:
        slug = to_cut[0].spec.slug
        less = cut(doses[slug])
        if less == doses[slug]:
            to_cut.pop(0)
        doses[slug] = less
    return doses


def _with_a_lighter_day(doses: Mapping[str, Dose], chosen: Sequence[Candidate]) -> Mapping[str, Dose]:
    """The doses; where all of them are for every day of the week, the least worthy leaves one day out (R-FQ2)."""
    if not chosen or any(dose.frequency.days_per_week < len(WEEKDAYS) for dose in doses.values()):
        return doses
    last = chosen[-1].spec.slug
    return {**doses, last: with_days(doses[last], MOST_DAYS_OF_WORK)}


def _not_too_much_rest(candidate: Candidate, seconds: int) -> Dose:
    """The dose; that of a new rest cut until it leaves three quarters of the day to the rest of the programme."""
    dose = candidate.dose
    if candidate.spec.category is not Category.RELAXATION or not candidate.is_new:
        return dose
    while seconds_a_day(candidate.spec, dose) * 4 > seconds and cut(dose) != dose:
        dose = cut(dose)
    return dose


def _seconds(chosen: Sequence[Candidate], doses: Mapping[str, Dose]) -> int:
    """Seconds of the fullest day, the first of the person's week, aerobic work apart."""
    return sum(seconds_a_day(one.spec, doses[one.spec.slug]) for one in chosen if not one.spec.is_aerobic)


def _more_seconds(candidate: Candidate, dose: Dose, larger: Dose) -> int:
    return seconds_a_day(candidate.spec, larger) - seconds_a_day(candidate.spec, dose)
