"""From plain values to entries: every key, type and reference is checked, and every fault is kept."""

from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from exercises.loading.faults import Fault, did_you_mean
from exercises.loading.rules import Known

UNREADABLE: Any = object()
IN_WORDS = {str: "text", int: "a whole number", bool: "true or false", tuple: "a list", frozenset: "a list"}


class EntryReader:
    """Reads one entry of a file into its value; what is wrong collects in `faults`."""

    def __init__(self, *, file: str, entry: str, known: Known) -> None:
        self.file = file
        self.entry = entry
        self.known = known
        self.faults: list[Fault] = []

    def read(self, hint: Any, raw: Any, at: str = "") -> Any:
        """The value of this type, or UNREADABLE where the raw value has another shape."""
        origin, args = get_origin(hint), get_args(hint)
        if origin is Annotated:
            return self._read_ruled(args[0], args[1:], raw, at)
        if origin in (UnionType, Union):
            return None if raw is None else self.read(args[0], raw, at)
        if origin in (tuple, frozenset):
            return self._read_list(origin, args[0], raw, at)
        if origin is Mapping:
            return self._read_mapping(args[1], raw, at)
        if is_dataclass(hint):
            return self._read_value(hint, raw, at)
        return self._read_plain(hint, raw, at)

    def fault(self, at: str, message: str) -> Any:
        """Keep a fault; answers UNREADABLE, for the caller to pass on."""
        self.faults.append(Fault(file=self.file, entry=self.entry, field=at, message=message))
        return UNREADABLE

    def _read_ruled(self, hint: Any, rules: tuple[Any, ...], raw: Any, at: str) -> Any:
        value = self.read(hint, raw, at)
        if value is UNREADABLE:
            return UNREADABLE
        for rule in rules:
            for message in rule.complaints(value, self.known):
                self.fault(at, message)
        return value

    def _read_plain(self, hint: type, raw: Any, at: str) -> Any:
        if raw is None and hint is str:
            return self.fault(at, "is null, not text")
        if type(raw) is not hint:
            return self.fault(at, f"is {raw!r:.60}, not {IN_WORDS[hint]}")
        if not isinstance(raw, str):
            return raw
        text = " ".join(raw.split())
        return text if text.isprintable() else self.fault(at, f"holds a character that cannot be printed: {text!r:.60}")

    def _read_list(self, kind: Any, hint: Any, raw: Any, at: str) -> Any:
        if not isinstance(raw, list):
            return self.fault(at, f"is {raw!r:.60}, not a list")
        items = [self.read(hint, item, f"{at}[{index}]") for index, item in enumerate(raw)]
        for index, item in enumerate(raw):
            if item in raw[:index]:
                self.fault(f"{at}[{index}]", f"{item!r:.60} stands twice")
        return UNREADABLE if any(item is UNREADABLE for item in items) else kind(items)

    def _read_mapping(self, hint: Any, raw: Any, at: str) -> Any:
        if not isinstance(raw, dict):
            return self.fault(at, f"is {raw!r:.60}, not a mapping")
        values = {str(key): self.read(hint, item, f"{at}.{key}") for key, item in raw.items()}
        return UNREADABLE if any(value is UNREADABLE for value in values.values()) else values

    def _read_value(self, kind: Any, raw: Any, at: str) -> Any:
        if not isinstance(raw, dict):
            return self.fault(at, f"is {raw!r:.60}, not a mapping")
        hints = get_type_hints(kind, include_extras=True)
        keys = {field.name: field for field in fields(kind) if not field.metadata.get("derived")}
        inside = f"{at}." if at else ""
        for key in raw.keys() - keys.keys():
            self.fault(f"{inside}{key}", f"unknown key{did_you_mean(str(key), keys)}")
        found = {
            name: self._read_key(field, hints[name], raw, f"{inside}{name}")
            for name, field in keys.items()
            if name in raw or field.default is MISSING
        }
        return UNREADABLE if any(value is UNREADABLE for value in found.values()) else kind(**found)

    def _read_key(self, field: Field[Any], hint: Any, raw: dict[Any, Any], at: str) -> Any:
        if field.name not in raw:
            return self.fault(at, "is missing")
        return self.read(hint, raw[field.name], at)
