"""The foot of every page: whose handout and which version at the left, page n of m at the right."""

from planner.handouts.marks import Artifact
from planner.handouts.pages import Frame
from planner.handouts.pen import Pen
from planner.handouts.prose import Align, Prose, plain
from planner.handouts.sheet import ProgrammeSheet
from planner.handouts.text import printable
from planner.handouts.theme import HAIR, LINE, META, MM, SNUG, TIGHT

_COUNT = 30 * MM
_MOST_LINES = 4
# To how many letters a name is shortened that would leave no room for what stands after it.
_SHORTER = (80, 40, 20)
# A mark on every page; why it is a draft stands once, on the first.
_DRAFT = "DRAFT"


class Foot:
    """A hairline and the lines under it; `height` is what pages leave free."""

    def __init__(self, sheet: ProgrammeSheet, width: float) -> None:
        self._words = _words(sheet, width - _COUNT - SNUG)
        self._text_height = max(self._words.height, META.leading)
        self.height = SNUG + TIGHT + self._text_height

    def draw(self, pen: Pen, frame: Frame, number: int, count: int) -> None:
        """Write the foot below the frame."""
        line = frame.top + frame.height + SNUG
        place = plain(f"page {number} of {count}", META, _COUNT, Align.RIGHT)
        with pen.apart(Artifact.PAGINATION):
            pen.rule(frame.left, line, frame.width, LINE, HAIR)
            self._words.draw(pen, frame.left, line + TIGHT)
            place.draw(pen, frame.left + frame.width - _COUNT, line + TIGHT)


def _words(sheet: ProgrammeSheet, width: float) -> Prose:
    """Set the foot on a few lines, with no more of the name than leaves room for version, date and code."""
    foot, name = printable(sheet.foot), printable(sheet.patient_name)
    whose = name if name and foot.startswith(name) else foot
    shorter = [whose, *(f"{whose[:letters].rstrip()}…" for letters in _SHORTER if letters < len(whose))]
    tries = [_set(f"{words}{foot.removeprefix(whose)}", sheet, width) for words in shorter]
    fitting = next((words for words in tries if len(words.lines) <= _MOST_LINES), tries[-1])
    return Prose(fitting.lines[:_MOST_LINES], width, Align.LEFT)


def _set(foot: str, sheet: ProgrammeSheet, width: float) -> Prose:
    words = " · ".join(part for part in (_DRAFT if sheet.draft else "", foot, sheet.code) if part)
    return plain(words, META, width)
