"""One exercise on its way through the weeks: how long it has been done, whether it grows, and what follows it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from planner.prescribing.dose import Dose
from planner.prescribing.library import ExerciseSpec, Library, Phase
from planner.prescribing.needs import kind_of
from planner.prescribing.progression import is_halfway
from planner.prescribing.rules import Rules


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """One exercise that is being done: its full dose, before any lighter week, and for how long."""

    spec: ExerciseSpec
    dose: Dose
    begun_in: Phase
    weeks_done: int = 1
    weeks_at_target: int = 0


class NextStep(NamedTuple):
    """The exercise a harder one follows (R-PG9), and whether that had reached its target or only a new phase began."""

    after: str
    name: str
    at_target: bool


def next_steps(courses: Mapping[str, Course], phase: Phase, library: Library, rules: Rules) -> dict[str, NextStep]:
    """The harder forms whose time has come, by slug (R-PG9, R-PH1).

    That is after long enough at the target; or in a new phase, from halfway to the target on.
    """
    steps: dict[str, NextStep] = {}
    trained = {course.spec.function for course in courses.values()}
    for slug, course in courses.items():
        at_target = course.weeks_at_target >= rules.weeks_at_target
        is_ready = at_target or (phase.number > course.begun_in.number and is_halfway(course.dose, course.spec))
        if not is_ready or course.weeks_done < rules.weeks_before_harder:
            continue
        for harder in course.spec.progressions:
            spec = library.exercises.get(harder)
            if spec and _follows(spec, course.spec, trained):
                steps.setdefault(harder, NextStep(after=slug, name=course.spec.name, at_target=at_target))
    return steps


def _follows(harder: ExerciseSpec, easier: ExerciseSpec, trained: Collection[str]) -> bool:
    """Whether it is a harder form of the same work, and not of what another exercise does already (R-SZ4)."""
    if kind_of(harder) is not kind_of(easier):
        return False
    return harder.function == easier.function or harder.function not in trained
