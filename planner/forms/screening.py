"""Red flags on the form: a question each, by urgency, with what a yes asks for."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from crispy_forms.layout import Div, Field, LayoutObject
from django import forms
from django.utils import timezone

from planner.forms.choices import YES_NO
from planner.forms.layout import Folded, Section, Words, question
from planner.prescribing.screening import RED_FLAGS, RedFlag

ALL_OTHERS_NO = "flags_others_no"
NOT_ANSWERED = "Not answered. Ask, and record yes or no: a question left open counts as not cleared."
LONGEST_NAME = 200
LONGEST_REASONING = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Urgency:
    """Questions whose yes asks for the same speed."""

    title: str
    slugs: tuple[str, ...]


EMERGENCY = Urgency(
    title="A yes means emergency care now",
    slugs=("RF1", "RF2", "RF3", "RF7", "RF8", "RF13", "RF15", "RF16", "RF17", "RF19", "RF20", "RF22"),
)
SAME_DAY = Urgency(title="A yes means a medical assessment today", slugs=("RF4", "RF5", "RF6", "RF9"))
BEFORE_LOADING = Urgency(
    title="A yes means a medical assessment first",
    slugs=("RF10", "RF11", "RF12", "RF14", "RF18", "RF21", "RF23"),
)
URGENCIES = (EMERGENCY, SAME_DAY, BEFORE_LOADING)
# Questions whose no may need a reason as well, and when.
WHY_NO = {"RF3": "No, although both legs have symptoms: record why"}
FLAG_OF = {flag.slug: flag for flag in RED_FLAGS}


def answer_field(slug: str) -> str:
    """The name of the field that holds yes or no."""
    return f"flag_{slug}"


def clearing_fields(flag: RedFlag) -> tuple[str, ...]:
    """The names of the fields that clear a yes: an outside assessment, or for a soft flag the therapist's reasoning."""
    parts = ("by", "date", "result") if flag.hard else ("reason",)
    return tuple(f"flag_{flag.slug}_{part}" for part in parts)


def why_no_field(slug: str) -> str:
    """The name of the field that holds why the answer is no."""
    return f"flag_{slug}_reason"


def screening_fields() -> Iterator[tuple[str, forms.Field]]:
    """Every field of the red flags, by name."""
    for flag in RED_FLAGS:
        yield (
            answer_field(flag.slug),
            forms.ChoiceField(label=flag.question, choices=YES_NO, widget=forms.RadioSelect, required=False),
        )
        yield from zip(clearing_fields(flag), _clearing(flag), strict=True)
        if flag.slug in WHY_NO:
            yield why_no_field(flag.slug), _reasoning(f"{flag.slug}: why the answer is no")
    yield (
        ALL_OTHERS_NO,
        forms.BooleanField(
            label="Every question above that is left open was asked, and the answer is no.", required=False
        ),
    )


def _clearing(flag: RedFlag) -> tuple[forms.Field, ...]:
    if not flag.hard:
        return (_reasoning(f"{flag.slug}: your reasoning why a programme is safe all the same"),)
    return (
        forms.CharField(label=f"{flag.slug} assessed by", max_length=LONGEST_NAME, required=False),
        forms.DateField(
            label=f"{flag.slug} assessed on",
            required=False,
            widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        ),
        forms.CharField(label=f"{flag.slug} result", max_length=LONGEST_REASONING, required=False),
    )


def _reasoning(label: str) -> forms.Field:
    widget = forms.Textarea(attrs={"rows": 2})
    return forms.CharField(label=label, max_length=LONGEST_REASONING, required=False, widget=widget)


def screening_layout() -> LayoutObject:
    """The section of the red flags: urgent ones first."""
    groups = [Div(Words(urgency.title, "h3"), *map(_question, urgency.slugs)) for urgency in URGENCIES]
    return Section(
        "Red flags",
        Words("Ask every question, at every assessment. A yes that is not cleared stops the programme."),
        *groups,
        Div(ALL_OTHERS_NO, css_class="all-others"),
        css_id="red-flags",
    )


def _question(slug: str) -> LayoutObject:
    flag = FLAG_OF[slug]
    return Div(
        question(answer_field(slug)),
        Div(
            Words(f"{slug}: {flag.action}.", css_class="action"),
            *clearing_fields(flag),
            css_class="if-yes if-yes-red" if flag.hard else "if-yes",
        ),
        *([Folded(WHY_NO[slug], why_no_field(slug), shown=Field)] if slug in WHY_NO else []),
        css_class="asked",
    )


def faults_of_screening(cleaned: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Each field that is wrong, with its sentence: half an outside assessment, or a question left open.

    Open questions are let through where an uncleared yes stops the programme anyway: an emergency does not wait.
    """
    for flag in RED_FLAGS:
        yield from _half_cleared(flag, cleaned)
        yield from _cleared_ahead_of_time(flag, cleaned)
    if cleaned.get(ALL_OTHERS_NO) or uncleared(cleaned):
        return
    for flag in RED_FLAGS:
        if not cleaned.get(answer_field(flag.slug)):
            yield answer_field(flag.slug), NOT_ANSWERED


def uncleared(cleaned: Mapping[str, Any]) -> tuple[RedFlag, ...]:
    """The red flags answered yes without what clears them."""
    return tuple(flag for flag in RED_FLAGS if _is_uncleared(flag, cleaned))


def _half_cleared(flag: RedFlag, cleaned: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    missing = [name for name in clearing_fields(flag) if name in cleaned and not cleaned[name]]
    if _said_yes(flag, cleaned) and 0 < len(missing) < len(clearing_fields(flag)):
        for name in missing:
            yield name, "An outside assessment needs by whom, the date and the result."


def _cleared_ahead_of_time(flag: RedFlag, cleaned: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    made_on = cleaned.get(f"flag_{flag.slug}_date")
    if _said_yes(flag, cleaned) and made_on and made_on > timezone.localdate():
        yield f"flag_{flag.slug}_date", "This day is still to come: only an assessment that was made clears anything."


def _is_uncleared(flag: RedFlag, cleaned: Mapping[str, Any]) -> bool:
    return _said_yes(flag, cleaned) and not all(cleaned.get(name) for name in clearing_fields(flag))


def _said_yes(flag: RedFlag, cleaned: Mapping[str, Any]) -> bool:
    return bool(cleaned.get(answer_field(flag.slug)) == "yes")
