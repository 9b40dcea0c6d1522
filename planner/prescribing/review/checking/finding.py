"""What a check answers: one rule that a plan breaks, how much it weighs, and where."""

from dataclasses import dataclass

from planner.prescribing.programme import Level

SOURCES = {
    "R-AGE1": "WHO20 ACSM-FLEX",
    "R-BL": "TB",
    "R-BL0": "OWN",
    "R-BL1": "WHO20 S0-38",
    "R-BL2": "NMA20",
    "R-BL3": "LEAP18",
    "R-BL4": "TB",
    "R-BP": "TB",
    "R-CAP": "PMM",
    "R-FQ": "TB",
    "R-FQ1": "ACSM09",
    "R-FQ2": "ACSM09",
    "R-IR": "IRRIT09",
    "R-IR2": "OWN",
    "R-IR3": "IRRIT09",
    "R-OVL": "OWN",
    "R-PG2": "TB",
    "R-PG3": "ACSM09 OWN",
    "R-PG4": "WALKBACK24",
    "R-PG6": "TB",
    "R-PG8": "OWN",
    "R-PH1": "OWN",
    "R-PREC": "OWN",
    "R-RF1": "OWN",
    "R-SZ1": "HENRY99 ECK15 MED09",
    "R-SZ2": "OWN",
    "R-SZ3": "OWN",
    "R-SZ4": "S0-31",
    "section 12": "JOSPT-LBP21",
    "section 14": "OWN",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One rule that a plan breaks; `week` and `exercise` are None where the rule speaks of all of them."""

    rule: str
    level: Level
    message: str
    week: int | None = None
    exercise: str | None = None
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where in a plan a rule is broken."""

    week: int | None = None
    exercise: str | None = None


def hard(rule: str, place: Place, message: str, source: str = "") -> Finding:
    """A finding that is never loosened without a written reason."""
    return _finding(Level.HARD, rule, place, message, source)


def soft(rule: str, place: Place, message: str, source: str = "") -> Finding:
    """A finding that a therapist weighs."""
    return _finding(Level.WARNING, rule, place, message, source)


def _finding(level: Level, rule: str, place: Place, message: str, source: str) -> Finding:
    return Finding(
        rule=rule,
        level=level,
        message=message,
        week=place.week,
        exercise=place.exercise,
        source=source or SOURCES.get(rule, ""),
    )
