"""Boxes: what to do at which pain or after which week, with or without a box to tick."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from planner.handouts.flowables import Block, Cell, Columns, Framed, HairLine, Stack
from planner.handouts.lists import listed
from planner.handouts.pen import Outline
from planner.handouts.prose import Prose, Run, plain
from planner.handouts.sheet import Light
from planner.handouts.tables import Ticks
from planner.handouts.theme import BODY, BODY_BOLD, MM, PADDING, SNUG, TICK, TIGHT, Style, is_narrow

_BOXES_PER_LINE = 3
_LINE_GAP = 0.8 * MM
_JOINT = 1.6 * MM
_TICK_INDENT = TICK + TIGHT
_Inside = Callable[[Light, float], Block]


def boxes(lights: Sequence[Light], width: float, style: Style = BODY) -> list[Block]:
    """Return bordered boxes of one height, three to a line; in a narrow frame rows of a single box."""
    form = _light_in_one if is_narrow(width) else _light
    return _in_rows(lights, width, lambda light, inner: form(light, inner, style))


def tick_boxes(lights: Sequence[Light], width: float, detail: Style = BODY) -> list[Block]:
    """Return bordered boxes, each with a box to tick before its title."""
    form = _tick_line if is_narrow(width) else _tick_light
    return _in_rows(lights, width, lambda light, inner: form(light, inner, detail))


def tick_lines(lights: Sequence[Light], width: float, detail: Style = BODY) -> list[Block]:
    """Return the boxes as lines across the page, for a page that has no room for boxes."""
    return [_tick_line(light, width, detail) for light in lights]


def _in_rows(lights: Sequence[Light], width: float, inside: _Inside) -> list[Block]:
    if is_narrow(width):
        return [_joined(listed([inside(light, width - PADDING * 2) for light in lights]), width)] if lights else []
    rows = (lights[start : start + _BOXES_PER_LINE] for start in range(0, len(lights), _BOXES_PER_LINE))
    return [_box_row(row, width, inside) for row in rows]


def _joined(rows: Sequence[Block], width: float) -> Block:
    """Set the rows in one box, a hairline between one and the next."""
    first, *others = rows
    between = (block for row in others for block in (HairLine(width - PADDING * 2), row))
    return Framed(Stack((first, *between), _JOINT), width, Outline())


def _box_row(lights: Sequence[Light], width: float, inside: _Inside) -> Block:
    column = (width - SNUG * (len(lights) - 1)) / len(lights)
    inners = [inside(light, column - PADDING * 2) for light in lights]
    height = max(inner.height for inner in inners) + PADDING * 2
    frames = (Framed(inner, column, Outline(), height) for inner in inners)
    return Columns([Cell(n * (column + SNUG), frame) for n, frame in enumerate(listed(list(frames)))])


def _light(light: Light, width: float, style: Style) -> Block:
    return Stack((plain(light.title, replace(style, bold=True), width), plain(light.text, style, width)), _LINE_GAP)


def _light_in_one(light: Light, width: float, style: Style) -> Block:
    return Prose.of((Run(light.title, replace(style, bold=True)), Run(light.text, style)), width)


def _tick_light(light: Light, width: float, detail: Style) -> Block:
    title = _ticked(plain(light.title, BODY_BOLD, width - _TICK_INDENT))
    return Stack((title, plain(light.text, detail, width)), _LINE_GAP)


def _tick_line(light: Light, width: float, detail: Style) -> Block:
    return _ticked(Prose.of((Run(light.title, BODY_BOLD), Run(light.text, detail)), width - _TICK_INDENT))


def _ticked(words: Block) -> Block:
    return Columns((Cell(0.0, Ticks(1, TICK)), Cell(_TICK_INDENT, words)))
