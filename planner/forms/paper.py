"""How a programme goes on paper."""

from collections.abc import Mapping
from typing import Any

from django import forms

from exercises.figures.look import LOOKS, Look
from planner.handouts.document import PAGE_SIZES
from planner.models import Clinic


class PaperForm(forms.Form):
    """The size of the page, whom the figures show, and whether letters that cannot be printed may show as '?'."""

    page_size = forms.ChoiceField(label="Page", choices=[(size, size) for size in PAGE_SIZES])
    person = forms.ChoiceField(label="Person drawn", choices=Clinic.PEOPLE, required=False)
    print_anyway = forms.BooleanField(label="Print ‘?’ in their place", required=False)

    def __init__(self, chosen: Mapping[str, Any] | None = None, *, usual: Clinic) -> None:
        super().__init__(chosen, initial={"page_size": usual.page_size, "person": usual.drawn_person})
        self.usual = usual
        for name in ("page_size", "person"):
            self.fields[name].widget.attrs["class"] = "form-select"
        self.fields["print_anyway"].widget.attrs["class"] = "form-check-input"

    @property
    def look(self) -> Look:
        """Whom the figures show: as chosen, or as the clinic usually has it."""
        return LOOKS[self.cleaned_data["person"] or self.usual.drawn_person]
