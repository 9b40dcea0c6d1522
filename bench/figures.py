"""How long a figure takes to draw: afresh, from what is kept, and as markup, over the whole library."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import yaml

from bench.measure import best, measured_yardstick, report
from exercises.figures.draw import draw_figure
from exercises.figures.motion import course_of
from exercises.figures.pose import Figure
from exercises.figures.svg import svg
from exercises.figures.words import read_words

FIGURES = Path(__file__).resolve().parents[1] / "exercises" / "library" / "figures"
FRESH_MS, KEPT_MS = 5.0, 0.2


def main() -> None:
    """Print the times, each also as a ratio to a yardstick measured in the same run."""
    figures = list(library_figures())
    print(f"{len(figures)} figures, {sum(len(figure.frames) for figure in figures)} frames")
    yardstick = measured_yardstick()
    report("one figure drawn afresh", [fresh(figure) for figure in figures], yardstick, FRESH_MS)
    report("  a frame of it", [fresh(figure) / len(figure.frames) for figure in figures], yardstick, FRESH_MS)
    for figure in figures:
        draw_figure(figure)
    report("one figure, kept", [best(partial(draw_figure, figure)) for figure in figures], yardstick, KEPT_MS)
    report("one frame as SVG markup", [markup(figure) for figure in figures], yardstick)


def library_figures() -> Iterator[Figure]:
    """Every figure of the library's files."""
    for path in sorted(FIGURES.glob("*.yaml")):
        for raw in yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)["figures"]:
            yield read_words({key: value for key, value in raw.items() if key != "exercise"})


def fresh(figure: Figure) -> float:
    """The best time of a drawing from the pose on, with nothing kept."""

    def draw() -> None:
        draw_figure.cache_clear()
        course_of.cache_clear()
        draw_figure(figure)

    return best(draw)


def markup(figure: Figure) -> float:
    """The best time of writing the first frame as SVG."""
    drawing = draw_figure(figure)[0].drawing
    return best(lambda: svg(drawing, said="A person"))


if __name__ == "__main__":
    main()
