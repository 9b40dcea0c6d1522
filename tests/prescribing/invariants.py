"""What must always hold of a plan: each a small check that says every breach in a sentence.

The sentences are judged by the second reading of the rules in `oracle`; the week is put before them.
"""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from planner.prescribing.assessment import Assessment
from planner.prescribing.library import Category, ExerciseSpec, Phase, Verdict
from planner.prescribing.programme import Blocked, Change, Plan, Prescription
from tests.prescribing import oracle
from tests.prescribing.oracle import Place
from tests.real_library import real_library

RULE_ID = re.compile(r"(R-[A-Z]+\d*|RF\d+)\b")
NEVER_PRINTED = re.compile(r"\b(slipped|out of place|degenerated|crumbling|must|never bend)\b", re.IGNORECASE)
TOLERANCE = 0.05
LIGHTENED = frozenset({Category.STRENGTH, Category.CONTROL, Category.BALANCE})


def nothing_contraindicated(place: Place) -> Iterator[str]:
    for item, spec in place.items:
        for who, verdict in oracle.verdicts(spec, place):
            if verdict is Verdict.CONTRAINDICATED:
                yield f"{item.exercise} is contraindicated for {who}"


def nothing_against_the_easing_direction(place: Place) -> Iterator[str]:
    for item, spec in place.items:
        rule = oracle.against_direction(spec, place)
        if rule:
            yield f"{item.exercise} is against {rule}"


def nothing_that_was_to_be_left_out(place: Place) -> Iterator[str]:
    for item, _ in place.items:
        if item.exercise in place.assessment.avoid:
            yield f"{item.exercise} was to be left out"


def limits_stand_beside_care(place: Place) -> Iterator[str]:
    for item, spec in place.items:
        careful = [who for who, verdict in oracle.verdicts(spec, place) if verdict is Verdict.CAUTION]
        if careful and not item.limits:
            yield f"{item.exercise} needs care for {', '.join(careful)} and prints no limit"


def only_what_the_person_has(place: Place) -> Iterator[str]:
    for item, spec in place.items:
        lacking = oracle.missing(spec, place)
        if lacking:
            yield f"{item.exercise} needs {', '.join(lacking)}, which is not there"


def no_day_over_the_minutes(place: Place) -> Iterator[str]:
    """R-SZ2; the plan prints the same minutes, to a tenth."""
    for day in oracle.WEEK:
        own = oracle.minutes_on(day, place, aerobic=False)
        printed = place.week.minutes_by_day.get(day, 0)
        if own > place.assessment.minutes_per_day + TOLERANCE:
            yield f"{day} takes {own:.2f} of {place.assessment.minutes_per_day} minutes"
        if abs(own - printed) > TOLERANCE + 0.001:
            yield f"{day} takes {own:.2f} minutes and prints {printed}"


def days_are_those_of_the_person(place: Place) -> Iterator[str]:
    for item, _ in place.items:
        if not item.days or len(set(item.days)) != len(item.days) or not set(item.days) <= set(oracle.WEEK):
            yield f"{item.exercise} stands on {item.days}"
        if item.dose.frequency.days_per_week != len(item.days):
            yield f"{item.exercise} says {item.dose.frequency.days_per_week} days and stands on {len(item.days)}"
    used = {day for item, _ in place.items for day in item.days}
    if len(used) > place.assessment.days_per_week:
        yield f"{len(used)} days are used of {place.assessment.days_per_week}"


def strength_never_on_days_running(place: Place) -> Iterator[str]:
    """R-FQ1, over all strength work together, Sunday and Monday included."""
    days = {day for item, spec in place.items if _needs_rest(item, spec) for day in item.days}
    for day, following in pairwise((*oracle.WEEK, "mon")):
        if {day, following} <= days:
            yield f"strength work on {day} and on {following}"


def _needs_rest(item: Prescription, spec: ExerciseSpec) -> bool:
    if spec.category is not Category.STRENGTH:
        return False
    is_light = "isometric" in spec.tags or (item.dose.effort is not None and item.dose.effort <= 3)
    return not (spec.level == 1 and is_light)


def one_day_is_lighter(place: Place) -> Iterator[str]:
    """R-FQ2: not every day as heavy as the heaviest, aerobic work counted."""
    sums = [
        oracle.minutes_on(day, place, aerobic=True) + oracle.minutes_on(day, place, aerobic=False)
        for day in oracle.WEEK
    ]
    if max(sums) - min(sums) < 0.01:
        yield f"every day is as heavy as the others ({max(sums):.1f} minutes)"


