"""Which exercises may come in the place of one, and what the week is worth with each."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from planner.prescribing.assessment import Irritability
from planner.prescribing.choices import BACKBONE_BY_KIND, KIND_NUMBER, KINDS, MAY_EXCEED_BY_KIND, Candidate, Choices
from planner.prescribing.dose import Dose
from planner.prescribing.library import Library, Verdict
from planner.prescribing.needs import Kind, Need, kind_of, need_of_week
from planner.prescribing.progression import substitute_dose
from planner.prescribing.review.checking.case import Entry
from planner.prescribing.review.swapping.differences import Relation, Swap, relation_between
from planner.prescribing.review.swapping.gap import Gap
from planner.prescribing.session import place_of
from planner.prescribing.worth import POINT, Limits, Option, worth_of

TRAINING = frozenset({Kind.CONTROL, Kind.STRENGTH})
SAME_KIND = 1_000 * POINT
"""More than all points of an exercise, less than what the week should hold: one of the same kind comes first."""


_Found = tuple[Candidate, Dose, tuple[str, ...]]


def ranked_swaps(gap: Gap) -> list[Swap]:
    """Every exercise that may come in the place; the one with which the week is worth most comes first.

    Among equals the easier and harder forms come first, then what does the same work; then the slug decides.
    """
    found = _found(gap)
    need = _need(gap, [candidate for candidate, _, _ in found])
    limits = _limits(gap, need)
    swaps = [Swap(gap=gap, need=need, candidate=candidate, dose=dose, days=days) for candidate, dose, days in found]
    placed = {swap.new.slug: _place(swap, _worth(gap, swap.candidate, limits)) for swap in swaps}
    return sorted((swap for swap in swaps if placed[swap.new.slug]), key=lambda swap: placed[swap.new.slug])


def _place(swap: Swap, worth: int | None) -> tuple[int, int, str] | tuple[()]:
    """What to sort by; empty where its kind has no place in the week (R-BL)."""
    if worth is None:
        return ()
    relation = relation_between(swap.new, swap.old)
    worth += 0 if relation is Relation.OTHER_KIND else SAME_KIND
    return -worth, relation.distance, swap.new.slug


def _found(gap: Gap) -> list[_Found]:
    """What may come, with dose and days; what serves nothing special only where the week needs it (R-BL2)."""
    choices = Choices(assessment=gap.assessment, library=_fit_to_propose(gap), rules=gap.rules)
    served = list(_fitting(gap, choices, spare=False))
    if gap.out.spec.is_aerobic or any(kind_of(entry.spec) in TRAINING for entry in gap.stays):
        return served
    training = [one for one in served if kind_of(one[0].spec) in TRAINING]
    spare = training or _fitting(gap, choices, spare=True)
    return [one for one in spare if kind_of(one[0].spec) in TRAINING]


def _fit_to_propose(gap: Gap) -> Library:
    """The library with only what can be judged for this person and printed with steps and a stop-if (section 14)."""
    library, conditions = gap.case.library, set(gap.assessment.conditions)
    fit = {
        slug: spec
        for slug, spec in library.exercises.items()
        if spec.steps and spec.stop_if and conditions <= spec.suitability.keys()
    }
    return replace(library, exercises=fit)


def _fitting(gap: Gap, choices: Choices, *, spare: bool) -> Iterator[_Found]:
    for candidate in choices.candidates(gap.week.situation, {}, {}, gap.last_doses(), spare=spare):
        if not _may_come(gap, candidate):
            continue
        dosed = choices.as_done_in(gap.week.situation.phase, candidate._replace(dose=_first_dose(gap, candidate)))
        fits = gap.fitted(candidate.spec, dosed.dose)
        if fits:
            yield dosed, *fits


def _may_come(gap: Gap, candidate: Candidate) -> bool:
    """Not in the week already, with a function of its own there, and aerobic only for aerobic work (R-SZ4, R-BL1)."""
    spec, functions = candidate.spec, {entry.spec.function for entry in gap.stays}
    if spec.slug == gap.out.spec.slug or spec.function in functions:
        return False
    return spec.is_aerobic is gap.out.spec.is_aerobic and not _is_one_care_too_many(gap, candidate)


def _is_one_care_too_many(gap: Gap, candidate: Candidate) -> bool:
    """Above low irritability only so many new ones a week need care (R-IR)."""
    is_bound = gap.assessment.irritability is not Irritability.LOW
    if not is_bound or candidate.standing.verdict is not Verdict.CAUTION or gap.was_done_before(candidate.spec.slug):
        return False
    return sum(_is_new_with_care(entry) for entry in gap.stays) >= gap.rules.new_cautions_per_week


def _is_new_with_care(entry: Entry) -> bool:
    return entry.is_new and entry.judgement is not None and entry.judgement.verdict is Verdict.CAUTION


def _first_dose(gap: Gap, candidate: Candidate) -> Dose:
    """The usual first dose; that of a harder form where the easier one was done before (R-IR2, R-PG5)."""
    spec, out = candidate.spec, gap.out
    is_next_step = spec.slug in out.spec.progressions and relation_between(spec, out.spec) is Relation.HARDER_FORM
    if not is_next_step or out.is_new or gap.was_done_before(spec.slug):
        return candidate.dose
    return substitute_dose(spec, out.item.dose, gap.assessment, gap.rules)


def _need(gap: Gap, candidates: Sequence[Candidate]) -> Need:
    need = need_of_week(gap.week.number, gap.week.situation.phase, gap.assessment, gap.rules)
    possible = {KINDS[candidate.option.kind] for candidate in candidates}
    return need.for_kinds(possible | {kind_of(entry.spec) for entry in gap.stays})


def _limits(gap: Gap, need: Need) -> Limits:
    """What the week should hold; where a hand has put in more, that is the most."""
    there = [kind_of(entry.spec) for entry in (*gap.stays, gap.out)]
    size = max(need.size, sum(not entry.spec.is_aerobic for entry in (*gap.stays, gap.out)))
    return Limits(
        least=tuple(need.kinds[kind][0] for kind in KINDS),
        most=tuple(max(need.kinds[kind][1], there.count(kind)) for kind in KINDS),
        backbone=BACKBONE_BY_KIND,
        may_exceed=MAY_EXCEED_BY_KIND,
        size=size,
        least_size=min(size, need.least_size),
        new=0,
        new_cares=0,
        seconds=0,
    )


def _worth(gap: Gap, candidate: Candidate, limits: Limits) -> int | None:
    """What the week is worth with it; None where its kind has no place there (R-BL)."""
    options = [_staying(place, entry) for place, entry in enumerate(gap.stays)]
    # Minutes, functions and care were judged before, day by day: here only what the week holds counts.
    new = candidate.option._replace(keys=0, own_key=0, is_new=False, needs_care=False, seconds=0)
    return worth_of([*options, new], limits, dict.fromkeys((option.slug for option in (*options, new)), 0))


def _staying(place: int, entry: Entry) -> Option:
    """What stays, as the search sees it: its points are the same whatever comes."""
    return Option(
        slug=f"{entry.spec.slug} {place}",
        points=0,
        kind=KIND_NUMBER[kind_of(entry.spec)],
        own_key=0,
        keys=0,
        is_new=False,
        needs_care=False,
        places=place_of(entry.spec),
        seconds=0,
        counts=not entry.spec.is_aerobic,
    )
