"""The order in which a session is done (rules.md section 9)."""

from planner.prescribing.library import Category, ExerciseSpec

ORDER = (
    Category.AEROBIC,
    Category.MOBILITY,
    Category.NEURAL,
    Category.CONTROL,
    Category.BALANCE,
    Category.STRENGTH,
    Category.STRETCH,
    Category.RELAXATION,
)
FLOOR, SEATED, STANDING = 1, 2, 4
PLACES = {
    "supine": FLOOR,
    "side-lying": FLOOR,
    "prone": FLOOR,
    "prone-support": FLOOR,
    "quadruped": FLOOR,
    "kneeling": FLOOR,
    "seated": SEATED,
    "standing": STANDING,
}
"""Where one is for each position: down on the floor or a bed, on a chair, on one's feet."""
POSITIONS = tuple(PLACES)
EASIEST_FIRST = (
    frozenset({Category.MOBILITY, Category.RELAXATION}),
    frozenset({Category.STRETCH, Category.CONTROL, Category.NEURAL}),
    frozenset({Category.BALANCE, Category.STRENGTH}),
)
"""What is easiest to keep up on a bad day (R-BL1)."""
EASE = {category: number for number, categories in enumerate(EASIEST_FIRST) for category in categories}


def place_of(spec: ExerciseSpec) -> int:
    """Where one is for an exercise: FLOOR, SEATED or STANDING; 0 for aerobic work, which has a time of its own."""
    if spec.is_aerobic:
        return 0
    return next((place for tag, place in PLACES.items() if tag in spec.tags), STANDING)


def session_place(spec: ExerciseSpec) -> tuple[int, int, bool, int, int, str]:
    """Where an exercise stands in a session, to sort by (section 9).

    Aerobic work first, in a slot of its own; then by place, so that one gets down and up once; there by kind, two-leg
    work before one-leg work, by position and level.
    """
    position = next((number for number, tag in enumerate(POSITIONS) if tag in spec.tags), len(POSITIONS))
    return place_of(spec), ORDER.index(spec.category), spec.one_sided, position, spec.level, spec.slug
