"""One rule of the book: what it does here, where, judged by which tests, on whose word and how surely."""

from dataclasses import dataclass

from planner.prescribing.rules import NUMBERS

CERTAINTIES = {
    "G": "guideline or consensus",
    "T": "trial or cohort",
    "X": "textbook or common practice",
    "O": "own judgment, not verified",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One rule by its id, told as the code does it; `missing` says which part is not carried out, and why.

    `certainty` and `sources` are letters and codes, parted by spaces. `modules` are files, from the root of the
    project; after a '#' stands what they say instead of the id. A rule without code has a `reason` for that.
    """

    id: str
    does: str
    certainty: str
    sources: str
    modules: tuple[str, ...] = ()
    tests: tuple[str, ...] = ()
    missing: str = ""
    reason: str = ""

    def __post_init__(self) -> None:
        if not self.does or not self.certainty or not self.sources:
            raise ValueError(f"{self.id}: what it does, its certainty and its sources are all needed")
        if not set(self.certainty.split()) <= set(CERTAINTIES):
            raise ValueError(f"{self.id}: {self.certainty} is none of {', '.join(CERTAINTIES)}")
        if self.reason and (self.modules or self.tests or self.missing):
            raise ValueError(f"{self.id}: a rule has code, or a reason why it has none")
        if not self.reason and not (self.modules and self.tests):
            raise ValueError(f"{self.id}: module and test are needed, or a reason why there are none")

    @property
    def numbers(self) -> tuple[str, ...]:
        """The names of the numbers of this rule that a clinic may set."""
        return tuple(name for name, number in NUMBERS.items() if number.rule == self.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Rules that belong together, under a title and a sentence."""

    title: str
    about: str
    entries: tuple[Entry, ...]
