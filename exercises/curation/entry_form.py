"""A form for an entry of the library, checked by the rules of the library files, with the same sentences."""

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from django import forms
from django.db.models import Model
from django.forms import BaseInlineFormSet

from exercises.loading.checks import Remark
from exercises.loading.rules import Known
from exercises.loading.shape import UNREADABLE, EntryReader
from exercises.models import Article, Condition, Exercise, Passage, Precaution, Source, Tag

Raw = dict[str, Any]
"""An entry as a file would hold it, before it is checked."""

PartForms = type[BaseInlineFormSet]  # type: ignore[type-arg]


def known_names() -> Known:
    """Whatever an entry may refer to, from the database (7 queries)."""
    named: dict[str, Any] = {
        "tag": Tag,
        "exercise": Exercise,
        "condition": Condition,
        "precaution": Precaution,
        "passage": Passage,
        "article": Article,
    }
    names = {kind: frozenset(model.objects.values_list("slug", flat=True)) for kind, model in named.items()}
    return Known(names=names | {"source": frozenset(Source.objects.values_list("code", flat=True))})


def plain(value: Any) -> Any:
    """What a file would say: rows by their slug or code, everything else as it is."""
    if isinstance(value, Model):
        return getattr(value, "slug", None) or getattr(value, "code", None)
    if isinstance(value, str | int | None):
        return value
    return [plain(item) for item in value]


class EntryForm(forms.ModelForm):  # type: ignore[type-arg]
    """A form whose answers have to be an entry that the library files could hold.

    `parts` are the rows that are edited on the same page, `places` where a field of the entry is called otherwise.
    """

    entry_type: ClassVar[Any]
    parts: ClassVar[Mapping[str, PartForms]] = {}
    places: ClassVar[Mapping[str, str]] = {}

    def clean(self) -> Raw:
        """Check the answers as the loader would check the entry."""
        cleaned = super().clean() or {}
        if not self.errors and self.is_in_use():
            parts = self._cleaned_parts()
            if parts is None:
                self.add_error(None, "Nothing was saved: mend what is marked further down first.")
            else:
                self._check(self.raw(cleaned, parts))
        return cleaned

    def is_in_use(self) -> bool:
        """Whether the entry is one that people get to see, and so has to be whole."""
        return True

    def raw(self, cleaned: Raw, parts: Mapping[str, list[Raw]], /) -> Raw:
        """The entry that the answers make."""
        raise NotImplementedError

    def remarks(self, entry: Any) -> Iterator[Remark]:
        """What is wrong with an entry beside the shape of its fields."""
        raise NotImplementedError

    def _own(self, cleaned: Raw, *names: str) -> Raw:
        """Fields that entry and form call the same; the slug stays what it was."""
        return {"slug": cleaned.get("slug") or self.instance.slug} | {name: plain(cleaned[name]) for name in names}

    def _cleaned_parts(self) -> dict[str, list[Raw]] | None:
        found = {}
        for prefix, kind in self.parts.items():
            formset = kind(self.data, instance=self.instance, prefix=prefix)
            if not formset.is_valid():
                return None
            answers = [form.cleaned_data for form in formset.forms]
            found[prefix] = [one for one in answers if one and not one.get("DELETE")]
        return found

    def _check(self, raw: Raw) -> None:
        reader = EntryReader(file="", entry="", known=known_names())
        entry = reader.read(self.entry_type, raw)
        remarks = [(fault.field, fault.message) for fault in reader.faults]
        if entry is not UNREADABLE:
            remarks += self.remarks(entry)
        for field, message in remarks:
            self._complain(field, message)

    def _complain(self, field: str, message: str) -> None:
        """Put a fault beside its field, or above the form where the field is one of the parts."""
        name, _, place = field.partition("[")
        name = self.places.get(name, name)
        if name in self.fields:
            self.add_error(name, f"Line {int(place[:-1]) + 1}: {message}" if place else message)
        else:
            self.add_error(None, f"{field}: {message}")
