"""What was handed over: each version of a programme on paper, as it was issued and for ever after."""

import hashlib
import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

from django.conf import settings
from django.db import models
from django.db.models.functions import Length
from django.urls import reverse
from django.utils import timezone

from planner.handouts.sheet import ProgrammeSheet
from planner.handouts.stored import CODE_LENGTH, in_fours, sheet_from_json
from planner.models.clinic import Clinic
from planner.models.programme import Programme

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from planner.models.clinic import User

SHA256_PATTERN = r"^[0-9a-f]{64}\Z"
_Row = TypeVar("_Row", bound=models.Model)


class FrozenError(TypeError):
    """Something issued was about to be changed or deleted."""

    def __init__(self) -> None:
        super().__init__("What was issued is never changed or deleted; issue the next version.")


class FrozenQuerySet(models.QuerySet[_Row]):
    """Rows that are written once."""

    def bulk_create(
        self, objs: Iterable[_Row], batch_size: int | None = None, *conflicts: Any, **named: Any
    ) -> list[_Row]:
        """Write new rows; FrozenError where one of them should take the place of what is there, or give way to it."""
        if any((*conflicts, *named.values())):
            raise FrozenError
        return super().bulk_create(objs, batch_size)

    def update(self, **_: Any) -> NoReturn:
        """Never."""
        raise FrozenError

    def delete(self) -> NoReturn:
        """Never."""
        raise FrozenError


class HandoutQuerySet(FrozenQuerySet["Handout"]):
    """Handouts, narrowed in the field's own words."""

    def visible_to(self, user: "User | AnonymousUser") -> "HandoutQuerySet":
        """Handouts of programmes that this user may see."""
        return self.filter(programme__in=Programme.objects.visible_to(user))

    def in_lists(self) -> "HandoutQuerySet":
        """With their files, but without what makes them large."""
        files = models.Prefetch("files", HandoutFile.objects.without_content())
        return self.defer("sheet").select_related("issued_by").prefetch_related(files)

    def next_version(self) -> int:
        """The version that comes after all of these."""
        newest: int | None = self.aggregate(newest=models.Max("version"))["newest"]
        return (newest or 0) + 1


class HandoutFileQuerySet(FrozenQuerySet["HandoutFile"]):
    """The files of handouts."""

    def visible_to(self, user: "User | AnonymousUser") -> "HandoutFileQuerySet":
        """Files of handouts that this user may see."""
        return self.filter(handout__in=Handout.objects.visible_to(user))

    def without_content(self) -> "HandoutFileQuerySet":
        """For a list: how many bytes each has, but not the bytes."""
        return self.defer("pdf").annotate(size=Length("pdf"))  # type: ignore[no-redef]

    def to_download(self) -> "HandoutFileQuerySet":
        """With whose programme it is of, without anything else that is large."""
        large = ("handout__sheet", "handout__programme__proposal", "handout__programme__texts")
        return self.select_related("handout__programme__patient").defer(*large)


class Frozen(models.Model):
    """A row that is written once."""

    class Meta:
        abstract = True

    def save(self, *_: Any, using: str | None = None, **__: Any) -> None:
        """Write it the first time, and never over another row; FrozenError after that."""
        if not self._state.adding:
            raise FrozenError
        super().save(force_insert=True, using=using)

    def delete(self, *_: Any, **__: Any) -> NoReturn:
        """Never."""
        raise FrozenError


class Handout(Frozen):
    """One issued version of a programme: the sheet as it was, letter by letter, and a file of it in every layout."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="handouts")
    version = models.PositiveSmallIntegerField()
    # Text, not a JSON column: a database may write numbers otherwise, and the hash is of these very letters.
    sheet = models.TextField(help_text="The printed words, numbers and figures as JSON.")
    sheet_sha256 = models.CharField("SHA-256 of the sheet", max_length=64)
    page_size = models.CharField(max_length=6, choices=Clinic.PageSize)
    made_on = models.DateField(help_text="The date that is printed.")
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    issued_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = HandoutQuerySet.as_manager()

    class Meta:
        base_manager_name = "objects"
        ordering = ("-version",)
        constraints = (
            models.UniqueConstraint(
                fields=("programme", "version"),
                name="handout_version_once_in_programme",
                violation_error_message="This version of the programme was issued already.",
            ),
            models.CheckConstraint(
                condition=models.Q(version__gte=1),
                name="handout_version_counts_from_one",
                violation_error_message="Versions count from 1.",
            ),
            models.CheckConstraint(
                condition=~models.Q(sheet=""),
                name="handout_has_a_sheet",
                violation_error_message="A handout keeps what was printed.",
            ),
            models.CheckConstraint(
                condition=models.Q(sheet_sha256__regex=SHA256_PATTERN),
                name="handout_sha256_is_one",
                violation_error_message="The SHA-256 of the sheet is 64 hexadecimal digits.",
            ),
            models.CheckConstraint(
                condition=models.Q(page_size__in=("A4", "Letter")),
                name="handout_page_size_is_known",
                violation_error_message="The paper is A4 or Letter.",
            ),
        )

    def __str__(self) -> str:
        return f"Version {self.version}"

    @property
    def code(self) -> str:
        """What is printed at the foot to tell this version from any other: the first digits of its hash."""
        return in_fours(self.sheet_sha256[:CODE_LENGTH])

    def stored_sheet(self) -> ProgrammeSheet:
        """The sheet it was printed from; StoredSheetFault where it cannot be read."""
        return sheet_from_json(json.loads(self.sheet))


class HandoutFile(Frozen):
    """An issued version in one layout: the bytes that were handed over."""

    handout = models.ForeignKey(Handout, on_delete=models.PROTECT, related_name="files")
    layout = models.SlugField(max_length=40)
    pdf = models.BinaryField("PDF")
    sha256 = models.CharField("SHA-256 of the file", max_length=64)

    size: int  # in bytes; only on what `without_content` found

    objects = HandoutFileQuerySet.as_manager()

    class Meta:
        base_manager_name = "objects"
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("handout", "layout"),
                name="handout_file_once_in_layout",
                violation_error_message="This version has a file in this layout already.",
            ),
            models.CheckConstraint(
                condition=~models.Q(pdf=b""),
                name="handout_file_is_not_empty",
                violation_error_message="A file that was handed over has something in it.",
            ),
            models.CheckConstraint(
                condition=models.Q(sha256__regex=SHA256_PATTERN),
                name="handout_file_sha256_is_one",
                violation_error_message="The SHA-256 of the file is 64 hexadecimal digits.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.layout}.pdf"

    def get_absolute_url(self) -> str:
        """Where it is downloaded."""
        return reverse("handout_pdf", args=[self.handout_id, self.layout])

    @property
    def is_as_issued(self) -> bool:
        """Whether the bytes are still those of its hash."""
        return hashlib.sha256(self.pdf).hexdigest() == self.sha256
