"""Cards: an exercise in full, an exercise as a reminder, the label over what belongs together."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from exercises.figures.look import Look
from planner.handouts.figures import Still
from planner.handouts.flowables import Barred, Block, Cell, Columns, HairLine, Spaced, Stack, Tagged
from planner.handouts.lists import bulleted, numbered
from planner.handouts.pen import Pen
from planner.handouts.pictures import frames_of, pictures, pictures_in_a_row
from planner.handouts.prose import Align, Prose, Run, plain
from planner.handouts.sheet import Card
from planner.handouts.structure import Role, Tag
from planner.handouts.text import NO_BREAK_SPACE, printable
from planner.handouts.theme import (
    BODY,
    BODY_BOLD,
    FIGURES,
    HAIR,
    INK,
    KICKER,
    LEAD_BOLD,
    META,
    MM,
    NOTE,
    RED,
    SNUG,
    STROKE,
    TIGHT,
    Style,
    is_narrow,
    tag_style,
)

_LONGEST_HELD = 30
_STOP_INDENT = 3 * MM
_REMINDER_GAP = 1.0 * MM
_STEPS = 30 * MM
_LINE_GAP = 0.8 * MM
_ALONE = 46 * MM


class Form(NamedTuple):
    """How close a card of a narrow page is: the white between its parts and its steps, and how tall figures are.

    What may go wrong and when to stop are lists, or a paragraph each.
    """

    gap: float
    between_steps: float
    tallest: float
    listed: bool = False


USUAL = Form(TIGHT, 0.8 * MM, 27 * MM, listed=True)
CLOSE = Form(1.3 * MM, 0.8 * MM, 27 * MM)
CLOSEST = Form(0.8 * MM, 0.2 * MM, 21 * MM)


def label(text: str, width: float, role: Role = Role.HEADING) -> Block:
    """Return the small green capitals that name what follows: a heading, read out as it would be written."""
    return Tagged(plain(text.upper(), KICKER, width), Tag(role=role, said=printable(text), title=printable(text)))


def section(text: str, blocks: Sequence[Block], width: float, gap: float = TIGHT, role: Role = Role.HEADING) -> Stack:
    """Return blocks under a label that never stands alone, whether at the foot of a page or without words."""
    said = [block for block in blocks if block.height]
    return Stack((label(text, width, role), *said) if said else (), gap, head=1)


def together(text: str, separator: str = " · ") -> str:
    """Return 'a b · c d' so that a line ends only after a separator; a part too long for that stays as it is."""
    held = f"{separator.rstrip().replace(' ', NO_BREAK_SPACE)} "
    parts = text.split(separator)
    return held.join(part.replace(" ", NO_BREAK_SPACE) if len(part) <= _LONGEST_HELD else part for part in parts)


def full_card(card: Card, width: float, look: Look, form: Form = USUAL) -> Block:
    """Return an exercise in full under a line: its figures left, the words right, the mistakes where there is room.

    In a narrow frame the figures stand above the words, and all is as close as its form says.
    """
    if is_narrow(width):
        return Stack((HairLine(width, INK, STROKE), _in_one_column(card, width, look, form)), TIGHT, head=1)
    return Stack((HairLine(width, INK, STROKE), _in_two_columns(card, width, look)), SNUG, head=1)


def _in_one_column(card: Card, width: float, look: Look, form: Form) -> Block:
    mistakes, stop_if = (_mistakes, _stop_if) if form.listed else (_mistakes_in_one, _stop_if_in_one)
    parts = (
        _name(card, LEAD_BOLD, width),
        *_shown_with_start(card, width, frames_of(card, look), form),
        plain(card.drawn, NOTE, width),
        *_course(card, width, form.between_steps),
        mistakes(card, width),
        stop_if(card.stop_if, width),
    )
    return Stack(parts, form.gap, head=2)


def _shown_with_start(card: Card, width: float, frames: Sequence[Still], form: Form) -> Sequence[Block]:
    """Set how it starts beside a figure of one frame; more frames stand side by side above all words."""
    beside = width - _ALONE - SNUG
    if len(frames) == 1 and beside >= _ALONE:
        shown = pictures_in_a_row(frames, _ALONE, form.tallest)
        return (Columns((Cell(0.0, shown), Cell(_ALONE + SNUG, Stack(_start(card, beside), form.gap)))),)
    return pictures_in_a_row(frames, width, form.tallest), *_start(card, width)


def _start(card: Card, width: float) -> list[Block]:
    position = Prose.of((Run("Position:", BODY_BOLD), Run(card.position, BODY)), width)
    return [plain(card.why, NOTE, width), _dose(card, width), position]


def _mistakes_in_one(card: Card, width: float) -> Stack:
    said = plain(sentences(card.mistakes), BODY, width)
    return section("Common mistakes", (said,), width, _LINE_GAP, Role.MINOR_HEADING)


def _in_two_columns(card: Card, width: float, look: Look) -> Block:
    shown = Stack((pictures(frames_of(card, look), FIGURES), plain(card.drawn, NOTE, FIGURES)), TIGHT)
    beside = width - FIGURES - SNUG
    position = Prose.of((Run("Position:", BODY_BOLD), Run(card.position, BODY)), FIGURES)
    arrangements = (
        (Stack((shown, position, _mistakes(card, FIGURES)), SNUG), _words(card, beside)),
        (Stack((shown, position), SNUG), _words(card, beside, (_mistakes(card, beside),))),
    )
    left, right = min(arrangements, key=lambda columns: max(column.height for column in columns))
    # The words come first in reading, to their end: the exercise's name stands among them.
    return Columns((Cell(FIGURES + SNUG, _Column(right)), Cell(0.0, _Column(left))))


class _Column:
    """A column of a card; parted by a page's end, it is read to its own end before the one beside it."""

    def __init__(self, inner: Block) -> None:
        self.inner = inner
        self.height = inner.height

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the column."""
        self.inner.draw(pen, x, top)

    def split(self, room: float) -> tuple[Block, Block] | None:
        """Part the column; both parts are one section."""
        return Tagged(self.inner, Tag(role=Role.SECTION)).split(room)


def _mistakes(card: Card, width: float) -> Stack:
    return section("Common mistakes", bulleted(card.mistakes, width), width, _LINE_GAP, Role.MINOR_HEADING)


def _words(card: Card, width: float, more: Sequence[Block] = ()) -> Block:
    name = Stack((_name(card, LEAD_BOLD, width), plain(card.why, NOTE, width)), 0.3 * MM)
    stop_if = _stop_if(card.stop_if, width)
    return Stack((name, _dose(card, width), *_course(card, width), *more, stop_if), TIGHT, head=1)


def _dose(card: Card, width: float) -> Block:
    return Prose.of((Run(card.dose, LEAD_BOLD), Run(together(card.dose_detail), NOTE)), width)


def _course(card: Card, width: float, between_steps: float = _LINE_GAP) -> list[Block]:
    return [*([_limits(card, width)] if card.limits else []), Stack(numbered(card.steps, width), between_steps)]


def _name(card: Card, style: Style, width: float) -> Prose:
    return Prose.of((Run(card.name, style), Run(card.tag, tag_style(card.tag))), width, role=Role.SUBHEADING)


def _limits(card: Card, width: float) -> Block:
    lines = [Prose.of((Run("For you:", BODY_BOLD), Run(limit, BODY)), width - _STOP_INDENT) for limit in card.limits]
    return Barred(Stack(lines, _LINE_GAP), INK, _STOP_INDENT)


def _stop_if(texts: Sequence[str], width: float) -> Block:
    first, *others = (text for text in texts if printable(text))
    inner = width - _STOP_INDENT
    lines = [Prose.of((Run("Stop if:", BODY_BOLD), Run(first, BODY)), inner)]
    lines += [plain(text, BODY, inner) for text in others]
    return Barred(Stack(lines, _LINE_GAP), RED, _STOP_INDENT)


def in_full(card: Card) -> bool:
    """Tell an exercise the person has to learn, or to learn again after weeks away, from one they know."""
    return card.new or card.tag.strip().upper() == "BACK"


def reminder(card: Card, width: float, detail: Style = BODY, shown: Block | None = None, left: float = 0.0) -> Block:
    """Return an exercise the person knows: its dose, where the steps stand, and every stop-if.

    `shown` are its frames in small, which take a column of `left` points.
    """
    beside, below = (_in_two_parts if is_narrow(width) else _in_one_part)(card, width, left, detail)
    words = Cell(left, Stack(beside, _REMINDER_GAP, head=1))
    columns = Columns((Cell(0.0, shown), words) if shown else (words,))
    parts = Stack((columns, *below), _REMINDER_GAP)
    return Stack((HairLine(width, INK, HAIR), Spaced(parts, 1.4 * MM)), 0.0, head=1)


def _in_one_part(card: Card, width: float, left: float, detail: Style) -> tuple[list[Block], list[Block]]:
    """Return all words beside the frames, none below them."""
    room = width - left
    steps = plain(_where_steps_stand(card), META, _STEPS, Align.RIGHT)
    words = Prose.of(_name_and_dose(card), room - _STEPS)
    head = Columns((Cell(0.0, words), Cell(room - _STEPS, level_with(words, steps))))
    return [head, *_to_heed(card, room, detail)], []


def _in_two_parts(card: Card, width: float, left: float, detail: Style) -> tuple[list[Block], list[Block]]:
    """Return name and dose beside the frames, what to heed below them across the page."""
    steps = Run(f"· {_where_steps_stand(card)}".replace(" ", NO_BREAK_SPACE), META)
    return [Prose.of((*_name_and_dose(card), steps), width - left)], _to_heed(card, width, detail)


def _to_heed(card: Card, width: float, detail: Style) -> list[Block]:
    limits = [_limits(card, width)] if card.limits else []
    return [*limits, _stop_if_in_one(card.stop_if, width, detail)]


def _stop_if_in_one(texts: Sequence[str], width: float, style: Style = BODY) -> Block:
    """Set every stop-if in one paragraph, each a sentence."""
    words = (Run("Stop if:", replace(style, bold=True)), Run(sentences(texts), style))
    return Barred(Prose.of(words, width - _STOP_INDENT), RED, _STOP_INDENT)


def sentences(texts: Sequence[str]) -> str:
    """Return the texts as one, each of them a sentence."""
    said = (printable(text) for text in texts)
    return " ".join(text if text.endswith((".", "!", "?")) else f"{text}." for text in said if text)


def _name_and_dose(card: Card) -> tuple[Run, ...]:
    return (
        Run(card.name, BODY_BOLD),
        Run(card.tag, tag_style(card.tag)),
        Run(card.dose.replace(" ", NO_BREAK_SPACE), BODY_BOLD),
        Run(f"({card.was})".replace(" ", NO_BREAK_SPACE) if card.was else "", NOTE),
        Run(together(card.dose_detail), NOTE),
    )


def _where_steps_stand(card: Card) -> str:
    return f"Steps: see week {card.first_week}"


def level_with(first: Prose, second: Prose) -> Block:
    """Return the second paragraph lowered so that its first line stands on the first one's."""
    if not first.lines or not second.lines:
        return second
    return Spaced(second, max(0.0, first.lines[0].baseline - second.lines[0].baseline))
