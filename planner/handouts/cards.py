"""Cards and boxes: an exercise in full, an exercise as a reminder, a heading, boxes side by side."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from exercises.figures.look import Look
from planner.handouts.flowables import Barred, Block, Cell, Columns, Framed, HairLine, Spaced, Stack, Tagged
from planner.handouts.lists import bulleted, listed, numbered
from planner.handouts.pen import Outline
from planner.handouts.pictures import frames_of, pictures
from planner.handouts.prose import Align, Prose, Run, plain
from planner.handouts.sheet import Card, Light
from planner.handouts.structure import Role, Tag
from planner.handouts.tables import Ticks
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
    PADDING,
    RED,
    SNUG,
    STROKE,
    TICK,
    TIGHT,
    Style,
    tag_style,
)

_LONGEST_HELD = 30
_STOP_INDENT = 3 * MM
_STEPS = 30 * MM
_LINE_GAP = 0.8 * MM
_BOXES_PER_LINE = 3
_TICK_INDENT = TICK + TIGHT
_Inside = Callable[[Light, float], Block]


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


def full_card(card: Card, width: float, look: Look) -> Block:
    """Return an exercise in full under a line: its figures left, the words right, the mistakes where there is room."""
    shown = Stack((pictures(frames_of(card, look), FIGURES), plain(card.drawn, NOTE, FIGURES)), TIGHT)
    beside = width - FIGURES - SNUG
    position = Prose.of((Run("Position:", BODY_BOLD), Run(card.position, BODY)), FIGURES)
    arrangements = (
        (Stack((shown, position, _mistakes(card, FIGURES)), SNUG), _words(card, beside)),
        (Stack((shown, position), SNUG), _words(card, beside, (_mistakes(card, beside),))),
    )
    # The words come first in reading: the exercise's name stands among them.
    columns = (Columns((Cell(FIGURES + SNUG, right), Cell(0.0, left))) for left, right in arrangements)
    lowest = min(columns, key=lambda block: block.height)
    return Stack((HairLine(width, INK, STROKE), lowest), SNUG, head=1)


def _mistakes(card: Card, width: float) -> Stack:
    return section("Common mistakes", bulleted(card.mistakes, width), width, _LINE_GAP, Role.MINOR_HEADING)


def _words(card: Card, width: float, more: Sequence[Block] = ()) -> Block:
    parts: list[Block] = [
        Stack((_name(card, LEAD_BOLD, width), plain(card.why, NOTE, width)), 0.3 * MM),
        Prose.of((Run(card.dose, LEAD_BOLD), Run(together(card.dose_detail), NOTE)), width),
    ]
    if card.limits:
        parts.append(_limits(card, width))
    parts.append(Stack(numbered(card.steps, width), _LINE_GAP))
    parts += more
    parts.append(_stop_if(card.stop_if, width))
    return Stack(parts, TIGHT, head=1)


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
    words = Cell(left, _reminder_words(card, width - left, detail))
    columns = Columns((Cell(0.0, shown), words) if shown else (words,))
    return Stack((HairLine(width, INK, HAIR), Spaced(columns, 1.4 * MM)), 0.0, head=1)


def _reminder_words(card: Card, width: float, detail: Style) -> Block:
    parts: list[Block] = [_name_and_dose(card, width)]
    if card.limits:
        parts.append(_limits(card, width))
    parts.append(_stop_if_in_one(card.stop_if, width, detail))
    return Stack(parts, 1.0 * MM, head=1)


def _stop_if_in_one(texts: Sequence[str], width: float, style: Style) -> Block:
    """Set every stop-if in one paragraph, each a sentence."""
    said = (printable(text) for text in texts)
    sentences = " ".join(text if text.endswith((".", "!", "?")) else f"{text}." for text in said if text)
    words = (Run("Stop if:", replace(style, bold=True)), Run(sentences, style))
    return Barred(Prose.of(words, width - _STOP_INDENT), RED, _STOP_INDENT)


def _name_and_dose(card: Card, width: float) -> Block:
    runs = (
        Run(card.name, BODY_BOLD),
        Run(card.tag, tag_style(card.tag)),
        Run(card.dose.replace(" ", NO_BREAK_SPACE), BODY_BOLD),
        Run(together(card.dose_detail), NOTE),
    )
    words = Prose.of(runs, width - _STEPS)
    steps = plain(f"Steps: see week {card.first_week}", META, _STEPS, Align.RIGHT)
    return Columns((Cell(0.0, words), Cell(width - _STEPS, level_with(words, steps))))


def level_with(first: Prose, second: Prose) -> Block:
    """Return the second paragraph lowered so that its first line stands on the first one's."""
    if not first.lines or not second.lines:
        return second
    return Spaced(second, max(0.0, first.lines[0].baseline - second.lines[0].baseline))


def boxes(lights: Sequence[Light], width: float) -> list[Block]:
    """Return bordered boxes of one height, three to a line."""
    return _in_rows(lights, width, _light)


def tick_boxes(lights: Sequence[Light], width: float, detail: Style = BODY) -> list[Block]:
    """Return bordered boxes, each with a box to tick before its title."""
    return _in_rows(lights, width, lambda light, inner: _tick_light(light, inner, detail))


def tick_lines(lights: Sequence[Light], width: float, detail: Style = BODY) -> list[Block]:
    """Return the boxes as lines across the page, for a page that has no room for boxes."""
    return [_tick_line(light, width, detail) for light in lights]


def _in_rows(lights: Sequence[Light], width: float, inside: _Inside) -> list[Block]:
    rows = (lights[start : start + _BOXES_PER_LINE] for start in range(0, len(lights), _BOXES_PER_LINE))
    return [_box_row(row, width, inside) for row in rows]


def _box_row(lights: Sequence[Light], width: float, inside: _Inside) -> Block:
    column = (width - SNUG * (len(lights) - 1)) / len(lights)
    inners = [inside(light, column - PADDING * 2) for light in lights]
    height = max(inner.height for inner in inners) + PADDING * 2
    frames = (Framed(inner, column, Outline(), height) for inner in inners)
    return Columns([Cell(n * (column + SNUG), frame) for n, frame in enumerate(listed(list(frames)))])


def _light(light: Light, width: float) -> Block:
    return Stack((plain(light.title, BODY_BOLD, width), plain(light.text, BODY, width)), _LINE_GAP)


def _tick_light(light: Light, width: float, detail: Style) -> Block:
    title = _ticked(plain(light.title, BODY_BOLD, width - _TICK_INDENT))
    return Stack((title, plain(light.text, detail, width)), _LINE_GAP)


def _tick_line(light: Light, width: float, detail: Style) -> Block:
    return _ticked(Prose.of((Run(light.title, BODY_BOLD), Run(light.text, detail)), width - _TICK_INDENT))


def _ticked(words: Block) -> Block:
    return Columns((Cell(0.0, Ticks(1, TICK)), Cell(_TICK_INDENT, words)))
