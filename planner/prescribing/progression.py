"""How a dose grows, holds or eases off from week to week (rules.md section 6)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil

from planner.prescribing.assessment import OLD_AGE, Assessment, Experience, Irritability
from planner.prescribing.dose import Dose, Frequency
from planner.prescribing.library import Category, ExerciseSpec, Phase
from planner.prescribing.patient_words import PREGNANCY
from planner.prescribing.programme import Change, Reason
from planner.prescribing.rules import DEFAULT_RULES, Rules
from planner.prescribing.schedule import LIGHT_EFFORT, MOST_STRENGTH_DAYS

HEART = "high-blood-pressure-or-heart-disease"
MODERATE_EFFORT = 5
LEG_LOADING_TAGS = frozenset({"weight-bearing", "knee-load", "single-leg-loading"})
SHORT_HOLD_SECONDS = 10
LEAST_MINUTES = 1  # R-PG3 allows 2; a rest is longer by one at a time
LIGHTENED = frozenset({Category.STRENGTH, Category.CONTROL, Category.BALANCE})
SMALLEST_LIGHTENED_REPETITIONS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Growth:
    """How fast this person's doses may grow."""

    percent: int
    minutes: int
    longest_hold_seconds: int | None
    may_add_days: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """Whose week it is to grow: aerobic work with one leg exercise, named by slug, or else all leg work (R-PG8)."""

    aerobic: bool
    leg: str | None = None


def start_dose(spec: ExerciseSpec, assessment: Assessment, rules: Rules, *, with_care: bool = False) -> Dose:
    """The dose of the first week: half the library's start at high irritability, else the start (R-IR2, R-BP).

    The trained begin halfway to the target, but for what may be done only `with_care`.
    """
    dose = spec.start
    if assessment.irritability is Irritability.HIGH:
        dose = _halved(dose, rules)
    elif _begins_midway(spec, assessment) and not with_care:
        dose = _midway(dose, spec.target)
    return _with_hold_capped(dose, hold_limit(spec, assessment, rules))


def _begins_midway(spec: ExerciseSpec, assessment: Assessment) -> bool:
    is_trained = assessment.irritability is Irritability.LOW and assessment.experience is Experience.TRAINED
    return is_trained and spec.category is not Category.RELAXATION


def hold_limit(spec: ExerciseSpec, assessment: Assessment, rules: Rules) -> int | None:
    """The longest hold in seconds this person may do here, None where the library's target alone decides."""
    limits = []
    if assessment.irritability is Irritability.HIGH:
        limits.append(rules.longest_hold_high)  # R-IR3
    if HEART in assessment.precaution_slugs and "isometric" in spec.tags:
        limits.append(rules.longest_hold_heart)  # R-BP
    return min(limits, default=None)


def growth_for(spec: ExerciseSpec, assessment: Assessment, rules: Rules) -> Growth:
    """The weekly growth this person may have in this exercise (R-PG3, R-PG4)."""
    percent = rules.of_band("growth_percent", assessment.irritability)
    if assessment.age >= OLD_AGE:
        percent = min(percent, rules.growth_percent_from_65)
    return Growth(
        percent=percent,
        minutes=rules.of_band("walking_step", assessment.irritability) if spec.is_aerobic else LEAST_MINUTES,
        may_add_days=spec.is_aerobic,
        longest_hold_seconds=hold_limit(spec, assessment, rules),
    )


def grown(dose: Dose, spec: ExerciseSpec, growth: Growth) -> Dose:
    """The next week's dose, one change at most: repetitions, hold or minutes, then sets, then aerobic days (R-PG2).

    Where a repetition more is past the cap of R-PG3, a longer hold is taken if that is less.
    """
    if dose.minutes is not None:
        return _grown_minutes(dose, spec.target, growth)
    counted = _growing_field(dose, spec, growth)
    if counted is None:
        return _with_another_set(dose, spec.target, growth)
    field, most = counted
    if getattr(dose, field) is None:
        return dose  # a therapist counts it otherwise than the library
    larger = _more_of(dose, field, most, growth)
    if larger.volume * 100 > dose.volume * (100 + growth.percent):
        return min((larger, *_longer_held(dose, spec, growth)), key=_volume)
    return larger


