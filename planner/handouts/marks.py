"""Says of everything drawn on a page what it is: a piece of an element, or decoration that is never read out."""

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum

from reportlab.pdfgen.canvas import Canvas

from planner.handouts.structure import Box, Element, Structure, Tag


class Artifact(StrEnum):
    """What is not part of the document itself."""

    DECORATION = "/Artifact BMC"
    PAGINATION = "/Artifact <</Type /Pagination>> BDC"


class Marks:
    """Puts the marks into the page's stream as late as can be: only where what is drawn begins to be another's."""

    def __init__(self, canvas: Canvas) -> None:
        self.structure = Structure()
        self._canvas = canvas
        self._path: list[Element | Artifact] = [self.structure.root]
        self._open: Element | Artifact | None = None

    @contextmanager
    def within(self, tag: Tag) -> Iterator[None]:
        """Make everything drawn inside belong to the tag's element; inside decoration nothing is an element."""
        top = self._path[-1]
        if isinstance(top, Artifact):
            yield
            return
        self._path.append(self.structure.element(tag, top))
        yield
        self._path.pop()

    @contextmanager
    def apart(self, kind: Artifact) -> Iterator[None]:
        """Keep everything drawn inside out of what is read."""
        self._path.append(kind)
        yield
        self._path.pop()

    def holds_words(self) -> bool:
        """Whether words drawn now have an element to stand in, or are decoration."""
        top = self._path[-1]
        return isinstance(top, Artifact) or top.tag.holds_words

    def content(self) -> None:
        """Say that what is drawn next is what the innermost element holds."""
        self._begin(self._path[-1])

    def decoration(self) -> None:
        """Say that what is drawn next is decoration, unless the element says in words what is drawn in it."""
        top = self._path[-1]
        is_said = isinstance(top, Element) and bool(top.tag.said)
        self._begin(top if is_said or isinstance(top, Artifact) else Artifact.DECORATION)

    @contextmanager
    def read_as(self, words: str) -> Iterator[None]:
        """Have other words read out than the letters that are drawn inside, in the order in which they are drawn."""
        said = words.encode("utf-16-be").hex().upper()
        self._canvas.addLiteral(f"/Span <</ActualText <FEFF{said}>>> BDC")
        yield
        self._canvas.addLiteral("EMC")

    def place(self, box: Box) -> None:
        """Say where on the page the innermost element stands."""
        top = self._path[-1]
        if isinstance(top, Element):
            top.box = box

    def end_page(self) -> None:
        """Close what is open; the next page begins with nothing."""
        self._close()
        self.structure.next_page()

    def _begin(self, owner: Element | Artifact) -> None:
        if owner is self._open:
            return
        self._close()
        self._open = owner
        if isinstance(owner, Artifact):
            self._canvas.addLiteral(owner.value)
        else:
            self._canvas.addLiteral(f"/{owner.tag.role} <</MCID {self.structure.mark(owner)}>> BDC")

    def _close(self) -> None:
        if self._open is not None:
            self._canvas.addLiteral("EMC")
            self._open = None
