"""How a programme goes on paper."""

from collections.abc import Mapping
from typing import Any

from django import forms

from planner.handouts.document import PAGE_SIZES


class PaperForm(forms.Form):
    """The size of the page, and whether letters that cannot be printed may show as '?'."""

    page_size = forms.ChoiceField(label="Page", choices=[(size, size) for size in PAGE_SIZES])
    print_anyway = forms.BooleanField(label="Print ‘?’ in their place", required=False)

    def __init__(self, chosen: Mapping[str, Any] | None = None, *, usual: str) -> None:
        super().__init__(chosen, initial={"page_size": usual})
        self.fields["page_size"].widget.attrs["class"] = "form-select"
        self.fields["print_anyway"].widget.attrs["class"] = "form-check-input"