def _more_of(dose: Dose, field: str, most: int, growth: Growth) -> Dose:
    value = getattr(dose, field)
    larger = max(value + _least_step(field, value), value * (100 + growth.percent) // 100)
    return replace(dose, **{field: min(most, larger)})


def _longer_held(dose: Dose, spec: ExerciseSpec, growth: Growth) -> Iterator[Dose]:
    """A longer hold, which may be the smaller step where one repetition more is past the cap (R-PG3)."""
    most = _bounded("hold_seconds", spec.target.hold_seconds or 0, growth)
    if dose.hold_seconds and dose.hold_seconds < most:
        yield _more_of(dose, "hold_seconds", most, growth)


def _volume(dose: Dose) -> int:
    return dose.volume


def is_at_target(dose: Dose, spec: ExerciseSpec, growth: Growth) -> bool:
    """Whether sets and the number that grows have reached the library's target (R-PG9)."""
    if dose.minutes is not None:
        return dose.minutes >= (spec.target.minutes or 0) and dose.sets >= spec.target.sets
    return dose.sets >= spec.target.sets and _growing_field(dose, spec, growth) is None


def is_halfway(dose: Dose, spec: ExerciseSpec) -> bool:
    """Whether a dose has come halfway from the library's start to its target, counting what grows (R-PG9)."""
    field = "minutes" if spec.start.minutes is not None else _fields_that_grow(spec, up_to=spec.target)[0]
    now, start, target = (one.sets * (getattr(one, field) or 1) for one in (dose, spec.start, spec.target))
    return 2 * now >= start + target


def _grown_minutes(dose: Dose, target: Dose, growth: Growth) -> Dose:
    minutes, most = dose.minutes or 0, target.minutes or 0
    if minutes < most:
        step = max(1, growth.minutes // dose.sets)  # several walks in a row share the step
        return replace(dose, minutes=min(most, minutes + step))
    if dose.sets < target.sets:
        return _with_another_bout(dose, growth)
    return _with_another_day(dose, target) if growth.may_add_days else dose


def _with_another_bout(dose: Dose, growth: Growth) -> Dose:
    """One more bout, and each as much shorter as keeps all of them within the weekly step (R-PG4)."""
    sets, total = dose.sets + 1, dose.volume + growth.minutes
    return replace(dose, sets=sets, minutes=max(1, total // sets))


def _growing_field(dose: Dose, spec: ExerciseSpec, growth: Growth) -> tuple[str, int] | None:
    """The number that still has to grow and how far, before a set is added.

    First back to the library's start after a halved dose; then to the target, where only one of repetitions and hold
    counts (R-PG9: many repeats with short holds or few with long ones, never both at once).
    """
    for bound in (spec.start, spec.target):
        for field in _fields_that_grow(spec, up_to=bound):
            most = _bounded(field, getattr(bound, field) or 0, growth)
            if (getattr(dose, field) or 0) < most:
                return field, most
    return None


def _fields_that_grow(spec: ExerciseSpec, *, up_to: Dose) -> tuple[str, ...]:
    if up_to is spec.start:
        return ("repetitions", "hold_seconds")
    if (spec.target.repetitions or 0) > (spec.start.repetitions or 0):
        return ("repetitions",)
    return ("hold_seconds",)


def _bounded(field: str, value: int, growth: Growth) -> int:
    if field == "hold_seconds" and growth.longest_hold_seconds is not None:
        return min(value, growth.longest_hold_seconds)
    return value


def _least_step(field: str, value: int) -> int:
    if field == "repetitions":
        return 1
    return 2 if value < SHORT_HOLD_SECONDS else 5


def _with_another_set(dose: Dose, target: Dose, growth: Growth) -> Dose:
    """One more set with fewer repetitions (or a shorter hold), so that the week's volume stays within its cap."""
    if dose.sets >= target.sets:
        return dose
    sets = dose.sets + 1
    if (dose.repetitions or 1) > 1:
        return replace(dose, sets=sets, repetitions=_each(dose.sets * (dose.repetitions or 1), sets, growth))
    if dose.hold_seconds:
        return replace(dose, sets=sets, hold_seconds=_each(dose.sets * dose.hold_seconds, sets, growth))
    return replace(dose, sets=sets)


def _each(total: int, sets: int, growth: Growth) -> int:
    """How much of each set, so that all together grow by the cap, or by the one that is always allowed (R-PG3)."""
    return max(1, max(total * (100 + growth.percent) // 100, total + 1) // sets)


def _with_another_day(dose: Dose, target: Dose) -> Dose:
    if dose.frequency.days_per_week >= target.frequency.days_per_week:
        return dose
    return replace(dose, frequency=replace(dose.frequency, days_per_week=dose.frequency.days_per_week + 1))


def why_it_waits(
    spec: ExerciseSpec, weeks_done: int, turn: Turn, assessment: Assessment, rules: Rules
) -> Reason | None:
    """Why an exercise may not grow this week, None where it may: R-PG2, R-AGE1, R-PG8."""
    if spec.category is Category.RELAXATION:
        return Reason(rule="R-PG2", message="Rest is not made harder")
    wait = rules.weeks_before_first_increase_from_65
    if is_older_beginner(assessment) and weeks_done < wait:
        return Reason(rule="R-AGE1", message=f"From 65 on the first increase comes after {wait} weeks", source="WHO20")
    if assessment.irritability is Irritability.LOW:
        return None
    waits = not turn.aerobic if spec.is_aerobic else loads_legs(spec) and turn.aerobic and spec.slug != turn.leg
    if waits:
        return Reason(
            rule="R-PG8", message="Walking and leg strength take turns to grow: beside walking one leg exercise at most"
        )
    return None


def turn_of(week: int, legs: Sequence[str], assessment: Assessment, rules: Rules) -> Turn:
    """The turn of a week; `legs` are the leg exercises that go on.

    Aerobic work grows every other week, and in the one after a lighter week, when strength only comes back. From 65 on
    it begins with week 3, after the wait of R-AGE1.
    """
    is_own = (week % 2 == 0) is not is_older_beginner(assessment)
    aerobic = is_own or is_lighter_week(week - 1, assessment, rules)
    ordered = sorted(legs)
    return Turn(aerobic=aerobic, leg=ordered[week // 2 % len(ordered)] if ordered else None)


def loads_legs(spec: ExerciseSpec) -> bool:
    """Whether it is strength work on the legs (R-PG8)."""
    return spec.category is Category.STRENGTH and bool(spec.tags & LEG_LOADING_TAGS)


def is_older_beginner(assessment: Assessment) -> bool:
    """Whether the first increase waits: from 65 on, untrained (R-AGE1)."""
    return assessment.age >= OLD_AGE and assessment.experience is Experience.UNTRAINED


def is_lighter_week(week: int, assessment: Assessment, rules: Rules) -> bool:
    """Every fourth week is lighter (R-PG6), but for the last of a programme: nothing follows that it would rest for."""
    return 0 < week != assessment.weeks and week % rules.lighter_week_every == 0


def lightened(dose: Dose, spec: ExerciseSpec, rules: Rules = DEFAULT_RULES) -> Dose:
    """A lighter week's dose: a third less, yet not below the library's start (R-PG6).

    Easy movement and doses that are small already stay as they are.
    """
    start, less = spec.start, a_third_less(dose, spec.category, rules)
    if less.volume >= start.volume or dose.minutes is not None:
        return less
    if dose.volume <= start.volume:
        return dose
    return replace(dose, sets=start.sets, repetitions=start.repetitions, hold_seconds=start.hold_seconds)


def a_third_less(dose: Dose, category: Category, rules: Rules = DEFAULT_RULES) -> Dose:
    """A third to a half fewer sets, or repetitions where there is one set (R-PG6); easy movement and the small stay."""
    if category not in LIGHTENED or dose.minutes is not None:
        return dose
    rest = 100 - rules.lighter_percent
    if dose.sets > 1:
        return replace(dose, sets=max(1, dose.sets * rest // 100))
    if (dose.repetitions or 1) >= SMALLEST_LIGHTENED_REPETITIONS:
        return replace(dose, repetitions=round((dose.repetitions or 1) * rest / 100))
    return dose


def substitute_dose(spec: ExerciseSpec, old: Dose, assessment: Assessment, rules: Rules) -> Dose:
    """The first dose of a harder exercise (R-PG5): halfway to its target, at no more than 60 to 70 % of the old volume.

    Two thirds of an easy exercise may be all of a hard one, so its own target bounds it too. At high irritability, from
    65 on and for timed work it is the usual first dose.
    """
    first, middle = start_dose(spec, assessment, rules), _midway(spec.start, spec.target)
    careful = assessment.irritability is Irritability.HIGH or assessment.age >= OLD_AGE
    if careful or first.minutes is not None or old.minutes is not None:
        return first
    middle = _with_hold_capped(replace(middle, hold_seconds=first.hold_seconds), hold_limit(spec, assessment, rules))
    most = _counted(old) * rules.substitute_percent // 100
    while middle.sets > first.sets and _counted(middle) > most:
        middle = replace(middle, sets=middle.sets - 1)
    return middle if _counted(first) <= _counted(middle) <= most else first


def _counted(dose: Dose) -> int:
    """Repetitions of a session, or seconds held where one long hold is the set (R-PG3)."""
    each = dose.repetitions or 1
    return dose.sets * (each if each > 1 else max(1, dose.hold_seconds or 0))


def change_between(previous: Dose | None, current: Dose, *, seen_before: bool) -> Change:
    """How this week's dose differs from last week's; None means it was not done last week."""
    if previous is None:
        return Change.BACK if seen_before else Change.NEW
    before, now = weekly_volume(previous), weekly_volume(current)
    if now == before:
        return Change.SAME
    return Change.HARDER if now > before else Change.EASIER


def effort_for(spec: ExerciseSpec, phase: Phase, assessment: Assessment, rules: Rules) -> int | None:
    """Effort 0-10 to print (section 13): strength by phase, aerobic work at talk pace, else none.

    Strength work that the library gives more than three days a week stays light (R-FQ1); in pregnancy none is more than
    moderate (R-PREG).
    """
    of_phase = rules.effort(phase)
    if PREGNANCY in assessment.precaution_slugs:
        of_phase = min(of_phase, MODERATE_EFFORT)
    if spec.is_aerobic:
        return min(rules.effort_aerobic, of_phase)
    if spec.category is not Category.STRENGTH:
        return None
    is_meant_daily = spec.start.frequency.days_per_week > MOST_STRENGTH_DAYS
    return min(LIGHT_EFFORT, of_phase) if is_meant_daily else of_phase


def weekly_volume(dose: Dose) -> int:
    """Work of a week in repetitions, seconds held or minutes (R-PG3)."""
    return dose.volume * dose.frequency.days_per_week * dose.frequency.times_per_day


def _halved(dose: Dose, rules: Rules) -> Dose:
    if dose.minutes is not None:
        shortened = ceil(dose.minutes * rules.start_percent_high / 100)
        return replace(dose, sets=1, minutes=max(rules.shortest_minutes, shortened))
    repetitions, hold = (
        ceil(number * rules.start_percent_high / 100) if number else number
        for number in (dose.repetitions, dose.hold_seconds)
    )
    return replace(dose, sets=1, repetitions=repetitions, hold_seconds=hold)


def _midway(start: Dose, target: Dose) -> Dose:
    """Halfway from start to target, rounded down, number by number (R-IR2)."""
    numbers = {
        field: (getattr(start, field) + getattr(target, field)) // 2
        for field in ("sets", "repetitions", "hold_seconds", "minutes")
        if getattr(start, field) is not None and getattr(target, field) is not None
    }
    return replace(start, **numbers)


def _with_hold_capped(dose: Dose, longest: int | None) -> Dose:
    if longest is None or dose.hold_seconds is None or dose.hold_seconds <= longest:
        return dose
    return replace(dose, hold_seconds=longest)


def with_days(dose: Dose, days_per_week: int) -> Dose:
    """The same dose on another number of days a week."""
    if days_per_week == dose.frequency.days_per_week:
        return dose
    return replace(dose, frequency=Frequency(days_per_week=days_per_week, times_per_day=dose.frequency.times_per_day))
