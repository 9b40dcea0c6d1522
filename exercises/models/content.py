"""What every entry of the library files has in common."""

from django.db import models


def sentences() -> models.JSONField:
    """A list of sentences or terms, in order."""
    return models.JSONField(default=list, blank=True)


class Content(models.Model):
    """A row that comes from a library file.

    `loaded_digest` is the SHA-256 of its canonical content when it was last loaded; empty where a curator wrote it.
    """

    loaded_digest = models.CharField(max_length=64, blank=True, default="", editable=False)

    class Meta:
        abstract = True
