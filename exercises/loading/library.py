"""The whole library read from its folder: every entry a checked value, or all the faults at once."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

from exercises.loading import checks
from exercises.loading.entries import (
    ArticleEntry,
    ConditionEntry,
    DirectionsEntry,
    Entry,
    ExerciseEntry,
    PassageEntry,
    PrecautionEntry,
    ReferOutEntry,
    ReviewEntry,
    SourceEntry,
    TagEntry,
)
from exercises.loading.faults import Fault, LibraryFaults
from exercises.loading.figures import NAMED_BY, Figures
from exercises.loading.files import RawGroup, read_groups
from exercises.loading.placed import Placed
from exercises.loading.rules import Known
from exercises.loading.shape import UNREADABLE, EntryReader

EntryT = TypeVar("EntryT", bound=Entry)

REFERRED_TO = {
    "sources": "source",
    "articles": "article",
    "passages": "passage",
    "tags": "tag",
    "conditions": "condition",
    "precautions": "precaution",
    "exercises": "exercise",
}
"""What an entry of each group is called when another refers to it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryEntries:
    """Every entry of the library files, checked."""

    sources: tuple[SourceEntry, ...]
    articles: tuple[ArticleEntry, ...]
    passages: tuple[PassageEntry, ...]
    reviews: tuple[ReviewEntry, ...]
    tags: tuple[TagEntry, ...]
    conditions: tuple[ConditionEntry, ...]
    refer_out: tuple[ReferOutEntry, ...]
    precautions: tuple[PrecautionEntry, ...]
    exercises: tuple[ExerciseEntry, ...]


def read_library(directory: Path) -> LibraryEntries:
    """The entries of a folder of library files; raises LibraryFaults with every fault that was found."""
    groups, faults = read_groups(directory)
    if faults:
        raise LibraryFaults(faults)
    shelf = LibraryReader(groups)
    library = shelf.library()
    if shelf.faults:
        raise LibraryFaults(sorted(set(shelf.faults)))
    return library


class LibraryReader:
    """Turns the groups of all files into entries; what is wrong collects in `faults`."""

    def __init__(self, groups: Sequence[RawGroup]) -> None:
        self.groups = groups
        self.faults: list[Fault] = []
        self.known = Known(names={kind: self._names(group) for group, kind in REFERRED_TO.items()})

    def library(self) -> LibraryEntries:
        """All entries; only complete when no fault was found."""
        articles = self._entries("articles", ArticleEntry)
        passages = self._entries("passages", PassageEntry)
        conditions = self._entries("conditions", ConditionEntry)
        precautions = self._entries("precautions", PrecautionEntry)
        exercises = self._with_figures(self._entries("exercises", ExerciseEntry))
        library = LibraryEntries(
            sources=values(self._entries("sources", SourceEntry)),
            articles=values(articles),
            passages=values(passages),
            reviews=values(self._entries("reviews", ReviewEntry)),
            tags=values(self._tags()),
            conditions=values(conditions),
            refer_out=values(self._entries("refer_out", ReferOutEntry)),
            precautions=values(precautions),
            exercises=values(exercises),
        )
        self.faults += checks.check_articles(passages, articles)
        self.faults += checks.check_conditions(conditions, exercises)
        self.faults += checks.check_precautions(precautions)
        self.faults += checks.check_exercises(exercises, conditions)
        return library

    def _names(self, group: str) -> frozenset[str]:
        return frozenset(name for _, _, name in self._raw_entries(group))

    def _raw_entries(self, group: str) -> Iterator[tuple[str, Any, str]]:
        """File, raw entry and name of each entry of a group that is a list."""
        for found in self.groups:
            if found.name == group and isinstance(found.content, list):
                for index, raw in enumerate(found.content):
                    yield found.file, raw, name_of(raw, f"{group}[{index}]")

    def _entries(self, group: str, kind: type[EntryT]) -> list[Placed[EntryT]]:
        """The entries of a group; a group that is no list, and a slug that stands twice, are faults."""
        self._must_be_listed(group)
        placed: dict[str, Placed[EntryT]] = {}
        first_in: dict[str, str] = {}
        for file, raw, name in self._raw_entries(group):
            reader = EntryReader(file=file, entry=name, known=self.known)
            value = reader.read(kind, raw)
            self.faults += reader.faults
            if name in first_in:
                message = f"stands twice in {group}; the first is in {first_in[name]}"
                self.faults.append(Fault(file=file, entry=name, message=message))
            first_in.setdefault(name, file)
            if value is not UNREADABLE:
                placed.setdefault(name, Placed(file=file, name=name, value=value))
        return list(placed.values())

    def _must_be_listed(self, group: str) -> None:
        for found in self.groups:
            if found.name == group and not isinstance(found.content, list):
                self.faults.append(Fault(file=found.file, entry=group, message="is not a list of entries"))

    def _with_figures(self, exercises: list[Placed[ExerciseEntry]]) -> list[Placed[ExerciseEntry]]:
        """The exercises, each with the figure that another file has for it."""
        self._must_be_listed("figures")
        figures = Figures(known=self.known.of("exercise"))
        figures.read(self._raw_entries("figures"))
        joined = figures.joined(exercises)
        self.faults += figures.faults
        return joined

    def _tags(self) -> list[Placed[TagEntry]]:
        """The tags, each with the direction that `directions` gives it."""
        content = next((found for found in self.groups if found.name == "directions"), None)
        reader = EntryReader(file="tags.yaml", entry="directions", known=self.known)
        directions = reader.read(DirectionsEntry, content.content if content else None)
        tags = self._entries("tags", TagEntry)
        if directions is UNREADABLE:
            self.faults += reader.faults
            return tags
        for slug in sorted(directions.flexion & directions.extension):
            reader.fault("extension", f"'{slug}' stands in flexion too")
        self.faults += reader.faults
        return [replace(tag, value=replace(tag.value, direction=directions.of(tag.value.slug))) for tag in tags]


def name_of(raw: Any, fallback: str) -> str:
    """How an entry is called: its slug or code, the exercise that it draws, or its place in the list."""
    name = (raw.get("slug") or raw.get("code") or raw.get(NAMED_BY)) if isinstance(raw, dict) else None
    return name if isinstance(name, str) else fallback


def values(placed: Sequence[Placed[EntryT]]) -> tuple[EntryT, ...]:
    """The entries without their places."""
    return tuple(one.value for one in placed)
