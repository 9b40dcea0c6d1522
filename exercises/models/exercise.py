"""The exercise: what it is for, how it is done, when to stop, and when it may be prescribed."""

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from exercises.models.choices import Category, Certainty, Direction, Phase, Provenance
from exercises.models.clinical import Condition, Precaution, Tag
from exercises.models.content import Content, sentences
from exercises.models.evidence import Passage, Source


class ExerciseQuerySet(models.QuerySet["Exercise"]):
    """Exercises for the planner and for reading."""

    def published(self) -> "ExerciseQuerySet":
        """Those that may be prescribed."""
        return self.filter(status=Exercise.Status.PUBLISHED)

    def dosed(self) -> "ExerciseQuerySet":
        """Those that have both doses."""
        return self.filter(doses__kind="start").filter(doses__kind="target")

    def incomplete(self) -> "ExerciseQuerySet":
        """Published, and yet without both doses or without a verdict for every condition.

        No form and no load lets that happen, except that a condition may come or go with the files.
        """
        unjudged = Condition.objects.exclude(verdicts__exercise=OuterRef("pk"))
        dosed = Exercise.objects.order_by().dosed().values("pk")
        return self.published().filter(Exists(unjudged) | ~Q(pk__in=dosed))

    def with_everything(self) -> "ExerciseQuerySet":
        """All that belongs to each exercise, in a constant number of queries (12).

        Fills doses, verdicts (with condition), links (with to_exercise), tags, sources, passages (with article),
        lock_conditions and lock_precautions.
        """
        return self.prefetch_related(
            "doses",
            "verdicts__condition",
            "links__to_exercise",
            "tags",
            "sources",
            "passages__article",
            "lock_conditions",
            "lock_precautions",
        )


class Exercise(Content):
    """One exercise of the library."""

    class Status(models.TextChoices):
        """Only a published exercise is prescribed; a retired one stays for the programmes that hold it."""

        DRAFT = "draft", "Draft"
        PUBLISHED = "published", "Published"
        RETIRED = "retired", "Retired"

    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=120)
    aliases = sentences()
    status = models.CharField(max_length=10, choices=Status, default=Status.DRAFT)
    category = models.CharField(max_length=20, choices=Category)
    function = models.CharField(
        max_length=60, help_text="What it trains; one programme never holds two of the same (R-SZ4)."
    )
    purpose = models.CharField(max_length=200, help_text="One short sentence that a patient reads: why one does it.")
    tags = models.ManyToManyField(Tag, related_name="exercises")
    start_position = models.CharField(max_length=120)
    equipment = sentences()
    muscles = sentences()
    one_sided = models.BooleanField(default=False, help_text="One side at a time; the dose is for each side.")
    alternating = models.BooleanField(
        default=False, help_text="Left and right in turn: one repetition is both, and takes twice the time (R-SZ2)."
    )
    level = models.PositiveSmallIntegerField(choices=((1, "1: easy"), (2, "2: medium"), (3, "3: hard")))
    earliest_phase = models.CharField(max_length=10, choices=Phase)
    dose_source = models.CharField(max_length=120, help_text="Codes of sources or passages, separated by spaces.")
    steps = sentences()
    mistakes = sentences()
    stop_if = sentences()
    figure = models.JSONField(default=dict, blank=True)
    """How it is drawn, as a curator wrote it (`exercises.figures.reading`); empty where there is no figure yet."""
    lock_direction = models.CharField(
        max_length=10,
        choices=Direction,
        blank=True,
        default="",
        help_text="The tested easing direction that must be recorded first (R-DP3).",
    )
    lock_conditions = models.ManyToManyField(Condition, related_name="locked_exercises", blank=True)
    lock_precautions = models.ManyToManyField(Precaution, related_name="locked_exercises", blank=True)
    lock_leg_symptoms = models.BooleanField(default=False)
    sources = models.ManyToManyField(Source, related_name="exercises")
    passages = models.ManyToManyField(Passage, related_name="exercises", blank=True)
    provenance = models.CharField(max_length=20, choices=Provenance, default=Provenance.ADDED)
    certainty = models.CharField(max_length=20, choices=Certainty, default=Certainty.TEXTBOOK)
    notes = models.TextField(blank=True)

    objects = ExerciseQuerySet.as_manager()

    class Meta:
        ordering = ("name",)
        constraints = [
            models.CheckConstraint(
                name="exercise_status_is_known",
                condition=Q(status__in=["draft", "published", "retired"]),
                violation_error_message="The status is draft, published or retired.",
            ),
            models.CheckConstraint(
                name="exercise_category_is_known",
                condition=Q(category__in=Category.values),
                violation_error_message="The category is one of the eight of the library.",
            ),
            models.CheckConstraint(
                name="exercise_phase_is_known",
                condition=Q(earliest_phase__in=Phase.values),
                violation_error_message="The earliest phase is settle, restore, build or return.",
            ),
            models.CheckConstraint(
                name="exercise_level_is_1_to_3",
                condition=Q(level__gte=1, level__lte=3),
                violation_error_message="The level is 1, 2 or 3.",
            ),
            models.CheckConstraint(
                name="exercise_alternates_or_is_one_sided",
                condition=~Q(one_sided=True, alternating=True),
                violation_error_message="An exercise is one-sided or alternating, not both.",
            ),
            models.CheckConstraint(
                name="exercise_lock_direction_is_known",
                condition=Q(lock_direction__in=["", *Direction.values]),
                violation_error_message="The direction of a lock is flexion, extension or empty.",
            ),
            models.CheckConstraint(
                name="exercise_lock_names_its_direction",
                condition=Q(lock_leg_symptoms=False) | ~Q(lock_direction=""),
                violation_error_message="A lock by leg symptoms names the easing direction it needs.",
            ),
            models.CheckConstraint(
                name="published_exercise_has_steps",
                condition=~Q(status="published") | ~Q(steps=[]),
                violation_error_message="A published exercise has steps.",
            ),
            models.CheckConstraint(
                name="published_exercise_says_when_to_stop",
                condition=~Q(status="published") | ~Q(stop_if=[]),
                violation_error_message="A published exercise says when to stop.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The page that shows it."""
        return reverse("exercises:exercise_detail", args=[self.slug])
