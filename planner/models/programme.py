"""A programme as it is stored: weeks, prescriptions, and one row per prescription and week."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils import timezone

from planner.models.patient import Assessment, Patient
from planner.prescribing.assessment import WEEK_BOUNDS
from planner.prescribing.dose import WEEKDAYS, Side
from planner.prescribing.library import Phase

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from planner.models.clinic import User

LONGEST_TITLE = 120
LONGEST_INTENTION = 200
MOST_EXERCISES = 200
# Starting with any day, then only later ones: 'mon', 'mon thu', 'tue sat sun'; never a day twice.
DAYS_PATTERN = r"^({})\Z".format(
    "|".join(day + "".join(f"( {later})?" for later in WEEKDAYS[place:]) for place, day in enumerate(WEEKDAYS, start=1))
)


class ProgrammeQuerySet(models.QuerySet["Programme"]):
    """Programmes, narrowed in the field's own words."""

    def visible_to(self, user: "User | AnonymousUser") -> "ProgrammeQuerySet":
        """Programmes of patients whom this user may see."""
        return self.filter(patient__in=Patient.objects.visible_to(user))


class Programme(models.Model):
    """Weeks of exercises for one patient, proposed from an assessment and confirmed by a therapist."""

    class Status(models.TextChoices):
        DRAFT = "draft", "Draft"
        ACTIVE = "active", "Active"
        FINISHED = "finished", "Finished"

    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="programmes")
    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="programmes")
    title = models.CharField(max_length=LONGEST_TITLE)
    start_date = models.DateField()
    status = models.CharField(max_length=12, choices=Status.choices, default=Status.DRAFT)
    rules_version = models.CharField(max_length=20)
    proposal = models.JSONField(help_text="The plan as it was proposed, before anybody changed it.")
    texts = models.JSONField(
        default=dict,
        blank=True,
        help_text="The words and the figure of each exercise as they were when the programme was confirmed.",
    )
    when_and_where = models.CharField(max_length=LONGEST_INTENTION, blank=True)
    if_not_then = models.CharField("if that does not work", max_length=LONGEST_INTENTION, blank=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = ProgrammeQuerySet.as_manager()

    class Meta:
        ordering = ("-start_date", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(title=""),
                name="programme_has_a_title",
                violation_error_message="A programme needs a title.",
            ),
            models.CheckConstraint(
                condition=models.Q(status__in=("draft", "active", "finished")),
                name="programme_status_known",
                violation_error_message="A programme is a draft, active or finished.",
            ),
        )

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Where its page is."""
        return reverse("programme", args=[self.pk])

    def clean(self) -> None:
        """Refuse the assessment of somebody else; no constraint can, for it would span tables."""
        super().clean()
        if self.assessment.patient_id != self.patient_id:
            raise ValidationError("A programme and its assessment belong to the same patient.")

    @property
    def is_draft(self) -> bool:
        """Whether the therapist has yet to confirm it."""
        return self.status == self.Status.DRAFT

    @property
    def is_active(self) -> bool:
        """Whether it was confirmed and is being done."""
        return self.status == self.Status.ACTIVE


class Week(models.Model):
    """One week of a programme; numbers count from 1."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="weeks")
    number = models.PositiveSmallIntegerField()
    phase = models.CharField(max_length=10, choices=[(phase.value, phase.value.capitalize()) for phase in Phase])
    focus = models.TextField(blank=True)
    starts = models.DateField()

    class Meta:
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(
                fields=("programme", "number"),
                name="week_number_once_in_programme",
                violation_error_message="This programme has a week with this number already.",
            ),
            models.CheckConstraint(
                condition=models.Q(number__range=WEEK_BOUNDS),
                name="week_number_in_bounds",
                violation_error_message=f"A week's number is between {WEEK_BOUNDS[0]} and {WEEK_BOUNDS[1]}.",
            ),
            models.CheckConstraint(
                condition=models.Q(phase__in=[phase.value for phase in Phase]),
                name="week_phase_known",
                violation_error_message="A week's phase is settle, restore, build or return.",
            ),
        )

    def __str__(self) -> str:
        return f"Week {self.number}"


