"""Prose: runs of words broken into lines that fit a column, whatever was typed."""

import unicodedata
from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple, Self

from planner.handouts.fonts import advance
from planner.handouts.pen import Pen, run_width
from planner.handouts.scripts import as_read, as_seen, is_read_from_the_right, is_right_to_left, joined
from planner.handouts.structure import Role, Tag
from planner.handouts.text import printable
from planner.handouts.theme import ASCENT, DESCENT, Style

# A part of a paragraph is at least this many lines, so that no line stands alone on a page.
_FEWEST_LINES = 2
_PILL_GAP = 4.0
_WORDS_TO_SPARE = 3
_PARAGRAPHS_KEPT = 4_000


class Align(StrEnum):
    """Where in its column a line stands."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


class Run(NamedTuple):
    """Words of one style; a space always stands between one run and the next."""

    text: str
    style: Style


class _Word(NamedTuple):
    """One word, with its letters as they are joined; `from_the_right` is how its paragraph is read."""

    text: str
    style: Style
    from_the_right: bool = False

    @property
    def width(self) -> float:
        """How wide it is drawn."""
        return run_width(self.text, self.style)


class Placed(NamedTuple):
    """Letters of one style at their distance from the line's start; `said` is read out where the order differs."""

    x: float
    text: str
    style: Style
    said: str = ""


class Line(NamedTuple):
    """One line as it is drawn."""

    pieces: tuple[Placed, ...]
    width: float
    height: float
    baseline: float


class Prose:
    """A paragraph of one or more runs, broken to a width."""

    def __init__(self, lines: Sequence[Line], width: float, align: Align, tag: Tag | None = None) -> None:
        self.lines = tuple(lines)
        self.width = width
        self.align = align
        self.tag = tag or Tag(role=Role.PARAGRAPH)
        self.height = sum(line.height for line in self.lines)

    @classmethod
    def of(cls, runs: Sequence[Run], width: float, align: Align = Align.LEFT, role: Role = Role.PARAGRAPH) -> Self:
        """Break runs into lines no wider than `width`."""
        title = "" if role is Role.PARAGRAPH else printable(" ".join(run.text for run in runs if run.text))
        return cls(_lines(tuple(runs), width), width, align, Tag(role=role, title=title))

    @property
    def natural_width(self) -> float:
        """The width of the longest line."""
        return max((line.width for line in self.lines), default=0.0)

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Write every line, the first one's top at `top`."""
        if not self.lines:
            return
        with pen.paragraph(self.tag, top):
            for line in self.lines:
                self._draw_line(pen, line, x + self._indent(line), top + line.baseline)
                top += line.height

    def split(self, room: float) -> tuple[Self, Self] | None:
        """Part the paragraph so that the first part fits `room`; None where too few lines would."""
        fitting = min(self._lines_in(room), len(self.lines) - _FEWEST_LINES)
        if fitting < _FEWEST_LINES:
            return None
        first, rest = self.lines[:fitting], self.lines[fitting:]
        return type(self)(first, self.width, self.align, self.tag), type(self)(rest, self.width, self.align, self.tag)

    def _lines_in(self, room: float) -> int:
        for count, line in enumerate(self.lines):
            room -= line.height
            if room < 0:
                return count
        return len(self.lines)

    def _indent(self, line: Line) -> float:
        share = {Align.LEFT: 0.0, Align.CENTRE: 0.5, Align.RIGHT: 1.0}[self.align]
        return (self.width - line.width) * share

    def _draw_line(self, pen: Pen, line: Line, x: float, baseline: float) -> None:
        for piece in line.pieces:
            if piece.style.pill:
                pen.pill(x + piece.x, baseline, piece.text, piece.style)
            else:
                pen.words(x + piece.x, baseline, piece.text, piece.style, piece.said)


def plain(text: str, style: Style, width: float, align: Align = Align.LEFT, role: Role = Role.PARAGRAPH) -> Prose:
    """Return a paragraph of a single style, or a heading."""
    return Prose.of((Run(text, style),), width, align, role)


