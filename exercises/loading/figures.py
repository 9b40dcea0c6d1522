"""The figures of the library files, each joined to the exercise that it shows."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from exercises.loading.checks import Remark
from exercises.loading.entries import ExerciseEntry
from exercises.loading.faults import Fault, did_you_mean
from exercises.loading.files import is_of
from exercises.loading.placed import Placed
from exercises.posing import remarks_on

NAMED_BY = "exercise"


@dataclass(slots=True, kw_only=True)
class Figures:
    """Figures by the exercise that they show, each with its file; what is wrong collects in `faults`."""

    known: frozenset[str]
    faults: list[Fault] = field(default_factory=list)
    _found: dict[str, tuple[str, Mapping[str, Any]]] = field(default_factory=dict)

    def read(self, entries: Iterable[tuple[str, Any, str]]) -> None:
        """Take in raw entries, each with its file and name."""
        for file, raw, name in entries:
            self.faults += [
                Fault(file=file, entry=name, field=place, message=message) for place, message in self._remarks(raw)
            ]
            if name in self._found:
                message = f"stands twice in figures; the first is in {self._found[name][0]}"
                self.faults.append(Fault(file=file, entry=name, message=message))
            elif isinstance(raw, dict):
                self._found[name] = file, without_name(raw)

    def joined(self, exercises: Sequence[Placed[ExerciseEntry]]) -> list[Placed[ExerciseEntry]]:
        """The exercises with their figures; one that stands in the file of another category is a fault."""
        return [self._with_figure(placed) for placed in exercises]

    def _remarks(self, raw: Any) -> Iterator[Remark]:
        if not isinstance(raw, dict):
            yield "", f"is {raw!r:.60}, not a mapping"
            return
        slug = raw.get(NAMED_BY)
        if not isinstance(slug, str):
            yield NAMED_BY, "is missing"
        elif slug not in self.known:
            yield NAMED_BY, f"unknown exercise '{slug}'{did_you_mean(slug, self.known)}"
        for remark in remarks_on(without_name(raw)):
            yield remark.place, remark.message

    def _with_figure(self, placed: Placed[ExerciseEntry]) -> Placed[ExerciseEntry]:
        if placed.name not in self._found:
            return placed
        file, figure = self._found[placed.name]
        if not is_of(file, Path(placed.file).stem):
            message = f"'{placed.name}' belongs in figures/{placed.file}"
            self.faults.append(Fault(file=file, entry=placed.name, field=NAMED_BY, message=message))
        return replace(placed, value=replace(placed.value, figure=figure))


def without_name(raw: Mapping[str, Any]) -> dict[str, Any]:
    """What an entry says of the figure itself."""
    return {key: value for key, value in raw.items() if key != NAMED_BY}
