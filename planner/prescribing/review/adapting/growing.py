"""On after a green week: what the plan has next, or one step more where the plan ends (R-PG1 to R-PG4)."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import takewhile

from planner.prescribing import progression
from planner.prescribing.assessment import Irritability
from planner.prescribing.dose import Dose
from planner.prescribing.library import Category, ExerciseSpec, Verdict
from planner.prescribing.programme import PlannedWeek, Prescription, Reason
from planner.prescribing.progression import Turn, grown, growth_for, lightened, loads_legs, turn_of
from planner.prescribing.review.adapting.desk import Desk, Draft, Drafted, LeftOut
from planner.prescribing.review.adapting.lessening import is_harder, lesser
from planner.prescribing.review.adapting.proposal import Move
from planner.prescribing.schedule import days_for, minutes_a_day

ENOUGH_IS_NEW = Reason(rule="R-SZ3", message="It waits: enough is new next week already")
NEXT_STEP_WAITS = Reason(rule="R-PG1", message="It waits: the exercise that it follows is not ready yet")
IN_ITS_PLACE = Reason(rule="R-SZ3", message="It stays, in place of one that waits")


@dataclass(slots=True)
class _Week:
    """The proposed week as it is put together: what comes, and how many new ones wait."""

    desk: Desk
    drafted: list[Drafted] = field(default_factory=list)
    waiting: int = 0

    @property
    def drafts(self) -> list[Draft]:
        return [one for one in self.drafted if isinstance(one, Draft)]

    def doubles(self, spec: ExerciseSpec) -> bool:
        """Whether an exercise with the same function is there already (R-SZ4)."""
        return any(draft.spec.function == spec.function for draft in self.drafts)

    def has_room_for_new(self, draft: Draft) -> bool:
        """So many new ones a week, and fewer that need care above low irritability (R-SZ3, section 2)."""
        desk, new = self.desk, [draft for draft in self.drafts if draft.is_new]
        if len(new) >= desk.rules.new_per_week:
            return False
        if desk.assessment.irritability is Irritability.LOW or not _needs_care(desk, draft):
            return True
        return sum(_needs_care(desk, other) for other in new) < desk.rules.new_cautions_per_week


def _needs_care(desk: Desk, draft: Draft) -> bool:
    """Whether it counts among what needs care; aerobic work, which every week has (R-BL1), does not."""
    judgement = desk.judgement_of(draft.spec.slug)
    return judgement is not None and judgement.verdict is Verdict.CAUTION and not draft.spec.is_aerobic


def continued(desk: Desk, planned: PlannedWeek) -> tuple[Drafted, ...]:
    """The planned next week; what is not ready keeps its dose, and what is new comes within bounds (R-PG1, R-SZ3)."""
    week = _Week(desk)
    for item in planned.prescriptions:
        objection = desk.why_not(item.exercise)
        if objection:
            week.drafted.append(LeftOut(item=item, reason=objection))
        elif desk.record.this.item(item.exercise):
            week.drafted.append(_as_planned(desk, item))
        else:
            week.drafted.extend(_new_or_what_it_follows(week, item, planned))
    week.drafted.extend(_kept_instead(week, planned))
    return tuple(week.drafted)


def _as_planned(desk: Desk, item: Prescription) -> Draft:
    """A dose of the planned next week, not above one step from this week's (R-PG3)."""
    before = desk.record.this.item(item.exercise) or item
    wait = why_it_waits(desk, before)
    if wait:
        return desk.draft(before, lesser(desk.allowed(before), item.dose), wait)
    if desk.is_lighter:
        return _as_light_as_planned(desk, item, before)
    ceiling = _one_step_up(desk, before)
    if is_harder(replace(item.dose, effort=None), ceiling):
        message = "The plan has more, but from this week's dose one step is enough"
        return desk.draft(before, ceiling, Reason(rule="R-PG3", message=message))
    return desk.draft(item, item.dose, _reason_to_go_on(before.dose, item.dose))


