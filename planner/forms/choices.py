"""What the assessment form offers to choose from, in words."""

from collections.abc import Iterable
from itertools import groupby
from typing import Self

from planner.prescribing.assessment import HOUSEHOLD, SPECIAL_EQUIPMENT
from planner.prescribing.library import Category, ExerciseSpec

YES_NO = (("yes", "Yes"), ("no", "No"))
YES_NO_NOT_ASKED = (*YES_NO, ("not_asked", "Not asked"))


class Explained(str):
    """The words of a choice, with a sentence that explains it."""

    __slots__ = ("explanation",)

    explanation: str

    def __new__(cls, words: str, explanation: str = "") -> Self:
        """Take the explanation beside the words; a copy of a choice brings only the words."""
        choice = super().__new__(cls, words)
        choice.explanation = explanation
        return choice


IRRITABILITY = (("low", "Low"), ("moderate", "Moderate"), ("high", "High"))
EASING_DIRECTION = (
    ("flexion", Explained("Bending forward", "Repeated bending forward moves leg pain up or eases it.")),
    ("extension", Explained("Bending backward", "Repeated bending backward moves leg pain up or eases it.")),
    ("none", Explained("Neither", "Both were tested and neither eases.")),
    ("not_tested", Explained("Not tested", "Exercises that need a tested direction stay out.")),
)
EXPERIENCE = (
    ("untrained", "Not used to exercise"),
    ("some", "Some exercise"),
    ("trained", "Trains regularly"),
)
EQUIPMENT_WORDS = {
    "resistance-band": "Resistance band",
    "step": "Step (or a bottom stair with a rail)",
    "stick": "Stick (or a broom handle)",
    "backpack-or-dumbbell": "Backpack to fill, or a dumbbell",
    "stationary-bike": "Stationary bike",
    "pool": "Pool",
    "mat": "Floor space (a mat or carpet)",
    "wall": "A free wall",
    "chair": "A firm chair",
    "bed": "A firm bed",
    "pillow": "Pillow",
    "towel": "Towel (strap or belt)",
    "counter": "Counter or other firm surface at waist height",
    "shoes": "Good shoes",
}
EQUIPMENT = tuple((slug, EQUIPMENT_WORDS[slug]) for slug in SPECIAL_EQUIPMENT)
LACKS = tuple((slug, EQUIPMENT_WORDS[slug]) for slug in HOUSEHOLD)


def exercises_by_category(specs: Iterable[ExerciseSpec]) -> list[tuple[str, list[tuple[str, str]]]]:
    """Exercises as grouped choices: categories in the order of a session, names in the order of the alphabet."""
    order = list(Category)
    arranged = sorted(specs, key=lambda spec: (order.index(spec.category), spec.name))
    return [
        (category.value.capitalize(), [(spec.slug, spec.name) for spec in group])
        for category, group in groupby(arranged, key=lambda spec: spec.category)
    ]
