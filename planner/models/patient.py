"""Patients of a clinic and the assessments made of them."""

import unicodedata
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone

from planner.models.clinic import Clinic
from planner.prescribing.intake import LONGEST_NAME

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from planner.models.clinic import User

EARLIEST_BIRTH_YEAR = 1900
LATEST_BIRTH_YEAR = 2100
LONGEST_NOTES = 4000


def folded(words: str) -> str:
    """The words without case and accents, as no two databases fold them alike: 'Ζωή' and 'ΖΩΗ' become 'ζωη'."""
    letters = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", words).casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


class PatientQuerySet(models.QuerySet["Patient"]):
    """Patients, narrowed in the field's own words."""

    def visible_to(self, user: "User | AnonymousUser") -> "PatientQuerySet":
        """Patients of the clinics where this user treats or administers; a curator's role shows none."""
        return self.filter(clinic__in=Clinic.objects.treating(user))

    def named_like(self, words: str) -> "PatientQuerySet":
        """Patients whose name or reference holds every one of the words."""
        found = self
        for word in words.split():
            found = found.filter(folded__contains=folded(word))
        return found


class Patient(models.Model):
    """A person whom a clinic treats."""

    clinic = models.ForeignKey(Clinic, on_delete=models.PROTECT, related_name="patients")
    name = models.CharField(max_length=LONGEST_NAME)
    birth_year = models.PositiveSmallIntegerField(null=True, blank=True)
    reference = models.CharField(max_length=60, blank=True, help_text="Your own file number, if you use one.")
    notes = models.TextField(max_length=LONGEST_NOTES, blank=True)
    is_demonstration = models.BooleanField(default=False)
    folded = models.TextField(editable=False)  # what a search looks in; written with every save
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = PatientQuerySet.as_manager()

    class Meta:
        ordering = ("name", "pk")
        indexes = (models.Index(fields=("clinic", "name"), name="patient_clinic_name"),)
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(name=""),
                name="patient_has_a_name",
                violation_error_message="A patient needs a name.",
            ),
            models.CheckConstraint(
                condition=models.Q(birth_year__isnull=True)
                | models.Q(birth_year__range=(EARLIEST_BIRTH_YEAR, LATEST_BIRTH_YEAR)),
                name="patient_birth_year_in_bounds",
                violation_error_message=f"The year of birth must be between {EARLIEST_BIRTH_YEAR} and "
                f"{LATEST_BIRTH_YEAR}.",
            ),
            models.UniqueConstraint(
                fields=("clinic", "reference"),
                condition=~models.Q(reference=""),
                name="patient_reference_once_in_clinic",
                violation_error_message="Another patient of this clinic has this reference.",
            ),
        )

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, update_fields: Iterable[str] | None = None, **kwargs: Any) -> None:
        """Write what a search looks in along with the name and the reference it is made of."""
        self.folded = folded(f"{self.name}\n{self.reference}")
        written = None if update_fields is None else {*update_fields, "folded"}
        super().save(*args, update_fields=written, **kwargs)

    def get_absolute_url(self) -> str:
        """Where its page is."""
        return reverse("patient", args=[self.pk])


class AssessmentQuerySet(models.QuerySet["Assessment"]):
    """Assessments, narrowed in the field's own words."""

    def visible_to(self, user: "User | AnonymousUser") -> "AssessmentQuerySet":
        """Assessments of patients whom this user may see."""
        return self.filter(patient__in=Patient.objects.visible_to(user))


class Assessment(models.Model):
    """What a therapist found on one day; `answers` is the assessment format, the one stored form of it."""

    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="assessments")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_on = models.DateField(default=timezone.localdate)
    answers = models.JSONField()
    precautions_not_asked = models.JSONField(default=list, blank=True)
    blocks = models.JSONField(default=list, blank=True, help_text="Why no programme could be made, as found then.")
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = AssessmentQuerySet.as_manager()

    class Meta:
        ordering = ("-made_on", "-pk")

    def __str__(self) -> str:
        return f"Assessment of {self.made_on:%d %B %Y}"

    def get_absolute_url(self) -> str:
        """Where its page is."""
        return reverse("assessment", args=[self.pk])

    @property
    def is_blocked(self) -> bool:
        """Whether screening stopped a programme from being made."""
        return bool(self.blocks)
