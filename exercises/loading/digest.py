"""One number for the content of an entry, the same whether it comes from a file or from the rows."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from exercises.loading.entries import Entry


def digest(entry: Entry) -> str:
    """The SHA-256 of an entry's canonical content; white space and the order of what has none do not count."""
    text = json.dumps(canonical(entry), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def canonical(value: Any) -> Any:
    """A value as plain lists, mappings and text, always in the same order."""
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, tuple | list):
        return [canonical(item) for item in value]
    if isinstance(value, Mapping):
        return {key: canonical(item) for key, item in value.items()}
    if is_dataclass(value):
        said = {field: getattr(value, field.name) for field in fields(value)}
        counted = {field.name: one for field, one in said.items() if one or not field.metadata.get("counts_if_filled")}
        return canonical(counted)
    return value
