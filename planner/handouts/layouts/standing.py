"""What stands on every page of a layout: whose it is at the top, and a block at the foot."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from planner.handouts.flowables import Apart, Block
from planner.handouts.pages import Frame, Item, Page
from planner.handouts.prose import Align, Prose, Run
from planner.handouts.structure import Role
from planner.handouts.theme import SNUG


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A title at the top of each page, which is the document's on its first, and a foot made anew for each.

    `part` is said with the title where a page goes on with the one before.
    """

    title: tuple[Run, ...]
    foot: Callable[[], Block]
    frame: Frame
    part: str = ""

    @property
    def room(self) -> float:
        """The height that is left between title and foot."""
        foot = self.foot().height
        return self.frame.height - self._title().height - SNUG - (foot + SNUG if foot else 0.0)

    def dressed(self, pages: Sequence[Page], *, opens: bool) -> list[Page]:
        """Return the pages with title and foot; the first one `opens` the document, or is one of its later pages."""
        first = self._title() if opens else self._reminder("")
        titles = (first, *(self._reminder(self.part) for _ in pages[1:]))
        return [self._dressed(page, title) for page, title in zip(pages, titles, strict=True)]

    def _dressed(self, bare: Page, title: Block) -> Page:
        page, foot = Page(), self.foot()
        page.put(Item(title))
        for number, (_, item) in enumerate(bare.placed):
            page.put(item if number else item._replace(above=SNUG))
        if foot.height:
            page.put(Item(foot, self.frame.height - page.used - foot.height))
        return page

    def _title(self) -> Prose:
        return Prose.of(self.title, self.frame.width, role=Role.TITLE)

    def _reminder(self, part: str) -> Block:
        """Return a line that is seen on a later page, but not read out again."""
        whole = Prose.of((Run(f"{part} ·" if part else "", self.title[0].style), *self.title), self.frame.width)
        return Apart(Prose(whole.lines[:1], whole.width, Align.LEFT))
