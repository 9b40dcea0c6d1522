"""The foot of every page: whose handout and which version at the left, page n of m at the right."""

from planner.handouts.marks import Artifact
from planner.handouts.pages import Frame
from planner.handouts.pen import Pen
from planner.handouts.prose import Align, Prose, plain
from planner.handouts.sheet import ProgrammeSheet
from planner.handouts.theme import HAIR, LINE, META, MM, SNUG, TIGHT

_COUNT = 30 * MM
_MOST_LINES = 4
# A mark on every page; why it is a draft stands once, on the first.
_DRAFT = "DRAFT"


class Foot:
    """A hairline and the lines under it; `height` is what pages leave free."""

    def __init__(self, sheet: ProgrammeSheet, width: float) -> None:
        words = " · ".join(part for part in (_DRAFT if sheet.draft else "", sheet.foot, sheet.code) if part)
        whole = plain(words, META, width - _COUNT - SNUG)
        self._words = Prose(whole.lines[:_MOST_LINES], whole.width, Align.LEFT)
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
