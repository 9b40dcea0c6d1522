"""The structure tree in the notation of PDF; written by hand, for there are thousands of elements in a file."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from planner.handouts.structure import Element, Mark, Role, Scope, Structure


class Numbers(NamedTuple):
    """Under which number of the file the tree, each element and each page stand."""

    tree: int
    elements: Mapping[Element, int]
    pages: Sequence[int]


def in_order(element: Element) -> Iterator[Element]:
    """Walk through the element and all within it, in reading order."""
    yield element
    for kid in element.kids:
        if isinstance(kid, Element):
            yield from in_order(kid)


def tree_as_pdf(structure: Structure, elements: Mapping[Element, int]) -> bytes:
    """Return the root of the tree, with the way back from every piece of a page to its element."""
    owners = " ".join(
        f"{page}[{' '.join(f'{elements[element]} 0 R' for element in pieces)}]"
        for page, pieces in enumerate(structure.pages)
        if pieces
    )
    root, following = elements[structure.root], len(structure.pages)
    return f"<</Type/StructTreeRoot/K {root} 0 R/ParentTree<</Nums[{owners}]>>/ParentTreeNextKey {following}>>".encode()


def element_as_pdf(element: Element, numbers: Numbers) -> bytes:
    """Return one element: what it is, where it stands in the tree, and what stands in it."""
    parent = numbers.tree if element.parent is None else numbers.elements[element.parent]
    own = next((kid.page for kid in element.kids if isinstance(kid, Mark)), None)
    page = "" if own is None else f"/Pg {numbers.pages[own]} 0 R"
    kids = " ".join(_kid(kid, own, numbers) for kid in element.kids)
    return f"<</S/{element.tag.role}/P {parent} 0 R{page}/K[{kids}]{_about(element)}>>".encode()


def _kid(kid: Element | Mark, own: int | None, numbers: Numbers) -> str:
    if isinstance(kid, Element):
        return f"{numbers.elements[kid]} 0 R"
    if kid.page == own:
        return str(kid.number)
    return f"<</Type/MCR/Pg {numbers.pages[kid.page]} 0 R/MCID {kid.number}>>"


def _about(element: Element) -> str:
    tag = element.tag
    said = f"/Alt{_text(tag.alt)}" if tag.alt else ""
    said += f"/ActualText{_text(tag.said)}" if tag.said else ""
    return said + "".join(f"/A<<{attribute}>>" for attribute in _attributes(element))


def _attributes(element: Element) -> Iterator[str]:
    tag = element.tag
    if tag.scope is not Scope.NONE or tag.spans > 1:
        scope = f"/Scope/{tag.scope}" if tag.scope else ""
        yield f"/O/Table{scope}/ColSpan {tag.spans}" if tag.spans > 1 else f"/O/Table{scope}"
    if tag.role is Role.LIST:
        yield f"/O/List/ListNumbering/{'Decimal' if tag.numbered else 'Disc'}"
    if element.box is not None:
        yield f"/O/Layout/BBox[{' '.join(f'{side:.1f}' for side in element.box)}]"


def _text(words: str) -> str:
    return f"<FEFF{words.encode('utf-16-be').hex().upper()}>"
