"""The ways in which a programme goes on paper, by name."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from planner.handouts.layouts import compact, fridge, log, standard, summary
from planner.handouts.pages import Frame, Page
from planner.handouts.sheet import ProgrammeSheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """One way of setting a sheet; everything is `magnified` on the paper, and has that much less room.

    One that is not `for_patient` holds what the therapist keeps, and no emergency signs.
    """

    words: str
    set_pages: Callable[[ProgrammeSheet, Frame], list[Page]]
    magnified: float = 1.0
    for_patient: bool = True


LAYOUTS: Mapping[str, Layout] = {
    "standard": Layout(words="Standard, 12 point", set_pages=standard.set_pages),
    "large": Layout(words="Large print, 16 point", set_pages=standard.set_pages, magnified=4 / 3),
    "extra-large": Layout(words="Extra large print, 20 point", set_pages=standard.set_pages, magnified=5 / 3),
    "week": Layout(words="A page a week, for the fridge", set_pages=fridge.set_pages),
    "compact": Layout(words="Compact, on a few pages", set_pages=compact.set_pages),
    "log": Layout(words="Tick and pain log", set_pages=log.set_pages),
    "summary": Layout(
        words="Summary for the therapist's file, not for the patient", set_pages=summary.set_pages, for_patient=False
    ),
}
