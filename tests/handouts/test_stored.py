"""A sheet as a document: read again it is the same sheet, and a document that is not one is refused with its place."""

import json
import subprocess
import sys
import zlib
from collections.abc import Callable, Mapping
from copy import deepcopy
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from hashlib import sha256
from pathlib import Path
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exercises.figures.look import LOOKS, Side
from planner.handouts import stored
from planner.handouts.document import render_pdf
from planner.handouts.layouts import LAYOUTS
from planner.handouts.sheet import Card, Light, Logo, ProgrammeSheet
from planner.handouts.stored import (
    FORMAT,
    StoredSheetFault,
    canonical,
    coded,
    fingerprint,
    sheet_as_json,
    sheet_from_json,
)
from tests.figures.library import figures
from tests.handouts import exercises as words
from tests.handouts import reading, sheets

RENDER_FROM_STORED = """
import json, sys
from hashlib import sha256
from planner.handouts.document import render_pdf
from planner.handouts.stored import sheet_from_json
sheet = sheet_from_json(json.load(sys.stdin))
print(json.dumps({name: sha256(render_pdf(sheet, layout=name)).hexdigest() for name in sys.argv[1:]}))
"""
TEXT = st.text(max_size=20)
VALUES: dict[Any, object] = {str: "Wörter, “hier”", int: 3, float: -0.1, bool: True, bytes: b"\x00\xff"}
STORED = Path(__file__).parent
SHAPES = {1: "6c5ba03d8d0ea375341fe1068f764fe0e6600166180e04c2258a744e0211a1ed"}
"""What a stored sheet of each format is made of: the SHA-256 of `_shape`."""
RAISE_FORMAT = (
    "What a stored sheet is made of has changed. Handouts that were issued keep the old shape for ever, so: raise "
    "FORMAT in planner/handouts/stored.py, give what is new a default, read what is gone or has changed its kind "
    "there, keep a document of the new format as stored_sheet_<FORMAT>.json, and write its hash down here. Change no "
    "hash of a format in which a handout may have been issued."
)
FLOATS = st.floats(allow_nan=False, allow_infinity=False)


def _drawn(every: int = 1) -> ProgrammeSheet:
    """A week of all exercises of the library, or every so-manieth, each with its figure, and all a sheet can hold."""
    sides = list(Side)
    cards = [
        replace(words.BRIDGE, exercise=slug, name=slug, figure=figure, side=sides[n % len(sides)])
        for n, (slug, figure) in enumerate(list(figures().items())[::every])
    ]
    logo = Logo(width=2, height=1, deflated=zlib.compress(bytes(range(250, 256))))
    return sheets.programme((sheets.a_week(1, "Settle", cards),), look=LOOKS["broad-dark"], logo=logo)


def _filled(kind: Any) -> Any:
    """A value of this kind in which nothing is empty."""
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        return kind(**{field.name: _filled(hints[field.name]) for field in fields(kind)})  # type: ignore[operator]
    origin, inner = get_origin(kind), get_args(kind)
    if origin is tuple:
        return (_filled(inner[0]),) * (2 if Ellipsis in inner else len(inner))
    if origin is Mapping:
        return {"right hip flexion": _filled(inner[1])}
    if origin is UnionType:
        return _filled(inner[0])
    return list(kind)[-1] if issubclass(kind, Enum) else VALUES[kind]


def _full() -> ProgrammeSheet:
    sheet: ProgrammeSheet = _filled(ProgrammeSheet)
    return sheet


SHEETS: dict[str, Callable[[], ProgrammeSheet]] = {**sheets.ALL, "everything-drawn": _drawn, "nothing-empty": _full}


def _deep(value: Any) -> Any:
    """A value with everything that is in it: a figure is else compared by its key alone."""
    if is_dataclass(value):
        return [type(value), *(_deep(getattr(value, field.name)) for field in fields(value))]
    return [_deep(item) for item in value] if isinstance(value, tuple) else value


@pytest.mark.parametrize("name", SHEETS)
def test_read_again_it_is_the_same_sheet(name: str) -> None:
    sheet = SHEETS[name]()
    again = sheet_from_json(json.loads(canonical(sheet).decode("utf-8", "surrogatepass")))
    assert _deep(again) == _deep(sheet)
    assert canonical(again) == canonical(sheet)