def _as_light_as_planned(desk: Desk, item: Prescription, before: Prescription) -> Draft:
    """In a lighter week the planned dose, and never above this week's own made lighter (R-PG6)."""
    own = before.dose if desk.is_light_already(before) else _lightened(desk, before, before.dose)
    dose = lesser(item.dose, own)
    return desk.draft(item, dose, _reason_to_go_on(before.dose, dose))


def _reason_to_go_on(before: Dose, after: Dose) -> Reason:
    if is_harder(after, before):
        return Reason(rule="R-PG1", message="A green week with enough good sessions: on to the next step")
    if is_harder(before, after):
        return Reason(rule="R-PG6", message="Less next week, as planned")
    return Reason(rule="R-PG2", message="The same next week, as planned")


def _new_or_what_it_follows(week: _Week, item: Prescription, planned: PlannedWeek) -> Iterator[Drafted]:
    """A new exercise; or, where it follows one that is not ready, that one again (R-PG1, R-PG9)."""
    desk = week.desk
    follows = _not_ready_for(desk, item, planned)
    if follows and not week.doubles(desk.library.exercises[follows.exercise]):
        yield LeftOut(item=item, reason=NEXT_STEP_WAITS)
        yield _kept(desk, follows, why_it_waits(desk, follows) or NEXT_STEP_WAITS)
        return
    new = _begun(desk, item)
    if follows or week.doubles(new.spec) or not week.has_room_for_new(new):
        week.waiting += 1
        yield LeftOut(item=item, reason=ENOUGH_IS_NEW)
        return
    yield new


def _begun(desk: Desk, item: Prescription) -> Draft:
    done = desk.record.plan.weeks[: desk.record.week]
    if any(week.item(item.exercise) for week in done):
        return desk.draft(item, desk.allowed(item), Reason(rule="R-PG1", message="Back after a green week, as planned"))
    reason = Reason(rule="R-PG1", message="New after a green week, as planned")
    return desk.draft(item, item.dose, reason, Move.BEGIN)


def _not_ready_for(desk: Desk, item: Prescription, planned: PlannedWeek) -> Prescription | None:
    """The easier exercise of this week that a new one would take the place of, where it may not go on yet."""
    for before in desk.record.this.prescriptions:
        spec = desk.library.exercises.get(before.exercise)
        is_followed = spec is not None and item.exercise in spec.progressions and not planned.item(before.exercise)
        if is_followed and why_it_waits(desk, before) and not desk.why_not(before.exercise):
            return before
    return None


def _kept(desk: Desk, item: Prescription, reason: Reason) -> Draft:
    allowed = desk.allowed(item)
    return desk.draft(item, _lightened(desk, item, allowed) if desk.is_lighter else allowed, reason)


def _lightened(desk: Desk, item: Prescription, dose: Dose) -> Dose:
    return lightened(dose, desk.library.exercises[item.exercise], desk.rules)


def _kept_instead(week: _Week, planned: PlannedWeek) -> Iterator[Draft]:
    """Of the exercises that were to stop, as many as new ones wait; none that doubles another (R-SZ3, R-SZ4)."""
    desk, left = week.desk, week.waiting
    for item in desk.record.this.prescriptions:
        spec = desk.library.exercises.get(item.exercise)
        if not left or spec is None or planned.item(item.exercise) or desk.why_not(item.exercise):
            continue
        present = {draft.spec.slug for draft in week.drafts}
        if not week.doubles(spec) and not present & {spec.slug, *spec.progressions}:
            left -= 1
            yield _kept(desk, item, IN_ITS_PLACE)


def grown_further(desk: Desk, item: Prescription) -> Draft:
    """One step more than this week where the plan ends (R-PG2, R-PG3, R-PG4, R-PG8)."""
    if desk.is_lighter:
        return _kept(desk, item, Reason(rule="R-PG6", message="A lighter week, with the same load"))
    wait = why_it_waits(desk, item)
    back = None if wait else _dose_before_it_was_less(desk, item)
    if back:
        reason = Reason(rule="R-PG6", message="Back to the dose before it was made less")
        return desk.draft(item, back, reason)
    wait = wait or _why_not_grown(desk, item)
    if wait:
        return desk.draft(item, desk.allowed(item), wait)
    larger = _grown(desk, item)
    if not is_harder(larger, item.dose):
        return desk.draft(item, item.dose, Reason(rule="R-PG9", message="At its target"))
    return desk.draft(item, larger, _reason_to_go_on(item.dose, larger))


