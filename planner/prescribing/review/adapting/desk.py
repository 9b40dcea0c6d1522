"""What the drafts of a proposed week are made from, and the drafts themselves."""

from dataclasses import dataclass, replace

from planner.prescribing.assessment import Assessment
from planner.prescribing.dose import Dose
from planner.prescribing.library import ExerciseSpec, Library, Phase
from planner.prescribing.programme import PlannedWeek, Prescription, Reason
from planner.prescribing.progression import is_lighter_week
from planner.prescribing.review.adapting.deciding import is_after_a_gap
from planner.prescribing.review.adapting.lessening import HALF_PERCENT, is_harder, lesser, reduced
from planner.prescribing.review.adapting.proposal import Move
from planner.prescribing.review.adapting.record import Record
from planner.prescribing.rules import Rules
from planner.prescribing.suitability import Judgement, Situation, judge


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One exercise of the proposed week: `item` gives its days, side and core, or is the one that `spec` replaces."""

    item: Prescription
    spec: ExerciseSpec
    dose: Dose
    move: Move
    reason: Reason

    @property
    def is_swap(self) -> bool:
        """Whether it takes the place of a harder exercise."""
        return self.spec.slug != self.item.exercise

    @property
    def is_new(self) -> bool:
        """Whether it was not done in the week before, and is no easier form of what was."""
        return self.move in (Move.BEGIN, Move.BRING_BACK)


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """An exercise that does not come, though it was done or planned, and why."""

    item: Prescription
    reason: Reason


Drafted = Draft | LeftOut


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """The record, the library, the week to start from, and the phase and the situation of the proposed week.

    The situation's phase may be an earlier one: what the calendar does not allow yet is not proposed.
    """

    record: Record
    library: Library
    source: PlannedWeek
    phase: Phase
    situation: Situation

    @property
    def rules(self) -> Rules:
        """The numbers of the rules."""
        return self.record.rules

    @property
    def assessment(self) -> Assessment:
        """What the plan was made from."""
        return self.record.plan.assessment

    @property
    def number(self) -> int:
        """The proposed week, counted from 1."""
        return self.record.week + 1

    @property
    def is_lighter(self) -> bool:
        """Whether the proposed week is a lighter one: every fourth, after red, after illness or travel (R-PG6)."""
        is_due = is_lighter_week(self.number, self.assessment, self.rules)
        return is_due or bool(self.record.red_sessions()) or is_after_a_gap(self.record)

    def judgement_of(self, slug: str) -> Judgement | None:
        """What is said of an exercise in the proposed week; None where the library no longer has it."""
        spec = self.library.exercises.get(slug)
        return judge(spec, self.situation, self.library) if spec else None

    def why_not(self, slug: str) -> Reason | None:
        """Why an exercise may not be used in the proposed week; None where it may (R-PREC)."""
        judgement = self.judgement_of(slug)
        if judgement is None:
            return Reason(rule="R-PREC", message="The library no longer has this exercise")
        if judgement.objections:
            against = judgement.objections[0]
            return Reason(rule=against.rule, message=f"May not be used: {against.reason}", source=against.source)
        if judgement.too_early:
            return Reason(rule="R-PH1", message="Too early for this phase")
        if self.is_red_at_its_smallest(slug):
            return Reason(rule="R-PG1", message="It was red at the smallest dose there is", source="PMM")
        return None

    def is_red_at_its_smallest(self, slug: str) -> bool:
        """Whether an exercise was red at a dose that cannot be made less (section 3)."""
        red = self.record.red_dose(slug)
        return red is not None and reduced(red, HALF_PERCENT, self.rules) is None

    def allowed(self, item: Prescription) -> Dose:
        """The item's dose, yet no more than this week's, nor than half of what was red when last done (section 3).

        Back in an earlier phase it asks for no more effort than that one does (section 13).
        """
        this, red = self.record.this.item(item.exercise), self.record.red_dose(item.exercise)
        half = reduced(red, HALF_PERCENT, self.rules) if red else None
        least = lesser(item.dose, this.dose if this else None, half)
        is_back = self.phase.number < max(self.record.this.phase.number, self.source.phase.number)
        if not is_back or least.effort is None:
            return least
        return replace(least, effort=min(least.effort, self.rules.effort(self.phase)))

    def is_cut_after_red(self, item: Prescription) -> bool:
        """Whether what is allowed is less than this week's because it was red when last done (section 3)."""
        this, red = self.record.this.item(item.exercise), self.record.red_dose(item.exercise)
        return this is not None and red is not None and is_harder(this.dose, self.allowed(item))

    def is_light_already(self, item: Prescription) -> bool:
        """Whether the week to start from has less of an exercise than the one before it: no need to cut it again."""
        before = self.record.item_in(self.source.number - 1, item.exercise)
        return before is not None and is_harder(before.dose, item.dose)

    def draft(self, item: Prescription, dose: Dose, reason: Reason, move: Move | None = None) -> Draft:
        """A draft of the exercise itself; unless said, the move is what the dose does since this week."""
        spec = self.library.exercises[item.exercise]
        return Draft(item=item, spec=spec, dose=dose, move=move or self._move(item, dose), reason=reason)

    def _move(self, item: Prescription, dose: Dose) -> Move:
        this = self.record.this.item(item.exercise)
        if this is None:
            return Move.BRING_BACK
        if is_harder(dose, this.dose):
            return Move.GROW
        return Move.LIGHTEN if is_harder(this.dose, dose) else Move.KEEP
