"""What belongs to an exercise: doses, verdicts, links to easier and harder ones, and where it is a first choice."""

from django.db import models
from django.db.models import F, Q

from exercises.models.choices import Suitability
from exercises.models.clinical import Condition
from exercises.models.exercise import Exercise


def at_least(lowest: int, field: str) -> Q:
    """The condition that a number, where it is given, is not below `lowest`."""
    return Q(**{f"{field}__isnull": True}) | Q(**{f"{field}__gte": lowest})


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
            models.CheckConstraint(
                name="dose_days_are_1_to_7",
                condition=Q(days_per_week__gte=1, days_per_week__lte=7),
                violation_error_message="The days a week are 1 to 7.",
            ),
            models.CheckConstraint(
                name="dose_is_done_at_least_once_a_day",
                condition=Q(times_per_day__gte=1),
                violation_error_message="A dose is done at least once a day.",
            ),
            models.CheckConstraint(
                name="dose_sets_are_at_least_1",
                condition=at_least(1, "sets"),
                violation_error_message="A dose has at least one set.",
            ),
            models.CheckConstraint(
                name="dose_repetitions_are_at_least_1",
                condition=at_least(1, "repetitions"),
                violation_error_message="A dose has at least one repetition.",
            ),
            models.CheckConstraint(
                name="dose_minutes_are_at_least_1",
                condition=at_least(1, "minutes"),
                violation_error_message="A dose in minutes has at least one minute.",
            ),
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
