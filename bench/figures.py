"""How long a figure takes to draw: afresh, from what is kept, and as markup, over the whole library."""

import json
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter

import yaml

from exercises.figures.draw import draw_figure
from exercises.figures.motion import course_of
from exercises.figures.pose import Figure
from exercises.figures.svg import svg
from exercises.figures.words import read_words

FIGURES = Path(__file__).resolve().parents[1] / "exercises" / "library" / "figures"
ROUNDS = 7
FRESH_MS, KEPT_MS = 5.0, 0.2


def main() -> None:
    """Print the times, each also as a ratio to a yardstick measured in the same run."""
    figures = list(library_figures())
    yardstick = median(timed(read_yardstick) for _ in range(200))
    print(f"{len(figures)} figures, {sum(len(figure.frames) for figure in figures)} frames")
    print(f"yardstick: reading 20 kB of JSON takes {yardstick:.3f} ms")
    report("one figure drawn afresh", [fresh(figure) for figure in figures], yardstick, FRESH_MS)
    report("  a frame of it", [fresh(figure) / len(figure.frames) for figure in figures], yardstick, FRESH_MS)
    for figure in figures:
        draw_figure(figure)
    report("one figure, kept", [best(partial(draw_figure, figure)) for figure in figures], yardstick, KEPT_MS)
    report("one frame as SVG markup", [markup(figure) for figure in figures], yardstick)


def read_yardstick() -> object:
    """What every other time is compared with."""
    return json.loads(YARDSTICK)


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


def best(work: Callable[[], object]) -> float:
    """The shortest of some rounds, in milliseconds: what the machine's other work has least part in."""
    return min(timed(work) for _ in range(ROUNDS))


def timed(work: Callable[[], object]) -> float:
    """One round, in milliseconds."""
    start = perf_counter()
    work()
    return (perf_counter() - start) * 1000


def report(what: str, times: list[float], yardstick: float, limit: float | None = None) -> None:
    """One line: median, 95th percentile and slowest, the median also as a ratio, and how many keep to the limit."""
    middle, high, most = median(times), quantiles(times, n=20)[-1], max(times)
    within = "" if limit is None else f"  under {limit:g} ms: {sum(time < limit for time in times)} of {len(times)}"
    spread = f"median {middle:7.3f}  p95 {high:7.3f}  slowest {most:7.3f} ms  x {middle / yardstick:6.2f}"
    print(f"{what:26} {spread}{within}")


YARDSTICK = json.dumps(
    [{"name": f"exercise {n}", "steps": ["one", "two", "three"], "angle": n * 1.5} for n in range(260)]
)

if __name__ == "__main__":
    main()
