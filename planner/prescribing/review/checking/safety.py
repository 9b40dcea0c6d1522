"""What is never loosened without a written reason: screening, verdicts, minutes, rest days, holds, printed words."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from planner.prescribing.assessment import Irritability
from planner.prescribing.dose import WEEKDAYS
from planner.prescribing.library import Library, Verdict
from planner.prescribing.programme import Exclusion
from planner.prescribing.progression import hold_limit
from planner.prescribing.review.checking.case import Entry, Finding, Place, PlanCase, WeekCase, hard, soft
from planner.prescribing.schedule import has_days_running, minutes_a_day, minutes_by_day, needs_rest_days
from planner.prescribing.screening import blocks_for
from planner.prescribing.wording import DAY_NAMES, listed, never_printed

GLUTEAL_TENDON = "gluteal-tendinopathy"
GLUTEAL_STRETCH = "gluteal-stretch"
PAIN_NUMBER = re.compile(r"\b(\d+)\s*(?:/|out of)\s*10\b")


def of_plan(case: PlanCase) -> Iterator[Finding]:
    """Hard findings about the whole plan: red flags, what the library does not know, the printed boxes, rest days."""
    yield from _not_cleared(case)
    yield from _not_in_library(case)
    yield from _printed_boxes(case)
    yield from _strength_over_the_week_end(case)


def of_week(week: WeekCase, case: PlanCase) -> Iterator[Finding]:
    """Hard findings about one week and its exercises."""
    yield from _unknown_exercises(week)
    yield from _given_twice(week)
    yield from _over_the_minutes(week, case)
    yield from _strength_running(week)
    for entry in week.entries:
        yield from _against(entry, case.library)
        yield from _gluteal_stretch(entry, case)
        yield from _limits_hidden(entry)
        yield from _hold_too_long(entry, case)
        yield from _not_fit_to_print(entry, case)


def _not_cleared(case: PlanCase) -> Iterator[Finding]:
    for block in blocks_for(case.plan.assessment):
        said, mend = block.message.rstrip("."), block.action.rstrip(".").replace(". ", "; ")
        yield hard(block.code, Place(), f"{said} – no plan may be used before this: {mend}", "OWN")


def _not_in_library(case: PlanCase) -> Iterator[Finding]:
    recorded, library = case.plan.assessment, case.library
    unknown = [slug for slug in recorded.conditions if slug not in library.conditions]
    unknown += sorted(recorded.precaution_slugs - set(library.precautions))
    for slug in unknown:
        message = f"The library says nothing of '{slug}', so nothing could be judged by it: correct the assessment"
        yield hard("R-PREC", Place(), message)


def _printed_boxes(case: PlanCase) -> Iterator[Finding]:
    plan = case.plan
    printed = (*plan.flare_up, *plan.stop_and_call, *plan.emergency, *(advice.message for advice in plan.advice))
    yield from _frightening(printed, Place())
    for week in plan.weeks:
        yield from _frightening((week.focus,), Place(week=week.number))


def _strength_over_the_week_end(case: PlanCase) -> Iterator[Finding]:
    for before, after in pairwise(case.weeks):
        is_next = after.number == before.number + 1
        if is_next and WEEKDAYS[-1] in _strength_days(before) and WEEKDAYS[0] in _strength_days(after):
            message = f"Strength work on the Sunday of week {before.number} runs on into this Monday: move one of them"
            yield hard("R-FQ1", after.place, message)


def _unknown_exercises(week: WeekCase) -> Iterator[Finding]:
    for item in week.unknown:
        message = f"{item.name} is not in the library, or was retired: take it out or choose another"
        yield hard("section 14", Place(week=week.number, exercise=item.exercise), message)


def _given_twice(week: WeekCase) -> Iterator[Finding]:
    times = Counter(item.exercise for item in week.week.prescriptions)
    for slug, count in times.items():
        if count > 1:
            place = Place(week=week.number, exercise=slug)
            yield hard("R-SZ4", place, f"It stands {count} times in one week: keep one prescription of it")


def _over_the_minutes(week: WeekCase, case: PlanCase) -> Iterator[Finding]:
    limit = case.plan.assessment.minutes_per_day
    items = [entry for entry in week.entries if not entry.spec.is_aerobic]
    minutes = minutes_by_day((entry.days, minutes_a_day(entry.spec, entry.item.dose)) for entry in items)
    over = [day for day, total in minutes.items() if total > limit]
    if over:
        days = listed([DAY_NAMES[day] for day in over])
        most = max(minutes[day] for day in over)
        message = f"{days} would take up to {most:g} minutes, {limit} are there: cut sets, then the least important one"
        yield hard("R-SZ2", week.place, message)


def _strength_days(week: WeekCase) -> frozenset[str]:
    resting = (entry for entry in week.entries if needs_rest_days(entry.spec, entry.item.dose.effort))
    return frozenset(day for entry in resting for day in entry.days)


def _strength_running(week: WeekCase) -> Iterator[Finding]:
    days = _strength_days(week)
    if has_days_running(days):
        named = listed([DAY_NAMES[day] for day in WEEKDAYS if day in days])
        message = f"Strength work stands on two days running ({named}): leave a day of rest between them"
        yield hard("R-FQ1", week.place, message)


def _against(entry: Entry, library: Library) -> Iterator[Finding]:
    for slug in entry.unjudged:
        condition = library.conditions[slug].name
        message = f"The library has no verdict on {entry.spec.name} in {condition}: take it out or choose another"
        yield hard("R-PREC", entry.place, message)
    if entry.judgement is None:
        return
    for objection in entry.judgement.objections:
        yield hard(objection.rule, entry.place, _in_words(objection, library), objection.source)


def _in_words(objection: Exclusion, library: Library) -> str:
    verdict = {Verdict.CONTRAINDICATED: "is contraindicated", Verdict.CAUTION: "needs care"}
    said = verdict.get(objection.verdict, "cannot be used")
    condition = library.conditions.get(objection.condition or "")
    by = f"{condition.name}: " if condition else ""
    return f"{objection.name} {said} – {by}{objection.reason.rstrip('.')} – take it out or choose another"


def _gluteal_stretch(entry: Entry, case: PlanCase) -> Iterator[Finding]:
    """R-BL3 beside the verdict; hard where the library rules the stretch out anyway."""
    if GLUTEAL_TENDON not in case.plan.assessment.conditions or GLUTEAL_STRETCH not in entry.spec.tags:
        return
    is_barred = entry.judgement is not None and entry.judgement.verdict is Verdict.CONTRAINDICATED
    find = hard if is_barred else soft
    yield find("R-BL3", entry.place, f"{entry.spec.name} stretches a sore gluteal tendon: use strength work instead")


def _limits_hidden(entry: Entry) -> Iterator[Finding]:
    limits = entry.judgement.limits if entry.judgement else ()
    missing = [limit for limit in limits if limit not in entry.item.limits]
    if missing:
        said = " ".join(missing)
        yield hard("section 14", entry.place, f"{entry.spec.name} lost a limit that it needs, put it back: '{said}'")


def _hold_too_long(entry: Entry, case: PlanCase) -> Iterator[Finding]:
    dose = entry.item.dose
    if case.assessment is None or dose.minutes is not None:
        return  # a resting position is no hold (R-IR3)
    longest = hold_limit(entry.spec, case.assessment, case.rules)
    if longest is not None and (dose.hold_seconds or 0) > longest:
        rule = "R-IR3" if case.assessment.irritability is Irritability.HIGH else "R-BP"
        message = f"A hold of {dose.hold_seconds} s is too long here: hold {longest} s at most and add repetitions"
        yield hard(rule, entry.place, message)


def _not_fit_to_print(entry: Entry, case: PlanCase) -> Iterator[Finding]:
    spec, item = entry.spec, entry.item
    missing = [name for name, lines in (("steps", spec.steps), ("a stop-if", spec.stop_if)) if not lines]
    if missing:
        message = f"{spec.name} is in the library without {listed(missing)}: add what is missing before it is printed"
        yield hard("section 14", entry.place, message)
    yield from _frightening((item.name, item.words, *item.limits), entry.place)
    yield from _named(_frightening_words((spec.purpose, *spec.steps, *spec.mistakes, *spec.stop_if)), entry.place)
    limit = case.plan.pain_limit
    others = {int(said) for line in spec.stop_if for said in PAIN_NUMBER.findall(line)} - {limit}
    if others:
        named = listed([str(number) for number in sorted(others)])
        message = f"Its stop-if says {named} out of 10, the plan's pain limit is {limit}: say 'your pain limit'"
        yield hard("section 14", entry.place, message)


def _frightening(printed: tuple[str, ...], place: Place) -> Iterator[Finding]:
    yield from _named(_words_in(printed), place)


def _words_in(printed: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for text in printed for word in never_printed(text)))


# The library says the same in every week, and what a therapist wrote is not kept.
_frightening_words = lru_cache(maxsize=1024)(_words_in)


def _named(words: tuple[str, ...], place: Place) -> Iterator[Finding]:
    if words:
        named = listed([f"'{word}'" for word in words])
        yield hard("section 12", place, f"The patient would read {named}, which is never printed: say it otherwise")
