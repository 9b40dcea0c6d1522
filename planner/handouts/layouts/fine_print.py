"""The type of the smaller layouts, and ways to set them on less paper."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from planner.handouts.flowables import Block
from planner.handouts.pages import Item, Page
from planner.handouts.theme import MM, Style

FINE = Style(size=9)
FINE_BOLD = Style(size=9, bold=True)

# A block is not parted for less room than this.
_LEAST_ROOM = 35 * MM
_Setting = TypeVar("_Setting")


def as_wide_as_may_be(settings: Sequence[_Setting], set_out: Callable[[_Setting], list[Page]]) -> list[Page]:
    """Set as closely as the last setting, and then in the first, the widest, that takes no more pages than that."""
    closest = set_out(settings[-1])
    wider = (set_out(setting) for setting in settings[:-1])
    return next((pages for pages in wider if len(pages) <= len(closest)), closest)


def flowing(
    items: Sequence[Item], height: float, may_part: Callable[[Block], bool] = lambda _block: True
) -> list[Page]:
    """Set items so that pages are full: what may be parted is, wherever a page ends, and else only what must be."""
    pages, waiting = [Page()], list(reversed(items))
    while waiting:
        item, page = waiting.pop(), pages[-1]
        room = height - page.top_for(item)
        if item.block.height <= room:
            page.put(item)
            continue
        parted = room >= _LEAST_ROOM and (item.block.height > height or may_part(item.block))
        first, *rest = (item.block.split(room) if parted else None) or (item.block,)
        if rest or not page.placed:
            page.put(item._replace(block=first))
            waiting += [Item(block) for block in rest]
        else:
            waiting.append(item)
        pages.append(Page())
    return [page for page in pages if page.placed]
