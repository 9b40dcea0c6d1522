"""Which exercises serve this person best in one week, within the minutes and the number that fit (R-SZ, R-BL)."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from planner.prescribing.assessment import OLD_AGE, Assessment
from planner.prescribing.dose import WEEKDAYS, Dose
from planner.prescribing.library import ExerciseSpec, Library, Phase, Verdict
from planner.prescribing.needs import Kind, Need, kind_of, needs_balance
from planner.prescribing.schedule import days_for, minutes_a_day
from planner.prescribing.suitability import Judgement, eases, verdict_in

MAY_EXCEED_THE_MIX = frozenset({Kind.STRENGTH, Kind.CONTROL, Kind.MOVEMENT})
VERDICT_POINTS = {Verdict.INDICATED: 10, Verdict.NEUTRAL: 0, Verdict.CAUTION: -8, Verdict.CONTRAINDICATED: -100}
CORE_POINTS, CORE_STEP = 14, 2
ADD_POINTS, ADD_STEP = 8, 1
EASING_POINTS = 14
PREFERRED_POINTS = 30
CONTINUITY_POINTS = 20
HARDER_FORM_POINTS = 24
STAPLE_OF_OLDER_PEOPLE_POINTS = 6
STAPLES_OF_OLDER_PEOPLE = frozenset({"sit-to-stand", "semi-tandem-stance"})
EVERYBODYS_AEROBIC = "walking"
# Where no aerobic work is indicated, walking with care comes before something merely harmless (R-BL1).
SECOND_BEST_AEROBIC_POINTS = 20
CERTAINTY_POINTS = (("guideline", 2), ("trial", 1))


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    """The exercise a harder one follows (R-PG9), and whether that had reached its target or only a new phase began."""

    after: str
    name: str
    at_target: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One exercise that may be used this week, with the dose it would have."""

    spec: ExerciseSpec
    judgement: Judgement
    dose: Dose
    score: int
    is_new: bool
    next_step: NextStep | None = None

    @property
    def needs_care(self) -> bool:
        """Whether it is allowed only with care."""
        return self.judgement.verdict is Verdict.CAUTION


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """What a week allows: the need, the minutes of a day, the days, and how much may be new."""

    need: Need
    minutes_per_day: int
    days_per_week: int
    new_allowed: int
    new_cautions_allowed: int


def score(spec: ExerciseSpec, assessment: Assessment, phase: Phase, library: Library) -> int:
    """How well an exercise serves this person: verdicts, section 8's choices, easing direction, wishes, certainty."""
    points = sum(VERDICT_POINTS[verdict_in(spec, slug, assessment)] for slug in assessment.conditions)
    points += max(_points_of_choice(spec, slug, phase, library) for slug in assessment.conditions)
    if spec.is_aerobic and spec.slug != EVERYBODYS_AEROBIC and not _is_chosen(spec, assessment, library):
        points -= SECOND_BEST_AEROBIC_POINTS
    points += EASING_POINTS if eases(spec, assessment) else 0
    points += PREFERRED_POINTS if spec.slug in assessment.prefer else 0
    if assessment.age >= OLD_AGE and spec.slug in STAPLES_OF_OLDER_PEOPLE:
        points += STAPLE_OF_OLDER_PEOPLE_POINTS
    return points + next((extra for word, extra in CERTAINTY_POINTS if spec.certainty.startswith(word)), 0)


def serves(spec: ExerciseSpec, assessment: Assessment, library: Library) -> bool:
    """Whether an exercise answers something this person has; a merely harmless one is not proposed (R-SZ4)."""
    if spec.slug in assessment.prefer or spec.is_aerobic or eases(spec, assessment):
        return True
    if kind_of(spec) is Kind.BALANCE and needs_balance(assessment):
        return True
    return _is_chosen(spec, assessment, library)


def _is_chosen(spec: ExerciseSpec, assessment: Assessment, library: Library) -> bool:
    return any(
        spec.suitability[slug].verdict is Verdict.INDICATED or spec.slug in library.conditions[slug].core
        for slug in assessment.conditions
    )


def _points_of_choice(spec: ExerciseSpec, condition: str, phase: Phase, library: Library) -> int:
    known = library.conditions[condition]
    if spec.slug in known.core:
        return max(0, CORE_POINTS - CORE_STEP * known.core.index(spec.slug))
    if spec.slug in known.add and phase is not Phase.SETTLE:
        return max(0, ADD_POINTS - ADD_STEP * known.add.index(spec.slug))
    return 0