@settings(max_examples=50, deadline=None)
@given(
    text=TEXT,
    many=st.lists(TEXT, max_size=3).map(tuple),
    angles=st.dictionaries(TEXT, FLOATS, max_size=3),
    shift=st.tuples(FLOATS, FLOATS, FLOATS),
    deflated=st.binary(max_size=9),
)
def test_any_text_and_any_number_is_kept_exactly(
    text: str, many: tuple[str, ...], angles: dict[str, float], shift: tuple[float, float, float], deflated: bytes
) -> None:
    figure = next(iter(figures().values()))
    frame = replace(figure.frames[0], angles=angles, pelvis=shift, seen=text)
    card = replace(words.BRIDGE, why=text, steps=many, figure=replace(figure, frames=(frame,)))
    logo = Logo(width=1, height=1, deflated=deflated)
    sheet = sheets.programme((sheets.a_week(1, "Settle", (card,)),), goals=many, logo=logo)
    again = sheet_from_json(json.loads(canonical(sheet)))
    assert _deep(again) == _deep(sheet)
    assert canonical(again) == canonical(sheet)


def test_a_figure_stands_once_however_often_it_is_shown() -> None:
    document = sheet_as_json(_drawn())
    assert len(document["figures"]) == len(figures())
    assert isinstance(document["sheet"]["weeks"][0]["cards"][0]["figure"], str)


def test_two_figures_cannot_go_by_one_key() -> None:
    first, second = list(figures().values())[:2]
    cards = (replace(words.BRIDGE, figure=first), replace(words.CAT_COW, figure=replace(second, key=first.key)))
    with pytest.raises(ValueError, match="two figures have the key"):
        sheet_as_json(sheets.programme((sheets.a_week(1, "Settle", cards),)))


def test_the_code_is_the_beginning_of_the_fingerprint_and_changes_with_every_word() -> None:
    sheet = sheets.six_weeks()
    code = coded(sheet).code
    assert (code.replace(" ", ""), code[4]) == (fingerprint(sheet)[:8], " ")
    assert fingerprint(coded(sheet)) == fingerprint(sheet)
    assert fingerprint(replace(sheet, goals=("Sit",))) != fingerprint(sheet)


BROKEN: dict[str, tuple[tuple[str | int, ...], Any, str]] = {
    "another format": (("format",), FORMAT + 1, "format: is 2; only 1 to 1 can be read"),
    "an unknown part": (("extra",), 1, "document: has the unknown extra"),
    "an unknown word": (("sheet", "motto"), "Go", "sheet: has the unknown motto"),
    "a number for a text": (("sheet", "weeks", 0, "cards", 0, "dose"), 3, "sheet.weeks[0].cards[0].dose: is no str"),
    "a text for a number": (("sheet", "weeks", 0, "number"), "1", "sheet.weeks[0].number: is no int"),
    "yes for a number": (("sheet", "weeks", 0, "number"), True, "sheet.weeks[0].number: is no int"),
    "a number for yes": (("sheet", "weeks", 0, "cards", 0, "new"), 1, "sheet.weeks[0].cards[0].new: is no bool"),
    "a text for a list": (("sheet", "goals"), "Sit", "sheet.goals: is no list"),
    "a list for a part": (("sheet", "look"), [], "sheet.look: is no mapping"),
    "no such skin": (("sheet", "look", "skin"), "green", "sheet.look.skin: 'green' is no Skin"),
    "no base64": (("sheet", "logo", "deflated"), "?", "sheet.logo.deflated: is no base64"),
    "no such figure": (("sheet", "weeks", 0, "cards", 0, "figure"), "x", "names the figure 'x', which is not there"),
    "two of three": (("figures", 0, "frames", 0, "pelvis"), [1.0, 2.0], "is no list of 3"),
    "a word for an angle": (("figures", 0, "frames", 0, "angles"), {"hip": "far"}, "angles['hip']: is no float"),
}


@pytest.mark.parametrize(("place", "value", "said"), BROKEN.values(), ids=BROKEN.keys())
def test_a_document_that_is_not_one_is_refused_with_its_place(
    place: tuple[str | int, ...], value: Any, said: str
) -> None:
    document = _document()
    *way, last = place
    inside: Any = document
    for step in way:
        inside = next(iter(inside.values())) if inside is document["figures"] else inside[step]
    inside[last] = value
    with pytest.raises(StoredSheetFault) as refused:
        sheet_from_json(document)
    assert said in str(refused.value)


def test_nothing_may_be_missing() -> None:
    for name in _document()["sheet"]:
        document = _document()
        del document["sheet"][name]
        with pytest.raises(StoredSheetFault, match=f"sheet: lacks {name}"):
            sheet_from_json(document)


