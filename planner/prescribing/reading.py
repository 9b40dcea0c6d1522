"""Reads the plain parts of a JSON document: numbers, text, choices, slugs, days; every fault with its JSON path."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from typing import TypeVar
from unicodedata import category

CALENDAR_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
FEW_CHOICES = 20

Choice = TypeVar("Choice", bound=StrEnum)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing that is wrong: where (a JSON path) and what to do about it."""

    path: str
    message: str

    def __str__(self) -> str:
        return f"{self.path}: {self.message}"


@dataclass(slots=True, kw_only=True)
class Reader:
    """Collects the faults while the parts of a document are read; what cannot be read gets a stand-in."""

    faults: list[Fault] = field(default_factory=list)

    def fault(self, path: str, message: str) -> None:
        """Note what is wrong at a JSON path."""
        self.faults.append(Fault(path=path, message=message))

    def keys(self, path: str, found: Mapping[str, object], known: Collection[str]) -> None:
        """Note every key that is not known."""
        for key in found:
            if key not in known:
                self.fault(joined(path, str(key)), f"unknown key{meant(str(key), known)}")

    def whole(self, path: str, value: object, bounds: tuple[int, int]) -> int:
        """A whole number within bounds, both included."""
        least, most = bounds
        if isinstance(value, bool) or not isinstance(value, int):
            self.fault(path, f"a whole number from {least} to {most} is expected, not {kind_of_value(value)}")
            return least
        if not least <= value <= most:
            self.fault(path, f"{_short(value)} is outside {least} to {most}")
        return value

    def text(self, path: str, value: object, longest: int) -> str:
        """Text of at most so many letters, without unseen signs."""
        if not isinstance(value, str):
            self.fault(path, f"text is expected, not {kind_of_value(value)}")
            return ""
        words = visible(value)
        if len(words) > longest:
            self.fault(path, f"is {len(words)} letters long; at most {longest} fit")
        if not words.isprintable():
            self.fault(path, "holds a letter that cannot be printed, such as a line break or a control sign")
        return words

    def truth(self, path: str, value: object) -> bool:
        """True or false."""
        if not isinstance(value, bool):
            self.fault(path, f"true or false is expected, not {kind_of_value(value)}")
            return False
        return value

    def choice(self, path: str, value: object, choices: type[Choice]) -> Choice:
        """One of the values of an enum."""
        names = [choice.value for choice in choices]
        if value not in names:
            self.fault(path, f"{quoted(value)} is none of {', '.join(names)}{meant(value, names)}")
            return next(iter(choices))
        return choices(str(value))

    def items(self, path: str, value: object) -> list[tuple[str, object]]:
        """The items of a list, each with its path."""
        if not isinstance(value, list):
            self.fault(path, f"a list is expected, not {kind_of_value(value)}")
            return []
        return [(f"{path}[{index}]", item) for index, item in enumerate(value)]

    def slugs(self, path: str, value: object, what: str, known: Collection[str], *, least: int = 0) -> tuple[str, ...]:
        """Known slugs, each once; `what` is what they are called."""
        read: list[str] = []
        items = self.items(path, value)
        for place, item in items:
            if item in read:
                self.fault(place, f"{quoted(item)} stands here twice")
            elif self.is_known(place, item, what, known):
                read.append(str(item))
        if isinstance(value, list) and len(items) < least:
            self.fault(path, f"at least one {what} is needed")
        return tuple(read)

    def is_known(self, path: str, value: object, what: str, known: Collection[str]) -> bool:
        """Whether a value is a known slug; notes it where it is not."""
        if isinstance(value, str) and value in known:
            return True
        hint = meant(value, known) or (f"; known are {', '.join(known)}" if len(known) <= FEW_CHOICES else "")
        self.fault(path, f"unknown {what} {quoted(value)}{hint}")
        return False

    def day(self, path: str, value: object) -> date | None:
        """A calendar date; None where it is none."""
        day = _date_in(value)
        if day is None:
            self.fault(path, f"a date such as 2026-01-31 is expected, not {quoted(value)}")
        return day


def visible(text: str) -> str:
    """The text with plain spaces, and without the unseen signs that come along when text is pasted."""
    plain = "".join(" " if category(letter) == "Zs" else letter for letter in text if category(letter) != "Cf")
    return plain.strip()


def _date_in(value: object) -> date | None:
    if not isinstance(value, str) or not CALENDAR_DATE.fullmatch(value):
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def joined(path: str, key: str) -> str:
    """The path of a key below a path."""
    return f"{path}.{_short(key)}" if path else _short(key)


def meant(value: object, known: Collection[str]) -> str:
    """What was probably meant, as the end of a fault; empty where nothing known is close."""
    close = get_close_matches(value, known, n=1, cutoff=0.6) if isinstance(value, str) and len(value) < 100 else []
    return f"; did you mean '{close[0]}'?" if close else ""


def kind_of_value(value: object) -> str:
    """What a JSON value is, in words."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return f"the number {_short(value)}"
    if isinstance(value, str):
        return f"the text {quoted(value)}"
    return "a list" if isinstance(value, list) else "an object"


def quoted(value: object) -> str:
    """A JSON value as a fault names it: text in quotes, anything else in words."""
    return f"'{_short(value)}'" if isinstance(value, str) else kind_of_value(value)


def _short(value: object) -> str:
    # A number of thousands of digits cannot be written out, and a fault stands on one line.
    text = "with too many digits" if isinstance(value, int) and abs(value) >= 10**18 else str(value)
    text = "".join(letter if letter.isprintable() else "?" for letter in text)
    return text if len(text) <= 60 else f"{text[:57]}..."
