"""Precautions on the form: yes, no or not asked, with an end date for surgery."""

from collections.abc import Iterator, Mapping
from typing import Any

from crispy_forms.layout import Div, LayoutObject
from django import forms

from planner.forms.choices import YES_NO_NOT_ASKED
from planner.forms.layout import Section, Words, question
from planner.prescribing.library import Library, PrecautionSpec

OTHERS_NO = "precautions_others_no"
PREGNANT, AFTER_BIRTH = "pregnancy", "postnatal"
PREGNANT_UNTIL = 60
# What a surgeon limits for a time: these can have an end date.
WITH_END_DATE = frozenset(
    {
        "hip-replacement-anterior",
        "hip-replacement-lateral",
        "hip-replacement-posterior",
        "lumbar-discectomy",
        "lumbar-fusion",
        "recent-surgery-other",
    }
)


def answer_field(slug: str) -> str:
    """The name of the field that holds yes, no or not asked."""
    return f"precaution_{slug}"


def until_field(slug: str) -> str:
    """The name of the field that holds the end date of a surgeon's limits."""
    return f"precaution_{slug}_until"


def precaution_fields(library: Library) -> Iterator[tuple[str, forms.Field]]:
    """Every field of the precautions, by name."""
    for precaution in library.precautions.values():
        yield (
            answer_field(precaution.slug),
            forms.ChoiceField(
                label=precaution.name,
                help_text=precaution.note,
                choices=YES_NO_NOT_ASKED,
                initial="not_asked",
                widget=forms.RadioSelect,
                required=False,
            ),
        )
        if precaution.slug in WITH_END_DATE:
            yield until_field(precaution.slug), _until(precaution)
    yield (
        OTHERS_NO,
        forms.BooleanField(
            label="Every precaution above that says ‘not asked’ was in fact asked, and the answer is no.",
            required=False,
        ),
    )


def _until(precaution: PrecautionSpec) -> forms.Field:
    return forms.DateField(
        label=f"{precaution.name.split(' (')[0]}: the surgeon's limits end on",
        help_text="Left empty, the limits stay on.",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )


def precautions_layout(library: Library) -> LayoutObject:
    """The section of the precautions."""
    return Section(
        "Precautions",
        Words(
            "A precaution left at ‘not asked’ is not read as a no: the programme stays a draft that says so. "
            "Hip replacement with the approach not known: answer yes to all three."
        ),
        *(_question(precaution) for precaution in library.precautions.values()),
        Div(OTHERS_NO, css_class="all-others"),
        css_id="precautions",
    )


def _question(precaution: PrecautionSpec) -> LayoutObject:
    answer = question(answer_field(precaution.slug))
    if precaution.slug not in WITH_END_DATE:
        return Div(answer, css_class="asked")
    return Div(answer, Div(until_field(precaution.slug), css_class="if-yes"), css_class="asked")


def faults_of_precautions(cleaned: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Each answer that contradicts another, with its sentence: most likely a slip of the finger."""
    if cleaned.get(answer_field(PREGNANT)) != "yes":
        return
    if cleaned.get(answer_field(AFTER_BIRTH)) == "yes":
        yield answer_field(AFTER_BIRTH), "Pregnancy and after birth cannot both be yes."
    if (cleaned.get("age") or 0) >= PREGNANT_UNTIL:
        yield (
            answer_field(PREGNANT),
            f"Pregnancy cannot be yes at {cleaned['age']}. Look at the age and at this answer.",
        )


def slugs_answered(cleaned: Mapping[str, Any], library: Library, answer: str) -> tuple[str, ...]:
    """The precautions with this answer, in the library's order; the box 'every other was asked' counts."""
    return tuple(slug for slug in library.precautions if _answer(cleaned, slug) == answer)


def _answer(cleaned: Mapping[str, Any], slug: str) -> str:
    given: str = cleaned.get(answer_field(slug)) or "not_asked"
    return "no" if given == "not_asked" and cleaned.get(OTHERS_NO) else given
