"""Walks through the structure tree of a PDF, and through its pages, as a program that reads it out would."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from typing import Any

import pikepdf

_PAINTING = frozenset({"Tj", "TJ", "'", '"', "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "BI", "EI"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """One element: its role, what it says in place of what is drawn, its cell's header, and its kids."""

    role: str
    number: int
    parent: int
    alt: str
    said: str
    scope: str
    spans: int
    kids: "tuple[Node | Piece, ...]"

    def all(self) -> "Iterator[Node]":
        """The element and all within it, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.all()

    def pieces(self) -> "Iterator[Piece]":
        """Every piece of a page in it, in reading order."""
        for kid in self.kids:
            yield from kid.pieces() if isinstance(kid, Node) else (kid,)

    def nodes(self, role: str) -> "list[Node]":
        """The elements of this role within it."""
        return [node for node in self.all() if node.role == role]


@dataclass(frozen=True, slots=True, order=True)
class Piece:
    """A piece of a page: the page counted from 0, and the piece's number on it."""

    page: int
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Painted:
    """What one page's stream holds: each numbered piece with its role, in order, and what stands in none."""

    pieces: tuple[tuple[int, str], ...]
    unmarked: tuple[str, ...]
    nested: tuple[str, ...]


@cache
def tree(pdf: bytes) -> Node:
    """The document's element."""
    with pikepdf.open(BytesIO(pdf)) as document:
        pages = {page.obj.objgen: number for number, page in enumerate(document.pages)}
        return _node(document.Root.StructTreeRoot.K, pages)


@cache
def painted(pdf: bytes) -> list[Painted]:
    """What each page's stream holds."""
    with pikepdf.open(BytesIO(pdf)) as document:
        return [_painted(page) for page in document.pages]


@cache
def owners(pdf: bytes) -> dict[Piece, int]:
    """The number of the element that the tree's way back names for each piece."""
    with pikepdf.open(BytesIO(pdf)) as document:
        listed = list(document.Root.StructTreeRoot.ParentTree.Nums)
        by_key = {int(key): list(found) for key, found in zip(listed[::2], listed[1::2], strict=True)}
        keys = {n: int(page.obj.StructParents) for n, page in enumerate(document.pages) if "/StructParents" in page.obj}
        return {
            Piece(page, number): int(element.objgen[0])
            for page, key in keys.items()
            for number, element in enumerate(by_key[key])
        }


def _node(element: Any, pages: dict[tuple[int, int], int]) -> Node:
    inside = element.get("/K", [])
    kids = list(inside) if isinstance(inside, pikepdf.Array) else [inside]
    own = pages.get(element.Pg.objgen) if "/Pg" in element else None
    attributes = element.get("/A", {})
    return Node(
        role=str(element.S).removeprefix("/"),
        number=element.objgen[0],
        parent=element.P.objgen[0],
        alt=str(element.get("/Alt", "")),
        said=str(element.get("/ActualText", "")),
        scope=str(attributes.get("/Scope", "")).removeprefix("/"),
        spans=int(attributes.get("/ColSpan", 1)),
        kids=tuple(_kid(kid, own, pages) for kid in kids),
    )


def _kid(kid: Any, own: int | None, pages: dict[tuple[int, int], int]) -> Node | Piece:
    if isinstance(kid, int):
        assert own is not None
        return Piece(own, kid)
    if kid.get("/Type") == "/MCR":
        return Piece(pages[kid.Pg.objgen], int(kid.MCID))
    return _node(kid, pages)


def _painted(page: Any) -> Painted:
    pieces, unmarked, nested = [], [], []
    marks: list[str] = []
    for instruction in pikepdf.parse_content_stream(page):
        operands = instruction.operands
        match str(instruction.operator):
            case "BDC" | "BMC":
                role = str(operands[0]).removeprefix("/")
                about: Any = operands[1] if len(operands) > 1 else {}
                if "/MCID" in about:
                    pieces.append((int(about["/MCID"]), role))
                if marks and role != "Span":
                    nested.append(f"{role} in {marks[-1]}")
                marks.append(role)
            case "EMC":
                marks.pop()
            case name if name in _PAINTING and not marks:
                unmarked.append(name)
    assert not marks, "a mark is left open at the page's end"
    return Painted(pieces=tuple(pieces), unmarked=tuple(unmarked), nested=tuple(nested))