class Prescription(models.Model):
    """One exercise in a programme: its order, its side, and why it is there."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="prescriptions")
    exercise = models.ForeignKey("exercises.Exercise", on_delete=models.PROTECT, related_name="prescriptions")
    position = models.PositiveSmallIntegerField()
    side = models.CharField(max_length=5, choices=[(side.value, side.value.capitalize()) for side in Side])
    why = models.TextField(blank=True)
    note = models.TextField(max_length=1000, blank=True)
    core = models.BooleanField(default=False, help_text="Part of the short session for a bad day.")
    reasons = models.JSONField(default=list, blank=True)
    limits = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ("position",)
        constraints = (
            models.UniqueConstraint(
                fields=("programme", "position"),
                name="prescription_position_once_in_programme",
                violation_error_message="Another exercise has this place in the programme.",
            ),
            models.UniqueConstraint(
                fields=("programme", "exercise"),
                name="prescription_exercise_once_in_programme",
                violation_error_message="This exercise is in the programme already.",
            ),
            models.CheckConstraint(
                condition=models.Q(position__range=(1, MOST_EXERCISES)),
                name="prescription_position_in_bounds",
                violation_error_message=f"Places in a programme count from 1 to {MOST_EXERCISES}.",
            ),
            models.CheckConstraint(
                condition=models.Q(side__in=[side.value for side in Side]),
                name="prescription_side_known",
                violation_error_message="A side is left, right, both or none.",
            ),
        )

    def __str__(self) -> str:
        return f"Exercise {self.position}"


class WeeklyDose(models.Model):
    """How much of one prescription in one week; no row means that it is not done that week."""

    prescription = models.ForeignKey(Prescription, on_delete=models.CASCADE, related_name="doses")
    week = models.ForeignKey(Week, on_delete=models.CASCADE, related_name="doses")
    sets = models.PositiveSmallIntegerField(default=1)
    repetitions = models.PositiveSmallIntegerField(null=True, blank=True)
    hold_seconds = models.PositiveSmallIntegerField(null=True, blank=True)
    rest_seconds = models.PositiveSmallIntegerField(default=0)
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    load_kg = models.DecimalField(max_digits=5, decimal_places=1, null=True, blank=True)
    effort = models.PositiveSmallIntegerField(null=True, blank=True)
    times_per_day = models.PositiveSmallIntegerField(default=1)
    days = models.CharField(max_length=27)

    class Meta:
        ordering = ("week", "prescription")
        constraints = (
            models.UniqueConstraint(
                fields=("prescription", "week"),
                name="weekly_dose_once_in_week",
                violation_error_message="This exercise has a dose in this week already.",
            ),
            models.CheckConstraint(
                condition=models.Q(sets__range=(1, 20)),
                name="weekly_dose_sets_in_bounds",
                violation_error_message="Sets must be between 1 and 20.",
            ),
            models.CheckConstraint(
                condition=models.Q(repetitions__isnull=True) | models.Q(repetitions__range=(1, 200)),
                name="weekly_dose_repetitions_in_bounds",
                violation_error_message="Repetitions must be between 1 and 200.",
            ),
            models.CheckConstraint(
                condition=models.Q(hold_seconds__isnull=True) | models.Q(hold_seconds__range=(0, 600)),
                name="weekly_dose_hold_in_bounds",
                violation_error_message="A hold must be between 0 and 600 seconds.",
            ),
            models.CheckConstraint(
                condition=models.Q(rest_seconds__range=(0, 900)),
                name="weekly_dose_rest_in_bounds",
                violation_error_message="A rest must be between 0 and 900 seconds.",
            ),
            models.CheckConstraint(
                condition=models.Q(minutes__isnull=True) | models.Q(minutes__range=(1, 180)),
                name="weekly_dose_minutes_in_bounds",
                violation_error_message="Minutes must be between 1 and 180.",
            ),
            models.CheckConstraint(
                condition=models.Q(load_kg__isnull=True) | models.Q(load_kg__range=(0, 500)),
                name="weekly_dose_load_in_bounds",
                violation_error_message="A load must be between 0 and 500 kg.",
            ),
            models.CheckConstraint(
                condition=models.Q(effort__isnull=True) | models.Q(effort__range=(0, 10)),
                name="weekly_dose_effort_in_bounds",
                violation_error_message="Effort must be between 0 and 10.",
            ),
            models.CheckConstraint(
                condition=models.Q(times_per_day__range=(1, 12)),
                name="weekly_dose_times_in_bounds",
                violation_error_message="Times a day must be between 1 and 12.",
            ),
            models.CheckConstraint(
                condition=models.Q(days__regex=DAYS_PATTERN),
                name="weekly_dose_days_known",
                violation_error_message="Choose one to seven days of the week, each once and in order.",
            ),
            models.CheckConstraint(
                condition=models.Q(repetitions__isnull=False)
                | models.Q(hold_seconds__isnull=False, hold_seconds__gte=1)
                | models.Q(minutes__isnull=False),
                name="weekly_dose_says_how_much",
                violation_error_message="A dose needs repetitions, a hold of a second or more, or minutes.",
            ),
        )

    def __str__(self) -> str:
        return f"Dose in week {self.week_id}"

    def clean(self) -> None:
        """Refuse a week of another programme; no constraint can, for it would span tables."""
        super().clean()
        if self.week.programme_id != self.prescription.programme_id:
            raise ValidationError("A dose and its week belong to the same programme.")

    @property
    def weekdays(self) -> tuple[str, ...]:
        """The weekdays as slugs, in the order of the week."""
        return tuple(self.days.split())
