"""A chosen week as it is written down: prescriptions with days, words and reasons, and what stopped."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import NamedTuple

from planner.prescribing.assessment import Assessment
from planner.prescribing.choices import Candidate
from planner.prescribing.dose import Dose, Side
from planner.prescribing.library import Category, ExerciseSpec, Library
from planner.prescribing.limits import GOOD_SIDE_DOWN
from planner.prescribing.needs import kind_of
from planner.prescribing.phases import FOCUS
from planner.prescribing.programme import Change, PlannedWeek, Prescription, Reason, Stopped
from planner.prescribing.progression import change_between, is_lighter_week
from planner.prescribing.reasons import (
    reason_for_change,
    reason_for_next_step,
    reason_for_start,
    reasons_to_choose,
)
from planner.prescribing.rules import Rules
from planner.prescribing.schedule import days_for, minutes_of_week
from planner.prescribing.session import EASE, session_place
from planner.prescribing.suitability import Situation, judge
from planner.prescribing.wording import describe

NEEDED_LESS = "its kind has its share (R-BL)"
SORE_SIDE_ONLY = "On the sore side only."


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """One exercise of a week: its full dose, the dose of this week, and, where it stays, why it does not grow."""

    candidate: Candidate
    full_dose: Dose
    dose: Dose
    why_same: Reason | None = None

    @property
    def spec(self) -> ExerciseSpec:
        """The exercise."""
        return self.candidate.spec


class _Lasting(NamedTuple):
    """What is the same of an exercise in every week: its place in a session, and why it was chosen."""

    place: tuple[int, int, bool, int, int, str]
    reasons: tuple[Reason, ...]


@dataclass(slots=True, kw_only=True)
class WeekWriter:
    """Writes the weeks of one plan; what does not change from week to week is worked out once."""

    assessment: Assessment
    library: Library
    rules: Rules
    _lasting: dict[str, _Lasting] = field(default_factory=dict)

    def week(
        self, number: int, situation: Situation, chosen: Sequence[Chosen], before: Sequence[PlannedWeek]
    ) -> PlannedWeek:
        """The week with its prescriptions in the order of a session (section 9)."""
        ordered = sorted(chosen, key=lambda one: self._lasting_of(one.spec).place)
        core = _core_of(ordered)
        prescriptions = tuple(
            self._prescription(one, before, number=number, core=one.spec.slug in core) for one in ordered
        )
        starts = self.assessment.start_date
        return PlannedWeek(
            number=number,
            phase=situation.phase,
            focus=_focus(situation, prescriptions, lighter=is_lighter_week(number, self.assessment, self.rules)),
            starts=starts + timedelta(weeks=number - 1) if starts else None,
            minutes_by_day=minutes_of_week(prescriptions, self.library.exercises, aerobic=False),
            aerobic_minutes_by_day=minutes_of_week(prescriptions, self.library.exercises, aerobic=True),
            prescriptions=prescriptions,
            stopped=self._stopped(ordered, situation, before),
        )

    def _prescription(self, one: Chosen, before: Sequence[PlannedWeek], *, number: int, core: bool) -> Prescription:
        spec, dose, standing = one.spec, one.dose, one.candidate.standing
        days = days_for(spec, dose, self.assessment.days_per_week)
        previous = before[-1].item(spec.slug) if before else None
        seen_before = previous is not None or any(week.item(spec.slug) for week in before)
        change = change_between(previous.dose if previous else None, dose, seen_before=seen_before)
        side = side_of(spec, standing.limits)
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
            limits=(*standing.limits, *limits_of_side(spec), *_fallback(one)),
            because=self._because(one, change, previous, number=number),
        )

    def _because(
        self, one: Chosen, change: Change, previous: Prescription | None, *, number: int
    ) -> tuple[Reason, ...]:
        """Why this exercise, why this dose, what changed; then what care it needs."""
        step = one.candidate.next_step
        reasons = list(self._lasting_of(one.spec).reasons)
        if step:
            reasons.append(reason_for_next_step(step))
        reasons.append(self._reason_for_dose(one, change, previous, number=number))
        return (*reasons, *one.candidate.standing.reasons)

    def _lasting_of(self, spec: ExerciseSpec) -> _Lasting:
        if spec.slug not in self._lasting:
            reasons = reasons_to_choose(spec, self.assessment, self.library)
            self._lasting[spec.slug] = _Lasting(session_place(spec), reasons)
        return self._lasting[spec.slug]

    def _reason_for_dose(self, one: Chosen, change: Change, previous: Prescription | None, *, number: int) -> Reason:
        if previous is None:
            return reason_for_start(one.spec, one.dose, self.assessment, one.candidate.next_step)
        if change is Change.SAME and one.why_same:
            return one.why_same
        is_lighter = is_lighter_week(number, self.assessment, self.rules)
        is_back_up = one.why_same is not None and one.why_same.rule == "R-PG6" and not is_lighter
        return reason_for_change(change, previous.dose, one.dose, lighter_week=is_lighter, back_up=is_back_up)

    def _stopped(
        self, chosen: Sequence[Chosen], situation: Situation, before: Sequence[PlannedWeek]
    ) -> tuple[Stopped, ...]:
        if not before:
            return ()
        here = {one.spec.slug for one in chosen}
        return tuple(
            Stopped(exercise=item.exercise, name=item.name, reason=self._why_stopped(item, chosen, situation))
            for item in before[-1].prescriptions
            if item.exercise not in here
        )

    def _why_stopped(self, item: Prescription, chosen: Sequence[Chosen], situation: Situation) -> str:
        for one in chosen:
            step = one.candidate.next_step
            if step and step.after == item.exercise:
                return f"{one.spec.name} takes its place: the next step ({'R-PG9' if step.at_target else 'R-PH1'})"
            if one.candidate.is_new and one.spec.is_aerobic and item.category is Category.AEROBIC:
                return f"{one.spec.name} takes its place: it serves better now that it may be done"
        spec = self.library.exercises[item.exercise]
        judgement = judge(spec, situation, self.library)
        if judgement.objections:
            return f"It may no longer be used: {judgement.objections[0].reason} ({judgement.objections[0].rule})"
        new = [one.spec for one in chosen if one.candidate.is_new]
        if not new:
            return f"Not needed in this phase: {NEEDED_LESS}"
        nearest = min(new, key=lambda one: (one.function != spec.function, kind_of(one) != kind_of(spec), one.slug))
        return f"Makes room for {nearest.name} (R-BL)"


def _fallback(one: Chosen) -> tuple[str, ...]:
    """What to go back to where a harder exercise proves too hard (R-PG5)."""
    step = one.candidate.next_step
    return (f"Too hard? Go back to: {step.name}.",) if step else ()


def _focus(situation: Situation, prescriptions: Sequence[Prescription], *, lighter: bool) -> str:
    focus = FOCUS[situation.phase]
    if not lighter:
        return focus
    is_less = any(item.change is Change.EASIER for item in prescriptions)
    return f"{focus} {'A lighter week.' if is_less else 'Hold steady this week.'}"


def side_of(spec: ExerciseSpec, limits: Sequence[str]) -> Side:
    """The side that is printed: both for one-sided work, none where both work together or a limit names one (R-BL4)."""
    names_a_side = spec.category is Category.NEURAL or GOOD_SIDE_DOWN in limits
    return Side.BOTH if spec.one_sided and not names_a_side else Side.NONE


def limits_of_side(spec: ExerciseSpec) -> tuple[str, ...]:
    """The limit of neural work: the sore side only, unless the therapist says both (R-BL4)."""
    return (SORE_SIDE_ONLY,) if spec.category is Category.NEURAL and spec.one_sided else ()


def _core_of(ordered: Sequence[Chosen]) -> frozenset[str]:
    """What to keep on a bad day: the aerobic item and the best easy one (R-BL1)."""
    aerobic = [one.spec.slug for one in ordered if one.spec.is_aerobic]
    others = [one for one in ordered if not one.spec.is_aerobic]
    easiest = [min(others, key=_ease).spec.slug] if others else []
    return frozenset((*aerobic[:1], *easiest))


def _ease(one: Chosen) -> tuple[int, int, int, str]:
    return EASE[one.spec.category], one.spec.level, -one.candidate.option.points, one.spec.slug
