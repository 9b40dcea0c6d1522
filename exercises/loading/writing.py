"""From entries to rows: what is new or changed is written, what a curator edited is kept."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

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
    retired: list[str] = field(default_factory=list)
    left_behind: list[str] = field(default_factory=list)
    """Not in the files any more, and still in the database as they were."""

    @property
    def changes(self) -> int:
        """Entries that the load wrote."""
        return self.created + self.updated + len(self.retired)


@dataclass(slots=True, kw_only=True)
class ShelfLoad:
    """The load of one kind of entry: its rows by name, and those that are new or changed."""

    shelf: Shelf
    rows: dict[str, Any]
    pairs: list[tuple[Any, Entry]] = field(default_factory=list)


@transaction.atomic
def write_library(library: LibraryEntries, *, overwrite: bool = False) -> LoadReport:
    """Bring the rows to what the files say; entries edited by a curator are kept unless they are to be overwritten."""
    report, keys = LoadReport(), Keys()
    loads = [write_own_columns(shelf, found, keys, report, overwrite) for shelf, found in shelves(library)]
    for load in loads:
        if load.pairs:
            load.shelf.join(load.pairs, keys)
    return report


def shelves(library: LibraryEntries) -> Iterator[tuple[Shelf, Sequence[Entry]]]:
    """Every shelf with its entries, those that others point at first."""
    yield SourceShelf(), library.sources
    yield ArticleShelf(), library.articles
    yield PassageShelf(), library.passages
    yield ReviewShelf(), library.reviews
    yield TagShelf(), library.tags
    yield ReferOutShelf(), library.refer_out
    yield PrecautionShelf(), library.precautions
    yield ConditionShelf(), library.conditions
    yield ExerciseShelf(), library.exercises


def write_own_columns(
    shelf: Shelf, found: Sequence[Entry], keys: Keys, report: LoadReport, overwrite: bool
) -> ShelfLoad:
    """Create and update the rows of one shelf, without what belongs to them."""
    load = ShelfLoad(shelf=shelf, rows={getattr(row, shelf.named_by): row for row in shelf.rows()})
    in_files = {getattr(entry, shelf.named_by): entry for entry in found}
    gone = [name for name in load.rows if name not in in_files]
    for name, entry in in_files.items():
        take(load, name, entry, report, overwrite)
    save(load, keys)
    for name in gone:
        leave_behind(load, name, report, overwrite)
    return load


def take(load: ShelfLoad, name: str, entry: Entry, report: LoadReport, overwrite: bool) -> None:
    """Decide what becomes of one entry: created, updated, unchanged, or kept as a curator left it."""
    wanted, row = digest(entry), load.rows.get(name)
    if row is None:
        row = load.rows[name] = load.shelf.model()
        report.created += 1
    else:
        present = digest(load.shelf.entry(row))
        if present == wanted == row.loaded_digest:
            report.unchanged += 1
            return
        if present not in (wanted, row.loaded_digest) and not overwrite:
            report.kept.append(f"{load.shelf.word} {name}")
            return
        report.updated += 1
    row.loaded_digest = wanted
    load.pairs.append((row, entry))


def save(load: ShelfLoad, keys: Keys) -> None:
    """Write the own columns of what is new or changed, and learn the keys of all rows."""
    for row, entry in load.pairs:
        load.shelf.fill(row, entry, keys)
    model = load.shelf.model
    changed = [row for row, _ in load.pairs if row.pk is not None]
    model._default_manager.bulk_create([row for row, _ in load.pairs if row.pk is None])
    if changed:
        columns = [column.name for column in model._meta.concrete_fields if not column.primary_key]
        model._default_manager.bulk_update(changed, columns)
    keys.learn(model, {name: row.pk for name, row in load.rows.items()})


def leave_behind(load: ShelfLoad, name: str, report: LoadReport, overwrite: bool) -> None:
    """Retire an exercise that left the files, and name whatever else did; nothing is deleted.

    What a curator wrote or edited stays as it is.
    """
    row, full_name = load.rows[name], f"{load.shelf.word} {name}"
    if not row.loaded_digest:
        return
    if not isinstance(row, Exercise) or (digest(load.shelf.entry(row)) != row.loaded_digest and not overwrite):
        report.left_behind.append(full_name)
    elif row.status != Exercise.Status.RETIRED:
        row.status = Exercise.Status.RETIRED
        row.loaded_digest = digest(load.shelf.entry(row))
        row.save(update_fields=["status", "loaded_digest"])
        report.retired.append(full_name)
