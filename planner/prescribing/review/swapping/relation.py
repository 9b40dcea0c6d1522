"""How one exercise of the library is related to another."""

from enum import StrEnum

from planner.prescribing.library import ExerciseSpec
from planner.prescribing.needs import kind_of


class Relation(StrEnum):
    """How an alternative is related to the exercise in whose place it comes, the nearest first."""

    EASIER_FORM = "easier form"
    HARDER_FORM = "harder form"
    SAME_FUNCTION = "same function"
    SAME_KIND = "same kind"
    OTHER_KIND = "other kind"

    @property
    def distance(self) -> int:
        """0 for a form of the same exercise, 1 for what does the same work, then 2 and 3."""
        return max(0, list(Relation).index(self) - 1)


def relation_between(new: ExerciseSpec, old: ExerciseSpec) -> Relation:
    """How one exercise is related to another; a harder form is of the same kind, as where the planner goes on."""
    if kind_of(new) is not kind_of(old):
        return Relation.OTHER_KIND
    if new.slug in old.regressions or old.slug in new.progressions:
        return Relation.EASIER_FORM
    if new.slug in old.progressions or old.slug in new.regressions:
        return Relation.HARDER_FORM
    return Relation.SAME_FUNCTION if new.function == old.function else Relation.SAME_KIND
