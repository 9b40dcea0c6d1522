"""What is this person's own: the goals, when and where the exercises are done, what is needed, a short day."""

from collections.abc import Sequence

from planner.handouts.cards import section
from planner.handouts.flowables import Block, Cell, Columns, Stack, Whole
from planner.handouts.layouts.words import GOALS, NEEDS, SHORT_DAY, in_line
from planner.handouts.lists import numbered
from planner.handouts.pages import Item
from planner.handouts.pen import Pen
from planner.handouts.prose import Prose, Run, plain
from planner.handouts.sheet import ProgrammeSheet
from planner.handouts.theme import BODY, BODY_BOLD, HAIR, INK_SOFT, MM, PADDING, ROOMY, TIGHT, WIDE, is_narrow

_MOST_GOALS_BESIDE = 4
_PROMPTS = ("When:", "Where:", "If that does not work, then:")
_PITCH, _CLOSE_PITCH = 8 * MM, 7 * MM
_BEFORE_LINE = 1.5 * MM
_BELOW_WORDS = 1 * MM
_LABEL_GAP = 0.8 * MM


class ToFill(Whole):
    """A prompt with a line after it, to write on by hand."""

    def __init__(self, prompt: str, width: float, pitch: float) -> None:
        super().__init__(pitch)
        self.words, self.width = plain(prompt, BODY, width), width

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the prompt at the foot of its place, and the line from there to the right."""
        start = self.words.natural_width + _BEFORE_LINE
        self.words.draw(pen, x, top + self.height - self.words.height)
        pen.rule(x + start, top + self.height - _BELOW_WORDS, self.width - start, INK_SOFT, HAIR)


def when_and_where(lines: Sequence[str], width: float, pitch: float = _PITCH) -> Block:
    """Return the person's lines under their label, or prompts to fill in where there are none."""
    said: list[Block] = [block for block in (plain(line, BODY, width) for line in lines) if block.height]
    blocks: list[Block] = said or [ToFill(prompt, width, pitch) for prompt in _PROMPTS]
    return section("When and where I will do it", blocks, width, _LABEL_GAP if said else 0.0)


def personal_items(sheet: ProgrammeSheet, width: float, *, close: bool = False) -> list[Item]:
    """Return it in two columns, many goals across the page above them; in a narrow frame all one under another.

    Set `close`, the smaller matters begin with their name instead of having a label.
    """
    if is_narrow(width):
        needs, short = _needs_and_short_day(sheet, width)
        own = when_and_where(sheet.when_and_where, width)
        return [Item(block, WIDE) for block in (_goals(sheet, width), own, needs, short)]
    return min(_across(sheet, width), _within(sheet, width), key=_height) if close else _in_columns(sheet, width)


def _in_columns(sheet: ProgrammeSheet, width: float) -> list[Item]:
    column = _half(width)
    own = when_and_where(sheet.when_and_where, column)
    needs, short = _needs_and_short_day(sheet, column)
    if len(sheet.goals) > _MOST_GOALS_BESIDE:
        return [Item(_goals(sheet, width), WIDE), Item(_side_by_side(((needs, short), (own,)), column), WIDE)]
    return [Item(_side_by_side(((_goals(sheet, column), needs), (own, short)), column), WIDE)]


def _across(sheet: ProgrammeSheet, width: float) -> list[Item]:
    column = _half(width)
    own = when_and_where(sheet.when_and_where, column, _CLOSE_PITCH)
    lines = Stack((_named(NEEDS, in_line(*sheet.needs), width), _named(SHORT_DAY, sheet.short_day, width)))
    return [Item(_side_by_side(((_goals(sheet, column),), (own,)), column), WIDE), Item(lines, TIGHT)]


def _within(sheet: ProgrammeSheet, width: float) -> list[Item]:
    column = _half(width)
    own = when_and_where(sheet.when_and_where, column, _CLOSE_PITCH)
    needs, short = _named(NEEDS, in_line(*sheet.needs), column), _named(SHORT_DAY, sheet.short_day, column)
    return [Item(_side_by_side(((_goals(sheet, column), needs), (own, short)), column), WIDE)]


def _height(items: Sequence[Item]) -> float:
    return sum(item.block.height for item in items)


def _needs_and_short_day(sheet: ProgrammeSheet, width: float) -> tuple[Block, Block]:
    needs = _labelled(NEEDS, in_line(*sheet.needs), width)
    return needs, _labelled(SHORT_DAY, sheet.short_day, width)


def _half(width: float) -> float:
    return (width - ROOMY) / 2


def _goals(sheet: ProgrammeSheet, width: float) -> Block:
    return section(GOALS, numbered(sheet.goals, width), width, _LABEL_GAP)


def _side_by_side(columns: Sequence[Sequence[Block]], column: float) -> Block:
    return Columns([Cell(n * (column + ROOMY), Stack(blocks, PADDING)) for n, blocks in enumerate(columns)])


def _labelled(name: str, text: str, width: float) -> Block:
    return section(name, (plain(text, BODY, width),), width, _LABEL_GAP)


def _named(name: str, text: str, width: float) -> Block:
    return Prose.of((Run(f"{name}:" if text else "", BODY_BOLD), Run(text, BODY)), width)
