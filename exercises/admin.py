"""The library in the admin, where curators edit it."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.db.models import Model, QuerySet
from django.forms import Field
from django.http import HttpRequest

from exercises import models
from exercises.curation import ConditionForm, ExerciseForm, PrecautionForm, ReferOutForm
from exercises.curation.exercise import DOSE_FIELDS, VERDICT_FIELDS
from exercises.curation.formsets import PartFormSet, VerdictFormSet
from exercises.fields import narrow
from exercises.loading import standing
from exercises.models.exercise import ExerciseQuerySet
from exercises.search import matching


class ContentAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Content of the library: its slug stays what the files and the programmes call it, and nothing is deleted."""

    named_by = "slug"

    class Media:
        css = {"all": ("css/curation.css",)}

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:  # noqa: ARG002
        """Refuse everybody: programmes and assessments name what is here; an exercise is retired instead."""
        return False

    def get_search_results(
        self,
        request: HttpRequest,  # noqa: ARG002
        queryset: QuerySet[Any],
        search_term: str,
    ) -> tuple[QuerySet[Any], bool]:
        """Find words as the library's own pages find them, whatever their case and accents."""
        return matching(queryset, search_term, tuple(self.search_fields)), False

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> tuple[str, ...]:  # noqa: ARG002
        """Let a slug be chosen once."""
        return (self.named_by,) if obj else ()


class PartInline(admin.TabularInline):  # type: ignore[type-arg]
    """Rows that belong to an entry and are edited with it."""

    formset = PartFormSet
    extra = 0

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **options: Any) -> Field | None:
        """Keep to this entry: no buttons that open another one, and no more room than a table has."""
        field = super().formfield_for_dbfield(db_field, request, **options)
        if field and isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget = field.widget.widget
        return narrow(field)


class DoseInline(PartInline):
    """The start dose and the target dose."""

    model = models.LibraryDose
    fields = ("kind", *DOSE_FIELDS)
    max_num = 2


class LinkInline(PartInline):
    """Easier and harder exercises."""

    model = models.ExerciseLink
    fk_name = "from_exercise"
    fields = ("kind", "to_exercise", "order")


class VerdictInline(PartInline):
    """A verdict for every condition."""

    model = models.Verdict
    formset = VerdictFormSet
    fields = ("condition", *VERDICT_FIELDS)
    can_delete = False

    def get_extra(self, request: HttpRequest, obj: models.Exercise | None = None, **options: Any) -> int:  # noqa: ARG002
        """Offer a row for each condition that has no verdict yet."""
        return self.get_max_num(request) - (obj.verdicts.count() if obj else 0)

    def get_max_num(self, request: HttpRequest, obj: models.Exercise | None = None, **options: Any) -> int:  # noqa: ARG002
        """One for each condition."""
        return models.Condition.objects.count()


@admin.register(models.Exercise)
class ExerciseAdmin(ContentAdmin):
    """Exercises with their doses, verdicts and links, in the order frequency, intensity, time, type."""

    form = ExerciseForm
    inlines = (DoseInline, VerdictInline, LinkInline)
    list_display = ("name", "category", "function", "level", "earliest_phase", "status", "since_load")
    list_filter = ("status", "category", "level", "earliest_phase", "provenance", "certainty", "tags")
    search_fields = ("name", "slug", "aliases", "purpose", "function")
    filter_horizontal = ("tags", "sources", "passages", "lock_conditions", "lock_precautions")
    list_per_page = 100
    fieldsets = (
        (None, {"fields": ("name", "slug", "aliases", "status", "purpose")}),
        ("Frequency, intensity and time (the doses are below)", {"fields": ("level", "earliest_phase", "dose_source")}),
        ("Type", {"fields": ("category", "function", "one_sided", "alternating", "tags", "muscles")}),
        ("What the patient reads", {"fields": ("start_position", "equipment", "steps", "mistakes", "stop_if")}),
        ("Figure", {"fields": ("figure",), "classes": ("monospace",)}),
        (
            "Only after testing (R-DP3)",
            {"fields": ("lock_direction", "lock_conditions", "lock_precautions", "lock_leg_symptoms")},
        ),
        ("Where it comes from", {"fields": ("sources", "passages", "provenance", "certainty", "notes")}),
    )

    def get_queryset(self, request: HttpRequest) -> ExerciseQuerySet:  # noqa: ARG002
        """Fetch what the mark of the list is made of, in a constant number of queries."""
        return models.Exercise.objects.with_everything()

    @admin.display(description="since load")
    def since_load(self, exercise: models.Exercise) -> str:
        """Whether a curator has edited it since it was loaded."""
        return standing(exercise).value


class TagRuleInline(PartInline):
    """What the condition says of every exercise with a tag."""

    model = models.ConditionTagRule
    fields = ("tag", "verdict", "reason", "source")


class ChoiceInline(PartInline):
    """What programmes for the condition begin with."""

    model = models.ConditionChoice
    fields = ("role", "order", "exercise")


@admin.register(models.Condition)
class ConditionAdmin(ContentAdmin):
    """Conditions; a new one comes with the library files, because every exercise needs a verdict for it."""

    form = ConditionForm
    inlines = (TagRuleInline, ChoiceInline)
    list_display = ("name", "body_region", "icd10_who", "certainty")
    list_filter = ("body_region",)
    search_fields = ("name", "slug", "aliases")
    filter_horizontal = ("passages",)

    def has_add_permission(self, request: HttpRequest) -> bool:  # noqa: ARG002
        """Refuse: an exercise without a verdict for a condition could not be judged."""
        return False


@admin.register(models.Precaution)
class PrecautionAdmin(ContentAdmin):
    """Precautions and the tags they act through."""

    form = PrecautionForm
    list_display = ("name", "source", "certainty")
    search_fields = ("name", "slug", "note")
    filter_horizontal = ("contraindicated_tags", "caution_tags")


@admin.register(models.ReferOut)
class ReferOutAdmin(ContentAdmin):
    """Referrals onward."""

    form = ReferOutForm
    list_display = ("name", "icd10_who", "action")
    search_fields = ("name", "slug", "aliases")
    filter_horizontal = ("passages",)


@admin.register(models.Tag)
class TagAdmin(ContentAdmin):
    """Movement tags."""

    list_display = ("slug", "meaning", "direction")
    list_filter = ("direction",)
    search_fields = ("slug", "meaning")


@admin.register(models.Source)
class SourceAdmin(ContentAdmin):
    """Sources outside the articles."""

    named_by = "code"
    list_display = ("code", "citation", "read")
    search_fields = ("code", "citation")


@admin.register(models.Article)
class ArticleAdmin(ContentAdmin):
    """Articles."""

    list_display = ("slug", "title", "kind")


@admin.register(models.Passage)
class PassageAdmin(ContentAdmin):
    """Passages of the articles."""

    list_display = ("slug", "kind", "says", "used_by")
    list_filter = ("article", "kind")
    search_fields = ("slug", "says", "anchor", "used_by")


@admin.register(models.Review)
class ReviewAdmin(ContentAdmin):
    """What reviewers changed."""

    list_display = ("slug", "change", "source")
    search_fields = ("slug", "change", "why", "source")
