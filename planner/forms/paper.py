"""How a programme goes on paper."""

from collections.abc import Mapping
from typing import Any

from django import forms

from exercises.figures.look import LOOKS, Look
from planner.handouts.document import PAGE_SIZES
from planner.handouts.layouts import LAYOUTS
from planner.issuing import Intention
from planner.models import Clinic
from planner.models.programme import LONGEST_INTENTION
from planner.printing import Paper

CHOICES = ("layout", "page_size", "person")
INTENTION = ("when_and_where", "if_not_then")


class PaperForm(forms.Form):
    """The layout, the page, whom the figures show, and whether letters that cannot be printed may show as '?'.

    What was not chosen is as the clinic usually has it.
    """

    layout = forms.ChoiceField(
        label="Layout",
        choices=[(name, layout.words) for name, layout in LAYOUTS.items()],
        error_messages={"invalid_choice": "Choose one of the layouts there are."},
    )
    page_size = forms.ChoiceField(
        label="Page",
        choices=[(size, size) for size in PAGE_SIZES],
        error_messages={"invalid_choice": "Choose A4 or Letter for the page."},
    )
    person = forms.ChoiceField(
        label="Person drawn",
        choices=Clinic.PEOPLE,
        error_messages={"invalid_choice": "Choose one of the people there are to draw."},
    )
    print_anyway = forms.BooleanField(label="Print ‘?’ in their place", required=False)

    def __init__(self, chosen: Mapping[str, Any], *, usual: Clinic, **options: Any) -> None:
        usually = {"layout": next(iter(LAYOUTS)), "page_size": usual.page_size, "person": usual.drawn_person}
        super().__init__(usually | {name: value for name, value in chosen.items() if value}, **options)
        for name in CHOICES:
            self.fields[name].widget.attrs["class"] = "form-select"
        self.fields["print_anyway"].widget.attrs["class"] = "form-check-input"

    @classmethod
    def chosen_or_usual(cls, chosen: Mapping[str, Any], usual: Clinic) -> "PaperForm":
        """The form as it was chosen; as the clinic usually has it where that makes no sense."""
        forms = (cls(chosen, usual=usual), cls({}, usual=usual))
        return next(form for form in forms if form.is_valid())

    @property
    def questions(self) -> list[forms.BoundField]:
        """What is always asked."""
        return [self[name] for name in CHOICES]

    @property
    def look(self) -> Look:
        """Whom the figures show."""
        return LOOKS[self.cleaned_data["person"]]

    @property
    def paper(self) -> Paper:
        """On what it is printed, whatever the layout."""
        page_size, anyway = self.cleaned_data["page_size"], self.cleaned_data["print_anyway"]
        return Paper(page_size=page_size, look=self.look, print_anyway=anyway)


def _refusals(asked: str) -> dict[str, str]:
    return {
        "max_length": f"Say {asked} in at most {LONGEST_INTENTION} letters.",
        "null_characters_not_allowed": f"Say {asked} without the null character that it holds; type it anew.",
    }


class IssueForm(PaperForm):
    """What is issued: the paper as it was chosen and shown, and when and where the person will exercise."""

    when_and_where = forms.CharField(
        label="When and where",
        help_text="As in: after breakfast, on the mat by the bed. Left empty, there are lines to write on.",
        max_length=LONGEST_INTENTION,
        required=False,
        error_messages=_refusals("when and where"),
    )
    if_not_then = forms.CharField(
        label="If that does not work",
        help_text="As in: before the evening news.",
        max_length=LONGEST_INTENTION,
        required=False,
        error_messages=_refusals("what if that does not work"),
    )

    def __init__(self, chosen: Mapping[str, Any], *, usual: Clinic) -> None:
        super().__init__(chosen, usual=usual, auto_id="issue_%s")
        for name in CHOICES:
            self.fields[name].widget = forms.HiddenInput()
        for name in INTENTION:
            self.fields[name].widget.attrs["class"] = "form-control"

    @property
    def in_words(self) -> list[forms.BoundField]:
        """What is answered in words."""
        return [self[name] for name in INTENTION]

    @property
    def intention(self) -> Intention:
        """When and where, and what if not."""
        said = self.cleaned_data
        return Intention(when_and_where=said["when_and_where"], if_not_then=said["if_not_then"])
