"""Rules that stand in the type of a field: each says what is wrong with a value, or nothing."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from exercises.loading.faults import did_you_mean

NEVER_PRINTED = re.compile(r"\b(slipped|out of place|degenerated|crumbling|must|never bend)\b", re.IGNORECASE)
SLUG = re.compile(r"[A-Za-z0-9]+(-[A-Za-z0-9]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """The names that entries may refer to, by kind: tag, exercise, condition, precaution, source, passage, article."""

    names: Mapping[str, frozenset[str]]

    def of(self, *kinds: str) -> frozenset[str]:
        """All names of these kinds."""
        return frozenset().union(*(self.names[kind] for kind in kinds))


@dataclass(frozen=True, slots=True)
class Filled:
    """Text that is not empty and fits its column."""

    at_most: int = 2000

    def complaints(self, value: str, _known: Known, /) -> Iterator[str]:
        """Empty, or longer than the column."""
        if not value:
            yield "is empty"
        if len(value) > self.at_most:
            yield f"has {len(value)} characters, {self.at_most} are the most"


@dataclass(frozen=True, slots=True)
class Short:
    """Text that may be empty and fits its column."""

    at_most: int

    def complaints(self, value: str, _known: Known, /) -> Iterator[str]:
        """Longer than the column."""
        if len(value) > self.at_most:
            yield f"has {len(value)} characters, {self.at_most} are the most"


@dataclass(frozen=True, slots=True)
class Slug:
    """A name for use in addresses and references."""

    at_most: int = 60

    def complaints(self, value: str, _known: Known, /) -> Iterator[str]:
        """Characters that no slug has, or too many of them."""
        if not SLUG.fullmatch(value) or len(value) > self.at_most:
            yield f"'{value}' is not a slug: letters, digits and single hyphens, at most {self.at_most}"


@dataclass(frozen=True, slots=True)
class ForPatients:
    """Words that a patient may be shown: none that frighten or forbid."""

    def complaints(self, value: str, _known: Known, /) -> Iterator[str]:
        """Each word that is never printed."""
        for found in NEVER_PRINTED.findall(value):
            yield f"'{found.lower()}' is never printed for patients"


@dataclass(frozen=True, slots=True)
class OneOf:
    """One word of a fixed vocabulary."""

    choices: Sequence[str]

    def complaints(self, value: str, _known: Known, /) -> Iterator[str]:
        """A word outside the vocabulary."""
        if value not in self.choices:
            yield f"'{value}' is not one of {', '.join(self.choices)}{did_you_mean(value, self.choices)}"


@dataclass(frozen=True, slots=True)
class Names:
    """The slug of another entry."""

    kind: str

    def complaints(self, value: str, known: Known, /) -> Iterator[str]:
        """A slug that no entry has."""
        if value not in (names := known.of(self.kind)):
            yield f"unknown {self.kind} '{value}'{did_you_mean(value, names)}"


@dataclass(frozen=True, slots=True)
class Cites:
    """Codes of sources or passages, separated by spaces; `none` where nothing needs one."""

    none_allowed: bool = False

    def complaints(self, value: str, known: Known, /) -> Iterator[str]:
        """No code at all, or codes that stand for nothing."""
        if value == "none" and self.none_allowed:
            return
        if not value:
            yield "cites no source"
        names = known.of("source", "passage")
        for code in value.split():
            if code not in names:
                yield f"unknown source '{code}'{did_you_mean(code, names)}"


@dataclass(frozen=True, slots=True)
class Within:
    """A whole number between two bounds, both included."""

    lowest: int
    highest: int

    def complaints(self, value: int, _known: Known, /) -> Iterator[str]:
        """A number outside the bounds."""
        if not self.lowest <= value <= self.highest:
            yield f"{value} is not between {self.lowest} and {self.highest}"


@dataclass(frozen=True, slots=True)
class Count:
    """How many a list holds."""

    lowest: int = 1
    highest: int = 100

    def complaints(self, value: Sequence[object], _known: Known, /) -> Iterator[str]:
        """An empty list, or too few or too many."""
        if not value and self.lowest:
            yield "is empty"
        elif not self.lowest <= len(value) <= self.highest:
            yield f"has {len(value)}, {self.lowest} to {self.highest} are needed"


@dataclass(frozen=True, slots=True)
class ForEvery:
    """A mapping with a key for every entry of a kind, and no other."""

    kind: str

    def complaints(self, value: Mapping[str, object], known: Known, /) -> Iterator[str]:
        """Keys that are missing, keys that stand for nothing."""
        names = known.of(self.kind)
        for key in value.keys() - names:
            yield f"unknown {self.kind} '{key}'{did_you_mean(key, names)}"
        for name in sorted(names - value.keys()):
            yield f"none for {self.kind} '{name}'"