def volume_grows_no_faster_than_allowed(place: Place) -> Iterator[str]:
    """R-PG3; aerobic work goes by R-PG4."""
    percent = oracle.growth_percent(place.assessment)
    for item, spec in place.items:
        before = place.done_before(item.exercise)
        if before is None or spec.category is Category.AEROBIC:
            continue
        now, most = oracle.weekly_volume(item), oracle.largest_volume_after(before, percent)
        if now > most:
            yield f"{item.exercise} grows from {oracle.weekly_volume(before)} to {now} a week, above {most:.0f}"


def aerobic_work_grows_by_small_steps(place: Place) -> Iterator[str]:
    """R-PG4: 5 minutes longer at most, however many bouts, or one day more, never both."""
    for item, spec in place.items:
        before = place.done_before(item.exercise)
        if before is None or spec.category is not Category.AEROBIC:
            continue
        longer = oracle.session_volume(item.dose) - oracle.session_volume(before.dose)
        if longer > 5:
            yield f"{item.exercise} is {longer} minutes longer"
        more = oracle.sessions(item) - oracle.sessions(before)
        if more > 1 or (more and longer > 0):
            yield f"{item.exercise} has {more} sessions more and is {longer} minutes longer"


def nothing_past_the_library(place: Place) -> Iterator[str]:
    """R-PG3: no number above the library's target (or its start, where that is above)."""
    for item, spec in place.items:
        for number, now, most in _numbers(item, spec):
            if now > most:
                yield f"{item.exercise} has {number} {now}, and the library {most}"


def _numbers(item: Prescription, spec: ExerciseSpec) -> Iterator[tuple[str, int, int]]:
    doses = (item.dose, spec.start, spec.target)
    for number in ("sets", "repetitions", "hold_seconds", "minutes"):
        now, start, target = (getattr(dose, number) or 0 for dose in doses)
        yield number, now, max(start, target)
    for number in ("days_per_week", "times_per_day"):
        now, start, target = (getattr(dose.frequency, number) for dose in doses)
        yield number, now, max(start, target)


def at_most_two_new(place: Place) -> Iterator[str]:
    """R-SZ3, after the first week."""
    seen = {item.exercise for week in place.earlier for item in week.prescriptions}
    new = [item.exercise for item, _ in place.items if item.exercise not in seen]
    if place.number > 1 and len(new) > 2:
        yield f"{len(new)} exercises are new: {', '.join(new)}"


def changes_are_named_rightly(place: Place) -> Iterator[str]:
    seen = {item.exercise for week in place.earlier for item in week.prescriptions}
    for item, _ in place.items:
        last = place.before.item(item.exercise) if place.before else None
        expected = {Change.NEW} if item.exercise not in seen else {Change.BACK}
        if last:
            expected = {Change.HARDER, Change.SAME, Change.EASIER}
        if item.change not in expected or item.previous != (last.words if last else None):
            yield f"{item.exercise} is called {item.change}, before: {item.previous}"


def one_aerobic_item(place: Place) -> Iterator[str]:
    """R-BL1: missing only where none may be done, and then the plan says so."""
    if any(spec.category is Category.AEROBIC for _, spec in place.items):
        return
    could = oracle.aerobic_there_is(place)
    if could and _could_begin(place, oracle.aerobic_there_is):
        yield f"no aerobic work, though there is {', '.join(could)}"
    if not any(notice.code == "R-BL1" for notice in place.plan.notices):
        yield "no aerobic work, and no notice of R-BL1"


def _could_begin(place: Place, there_is: Callable[[Place], list[str]]) -> bool:
    """A lighter week brings nothing new, so what is asked for there has to be possible the week before (R-PG6)."""
    if not place.is_lighter or place.plan is None or place.before is None:
        return True
    return bool(there_is(_place(place.plan, place.number - 1, place.before.phase)))


def one_item_for_a_bad_day(place: Place) -> Iterator[str]:
    if not any(item.core for item, _ in place.items):
        yield "nothing to keep on a bad day (R-BL1)"


def never_stretches_alone(place: Place) -> Iterator[str]:
    """R-BL2: some control or strength work where any may be done and fits the day."""
    if any(spec.category in oracle.ACTIVE for _, spec in place.items):
        return
    could = oracle.active_there_is(place)
    if could and _could_begin(place, oracle.active_there_is):
        yield f"no control or strength work, though there is {', '.join(could[:5])}"


def high_irritability_is_kept_low(place: Place) -> Iterator[str]:
    """Section 2 and R-IR3."""
    for item, spec in place.items if place.is_irritable else ():
        careful = [who for who, verdict in oracle.verdicts(spec, place) if verdict is Verdict.CAUTION]
        if careful:
            yield f"{item.exercise} is a caution of {', '.join(careful)} at high irritability"
        if oracle.too_much_while_irritable(spec, place.assessment):
            yield f"{item.exercise} is end range or nerve tension at high irritability"
        if (item.dose.hold_seconds or 0) > 10:
            yield f"{item.exercise} is held for {item.dose.hold_seconds} s at high irritability"
        if spec.level > 1:
            yield f"{item.exercise} is of level {spec.level} at high irritability"


