"""The figures that go with a programme: which side each is drawn for, and what is said about that."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from exercises.figures.look import DEFAULT_LOOK, Look
from exercises.figures.look import Side as DrawnSide
from exercises.figures.lying import lies_on_working_side
from exercises.figures.pose import Figure
from planner.prescribing.dose import Side
from planner.prescribing.library import ExerciseSpec
from planner.prescribing.programme import Prescription

NOTES: Mapping[DrawnSide, str] = MappingProxyType(
    {
        DrawnSide.RIGHT: "Drawn for the right. The left is its mirror.",
        DrawnSide.LEFT: "",
        DrawnSide.SORE: "Drawn as if your right side is sore. If it is the left, do it the other way round.",
        DrawnSide.GOOD: "Drawn as if your left side is sore. If it is the right, do it the other way round.",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gallery:
    """The figures of exercises by their slug, and whom they show."""

    figures: Mapping[str, Figure]
    look: Look = DEFAULT_LOOK

    def side_of(self, item: Prescription, spec: ExerciseSpec) -> DrawnSide:
        """The side that is drawn and named (R-BL4).

        Where a limit allows one side only, by whether it is sore, nobody recorded which one that is: the words then say
        sore and good instead of right and left.
        """
        if item.side is Side.LEFT:
            return DrawnSide.LEFT
        if item.side is not Side.NONE or not spec.one_sided:
            return DrawnSide.RIGHT
        figure = self.figures.get(item.exercise)
        return DrawnSide.GOOD if figure and lies_on_working_side(figure) else DrawnSide.SORE

    def note_on(self, item: Prescription, spec: ExerciseSpec) -> str:
        """What is said about the side that is drawn; empty where one picture shows all there is."""
        drawn = spec.one_sided and item.exercise in self.figures and item.side is not Side.RIGHT
        return NOTES[self.side_of(item, spec)] if drawn else ""


NO_FIGURES = Gallery(figures=MappingProxyType({}))
