"""The SVG writer: a drawing as markup that is safe to stand inside a page under a strict Content-Security-Policy."""

from collections.abc import Iterator
from xml.sax.saxutils import escape

from exercises.figures.drawing import Close, Drawing, Line, Move, Path, Shape

STROKE_PIXELS = 1.6


def svg(drawing: Drawing, *, said: str) -> str:
    """The drawing as one `<svg>` element; `said` is its text alternative, empty where the words stand beside it."""
    size = " ".join(_number(value) for value in (drawing.left, drawing.top, drawing.width, drawing.height))
    heard = f'role="img" aria-label="{escape(said, _QUOTES)}"' if said else 'aria-hidden="true"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{size}" {heard}>{shapes_markup(drawing)}</svg>'


def shapes_markup(drawing: Drawing) -> str:
    """The shapes of a drawing as one group, without the element around them."""
    return (
        f'<g stroke-width="{STROKE_PIXELS}" stroke-linejoin="round" stroke-linecap="round">'
        f"{''.join(_shape(shape) for shape in drawing.shapes)}</g>"
    )


_QUOTES = {'"': "&quot;"}


def _shape(shape: Shape) -> str:
    stroke = f' stroke="{shape.stroke}" paint-order="stroke" vector-effect="non-scaling-stroke"' if shape.stroke else ""
    return f'<path d="{"".join(_commands(shape.path))}" fill="{shape.fill or "none"}"{stroke}/>'


def _commands(path: Path) -> Iterator[str]:
    """Each step from where the one before it ended: small numbers are short."""
    here = begun = (0, 0)
    for step in path:
        if isinstance(step, Close):
            yield "z"
            here = begun
            continue
        places = [_tenths(step[n], step[n + 1]) for n in range(0, len(step), 2)]
        letter = "m" if isinstance(step, Move) else "l" if isinstance(step, Line) else "c"
        numbers = (_tenth(value - start) for place in places for value, start in zip(place, here, strict=True))
        yield letter + " ".join(numbers).replace(" -", "-")
        here = places[-1]
        if isinstance(step, Move):
            begun = here


def _tenths(x: float, y: float) -> tuple[int, int]:
    return (round(x * 10), round(y * 10))


def _tenth(value: int) -> str:
    """A tenth of a centimetre of the drawn world as a number, without needless zeros."""
    whole, rest = divmod(abs(value), 10)
    digits = f"{whole or ''}.{rest}" if rest else str(whole)
    return f"-{digits}" if value < 0 else digits


def _number(value: float) -> str:
    """A length to a tenth of a centimetre of the drawn world, without a needless zero."""
    text = f"{value:.1f}"
    return text.removesuffix(".0") if text != "-0.0" else "0"
