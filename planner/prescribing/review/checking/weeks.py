"""What a therapist weighs in a week as a whole: its size, what is new, the balance of categories, the days."""

from collections.abc import Iterator
from itertools import groupby

from planner.prescribing.assessment import OLD_AGE, Assessment, Irritability
from planner.prescribing.dose import WEEKDAYS
from planner.prescribing.library import Category, ConditionSpec, Library, Phase, Verdict
from planner.prescribing.needs import MEMORY, Need, kind_of, need_of_week, needs_balance
from planner.prescribing.objective import serves
from planner.prescribing.phases import phase_of_week
from planner.prescribing.programme import Prescription
from planner.prescribing.review.checking.case import Entry, Finding, Place, PlanCase, WeekCase, soft
from planner.prescribing.rules import Rules
from planner.prescribing.schedule import minutes_a_day, minutes_by_day
from planner.prescribing.wording import listed

CAPABLE = (Category.CONTROL, Category.STRENGTH)


def of_plan(case: PlanCase) -> Iterator[Finding]:
    """Soft findings about the whole plan: how its weeks are counted, and the pain limit."""
    numbers = [week.number for week in case.weeks]
    if not numbers:
        yield soft("R-OVL", Place(), "The plan holds no week: add one, or take it back")
    elif numbers != list(range(1, len(numbers) + 1)):
        yield soft("R-PH1", Place(), "The weeks do not count 1, 2, 3 and so on: number them anew")
    usual = case.rules.pain_limit_of(case.plan.assessment.irritability)
    if case.plan.pain_limit > usual:
        message = (
            f"The pain limit of {case.plan.pain_limit} out of 10 is above the {usual} of this irritability: lower it"
        )
        yield soft("R-CAP", Place(), message)


def of_week(week: WeekCase, case: PlanCase) -> Iterator[Finding]:
    """Soft findings about one week."""
    assessment = case.plan.assessment
    need = need_of_week(week.number, week.week.phase, assessment, case.rules)
    yield from _size(week, need, case)
    yield from _new_ones(week, case.rules)
    yield from _repeated_functions(week)
    yield from _serving_nothing(week, case.assessment, case.library)
    yield from _too_early(week, assessment, case.rules)
    yield from _what_every_week_has(week, assessment)
    yield from _mix(week, need, case)
    yield from _days(week, assessment)


def _size(week: WeekCase, need: Need, case: PlanCase) -> Iterator[Finding]:
    size, rules = week.size, case.rules
    usual = _usual_size(week, need, case)
    if size > rules.most_exercises:
        message = (
            f"The week holds {size} exercises, more than {rules.most_exercises}: take some out, fewer are done better"
        )
        yield soft("R-SZ1", week.place, message)
    elif size > usual:
        message = f"The week holds {size} exercises where {usual} are the most for this person now: take some out"
        yield soft("R-SZ1", week.place, message)
    if size < rules.fewest_exercises:
        message = (
            f"The week holds fewer than {rules.fewest_exercises} exercises besides aerobic work ({size}): add what fits"
        )
        yield soft("R-OVL", week.place, message)


def _usual_size(week: WeekCase, need: Need, case: PlanCase) -> int:
    """The size of the first week, of any week with memory problems or high irritability; else the most there may be."""
    assessment = case.plan.assessment
    is_bound = MEMORY in assessment.precaution_slugs or assessment.irritability is Irritability.HIGH
    return need.size if is_bound or week.number == 1 else case.rules.most_exercises


def _new_ones(week: WeekCase, rules: Rules) -> Iterator[Finding]:
    new = [entry for entry in week.entries if entry.is_new]
    if not week.is_first and len(new) > rules.new_per_week:
        message = f"{_names(new)} are new, at most {rules.new_per_week} a week: let the rest come later"
        yield soft("R-SZ3", week.place, message)
    irritability = week.situation.assessment.irritability
    # Every week has aerobic work (R-BL1): that it needs care takes no other exercise's place.
    counted = [entry for entry in new if not entry.spec.is_aerobic]
    careful = [entry for entry in counted if entry.judgement and entry.judgement.verdict is Verdict.CAUTION]
    if irritability is not Irritability.LOW and len(careful) > rules.new_cautions_per_week:
        most = rules.new_cautions_per_week
        message = f"{_names(careful)} need care and are new, at most {most} a week: let the rest come later"
        yield soft("R-IR", week.place, message)


def _repeated_functions(week: WeekCase) -> Iterator[Finding]:
    unique = {entry.spec.slug: entry for entry in week.entries}.values()
    ordered = sorted(unique, key=lambda entry: entry.spec.function)
    for function, group in groupby(ordered, key=lambda entry: entry.spec.function):
        first, *others = group
        for entry in others:
            message = f"{entry.spec.name} does the work of {first.spec.name} ({function}): keep one of them"
            yield soft("R-SZ4", entry.place, message)


