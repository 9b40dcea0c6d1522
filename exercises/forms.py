"""How the library is filtered."""

from django import forms
from django.db.models import Prefetch

from exercises.models import Category, Condition, Exercise, Suitability, Verdict
from exercises.models.exercise import ExerciseQuerySet
from exercises.search import matching

ANY = "any"
VERDICTS = {
    "": (Suitability.INDICATED, Suitability.CAUTION),
    ANY: tuple(Suitability),
} | {kind.value: (kind,) for kind in Suitability}


class LibraryFilter(forms.Form):
    """Which exercises to show: by words, condition and category; every field may stay empty."""

    q = forms.CharField(
        label="Words", required=False, max_length=100, widget=forms.SearchInput(attrs={"class": "form-control"})
    )
    condition = forms.ModelChoiceField(
        Condition.objects.all(),
        label="Condition",
        required=False,
        to_field_name="slug",
        empty_label="Any condition",
        widget=forms.Select(attrs={"class": "form-select"}),
    )
    verdict = forms.ChoiceField(
        label="Verdict in that condition",
        required=False,
        choices=[
            ("", "Indicated or with care"),
            *((kind.value, kind.label) for kind in reversed(Suitability)),
            (ANY, "Any verdict"),
        ],
        widget=forms.Select(attrs={"class": "form-select"}),
    )
    category = forms.ChoiceField(
        label="Category",
        required=False,
        choices=[("", "Any category"), *Category.choices],
        widget=forms.Select(attrs={"class": "form-select"}),
    )

    def exercises(self) -> ExerciseQuerySet:
        """The published exercises that fit every field that is filled in and valid."""
        self.is_valid()
        chosen = self.cleaned_data
        exercises = matching(Exercise.objects.published(), chosen.get("q", ""))
        if chosen.get("category"):
            exercises = exercises.filter(category=chosen["category"])
        if condition := chosen.get("condition"):
            return in_condition(exercises, condition, VERDICTS[chosen.get("verdict", "")])
        return exercises


def in_condition(
    exercises: ExerciseQuerySet, condition: Condition, verdicts: tuple[Suitability, ...]
) -> ExerciseQuerySet:
    """Exercises with one of these verdicts in a condition; each has its verdict there in `chosen_verdicts`."""
    there = Verdict.objects.filter(condition=condition)
    return exercises.filter(verdicts__condition=condition, verdicts__verdict__in=verdicts).prefetch_related(
        Prefetch("verdicts", there, to_attr="chosen_verdicts")
    )
