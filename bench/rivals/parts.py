"""What every rival finds ready, as the planner's own handout does: frames, their markup, and fonts."""

import tempfile
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pymupdf_fonts

from exercises.figures.draw import DrawnFrame, draw_figure, telling_frame
from exercises.figures.pose import Figure
from exercises.figures.svg import svg
from planner.handouts.sheet import Card, GridRow

FAMILY = "FiraGO"
INK, SOFT, GREEN, LINE, RED = "#1B2A38", "#566673", "#0F6B66", "#CFD8DF", "#B3261E"
PAIN_ROWS = ("Pain while exercising, 0–10", "Pain next morning, 0–10")
KNOWN, AT_THE_END, MISTAKES = "exercises you know", "At the end of this week", "Common mistakes"
QUESTION_LINES = 8


class Shown(NamedTuple):
    """A frame as it is printed, and the name of the file in the folder that has its markup."""

    frame: DrawnFrame
    file: str


def shown(part: Card | GridRow) -> tuple[Shown, ...]:
    """The frames that are printed: every one on a card in full, the one that tells most elsewhere."""
    if part.figure is None:
        return ()
    frames = _frames(part.figure)
    return frames if isinstance(part, Card) and part.new else frames[_telling(part.figure)]


@cache
def _frames(figure: Figure) -> tuple[Shown, ...]:
    return tuple(Shown(frame, _written(frame, f"{figure.key}-{frame.number}.svg")) for frame in draw_figure(figure))


@cache
def _telling(figure: Figure) -> slice:
    which = telling_frame(figure)
    return slice(which, which + 1)


def _written(frame: DrawnFrame, name: str) -> str:
    (folder() / name).write_text(svg(frame.drawing, said=""), encoding="utf-8")
    return name


@cache
def folder() -> Path:
    """A folder with both faces of the typeface as files; it goes when the run ends."""
    path = Path(_kept().name)
    for face, packed in (("Regular", "figo"), ("Bold", "figbo")):
        (path / f"{face}.ttf").write_bytes(pymupdf_fonts.myfont(packed))
    return path


@cache
def _kept() -> "tempfile.TemporaryDirectory[str]":
    return tempfile.TemporaryDirectory(prefix="bench-")
