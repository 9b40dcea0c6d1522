"""How curators edit the library in the admin."""

from exercises.curation.condition import ConditionForm, PrecautionForm, ReferOutForm
from exercises.curation.exercise import ExerciseForm

__all__ = ["ConditionForm", "ExerciseForm", "PrecautionForm", "ReferOutForm"]
