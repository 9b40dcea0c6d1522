"""What the pages share about a request: who asks, what was posted, and what is needed to answer."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render

from planner.assemble import EmptyLibraryError
from planner.models import Programme, User
from planner.prescribing.contract import AssessmentFaults

View = Callable[..., HttpResponse]


class SignedInRequest(HttpRequest):
    """A request of somebody who is signed in: the middleware lets no other through to these pages."""

    user: User


def posted(request: HttpRequest) -> QueryDict | None:
    """What was posted; None where the form is shown for the first time."""
    return request.POST if request.method == "POST" else None


def programme_of(user: User, pk: int) -> Programme:
    """The programme with all that its pages ask of it; 404 where this user may not see it."""
    programmes = Programme.objects.visible_to(user).select_related("patient__clinic", "assessment", "created_by")
    return get_object_or_404(programmes, pk=pk)


def needs_library(view: View) -> View:
    """Answer with what to do where no exercise is published yet, or the library lacks what an assessment names."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except EmptyLibraryError:
            return render(request, "planner/no_library.html", status=503)
        except AssessmentFaults as faults:
            return render(request, "planner/library_lacks.html", {"faults": faults.faults}, status=503)

    return answered
