"""The order in which a session is done (rules.md section 9)."""

from collections.abc import Sequence

from planner.prescribing.library import Category
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
    return tuple(sorted(chosen, key=_place))


def _place(candidate: Candidate) -> tuple[int, int, int, str]:
    spec = candidate.spec
    position = next((place for place, tag in enumerate(POSITIONS) if tag in spec.tags), len(POSITIONS))
    return ORDER.index(spec.category), position, spec.level, spec.slug
