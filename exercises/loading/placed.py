"""An entry and where it stands, so that a fault can say so."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from exercises.loading.entries import Entry
from exercises.loading.faults import Fault

EntryT_co = TypeVar("EntryT_co", bound=Entry, covariant=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed(Generic[EntryT_co]):
    """An entry in a file; `name` is how faults call it."""

    file: str
    name: str
    value: EntryT_co

    def fault(self, field: str, message: str) -> Fault:
        """A fault in a field of this entry."""
        return Fault(file=self.file, entry=self.name, field=field, message=message)