def why_it_waits(desk: Desk, item: Prescription) -> Reason | None:
    """Why an exercise does not go on after a green week: too few sessions, poor form, no pain written down (R-PG1)."""
    sessions, done = desk.record.sessions_of(item.exercise), desk.record.days_done(item.exercise)
    if done < desk.rules.sessions_least:
        return Reason(rule="R-PG1", message=f"Done on {done} of {len(item.days)} days: too few to go on")
    if not all(session.good_form for session in sessions):
        return Reason(rule="R-PG2", message="The form was not good yet: quality comes before more")
    if all(session.pain_during is None or session.pain_next_morning is None for session in sessions):
        return Reason(rule="R-WK", message="Pain, or that of the next morning, was not written down: the same again")
    return None


def _why_not_grown(desk: Desk, item: Prescription) -> Reason | None:
    """By the rules of a plan: rest, the wait of older beginners, and whose turn it is (R-PG2, R-AGE1, R-PG8)."""
    done = reversed(desk.record.plan.weeks[: desk.record.week])
    weeks = sum(1 for _ in takewhile(lambda week: week.item(item.exercise) is not None, done))
    spec = desk.library.exercises[item.exercise]
    return progression.why_it_waits(spec, weeks, _turn(desk), desk.assessment, desk.rules)


def _turn(desk: Desk) -> Turn:
    specs = (desk.library.exercises.get(item.exercise) for item in desk.record.this.prescriptions)
    legs = [spec.slug for spec in specs if spec and loads_legs(spec) and not desk.why_not(spec.slug)]
    return turn_of(desk.number, legs, desk.assessment, desk.rules)


def _one_step_up(desk: Desk, item: Prescription) -> Dose:
    """One step from this week's dose (R-PG3), or back to the dose before a lighter week."""
    return _dose_before_it_was_less(desk, item) or _grown(desk, item)


def _dose_before_it_was_less(desk: Desk, item: Prescription) -> Dose | None:
    """The dose of the week before, where that was more, not red and not missed: a lighter week is no loss (R-PG6)."""
    record, before = desk.record, desk.record.week - 1
    earlier = record.item_in(before, item.exercise)
    if earlier is None or not is_harder(earlier.dose, item.dose):
        return None
    was_harmless = not record.red_sessions(item.exercise, week=before) and not record.was_missed(item.exercise, before)
    return earlier.dose if was_harmless else None


def _grown(desk: Desk, item: Prescription) -> Dose:
    """One step more, on as many days as the person has."""
    spec = desk.library.exercises[item.exercise]
    larger = grown(item.dose, spec, growth_for(spec, desk.assessment, desk.rules))
    days = len(days_for(spec, larger, desk.assessment.days_per_week))
    return replace(larger, frequency=replace(larger.frequency, days_per_week=days))


def all_at_target(desk: Desk) -> bool:
    """Whether every exercise of the week has reached its target, or fills the minutes that there are (R-PG9)."""
    items = [item for item in desk.record.this.prescriptions if item.exercise in desk.library.exercises]
    return all(_is_at_target(desk, item) for item in items)


def _is_at_target(desk: Desk, item: Prescription) -> bool:
    spec, larger = desk.library.exercises[item.exercise], _grown(desk, item)
    if item.category is Category.RELAXATION or not is_harder(larger, item.dose):
        return True
    more = minutes_a_day(spec, larger) - minutes_a_day(spec, item.dose)
    fullest = max((desk.record.this.minutes_by_day.get(day, 0.0) for day in item.days), default=0.0)
    return not spec.is_aerobic and fullest + more > desk.assessment.minutes_per_day
