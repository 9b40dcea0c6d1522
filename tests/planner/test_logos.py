import zlib
from io import BytesIO

import pytest
from PIL import Image

from planner.logos import MOST_BYTES, LogoFault, logo_of, read_logo

SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def picture(size: tuple[int, int] = (300, 100), mode: str = "RGB", kind: str = "PNG", **more: object) -> bytes:
    file = BytesIO()
    Image.new(mode, size, more.pop("colour", 0)).save(file, kind, **more)  # type: ignore[arg-type]
    return file.getvalue()


def moving() -> bytes:
    file = BytesIO()
    frames = [Image.new("RGB", (40, 40), colour) for colour in ("red", "blue")]
    frames[0].save(file, "PNG", save_all=True, append_images=frames[1:])
    return file.getvalue()


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        pytest.param(picture()[:100], "damaged", id="cut-off"),
        pytest.param(b"no picture at all", "damaged", id="text"),
        pytest.param(b"", "damaged", id="empty"),
        pytest.param(SVG, "SVG", id="svg-by-another-name"),
        pytest.param(b" " * 3000 + SVG, "SVG", id="svg-behind-white"),
        pytest.param(picture() + b"x" * MOST_BYTES, "larger than 2 MB", id="huge-file"),
        pytest.param(picture((4000, 4000), mode="1"), "4000 by 4000", id="many-pixels"),
        pytest.param(picture((3, 3)), "too small", id="a-dot"),
        pytest.param(moving(), "moves", id="animated"),
        pytest.param(picture(mode="I;16"), "more shades", id="sixteen-bits-a-colour"),
        pytest.param(picture(mode="CMYK", kind="JPEG"), "CMYK", id="cmyk"),
        pytest.param(picture(kind="GIF"), "PNG or JPEG", id="gif"),
    ],
)
def test_what_cannot_be_printed_is_refused_in_words(raw: bytes, said: str) -> None:
    with pytest.raises(LogoFault, match=said):
        read_logo(BytesIO(raw))


@pytest.mark.parametrize(
    ("raw", "size"),
    [
        pytest.param(picture(), (300, 100), id="as-it-is"),
        pytest.param(picture((4000, 1000)), (720, 180), id="made-smaller"),
        pytest.param(picture((1000, 4000), kind="JPEG"), (60, 240), id="upright"),
        pytest.param(picture(mode="L"), (300, 100), id="grey"),
        pytest.param(picture(mode="P"), (300, 100), id="palette"),
    ],
)
def test_a_picture_becomes_rows_of_colours(raw: bytes, size: tuple[int, int]) -> None:
    logo = logo_of(read_logo(BytesIO(raw)))
    assert logo is not None
    assert (logo.width, logo.height) == size
    assert len(zlib.decompress(logo.deflated)) == logo.width * logo.height * 3


def test_what_is_clear_becomes_white() -> None:
    logo = logo_of(read_logo(BytesIO(picture(mode="RGBA", colour=(0, 0, 0, 0)))))
    assert logo is not None
    assert set(zlib.decompress(logo.deflated)) == {255}


def test_without_a_logo_none_is_printed() -> None:
    assert logo_of(b"") is None
