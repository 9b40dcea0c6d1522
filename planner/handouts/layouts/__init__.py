"""The ways in which a programme goes on paper, by name."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from planner.handouts.layouts import standard
from planner.handouts.pages import Frame, Page
from planner.handouts.sheet import ProgrammeSheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """One way of setting a sheet; everything is `magnified` on the paper, and has that much less room."""

    words: str
    set_pages: Callable[[ProgrammeSheet, Frame], list[Page]]
    magnified: float = 1.0


LAYOUTS: Mapping[str, Layout] = {
    "standard": Layout(words="Standard, 12 point", set_pages=standard.set_pages),
    "large": Layout(words="Large print, 16 point", set_pages=standard.set_pages, magnified=4 / 3),
    "extra-large": Layout(words="Extra large print, 20 point", set_pages=standard.set_pages, magnified=5 / 3),
}
