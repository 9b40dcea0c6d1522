"""Who the patient is, and how to find one again."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django import forms
from django.utils import timezone

from planner.models import Clinic, Patient
from planner.models.patient import EARLIEST_BIRTH_YEAR
from planner.prescribing.reading import visible

LONGEST_SEARCH = 200


class PatientForm(forms.ModelForm):  # type: ignore[type-arg]
    """A patient's name and what the clinic keeps beside it; the clinic is asked only where there are several."""

    class Meta:
        model = Patient
        fields = ("clinic", "name", "birth_year", "reference", "notes")
        labels = {"birth_year": "Year of birth", "reference": "Reference"}
        widgets = {"birth_year": forms.TextInput(attrs={"inputmode": "numeric"}), "notes": forms.Textarea({"rows": 4})}

    def __init__(self, *args: Any, clinics: list[Clinic], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].widget.attrs["autocomplete"] = "off"
        self._offer(clinics)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.layout = Layout(*self.fields)

    def _offer(self, clinics: list[Clinic]) -> None:
        if self.instance.pk or len(clinics) == 1:
            self.instance.clinic = self.instance.clinic if self.instance.pk else clinics[0]
            del self.fields["clinic"]
            return
        self.fields["clinic"].queryset = Clinic.objects.filter(pk__in=[clinic.pk for clinic in clinics])  # type: ignore[attr-defined]

    @property
    def clinic(self) -> Clinic:
        """The clinic chosen, or the only one there is."""
        return self._chosen_clinic() or self.instance.clinic

    def clean_name(self) -> str:
        """The name on one line, of letters that can be printed."""
        name = " ".join(visible(self.cleaned_data["name"]).split())
        if not name.isprintable():
            raise forms.ValidationError("The name holds a sign that cannot be printed. Type it again by hand.")
        return name

    def clean_birth_year(self) -> int | None:
        """Refuse a year in the future or one that nobody alive was born in."""
        year: int | None = self.cleaned_data["birth_year"]
        this_year = timezone.localdate().year
        if year is not None and not EARLIEST_BIRTH_YEAR <= year <= this_year:
            raise forms.ValidationError(f"The year of birth must be between {EARLIEST_BIRTH_YEAR} and {this_year}.")
        return year

    def clean_reference(self) -> str:
        """Without spaces around it, so that the same reference cannot be given twice by accident."""
        reference: str = self.cleaned_data["reference"].strip()
        others = Patient.objects.filter(clinic=self._chosen_clinic(), reference=reference).exclude(pk=self.instance.pk)
        if reference and others.exists():
            raise forms.ValidationError("Another patient of this clinic has this reference.")
        return reference

    def _chosen_clinic(self) -> Clinic | None:
        asked = "clinic" in self.fields
        chosen: Clinic | None = self.cleaned_data.get("clinic") if asked else self.instance.clinic
        return chosen


class PatientSearchForm(forms.Form):
    """Words of a name or a reference."""

    q = forms.CharField(
        label="Search by name or reference",
        max_length=LONGEST_SEARCH,
        required=False,
        widget=forms.SearchInput(attrs={"class": "form-control"}),
    )