def _serving_nothing(week: WeekCase, assessment: Assessment | None, library: Library) -> Iterator[Finding]:
    for entry in week.entries:
        if assessment is None or entry.unjudged or serves(entry.spec, assessment, library):
            continue
        message = f"{entry.spec.name} answers nothing that this person has: note what it is for, or take it out"
        yield soft("R-SZ4", entry.place, message)


def _too_early(week: WeekCase, assessment: Assessment, rules: Rules) -> Iterator[Finding]:
    phase = week.week.phase
    proposed = phase_of_week(week.number, assessment.irritability, rules)
    if phase.number > proposed.number:
        message = (
            f"The week stands in '{phase}' and '{proposed}' is proposed: make sure that the criteria for it are met"
        )
        yield soft("R-PH1", week.place, message)
    for entry in week.entries:
        if entry.judgement and entry.judgement.too_early:
            yield soft(_rule_of_too_early(entry, phase, assessment), entry.place, _too_early_words(entry, phase))


def _rule_of_too_early(entry: Entry, phase: Phase, assessment: Assessment) -> str:
    if entry.spec.earliest_phase.number > phase.number:
        return "R-PH1"
    return "R-AGE1" if assessment.age >= OLD_AGE and phase is Phase.SETTLE else "R-IR"


def _too_early_words(entry: Entry, phase: Phase) -> str:
    spec = entry.spec
    if spec.earliest_phase.number > phase.number:
        return f"{spec.name} is usual from '{spec.earliest_phase}' on: let it come later, or use an easier form"
    return f"{spec.name} (level {spec.level}) is too hard for this person in '{phase}': use an easier form"


def _what_every_week_has(week: WeekCase, assessment: Assessment) -> Iterator[Finding]:
    items = week.week.prescriptions
    if not _any_of(items, Category.AEROBIC):
        message = "The week has no aerobic work: add a walk or a ride, or note on the plan what stops it"
        yield soft("R-BL1", week.place, message)
    if not any(item.core for item in items):
        yield soft("R-BL1", week.place, "Nothing is marked for a bad day: mark the easiest exercise", "TB")
    if not _any_of(items, *CAPABLE):
        message = "The week has neither control nor strength work, and stretches alone do little: add one of them"
        yield soft("R-BL2", week.place, message)
    if needs_balance(assessment) and not _any_of(items, Category.BALANCE):
        rule = "R-AGE1" if assessment.age >= OLD_AGE else "R-BL0"
        message = (
            "The week has no balance work (wanted from 65 on, with falls or numb feet): put it in for a control item"
        )
        yield soft(rule, week.place, message)


def _any_of(items: tuple[Prescription, ...], *categories: Category) -> bool:
    return any(item.category in categories for item in items)


def _mix(week: WeekCase, need: Need, case: PlanCase) -> Iterator[Finding]:
    """Section 7's table, one more or fewer allowed in each row; section 8's first choices may go beyond it."""
    core = {slug for condition in _conditions(case) for slug in condition.core}
    for kind, (least, most) in need.kinds.items():
        of_kind = [entry.spec.slug for entry in week.entries if kind_of(entry.spec) is kind]
        if len(of_kind) >= least - 1 and len(set(of_kind) - core) <= most + 1:
            continue
        usual = f"{least}" if least == most else f"{least} to {most}"
        mend = "add one" if len(of_kind) < least else "take some out"
        message = (
            f"The week has {len(of_kind)} of the kind '{kind}' where {usual} are usual in '{week.week.phase}': {mend}"
        )
        yield soft("R-BL", week.place, message)


def _conditions(case: PlanCase) -> tuple[ConditionSpec, ...]:
    return tuple(case.library.conditions[slug] for slug in (case.assessment.conditions if case.assessment else ()))


def _days(week: WeekCase, assessment: Assessment) -> Iterator[Finding]:
    days = {day for item in week.week.prescriptions for day in item.days if day in WEEKDAYS}
    if len(days) > assessment.days_per_week:
        message = f"The week takes {len(days)} days, the person has {assessment.days_per_week}: leave a day out"
        yield soft("R-FQ", week.place, message, "OWN")
    minutes = minutes_by_day((entry.days, minutes_a_day(entry.spec, entry.item.dose)) for entry in week.entries)
    if len(minutes) == len(WEEKDAYS) and len(set(minutes.values())) == 1:
        yield soft("R-FQ2", week.place, "No day is lighter than the others: leave something out on one day")


def _names(entries: list[Entry]) -> str:
    return listed([entry.spec.name for entry in entries])
