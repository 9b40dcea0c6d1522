"""What belongs to an exercise: doses, verdicts, links to easier and harder ones, and where it is a first choice."""

from django.db import models
from django.db.models import F, Q

from exercises.models.choices import Suitability
from exercises.models.clinical import Condition
from exercises.models.exercise import Exercise

DOSE_BOUNDS = {
    "days_per_week": (1, 7),
    "times_per_day": (1, 12),
    "sets": (1, 10),
    "repetitions": (1, 60),
    "hold_seconds": (0, 180),
    "rest_seconds": (0, 600),
    "minutes": (1, 120),
}
"""The lowest and the highest of each number that a person could do; the library files are held to them too."""


def within_bounds(field: str, sentence: str) -> models.CheckConstraint:
    """The constraint that a number of a dose, where it is given, lies within its bounds."""
    lowest, highest = DOSE_BOUNDS[field]
    given = Q(**{f"{field}__gte": lowest, f"{field}__lte": highest})
    optional = field not in ("days_per_week", "times_per_day")
    return models.CheckConstraint(
        name=f"dose_{field}_{lowest}_to_{highest}",
        condition=Q(**{f"{field}__isnull": True}) | given if optional else given,
        violation_error_message=f"{sentence} {lowest} to {highest}.",
    )


class LibraryDose(models.Model):
    """How much of an exercise to start with, or to work towards; a number that does not apply is empty."""

    class Kind(models.TextChoices):
        """The two doses of an exercise."""

        START = "start", "Start"
        TARGET = "target", "Target"

    exercise = models.ForeignKey(Exercise, on_delete=models.CASCADE, related_name="doses")
    kind = models.CharField(max_length=10, choices=Kind)
    days_per_week = models.PositiveSmallIntegerField()
    times_per_day = models.PositiveSmallIntegerField(default=1)
    sets = models.PositiveSmallIntegerField(null=True, blank=True)
    repetitions = models.PositiveSmallIntegerField(null=True, blank=True)
    hold_seconds = models.PositiveSmallIntegerField(null=True, blank=True)
    rest_seconds = models.PositiveSmallIntegerField(null=True, blank=True)
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        ordering = ("exercise_id", "kind")
        verbose_name = "dose"
        constraints = [
            models.UniqueConstraint(
                fields=["exercise", "kind"],
                name="one_dose_per_exercise_and_kind",
                violation_error_message="An exercise has one start dose and one target dose.",
            ),
            models.CheckConstraint(
                name="dose_kind_is_known",
                condition=Q(kind__in=["start", "target"]),
                violation_error_message="A dose is the start dose or the target dose.",
            ),
            within_bounds("days_per_week", "The days a week are"),
            within_bounds("times_per_day", "The times a day are"),
            within_bounds("sets", "The sets are"),
            within_bounds("repetitions", "The repetitions are"),
            within_bounds("hold_seconds", "The seconds of a hold are"),
            within_bounds("rest_seconds", "The seconds of a rest are"),
            within_bounds("minutes", "The minutes are"),
            models.CheckConstraint(
                name="dose_says_how_much",
                # A comparison with an empty hold is neither true nor false, and a check lets that pass.
                condition=(
                    Q(repetitions__isnull=False)
                    | Q(hold_seconds__isnull=False, hold_seconds__gte=1)
                    | Q(minutes__isnull=False)
                ),
                violation_error_message="A dose needs repetitions, a hold or minutes.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} dose"


class Verdict(models.Model):
    """What is said of one exercise in one condition, with its sources; `basis` is specific, default or tag:<slug>."""

    exercise = models.ForeignKey(Exercise, on_delete=models.CASCADE, related_name="verdicts")
    condition = models.ForeignKey(Condition, on_delete=models.PROTECT, related_name="verdicts")
    verdict = models.CharField(max_length=20, choices=Suitability)
    reason = models.TextField()
    source = models.CharField(max_length=120, help_text="Codes of sources or passages, separated by spaces; or none.")
    basis = models.CharField(max_length=70, default="specific")
    limit = models.CharField(
        max_length=200,
        blank=True,
        help_text="With caution: the limit in the patient's words, printed on the card (R-IR).",
    )

    class Meta:
        ordering = ("exercise_id", "condition_id")
        constraints = [
            models.UniqueConstraint(
                fields=["exercise", "condition"],
                name="one_verdict_per_exercise_and_condition",
                violation_error_message="This exercise already has a verdict for this condition.",
            ),
            models.CheckConstraint(
                name="verdict_is_known",
                condition=Q(verdict__in=Suitability.values),
                violation_error_message="The verdict is contraindicated, caution, neutral or indicated.",
            ),
            models.CheckConstraint(
                name="verdict_has_a_reason",
                condition=~Q(reason=""),
                violation_error_message="A verdict gives its reason.",
            ),
        ]

    def __str__(self) -> str:
        return self.verdict


class ExerciseLink(models.Model):
    """From an exercise to a harder one (progression) or an easier one (regression), nearest first."""

    class Kind(models.TextChoices):
        """Which way the link goes."""

        PROGRESSION = "progression", "Progression (harder)"
        REGRESSION = "regression", "Regression (easier)"

    from_exercise = models.ForeignKey(Exercise, on_delete=models.CASCADE, related_name="links")
    to_exercise = models.ForeignKey(Exercise, on_delete=models.PROTECT, related_name="linked_from")
    kind = models.CharField(max_length=12, choices=Kind)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("from_exercise_id", "kind", "order", "pk")
        verbose_name = "link"
        constraints = [
            models.UniqueConstraint(
                fields=["from_exercise", "to_exercise"],
                name="one_link_between_two_exercises",
                violation_error_message="These two exercises are already linked.",
            ),
            models.CheckConstraint(
                name="link_kind_is_known",
                condition=Q(kind__in=["progression", "regression"]),
                violation_error_message="A link is a progression or a regression.",
            ),
            models.CheckConstraint(
                name="link_leads_to_another_exercise",
                condition=~Q(from_exercise=F("to_exercise")),
                violation_error_message="An exercise does not lead to itself.",
            ),
        ]

    def __str__(self) -> str:
        return self.kind


class ConditionChoice(models.Model):
    """An exercise that a condition begins with (core) or goes on to (add), in order (rules section 8)."""

    class Role(models.TextChoices):
        """Week one, or later."""

        CORE = "core", "Core: first choice in week 1"
        ADD = "add", "Add: next choice"

    condition = models.ForeignKey(Condition, on_delete=models.CASCADE, related_name="choices")
    exercise = models.ForeignKey(Exercise, on_delete=models.PROTECT, related_name="chosen_for")
    role = models.CharField(max_length=5, choices=Role)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("condition_id", "-role", "order", "pk")
        verbose_name = "first choice"
        constraints = [
            models.UniqueConstraint(
                fields=["condition", "exercise"],
                name="one_role_per_condition_and_exercise",
                violation_error_message="This exercise is already a choice for this condition.",
            ),
            models.CheckConstraint(
                name="choice_role_is_known",
                condition=Q(role__in=["core", "add"]),
                violation_error_message="A choice is core or add.",
            ),
        ]

    def __str__(self) -> str:
        return self.role
