"""Marks that stand on a page besides words: the clinic's logo, and a code that a telephone reads."""

import zlib
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby

import segno

from planner.handouts.flowables import Whole
from planner.handouts.operators import colour
from planner.handouts.pen import Area, Pen, Stamp
from planner.handouts.sheet import Logo
from planner.handouts.structure import Role, Tag
from planner.handouts.text import printable
from planner.handouts.theme import INK

_QUIET = 2
"""White around a code, in its own squares; the page around it adds more."""
_CODES_KEPT = 64


class LogoBlock(Whole):
    """A clinic's logo as large as its place allows; `said` is its text alternative."""

    def __init__(self, logo: Logo, said: str, widest: float, tallest: float) -> None:
        scale = min(widest / logo.width, tallest / logo.height)
        super().__init__(logo.height * scale)
        self.logo, self.width = logo, logo.width * scale
        self.tag = Tag(role=Role.FIGURE, alt=printable(said))

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Show the logo."""
        with pen.within(self.tag, top):
            pen.logo(Area(x, top, self.width, self.height), self.logo)


class Code(Whole):
    """The address of a programme as squares that a telephone reads, `side` points wide and high."""

    def __init__(self, address: str, side: float) -> None:
        super().__init__(side)
        self.stamp = _squares(address)
        self.tag = Tag(role=Role.FIGURE, alt=f"Code to scan with a telephone. It opens {printable(address)}")

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Show the code."""
        with pen.within(self.tag, top):
            pen.stamp(x, top, self.stamp, self.height / self.stamp.height, 0.0)


@lru_cache(maxsize=_CODES_KEPT)
def _squares(address: str) -> Stamp:
    """Return the code as rectangles, squares side by side as one; an eighth of it may be soiled."""
    rows = [list(row) for row in segno.make(address, error="m", micro=False).matrix]
    size = len(rows) + _QUIET * 2
    dark = " ".join(
        f"{left} {size - _QUIET - number - 1} {width} 1 re"
        for number, row in enumerate(rows)
        for left, width in _runs(row)
    )
    return Stamp(width=size, height=size, deflated=zlib.compress(f"{colour(INK)} rg {dark} f\n".encode("ascii")))


def _runs(row: list[int]) -> Iterator[tuple[int, int]]:
    """Yield where dark squares begin and how many stand side by side."""
    at = _QUIET
    for is_dark, same in groupby(row):
        width = len(list(same))
        if is_dark:
            yield at, width
        at += width
