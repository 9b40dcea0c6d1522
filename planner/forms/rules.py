"""The numbers of the planning rules as a form: each with its meaning, its bounds and how certain it is."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Field, Layout
from django import forms
from django.http import QueryDict

from planner.forms.layout import Section, Words, fields_in
from planner.models import Clinic
from planner.models.clinic import fault_in_words
from planner.prescribing.rules import NUMBERS, Number

SET_BACK = "set_back"
EVERY_ONE = "every one"
SEEN = "seen"
CERTAINTY = {"X": "textbook or common practice", "O": "own judgment"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Numbers that belong together, in the order of the page."""

    slug: str
    title: str
    about: str
    names: tuple[str, ...]


GROUPS = (
    Group(
        slug="session",
        title="Size of a session",
        about="How many exercises a week holds, and how fast new ones come.",
        names=(
            "most_exercises",
            "seconds_per_exercise",
            "fewest_exercises",
            "first_week_low",
            "first_week_moderate",
            "first_week_high",
            "first_week_small",
            "later_low",
            "later_moderate",
            "later_high",
            "with_memory_problems",
            "new_per_week",
            "new_cautions_per_week",
        ),
    ),
    Group(
        slug="first-doses",
        title="First doses and limits",
        about="How small the first dose is, how long a hold lasts, and how much pain is allowed. "
        "The pain limit is printed on every handout.",
        names=(
            "start_percent_high",
            "shortest_minutes",
            "longest_hold_high",
            "longest_hold_heart",
            "pain_limit",
            "pain_limit_high",
        ),
    ),
    Group(
        slug="phases",
        title="Phases",
        about="How long each phase is proposed to take; what comes after them is the phase ‘return’.",
        names=(
            "settle_weeks_low",
            "settle_weeks_moderate",
            "settle_weeks_high",
            "restore_weeks_low",
            "restore_weeks_moderate",
            "restore_weeks_high",
            "build_weeks",
        ),
    ),
    Group(
        slug="effort",
        title="Effort",
        about="How hard the work feels, from 0 for rest to 10 for the hardest there is.",
        names=("effort_settle", "effort_restore", "effort_build", "effort_return", "effort_aerobic"),
    ),
    Group(
        slug="growth",
        title="Growth",
        about="How much more a week may ask than the week before, and when it asks less.",
        names=(
            "growth_percent_low",
            "growth_percent_moderate",
            "growth_percent_high",
            "growth_percent_from_65",
            "walking_step_low",
            "walking_step_moderate",
            "walking_step_high",
            "substitute_percent",
            "lighter_week_every",
            "lighter_percent",
            "weeks_before_first_increase_from_65",
            "weeks_at_target",
            "weeks_before_harder",
        ),
    ),
    Group(
        slug="adapting",
        title="Adapting",
        about="What the next week makes of what happened in the last one.",
        names=("sessions_percent", "sessions_least", "amber_sessions", "red_sessions_back", "restart_percent"),
    ),
    Group(
        slug="review",
        title="Review",
        about="When to look again.",
        names=("outside_assessment_days", "first_review", "second_review"),
    ),
)


class NumberField(forms.IntegerField):
    """One number of the rules; `stored` is what the clinic has in its place, None where it has the usual one.

    Any text goes in, so that what is no number comes back with its sentence instead of being lost on the way.
    """

    def __init__(self, number: Number, stored: object = None) -> None:
        wrong = f"Enter a whole number from {number.least} to {number.most}. Usually it is {number.default}."
        super().__init__(
            label=number.meaning,
            initial=number.default if stored is None else stored,
            min_value=number.least,
            max_value=number.most,
            widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "class": "form-control"}),
            error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), wrong),
        )
        self.number = number
        self.is_changed = stored is not None
        self.certainty = CERTAINTY[number.certainty]


class RulesForm(forms.Form):
    """Every number of the planning rules; `numbers` are those to keep, once the form is valid."""

    def __init__(self, sent: QueryDict | None = None, *, clinic: Clinic, may_change: bool) -> None:
        super().__init__(sent)
        self.clinic = clinic
        self.may_change = may_change
        stored = clinic.rule_numbers
        self.fields.update({name: NumberField(number, stored.get(name)) for name, number in NUMBERS.items()})
        self.stored_faults = {fault.name: fault_in_words(fault) for fault in clinic.rule_faults}
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True  # the page has it where there is something to send
        self.helper.layout = Layout(*map(_section, GROUPS))

    @property
    def seen(self) -> str:
        """The stored numbers as one word: sent back with the form, it tells whether they changed meanwhile."""
        return ",".join(f"{name}={value}" for name, value in sorted(self.clinic.rule_numbers.items()))

    @property
    def numbers(self) -> Mapping[str, int]:
        """The numbers of a valid form, by name."""
        return {name: self.cleaned_data[name] for name in NUMBERS}

    def clean(self) -> dict[str, Any]:
        """Refuse to write over what somebody else saved while this page was open."""
        cleaned = super().clean() or self.cleaned_data
        if self.data.get(SEEN, self.seen) != self.seen:
            self.add_error(None, _changed_meanwhile(self.clinic))
        return cleaned

    @property
    def sections(self) -> list[tuple[str, str]]:
        """The anchor and the title of each part, in order."""
        return [(group.slug, group.title) for group in GROUPS]

    def faults_by_field(self) -> list[tuple[str, str]]:
        """Each number that is wrong, as its label and the id to go to, from the top of the page to its foot."""
        wrong = (self[name] for name in fields_in(self.helper.layout) if name in self.errors)
        return [(str(field.label), f"div_{field.auto_id}") for field in wrong]

    def own(self) -> list[tuple[str, str]]:
        """Each number that the clinic has set, in words, and the id to go to, from the top of the page to its foot."""
        stored = self.clinic.rule_numbers
        own = (self[name] for name in fields_in(self.helper.layout) if name in stored)
        return [(changed_in_words(field.name, stored[field.name], ": "), f"div_{field.auto_id}") for field in own]


def with_set_back(sent: QueryDict) -> QueryDict:
    """What was sent, with the usual number wherever a button 'set back' was pressed; what else was typed stays."""
    asked = sent.get(SET_BACK, "")
    names = tuple(NUMBERS) if asked == EVERY_ONE else (asked,)
    filled = sent.copy()
    for name in names:
        if name in NUMBERS:
            filled[name] = str(NUMBERS[name].default)
    return filled


def in_words(name: str, value: object) -> str:
    """A number with its unit: '4 of 10', '30%'."""
    unit = NUMBERS[name].unit if name in NUMBERS else ""
    return f"{value}{unit}" if unit.startswith("%") else f"{value} {_one(unit) if value == 1 else unit}".strip()


def changed_in_words(name: str, value: object, between: str = " ") -> str:
    """A changed number beside the usual one: 'Pain limit 4 of 10 (usually 5)'."""
    if name not in NUMBERS:
        return f"{name}{between}{value}"
    return f"{NUMBERS[name].meaning}{between}{in_words(name, value)} (usually {NUMBERS[name].default})"


def _one(unit: str) -> str:
    return unit.removesuffix("s")


def _changed_meanwhile(clinic: Clinic) -> str:
    now = "; ".join(changed_in_words(name, value, ": ") for name, value in sorted(clinic.rule_numbers.items()))
    return (
        "Somebody else changed these numbers since you opened the page. "
        f"Set by the clinic now: {now or 'none, every number is the usual one'}. Look at the numbers below, then save."
    )


def _section(group: Group) -> Section:
    rows = (Field(name, template="planner/forms/number.html") for name in group.names)
    return Section(group.title, Words(group.about), *rows, css_id=group.slug)