def holds_are_short_with_a_weak_heart(place: Place) -> Iterator[str]:
    """R-BP."""
    for item, spec in place.items if "high-blood-pressure-or-heart-disease" in place.overlays else ():
        if "isometric" in spec.tags and (item.dose.hold_seconds or 0) > 10:
            yield f"{item.exercise} is held for {item.dose.hold_seconds} s with high blood pressure or heart disease"


def no_more_exercises_than_the_size_allows(place: Place) -> Iterator[str]:
    others = [item.exercise for item, spec in place.items if spec.category is not Category.AEROBIC]
    most = oracle.most_exercises(place.number, place.assessment)
    if len(others) > most:
        yield f"{len(others)} exercises besides aerobic work, above {most} (R-SZ1)"


def one_exercise_of_a_function(place: Place) -> Iterator[str]:
    """R-SZ4."""
    first: dict[str, str] = {}
    for item, spec in place.items:
        other = first.setdefault(spec.function, item.exercise)
        if other != item.exercise:
            yield f"{other} and {item.exercise} do the same ({spec.function})"


def nothing_grows_in_a_lighter_week(place: Place) -> Iterator[str]:
    """R-PG6: neither amount nor effort."""
    for last, item, _ in _staying(place):
        was, now = oracle.weekly_volume(last), oracle.weekly_volume(item)
        if now > was:
            yield f"{item.exercise} grows from {was} to {now} a week in a lighter week"
        if (item.dose.effort or 0) > (last.dose.effort or 0):
            yield f"{item.exercise} asks for an effort of {item.dose.effort} in a lighter week"


def no_lighter_week_below_the_first_dose(place: Place) -> Iterator[str]:
    """R-PG6: not below the library's start, where the dose had come so far."""
    for last, item, spec in _staying(place):
        was, now, start = (oracle.session_volume(dose) for dose in (last.dose, item.dose, spec.start))
        if now < min(was, start):
            yield f"{item.exercise} goes from {was} to {now} in a lighter week, below the library's start of {start}"


def a_lighter_week_only_replaces(place: Place) -> Iterator[str]:
    """R-PG6: what is new takes the place of what may no longer be used."""
    if not place.is_lighter:
        return
    last = {item.exercise for item in place.before.prescriptions}
    here = {item.exercise for item, _ in place.items}
    lost = [slug for slug in last - here if oracle.objection(place.library.exercises[slug], place)]
    if len(here - last) > len(lost):
        yield f"{', '.join(sorted(here - last))} comes in a lighter week, in place of {lost or 'nothing'}"


def a_lighter_week_is_lighter(place: Place) -> Iterator[str]:
    """R-PG6: less of what stays, unless all of it is small or near its start already."""
    counted = [(last, item, spec) for last, item, spec in _staying(place) if spec.category in LIGHTENED]
    was = sum(oracle.session_volume(last.dose) for last, _, _ in counted)
    now = sum(oracle.session_volume(item.dose) for _, item, _ in counted)
    if any(_can_be_eased(last, spec) for last, _, spec in counted) and now >= was:
        names = ", ".join(item.exercise for _, item, _ in counted)
        yield f"a lighter week with a volume of {now} after {was} ({names})"


def _can_be_eased(item: Prescription, spec: ExerciseSpec) -> bool:
    is_small = item.dose.sets == 1 and (item.dose.repetitions or 1) < 6
    return not is_small and oracle.session_volume(item.dose) > oracle.session_volume(spec.start)


def _staying(place: Place) -> Iterator[tuple[Prescription, Prescription, ExerciseSpec]]:
    """In a lighter week: the last and the present form of what was done the week before too."""
    for item, spec in place.items if place.is_lighter else ():
        last = place.before.item(item.exercise)
        if last:
            yield last, item, spec


def every_item_says_how_and_why(place: Place) -> Iterator[str]:
    for item, spec in place.items:
        if not spec.steps or not spec.stop_if:
            yield f"{item.exercise} has no steps or no stop-if"
        if not any(RULE_ID.match(reason.rule) for reason in item.because):
            yield f"{item.exercise} has no reason with a rule"
        if not all(reason.rule and reason.message for reason in item.because):
            yield f"{item.exercise} has a reason without rule or words"


