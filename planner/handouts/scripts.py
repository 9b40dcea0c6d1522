"""Arabic and Hebrew: letters joined as they are written, and in the order in which they stand on paper."""

import unicodedata
from functools import lru_cache

from arabic_reshaper import ArabicReshaper
from arabic_reshaper.letters import LETTERS_ARABIC
from bidi.algorithm import get_display

_RIGHT_TO_LEFT = frozenset({"R", "AL"})
_JOINED = (("\ufb50", "\ufdff"), ("\ufe70", "\ufefe"))
"""Where Unicode keeps the forms that a letter takes beside its neighbours."""
_reshaper = ArabicReshaper(
    configuration={"use_unshaped_instead_of_isolated": True, "delete_harakat": True, "ARABIC LIGATURE ALLAH": False}
)


def is_right_to_left(text: str) -> bool:
    """Tell whether any letter belongs to a script that is written from right to left."""
    return any(unicodedata.bidirectional(letter) in _RIGHT_TO_LEFT for letter in text)


def is_read_from_the_right(text: str) -> bool:
    """Tell how a paragraph is read: as most of its letters are, so that a name in it turns nothing round.

    What begins with a separator goes on a line of ours, and is read as that is.
    """
    if text.startswith("·"):
        return False
    directions = [unicodedata.bidirectional(letter) for letter in text]
    return sum(one in _RIGHT_TO_LEFT for one in directions) > directions.count("L")


def is_vowel_point(letter: str) -> bool:
    """Tell the points above and below Arabic and Hebrew letters, which readers do without.

    To place them takes the typeface's own rules, which are not applied here.
    """
    in_script = "\u0591" <= letter <= "\u05c7" or "\u0610" <= letter <= "\u06ed"
    return in_script and unicodedata.category(letter) == "Mn"


def can_be_joined(letter: str) -> bool:
    """Tell whether it is known which form the letter takes beside others; a letter that never joins has one."""
    return unicodedata.bidirectional(letter) != "AL" or letter in LETTERS_ARABIC or not letter.isalpha()


@lru_cache(maxsize=4_096)
def joined(word: str) -> str:
    """Return a word with each letter in the form it takes beside its neighbours, still in the order of reading."""
    return str(_reshaper.reshape(word)) if is_right_to_left(word) else word


@lru_cache(maxsize=4_096)
def as_seen(text: str, *, from_the_right: bool) -> str:
    """Return joined words of a line as they stand on the paper, in a paragraph that is read `from_the_right` or not."""
    return str(get_display(text, base_dir="R" if from_the_right else "L"))


def as_read(text: str) -> str:
    """Return joined words as they were typed, for those to whom the file is read."""
    return "".join(unicodedata.normalize("NFKC", letter) if _is_joined(letter) else letter for letter in text)


def _is_joined(letter: str) -> bool:
    return any(first <= letter <= last for first, last in _JOINED)
