"""What a request brings to a form."""

from django.http import HttpRequest, QueryDict


def posted(request: HttpRequest) -> QueryDict | None:
    """What was posted; None where the form is shown for the first time."""
    return request.POST if request.method == "POST" else None
