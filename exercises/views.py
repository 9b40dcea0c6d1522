"""The pages of the library; signing in is asked for by the middleware."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from exercises import presenting
from exercises.forms import LibraryFilter
from exercises.models import Condition, Exercise, ExerciseLink, Verdict


def exercise_list(request: HttpRequest) -> HttpResponse:
    """All published exercises by category, or those that fit the filter."""
    chosen = LibraryFilter(request.GET)
    exercises = list(chosen.exercises())
    context = {
        "filter": chosen,
        "is_filtered": any(request.GET.get(name) for name in chosen.fields),
        "condition": chosen.cleaned_data.get("condition"),
        "groups": presenting.by_category(exercises),
        "found": len(exercises),
    }
    return render(request, "exercises/exercise_list.html", context)


def exercise_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """One exercise with its dose, its verdicts and where they come from; a draft is shown in the admin only."""
    exercises = Exercise.objects.exclude(status=Exercise.Status.DRAFT).with_everything()
    exercise = get_object_or_404(exercises, slug=slug)
    context = {
        "exercise": exercise,
        "equipment": presenting.equipment_names(exercise),
        "dose_rows": presenting.dose_rows(exercise),
        "progressions": presenting.linked(exercise, ExerciseLink.Kind.PROGRESSION),
        "regressions": presenting.linked(exercise, ExerciseLink.Kind.REGRESSION),
        "verdict_groups": presenting.by_verdict(exercise.verdicts.all()),
        "cited": presenting.cited_by_exercise(exercise),
    }
    return render(request, "exercises/exercise_detail.html", context)


def condition_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """One condition: what it is, what programmes begin with, and the verdict on every exercise."""
    condition = get_object_or_404(Condition.objects.with_everything(), slug=slug)
    published = Verdict.objects.filter(condition=condition, exercise__status=Exercise.Status.PUBLISHED)
    verdicts = list(published.select_related("exercise").order_by("exercise__name"))
    context = {
        "condition": condition,
        "choice_groups": presenting.by_role(condition),
        "verdict_groups": presenting.by_verdict(verdicts),
        "cited": presenting.cited_by_condition(condition, verdicts),
    }
    return render(request, "exercises/condition_detail.html", context)
