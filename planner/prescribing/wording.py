"""Puts a dose in words: the only place that does, for page, print and JSON alike."""

import re
from collections.abc import Sequence

from planner.prescribing.dose import WEEKDAYS, Dose, Side

DAY_NAMES = dict(zip(WEEKDAYS, ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"), strict=True))
EACH_SIDE = {Side.BOTH: " each side", Side.LEFT: " on the left", Side.RIGHT: " on the right", Side.NONE: ""}

# Words that frighten or forbid, never printed for patients (section 12), each with the forms it comes in. To slip on a
# wet floor is another thing than a slipped disc, and a mustard plaster is not an order.
NEVER_PRINTED = {
    "slipped": r"slipped",
    "out of place": r"out[\s-]+of[\s-]+place",
    "degenerated": r"degenerat(?:e|es|ed|ing|ion|ions|ive)",
    "crumbling": r"crumbl(?:e|es|ed|ing|y)",
    "must": r"must(?:n['’]?t)?",
    "never bend": r"never\s+(?:ever\s+|again\s+)?bend(?:ing)?",
}
_NEVER_PRINTED = {word: re.compile(rf"\b{forms}\b", re.IGNORECASE) for word, forms in NEVER_PRINTED.items()}


def describe(dose: Dose, days: Sequence[str], side: Side = Side.NONE) -> str:
    """The whole dose: '2 × 10 each side, hold 5 s, rest 30 s, twice a day, every day'."""
    return ", ".join((amount(dose, side), *particulars(dose), on_days(days)))


def amount(dose: Dose, side: Side = Side.NONE) -> str:
    """The heart of the dose: '10 repeats each side', '2 × 10 each side', '30 s each side', '10 min', '3 × 5 min'."""
    if dose.minutes is not None:
        return f"{_times_sets(dose.sets)}{dose.minutes} min"
    if dose.repetitions is None or (dose.repetitions == 1 and dose.hold_seconds):
        return f"{_times_sets(dose.sets)}{dose.hold_seconds} s{EACH_SIDE[side]}"
    if dose.sets == 1:
        return f"{dose.repetitions} {'repeat' if dose.repetitions == 1 else 'repeats'}{EACH_SIDE[side]}"
    return f"{dose.sets} × {dose.repetitions}{EACH_SIDE[side]}"


def particulars(dose: Dose) -> tuple[str, ...]:
    """Hold, rest and times a day, each only where it says something: ('hold 5 s', 'rest 30 s', 'twice a day')."""
    said = []
    if dose.hold_seconds and dose.hold_seconds > 1 and (dose.repetitions or 1) > 1:
        said.append(f"hold {dose.hold_seconds} s")
    if dose.rest_seconds and dose.sets > 1:
        said.append(f"rest {dose.rest_seconds} s")
    if dose.frequency.times_per_day > 1:
        said.append(times_a_day(dose.frequency.times_per_day))
    return tuple(said)


def times_a_day(times: int) -> str:
    """'twice a day', '3 times a day'; 'once a day' for one."""
    return {1: "once a day", 2: "twice a day"}.get(times, f"{times} times a day")


def on_days(days: Sequence[str]) -> str:
    """'every day', 'every day but Sun', 'on Mon, Wed and Fri', 'on Mon'."""
    if len(days) == len(WEEKDAYS):
        return "every day"
    if len(days) == len(WEEKDAYS) - 1:
        return f"every day but {next(name for day, name in DAY_NAMES.items() if day not in days)}"
    names = [DAY_NAMES[day] for day in days]
    return f"on {listed(names)}"


def listed(words: Sequence[str]) -> str:
    """'a', 'a and b', 'a, b and c'."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def never_printed(text: str) -> tuple[str, ...]:
    """The words of section 12's list that a text holds in any form, as they stand in the list; empty when it is fit."""
    return tuple(word for word, forms in _NEVER_PRINTED.items() if forms.search(text))


def _times_sets(sets: int) -> str:
    return f"{sets} × " if sets > 1 else ""
