"""From entries to rows: what is new or changed is written, what a curator edited is kept."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from exercises.loading import kept
from exercises.loading.completeness import what_is_missing
from exercises.loading.digest import digest
from exercises.loading.entries import Entry
from exercises.loading.library import LibraryEntries
from exercises.loading.parts import Keys
from exercises.loading.shelves import (
    ArticleShelf,
    ConditionShelf,
    ExerciseShelf,
    PassageShelf,
    PrecautionShelf,
    ReferOutShelf,
    ReviewShelf,
    Shelf,
    SourceShelf,
    TagShelf,
)
from exercises.models import Exercise


@dataclass(slots=True, kw_only=True)
class LoadReport:
    """What a load did; entries that deserve a look are named as in `exercise cat-cow`."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    kept: list[str] = field(default_factory=list)
    added: list[str] = field(default_factory=list)
    """Verdicts that kept exercises lacked, as in `exercise cat-cow: sciatica is caution`."""
    looser: list[str] = field(default_factory=list)
    """Where a kept entry is less strict than the files."""
    incomplete: list[str] = field(default_factory=list)
    """What published exercises lack, wherever they come from."""
    undrawn: list[str] = field(default_factory=list)
    """Exercises that had a figure, and have none in the files."""
    retired: list[str] = field(default_factory=list)
    left_behind: list[str] = field(default_factory=list)
    """Not in the files any more, and still in the database as they were."""

    @property
    def changes(self) -> int:
        """Entries that the load wrote, and verdicts that it added to kept ones."""
        return self.created + self.updated + len(self.retired) + len(self.added)


@transaction.atomic
def write_library(library: LibraryEntries, *, overwrite: bool = False) -> LoadReport:
    """Bring the rows to what the files say; entries edited by a curator are kept unless they are to be overwritten."""
    report, keys = LoadReport(), Keys()
    loads = [ShelfLoad(shelf, found, report, overwrite=overwrite) for shelf, found in shelves(library, keys)]
    for load in loads:
        load.write_own_columns()
    for load in loads:
        load.write_parts()
    for load in loads:
        load.hold_kept_against_files()
    report.incomplete += what_is_missing()
    return report


def shelves(library: LibraryEntries, keys: Keys) -> Iterator[tuple[Shelf, Sequence[Entry]]]:
    """Every shelf with its entries, those that others point at first."""
    yield SourceShelf(keys), library.sources
    yield ArticleShelf(keys), library.articles
    yield PassageShelf(keys), library.passages
    yield ReviewShelf(keys), library.reviews
    yield TagShelf(keys), library.tags
    yield ReferOutShelf(keys), library.refer_out
    yield PrecautionShelf(keys), library.precautions
    yield ConditionShelf(keys), library.conditions
    yield ExerciseShelf(keys, {entry.slug: entry.tag_rules for entry in library.conditions}), library.exercises


class ShelfLoad:
    """The load of one kind of entry: its rows by name, and those that are new or changed, each with its entry."""

    def __init__(self, shelf: Shelf, found: Sequence[Entry], report: LoadReport, *, overwrite: bool) -> None:
        self.shelf = shelf
        self.entries = {getattr(entry, shelf.named_by): entry for entry in found}
        self.rows: dict[str, Any] = {getattr(row, shelf.named_by): row for row in shelf.rows()}
        self.report = report
        self.overwrite = overwrite
        self.pairs: list[tuple[Any, Entry]] = []
        self.kept: list[tuple[Any, Entry]] = []

    def write_own_columns(self) -> None:
        """Create and update the rows, without what belongs to them."""
        gone = [name for name in self.rows if name not in self.entries]
        for name, entry in self.entries.items():
            self._take(name, entry)
        self._save()
        for name in gone:
            self._leave_behind(name, self.rows[name])

    def write_parts(self) -> None:
        """Replace what belongs to the new and changed rows, once all rows are there."""
        if self.pairs:
            self.shelf.join(self.pairs)

    def hold_kept_against_files(self) -> None:
        """Add what a kept row may not be without, and name where it is less strict than the files."""
        held = [(row, self.shelf.for_kept(self.shelf.entry(row), entry)) for row, entry in self.kept]
        self.report.added += self.shelf.complete(held)
        for row, entry in held:
            own, asked = self.shelf.judges(self.shelf.entry(row)), self.shelf.judges(entry)
            missing = asked if self.shelf.completes else {}
            name = f"{self.shelf.word} {getattr(row, self.shelf.named_by)}"
            self.report.looser += [f"{name}: {line}" for line in kept.looser({**missing, **own}, asked)]

    def _take(self, name: str, entry: Entry) -> None:
        """Decide what becomes of one entry: created, updated, unchanged, or kept as a curator left it."""
        wanted, row = digest(entry), self.rows.get(name)
        if row is None:
            row = self.rows[name] = self.shelf.model()
            self.report.created += 1
        else:
            present = digest(self.shelf.entry(row))
            if present == wanted == row.loaded_digest:
                self.report.unchanged += 1
                return
            if present not in (wanted, row.loaded_digest) and not self.overwrite:
                self.report.kept.append(f"{self.shelf.word} {name}")
                self.kept.append((row, entry))
                return
            self.report.updated += 1
            if getattr(row, "figure", None) and not getattr(entry, "figure", None):
                self.report.undrawn.append(f"{self.shelf.word} {name}")
        row.loaded_digest = wanted
        self.pairs.append((row, entry))

    def _save(self) -> None:
        """Write the own columns of what is new or changed, and learn the keys of all rows."""
        for row, entry in self.pairs:
            self.shelf.fill(row, entry)
        model = self.shelf.model
        changed = [row for row, _ in self.pairs if row.pk is not None]
        model.objects.bulk_create([row for row, _ in self.pairs if row.pk is None])
        model.objects.bulk_update(changed, [*self.shelf.columns, *self.shelf.other_columns, "loaded_digest"])
        self.shelf.keys.learn(model, {name: row.pk for name, row in self.rows.items()})

    def _leave_behind(self, name: str, row: Any) -> None:
        """Retire an exercise that left the files, and name whatever else did; nothing is deleted.

        What a curator wrote or edited stays as it is.
        """
        if not row.loaded_digest:
            return
        edited = digest(self.shelf.entry(row)) != row.loaded_digest
        if not isinstance(row, Exercise) or (edited and not self.overwrite):
            self.report.left_behind.append(f"{self.shelf.word} {name}")
        elif row.status != Exercise.Status.RETIRED:
            row.status = Exercise.Status.RETIRED
            row.loaded_digest = digest(self.shelf.entry(row))
            row.save(update_fields=["status", "loaded_digest"])
            self.report.retired.append(f"{self.shelf.word} {name}")
