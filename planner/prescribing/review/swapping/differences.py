"""How one exercise is related to another, and what a swap would change, in short sentences for the therapist."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from planner.prescribing.choices import Candidate
from planner.prescribing.dose import Dose
from planner.prescribing.equipment import IN_WORDS
from planner.prescribing.goals import goals_served
from planner.prescribing.library import ExerciseSpec, Verdict
from planner.prescribing.needs import Kind, Need, kind_of
from planner.prescribing.review.swapping.gap import Gap
from planner.prescribing.schedule import minutes_a_day
from planner.prescribing.session import POSITIONS
from planner.prescribing.suitability import verdict_in
from planner.prescribing.wording import listed

POSITION_WORDS = {
    "supine": "lying on the back",
    "side-lying": "lying on the side",
    "prone": "lying on the front",
    "prone-support": "propped up on the arms",
    "quadruped": "on hands and knees",
    "kneeling": "kneeling",
    "seated": "sitting",
    "standing": "standing",
}
LEAST_MINUTES = 0.1
"""What the minutes are rounded to where they are shown."""


class Relation(StrEnum):
    """How an alternative is related to the exercise in whose place it comes, the nearest first."""

    EASIER_FORM = "easier form"
    HARDER_FORM = "harder form"
    SAME_FUNCTION = "same function"
    SAME_KIND = "same kind"
    OTHER_KIND = "other kind"

    @property
    def distance(self) -> int:
        """0 for a form of the same exercise, 1 for what does the same work, then 2 and 3."""
        return max(0, list(Relation).index(self) - 1)


def relation_between(new: ExerciseSpec, old: ExerciseSpec) -> Relation:
    """How one exercise is related to another; a harder form is of the same kind, as where the planner goes on."""
    if kind_of(new) is not kind_of(old):
        return Relation.OTHER_KIND
    if new.slug in old.regressions or old.slug in new.progressions:
        return Relation.EASIER_FORM
    if new.slug in old.progressions or old.slug in new.regressions:
        return Relation.HARDER_FORM
    return Relation.SAME_FUNCTION if new.function == old.function else Relation.SAME_KIND


@dataclass(frozen=True, slots=True, kw_only=True)
class Swap:
    """One exercise in the place of another: the week without that one, what the week should hold, and the new dose."""

    gap: Gap
    need: Need
    candidate: Candidate
    dose: Dose
    days: tuple[str, ...]

    @property
    def old(self) -> ExerciseSpec:
        """The exercise taken out."""
        return self.gap.out.spec

    @property
    def new(self) -> ExerciseSpec:
        """The exercise in its place."""
        return self.candidate.spec


def differences(swap: Swap) -> tuple[str, ...]:
    """What is different: what it serves, kind, level, position, things needed, time, and the care it needs."""
    parts = (_care, _conditions, _goals, _wishes, _kind, _level, _position, _equipment, _minutes, _days, _newness)
    return tuple(dict.fromkeys(sentence for part in parts for sentence in part(swap)))


def _care(swap: Swap) -> Iterator[str]:
    """What needs care comes first, with the limits that are printed with it."""
    standing, before = swap.candidate.standing, swap.gap.out.judgement
    if standing.verdict is Verdict.CAUTION:
        yield from (reason.message.rstrip(".") for reason in standing.reasons)
        yield from (f"With the limit: {limit}" for limit in standing.limits)
    elif before and before.verdict is Verdict.CAUTION:
        yield "Needs no special care"


def _conditions(swap: Swap) -> Iterator[str]:
    for slug in swap.gap.assessment.conditions:
        if slug not in swap.old.suitability:
            continue
        new, old = (verdict_in(spec, slug, swap.gap.assessment) for spec in (swap.new, swap.old))
        if new is not old:
            yield f"{swap.gap.case.library.conditions[slug].name}: {new} instead of {old}"


def _goals(swap: Swap) -> Iterator[str]:
    new, old = (list(goals_served(spec.function, swap.gap.assessment.goals)) for spec in (swap.new, swap.old))
    yield from (f"Trains for the goal: {goal}" for goal in new if goal not in old)
    yield from (f"Does not train for the goal: {goal}" for goal in old if goal not in new)


def _wishes(swap: Swap) -> Iterator[str]:
    wishes = swap.gap.assessment.prefer
    if swap.new.slug in wishes:
        yield "Wished for, as recorded in the assessment"
    if swap.old.slug in wishes:
        yield f"{swap.old.name} was wished for, as recorded in the assessment"


def _kind(swap: Swap) -> Iterator[str]:
    new, old = swap.new.category, swap.old.category
    if new is not old:
        yield f"{new.capitalize()} instead of {old}"
    kind = kind_of(swap.old)
    stays = {kind_of(entry.spec) for entry in swap.gap.stays} | {kind_of(swap.new)}
    if swap.need.kinds.get(kind, (0, 0))[0] and kind not in stays:
        yield f"Leaves the week without {_KIND_WORDS.get(kind, kind)} work"


_KIND_WORDS = {Kind.MOVEMENT: "mobility or stretch"}


def _level(swap: Swap) -> Iterator[str]:
    new, old = swap.new.level, swap.old.level
    if new != old:
        yield f"Level {new} instead of {old}: {'harder' if new > old else 'easier'}"


def _position(swap: Swap) -> Iterator[str]:
    new, old = _position_of(swap.new), _position_of(swap.old)
    if new and old and new != old:
        yield f"{new.capitalize()} instead of {old}"


def _position_of(spec: ExerciseSpec) -> str | None:
    """The position in words; None for aerobic work, and where the library gives none."""
    tag = next((tag for tag in POSITIONS if tag in spec.tags), None)
    return POSITION_WORDS[tag] if tag and not spec.is_aerobic else None


def _equipment(swap: Swap) -> Iterator[str]:
    new, old = swap.new.equipment, swap.old.equipment
    more = [IN_WORDS.get(thing, thing) for thing in new if thing not in old]
    less = [IN_WORDS.get(thing, thing) for thing in old if thing not in new]
    if more:
        yield f"Needs {listed(more)}"
    if less:
        yield f"Does without {listed(less)}"


def _minutes(swap: Swap) -> Iterator[str]:
    more = minutes_a_day(swap.new, swap.dose) - minutes_a_day(swap.old, swap.gap.out.item.dose)
    minutes = round(abs(more), 1)
    if minutes >= LEAST_MINUTES:
        yield f"{minutes:g} {'minute' if minutes == 1 else 'minutes'} {'more' if more > 0 else 'less'} a day"


def _days(swap: Swap) -> Iterator[str]:
    new, old = len(swap.days), len(swap.gap.out.days)
    if new != old:
        yield f"On {new} {'day' if new == 1 else 'days'} a week instead of {old}"


def _newness(swap: Swap) -> Iterator[str]:
    """R-SZ3 is the therapist's to weigh: said where the swap brings one more new exercise than is usual."""
    gap, most = swap.gap, swap.gap.rules.new_per_week
    if gap.week.is_first or gap.was_done_before(swap.new.slug):
        return
    new = 1 + sum(entry.is_new for entry in gap.stays)
    if new > most:
        yield f"Makes {new} new exercises in this week, where {most} are the most (R-SZ3)"
