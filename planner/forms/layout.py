"""Small pieces of the form's layout."""

from collections.abc import Callable, Iterator
from typing import Any

from crispy_forms.layout import Field, Fieldset
from crispy_forms.utils import render_field
from django.template.loader import render_to_string


class Fragment:
    """A part of the form that comes from a template of its own."""

    def __init__(self, template: str, **words: str) -> None:
        self.template = template
        self.words = words

    def render(self, *_: Any, **__: Any) -> str:
        """The part as HTML, every word escaped."""
        return render_to_string(self.template, self.words)


class Section(Fieldset):  # type: ignore[misc]
    """A part of the form with a heading and an anchor."""

    template = "planner/forms/section.html"


class Words(Fragment):
    """A paragraph, or with tag 'h3' a heading, between the fields."""

    def __init__(self, words: str, tag: str = "p", css_class: str = "") -> None:
        super().__init__("planner/forms/words.html", words=words, tag=tag, css_class=css_class)


def fields_in(part: Any) -> Iterator[str]:
    """The names of the fields of a part, in the order of the page."""
    if isinstance(part, str):
        yield part
    for inner in getattr(part, "fields", ()):
        yield from fields_in(inner)


def question(field: str) -> Field:
    """A question with its few short answers beside it."""
    return Field(field, template="planner/forms/question.html")


def choices(field: str) -> Field:
    """Radio buttons or boxes to tick, one under the other, each with its explanation."""
    return Field(field, template="planner/forms/choices.html")


def in_columns(field: str) -> Field:
    """Many short choices, in columns where there is room."""
    return Field(field, template="planner/forms/choices.html", wrapper_class="choice-columns")


class Folded:
    """Fields in a part that opens on demand; open from the start where something in it is wrong or chosen."""

    def __init__(self, title: str, *fields: str, shown: Callable[[str], Field] = in_columns) -> None:
        self.title = title
        self.fields = list(fields)
        self.shown = shown

    def render(self, form: Any, context: Any, **_: Any) -> str:
        """The fields inside a details element."""
        inside = [render_field(self.shown(field), form, context) for field in self.fields]
        is_open = any(form[field].errors or form[field].value() for field in self.fields)
        return render_to_string(
            "planner/forms/folded.html", {"title": self.title, "fields": inside, "is_open": is_open}
        )
