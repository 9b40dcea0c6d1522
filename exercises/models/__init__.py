"""The exercise library in rows: what is known, of what, and from where."""

from exercises.models.choices import Category, Certainty, Direction, Equipment, Phase, Provenance, Suitability
from exercises.models.clinical import Condition, ConditionTagRule, Precaution, ReferOut, Tag
from exercises.models.evidence import Article, Passage, Review, Source
from exercises.models.exercise import Exercise
from exercises.models.parts import ConditionChoice, ExerciseLink, LibraryDose, Verdict

__all__ = [
    "Article",
    "Category",
    "Certainty",
    "Condition",
    "ConditionChoice",
    "ConditionTagRule",
    "Direction",
    "Equipment",
    "Exercise",
    "ExerciseLink",
    "LibraryDose",
    "Passage",
    "Phase",
    "Precaution",
    "Provenance",
    "ReferOut",
    "Review",
    "Source",
    "Suitability",
    "Tag",
    "Verdict",
]