@dataclass(slots=True)
class _Basket:
    """What has been chosen so far, and what is left of the week's room."""

    room: Room
    chosen: list[Candidate] = field(default_factory=list)
    minutes: dict[str, float] = field(default_factory=lambda: dict.fromkeys(WEEKDAYS, 0.0))

    def kinds(self) -> Counter[Kind]:
        return Counter(kind_of(candidate.spec) for candidate in self.chosen)

    def has_place_for(self, candidate: Candidate, *, above_the_mix: bool) -> bool:
        kind = kind_of(candidate.spec)
        is_full = self.kinds()[kind] >= self.room.need.kinds[kind][1]
        may_exceed = above_the_mix and kind in MAY_EXCEED_THE_MIX
        if (is_full and not may_exceed) or self._repeats(candidate):
            return False
        if not candidate.spec.is_aerobic and self._size() >= self.room.need.size:
            return False
        return self._novelty_allows(candidate)

    def _size(self) -> int:
        return sum(not candidate.spec.is_aerobic for candidate in self.chosen)

    def _repeats(self, candidate: Candidate) -> bool:
        """No two exercises with one function (R-SZ4)."""
        return any(candidate.spec.function == other.spec.function for other in self.chosen)

    def _novelty_allows(self, candidate: Candidate) -> bool:
        if not candidate.is_new:
            return True
        new = [other for other in self.chosen if other.is_new]
        if candidate.needs_care and sum(c.needs_care for c in new) >= self.room.new_cautions_allowed:
            return False
        return len(new) < self.room.new_allowed

    def add(self, candidate: Candidate) -> bool:
        """Puts the candidate in, with the largest of its doses that fits the day; False when none does."""
        for dose in _doses_to_try(candidate.dose):
            if self._fits(candidate.spec, dose):
                self.put(replace(candidate, dose=dose))
                return True
        return False

    def put(self, candidate: Candidate) -> None:
        """Puts the candidate in as it is."""
        self.chosen.append(candidate)
        if not candidate.spec.is_aerobic:
            for day, minutes in self._load(candidate.spec, candidate.dose):
                self.minutes[day] += minutes

    def _load(self, spec: ExerciseSpec, dose: Dose) -> Iterator[tuple[str, float]]:
        minutes = minutes_a_day(spec, dose)
        return ((day, minutes) for day in days_for(spec, dose, self.room.days_per_week))

    def _fits(self, spec: ExerciseSpec, dose: Dose) -> bool:
        if spec.is_aerobic:
            return True
        limit = self.room.minutes_per_day
        return all(self.minutes[day] + minutes <= limit for day, minutes in self._load(spec, dose))

    def exchange(self, candidate: Candidate, dose: Dose) -> None:
        """Gives a chosen exercise another dose where the day has room for it."""
        for day, minutes in self._load(candidate.spec, candidate.dose):
            self.minutes[day] -= minutes
        index = self.chosen.index(candidate)
        better = replace(candidate, dose=dose if self._fits(candidate.spec, dose) else candidate.dose)
        for day, minutes in self._load(better.spec, better.dose):
            self.minutes[day] += minutes
        self.chosen[index] = better


def select(candidates: Iterable[Candidate], room: Room) -> tuple[Candidate, ...]:
    """The week's exercises: first the least of each kind, then the best of the rest while there is room."""
    ordered = sorted(candidates, key=lambda candidate: (-candidate.score, candidate.spec.slug))
    basket = _Basket(room=room)
    for kind, (least, _) in room.need.kinds.items():
        _fill(basket, [c for c in ordered if kind_of(c.spec) is kind], least)
    _fill(basket, ordered, len(ordered))
    # Where a condition has nothing of one kind (no stretch helps a sore tendon), the place goes to another kind.
    _fill(basket, ordered, room.need.least_size - len(basket.chosen), above_the_mix=True)
    return tuple(basket.chosen)


def _fill(basket: _Basket, ordered: Sequence[Candidate], most: int, *, above_the_mix: bool = False) -> None:
    added = 0
    taken = {candidate.spec.slug for candidate in basket.chosen}
    for candidate in ordered:
        if added >= most:
            return
        if candidate.spec.slug not in taken and basket.has_place_for(candidate, above_the_mix=above_the_mix):
            added += basket.add(candidate)


def with_grown_doses(
    chosen: Sequence[Candidate], room: Room, grown_doses: Sequence[tuple[str, Dose]]
) -> tuple[Candidate, ...]:
    """The same exercises with the larger doses, each only where the day still has room for it (R-SZ2)."""
    basket = _Basket(room=room)
    for candidate in chosen:
        basket.put(candidate)
    by_slug = {candidate.spec.slug: candidate for candidate in chosen}
    for slug, dose in grown_doses:
        if by_slug[slug].spec.is_aerobic:
            index = basket.chosen.index(by_slug[slug])
            basket.chosen[index] = replace(by_slug[slug], dose=dose)
        else:
            basket.exchange(by_slug[slug], dose)
    return tuple(basket.chosen)


def _doses_to_try(dose: Dose) -> Iterator[Dose]:
    """The dose, then smaller ones: fewer sets first (R-SZ2), then fewer sessions a day."""
    yield dose
    for sets in range(dose.sets - 1, 0, -1):
        yield replace(dose, sets=sets)
    for times in range(dose.frequency.times_per_day - 1, 0, -1):
        yield replace(dose, sets=1, frequency=replace(dose.frequency, times_per_day=times))
