"""Finding entries by words, whatever their case and accents.

The words are compared here, not in the database: SQLite ignores the case of ASCII letters alone, and keeps lists
with their accented letters escaped. A library is small enough to read its words in one query.
"""

import unicodedata
from collections.abc import Iterable
from typing import Any, TypeVar

from django.db.models import QuerySet

RowsT = TypeVar("RowsT", bound=QuerySet[Any])

FIELDS = ("name", "aliases", "purpose", "steps")


def matching(rows: RowsT, words: str, fields: tuple[str, ...] = FIELDS) -> RowsT:
    """Those in whose fields every one of the words stands (1 query more); all, where there is no word.

    For exercises the fields are name, other names, purpose and steps.
    """
    wanted = folded(words).split()
    if not wanted:
        return rows
    texts = rows.order_by().values_list("pk", *fields)
    return rows.filter(pk__in=[pk for pk, *values in texts if stands_in(wanted, values)])


def stands_in(wanted: Iterable[str], values: Iterable[Any]) -> bool:
    """Whether every folded word stands in one of these texts and lists of texts."""
    text = folded("\n".join(value if isinstance(value, str) else "\n".join(value) for value in values))
    return all(word in text for word in wanted)


def folded(text: str) -> str:
    """A text without the case and the accents of its letters."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).casefold()
