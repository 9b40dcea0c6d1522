"""A ProgrammeSheet as a document to keep: exact to the last angle, and refused where anything is unknown or missing.

Figures stand once under `figures`, by their key; wherever one is shown stands the key alone.

Whoever changes a field of what is kept raises FORMAT: what was issued stays in its own format for ever. A document of
an earlier format may lack fields that have a default, which then holds; one of today lacks none. A new field therefore
needs a default, and a field that goes or changes its kind needs a reader of its own here.
"""

import base64
import binascii
import hashlib
import json
import zlib
from collections.abc import Callable, Collection, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass, replace
from enum import Enum
from functools import cache
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from exercises.figures.pose import Figure
from planner.handouts.sheet import ProgrammeSheet

FORMAT = 1
CODE_LENGTH = 8

_PARTS = ("figures", "format", "sheet")
_PLAIN: Mapping[type, tuple[type, ...]] = {str: (str,), bool: (bool,), int: (int,), float: (int, float)}
_Figures = dict[str, Figure]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Document:
    """What is known of a document while it is read: its figures by key, and whether its format is an earlier one."""

    figures: _Figures
    is_earlier: bool


_Read = Callable[[Any, str, _Document], Any]


class StoredSheetFault(ValueError):
    """What is wrong in a stored document, with its place, as in 'sheet.weeks[2].cards[0].dose: is no str'."""

    def __init__(self, place: str, message: str) -> None:
        self.place = place
        super().__init__(f"{place}: {message}")


def sheet_as_json(sheet: ProgrammeSheet) -> dict[str, Any]:
    """Return the sheet in the values that JSON has; ValueError where two different figures have the same key."""
    figures: dict[str, Any] = {}
    return {"format": FORMAT, "sheet": _kept(sheet, figures), "figures": figures}


def sheet_from_json(document: object) -> ProgrammeSheet:
    """Return the sheet of a stored document; StoredSheetFault names the first place that is not as it was written."""
    parts = _exactly(_PARTS, document, "document")
    if parts["format"] not in range(1, FORMAT + 1):
        raise StoredSheetFault("format", f"is {parts['format']!r}; only 1 to {FORMAT} can be read")
    document = _Document(figures={}, is_earlier=parts["format"] < FORMAT)
    read_figure = _fields_reader(Figure)
    for key, kept in _mapping(parts["figures"], "figures").items():
        document.figures[key] = read_figure(kept, f"figures[{key!r}]", document)
    sheet: ProgrammeSheet = _reader(ProgrammeSheet)(parts["sheet"], "sheet", document)
    return sheet


def canonical(sheet: ProgrammeSheet) -> bytes:
    """Return the only way in which the document of this sheet is written."""
    document = sheet_as_json(sheet)
    text = json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return text.encode("utf-8", "surrogatepass")


def fingerprint(sheet: ProgrammeSheet) -> str:
    """Return the SHA-256 of the sheet without its code, in 64 hexadecimal digits.

    Of a logo the pixels count: how they are deflated depends on the machine.
    """
    logo = replace(sheet.logo, deflated=zlib.decompress(sheet.logo.deflated)) if sheet.logo else None
    return hashlib.sha256(canonical(replace(sheet, code="", logo=logo))).hexdigest()


def coded(sheet: ProgrammeSheet) -> ProgrammeSheet:
    """Return the sheet with its code, the first eight digits of its fingerprint, printed as in '9f3c 21ab'."""
    return replace(sheet, code=in_fours(fingerprint(sheet)[:CODE_LENGTH]))


def in_fours(digits: str) -> str:
    """Return the digits in groups of four, as they are read aloud."""
    return " ".join(digits[start : start + 4] for start in range(0, len(digits), 4))


def _kept(value: Any, figures: dict[str, Any]) -> Any:
    if isinstance(value, Figure):
        return _kept_once(value, figures)
    if is_dataclass(value):
        return _fields_kept(value, figures)
    if isinstance(value, tuple):
        return [_kept(item, figures) for item in value]
    if isinstance(value, Mapping):
        return {key: _kept(item, figures) for key, item in value.items()}
    if isinstance(value, bytes):
        return base64.b64encode(value).decode("ascii")
    return value.value if isinstance(value, Enum) else value


