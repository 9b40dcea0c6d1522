"""Every rule with what it does here: the book that docs/clinical-rules.md is written from, and held to by tests."""

from planner.prescribing.rulebook.conditions import CONDITIONS
from planner.prescribing.rulebook.direction import DIRECTION
from planner.prescribing.rulebook.entry import CERTAINTIES, Entry, Section
from planner.prescribing.rulebook.ids import RULE_IDS
from planner.prescribing.rulebook.irritability import IRRITABILITY, LIGHTS, PHASES
from planner.prescribing.rulebook.people import PEOPLE
from planner.prescribing.rulebook.printing import PRINTING
from planner.prescribing.rulebook.progression import PROGRESSION
from planner.prescribing.rulebook.screening import PRECEDENCE, SCREENING
from planner.prescribing.rulebook.sessions import BALANCE, FREQUENCY, SESSIONS

__all__ = ["BOOK", "CERTAINTIES", "ENTRIES", "RULE_IDS", "Entry", "Section"]

BOOK: tuple[Section, ...] = (
    PRECEDENCE,
    SCREENING,
    PEOPLE,
    PHASES,
    IRRITABILITY,
    DIRECTION,
    LIGHTS,
    SESSIONS,
    FREQUENCY,
    PROGRESSION,
    BALANCE,
    CONDITIONS,
    PRINTING,
)
ENTRIES: tuple[Entry, ...] = tuple(entry for section in BOOK for entry in section.entries)
