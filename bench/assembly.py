"""The floor below which no handout can be made: its finished page streams, deflated and put together to a file."""

import zlib
from collections.abc import Callable
from io import BytesIO

import pikepdf

from planner.handouts.packed_file import PackedFile

_DEFLATED = b"<</Filter/FlateDecode/Length %d>>"


def assembly_of(file: bytes) -> Callable[[object], bytes]:
    """What makes this file anew out of its parts, whatever it is called with."""
    with pikepdf.open(BytesIO(file)) as pdf:
        pages = {page.Contents.objgen[0]: page.Contents.read_bytes() for page in pdf.pages}
        kept = [
            (number, thing) for number, thing in enumerate(pdf.objects, 1) if number not in pages and _is_own(thing)
        ]
        streams = {number: _stream(thing) for number, thing in kept if isinstance(thing, pikepdf.Stream)}
        others = {number: thing.unparse(resolved=True) for number, thing in kept if number not in streams}
        root, facts = pdf.Root.unparse(), pdf.docinfo.unparse()

    def assembled(_: object) -> bytes:
        packed = PackedFile((1, 7))
        for number, content in pages.items():
            deflated = zlib.compress(content)
            packed.add_stream(number, _DEFLATED % len(deflated), deflated)
        for number, (about, content) in streams.items():
            packed.add_stream(number, about, content)
        for number, other in others.items():
            packed.add(number, other)
        return packed.finish(root=root, facts=facts)

    return assembled


def _is_own(thing: pikepdf.Object) -> bool:
    """Tell what is said from what only packs it, which is made anew."""
    return not isinstance(thing, pikepdf.Stream) or thing.get("/Type") not in {"/ObjStm", "/XRef"}


def _stream(thing: pikepdf.Stream) -> tuple[bytes, bytes]:
    about = pikepdf.Dictionary(dict(thing.stream_dict.items()))
    return about.unparse(), thing.read_raw_bytes()
