"""What a therapist weighs in the doses: how they begin, grow and ease off, and how often they are done."""

from collections.abc import Iterator
from dataclasses import replace
from math import ceil

from planner.prescribing.assessment import Assessment, Irritability
from planner.prescribing.dose import WEEKDAYS, Dose, Side
from planner.prescribing.library import Category, Direction, ExerciseSpec
from planner.prescribing.progression import (
    Growth,
    effort_for,
    grown,
    growth_for,
    is_older_beginner,
    lightened,
    loads_legs,
    weekly_volume,
)
from planner.prescribing.review.checking.case import Entry, Finding, PlanCase, WeekCase, soft
from planner.prescribing.rules import Rules
from planner.prescribing.schedule import MOST_STRENGTH_DAYS, minutes_a_day, needs_rest_days
from planner.prescribing.wording import listed, times_a_day

TIMES_IN_EASING_DIRECTION = 5
# Least and most days a week, and most times a day (section 5); a library dose outside them is the library's own word.
FREQUENCY = {
    Category.MOBILITY: (5, 7, 3),
    Category.STRETCH: (2, 7, 2),
    Category.NEURAL: (5, 7, 2),
    Category.CONTROL: (3, 7, 2),
    Category.STRENGTH: (2, 7, 1),
    Category.AEROBIC: (3, 5, 3),
    Category.BALANCE: (3, 7, 1),
    Category.RELAXATION: (5, 7, 3),
}
WALKING_DAYS = 7
COUNTED = {"sets": "sets", "repetitions": "repetitions", "hold_seconds": "seconds held", "minutes": "minutes"}
NOT_GIVEN = {"repetitions": 1}


def of_week(week: WeekCase, case: PlanCase) -> Iterator[Finding]:
    """Soft findings about the doses of one week."""
    yield from _all_at_once(week)
    yield from _not_lighter(week, case.rules)
    yield from _more_effort_when_lighter(week)
    for entry in week.entries:
        yield from _first_dose(entry, case)
        yield from _growth(entry, case)
        yield from _grown_too_soon(entry, case)
        yield from _several_changes(entry)
        yield from _past_target(entry)
        yield from _named_days(entry)
        yield from _how_often(entry, case.plan.assessment)
        yield from _effort(entry, week, case)
        yield from _both_sides(entry)


def _first_dose(entry: Entry, case: PlanCase) -> Iterator[Finding]:
    """R-IR2; a harder form may begin where the easier one stood (R-PG5)."""
    if not entry.is_new or entry.is_next_step:
        return
    spec, most = entry.spec, _most_at_first(entry.spec, case)
    units_differ = (most.minutes is None) is not (entry.done.minutes is None)
    if not units_differ and entry.done.volume > most.volume:
        message = f"{spec.name} begins with more than a first dose here ({entry.done.volume}, usual {most.volume})"
        yield soft("R-IR2", entry.place, f"{message}: begin smaller")


