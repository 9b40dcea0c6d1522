"""Pages: blocks set one under another, none parted that a page can hold whole."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from planner.handouts.flowables import Block
from planner.handouts.pen import Pen
from planner.handouts.theme import MM, TIGHT

_TIGHTENINGS = (1.0, 0.8, 0.6)
# A block is not parted for less room than this.
_LEAST_ROOM = 35 * MM
_Setting = TypeVar("_Setting")


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Where on the paper blocks may stand, in points from the top left corner."""

    left: float
    top: float
    width: float
    height: float


class Item(NamedTuple):
    """A block and the white it wants above it; at the top of a page the white is dropped.

    One that `follows` never starts a page: it takes the block before it along. One that `starts` always starts one.
    """

    block: Block
    above: float = 0.0
    follows: bool = False
    starts: bool = False


class Page:
    """The blocks of one page at their distance from the frame's top."""

    def __init__(self) -> None:
        self.placed: list[tuple[float, Item]] = []
        self.used = 0.0

    def put(self, item: Item) -> None:
        """Set a block under the last one."""
        top = self.top_for(item)
        self.placed.append((top, item))
        self.used = top + item.block.height

    def take_last(self) -> Item:
        """Give back the last item, which goes to the next page."""
        _, item = self.placed.pop()
        top, last = self.placed[-1]
        self.used = top + last.block.height
        return item

    def top_for(self, item: Item) -> float:
        """Where the item's block would start."""
        return self.used + item.above if self.placed else 0.0

    def draw(self, pen: Pen, frame: Frame) -> None:
        """Draw every block."""
        for top, item in self.placed:
            item.block.draw(pen, frame.left, frame.top + top)


def paginate(items: Sequence[Item], height: float) -> list[Page]:
    """Set items on as many pages as they need; a block moves whole unless it is longer than a page."""
    pages = [Page()]
    waiting = list(reversed(items))
    while waiting:
        left_over = _put(waiting.pop(), pages[-1], height)
        if left_over:
            waiting += reversed(left_over)
            pages.append(Page())
    return pages


def _put(item: Item, page: Page, height: float) -> list[Item]:
    """Put an item on the page, or as much of it as may stand there; return what goes to the next page."""
    if item.starts and page.placed:
        return [item]
    room = height - page.top_for(item)
    if item.block.height <= room:
        page.put(item)
        return []
    parts = item.block.split(room) if item.block.height > height else None
    if parts is not None:
        page.put(item._replace(block=parts[0]))
        return [Item(parts[1])]
    if not page.placed:
        page.put(item)
        return []
    company = [page.take_last()] if item.follows and len(page.placed) > 1 else []
    return [*company, item]


def fewest_pages(arrangements: Sequence[Sequence[Item]], height: float) -> list[Page]:
    """Set each arrangement, with less and less white, and keep the one with the fewest pages; of equals the first."""
    tries = (_tightened(items, share) for share in _TIGHTENINGS for items in arrangements)
    return min((paginate(items, height) for items in tries), key=len)


def _tightened(items: Sequence[Item], share: float) -> list[Item]:
    return [item._replace(above=max(min(TIGHT, item.above), item.above * share)) for item in items]


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


def with_words(items: Sequence[Item]) -> list[Item]:
    """Return the items that have something to print."""
    return [item for item in items if item.block.height]
