"""How hard a text is to read: the Flesch-Kincaid grade, counted here without word lists."""

import re
from collections.abc import Iterable

WORD = re.compile(r"[A-Za-z']+")
SENTENCE_END = re.compile(r"[.!?:]+")
VOWELS = re.compile(r"[aeiouy]+")
SILENT_END = re.compile(r"[^aeiouyl]e$|[^aeiouytd]ed$|[^aeiouyscxzglh]es$")


def syllables(word: str) -> int:
    """Syllables of an English word, at least 1: groups of vowels without a silent ending."""
    letters = re.sub(r"[^a-z]", "", word.lower())
    groups = len(VOWELS.findall(letters))
    if groups > 1 and SILENT_END.search(letters):
        groups -= 1
    return max(groups, 1)


def reading_grade(texts: Iterable[str]) -> float:
    """The Flesch-Kincaid grade (years of school) of some texts together; 0 where there are no words."""
    texts = list(texts)
    sentences = sum(1 for text in texts for part in SENTENCE_END.split(text) if part.strip())
    words = [word for text in texts for word in WORD.findall(text)]
    if not words:
        return 0.0
    return 0.39 * len(words) / sentences + 11.8 * sum(map(syllables, words)) / len(words) - 15.59
