"""The planning rules read a second time, from rules.md alone: what a plan is judged by.

Nothing here asks the engine; it takes only the values (assessment, library, plan) and does its own arithmetic.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property

from planner.prescribing.assessment import Assessment, Irritability
from planner.prescribing.dose import Dose
from planner.prescribing.library import Category, Direction, ExerciseSpec, Library, Phase, Verdict
from planner.prescribing.programme import Change, Plan, PlannedWeek, Prescription

WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
AT_HOME = frozenset({"mat", "wall", "chair", "bed", "pillow", "towel", "counter", "shoes"})
NEEDS_THE_FLOOR = frozenset({"quadruped", "kneeling", "prone-support"})
SAME_WORK = {"strap": {"strap", "belt", "towel"}, "belt": {"strap", "belt", "towel"}}

NERVE = frozenset({"sciatica", "lumbar-disc-herniation", "spine-referred-hip-pain"})
LIFTED = NERVE | {"nonspecific-low-back-pain"}
OPPOSITE = {Direction.FLEXION: "extension", Direction.EXTENSION: "flexion"}
PHASES = (Phase.SETTLE, Phase.RESTORE, Phase.BUILD, Phase.RETURN)
ACTIVE = frozenset({Category.CONTROL, Category.STRENGTH})

HARD_FLAGS = frozenset(f"RF{n}" for n in (*range(1, 10), 11, 13, 15, 16, 17, 19, 20, 22, 23))
SOFT_FLAGS = frozenset(f"RF{n}" for n in (10, 12, 14, 18, 21))


@dataclass(frozen=True, kw_only=True)
class Place:
    """One person in one week: what holds then. A place has a plan only where there is one to judge."""

    assessment: Assessment
    library: Library
    number: int
    phase: Phase
    plan: Plan | None = None

    @cached_property
    def week(self) -> PlannedWeek:
        assert self.plan is not None
        return self.plan.weeks[self.number - 1]

    @cached_property
    def before(self) -> PlannedWeek | None:
        return self.plan.weeks[self.number - 2] if self.plan and self.number > 1 else None

    @property
    def earlier(self) -> tuple[PlannedWeek, ...]:
        return self.plan.weeks[: self.number - 1] if self.plan else ()

    @property
    def is_irritable(self) -> bool:
        return self.assessment.irritability is Irritability.HIGH

    @property
    def is_lighter(self) -> bool:
        """R-PG6: every fourth week but the last."""
        return self.number % 4 == 0 and self.number != self.assessment.weeks

    @cached_property
    def overlays(self) -> frozenset[str]:
        """Slugs of what holds on the day the week starts; after a pregnancy come the limits after birth (R-SURG)."""
        starts = self.assessment.start_date
        day = starts + timedelta(days=7 * (self.number - 1)) if starts else None
        recorded = self.assessment.precautions
        holding = {one.slug for one in recorded if one.until is None or day is None or day <= one.until}
        is_over = any(one.slug == "pregnancy" for one in recorded) and "pregnancy" not in holding
        return frozenset(holding | {"postnatal"} if is_over else holding)

    @cached_property
    def at_hand(self) -> frozenset[str]:
        """R-EQ1: what every home has and what was named, without what is lacking."""
        things = (AT_HOME | set(self.assessment.equipment)) - set(self.assessment.lacks)
        return frozenset(things - {"mat"} if "cannot-get-to-floor" in self.overlays else things)

    def spec(self, item: Prescription) -> ExerciseSpec:
        return self.library.exercises[item.exercise]

    @cached_property
    def items(self) -> tuple[tuple[Prescription, ExerciseSpec], ...]:
        return tuple((item, self.spec(item)) for item in self.week.prescriptions)

    def done_before(self, slug: str) -> Prescription | None:
        """The exercise as it was in the last week that was not a lighter one in which it was done."""
        for week in reversed(self.earlier):
            if week.number % 4 and week.item(slug):
                return week.item(slug)
        return None


def verdicts(spec: ExerciseSpec, place: Place) -> Iterator[tuple[str, Verdict]]:
    """Who says what about an exercise in a week: every condition as R-DP (a) reads it, every overlay that holds."""
    for slug in place.assessment.conditions:
        verdict = spec.suitability[slug].verdict
        lifted = verdict is Verdict.CAUTION and slug in LIFTED and is_eased(spec, place.assessment)
        yield slug, Verdict.NEUTRAL if lifted else verdict
    for slug in sorted(place.overlays):
        said = place.library.precautions[slug].verdict_on(spec.tags)
        if said is not None:
            yield slug, said


def is_eased(spec: ExerciseSpec, assessment: Assessment) -> bool:
    """R-DP (a): mobility or relaxation in the tested direction, without tension on a nerve."""
    way = assessment.easing_direction
    if way not in OPPOSITE or spec.category not in (Category.MOBILITY, Category.RELAXATION):
        return False
    return "neural-tension" not in spec.tags and bool({f"lumbar-{way}", f"lumbar-{way}-end"} & spec.tags)


def against_direction(spec: ExerciseSpec, place: Place) -> str | None:
    """Which rule of the easing direction speaks against an exercise in a week: R-DP (b), R-DP2, R-DP3."""
    person = place.assessment
    way = person.easing_direction
    if way in OPPOSITE and f"lumbar-{OPPOSITE[way]}-end" in spec.tags and place.phase in PHASES[:2]:
        return "R-DP (b)"
    if way not in OPPOSITE and _nerve_is_involved(place) and spec.tags & _closed_ends(person):
        return "R-DP2"
    return "R-DP3" if _is_locked(spec, place) else None


def _nerve_is_involved(place: Place) -> bool:
    weak = "leg-weakness-or-numbness" in place.overlays
    return weak or bool(place.assessment.leg_symptoms) or bool(NERVE & set(place.assessment.conditions))


def _closed_ends(person: Assessment) -> frozenset[str]:
    if "lumbar-spinal-stenosis" in person.conditions:
        return frozenset({"lumbar-extension-end"})
    return frozenset({"lumbar-extension-end", "lumbar-flexion-end"})


def _is_locked(spec: ExerciseSpec, place: Place) -> bool:
    lock, person = spec.lock, place.assessment
    if lock is None or person.easing_direction is lock.easing_direction:
        return False
    listed = set(person.conditions) & lock.when_conditions or place.overlays & lock.when_precautions
    return bool(listed) or (lock.when_leg_symptoms and person.leg_symptoms is True)


def missing(spec: ExerciseSpec, place: Place) -> list[str]:
    """R-EQ1: the things an exercise needs and the person has not."""
    return [thing for thing in spec.equipment if not _is_there(thing, spec, place.at_hand)]


def _is_there(thing: str, spec: ExerciseSpec, at_hand: frozenset[str]) -> bool:
    if thing == "mat" and not spec.tags & NEEDS_THE_FLOOR:
        return bool({"mat", "bed"} & at_hand)
    return bool(SAME_WORK.get(thing, {thing}) & at_hand)


def objection(spec: ExerciseSpec, place: Place) -> str | None:
    """The first thing that forbids an exercise in a week; None where it may be used."""
    said = [verdict for _, verdict in verdicts(spec, place)]
    if Verdict.CONTRAINDICATED in said:
        return "contraindicated"
    if place.is_irritable and Verdict.CAUTION in said:
        return "caution at high irritability"
    if place.is_irritable and too_much_while_irritable(spec, place.assessment):
        return "end range or nerve tension at high irritability"
    if missing(spec, place):
        return f"needs {', '.join(missing(spec, place))}"
    if forbidden_by_care(spec, place):
        return forbidden_by_care(spec, place)
    return "left out as wished" if spec.slug in place.assessment.avoid else against_direction(spec, place)


def forbidden_by_care(spec: ExerciseSpec, place: Place) -> str | None:
    """R-SURG and R-PREG: what an operation and pelvic pain in pregnancy rule out beside their movement tags."""
    overlays = place.overlays
    if spec.slug == "straight-leg-raise" and any(slug.startswith("hip-replacement") for slug in overlays):
        return "only with the surgeon's leave"
    if "lumbar-fusion" in overlays and spec.category in ACTIVE and spec.level > 1:
        return "above level 1 while a fusion heals"
    pelvic_pain = "pregnancy" in overlays and "si-joint-dysfunction" in place.assessment.conditions
    if pelvic_pain and spec.tags & {"single-leg-loading", "asymmetric-pelvis"}:
        return "one-leg work with pelvic pain"
    stands = "weight-bearing" in spec.tags and spec.category is not Category.AEROBIC
    return "on the feet within four weeks of a hip replacement" if stands and _is_newly_replaced(place) else None


def _is_newly_replaced(place: Place) -> bool:
    """Within four weeks of the operation; of one without a day, within four weeks of the start."""
    person = place.assessment
    held = (one for one in person.precautions if one.slug in place.overlays)
    replaced = [one for one in held if one.slug.startswith("hip-replacement")]
    starts = person.start_date
    for one in replaced:
        if starts is None:
            return place.number <= 4
        if starts + timedelta(days=7 * (place.number - 1)) - (one.since or starts) < timedelta(days=28):
            return True
    return False


def too_much_while_irritable(spec: ExerciseSpec, assessment: Assessment) -> bool:
    """R-IR3: end range or tension on a nerve; what eases is exempt (R-DP (a))."""
    if is_eased(spec, assessment):
        return False
    return "neural-tension" in spec.tags or any(tag.endswith("-end") for tag in spec.tags)


def has_come(spec: ExerciseSpec, place: Place) -> bool:
    """Whether phase and level (section 2) allow an exercise: the strictest reading, so that it can be asked for."""
    hardest = 1 if place.is_irritable or place.assessment.age >= 65 else 2
    return spec.level <= hardest and PHASES.index(spec.earliest_phase) <= PHASES.index(place.phase)


def aerobic_there_is(place: Place) -> list[str]:
    """Slugs of the aerobic exercises that this person may do in this week (R-BL1).

    Above low irritability one new exercise a week may need care: where that is another one, no aerobic work that needs
    care is asked for beside it, since the limits of irritability come before the mix (R-PREC).
    """
    is_taken = place.plan is not None and _a_new_one_needs_care(place)
    return [
        spec.slug
        for spec in place.library.exercises.values()
        if spec.category is Category.AEROBIC
        and has_come(spec, place)
        and objection(spec, place) is None
        and not (is_taken and needs_care(spec, place))
    ]


def needs_care(spec: ExerciseSpec, place: Place) -> bool:
    """Whether a condition or a precaution says caution."""
    return Verdict.CAUTION in dict(verdicts(spec, place)).values()


def _a_new_one_needs_care(place: Place) -> bool:
    if place.assessment.irritability is Irritability.LOW:
        return False
    new = (item for item in place.week.prescriptions if item.change in (Change.NEW, Change.BACK))
    return any(needs_care(place.library.exercises[item.exercise], place) for item in new)


def active_there_is(place: Place) -> list[str]:
    """Slugs of control and strength work that may be done without care and fits the day with a single set (R-BL2)."""
    return [
        spec.slug
        for spec in place.library.exercises.values()
        if spec.category in ACTIVE
        and has_come(spec, place)
        and objection(spec, place) is None
        and not needs_care(spec, place)
        and least_minutes(spec, place) <= place.assessment.minutes_per_day
    ]


def least_minutes(spec: ExerciseSpec, place: Place) -> float:
    """Minutes a day of one set of the start dose, halved while irritable (R-IR2), as often as the library says."""
    dose = spec.start
    reps, hold = dose.repetitions or 1, dose.hold_seconds or 0
    if place.is_irritable:
        reps, hold = -(-reps // 2), min(10, -(-hold // 2))
    seconds = 30 + reps * _rep_seconds(hold, spec) + dose.rest_seconds
    return seconds / 60 * dose.frequency.times_per_day


def minutes(dose: Dose, spec: ExerciseSpec) -> float:
    """R-SZ2: the minutes of one day on which this dose is done."""
    if dose.minutes is not None:
        rests = dose.sets * dose.rest_seconds / 60 if dose.sets > 1 else 0
        return (dose.sets * dose.minutes + rests) * dose.frequency.times_per_day
    each = (dose.repetitions or 1) * _rep_seconds(dose.hold_seconds or 0, spec) + dose.rest_seconds
    return (30 + dose.sets * each) / 60 * dose.frequency.times_per_day


def _rep_seconds(hold: int, spec: ExerciseSpec) -> int:
    one_side = spec.category is Category.NEURAL  # R-BL4
    doubled = spec.alternating or (spec.one_sided and not one_side)
    return max(4, hold + 2) * (2 if doubled else 1)


def minutes_on(day: str, place: Place, *, aerobic: bool) -> float:
    """Minutes of one weekday, of aerobic work or of everything else."""
    return sum(
        minutes(item.dose, spec)
        for item, spec in place.items
        if day in item.days and (spec.category is Category.AEROBIC) is aerobic
    )


def sessions(item: Prescription) -> int:
    """How often in a week."""
    return len(item.days) * item.dose.frequency.times_per_day


def session_volume(dose: Dose) -> int:
    """R-PG3: sets x repetitions, sets x seconds held (both where both are given), or minutes."""
    if dose.minutes is not None:
        return dose.sets * dose.minutes
    return dose.sets * (dose.repetitions or 1) * (dose.hold_seconds or 1)


def weekly_volume(item: Prescription) -> int:
    return session_volume(item.dose) * sessions(item)


def largest_volume_after(item: Prescription, percent: int) -> float:
    """R-PG3: by so many per cent more in a week, or by one of the steps that rounding allows."""
    dose = item.dose
    steps = [session_volume(dose) * (100 + percent) / 100]
    if dose.minutes is not None:
        steps.append(dose.sets * (dose.minutes + 2))
    else:
        reps, hold = dose.repetitions or 1, dose.hold_seconds or 1
        steps.append(dose.sets * (reps + 1) * hold if dose.repetitions else 0)
        steps.append(dose.sets * reps * (hold + (2 if hold < 10 else 5)) if dose.hold_seconds else 0)
    return max(steps) * sessions(item)


def growth_percent(person: Assessment) -> int:
    """R-PG3: 30 at low irritability below 65; 20 for everybody else, the upper end of what is allowed."""
    return 30 if person.irritability is Irritability.LOW and person.age < 65 else 20


def most_exercises(number: int, person: Assessment) -> int:
    """R-SZ1 and section 2: the largest week, aerobic work apart."""
    if person.irritability is Irritability.HIGH:
        return 3 if number == 1 else 4
    if number > 1:
        return 6
    if person.age >= 75 or person.minutes_per_day < 10:
        return 3
    return 5 if person.irritability is Irritability.LOW else 4


def flags_that_block(person: Assessment) -> set[str]:
    """R-RF1, R-RF2: unanswered; hard without an outside assessment; soft without that or reasoning."""
    blocking = set(HARD_FLAGS | SOFT_FLAGS) - set(person.red_flags)
    for slug, answer in person.red_flags.items():
        reasoned = slug in SOFT_FLAGS and person.red_flag_reasons.get(slug, "").strip()
        if answer and not reasoned and slug not in person.outside_assessments:
            blocking.add(slug)
    return blocking
