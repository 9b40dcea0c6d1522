"""What the therapist should know of the plan as a whole, and what was left out and why."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from planner.prescribing.assessment import ActivePrecaution, Assessment, Irritability, OutsideAssessment
from planner.prescribing.goals import asks_to_run, is_trained_for
from planner.prescribing.irritability import suggested_band
from planner.prescribing.library import Category, Library, Phase
from planner.prescribing.patient_words import PREGNANCY
from planner.prescribing.programme import Exclusion, Level, Notice, PlannedWeek
from planner.prescribing.rules import Rules
from planner.prescribing.screening import OTHER_SURGERY
from planner.prescribing.suitability import LEG_WEAKNESS, NERVE_CONDITIONS
from planner.prescribing.surgery import HIP_REPLACEMENTS, SURGICAL
from planner.prescribing.wording import listed

BANDS = tuple(Irritability)
MOST_OPENED = 3
MOST_LISTED = 2
TRAINING = frozenset({Category.CONTROL, Category.STRENGTH})
OSTEOPOROSIS = "osteoporosis"
FOR_BONES = (
    ("a hip hinge", frozenset({"hip-hinge-drill", "backpack-deadlift"})),
    ("back extensor endurance", frozenset({"bird-dog-leg-only", "bird-dog"})),
)
MAY_LIMIT_WEIGHT = HIP_REPLACEMENTS | {OTHER_SURGERY}
AFTER_PREGNANCY = "From then on the limits after birth apply: assess again before going on."
HIP_OSTEOARTHRITIS = "hip-osteoarthritis"
WEEKS_FOR_HIP_OSTEOARTHRITIS = 6
REVIEW = {
    Irritability.HIGH: "in 3 to 7 days",
    Irritability.MODERATE: "in 1 to 2 weeks",
    Irritability.LOW: "in 2 to 3 weeks",
}


def notices_for(
    assessment: Assessment, library: Library, weeks: Sequence[PlannedWeek], rules: Rules
) -> tuple[Notice, ...]:
    """Everything about the whole plan that the therapist should see before handing it over."""
    return (
        *_size_notices(weeks, rules),
        *_direction_notices(assessment),
        *_irritability_notices(assessment),
        *_irritable_for_long(assessment, weeks),
        *_precaution_notices(assessment, library),
        *_full_weight_notices(assessment, library, weeks),
        *_bone_notices(assessment, weeks),
        *_condition_notices(assessment),
        *_cleared_flags(assessment, rules),
        *_goal_notices(assessment, library, weeks),
        *_minutes_notices(assessment, weeks),
        *_review_notices(assessment, rules),
    )


def not_proven_best(weeks: Sequence[int]) -> tuple[Notice, ...]:
    """Says in which weeks the search was cut short before the set was proven to be the best."""
    if not weeks:
        return ()
    numbers = listed([str(week) for week in weeks])
    return (_note("R-SZ4", f"Week {numbers}: a good choice of exercises, but not proven to be the best one."),)


def _review_notices(assessment: Assessment, rules: Rules) -> Iterator[Notice]:
    band = REVIEW[assessment.irritability]
    yield _note("R-RF3", f"Review {band}, and ask the red flags and precautions again then.")
    if assessment.weeks >= rules.first_review:
        late = f" and after week {rules.second_review}" if assessment.weeks >= rules.second_review else ""
        yield _note(
            "R-PG10",
            f"Assess again after week {rules.first_review}{late}. No meaningful change after "
            f"{rules.second_review} weeks: review the diagnosis or refer.",
        )
    yield _note(
        "R-PH1",
        "The weeks of a phase are a proposal: move on when its criteria are met, not because a week has passed.",
    )


def _goal_notices(assessment: Assessment, library: Library, weeks: Sequence[PlannedWeek]) -> Iterator[Notice]:
    """Goals that no exercise of the plan trains for directly (R-SZ4)."""
    used = {library.exercises[item.exercise].function for week in weeks for item in week.prescriptions}
    unserved = [goal for goal in assessment.goals if not is_trained_for(goal, used)]
    if unserved:
        yield _note("R-SZ4", f"No exercise here trains directly for: {'; '.join(unserved)}. Plan the task itself.")
    to_run = [goal for goal in assessment.goals if asks_to_run(goal)]
    if to_run:
        yield _note(
            "R-PH1",
            f"{'; '.join(to_run)}: this programme prepares for it and holds no running. The running plan is the "
            "therapist's, in the return phase.",
        )


def _minutes_notices(assessment: Assessment, weeks: Sequence[PlannedWeek]) -> Iterator[Notice]:
    """Aerobic minutes are apart from those of the exercises (R-SZ2)."""
    longest = max((max(week.aerobic_minutes_by_day.values(), default=0) for week in weeks), default=0)
    if longest:
        yield _note(
            "R-SZ2",
            f"Walking or other aerobic work comes on top of the {assessment.minutes_per_day} minutes a day: up to "
            f"{round(longest)} minutes more on its days. Make sure that the person has them.",
        )


def _condition_notices(assessment: Assessment) -> Iterator[Notice]:
    if HIP_OSTEOARTHRITIS in assessment.conditions and assessment.weeks < WEEKS_FOR_HIP_OSTEOARTHRITIS:
        yield _note(
            "R-FQ3",
            f"Hip osteoarthritis: exercise helps over {WEEKS_FOR_HIP_OSTEOARTHRITIS} to 12 weeks or more; "
            f"this programme has {assessment.weeks}.",
        )
    if LEG_WEAKNESS in assessment.precaution_slugs:
        yield _note(
            "R-NEURO",
            "Test strength again at every visit: heel raise (S1), heel walk (L5), knee straightening (L3-4). No "
            "balance on one leg without support.",
        )


def _note(code: str, message: str) -> Notice:
    return Notice(code=code, level=Level.NOTE, message=message)


def _size_notices(weeks: Sequence[PlannedWeek], rules: Rules) -> Iterator[Notice]:
    few = [week.number for week in weeks if _exercises_of(week) < rules.fewest_exercises]
    if few:
        yield _warning(
            "R-OVL",
            f"Fewer than {rules.fewest_exercises} exercises besides aerobic work are left in {_weeks(few)}. Nothing "
            "was loosened to fill it: look at minutes, precautions and equipment.",
        )
    idle = [week.number for week in weeks if not any(item.category in TRAINING for item in week.prescriptions)]
    if idle:
        yield _warning("R-BL2", f"No control or strength work could be proposed in {_weeks(idle)}.")
    if not all(week.aerobic_minutes_by_day for week in weeks):
        yield _warning(
            "R-BL1", "No aerobic exercise could be proposed in every week: say on the plan what the person may do."
        )


def _weeks(numbers: Sequence[int]) -> str:
    """'week 4', 'weeks 2 to 6', 'weeks 1, 3 and 4'."""
    if len(numbers) == 1:
        return f"week {numbers[0]}"
    if len(numbers) > MOST_LISTED and numbers[-1] - numbers[0] == len(numbers) - 1:
        return f"weeks {numbers[0]} to {numbers[-1]}"
    return f"weeks {listed([str(number) for number in numbers])}"


def _warning(code: str, message: str) -> Notice:
    return Notice(code=code, level=Level.WARNING, message=message)


def _exercises_of(week: PlannedWeek) -> int:
    return sum(item.category is not Category.AEROBIC for item in week.prescriptions)


def _irritability_notices(assessment: Assessment) -> Iterator[Notice]:
    """Where what was recorded speaks for more irritability than the therapist chose (R-IR1)."""
    suggested = suggested_band(assessment)
    if suggested and BANDS.index(suggested) > BANDS.index(assessment.irritability):
        yield Notice(
            code="R-IR1",
            level=Level.WARNING,
            message=f"The answers speak for {suggested} irritability or more, and {assessment.irritability} was "
            "recorded: look at it again.",
        )


def _irritable_for_long(assessment: Assessment, weeks: Sequence[PlannedWeek]) -> Iterator[Notice]:
    """Where high irritability goes on after the restore phase: the calendar does not lower it (R-IR1, R-PH1)."""
    late = [week.number for week in weeks if week.phase.number > Phase.RESTORE.number]
    if assessment.irritability is Irritability.HIGH and late:
        yield _warning(
            "R-IR1",
            f"High irritability is carried into {_weeks(late)}: those weeks stay at level 1 with the low pain limit. "
            f"Assess irritability again before week {late[0]}, and plan anew if it has fallen.",
        )


def _direction_notices(assessment: Assessment) -> Iterator[Notice]:
    if assessment.easing_direction is None and NERVE_CONDITIONS & set(assessment.conditions):
        yield Notice(
            code="R-DP2",
            level=Level.NOTE,
            message="No easing direction was tested: the back stays in mid-range. Testing it may open more exercises.",
        )


def _precaution_notices(assessment: Assessment, library: Library) -> Iterator[Notice]:
    for active in assessment.precautions:
        known = library.precautions[active.slug]
        if active.slug in SURGICAL and active.until is None:
            yield Notice(
                code="R-SURG",
                level=Level.WARNING,
                message=f"{known.name}: no end date is recorded, so its limits stay on in every week. Ask the surgeon.",
            )
        yield from _end_notices(active, known.name, assessment)
        if known.note and active.holds_on(assessment.start_date):
            # What a midwife or doctor has to agree to comes before the plan (R-PREG).
            of_note = _warning if active.slug == PREGNANCY else _note
            yield of_note("R-OVL", f"{known.name}: {known.note}")


def _full_weight_notices(assessment: Assessment, library: Library, weeks: Sequence[PlannedWeek]) -> Iterator[Notice]:
    """Work on the feet after an operation: whether full weight is allowed has no answer of its own (R-SURG)."""
    for active in assessment.precautions:
        if active.slug not in MAY_LIMIT_WEIGHT:
            continue
        on_feet = [week.number for week in weeks if active.holds_on(week.starts) and _stands(week, library)]
        if on_feet:
            yield _warning(
                "R-SURG",
                f"{library.precautions[active.slug].name}: standing work and walking in {_weeks(on_feet)} only when "
                "the surgeon allows full weight on the leg. Ask before it begins.",
            )


def _bone_notices(assessment: Assessment, weeks: Sequence[PlannedWeek]) -> Iterator[Notice]:
    """What osteoporosis asks for and no week holds (R-OSTEO)."""
    used = {item.exercise for week in weeks for item in week.prescriptions}
    missing = [words for words, slugs in FOR_BONES if not slugs & used]
    if OSTEOPOROSIS in assessment.precaution_slugs and missing:
        yield _note(
            "R-OSTEO",
            f"Osteoporosis asks for {listed(missing)}, and no week holds any: other work came before it, or it may not "
            "be used. Add it by hand where it can be done with care.",
        )


def _stands(week: PlannedWeek, library: Library) -> bool:
    return any("weight-bearing" in library.exercises[item.exercise].tags for item in week.prescriptions)


def _end_notices(active: ActivePrecaution, name: str, assessment: Assessment) -> Iterator[Notice]:
    starts, until = assessment.start_date, active.until
    if until is None or starts is None or until >= starts + timedelta(weeks=assessment.weeks):
        return
    when = "before this programme starts, so it does not count" if until < starts else "during this programme"
    healed = ", and any wound healed" if active.slug in SURGICAL | {OTHER_SURGERY} else ""
    then = AFTER_PREGNANCY if active.slug == PREGNANCY else f"Make sure that it is over then{healed}."
    yield Notice(
        code="R-SURG", level=Level.WARNING, message=f"{name}: recorded until {until:%-d %B %Y}, {when}. {then}"
    )


def _cleared_flags(assessment: Assessment, rules: Rules) -> Iterator[Notice]:
    for slug, answer in assessment.red_flags.items():
        if not answer:
            continue
        outside = assessment.outside_assessments.get(slug)
        how = (
            f"assessed by {outside.by} on {outside.date:%-d %B %Y}: {outside.result}"
            if outside
            else f"therapist's reasoning: {assessment.red_flag_reasons[slug]}"
        )
        yield Notice(code="R-RF2", level=Level.WARNING, message=f"{slug} was answered yes and cleared: {how}")
        if outside and _is_old(outside, assessment, rules):
            yield Notice(
                code="R-RF2",
                level=Level.WARNING,
                message=f"{slug}: the outside assessment is more than {rules.outside_assessment_days} days old. "
                "Make sure that it speaks of what is there now.",
            )


def _is_old(outside: OutsideAssessment, assessment: Assessment, rules: Rules) -> bool:
    starts = assessment.start_date
    return starts is not None and starts - outside.date > timedelta(days=rules.outside_assessment_days)


def opened_by_equipment(assessment: Assessment, library: Library, excluded: Sequence[Exclusion]) -> tuple[Notice, ...]:
    """Which of the conditions' own exercises nothing but a missing thing keeps out (R-EQ1, section 8)."""
    chosen = {slug for known in assessment.conditions for slug in _choices_of(known, library)}
    against: dict[str, list[Exclusion]] = {}
    for exclusion in excluded:
        if exclusion.exercise in chosen:
            against.setdefault(exclusion.exercise, []).append(exclusion)
    opened = [found[0] for _, found in sorted(against.items()) if [one.rule for one in found] == ["R-EQ1"]]
    said = "; ".join(f"{one.name} ({one.reason[:1].lower()}{one.reason[1:]})" for one in opened[:MOST_OPENED])
    return (_note("R-EQ1", f"Usual for this condition, and only equipment is missing: {said}."),) if opened else ()


def _choices_of(condition: str, library: Library) -> tuple[str, ...]:
    return (*library.conditions[condition].core, *library.conditions[condition].add)


def until_they_come(objections: Iterable[Exclusion], weeks: Sequence[PlannedWeek]) -> tuple[Exclusion, ...]:
    """The objections; those against an exercise that comes in a later week say until when they hold."""
    first_week: dict[str, int] = {}
    for week in weeks:
        for item in week.prescriptions:
            first_week.setdefault(item.exercise, week.number)
    return tuple(_until(objection, first_week.get(objection.exercise)) for objection in objections)


def _until(objection: Exclusion, first_week: int | None) -> Exclusion:
    if first_week is None:
        return objection
    return replace(objection, reason=f"{objection.reason} (not before week {first_week})")
