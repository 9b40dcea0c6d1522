"""What is wrong with the library files, one value for each fault."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Fault:
    """One fault: in which file, entry and field, and what is wrong; entry and field are empty for a whole file."""

    file: str
    entry: str = ""
    field: str = ""
    message: str

    def __str__(self) -> str:
        return ": ".join(part for part in (self.file, self.entry, self.field, self.message) if part)


class LibraryFaults(Exception):
    """The files hold faults; nothing was written."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(map(str, self.faults)))


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The end of a message that offers the nearest known word, or nothing when none is near."""
    near = get_close_matches(word, sorted(known), n=1, cutoff=0.6)
    return f"; did you mean '{near[0]}'?" if near else ""
