"""Whether an exercise can be done with what the person has at home (R-EQ1, R-POOL)."""

from collections.abc import Collection

from planner.prescribing.assessment import HOUSEHOLD, Assessment
from planner.prescribing.library import ExerciseSpec

LYING = frozenset({"supine", "side-lying", "prone"})
FLOOR_TAGS = frozenset({"quadruped", "kneeling", "prone-support"})
CANNOT_GET_TO_FLOOR = "cannot-get-to-floor"
IN_WORDS = {
    "mat": "a mat, a carpet or a firm bed",
    "bed": "a firm bed",
    "chair": "a firm chair",
    "counter": "a kitchen counter or firm rail",
    "wall": "a wall",
    "pillow": "pillows",
    "strap": "a long towel or strap",
    "belt": "a belt or long towel",
    "shoes": "comfortable shoes",
    "step": "a low step with a rail",
    "stick": "a broom handle or stick",
    "resistance-band": "a resistance band",
    "backpack-or-dumbbell": "a backpack or a light weight",
    "stationary-bike": "an exercise bike",
    "pool": "a pool with a lifeguard",
}
# What an exercise asks for, and what else does the same work.
SUBSTITUTES = {"strap": "towel", "belt": "towel"}


def in_words(things: Collection[str], assessment: Assessment) -> tuple[str, ...]:
    """What a programme needs, for the patient; who cannot get to the floor lies on a bed (R-EQ1)."""
    needed = set(things)
    if CANNOT_GET_TO_FLOOR in assessment.precaution_slugs and "mat" in needed:
        needed = needed - {"mat"} | {"bed"}
    return tuple(words for thing, words in IN_WORDS.items() if thing in needed)


def missing_equipment(spec: ExerciseSpec, at_hand: frozenset[str]) -> tuple[str, ...]:
    """What the exercise needs and is not at hand; empty when all is there."""
    return tuple([thing for thing in spec.equipment if not _is_met(thing, spec, at_hand)])


def things_at_hand(assessment: Assessment, precautions: frozenset[str]) -> frozenset[str]:
    """What the person can use while these precautions hold: what every home has but for what is lacking, and more."""
    things = (set(HOUSEHOLD) | set(assessment.equipment)) - set(assessment.lacks)
    if CANNOT_GET_TO_FLOOR in precautions:
        things.discard("mat")
    return frozenset(things)


def _is_met(thing: str, spec: ExerciseSpec, at_hand: frozenset[str]) -> bool:
    if thing == "mat":
        return "mat" in at_hand or ("bed" in at_hand and not spec.tags & FLOOR_TAGS)
    return thing in at_hand or SUBSTITUTES.get(thing) in at_hand
