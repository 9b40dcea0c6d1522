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
    """A title at the top of each page, which is the document's on its first, and a foot made anew for each."""

    title: tuple[Run, ...]
    foot: Callable[[], Block]
    frame: Frame

    @property
    def room(self) -> float:
        """The height that is left between title and foot."""
        foot = self.foot().height
        return self.frame.height - self._title(opens=True).height - SNUG - (foot + SNUG if foot else 0.0)

    def dressed(self, pages: Sequence[Page], *, opens: bool) -> list[Page]:
        """Return the pages with title and foot; the first one `opens` the document, or is one of its later pages."""
        return [self._dressed(page, opens=opens and number == 0) for number, page in enumerate(pages)]

    def _dressed(self, bare: Page, *, opens: bool) -> Page:
        page, foot = Page(), self.foot()
        page.put(Item(self._title(opens=opens)))
        for number, (_, item) in enumerate(bare.placed):
            page.put(item if number else item._replace(above=SNUG))
        if foot.height:
            page.put(Item(foot, self.frame.height - page.used - foot.height))
        return page

    def _title(self, *, opens: bool) -> Block:
        whole = Prose.of(self.title, self.frame.width, role=Role.TITLE)
        return whole if opens else Apart(Prose(whole.lines[:1], whole.width, Align.LEFT))
