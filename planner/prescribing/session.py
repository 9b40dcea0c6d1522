"""The order in which a session is done (rules.md section 9)."""

from collections.abc import Sequence

from planner.prescribing.library import Category, ExerciseSpec
from planner.prescribing.selection import Candidate

ORDER = (
    Category.MOBILITY,
    Category.NEURAL,
    Category.CONTROL,
    Category.BALANCE,
    Category.STRENGTH,
    Category.STRETCH,
    Category.AEROBIC,
    Category.RELAXATION,
)
POSITIONS = ("supine", "side-lying", "prone", "prone-support", "quadruped", "kneeling", "seated", "standing")
# What is easiest to keep up on a bad day (R-BL1).
CORE_KINDS = frozenset({Category.MOBILITY, Category.RELAXATION})


def in_session_order(chosen: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """The exercises in the order they are done: by kind, then lying before standing, easy before hard (section 9)."""
    return tuple(sorted(chosen, key=lambda candidate: session_place(candidate.spec)))


def session_place(spec: ExerciseSpec) -> tuple[int, int, int, str]:
    """Where an exercise stands in a session, to sort by: kind, position, level, slug (section 9)."""
    position = next((place for place, tag in enumerate(POSITIONS) if tag in spec.tags), len(POSITIONS))
    return ORDER.index(spec.category), position, spec.level, spec.slug
