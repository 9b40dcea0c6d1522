"""The weeks of a plan, one after the other: what is chosen, how its dose grows, and why."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from planner.prescribing.assessment import Assessment, Irritability
from planner.prescribing.dose import Dose, Side
from planner.prescribing.library import Category, ExerciseSpec, Library, Phase
from planner.prescribing.limits import GOOD_SIDE_DOWN
from planner.prescribing.needs import kind_of, need_of_week
from planner.prescribing.patient_words import PREGNANCY
from planner.prescribing.phases import FOCUS, phase_of_week
from planner.prescribing.programme import (
    Change,
    PlannedWeek,
    Prescription,
    Reason,
    Stopped,
)
from planner.prescribing.progression import (
    change_between,
    effort_for,
    grown,
    growth_for,
    is_at_target,
    is_lighter_week,
    lightened,
    may_grow,
    start_dose,
    with_days,
)
from planner.prescribing.reasons import (
    reason_for_change,
    reason_for_next_step,
    reason_for_start,
    reasons_to_choose,
)
from planner.prescribing.rules import Rules
from planner.prescribing.schedule import days_for, minutes_of_week
from planner.prescribing.selection import (
    CONTINUITY_POINTS,
    HARDER_FORM_POINTS,
    Candidate,
    NextStep,
    Room,
    score,
    select,
    serves,
    with_grown_doses,
)
from planner.prescribing.session import CORE_KINDS, in_session_order
from planner.prescribing.suitability import Situation, judge
from planner.prescribing.wording import describe

AFTER_BIRTH = "postnatal"


def situation_in_week(assessment: Assessment, number: int, rules: Rules) -> Situation:
    """The phase and the precautions that still hold in a week counted from 1 (R-PH1, R-SURG)."""
    starts = assessment.start_date + timedelta(weeks=number - 1) if assessment.start_date else None
    active = {precaution.slug for precaution in assessment.precautions if precaution.holds_on(starts)}
    if PREGNANCY in assessment.precaution_slugs - active:
        active.add(AFTER_BIRTH)
    phase = phase_of_week(number, assessment.irritability, rules)
    return Situation(assessment=assessment, phase=phase, precautions=frozenset(active))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Course:
    """One exercise on its way through the weeks: its full dose, and how long it has been done."""

    spec: ExerciseSpec
    dose: Dose
    begun_in: Phase
    weeks_done: int = 1
    was_at_target: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekPlanner:
    """Plans the weeks one after the other; each builds on the one before."""

    assessment: Assessment
    library: Library
    rules: Rules

    def weeks(self) -> tuple[PlannedWeek, ...]:
        """All weeks of the plan, from 1 to the number asked for."""
        planned: list[PlannedWeek] = []
        courses: dict[str, _Course] = {}
        outgrown: set[str] = set()
        for number in range(1, self.assessment.weeks + 1):
            situation = situation_in_week(self.assessment, number, self.rules)
            chosen = self._chosen(number, situation, courses, outgrown)
            outgrown |= {candidate.next_step.after for candidate in chosen if candidate.next_step}
            planned.append(self._week(number, situation, chosen, planned))
            courses = {candidate.spec.slug: self._course(candidate, situation.phase, courses) for candidate in chosen}
        return tuple(planned)

    def _chosen(
        self, number: int, situation: Situation, courses: dict[str, _Course], outgrown: set[str]
    ) -> tuple[Candidate, ...]:
        room = self._room(number, situation)
        candidates = [c for c in self._candidates(situation, courses) if c.spec.slug not in outgrown]
        chosen = select(candidates, room)
        replaced = {candidate.next_step.after for candidate in chosen if candidate.next_step}
        if replaced & {candidate.spec.slug for candidate in chosen}:
            chosen = select([c for c in candidates if c.spec.slug not in replaced], room)
        if self._is_lighter(number):
            return chosen
        doses = [
            (candidate.spec.slug, self._grown(candidate, number, courses[candidate.spec.slug]))
            for candidate in chosen
            if candidate.spec.slug in courses
        ]
        return with_grown_doses(chosen, room, doses)

    def _room(self, number: int, situation: Situation) -> Room:
        need = need_of_week(number, situation.phase, self.assessment, self.rules)
        return Room(
            need=need,
            minutes_per_day=self.assessment.minutes_per_day,
            days_per_week=self.assessment.days_per_week,
            new_allowed=self._new_allowed(number, need.size),
            new_cautions_allowed=self._new_cautions_allowed(need.size),
        )

    def _new_allowed(self, number: int, size: int) -> int:
        if number == 1:
            return size + 1
        return 0 if self._is_lighter(number) else self.rules.new_per_week

    def _is_lighter(self, number: int) -> bool:
        return is_lighter_week(number, self.assessment.weeks, self.rules)

    def _new_cautions_allowed(self, size: int) -> int:
        """One new exercise that needs care a week at moderate irritability, any number at low (section 2)."""
        is_low = self.assessment.irritability is Irritability.LOW
        return size + 1 if is_low else self.rules.new_cautions_per_week

    def _candidates(self, situation: Situation, courses: dict[str, _Course]) -> list[Candidate]:
        candidates = []
        for spec in self.library.exercises.values():
            judgement = judge(spec, situation, self.library)
            if judgement.may_be_used and serves(spec, self.assessment, self.library):
                course = courses.get(spec.slug)
                dose = course.dose if course else start_dose(spec, self.assessment, self.rules)
                step = None if course else self._next_step(spec, situation.phase, courses)
                candidates.append(
                    Candidate(
                        spec=spec,
                        judgement=judgement,
                        dose=self._as_done_in(situation.phase, spec, dose),
                        score=self._score(spec, situation.phase, course, step),
                        is_new=course is None,
                        next_step=step,
                    )
                )
        return candidates

    def _score(self, spec: ExerciseSpec, phase: Phase, course: _Course | None, step: NextStep | None) -> int:
        points = score(spec, self.assessment, phase, self.library)
        if course:
            points += CONTINUITY_POINTS
        if step:
            points += HARDER_FORM_POINTS
        return points

    def _next_step(self, spec: ExerciseSpec, phase: Phase, courses: dict[str, _Course]) -> NextStep | None:
        """What this exercise is the next step of, among those being done, once its time has come (R-PG9, R-PH1)."""
        for slug, course in courses.items():
            is_next = spec.slug in course.spec.progressions and kind_of(spec) is kind_of(course.spec)
            is_ready = course.was_at_target or phase.number > course.begun_in.number
            if is_next and is_ready and course.weeks_done >= self.rules.weeks_before_harder:
                return NextStep(after=slug, name=course.spec.name, at_target=course.was_at_target)
        return None

    def _as_done_in(self, phase: Phase, spec: ExerciseSpec, dose: Dose) -> Dose:
        """The dose with the phase's effort, on as many days as that effort and the person's week allow."""
        with_effort = replace(dose, effort=effort_for(spec, phase, self.rules))
        return with_days(with_effort, len(days_for(spec, with_effort, self.assessment.days_per_week)))

    def _grown(self, candidate: Candidate, number: int, course: _Course) -> Dose:
        spec, dose = candidate.spec, candidate.dose
        if not may_grow(spec, number, course.weeks_done, self.assessment, self.rules):
            return dose
        if self._is_lighter(number - 1) and lightened(dose, spec.category) != dose:
            return dose  # first back to where it was before the lighter week
        larger = grown(dose, spec, growth_for(spec, self.assessment, self.rules))
        return with_days(larger, len(days_for(spec, larger, self.assessment.days_per_week)))

    def _course(self, candidate: Candidate, phase: Phase, courses: dict[str, _Course]) -> _Course:
        before = courses.get(candidate.spec.slug)
        growth = growth_for(candidate.spec, self.assessment, self.rules)
        return _Course(
            spec=candidate.spec,
            dose=candidate.dose,
            begun_in=before.begun_in if before else phase,
            weeks_done=before.weeks_done + 1 if before else 1,
            was_at_target=is_at_target(candidate.dose, candidate.spec, growth),
        )

    def _week(
        self, number: int, situation: Situation, chosen: Sequence[Candidate], before: Sequence[PlannedWeek]
    ) -> PlannedWeek:
        lighter = self._is_lighter(number)
        ordered = in_session_order(chosen)
        core = _core_of(ordered)
        prescriptions = tuple(
            self._prescription(candidate, before, number=number, core=candidate.spec.slug in core)
            for candidate in ordered
        )
        starts = self.assessment.start_date
        return PlannedWeek(
            number=number,
            phase=situation.phase,
            focus=_focus(situation.phase, prescriptions, lighter=lighter),
            starts=starts + timedelta(weeks=number - 1) if starts else None,
            minutes_by_day=minutes_of_week(prescriptions, self.library.exercises, aerobic=False),
            aerobic_minutes_by_day=minutes_of_week(prescriptions, self.library.exercises, aerobic=True),
            prescriptions=prescriptions,
            stopped=self._stopped(ordered, situation, before),
        )

    def _prescription(
        self, candidate: Candidate, before: Sequence[PlannedWeek], *, number: int, core: bool
    ) -> Prescription:
        spec = candidate.spec
        dose = lightened(candidate.dose, spec.category) if self._is_lighter(number) else candidate.dose
        days = days_for(spec, dose, self.assessment.days_per_week)
        previous = before[-1].item(spec.slug) if before else None
        change = change_between(
            previous.dose if previous else None,
            dose,
            seen_before=any(week.item(spec.slug) for week in before),
        )
        side = side_of(spec, candidate.judgement.limits)
        return Prescription(
            exercise=spec.slug,
            name=spec.name,
            category=spec.category,
            side=side,
            dose=dose,
            days=days,
            change=change,
            words=describe(dose, days, side),
            previous=previous.words if previous else None,
            core=core,
            limits=candidate.judgement.limits + limits_of_side(spec),
            because=self._because(candidate, change, previous, dose, number=number),
        )

    def _because(
        self, candidate: Candidate, change: Change, previous: Prescription | None, dose: Dose, *, number: int
    ) -> tuple[Reason, ...]:
        reasons = list(reasons_to_choose(candidate.spec, self.assessment, self.library))
        if candidate.next_step:
            reasons.append(reason_for_next_step(candidate.next_step))
        if previous is None:
            reasons.append(reason_for_start(candidate.spec, dose, self.assessment))
        else:
            lighter, after = self._is_lighter(number), self._is_lighter(number - 1)
            changed = reason_for_change(change, previous.dose, dose, lighter_week=lighter, after_lighter_week=after)
            reasons.extend([changed] if changed else [])
        return (*reasons, *candidate.judgement.reasons)

    def _stopped(
        self, chosen: Sequence[Candidate], situation: Situation, before: Sequence[PlannedWeek]
    ) -> tuple[Stopped, ...]:
        if not before:
            return ()
        here = {candidate.spec.slug for candidate in chosen}
        return tuple(
            Stopped(exercise=item.exercise, name=item.name, reason=self._why_stopped(item, chosen, situation))
            for item in before[-1].prescriptions
            if item.exercise not in here
        )

    def _why_stopped(self, item: Prescription, chosen: Sequence[Candidate], situation: Situation) -> str:
        for candidate in chosen:
            if candidate.next_step and candidate.next_step.after == item.exercise:
                return f"{candidate.spec.name} takes its place: the next step"
            if candidate.is_new and candidate.spec.is_aerobic and item.category is Category.AEROBIC:
                return f"{candidate.spec.name} takes its place: it serves better now that it may be done"
        spec = self.library.exercises[item.exercise]
        if not judge(spec, situation, self.library).may_be_used:
            return "It may no longer be used in this phase"
        return "Makes room for what this phase needs"


def _focus(phase: Phase, prescriptions: Sequence[Prescription], *, lighter: bool) -> str:
    if not lighter:
        return FOCUS[phase]
    is_less = any(item.change is Change.EASIER for item in prescriptions)
    return f"{FOCUS[phase]} {'A lighter week.' if is_less else 'Hold steady this week.'}"


def side_of(spec: ExerciseSpec, limits: Sequence[str]) -> Side:
    """The side that is printed: both for one-sided work, none where both work together or a limit names one (R-BL4)."""
    names_a_side = spec.category is Category.NEURAL or GOOD_SIDE_DOWN in limits
    return Side.BOTH if spec.one_sided and not names_a_side else Side.NONE


def limits_of_side(spec: ExerciseSpec) -> tuple[str, ...]:
    """The limit of neural work: the sore side only, unless the therapist says both (R-BL4)."""
    return ("On the sore side only.",) if spec.category is Category.NEURAL and spec.one_sided else ()


def _core_of(ordered: Sequence[Candidate]) -> frozenset[str]:
    """What to keep on a bad day: the aerobic item and the best easy one (R-BL1)."""
    aerobic = [candidate.spec.slug for candidate in ordered if candidate.spec.is_aerobic]
    easy = [candidate for candidate in ordered if candidate.spec.category in CORE_KINDS]
    best = sorted(easy or ordered, key=lambda candidate: (-candidate.score, candidate.spec.slug))[:1]
    return frozenset(aerobic[:1]) | {candidate.spec.slug for candidate in best}