@lru_cache(maxsize=_PARAGRAPHS_KEPT)
def _lines(runs: Sequence[Run], width: float) -> tuple[Line, ...]:
    """Break runs into lines; kept, for a handout says most things several times, and the next one says them again."""
    return tuple(_set_line(words) for words in _without_widow(list(_broken(runs, width)), width))


def _broken(runs: Sequence[Run], width: float) -> Iterator[list[_Word]]:
    """Fill lines greedily; a word that no line could hold is parted between letters."""
    line: list[_Word] = []
    used = 0.0
    for word in _words(runs, width):
        gap = _gap(line[-1].style, word.style) if line else 0.0
        if line and used + gap + word.width > width:
            yield line
            line, used, gap = [], 0.0, 0.0
        line.append(word)
        used += gap + word.width
    if line:
        yield line


def _without_widow(lines: list[list[_Word]], width: float) -> list[list[_Word]]:
    """Give a lone last word the word before it for company, where there is one to spare."""
    if len(lines) < _FEWEST_LINES or len(lines[-1]) > 1 or len(lines[-2]) <= _WORDS_TO_SPARE:
        return lines
    *before, left, last = lines
    company = [left[-1], *last]
    if sum(word.width + _space(word.style) for word in company) > width:
        return lines
    return [*before, left[:-1], company]


def _words(runs: Sequence[Run], width: float) -> Iterator[_Word]:
    for text, style in runs:
        drawn = printable(text)
        from_the_right = is_read_from_the_right(drawn)
        for word in drawn.split(" "):
            yield from _fitting(_Word(joined(word), style, from_the_right), width)


def _fitting(word: _Word, width: float) -> Iterator[_Word]:
    if not word.text:
        return
    if word.width <= width:
        yield word
        return
    part = ""
    for letter in _clusters(word.text):
        if part and run_width(part + letter, word.style) > width:
            yield word._replace(text=part)
            part = ""
        part += letter
    yield word._replace(text=part)


def _clusters(text: str) -> Iterator[str]:
    """Letters with the accents that stand on them, which no line end may part."""
    cluster = ""
    for letter in text:
        if cluster and not unicodedata.combining(letter):
            yield cluster
            cluster = ""
        cluster += letter
    yield cluster


def _gap(left: Style, right: Style) -> float:
    """Return the white between two words; a pill wants more than a space."""
    return max(_space(left), _PILL_GAP if left.pill or right.pill else 0.0)


def _space(style: Style) -> float:
    return advance(" ", style.face) * style.size / 1000


def _set_line(words: Sequence[_Word]) -> Line:
    """Join words that look alike into pieces."""
    pieces: list[Placed] = []
    x = 0.0
    for _, group in groupby(enumerate(words), key=_piece_of):
        alike = [word for _, word in group]
        x += _gap(pieces[-1].style, alike[0].style) if pieces else 0.0
        whole = alike[0]._replace(text=" ".join(word.text for word in alike))
        pieces.append(_placed(x, whole))
        x += whole.width
    height = max(word.style.leading for word in words)
    largest = max(word.style.size for word in words)
    baseline = (height - largest * (ASCENT + DESCENT)) / 2 + largest * ASCENT
    return Line(tuple(pieces), x, height, baseline)


def _piece_of(numbered: tuple[int, _Word]) -> tuple[Style, bool, int]:
    """Return what words of one piece have in common; every pill is a piece of its own."""
    number, word = numbered
    return word.style, word.from_the_right, number if word.style.pill else -1


def _placed(x: float, words: _Word) -> Placed:
    """End the piece in a space, so that copied words stay apart, and set its letters in the order that is seen."""
    text, style, from_the_right = words
    if style.pill:
        return Placed(x, as_seen(text, from_the_right=from_the_right), style)
    if not is_right_to_left(text):
        return Placed(x, f"{text} ", style)
    return Placed(x, f"{as_seen(text, from_the_right=from_the_right)} ", style, f"{as_read(text)} ")
