"""The assessment as a form: red flags first, then what the programme is planned from."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Div, Field, Layout
from django import forms
from django.utils import timezone

from exercises.models import Condition
from planner.forms import precautions, screening
from planner.forms.answers import document_of, field_at
from planner.forms.choices import (
    EASING_DIRECTION,
    EQUIPMENT,
    EXPERIENCE,
    IRRITABILITY,
    LACKS,
    YES_NO_NOT_ASKED,
    Explained,
    exercises_by_category,
)
from planner.forms.layout import Folded, Fragment, Section, choices, fields_in, in_columns, question
from planner.models import Patient
from planner.prescribing.assessment import (
    AGE_BOUNDS,
    DAY_BOUNDS,
    MINUTE_BOUNDS,
    PAIN_BOUNDS,
    WEEK_BOUNDS,
    Assessment,
)
from planner.prescribing.contract import AssessmentFaults, Fault, read_assessment
from planner.prescribing.intake import LONGEST_GOAL
from planner.prescribing.library import Library
from planner.prescribing.screening import RedFlag

DAYS_AROUND_TODAY = 365
MOST_GOALS = 5


def next_monday() -> date:
    """Today where it is a Monday, else the Monday to come: a printed week begins with the day of the start."""
    today = timezone.localdate()
    return today + timedelta(days=-today.weekday() % 7)


def _whole_number(label: str, bounds: tuple[int, int], **kwargs: Any) -> forms.IntegerField:
    """Any text goes in, so that what is no number comes back with its sentence instead of being lost on the way."""
    widget = forms.TextInput(attrs={"inputmode": "numeric"})
    wrong = f"Enter a whole number from {bounds[0]} to {bounds[1]}."
    messages = dict.fromkeys(("invalid", "min_value", "max_value"), wrong)
    return forms.IntegerField(
        label=label, min_value=bounds[0], max_value=bounds[1], widget=widget, error_messages=messages, **kwargs
    )


def _several(label: str, choices: Any, help_text: str = "") -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label, choices=choices, help_text=help_text, required=False, widget=forms.CheckboxSelectMultiple
    )


def _one_of(label: str, choices: Any, **kwargs: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=choices, widget=forms.RadioSelect, **kwargs)


class AssessmentForm(forms.Form):
    """Everything a programme is planned from; `findings` is the assessment, once the form is valid."""

    findings: Assessment

    age = _whole_number("Age in years", AGE_BOUNDS)
    conditions = forms.MultipleChoiceField(
        label="Conditions", help_text="Choose every one that applies.", widget=forms.CheckboxSelectMultiple
    )
    irritability = _one_of("Irritability", IRRITABILITY)
    easing_direction = _one_of("Easing direction, as tested", EASING_DIRECTION, initial="not_tested")
    leg_symptoms = _one_of(
        "Leg symptoms: pain below the buttock that comes from the back, or tingling, numbness or weakness in a leg",
        YES_NO_NOT_ASKED,
        initial="not_asked",
    )
    worst_pain = _whole_number("Worst pain, 0 to 10", PAIN_BOUNDS, required=False)
    equipment = _several("Equipment at home, beyond household things", EQUIPMENT)
    lacks = _several("What the home lacks", LACKS, "Household things count as there unless you tick them.")
    minutes_per_day = _whole_number(
        "Minutes a day for exercises", MINUTE_BOUNDS, help_text="Walking and other aerobic work are counted apart."
    )
    days_per_week = _whole_number("Days a week", DAY_BOUNDS)
    experience = _one_of("Experience with exercise", EXPERIENCE, initial="untrained")
    goals = forms.CharField(
        label="Goals",
        help_text="The person's own, one a line, five at most.",
        max_length=MOST_GOALS * (LONGEST_GOAL + 2),
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    avoid = _several("Exercises to avoid", ())
    prefer = _several("Exercises the person likes", ())
    weeks = _whole_number("Weeks", WEEK_BOUNDS, initial=6)
    start_date = forms.DateField(
        label="Start date",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text="Each printed week begins with this day of the week.",
        initial=next_monday,
    )

    def __init__(self, *args: Any, patient: Patient, library: Library, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.patient = patient
        self.library = library
        self.fields.update(screening.screening_fields())
        self.fields.update(precautions.precaution_fields(library))
        self._offer_the_library()
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.show_errors = True
        self.helper.layout = _layout(library)

    def _offer_the_library(self) -> None:
        rows = Condition.objects.filter(slug__in=self.library.conditions).values_list("slug", "name", "description")
        self.fields["conditions"].choices = [(slug, Explained(name, text)) for slug, name, text in rows]  # type: ignore[attr-defined]
        exercises = exercises_by_category(self.library.exercises.values())
        for field in ("avoid", "prefer"):
            self.fields[field].choices = exercises  # type: ignore[attr-defined]

    def clean_goals(self) -> tuple[str, ...]:
        """Take each line as a goal, without empty ones."""
        goals = tuple(line.strip() for line in self.cleaned_data["goals"].splitlines() if line.strip())
        if len(goals) > MOST_GOALS:
            raise forms.ValidationError(f"At most {MOST_GOALS} goals, one a line; there are {len(goals)}.")
        if any(len(goal) > LONGEST_GOAL for goal in goals):
            raise forms.ValidationError(f"A goal may have {LONGEST_GOAL} letters at most. Write the long one shorter.")
        return goals

    def clean_start_date(self) -> date:
        """Refuse a slip of the pen such as the year 206."""
        start: date = self.cleaned_data["start_date"]
        if abs(start - timezone.localdate()) > timedelta(days=DAYS_AROUND_TODAY):
            raise forms.ValidationError("The start date must be within a year of today.")
        return start

    def clean(self) -> dict[str, Any]:
        """Add the faults of the red flags, then those the planner finds in the whole assessment."""
        cleaned = super().clean() or self.cleaned_data
        for field, message in screening.faults_of_screening(cleaned):
            self.add_error(field, message)
        for field, message in precautions.faults_of_precautions(cleaned):
            self.add_error(field, message)
        if not self.errors:
            self._read(cleaned)
        return self.cleaned_data

    def _read(self, cleaned: dict[str, Any]) -> None:
        document = document_of(cleaned, self.patient, self.library)
        try:
            self.findings = read_assessment(document, self.library)
        except AssessmentFaults as faults:
            for fault in faults.faults:
                name = field_at(fault.path, document)
                self.add_error(name if name in self.fields else None, _sentence(fault))

    @property
    def precautions_not_asked(self) -> tuple[str, ...]:
        """The precautions that were not asked about; they keep the programme a draft."""
        return precautions.slugs_answered(self.cleaned_data, self.library, "not_asked")

    @property
    def sections(self) -> list[tuple[str, str]]:
        """The anchor and the title of each part, in order."""
        return [(part.css_id, part.legend) for part in self.helper.layout.fields]

    def faults_by_field(self) -> Iterator[tuple[str, str]]:
        """Each field that is wrong, as its label and the id to go to, from the top of the page to its foot."""
        for name in fields_in(self.helper.layout):
            if name in self.errors:
                yield str(self[name].label), f"div_{self[name].auto_id}"

    def urgent(self) -> tuple[RedFlag, ...]:
        """The red flags answered yes that nothing clears: they do not wait until the rest is filled in."""
        return screening.uncleared(self.cleaned_data)


def _sentence(fault: Fault) -> str:
    words = f"this {fault.message}" if fault.message.startswith("is ") else fault.message
    return f"{words[0].upper()}{words[1:].rstrip('.')}."


def _layout(library: Library) -> Layout:
    return Layout(
        screening.screening_layout(),
        Section("The person", "age", choices("conditions"), css_id="person"),
        precautions.precautions_layout(library),
        Section(
            "Findings",
            Fragment("planner/forms/irritability.html"),
            question("irritability"),
            choices("easing_direction"),
            question("leg_symptoms"),
            Field("worst_pain", wrapper_class="short"),
            css_id="findings",
        ),
        Section(
            "At home",
            in_columns("equipment"),
            in_columns("lacks"),
            Div(Field("minutes_per_day"), Field("days_per_week"), css_class="side-by-side"),
            question("experience"),
            css_id="home",
        ),
        Section(
            "Goals and wishes",
            "goals",
            Folded("Exercises to avoid", "avoid"),
            Folded("Exercises the person likes", "prefer"),
            css_id="goals",
        ),
        Section(
            "Time",
            Div(Field("weeks"), Field("start_date"), css_class="side-by-side"),
            css_id="time",
        ),
    )
