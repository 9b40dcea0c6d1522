"""What a person may have, and what the movements of an exercise mean for it."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from exercises.models.choices import Direction, Suitability
from exercises.models.content import Content, sentences
from exercises.models.evidence import Passage


class Tag(Content):
    """A movement, position or load that an exercise holds; conditions and precautions act through tags."""

    slug = models.SlugField(max_length=60, unique=True)
    meaning = models.CharField(max_length=200)
    direction = models.CharField(max_length=10, choices=Direction, blank=True, default="")

    class Meta:
        ordering = ("slug",)
        constraints = [
            models.CheckConstraint(
                name="tag_direction_is_known",
                condition=Q(direction__in=["", *Direction.values]),
                violation_error_message="The direction is flexion, extension or empty.",
            ),
        ]

    def __str__(self) -> str:
        return self.slug


class ConditionQuerySet(models.QuerySet["Condition"]):
    """Conditions for the planner and for reading."""

    def with_everything(self) -> "ConditionQuerySet":
        """Tag rules, first choices and passages too, in a constant number of queries (4)."""
        return self.prefetch_related("tag_rules__tag", "choices__exercise", "passages__article")


class Condition(Content):
    """A condition that a programme may be made for."""

    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=120)
    aliases = sentences()
    icd10_who = models.CharField("ICD-10 (WHO)", max_length=60, blank=True)
    icd10_cm = models.JSONField("ICD-10-CM", default=list, blank=True)
    body_region = models.CharField(max_length=120)
    description = models.TextField(help_text="Read by patients.")
    aggravating_flexion = models.CharField(max_length=200, blank=True)
    aggravating_extension = models.CharField(max_length=200, blank=True)
    aggravating_rotation = models.CharField(max_length=200, blank=True)
    aggravating_weight_bearing = models.CharField(max_length=200, blank=True)
    aggravating_hip_adduction_compression = models.CharField(max_length=200, blank=True)
    easing = models.TextField(blank=True)
    outcome_measures = sentences()
    advice = models.JSONField(default=list, blank=True, help_text="Read by patients.")
    passages = models.ManyToManyField(Passage, related_name="conditions", blank=True)
    certainty = models.CharField(max_length=200, blank=True)
    notes = models.TextField(blank=True)

    objects = ConditionQuerySet.as_manager()

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The page that shows it."""
        return reverse("exercises:condition_detail", args=[self.slug])


class ConditionTagRule(models.Model):
    """The verdict a condition gives every exercise with a tag; no exercise's own verdict may be looser."""

    condition = models.ForeignKey(Condition, on_delete=models.CASCADE, related_name="tag_rules")
    tag = models.ForeignKey(Tag, on_delete=models.PROTECT, related_name="condition_rules")
    verdict = models.CharField(max_length=20, choices=Suitability)
    reason = models.TextField()
    source = models.CharField(max_length=120, help_text="Codes of sources or passages, separated by spaces.")

    class Meta:
        ordering = ("condition_id", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=["condition", "tag"],
                name="one_rule_per_condition_and_tag",
                violation_error_message="This condition already has a rule for this tag.",
            ),
            models.CheckConstraint(
                name="tag_rule_verdict_is_known",
                condition=Q(verdict__in=Suitability.values),
                violation_error_message="The verdict is contraindicated, caution, neutral or indicated.",
            ),
        ]

    def __str__(self) -> str:
        return self.verdict


class ReferOut(Content):
    """What no programme is made for: the person is referred onward."""

    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=120)
    aliases = sentences()
    icd10_who = models.CharField("ICD-10 (WHO)", max_length=60, blank=True)
    icd10_cm = models.JSONField("ICD-10-CM", default=list, blank=True)
    why = models.TextField()
    action = models.TextField()
    passages = models.ManyToManyField(Passage, related_name="refer_outs", blank=True)

    class Meta:
        ordering = ("name",)
        verbose_name = "referral onward"
        verbose_name_plural = "referrals onward"

    def __str__(self) -> str:
        return self.name


class PrecautionQuerySet(models.QuerySet["Precaution"]):
    """Precautions for the planner."""

    def with_everything(self) -> "PrecautionQuerySet":
        """Contraindicated and caution tags too, in a constant number of queries (3)."""
        return self.prefetch_related("contraindicated_tags", "caution_tags")


class Precaution(Content):
    """A precaution laid over every condition; it acts through movement tags (R-OVL)."""

    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=120)
    contraindicated_tags = models.ManyToManyField(Tag, related_name="contraindicated_by", blank=True)
    caution_tags = models.ManyToManyField(Tag, related_name="cautioned_by", blank=True)
    favour = sentences()
    source = models.CharField(max_length=120, help_text="Codes of sources or passages, separated by spaces.")
    certainty = models.CharField(max_length=200, blank=True)
    note = models.TextField(blank=True)

    objects = PrecautionQuerySet.as_manager()

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name
