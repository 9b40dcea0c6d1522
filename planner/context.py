"""What every page knows about who is signed in."""

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from planner.models import Clinic


def own_clinics(request: HttpRequest) -> dict[str, object]:
    """`own_clinics`: the clinics of the signed-in user, fetched once and only where a template asks."""
    return {"own_clinics": SimpleLazyObject(lambda: list(Clinic.objects.of(request.user)))}