WEEKLY: tuple[Callable[[Place], Iterator[str]], ...] = (
    nothing_contraindicated,
    nothing_against_the_easing_direction,
    nothing_that_was_to_be_left_out,
    limits_stand_beside_care,
    only_what_the_person_has,
    no_day_over_the_minutes,
    days_are_those_of_the_person,
    strength_never_on_days_running,
    one_day_is_lighter,
    volume_grows_no_faster_than_allowed,
    aerobic_work_grows_by_small_steps,
    nothing_past_the_library,
    at_most_two_new,
    changes_are_named_rightly,
    one_aerobic_item,
    one_item_for_a_bad_day,
    never_stretches_alone,
    high_irritability_is_kept_low,
    holds_are_short_with_a_weak_heart,
    no_more_exercises_than_the_size_allows,
    one_exercise_of_a_function,
    nothing_grows_in_a_lighter_week,
    no_lighter_week_below_the_first_dose,
    a_lighter_week_only_replaces,
    a_lighter_week_is_lighter,
    every_item_says_how_and_why,
)


def as_many_weeks_as_asked_for(plan: Plan) -> Iterator[str]:
    numbers = [week.number for week in plan.weeks]
    if numbers != list(range(1, plan.assessment.weeks + 1)):
        yield f"weeks {numbers} instead of {plan.assessment.weeks}"


def no_plan_past_the_screening(plan: Plan) -> Iterator[str]:
    """R-RF1, R-RF2; R-SURG asks for the end date of other surgery."""
    for slug in sorted(oracle.flags_that_block(plan.assessment)):
        yield f"a plan past {slug}"
    if _surgery_is_open(plan.assessment):
        yield "a plan after other surgery whose limits have no end date"


def every_exclusion_says_why(plan: Plan) -> Iterator[str]:
    for exclusion in plan.excluded:
        if not exclusion.rule or not exclusion.reason:
            yield f"{exclusion.exercise} is excluded without rule or reason"


def no_word_that_is_never_printed(plan: Plan) -> Iterator[str]:
    """Section 12, in everything that the plan itself prints for the patient."""
    said = [*plan.flare_up, *plan.stop_and_call, *plan.emergency, *(advice.message for advice in plan.advice)]
    for week in plan.weeks:
        said += [week.focus, *(words for item in week.prescriptions for words in (item.words, *item.limits))]
    for sentence in dict.fromkeys(said):
        if NEVER_PRINTED.search(sentence):
            yield f"never to be printed: {sentence!r}"


WHOLE: tuple[Callable[[Plan], Iterator[str]], ...] = (
    as_many_weeks_as_asked_for,
    no_plan_past_the_screening,
    every_exclusion_says_why,
    no_word_that_is_never_printed,
)


def a_block_says_what_and_what_to_do(answer: Blocked) -> Iterator[str]:
    if not answer.blocks:
        yield "blocked without a block"
    for block in answer.blocks:
        if not block.message or not block.action:
            yield f"{block.code} blocks without message or action"


def a_block_has_a_cause(answer: Blocked) -> Iterator[str]:
    """Only a flag that is really open blocks by its name; nothing else does while something can be done every week."""
    open_flags = oracle.flags_that_block(answer.assessment)
    named = {block.code for block in answer.blocks if block.code.startswith("RF")}
    for slug in sorted(named - open_flags):
        yield f"{slug} blocks though it is cleared"
    if open_flags or _surgery_is_open(answer.assessment):
        return
    weeks = range(1, answer.assessment.weeks + 1)
    places = [_place(answer, number, Phase.SETTLE) for number in weeks]
    if all(oracle.aerobic_there_is(place) or oracle.active_there_is(place) for place in places):
        yield f"no plan, though something can be done in every week: {[block.message for block in answer.blocks]}"


def _surgery_is_open(person: Assessment) -> bool:
    return any(one.slug == "recent-surgery-other" and one.until is None for one in person.precautions)


def _place(answer: Plan | Blocked, number: int, phase: Phase) -> Place:
    plan = answer if isinstance(answer, Plan) else None
    return Place(assessment=answer.assessment, library=real_library(), number=number, phase=phase, plan=plan)


def breaches(answer: Plan | Blocked) -> list[str]:
    """Every sentence about what does not hold, with its place and the name of what found it."""
    if isinstance(answer, Blocked):
        found = (a_block_says_what_and_what_to_do, a_block_has_a_cause)
        return [f"{sentence}  [{check.__name__}]" for check in found for sentence in check(answer)]
    said = [f"{sentence}  [{check.__name__}]" for check in WHOLE for sentence in check(answer)]
    for week in answer.weeks:
        place = _place(answer, week.number, week.phase)
        said += [f"week {week.number}: {sentence}  [{check.__name__}]" for check in WEEKLY for sentence in check(place)]
    return said
