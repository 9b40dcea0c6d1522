"""Form fields for lists: one sentence on each line, and what an exercise needs as tick boxes."""

from typing import Any

from django import forms

from exercises.models import Equipment


class LinesField(forms.CharField):
    """A list of sentences, edited as one on each line."""

    def __init__(self, *, rows: int = 4, **options: Any) -> None:
        super().__init__(widget=forms.Textarea(attrs={"rows": rows, "cols": 90}), **options)
        self.help_text = self.help_text or "One on each line."

    def prepare_value(self, value: Any) -> Any:
        """Show the list as lines; what somebody typed stays as it was typed."""
        return "\n".join(map(str, value)) if isinstance(value, list | tuple) else value

    def clean(self, value: Any) -> list[str]:
        """Take each line that holds words."""
        lines = [" ".join(line.split()) for line in super().clean(value).splitlines()]
        return [line for line in lines if line]

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether the lines differ from the list that was there."""
        return list(initial or []) != [" ".join(line.split()) for line in (data or "").splitlines() if line.strip()]


class EquipmentField(forms.MultipleChoiceField):
    """What an exercise needs, as tick boxes."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **options: Any) -> None:
        super().__init__(choices=Equipment.choices, **options)


def narrow(field: forms.Field | None) -> forms.Field | None:
    """The same field, narrow enough for a table: a text area of two lines, a text box of a dozen letters."""
    if field and isinstance(field.widget, forms.Textarea):
        field.widget = forms.Textarea(attrs={"rows": 2, "cols": 36})
    elif field and isinstance(field.widget, forms.TextInput):
        field.widget = forms.TextInput(attrs={"size": 12, "maxlength": getattr(field, "max_length", None)})
    return field
