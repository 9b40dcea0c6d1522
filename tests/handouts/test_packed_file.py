"""What is packed can be put together again: the floor that `make bench` measures against."""

from io import BytesIO

import pikepdf

from bench.assembly import assembly_of
from tests.handouts import sheets


def test_a_handout_put_together_from_its_parts_has_the_same_pages() -> None:
    pdf = sheets.drawn("one-week")[1]
    again = assembly_of(pdf)(None)
    with pikepdf.open(BytesIO(pdf)) as first, pikepdf.open(BytesIO(again)) as second:
        assert second.check_pdf_syntax() == []
        streams = [[page.Contents.read_bytes() for page in document.pages] for document in (first, second)]
    assert streams[0] == streams[1]
