"""typst: a template of its own, read once, and the sheet as JSON; written as PDF/UA-1."""

import json
import shutil
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any

import typst

from bench.rivals import parts
from planner.handouts.sheet import Card, GridRow, ProgrammeSheet

TEMPLATE = Path(__file__).with_suffix(".typ")


def render(sheet: ProgrammeSheet) -> bytes:
    """The programme as typst prints it."""
    inputs = {"sheet": json.dumps(_plain(sheet))}
    return b"".join([_compiler().compile(sys_inputs=inputs, format="pdf", pdf_standards="ua-1")])


@cache
def _compiler() -> typst.Compiler:
    root = parts.folder()
    template = shutil.copy(TEMPLATE, root)
    return typst.Compiler(template, root=root, font_paths=[root], ignore_system_fonts=True)


def _plain(value: Any) -> Any:
    """Everything of a sheet in what JSON knows, a figure as the frames that are shown of it."""
    if isinstance(value, Card | GridRow):
        return _fields(value) | {"figure": [_picture(one) for one in parts.shown(value)]}
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    return _fields(value) if is_dataclass(value) else value


def _fields(value: Any) -> dict[str, Any]:
    return {name: _plain(getattr(value, name)) for name in _names(value.__class__)}


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind) if field.name not in {"figure", "look", "logo", "summary"})


def _picture(one: parts.Shown) -> dict[str, str | float]:
    frame, drawing = one.frame, one.frame.drawing
    words = {"caption": frame.caption, "seen": frame.seen, "number": str(frame.number)}
    return {"file": one.file, "height": min(1.0, drawing.height / drawing.width), **words}
