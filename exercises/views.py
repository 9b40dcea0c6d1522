"""The pages of the library; signing in is asked for by the middleware."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import cache_control
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import conditional_page, require_safe

from exercises import pictures, presenting
from exercises.figures.pose import Figure
from exercises.forms import LibraryFilter
from exercises.models import Condition, Exercise, ExerciseLink, Verdict
from exercises.posing import figure_of

# A picture says nothing of a patient, and its address changes with the figure's words: the reader's own browser may
# keep it, not for longer than a new release of the drawing may take to show.
KEPT_SECONDS = 3600


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
        "drawn": presenting.drawn(exercise, request.GET),
        "equipment": presenting.equipment_names(exercise),
        "dose_rows": presenting.dose_rows(exercise),
        "progressions": presenting.linked(exercise, ExerciseLink.Kind.PROGRESSION),
        "regressions": presenting.linked(exercise, ExerciseLink.Kind.REGRESSION),
        "verdict_groups": presenting.by_verdict(exercise.verdicts.all()),
        "cited": presenting.cited_by_exercise(exercise),
    }
    return render(request, "exercises/exercise_detail.html", context)


@require_safe
@conditional_page
@cache_control(private=True, max_age=KEPT_SECONDS)
def exercise_picture(request: HttpRequest, slug: str) -> HttpResponse:
    """The last frame of an exercise as an image of its own: a long list of inline drawings would be slow to load."""
    side, look = pictures.side_asked(request.GET), pictures.look_asked(request.GET)
    return svg_answer(pictures.picture_of(_figure(slug), side, look).small)


@require_safe
@gzip_page  # the steps repeat each other, and nothing secret is among them
@conditional_page
@cache_control(private=True, max_age=KEPT_SECONDS)
def exercise_motion(request: HttpRequest, slug: str) -> HttpResponse:
    """The moving picture of an exercise; not there where the figure is another than the one that was asked for."""
    figure = _figure(slug)
    if request.GET.get("of", figure.key) != figure.key:
        raise Http404
    side, look = pictures.side_asked(request.GET), pictures.look_asked(request.GET)
    return svg_answer(pictures.motion_markup(figure, side, look))


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


def _figure(slug: str) -> Figure:
    exercise = get_object_or_404(Exercise.objects.exclude(status=Exercise.Status.DRAFT), slug=slug)
    if figure := figure_of(exercise.figure):
        return figure
    raise Http404


def svg_answer(markup: str) -> HttpResponse:
    """A picture by itself, as an answer."""
    return HttpResponse(markup, content_type="image/svg+xml")