def _most_at_first(spec: ExerciseSpec, case: PlanCase) -> Dose:
    """Half the library's start at high irritability, the start at moderate, halfway to the target at low (R-IR2)."""
    start, target, rules = spec.start, spec.target, case.rules
    irritability = case.plan.assessment.irritability
    given = [name for name in COUNTED if getattr(start, name) and getattr(target, name)]
    if irritability is Irritability.LOW:
        return replace(start, **{name: (getattr(start, name) + getattr(target, name)) // 2 for name in given})
    if irritability is Irritability.MODERATE:
        return start
    numbers = {name: ceil(getattr(start, name) * rules.start_percent_high / 100) for name in given}
    numbers["sets"] = 1
    if start.minutes is not None:
        numbers["minutes"] = max(rules.shortest_minutes, numbers.get("minutes", 0))
    return replace(start, **numbers)


def _growth(entry: Entry, case: PlanCase) -> Iterator[Finding]:
    """R-PG3 and R-PG4: what the engine's own next step would be is always allowed."""
    before, now, spec = entry.reference, entry.done, entry.spec
    if before is None:
        return
    growth = growth_for(spec, case.plan.assessment, case.rules)
    if spec.is_aerobic and before.minutes is not None and now.minutes is not None:
        yield from _growth_of_walking(entry, before, growth)
        return
    was, larger, done = (_work(dose, entry) for dose in (before, _next_step(before, spec, growth), now))
    if done > max(larger, was * (100 + growth.percent) / 100):
        percent = round(100 * done / was) - 100
        message = f"{spec.name} grows by {percent}% since the last full week, {growth.percent}% is the most"
        yield soft("R-PG3", entry.place, f"{message}: take a smaller step")


def _next_step(before: Dose, spec: ExerciseSpec, growth: Growth) -> Dose:
    """The engine's next step; the same dose where it is not counted as the library counts it."""
    is_usual = all((getattr(before, name) is None) is (getattr(spec.start, name) is None) for name in COUNTED)
    return grown(before, spec, growth) if is_usual else before


def _work(dose: Dose, entry: Entry) -> float:
    """A week's volume; its minutes where one week counts repetitions and the other minutes."""
    if entry.reference and (entry.reference.minutes is None) is not (entry.done.minutes is None):
        return minutes_a_day(entry.spec, dose) * dose.frequency.days_per_week
    return weekly_volume(dose)


def _growth_of_walking(entry: Entry, before: Dose, growth: Growth) -> Iterator[Finding]:
    next_step = _next_step(before, entry.spec, growth)
    most = max(_minutes_done(before) + growth.minutes, _minutes_done(next_step))
    longer = _minutes_done(entry.done) - _minutes_done(before)
    days = entry.done.frequency.days_per_week - before.frequency.days_per_week
    if _minutes_done(entry.done) > most:
        message = f"{entry.spec.name} is {longer} minutes longer a day, {growth.minutes} more a week are the most"
        yield soft("R-PG4", entry.place, f"{message}: take a smaller step")
    elif days > 1:
        message = f"{entry.spec.name} comes on {days} days more than in the last full week: add one day at a time"
        yield soft("R-PG4", entry.place, message)


def _minutes_done(dose: Dose) -> int:
    return dose.sets * (dose.minutes or 0) * dose.frequency.times_per_day


def _grown_too_soon(entry: Entry, case: PlanCase) -> Iterator[Finding]:
    wait = case.rules.weeks_before_first_increase_from_65
    if is_older_beginner(case.plan.assessment) and entry.has_grown and entry.weeks_done < wait:
        message = f"{entry.spec.name} grows too soon: from 65 on the first dose is kept for {wait} weeks"
        yield soft("R-AGE1", entry.place, message, "OWN")


def _several_changes(entry: Entry) -> Iterator[Finding]:
    if entry.reference is None:
        return
    before, now = _numbers(entry.reference), _numbers(entry.done)
    more = [name for name, value in now.items() if value > before[name]]
    if _asks_more_effort(entry):
        more.append("effort")
    if len(more) > 1:
        message = f"{entry.spec.name} has more {listed(more)} at once: change one of them a week"
        yield soft("R-PG2", entry.place, message)


def _asks_more_effort(entry: Entry) -> bool:
    """Whether effort has risen; aerobic work is paced by the talk test, and its number only follows the phase."""
    before, now = entry.last_effort, entry.done.effort
    return not entry.spec.is_aerobic and before is not None and now is not None and now > before


def _past_target(entry: Entry) -> Iterator[Finding]:
    start, target, now = _numbers(entry.spec.start), _numbers(entry.spec.target), _numbers(entry.done)
    past = [f"{now[name]} {name} (target {target[name]})" for name in now if now[name] > max(start[name], target[name])]
    if past:
        message = f"{entry.spec.name} goes past the library's target with {listed(past)}: lower it, or note the reason"
        yield soft("R-PG3", entry.place, message)


def _numbers(dose: Dose) -> dict[str, int]:
    """The numbers of a dose under their names in words; one that is not given counts as none."""
    said = {words: getattr(dose, name) or NOT_GIVEN.get(name, 0) for name, words in COUNTED.items()}
    return {**said, "days a week": dose.frequency.days_per_week, "times a day": dose.frequency.times_per_day}


def _not_lighter(week: WeekCase, rules: Rules) -> Iterator[Finding]:
    if not week.is_lighter:
        return
    full = [entry.spec.name for entry in week.entries if not _is_eased(entry, rules)]
    if full:
        message = (
            f"This week should be a lighter one, the dose of {listed(full)} is still full: cut sets by about a third"
        )
        yield soft("R-PG6", week.place, message)


def _more_effort_when_lighter(week: WeekCase) -> Iterator[Finding]:
    for entry in week.entries if week.is_lighter else ():
        if _asks_more_effort(entry):
            message = f"{entry.spec.name} asks for more effort in a lighter week: let it rise the week after"
            yield soft("R-PG6", entry.place, message)


def _is_eased(entry: Entry, rules: Rules) -> bool:
    """Whether it is less than in the last full week, or so small and easy that it may stay."""
    before, now = entry.reference, entry.done
    if before is None:
        return True
    eased = lightened(before, entry.spec, rules)
    return eased.volume >= before.volume or _session(now) <= _session(eased)


def _session(dose: Dose) -> int:
    return dose.volume * dose.frequency.times_per_day


def _all_at_once(week: WeekCase) -> Iterator[Finding]:
    """R-PG8, above low irritability."""
    if week.situation.assessment.irritability is Irritability.LOW:
        return
    more = [entry for entry in week.entries if entry.has_grown]
    legs = [entry for entry in more if loads_legs(entry.spec)]
    walks = [entry for entry in more if entry.spec.is_aerobic]
    if len(legs) > 1 and walks:
        names = listed([entry.spec.name for entry in (*legs, *walks)])
        yield soft("R-PG8", week.place, f"{names} all grow in one week: let walking and leg strength take turns")


def _named_days(entry: Entry) -> Iterator[Finding]:
    days, name = entry.item.days, entry.spec.name
    strange = [f"'{day}'" for day in days if day not in WEEKDAYS]
    if strange:
        message = f"{name} stands on {listed(strange)}, which is no weekday: choose from Monday to Sunday"
        yield soft("R-FQ", entry.place, message, "OWN")
    if not entry.days:
        yield soft("R-FQ", entry.place, f"{name} stands on no day: choose its days, or take it out", "OWN")
    elif len(days) != entry.item.dose.frequency.days_per_week or len(set(days)) < len(days):
        said = entry.item.dose.frequency.days_per_week
        message = f"{name} is for {said} days a week and {len(entry.days)} are named: make them agree"
        yield soft("R-FQ", entry.place, message, "OWN")


def _how_often(entry: Entry, assessment: Assessment) -> Iterator[Finding]:
    spec, days, times = entry.spec, len(entry.days), entry.item.dose.frequency.times_per_day
    least, most = _usual_days(spec, assessment)
    if needs_rest_days(spec, entry.item.dose.effort) and days > MOST_STRENGTH_DAYS:
        message = f"{spec.name} is strength work on {days} days: {MOST_STRENGTH_DAYS} a week are the most"
        yield soft("R-FQ1", entry.place, message)
    elif entry.days and not least <= days <= most:
        message = f"{spec.name} comes on {days} days a week, {least} to {most} are usual: change its days"
        yield soft("R-FQ", entry.place, message)
    if times > _most_times(spec, assessment):
        usual = times_a_day(_most_times(spec, assessment))
        yield soft("R-FQ", entry.place, f"{spec.name} comes {times_a_day(times)}: {usual} is the most")


def _usual_days(spec: ExerciseSpec, assessment: Assessment) -> tuple[int, int]:
    least, most, _ = FREQUENCY[spec.category]
    if "walking" in (spec.slug, *spec.tags):
        most = WALKING_DAYS
    start, target = spec.start.frequency.days_per_week, spec.target.frequency.days_per_week
    return min(least, start, assessment.days_per_week), max(most, target)


def _most_times(spec: ExerciseSpec, assessment: Assessment) -> int:
    most = FREQUENCY[spec.category][2]
    if spec.category is not Category.MOBILITY:
        return max(most, spec.target.frequency.times_per_day)
    direction = assessment.easing_direction
    is_easing = direction not in (None, Direction.NONE) and any(
        tag.startswith(f"lumbar-{direction}") for tag in spec.tags
    )
    return TIMES_IN_EASING_DIRECTION if is_easing else most


def _effort(entry: Entry, week: WeekCase, case: PlanCase) -> Iterator[Finding]:
    effort = entry.item.dose.effort
    usual = effort_for(entry.spec, week.week.phase, case.plan.assessment, case.rules)
    if effort is not None and usual is not None and effort > usual:
        message = f"{entry.spec.name} asks for an effort of {effort} out of 10 where {usual} is the most: lower it"
        yield soft("R-FQ", entry.place, message)


def _both_sides(entry: Entry) -> Iterator[Finding]:
    if entry.spec.category is Category.NEURAL and entry.item.side is Side.BOTH:
        message = f"{entry.spec.name} is done on both sides: do the sore side only, unless you want both"
        yield soft("R-BL4", entry.place, message)
