"""What a handout is made of, for those to whom it is read: headings, paragraphs, lists, tables and figures."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


class Role(StrEnum):
    """What an element is, by its name in PDF."""

    DOCUMENT = "Document"
    SECTION = "Sect"
    TITLE = "H1"
    HEADING = "H2"
    SUBHEADING = "H3"
    MINOR_HEADING = "H4"
    PARAGRAPH = "P"
    LIST = "L"
    ITEM = "LI"
    LABEL = "Lbl"
    BODY = "LBody"
    TABLE = "Table"
    ROW = "TR"
    HEADER = "TH"
    CELL = "TD"
    FIGURE = "Figure"


_HOLD_OTHERS = frozenset({Role.DOCUMENT, Role.SECTION, Role.LIST, Role.ITEM, Role.TABLE, Role.ROW})
_LISTED = {Role.TITLE: 0, Role.HEADING: 0, Role.SUBHEADING: 1}
"""How deep a heading stands among the bookmarks; one that is not here has none."""


class Scope(StrEnum):
    """What a table's header cell heads."""

    NONE = ""
    COLUMN = "Column"
    ROW = "Row"


class Box(NamedTuple):
    """Where on its page something stands, in points from the bottom left corner."""

    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Tag:
    """One element to be. The parts of a block that a page's end has parted share it, and so read on as one.

    `alt` is said in place of a figure; `said` in place of what is drawn, as for a box to tick; `title` is what a
    heading is called among the bookmarks. A cell `spans` as many columns.
    """

    role: Role
    alt: str = ""
    said: str = ""
    title: str = ""
    scope: Scope = Scope.NONE
    numbered: bool = False
    spans: int = 1

    @property
    def holds_words(self) -> bool:
        """Whether words stand in it, rather than other elements."""
        return self.role not in _HOLD_OTHERS

    @property
    def bookmark_level(self) -> int | None:
        """How deep it stands among the bookmarks, from 0; None where it has none."""
        return _LISTED.get(self.role)


class Mark(NamedTuple):
    """A piece of a page that belongs to an element: the page counted from 0, and the piece's number on it."""

    page: int
    number: int


@dataclass(slots=True, eq=False)
class Element:
    """One node of the tree: what it is, and what stands in it, in reading order."""

    tag: Tag
    parent: "Element | None" = None
    kids: "list[Element | Mark]" = field(default_factory=list)
    box: Box | None = None


class Structure:
    """The tree of one document, and for each page whose the pieces on it are."""

    def __init__(self) -> None:
        self.root = Element(Tag(role=Role.DOCUMENT))
        self.pages: list[list[Element]] = [[]]
        self._elements: dict[Tag, Element] = {}

    def element(self, tag: Tag, parent: Element) -> Element:
        """Return the element of a tag, which on its first call is put last into `parent`."""
        found = self._elements.get(tag)
        if found is None:
            found = self._elements[tag] = Element(tag, parent)
            parent.kids.append(found)
        return found

    @property
    def count(self) -> int:
        """How many elements there are."""
        return len(self._elements)

    def knows(self, tag: Tag) -> bool:
        """Whether the tag's element is in the tree already."""
        return tag in self._elements

    def mark(self, element: Element) -> int:
        """Return the number of a new piece of the last page, which belongs to `element`."""
        owners = self.pages[-1]
        owners.append(element)
        element.kids.append(Mark(len(self.pages) - 1, len(owners) - 1))
        return len(owners) - 1

    def next_page(self) -> None:
        """Go on to a new page."""
        self.pages.append([])
