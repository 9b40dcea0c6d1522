"""ReportLab's document, written with its structure tree, as PDF/UA-1 and PDF/A-2a ask for it."""

import re
import zlib
from collections.abc import Iterator, Mapping
from functools import cache

from PIL import ImageCms
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from planner.handouts.elements import Numbers, element_as_pdf, in_order, tree_as_pdf
from planner.handouts.packed_file import PackedFile
from planner.handouts.structure import Element, Structure

_A_LETTER = re.compile(r"^<[0-9A-F]{2}> <(?!0000)[0-9A-F]{4}>$", re.MULTILINE)
_LETTERS_IN_A_BLOCK = 100
_TABLE_OF_LETTERS = "toUnicodeCMap:"
_COLOURS = "sRGB IEC61966-2.1"


class TaggedPage(pdfdoc.PDFPage):
    """A page that says where in the structure its pieces belong."""

    __NoDefault__ = (*pdfdoc.PDFPage.__NoDefault__, "StructParents", "Tabs")


class TaggedCatalog(pdfdoc.PDFCatalog):
    """The document's root, which says besides what its colours mean."""

    __NoDefault__ = (*pdfdoc.PDFCatalog.__NoDefault__, "OutputIntents")


class _Tree(pdfdoc.PDFObject):
    """The root of the structure tree."""

    __RefOnly__ = 1
    elements: Mapping[Element, int]

    def __init__(self, structure: Structure) -> None:
        self.structure = structure

    def format(self, _document: pdfdoc.PDFDocument) -> bytes:
        """Return it as it stands in the file."""
        return tree_as_pdf(self.structure, self.elements)


class TaggedDocument(pdfdoc.PDFDocument):
    """A document with a structure tree."""

    tree: _Tree

    def format(self) -> bytes:
        """Return the whole file."""
        root, facts = self.Reference(self.Catalog), self.Reference(self.info)
        file = PackedFile(self._pdfVersion)
        elements = self.tree.elements = self._numbered_elements()
        for number, name, thing in self._objects(range(min(elements.values()), max(elements.values()) + 1)):
            if isinstance(thing, pdfdoc.PDFStream):
                file.add_stream(number, *self._stream(thing, name))
            else:
                file.add(number, pdfdoc.format(thing, self, toplevel=1))
        pages = [self._number_of(page) for page in self.Pages.pages]
        numbers = Numbers(self._number_of(self.tree), elements, pages)
        for element, number in elements.items():
            file.add(number, element_as_pdf(element, numbers))
        return file.finish(root=root.format(self), facts=facts.format(self))

    def _number_of(self, thing: pdfdoc.PDFObject) -> int:
        return int(self.idToObjectNumberAndVersion[self.Reference(thing).name][0])

    def _numbered_elements(self) -> dict[Element, int]:
        """Give every element a number of the file, in reading order."""
        elements = {element: self.objectcounter + n for n, element in enumerate(in_order(self.tree.structure.root), 1)}
        self.objectcounter += len(elements)
        return elements

    def _objects(self, taken: range) -> Iterator[tuple[int, str, pdfdoc.PDFObject]]:
        """Walk through ReportLab's own objects; to write one may bring new ones."""
        number = 1
        while number in self.numberToId or number in taken:
            if number not in taken:
                name = self.numberToId[number]
                yield number, name, self.idToObject[name]
            number += 1

    def _stream(self, stream: pdfdoc.PDFStream, name: str) -> tuple[bytes, bytes]:
        """Return a stream's dictionary and what is in it; ReportLab's own way names an empty filter and no end."""
        about = pdfdoc.PDFDictionary(dict(stream.dictionary.dict))
        content = stream.content
        if name.startswith(_TABLE_OF_LETTERS):
            content = _table_of_letters(content)
        raw = content if isinstance(content, bytes) else content.encode("latin-1")
        if stream.filters and "Filter" not in about.dict:
            raw = zlib.compress(raw)
            about["Filter"] = pdfdoc.PDFName("FlateDecode")
        about["Length"] = len(raw)
        return about.format(self), raw


def tag(canvas: Canvas, structure: Structure) -> None:
    """Make the canvas write its file with this structure; to be called before anything is drawn."""
    document = canvas._doc  # noqa: SLF001 - a canvas makes its document itself and lets nobody choose its kind
    document.__class__ = TaggedDocument
    document.tree = _Tree(structure)
    catalog = document.Catalog
    catalog.__class__ = TaggedCatalog
    catalog.StructTreeRoot = document.tree
    catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": "true"})
    catalog.OutputIntents = pdfdoc.PDFArray([_meaning_of_colours(document)])


def finish_pages(canvas: Canvas, structure: Structure) -> None:
    """Say on every page which of the structure's pages it is; to be called after the last one is drawn."""
    for number, page in enumerate(canvas._doc.Pages.pages):  # noqa: SLF001 - as above
        page.__class__ = TaggedPage
        page.Tabs = pdfdoc.PDFName("S")
        page.StructParents = number if structure.pages[number] else None


def _meaning_of_colours(document: pdfdoc.PDFDocument) -> pdfdoc.PDFDictionary:
    """Say that the colours are those of a usual screen."""
    profile = pdfdoc.PDFStream(pdfdoc.PDFDictionary({"N": 3}), _profile(), [pdfdoc.PDFZCompress])
    return pdfdoc.PDFDictionary(
        {
            "Type": pdfdoc.PDFName("OutputIntent"),
            "S": pdfdoc.PDFName("GTS_PDFA1"),
            "OutputConditionIdentifier": pdfdoc.PDFString(_COLOURS),
            "Info": pdfdoc.PDFString(_COLOURS),
            "DestOutputProfile": document.Reference(profile),
        }
    )


@cache
def _profile() -> bytes:
    """Return the profile of colours without the moment at which it was made, so that it is the same in any file."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    made, fingerprint = slice(24, 36), slice(84, 100)
    profile[made] = b"".join(part.to_bytes(2, "big") for part in (2000, 1, 1, 0, 0, 0))
    profile[fingerprint] = bytes(16)
    return bytes(profile)


def _table_of_letters(text: str) -> str:
    """Return a font's table from codes to letters without codes for none, in blocks as small as they have to be."""
    lines = _A_LETTER.findall(text)
    blocks = (lines[start : start + _LETTERS_IN_A_BLOCK] for start in range(0, len(lines), _LETTERS_IN_A_BLOCK))
    said = "".join("\n".join((f"{len(block)} beginbfchar", *block, "endbfchar\n")) for block in blocks)
    head, _, rest = text.partition("endcodespacerange")
    return f"{head}endcodespacerange\n{said}{rest.rpartition('endbfchar')[2].lstrip()}"
