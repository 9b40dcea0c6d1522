"""The rows that are edited on the page of an entry."""

from typing import Any

from django.forms import BaseInlineFormSet, ModelChoiceField

from exercises.models import Condition


class PartFormSet(BaseInlineFormSet):  # type: ignore[type-arg]
    """Parts of an entry; what one may choose from is fetched once for all rows."""

    def __init__(self, *args: Any, **options: Any) -> None:
        self._choices: dict[str, list[Any]] = {}
        super().__init__(*args, **options)

    def add_fields(self, form: Any, index: int | None) -> None:
        """Give every row the same choices."""
        super().add_fields(form, index)
        for name, field in form.fields.items():
            if isinstance(field, ModelChoiceField) and not field.widget.is_hidden:
                field.choices = self._choices_of(name, field)

    def _choices_of(self, name: str, field: ModelChoiceField) -> list[Any]:  # type: ignore[type-arg]
        if name not in self._choices:
            self._choices[name] = [*field.choices]  # type: ignore[misc]
        return self._choices[name]


class VerdictFormSet(PartFormSet):
    """The verdicts of an exercise, with a row ready for each condition that has none."""

    def __init__(self, *args: Any, instance: Any = None, **options: Any) -> None:
        missing = Condition.objects.all()
        if instance is not None and instance.pk:
            missing = missing.exclude(verdicts__exercise=instance)
        options["initial"] = [{"condition": pk} for pk in missing.values_list("pk", flat=True)]
        super().__init__(*args, instance=instance, **options)
