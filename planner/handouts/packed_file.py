"""The bytes of a PDF file: streams as they are, everything else packed together, which makes it half as large."""

import zlib
from hashlib import md5
from typing import NamedTuple

_WIDTHS = (1, 4, 2)
"""How many bytes the three numbers of a line in the table of objects take."""
_FREE, _PLAIN, _PACKED = range(3)


class _Place(NamedTuple):
    """A line of the table of objects: what kind it is, then where the object is."""

    kind: int
    where: int
    place: int = 0


_NOWHERE = _Place(_FREE, 0, 0xFFFF)


class PackedFile:
    """A file as it is written: PDF 1.5 and later keep objects in a stream, and their table in another."""

    def __init__(self, version: tuple[int, int]) -> None:
        self._parts = [b"%%PDF-%d.%d\n%%\xe2\xe3\xcf\xd3\n" % version]
        self._length = len(self._parts[0])
        self._places: dict[int, _Place] = {}
        self._waiting: list[tuple[int, bytes]] = []

    def add(self, number: int, content: bytes) -> None:
        """Keep an object that is no stream, to be packed with the others."""
        self._waiting.append((number, content))

    def add_stream(self, number: int, about: bytes, content: bytes) -> None:
        """Write a stream with its dictionary; an end of line stands before its end, as PDF/A has it.

        It is the long one: after a stream that happens to end in its first half the short one would be taken for it.
        """
        self._places[number] = _Place(_PLAIN, self._length)
        self._append(b"%d 0 obj\n%b\nstream\n%b\r\nendstream\nendobj\n" % (number, about, content))

    def finish(self, *, root: bytes, facts: bytes) -> bytes:
        """Write what was kept, then the table of objects, and return the file; both are references.

        The file is named by what is in it, so that no other has its name.
        """
        packed = max((*self._places, *(number for number, _ in self._waiting))) + 1
        self._pack(packed)
        table, start = packed + 1, self._length
        self._places[table] = _Place(_PLAIN, start)
        lines = zlib.compress(b"".join(_line(self._places.get(n, _NOWHERE)) for n in range(table + 1)))
        name = md5(b"".join(self._parts), usedforsecurity=False).hexdigest().encode()
        about = b"<</Type/XRef/Size %d/W[%d %d %d]/Root %b/Info %b/ID[<%b><%b>]/Filter/FlateDecode/Length %d>>"
        self.add_stream(table, about % (table + 1, *_WIDTHS, root, facts, name, name, len(lines)), lines)
        self._append(b"startxref\n%d\n%%%%EOF\n" % start)
        return b"".join(self._parts)

    def _pack(self, number: int) -> None:
        at, heads = 0, []
        for index, (inner, content) in enumerate(self._waiting):
            heads.append(b"%d %d" % (inner, at))
            at += len(content) + 1
            self._places[inner] = _Place(_PACKED, number, index)
        head = b" ".join(heads) + b"\n"
        packed = zlib.compress(head + b"\n".join(content for _, content in self._waiting))
        about = b"<</Type/ObjStm/N %d/First %d/Filter/FlateDecode/Length %d>>"
        self.add_stream(number, about % (len(self._waiting), len(head), len(packed)), packed)

    def _append(self, part: bytes) -> None:
        self._parts.append(part)
        self._length += len(part)


def _line(place: _Place) -> bytes:
    return b"".join(value.to_bytes(width, "big") for value, width in zip(place, _WIDTHS, strict=True))
