"""How long a handout takes, beside other tools that print the same words, figures and tables."""

import gc
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import redirect_stdout
from functools import partial
from importlib import import_module
from io import StringIO
from pathlib import Path
from statistics import median
from typing import NamedTuple
from unittest.mock import patch

import pypdfium2

from bench.assembly import assembly_of
from bench.measure import judge, measured_yardstick, report, timed
from bench.programmes import A_WEEK, programme
from planner.handouts.document import render_pdf
from planner.handouts.layouts import LAYOUTS
from planner.handouts.pen import Pen
from planner.handouts.sheet import ProgrammeSheet

Render = Callable[[ProgrammeSheet], object]
Times = Mapping[str, Mapping[int, float]]
OURS, FLOOR = "ours, tagged", "floor: deflate, assemble"
RIVALS = {
    "typst": "typst, PDF/UA-1",
    "weasyprint": "WeasyPrint, PDF/UA-1",
    "fpdf2": "fpdf2",
    "platypus": "platypus, naive",
}
MOST = {"typst": 0.6, "weasyprint": 1 / 30}  # our time as a share of theirs
QUICK = (OURS, FLOOR, RIVALS["typst"])
ROUNDS, SLOW_EVERY = 20, 4
SHORT, LONG = 6, 26
MOST_LONGER = 1.3  # a page or a week of the long programme against one of the short
MOST_KB = 250.0
THREADS = 8
RENDERS_BEFORE, RENDERS_AFTER = 100, 500
MOST_MB_MORE = 4.0
PANGO = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"


class Printed(NamedTuple):
    """What is in a file."""

    pages: int
    words: int
    kilobytes: float


def main() -> None:
    """Print the times, each also as a ratio to a yardstick measured in the same run, and whether each limit is held."""
    print(f"{SHORT} weeks, {A_WEEK} exercises a week with figures, another person's name in every round")
    yardstick = measured_yardstick()
    # The rivals last: what they keep in memory would make every collection of garbage slower.
    report_memory()
    report_growth(yardstick)
    report_layouts(yardstick)
    report_threads()
    renders: dict[str, Render] = {OURS: render_pdf, FLOOR: assembly_of(render_pdf(programme("Ben Example")))}
    report_beside(renders | rivals(), yardstick)


def rivals() -> dict[str, Render]:
    """Every rival that is installed; of one that is not, what would have to be."""
    found: dict[str, Render] = {}
    for module, name in RIVALS.items():
        try:
            with redirect_stdout(StringIO()):  # WeasyPrint says in ten lines what is said below in one
                found[name] = import_module(f"bench.rivals.{module}").render
        except ImportError as missing:
            print(f"{name} is left out: {missing} (pip install -r requirements-bench.txt).")
        except OSError:
            print(f"{name} is left out: the library Pango is missing (Debian: apt-get install {PANGO}).")
    return found


def report_beside(renders: Mapping[str, Render], yardstick: float) -> None:
    """A line for each tool, what its file holds, and our share of its time, round by round in the median."""
    for name, render in renders.items():
        first = printed(render(programme("Ada Example")))
        print(f"{name:26} {first.pages:3} pages {first.words:6} words {first.kilobytes:6.0f} kB")
    times = interleaved(renders)
    for name, taken in times.items():
        report(name, list(taken.values()), yardstick)
    limits = {RIVALS[module]: most for module, most in MOST.items()}
    for name in renders:
        if name != OURS:
            judge(f"our time as a share of that of {name}", share(times[OURS], times[name]), limits.get(name))


def interleaved(renders: Mapping[str, Render]) -> Times:
    """The time of every tool in every round in which it has a turn, in milliseconds."""
    times: dict[str, dict[int, float]] = {name: {} for name in renders}
    for number in range(ROUNDS):
        sheet = programme(f"Ben Example, number {number}")
        for name, render in renders.items():
            if name in QUICK or number % SLOW_EVERY == 0:
                times[name][number] = timed_alone(partial(render, sheet))
    return times


def timed_alone(work: Callable[[], object]) -> float:
    """One round in milliseconds, not burdened with what others left lying about."""
    gc.collect()
    return timed(work)