@pytest.mark.parametrize("document", [None, [], "sheet", {}], ids=repr)
def test_what_is_no_document_is_refused(document: object) -> None:
    with pytest.raises(StoredSheetFault, match="document: "):
        sheet_from_json(document)


def test_another_process_draws_the_same_files_from_what_was_stored() -> None:
    sheet = coded(_drawn(every=12))
    here = {name: sha256(render_pdf(sheet, layout=name)).hexdigest() for name in LAYOUTS}
    command = [sys.executable, "-c", RENDER_FROM_STORED, *LAYOUTS]
    there = subprocess.run(command, input=canonical(sheet), capture_output=True, check=True)
    assert json.loads(there.stdout) == here


def _document() -> dict[str, Any]:
    return deepcopy(sheet_as_json(replace(_drawn_once(), look=LOOKS["slim-light"])))


def _drawn_once() -> ProgrammeSheet:
    figure = next(iter(figures().values()))
    card: Card = replace(words.BRIDGE, figure=figure)
    logo = Logo(width=1, height=1, deflated=zlib.compress(b"abc"))
    lights = (Light(title="Step up", text="Go on"),)
    return sheets.programme((sheets.a_week(1, "Settle", (card,)),), logo=logo, lights=lights)


def _shape(kind: Any, seen: set[Any]) -> list[str]:
    """Every field with its kind, and every member of a choice, of all that a kind is made of."""
    if kind in seen:
        return []
    seen.add(kind)
    hints = get_type_hints(kind) if is_dataclass(kind) else {}
    here = [f"{kind.__name__}.{name}: {_named(hint)}" for name, hint in hints.items()]
    if isinstance(kind, type) and issubclass(kind, Enum):
        here = [f"{kind.__name__}.{member.name} = {member.value!r}" for member in kind]
    return here + [line for each in (*hints.values(), *get_args(kind)) for line in _shape(each, seen)]


def _named(kind: Any) -> str:
    """A kind in words, whatever module it is in: 'tuple[Card, Ellipsis]', 'Logo | NoneType'."""
    origin, inner = get_origin(kind), [_named(each) for each in get_args(kind)]
    if origin is UnionType:
        return " | ".join(inner)
    return f"{origin.__name__}[{', '.join(inner)}]" if origin else getattr(kind, "__name__", "Ellipsis")


def _stored(number: int) -> dict[str, Any]:
    document: dict[str, Any] = json.loads((STORED / f"stored_sheet_{number}.json").read_text(encoding="utf-8"))
    return document


def test_another_shape_is_another_format() -> None:
    shape = sha256("\n".join(_shape(ProgrammeSheet, set())).encode()).hexdigest()
    assert shape == SHAPES.get(FORMAT), RAISE_FORMAT
    assert list(SHAPES) == list(range(1, FORMAT + 1)), RAISE_FORMAT


@pytest.mark.parametrize("number", SHAPES)
def test_a_document_of_every_format_is_read_and_drawn(number: int) -> None:
    document = _stored(number)
    assert document["format"] == number
    sheet = sheet_from_json(document)
    for layout in LAYOUTS:
        assert sheet.patient_name in reading.text(render_pdf(sheet, layout=layout))


def test_a_document_of_this_format_is_written_again_as_it_was() -> None:
    document = _stored(FORMAT)
    sheet = sheet_from_json(document)
    assert sheet_as_json(sheet) == document
    assert coded(sheet) == sheet


def test_an_earlier_format_may_lack_what_has_a_default(monkeypatch: pytest.MonkeyPatch) -> None:
    document = _document()
    del document["sheet"]["link"], document["sheet"]["weeks"][0]["cards"][0]["drawn"]
    with pytest.raises(StoredSheetFault, match="sheet: lacks link"):
        sheet_from_json(document)
    monkeypatch.setattr(stored, "FORMAT", FORMAT + 1)
    sheet = sheet_from_json(document)
    assert (sheet.link, sheet.weeks[0].cards[0].drawn) == ("", "")
    del document["sheet"]["title"]
    with pytest.raises(StoredSheetFault, match="sheet: lacks title"):
        sheet_from_json(document)


def test_of_a_logo_the_pixels_count_and_not_how_they_are_packed() -> None:
    pixels = bytes(range(256)) * 3
    tight, loose, other = (
        replace(sheets.one_week(), logo=Logo(width=16, height=16, deflated=zlib.compress(raw, level)))
        for raw, level in ((pixels, 9), (pixels, 0), (pixels[::-1], 9))
    )
    assert fingerprint(tight) == fingerprint(loose)
    assert fingerprint(tight) != fingerprint(other)
