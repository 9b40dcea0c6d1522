"""Form fields for what is no single word: sentences on lines, equipment as tick boxes, a figure as YAML."""

from typing import Any

import yaml
from django import forms
from django.core.exceptions import ValidationError

from exercises.loading.files import syntax_fault
from exercises.loading.notation import parse, written
from exercises.models import Equipment
from exercises.posing import in_brief, remarks_on


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


class FigureField(forms.CharField):
    """How an exercise is drawn, edited as the YAML of the library files; empty where there is no figure."""

    def __init__(self, **options: Any) -> None:
        area = forms.Textarea(attrs={"rows": 24, "cols": 100, "spellcheck": "false"})
        super().__init__(widget=area, max_length=20_000, strip=False, **options)

    def prepare_value(self, value: Any) -> Any:
        """Show a figure as text; what somebody typed stays as it was typed."""
        if isinstance(value, dict):
            return written(value) if value else ""
        return value

    def clean(self, value: Any) -> dict[str, Any]:
        """The figure that the text describes; every fault of it is an error of its own."""
        figure = figure_in(super().clean(value))
        if figure and (remarks := remarks_on(figure)):
            raise ValidationError([f"{remark.place}: {remark.message}" for remark in remarks])
        return figure

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether the text says something else than the figure that was there."""
        try:
            return figure_in(data or "") != (initial or {})
        except (ValidationError, RecursionError):
            return True


def figure_in(text: str) -> dict[str, Any]:
    """The mapping that a YAML text holds, empty for an empty text; raises ValidationError with the line."""
    try:
        found = parse(text)
    except yaml.YAMLError as error:
        raise ValidationError(str(syntax_fault("", error))) from error
    if found is None:
        return {}
    if not isinstance(found, dict):
        raise ValidationError(f"is {in_brief(found)}, not a mapping with the keys camera, props and frames")
    return found


def narrow(field: forms.Field | None) -> forms.Field | None:
    """The same field, narrow enough for a table: a text area of two lines, a text box of a dozen letters."""
    if field and isinstance(field.widget, forms.Textarea):
        field.widget = forms.Textarea(attrs={"rows": 2, "cols": 36})
    elif field and isinstance(field.widget, forms.TextInput):
        field.widget = forms.TextInput(attrs={"size": 12, "maxlength": getattr(field, "max_length", None)})
    return field
