"""The operators of PDF as text: numbers, colours, letters, lines and boxes."""

from collections.abc import Iterator

_ROUND = 0.5523
"""How far the handles of a quarter circle reach, of its radius."""
_ESCAPED = {code: f"\\{code:03o}" for code in (*range(32), *range(127, 256))} | {
    ord(sign): f"\\{sign}" for sign in "()\\"
}


def number(value: float) -> str:
    """Return a length or place to a hundredth of a point, as short as it can be said."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def numbers(*values: float) -> str:
    """Return several lengths or places."""
    return " ".join(map(number, values))


def colour(name: str) -> str:
    """Return '#RRGGBB' as three shares of one."""
    return " ".join(f"{int(name[at : at + 2], 16) / 255:.3f}" for at in (1, 3, 5))


def letters(codes: bytes) -> str:
    """Return codes of letters as a string of PDF."""
    return f"({codes.decode('latin-1').translate(_ESCAPED)})"


def line(start: tuple[float, float], end: tuple[float, float]) -> str:
    """Return a path from one point to another."""
    return f"{numbers(*start)} m {numbers(*end)} l"


def rounded_box(left: float, bottom: float, width: float, height: float, radius: float) -> str:
    """Return a closed path around a box with round corners."""
    right, top, handle = left + width, bottom + height, radius * (1 - _ROUND)
    corners = (
        ((right - radius, bottom), (right - handle, bottom), (right, bottom + handle), (right, bottom + radius)),
        ((right, top - radius), (right, top - handle), (right - handle, top), (right - radius, top)),
        ((left + radius, top), (left + handle, top), (left, top - handle), (left, top - radius)),
        ((left, bottom + radius), (left, bottom + handle), (left + handle, bottom), (left + radius, bottom)),
    )
    return f"{numbers(left + radius, bottom)} m {' '.join(_around(corners))} h"


def _around(corners: tuple[tuple[tuple[float, float], ...], ...]) -> Iterator[str]:
    for begin, *curve in corners:
        yield f"{numbers(*begin)} l"
        yield f"{' '.join(numbers(*point) for point in curve)} c"
