"""Entries set beside one another as long as the line has room: the strip of what changed."""

from collections.abc import Sequence

from planner.handouts.flowables import Block, Cell, Columns, Stack
from planner.handouts.lists import listed
from planner.handouts.prose import Prose


def flow(entries: Sequence[Prose], width: float, across: float, down: float) -> Block:
    """Return entries in lines no wider than `width`, each entry kept whole."""
    lines: list[list[Cell]] = [[]]
    x = 0.0
    for entry, item in zip(entries, listed(entries), strict=True):
        if lines[-1] and x + entry.natural_width > width:
            lines.append([])
            x = 0.0
        lines[-1].append(Cell(x, item))
        x += entry.natural_width + across
    return Stack([Columns(cells) for cells in lines], down)
