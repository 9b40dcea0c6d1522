"""The one gate between what people typed and what a handout draws: nothing reaches the page but through here."""

import unicodedata
from functools import lru_cache
from xml.sax.saxutils import escape

from planner.handouts.fonts import BOLD, REGULAR, faces
from planner.handouts.scripts import can_be_joined, is_vowel_point

STAND_IN = "?"
NO_BREAK_SPACE = "\u00a0"

_NARROW_NO_BREAK_SPACE = "\u202f"
_NO_BREAK = frozenset({NO_BREAK_SPACE, _NARROW_NO_BREAK_SPACE, "\u2007"})
# Keeps Persian letters apart that would join; it has no width of its own.
_NON_JOINER = "\u200c"
_LAST_SURROGATE, _FIRST_SURROGATE = "\udfff", "\ud800"
# Drawn letter by letter these would be a different, wrong word: worse than a visible gap.
_FIRST_INDIC, _LAST_INDIC = "\u0900", "\u0dff"


@lru_cache(maxsize=20_000)
def printable(text: str) -> str:
    """Return the text as it is drawn: NFC, single spaces, no invisible characters, '?' for a letter without a shape."""
    letters = "".join(_drawn(letter) for letter in _composed(text))
    return " ".join(part for part in letters.split(" ") if part.strip(NO_BREAK_SPACE))


def escaped(text: str) -> str:
    """Return the text as drawn, with <, > and & written so that a reader of markup takes them for letters."""
    return escape(printable(text))


def unprintable(text: str) -> tuple[str, ...]:
    """Return each letter that prints as '?', once, in order; half a surrogate pair is named by U+FFFD."""
    missing = (letter for letter in _composed(text) if _drawn(letter) == STAND_IN and letter != STAND_IN)
    return tuple(dict.fromkeys("\ufffd" if _is_surrogate(letter) else letter for letter in missing))


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


@lru_cache(maxsize=4_096)
def _drawn(letter: str) -> str:
    if letter in _NO_BREAK:
        return NO_BREAK_SPACE
    if letter.isspace():
        return " "
    if letter == _NON_JOINER:
        return letter
    if _is_invisible(letter):
        return ""
    return letter if _has_a_shape(letter) else STAND_IN


def _is_invisible(letter: str) -> bool:
    """Tell controls, bidirectional marks, soft hyphens, variation selectors and vowel points from letters."""
    return unicodedata.category(letter) in {"Cc", "Cf"} or "\ufe00" <= letter <= "\ufe0f" or is_vowel_point(letter)


def _has_a_shape(letter: str) -> bool:
    if _FIRST_INDIC <= letter <= _LAST_INDIC or not can_be_joined(letter):
        return False
    both = faces()
    return both[REGULAR].has(letter) and both[BOLD].has(letter)


def _is_surrogate(letter: str) -> bool:
    return _FIRST_SURROGATE <= letter <= _LAST_SURROGATE