def share(ours: Mapping[int, float], theirs: Mapping[int, float]) -> float:
    """Our time as a share of theirs in the same round, in the median of the rounds."""
    return median(ours[number] / time for number, time in theirs.items())


def printed(file: object) -> Printed:
    """What is in a file, as a reader of PDF finds it."""
    content = bytes(file) if isinstance(file, bytes) else b""
    with pypdfium2.PdfDocument(content) as document:
        words = sum(len(page.get_textpage().get_text_range().split()) for page in document)
        return Printed(len(document), words, len(content) / 1000)


def report_growth(yardstick: float) -> None:
    """Whether a week of a long programme takes as long as one of a short, and what a page of each takes."""
    sheets = {weeks: programme("Ben Example", weeks) for weeks in (SHORT, LONG)}
    pages = {weeks: printed(render_pdf(sheet)).pages for weeks, sheet in sheets.items()}
    times: dict[int, list[float]] = {SHORT: [], LONG: []}
    for _ in range(ROUNDS // 2):
        for weeks, sheet in sheets.items():
            times[weeks].append(timed_alone(partial(render_pdf, sheet)))
    for weeks, taken in times.items():
        report(f"a page of {pages[weeks]} ({weeks} weeks)", [time / pages[weeks] for time in taken], yardstick)
    longer = median(long / short for short, long in zip(times[SHORT], times[LONG], strict=True))
    judge(f"time of a week of {LONG} against one of {SHORT}", longer * SHORT / LONG, MOST_LONGER)
    # The first week, in which all is new, gives the short one more pages a week, and emptier ones.
    judge(f"time of a page of {LONG} weeks against one of {SHORT}", longer * pages[SHORT] / pages[LONG], None)


def report_layouts(yardstick: float) -> None:
    """Every layout's time and size, and whether it draws each of its pages once."""
    for layout in LAYOUTS:
        render = partial(render_pdf, layout=layout)
        file, begun = with_pages_counted(render, programme("Ben Example"))
        found = printed(file)
        report(layout, [timed_alone(partial(render, programme(f"Ben {n}"))) for n in range(ROUNDS // 2)], yardstick)
        judge(f"  {found.pages} pages, kB", found.kilobytes, MOST_KB if layout == "standard" else None)
        judge(f"  {begun} pages drawn, of {found.pages} in the file (no page twice)", begun / found.pages, 1.0)


def with_pages_counted(render: Render, sheet: ProgrammeSheet) -> tuple[object, int]:
    """The file, and how often a page was begun to make it."""
    with patch.object(Pen, "begin_page", autospec=True, side_effect=Pen.begin_page) as begin:
        file = render(sheet)
    return file, begin.call_count


def report_threads() -> None:
    """Whether threads that render at the same time all get the file that one alone gets."""
    sheets = [programme(f"Ben {n % THREADS}") for n in range(THREADS * 2)]
    alone = [render_pdf(sheet) for sheet in sheets]
    with ThreadPoolExecutor(THREADS) as threads:
        together = list(threads.map(render_pdf, sheets))
    same = sum(one == other for one, other in zip(alone, together, strict=True))
    judge(f"of {len(sheets)} files by {THREADS} threads, unlike those by one", len(sheets) - same, 0)


def report_memory() -> None:
    """Whether the process stays as large as it is after some renders, its garbage collected."""
    before = megabytes_after(range(RENDERS_BEFORE))
    after = megabytes_after(range(RENDERS_BEFORE, RENDERS_AFTER))
    print(f"memory: {before:.1f} MB after {RENDERS_BEFORE} renders, {after:.1f} MB after {RENDERS_AFTER}")
    judge("  MB more", after - before, MOST_MB_MORE)


def megabytes_after(numbers: Iterable[int]) -> float:
    """How much memory the process holds when these were rendered."""
    for number in numbers:
        render_pdf(programme(f"Ben {number}"))
    gc.collect()
    resident = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmRSS"))
    return int(resident.split()[1]) / 1024


if __name__ == "__main__":
    main()
