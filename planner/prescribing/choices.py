"""What may be chosen for one person: every exercise judged once, and what each would bring to a week."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from dataclasses import replace as changed
from typing import NamedTuple

from planner.prescribing.assessment import Assessment, Experience
from planner.prescribing.course import Course, NextStep
from planner.prescribing.dose import Dose
from planner.prescribing.library import Category, ExerciseSpec, Library, Phase, Verdict
from planner.prescribing.needs import BACKBONE, MAY_EXCEED, Kind, kind_of
from planner.prescribing.objective import (
    CONTINUITY_POINTS,
    CONTINUITY_POINTS_AT_TARGET,
    CONTINUITY_POINTS_JUST_BEGUN,
    HARDER_FORM_POINTS,
    SPARE_POINTS,
    UNPREPARED_POINTS,
    lasting_points,
    points_in_phase,
    serves,
)
from planner.prescribing.progression import effort_for, start_dose, substitute_dose, with_days
from planner.prescribing.rules import Rules
from planner.prescribing.schedule import days_for, seconds_a_day
from planner.prescribing.session import place_of
from planner.prescribing.suitability import Situation, Standing, is_its_time, standing_of
from planner.prescribing.surgery import HIP_REPLACEMENTS, UNTIL_STANDING, is_too_soon_to_stand
from planner.prescribing.worth import Option

KINDS = tuple(Kind)
WEEKS_JUST_BEGUN = 3
"""So many weeks are kept free of a change; rest makes room sooner, once the pain has settled (section 7)."""
PREPARED_LEVEL = 2
PRECAUTION_POINTS = -8  # as a condition's caution
LEAST_AEROBIC_DAYS = 3  # section 5: 3 to 5 days a week (WHO20)
KIND_NUMBER = {kind: number for number, kind in enumerate(KINDS)}
BACKBONE_BY_KIND = tuple(BACKBONE.get(kind, 0) for kind in KINDS)
MAY_EXCEED_BY_KIND = tuple(kind in MAY_EXCEED for kind in KINDS)

Key = tuple[Phase, frozenset[str], bool]


class Candidate(NamedTuple):
    """One exercise that may be used in a week, with the dose it should have, and how the search sees it."""

    spec: ExerciseSpec
    standing: Standing
    dose: Dose
    option: Option
    next_step: NextStep | None = None

    @property
    def is_new(self) -> bool:
        """Whether it was not done the week before."""
        return self.option.is_new


class _Traits(NamedTuple):
    """What the search knows of an exercise whatever the week."""

    kind: int
    own_key: int
    key: int
    place: int
    counts: bool
    points: int


@dataclass(slots=True, kw_only=True)
class Choices:
    """The exercises for one person; what was worked out for one week is kept for the next."""

    assessment: Assessment
    library: Library
    rules: Rules
    _standings: dict[frozenset[str], dict[str, Standing]] = field(default_factory=dict)
    _allowed: dict[frozenset[str], dict[str, ExerciseSpec]] = field(default_factory=dict)
    _usable: dict[Key, dict[str, ExerciseSpec]] = field(default_factory=dict)
    _plain: dict[tuple[str, frozenset[str]], Candidate] = field(default_factory=dict)
    _fresh: dict[tuple[Key, bool], dict[str, Candidate]] = field(default_factory=dict)
    _traits: dict[str, _Traits] = field(default_factory=dict)
    _kinds: dict[str, Kind | None] = field(default_factory=dict)
    _first: dict[str, Dose] = field(default_factory=dict)
    _lasting: dict[str, int] = field(default_factory=dict)
    _points: dict[tuple[str, Phase], int] = field(default_factory=dict)
    _bits: dict[tuple[str, ...], int] = field(default_factory=dict)

    def candidates(
        self,
        situation: Situation,
        courses: Mapping[str, Course],
        steps: Mapping[str, NextStep],
        earlier: Mapping[str, Dose],
        *,
        spare: bool = False,
    ) -> list[Candidate]:
        """Everything that may be used in this situation, new or begun; no harder form goes beside its easier one.

        What was done `earlier` and comes back does so with no more than its last dose. What serves nothing special
        is among them only with `spare` (R-BL2).
        """
        ready = dict(self._fresh_in(situation, spare=spare))
        for slug, last in earlier.items():
            if slug in ready and slug not in courses:
                ready[slug] = self._again(ready[slug], last)
        usable = self._usable_in(situation).keys()
        for slug in courses.keys() & usable:
            ready[slug] = self._begun(courses[slug], situation)
        for slug in steps.keys() & usable - courses.keys():
            if self._needs_more_care(slug, steps[slug].after, situation):
                ready.pop(slug, None)
                continue
            ready[slug] = self._harder(slug, situation, courses[steps[slug].after], steps[slug])
        return self._apart(ready, steps)

    def _usable_in(self, situation: Situation) -> dict[str, ExerciseSpec]:
        """The exercises that serve this person and that nothing speaks against now."""
        key = self._key(situation)
        if key not in self._usable:
            over = UNTIL_STANDING if self._stands_again(key) else frozenset()
            self._usable[key] = {
                slug: spec
                for slug, spec in self._allowed_in(situation).items()
                if is_its_time(spec, situation) and slug not in over
            }
        return self._usable[key]

    def _allowed_in(self, situation: Situation) -> dict[str, ExerciseSpec]:
        """The exercises that serve this person and that nothing speaks against, each in its time."""
        if situation.precautions not in self._allowed:
            standings = self._standings_in(situation)
            self._allowed[situation.precautions] = {
                slug: spec
                for slug, spec in self.library.exercises.items()
                if not standings[slug].objections and self._kind(spec) is not None
            }
        return self._allowed[situation.precautions]

    def _key(self, situation: Situation) -> Key:
        """What decides about what may be used: two weeks with one key are alike."""
        too_soon = is_too_soon_to_stand(self.assessment, situation.starts, situation.number)
        return situation.phase, situation.precautions, too_soon

    def _stands_again(self, key: Key) -> bool:
        """Whether a hip was replaced and the standing set has begun (R-SURG)."""
        _, precautions, too_soon = key
        return bool(precautions & HIP_REPLACEMENTS) and not too_soon

    def standing(self, slug: str, situation: Situation) -> Standing:
        """What is said about an exercise in every phase of this situation."""
        return self._standings_in(situation)[slug]

    def _standings_in(self, situation: Situation) -> dict[str, Standing]:
        known = self._standings.get(situation.precautions)
        if known is None:
            specs = self.library.exercises.items()
            known = {slug: standing_of(spec, situation, self.library) for slug, spec in specs}
            self._standings[situation.precautions] = known
        return known

    def _fresh_in(self, situation: Situation, *, spare: bool) -> dict[str, Candidate]:
        """Everything that may be used, as if it were new."""
        key = (self._key(situation), spare)
        if key not in self._fresh:
            self._fresh[key] = {
                spec.slug: self._new(spec, situation)
                for spec in self._usable_in(situation).values()
                if spare or self._kind(spec) is not Kind.SPARE
            }
        return self._fresh[key]

    def _needs_more_care(self, harder: str, easier: str, situation: Situation) -> bool:
        """A harder form that needs care where the easier one does not is no next step: bouts, not one long walk."""
        verdicts = [self.standing(slug, situation).verdict for slug in (harder, easier)]
        return verdicts[0] is Verdict.CAUTION is not verdicts[1]

    def _begun(self, course: Course, situation: Situation) -> Candidate:
        spec = course.spec
        points = self._points_in(spec, situation.phase) + self._points_to_go_on(course)
        return self._candidate(spec, situation, course.dose, points=points, is_new=False)

    def _points_to_go_on(self, course: Course) -> int:
        rests = course.spec.category is Category.RELAXATION
        if course.weeks_done == 1 or (course.weeks_done < WEEKS_JUST_BEGUN and not rests):
            return CONTINUITY_POINTS_JUST_BEGUN
        is_kept = course.weeks_at_target < self.rules.weeks_at_target
        return CONTINUITY_POINTS if is_kept else CONTINUITY_POINTS_AT_TARGET

    def _harder(self, slug: str, situation: Situation, old: Course, step: NextStep) -> Candidate:
        spec = self.library.exercises[slug]
        dose = substitute_dose(spec, old.dose, self.assessment, self.rules)
        as_the_old = self._points_in(old.spec, situation.phase) + CONTINUITY_POINTS
        points = max(self._points_in(spec, situation.phase), as_the_old) + HARDER_FORM_POINTS
        return self._candidate(spec, situation, dose, points=points, is_new=True)._replace(next_step=step)

    def _new(self, spec: ExerciseSpec, situation: Situation) -> Candidate:
        if spec.slug not in self._first:
            with_care = self.standing(spec.slug, situation).verdict is Verdict.CAUTION
            self._first[spec.slug] = start_dose(spec, self.assessment, self.rules, with_care=with_care)
        key = (spec.slug, situation.precautions)
        if key not in self._plain:
            is_jump = spec.level > PREPARED_LEVEL and self.assessment.experience is not Experience.TRAINED
            points = UNPREPARED_POINTS if is_jump else 0
            self._plain[key] = self._candidate(spec, situation, self._first[spec.slug], points=points, is_new=True)
        plain = self._plain[key]
        option = plain.option.worth_more(self._points_in(spec, situation.phase))
        return Candidate(spec, plain.standing, plain.dose, option)

    def _again(self, new: Candidate, last: Dose) -> Candidate:
        """What comes back, with its last dose where that was less than its first."""
        first = new.dose
        if last.volume * last.frequency.times_per_day >= first.volume * first.frequency.times_per_day:
            return new
        seconds = 0 if new.spec.is_aerobic else seconds_a_day(new.spec, smallest(last))
        return new._replace(dose=last, option=new.option._replace(seconds=seconds))

    def _candidate(
        self, spec: ExerciseSpec, situation: Situation, dose: Dose, *, points: int, is_new: bool
    ) -> Candidate:
        standing, traits = self.standing(spec.slug, situation), self._traits_of(spec)
        # What is new may begin with less where the day is short; what has begun is not cut for it (R-SZ2).
        needed = smallest(dose) if is_new else dose
        option = Option(
            slug=spec.slug,
            points=points + traits.points + PRECAUTION_POINTS * _cautions_of_precautions(standing),
            kind=traits.kind,
            own_key=traits.own_key,
            keys=traits.key,
            is_new=is_new,
            # Every week has aerobic work (R-BL1): that it needs care takes no other exercise's place.
            needs_care=standing.verdict is Verdict.CAUTION and traits.counts,
            places=traits.place,
            seconds=seconds_a_day(spec, needed) if traits.counts else 0,
            counts=traits.counts,
        )
        return Candidate(spec, standing, dose, option)

    def _traits_of(self, spec: ExerciseSpec) -> _Traits:
        if spec.slug not in self._traits:
            kind = self._kind(spec) or Kind.SPARE
            self._traits[spec.slug] = _Traits(
                kind=KIND_NUMBER[kind],
                own_key=self._bit(spec.function, kind),
                key=self._bit(spec.function),
                place=place_of(spec),
                counts=not spec.is_aerobic,
                points=SPARE_POINTS if kind is Kind.SPARE else 0,
            )
        return self._traits[spec.slug]

    def _kind(self, spec: ExerciseSpec) -> Kind | None:
        """The row it counts in: that of its category, or SPARE, or none where it serves nothing (R-SZ4)."""
        if spec.slug not in self._kinds:
            kind = kind_of(spec)
            spare = Kind.SPARE if kind in BACKBONE else None
            self._kinds[spec.slug] = kind if serves(spec, self.assessment, self.library) else spare
        return self._kinds[spec.slug]

    def _apart(self, ready: Mapping[str, Candidate], steps: Mapping[str, NextStep]) -> list[Candidate]:
        """The candidates, with a key in common for each harder form and the exercise it follows."""
        extra: dict[str, int] = {}
        for slug, step in steps.items():
            bit = self._bit("after", step.after)
            for one in (slug, step.after):
                extra[one] = extra.get(one, 0) | bit
        apart = dict(ready)
        for slug in extra.keys() & ready.keys():
            option = ready[slug].option
            apart[slug] = ready[slug]._replace(option=option._replace(keys=option.keys | extra[slug]))
        return list(apart.values())

    def _points_in(self, spec: ExerciseSpec, phase: Phase) -> int:
        key = (spec.slug, phase)
        if key not in self._points:
            if spec.slug not in self._lasting:
                self._lasting[spec.slug] = lasting_points(spec, self.assessment, self.library)
            now = points_in_phase(spec, self.assessment, phase, self.library)
            self._points[key] = self._lasting[spec.slug] + now
        return self._points[key]

    def as_done_in(self, phase: Phase, candidate: Candidate, *, may_ask_more: bool = True) -> Candidate:
        """With the phase's effort, on as many days as that effort and the person's week allow.

        Where it `may_ask_more` not, as in a lighter week (R-PG6), what has begun keeps the effort it had.
        """
        spec, dose = candidate.spec, candidate.dose
        if spec.is_aerobic and dose.frequency.days_per_week < LEAST_AEROBIC_DAYS:
            dose = with_days(dose, LEAST_AEROBIC_DAYS)
        effort = effort_for(spec, phase, self.assessment, self.rules)
        if effort is not None and dose.effort is not None and not may_ask_more:
            effort = min(effort, dose.effort)
        with_effort = dose if effort == dose.effort else changed(dose, effort=effort)
        days = days_for(spec, with_effort, self.assessment.days_per_week)
        return Candidate(
            spec, candidate.standing, with_days(with_effort, len(days)), candidate.option, candidate.next_step
        )

    def _bit(self, *name: str) -> int:
        """A bit of its own for a function, a function within a kind, or an exercise that others follow."""
        return self._bits.setdefault(name, 1 << len(self._bits))


def _cautions_of_precautions(standing: Standing) -> int:
    return sum([reason.rule == "R-OVL" for reason in standing.reasons])


def smallest(dose: Dose) -> Dose:
    """The least that a dose may be cut to where the day is short: one set, once a day (R-SZ2)."""
    is_small = dose.sets == 1 and dose.frequency.times_per_day == 1
    if is_small or (dose.minutes is not None and dose.sets > 1):
        return dose
    return changed(dose, sets=1, frequency=changed(dose.frequency, times_per_day=1))


def cut(dose: Dose) -> Dose:
    """The dose with one set less, or else one session a day less (R-SZ2); the same where nothing is left to cut."""
    if dose.sets > smallest(dose).sets:
        return changed(dose, sets=dose.sets - 1)
    times = dose.frequency.times_per_day
    return changed(dose, frequency=changed(dose.frequency, times_per_day=times - 1)) if times > 1 else dose
