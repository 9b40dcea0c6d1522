"""Lists: items with numbers or bullets, or with neither, which are read as items all the same."""

from collections.abc import Sequence

from planner.handouts.flowables import Block, Cell, Columns, Tagged
from planner.handouts.prose import plain
from planner.handouts.structure import Role, Tag
from planner.handouts.text import printable
from planner.handouts.theme import BODY, MM, Style

_NUMBER, _WIDE_NUMBER = 6 * MM, 8 * MM
_TWO_DIGITS = 10
_BULLET = 4 * MM


def numbered(texts: Sequence[str], width: float, style: Style = BODY) -> list[Block]:
    """Return the texts as a numbered list, a block for each; a blank text has no number."""
    said = [text for text in texts if printable(text)]
    indent = _NUMBER if len(said) < _TWO_DIGITS else _WIDE_NUMBER
    whole = Tag(role=Role.LIST, numbered=True)
    lines = (_hanging(f"{number}.", text, width, (indent, style)) for number, text in enumerate(said, 1))
    return [_item(line, whole) for line in lines]


def bulleted(texts: Sequence[str], width: float, style: Style = BODY) -> list[Block]:
    """Return the texts as a list with bullets, a block for each."""
    whole = Tag(role=Role.LIST)
    lines = (_hanging("•", text, width, (_BULLET, style)) for text in texts if printable(text))
    return [_item(line, whole) for line in lines]


def listed(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks as the items of one list, as they are."""
    whole = Tag(role=Role.LIST)
    return [_item(_body(block), whole) for block in blocks]


def _hanging(marker: str, text: str, width: float, form: tuple[float, Style]) -> Block:
    indent, style = form
    label = Tagged(plain(marker, style, indent), Tag(role=Role.LABEL))
    return Columns((Cell(0.0, label), Cell(indent, _body(plain(text, style, width - indent)))))


def _body(block: Block) -> Block:
    return Tagged(block, Tag(role=Role.BODY))


def _item(block: Block, whole: Tag) -> Block:
    return Tagged(block, whole, Tag(role=Role.ITEM))