def _kept_once(figure: Figure, figures: dict[str, Any]) -> str:
    kept = _fields_kept(figure, figures)
    if figures.setdefault(figure.key, kept) != kept:
        raise ValueError(f"two figures have the key {figure.key!r}")
    return figure.key


def _fields_kept(value: Any, figures: dict[str, Any]) -> dict[str, Any]:
    return {field.name: _kept(getattr(value, field.name), figures) for field in fields(value)}


@cache
def _reader(kind: Any) -> _Read:
    """What reads a value of this kind; `(value, place, document)` are what it is given."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin is tuple:
        return _tuple_reader(inner)
    if origin is UnionType:
        return _optional_reader(inner)
    if origin is Mapping:
        return _mapping_reader(inner[1])
    if kind is Figure:
        return _figure
    return _fields_reader(kind) if is_dataclass(kind) else _value_reader(kind)


def _figure(value: Any, place: str, document: _Document) -> Figure:
    if not isinstance(value, str) or value not in document.figures:
        raise StoredSheetFault(place, f"names the figure {value!r:.60}, which is not there")
    return document.figures[value]


def _fields_reader(kind: Any) -> _Read:
    hints = get_type_hints(kind)
    readers = {field.name: _reader(hints[field.name]) for field in fields(kind)}
    by_default = {field.name for field in fields(kind) if (field.default, field.default_factory) != (MISSING, MISSING)}

    def read(value: Any, place: str, document: _Document) -> Any:
        kept = _exactly(readers, value, place, may_lack=by_default if document.is_earlier else ())
        return kind(**{name: readers[name](given, f"{place}.{name}", document) for name, given in kept.items()})

    return read


def _tuple_reader(inner: tuple[Any, ...]) -> _Read:
    readers = [_reader(kind) for kind in inner if kind is not Ellipsis]
    is_endless = Ellipsis in inner

    def read(value: Any, place: str, document: _Document) -> tuple[Any, ...]:
        if not isinstance(value, list) or not (is_endless or len(value) == len(readers)):
            raise StoredSheetFault(place, "is no list" if is_endless else f"is no list of {len(readers)}")
        each = readers * len(value) if is_endless else readers
        return tuple(
            reader(item, f"{place}[{n}]", document) for n, (item, reader) in enumerate(zip(value, each, strict=True))
        )

    return read


def _optional_reader(inner: tuple[Any, ...]) -> _Read:
    (given,) = (_reader(kind) for kind in inner if kind is not type(None))

    def read(value: Any, place: str, document: _Document) -> Any:
        return None if value is None else given(value, place, document)

    return read


def _mapping_reader(kind: Any) -> _Read:
    reader = _reader(kind)

    def read(value: Any, place: str, document: _Document) -> dict[str, Any]:
        return {key: reader(item, f"{place}[{key!r}]", document) for key, item in _mapping(value, place).items()}

    return read


def _value_reader(kind: Any) -> _Read:
    if kind is bytes:
        return _bytes
    if issubclass(kind, Enum):
        return _member_reader(kind)
    types = _PLAIN[kind]

    def read(value: Any, place: str, _: _Document) -> Any:
        if type(value) not in types:
            raise StoredSheetFault(place, f"is no {kind.__name__}")
        return value

    return read


def _member_reader(kind: type[Enum]) -> _Read:
    def read(value: Any, place: str, _: _Document) -> Enum:
        try:
            return kind(value)
        except ValueError:
            raise StoredSheetFault(place, f"{value!r:.60} is no {kind.__name__}") from None

    return read


def _bytes(value: Any, place: str, _: _Document) -> bytes:
    try:
        return base64.b64decode(value, validate=True)
    except (TypeError, binascii.Error, ValueError):
        raise StoredSheetFault(place, "is no base64") from None


def _mapping(value: Any, place: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise StoredSheetFault(place, "is no mapping")
    return value


def _exactly(names: Any, value: Any, place: str, may_lack: Collection[str] = ()) -> dict[str, Any]:
    """The mapping, where it has these keys and no other."""
    kept = _mapping(value, place)
    if missing := [name for name in names if name not in kept and name not in may_lack]:
        raise StoredSheetFault(place, f"lacks {', '.join(missing)}")
    if unknown := [str(name) for name in kept if name not in names]:
        raise StoredSheetFault(place, f"has the unknown {', '.join(unknown)}")
    return kept
