"""A recorded assessment in words, as its page shows it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from planner.file_summary import precaution_in_words, red_flags_in_words
from planner.forms.choices import EASING_DIRECTION, EQUIPMENT_WORDS, EXPERIENCE, IRRITABILITY
from planner.models import Assessment as AssessmentRecord
from planner.prescribing.assessment import Assessment
from planner.prescribing.library import Library

NOTHING = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One thing that was asked, and each line of what was answered."""

    asked: str
    lines: tuple[str, ...]


def answers_in_words(found: Assessment, record: AssessmentRecord, library: Library) -> tuple[Answer, ...]:
    """Every answer in the order of the form."""
    names = {slug: spec.name for slug, spec in library.exercises.items()}
    leg_symptoms = {True: "yes", False: "no", None: "not asked"}[found.leg_symptoms]
    return (
        Answer(asked="Red flags", lines=tuple(red_flags_in_words(found))),
        _answer("Age", f"{found.age}"),
        _answer("Conditions", *(library.conditions[slug].name for slug in found.conditions)),
        _answer("Precautions", *(precaution_in_words(active, library) for active in found.precautions)),
        _answer("Precautions not asked", *_names_of_precautions(record.precautions_not_asked, library)),
        _answer("Irritability", dict(IRRITABILITY)[found.irritability.value]),
        _answer("Easing direction", dict(EASING_DIRECTION)[found.easing_direction or "not_tested"]),
        _answer("Leg symptoms", leg_symptoms),
        _answer("Worst pain", "not asked" if found.worst_pain is None else f"{found.worst_pain} of 10"),
        _answer("Equipment", *_equipment(found.equipment)),
        _answer("Not at home", *_equipment(found.lacks)),
        _answer("Time", f"{found.minutes_per_day} minutes a day, {found.days_per_week} days a week"),
        _answer("Experience", dict(EXPERIENCE)[found.experience.value]),
        _answer("Goals", *found.goals),
        _answer("To avoid", *(names[slug] for slug in found.avoid)),
        _answer("Liked", *(names[slug] for slug in found.prefer)),
        _answer("Weeks", f"{found.weeks}"),
    )


def names_not_asked(record: AssessmentRecord, library: Library) -> tuple[str, ...]:
    """The names of the precautions that nobody asked about."""
    return _names_of_precautions(record.precautions_not_asked, library)


def _answer(asked: str, *lines: str) -> Answer:
    return Answer(asked=asked, lines=lines or (NOTHING,))


def _names_of_precautions(slugs: Iterable[str], library: Library) -> tuple[str, ...]:
    return tuple(library.precautions[slug].name if slug in library.precautions else slug for slug in slugs)


def _equipment(slugs: Iterable[str]) -> Iterator[str]:
    return (EQUIPMENT_WORDS.get(slug, slug) for slug in slugs)
