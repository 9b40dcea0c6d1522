"""One exercise on its way through the weeks: how long it has been done, whether it grows, and what follows it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from planner.prescribing.dose import Dose
from planner.prescribing.library import ExerciseSpec, Library, Phase
from planner.prescribing.needs import kind_of
from planner.prescribing.rules import Rules


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """One exercise that is being done: its full dose, before any lighter week, and for how long."""

    spec: ExerciseSpec
    dose: Dose
    begun_in: Phase
    weeks_done: int = 1
    weeks_at_target: int = 0

    @property
    def is_halfway(self) -> bool:
        """Whether a session's work has come halfway from the library's first dose to its target."""
        return 2 * self.dose.volume >= self.spec.start.volume + self.spec.target.volume


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
    for slug, course in courses.items():
        at_target = course.weeks_at_target >= rules.weeks_at_target
        is_ready = at_target or (phase.number > course.begun_in.number and course.is_halfway)
        if not is_ready or course.weeks_done < rules.weeks_before_harder:
            continue
        for harder in course.spec.progressions:
            spec = library.exercises.get(harder)
            if spec and kind_of(spec) is kind_of(course.spec):
                steps.setdefault(harder, NextStep(after=slug, name=course.spec.name, at_target=at_target))
    return steps
