"""What the library's pages show, put in order; every row comes with what belongs to it already fetched."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from exercises.figures.look import DEFAULT_LOOK, DRAWN_SIDES, Build, Look, Side, Skin
from exercises.models import (
    Category,
    Condition,
    ConditionChoice,
    Equipment,
    Exercise,
    LibraryDose,
    Passage,
    Source,
    Suitability,
    Verdict,
)
from exercises.pictures import Picture, look_asked, picture_of, query_of, side_asked, version_of
from exercises.posing import figure_of

DOSE_LABELS = {
    "days_per_week": "Days a week",
    "times_per_day": "Times a day",
    "sets": "Sets",
    "repetitions": "Repetitions",
    "hold_seconds": "Hold (seconds)",
    "minutes": "Minutes",
    "rest_seconds": "Rest (seconds)",
}
VERDICT_ORDER = (Suitability.INDICATED, Suitability.CAUTION, Suitability.CONTRAINDICATED, Suitability.NEUTRAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class DoseRow:
    """One number of the dose, at the start and at the target."""

    label: str
    start: int | None
    target: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """An exercise in a list, with its verdict where a condition was chosen."""

    exercise: Exercise
    verdict: Verdict | None = None

    @property
    def picture_version(self) -> str:
        """What its small picture is kept under, empty where it has none."""
        return version_of(self.exercise.figure) if figure_of(self.exercise.figure) else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Some exercises or verdicts under one heading."""

    key: str
    heading: str
    members: tuple[object, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One way to draw a figure, with the query that asks for it."""

    label: str
    query: str
    is_chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """An exercise's picture as it was asked for, and how else it can be drawn."""

    picture: Picture | None
    look: Look
    sides: tuple[Option, ...]
    people: tuple[Group, ...]

    @property
    def is_usual(self) -> bool:
        """Whether the person drawn is the one that is drawn where nobody chose."""
        return self.look == DEFAULT_LOOK


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """Every source and passage that an exercise or a condition rests on."""

    sources: tuple[Source, ...]
    passages: tuple[Passage, ...]


def drawn(exercise: Exercise, query: Mapping[str, Any]) -> Drawn:
    """An exercise's picture of the side and the person that an address asks for."""
    figure, side, look = figure_of(exercise.figure), side_asked(query), look_asked(query)
    return Drawn(
        picture=picture_of(figure, side, look) if figure else None,
        look=look,
        sides=tuple(_option(each, each, look, is_chosen=each is side) for each in DRAWN_SIDES)
        if exercise.one_sided
        else (),
        people=_people(side, look),
    )


def _sides(side: Side, look: Look) -> tuple[Option, ...]:
    return tuple(_option(each, each, look, is_chosen=each is side) for each in DRAWN_SIDES)


def _people(side: Side, look: Look) -> tuple[Group, ...]:
    builds = tuple(_option(each, side, replace(look, build=each), is_chosen=each is look.build) for each in Build)
    skins = tuple(_option(each, side, replace(look, skin=each), is_chosen=each is look.skin) for each in Skin)
    return (
        Group(key="build", heading="Build", members=builds),
        Group(key="skin", heading="Skin", members=skins),
    )


def _option(label: str, side: Side, look: Look, *, is_chosen: bool) -> Option:
    return Option(label=label.capitalize(), query=query_of(side, look), is_chosen=is_chosen)


def dose_rows(exercise: Exercise) -> list[DoseRow]:
    """The numbers of the start dose and the target dose side by side, without those that do not apply."""
    doses = {dose.kind: dose for dose in exercise.doses.all()}
    start, target = doses.get(LibraryDose.Kind.START), doses.get(LibraryDose.Kind.TARGET)
    rows = (
        DoseRow(label=label, start=getattr(start, name, None), target=getattr(target, name, None))
        for name, label in DOSE_LABELS.items()
    )
    return [row for row in rows if row.start or row.target]


def by_category(exercises: Iterable[Exercise]) -> list[Group]:
    """Exercises under their categories, in the order of a session."""
    shown = [Shown(exercise=exercise, verdict=chosen_verdict(exercise)) for exercise in exercises]
    return [
        Group(key=category.value.replace(" ", "-"), heading=category.label, members=members)
        for category in Category
        if (members := tuple(one for one in shown if one.exercise.category == category))
    ]


def chosen_verdict(exercise: Exercise) -> Verdict | None:
    """The verdict for the condition that the list was asked for, where it was."""
    return next(iter(getattr(exercise, "chosen_verdicts", ())), None)


def by_verdict(verdicts: Iterable[Verdict]) -> list[Group]:
    """Verdicts grouped, what says nothing last."""
    verdicts = list(verdicts)
    return [
        Group(key=kind.value, heading=kind.label, members=members)
        for kind in VERDICT_ORDER
        if (members := tuple(one for one in verdicts if one.verdict == kind))
    ]


def by_role(condition: Condition) -> list[Group]:
    """The published exercises that a condition begins with, and those it goes on to."""
    headings = {ConditionChoice.Role.CORE: "First choices", ConditionChoice.Role.ADD: "Then"}
    published = [one for one in condition.choices.all() if one.exercise.status == Exercise.Status.PUBLISHED]
    return [
        Group(key=role.value, heading=heading, members=members)
        for role, heading in headings.items()
        if (members := tuple(one.exercise for one in published if one.role == role))
    ]


def linked(exercise: Exercise, kind: str) -> list[Exercise]:
    """The published exercises that an exercise leads to, nearest first."""
    published = Exercise.Status.PUBLISHED
    return [
        link.to_exercise for link in exercise.links.all() if link.kind == kind and link.to_exercise.status == published
    ]


def equipment_names(exercise: Exercise) -> list[str]:
    """What an exercise needs, in words."""
    return [kind.label for kind in Equipment if kind in exercise.equipment]


def cited_by_exercise(exercise: Exercise) -> Cited:
    """What an exercise, its dose and its verdicts cite (2 queries beside those that fetched it)."""
    codes = {source.code for source in exercise.sources.all()} | {passage.slug for passage in exercise.passages.all()}
    codes.update(exercise.dose_source.split())
    for verdict in exercise.verdicts.all():
        codes.update(verdict.source.split())
    return cited(codes)


def cited_by_condition(condition: Condition, verdicts: Iterable[Verdict]) -> Cited:
    """What a condition, its tag rules and some verdicts in it cite (2 queries beside those that fetched them)."""
    codes = {passage.slug for passage in condition.passages.all()}
    for rule in condition.tag_rules.all():
        codes.update(rule.source.split())
    for verdict in verdicts:
        codes.update(verdict.source.split())
    return cited(codes)


def cited(codes: Iterable[str]) -> Cited:
    """The sources and passages that some codes stand for."""
    codes = set(codes)
    return Cited(
        sources=tuple(Source.objects.filter(code__in=codes)),
        passages=tuple(Passage.objects.filter(slug__in=codes).select_related("article")),
    )
