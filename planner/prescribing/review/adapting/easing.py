"""The same or less than this week: after amber, red, missed weeks, or once the goals are met."""

from dataclasses import replace

from planner.prescribing.library import Category
from planner.prescribing.programme import Prescription, Reason
from planner.prescribing.progression import a_third_less
from planner.prescribing.review.adapting.desk import Desk, Draft
from planner.prescribing.review.adapting.growing import why_it_waits
from planner.prescribing.review.adapting.lessening import HALF_PERCENT, is_harder, lesser, reduced
from planner.prescribing.review.adapting.logs import Colour
from planner.prescribing.review.adapting.proposal import Move

MAINTENANCE_STRENGTH_DAYS = 2  # R-PG9
WALKING = "walking"
RED = Reason(rule="R-PG1", message="It was red: half the dose next time", source="PMM")
AMBER = Reason(rule="R-PG1", message="An amber week: the same again, nothing grows", source="PMM")


def made_less(desk: Desk, item: Prescription) -> Draft:
    """Repeat and regress: the red one halved, walking halved where leg symptoms spread, the rest kept or lighter."""
    spec, allowed = desk.library.exercises[item.exercise], desk.allowed(item)
    if desk.is_cut_after_red(item):
        return desk.draft(item, allowed, RED, Move.HALVE)
    if desk.record.log.leg_pain_spread_for_a_time and spec.is_aerobic and WALKING in spec.tags:
        reason = Reason(rule="R-PG4", message="Leg symptoms spread for a time: half, and stop and call if they stay")
        return at_percent(desk, item, HALF_PERCENT, reason)
    light = a_third_less(allowed, spec.category, desk.rules)
    if desk.is_lighter and is_harder(allowed, light) and not desk.is_light_already(item):
        return desk.draft(item, light, Reason(rule="R-PG6", message="A lighter week, with the same load"))
    return desk.draft(item, allowed, _reason_to_keep(desk, item))


def _reason_to_keep(desk: Desk, item: Prescription) -> Reason:
    record = desk.record
    if not record.is_reported:
        return Reason(rule="R-WK", message="No record: the same again")
    if record.colour is None:
        return Reason(rule="R-PG7", message="A week was missed: the last one again")
    if record.colour is Colour.GREEN:
        enough = Reason(rule="R-PG1", message="The same again, until enough sessions are done")
        return why_it_waits(desk, item) or enough
    return AMBER if record.colour is Colour.AMBER else Reason(rule="R-PG1", message="After a red week nothing grows")


def at_percent(desk: Desk, item: Prescription, percent: int, reason: Reason) -> Draft:
    """So much of what is allowed of an exercise; where it is at its smallest already, that."""
    allowed = desk.allowed(item)
    smaller = reduced(allowed, percent, desk.rules)
    if smaller is None:
        return desk.draft(item, allowed, replace(reason, message=f"{reason.message}; it is at its smallest already"))
    return desk.draft(item, smaller, reason, Move.HALVE)


def back_a_phase(desk: Desk, item: Prescription) -> Draft:
    """R-PH2, R-PG6: as in the last week of the phase before, and lighter; half of this week where there is none."""
    if desk.is_cut_after_red(item):
        return desk.draft(item, desk.allowed(item), RED, Move.HALVE)
    if desk.source.number == desk.record.week:
        reason = Reason(rule="R-PH2", message="Half: red sessions, and no earlier phase in this plan to go back to")
        return at_percent(desk, item, HALF_PERCENT, reason)
    reason = Reason(rule="R-PH2", message=f"As in week {desk.source.number}, in the phase before, after red sessions")
    this, allowed = desk.record.this.item(item.exercise), desk.allowed(item)
    is_less = this is not None and is_harder(this.dose, allowed)
    return desk.draft(item, allowed if is_less else a_third_less(allowed, item.category, desk.rules), reason)


def step_back(desk: Desk, item: Prescription) -> Draft:
    """R-PG7: the dose before this one, or a lighter one where it never grew."""
    record, allowed = desk.record, desk.allowed(item)
    reason = Reason(rule="R-PG7", message=f"{record.missed_weeks} weeks missed: one step back")
    for number in range(desk.source.number - 1, 0, -1):
        earlier = record.item_in(number, item.exercise)
        if earlier and is_harder(allowed, lesser(earlier.dose, allowed)):
            return desk.draft(item, lesser(earlier.dose, allowed), reason)
    light = allowed if desk.is_light_already(item) else a_third_less(allowed, item.category, desk.rules)
    return desk.draft(item, light, reason)


def restarted(desk: Desk, item: Prescription) -> Draft:
    """R-PG7: a share of the last dose, after four missed weeks or more."""
    percent = desk.rules.restart_percent
    message = f"{desk.record.missed_weeks} weeks missed: start again at {percent} %"
    return at_percent(desk, item, percent, Reason(rule="R-PG7", message=message))


def maintained(desk: Desk, item: Prescription) -> Draft:
    """R-PG9: strength on two days a week, all else as it is at target."""
    frequency = item.dose.frequency
    if item.category is not Category.STRENGTH or frequency.days_per_week <= MAINTENANCE_STRENGTH_DAYS:
        reason = Reason(rule="R-PG9", message="At its target and the goals are met: keep it up")
        return desk.draft(item, item.dose, reason)
    fewer = replace(item.dose, frequency=replace(frequency, days_per_week=MAINTENANCE_STRENGTH_DAYS))
    message = f"The goals are met: strength on {MAINTENANCE_STRENGTH_DAYS} days keeps what was won"
    return desk.draft(item, fewer, Reason(rule="R-PG9", message=message))
