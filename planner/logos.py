"""A clinic's logo as it is uploaded: read, refused in words where it cannot be printed, and made small."""

import zlib
from functools import lru_cache
from io import BytesIO
from typing import IO

from PIL import Image, ImageOps

from planner.handouts.sheet import Logo

MOST_BYTES = 2_000_000
FEWEST_PIXELS_A_SIDE, MOST_PIXELS = 16, 8_000_000
PRINTED = (720, 240)
"""As many pixels as a logo needs on paper; more make the file larger and nothing sharper."""
_FORMATS = ("PNG", "JPEG")
_MODES = frozenset({"1", "L", "LA", "P", "PA", "RGB", "RGBA"})
_HOW = "Save it as a PNG or JPEG picture and choose that."


class LogoFault(ValueError):
    """Why a file cannot be a logo, as a sentence that says what to do."""


def read_logo(upload: IO[bytes]) -> bytes:
    """Return the uploaded picture as a PNG file, on white and no larger than it prints; raises LogoFault."""
    raw = upload.read(MOST_BYTES + 1)
    if len(raw) > MOST_BYTES:
        raise LogoFault(f"The file is larger than {MOST_BYTES // 1_000_000} MB. Save the logo smaller.")
    if b"<svg" in raw[:4096].lower():
        raise LogoFault(f"This is an SVG drawing, whatever its name says. {_HOW}")
    upload.seek(0)
    try:
        return _on_white(_opened(upload))
    except LogoFault:
        raise
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise LogoFault(f"The file is damaged, or not a picture of a kind that can be printed. {_HOW}") from error


@lru_cache(maxsize=16)
def logo_of(png: bytes) -> Logo | None:
    """Return a logo that `read_logo` made, as handouts print it; None where there is none."""
    if not png:
        return None
    picture = Image.open(BytesIO(png), formats=("PNG",))
    return Logo(width=picture.width, height=picture.height, deflated=zlib.compress(picture.tobytes()))


def _opened(upload: IO[bytes]) -> Image.Image:
    picture = Image.open(upload, formats=_FORMATS)
    _check(picture)
    picture.load()
    return picture


def _check(picture: Image.Image) -> None:
    """Refuse what cannot be printed by what the file says of itself, before its pixels are read."""
    width, height = picture.size
    if width * height > MOST_PIXELS:
        raise LogoFault(f"The picture is {width} by {height} pixels, more than can be read safely. Save it smaller.")
    if min(width, height) < FEWEST_PIXELS_A_SIDE:
        raise LogoFault(f"The picture is {width} by {height} pixels: too small to print. Choose a larger one.")
    if getattr(picture, "n_frames", 1) > 1:
        raise LogoFault(f"The file holds several pictures, or one that moves. {_HOW}")
    if picture.mode == "CMYK":
        raise LogoFault("The picture is in the colours of a printing press (CMYK). Save it in those of a screen (RGB).")
    if picture.mode not in _MODES:
        raise LogoFault(f"The picture has more shades than print ({picture.mode}). Save it with 8 bits a colour.")


def _on_white(picture: Image.Image) -> bytes:
    upright = ImageOps.exif_transpose(picture).convert("RGBA")
    upright.thumbnail(PRINTED)
    white = Image.new("RGBA", upright.size, "white")
    file = BytesIO()
    Image.alpha_composite(white, upright).convert("RGB").save(file, "PNG", optimize=True)
    return file.getvalue()
