"""What every bench shares: timing, the yardstick of the run, and one line of report."""

import json
from collections.abc import Callable
from statistics import median, quantiles
from time import perf_counter

ROUNDS = 7
YARDSTICK = json.dumps(
    [{"name": f"exercise {n}", "steps": ["one", "two", "three"], "angle": n * 1.5} for n in range(260)]
)


def measured_yardstick() -> float:
    """Milliseconds of what every other time is compared with, said aloud."""
    yardstick = median(timed(lambda: json.loads(YARDSTICK)) for _ in range(200))
    print(f"yardstick: reading 20 kB of JSON takes {yardstick:.3f} ms")
    return yardstick


def best(work: Callable[[], object]) -> float:
    """The shortest of some rounds, in milliseconds: what the machine's other work has least part in."""
    return min(timed(work) for _ in range(ROUNDS))


def timed(work: Callable[[], object]) -> float:
    """One round, in milliseconds."""
    start = perf_counter()
    work()
    return (perf_counter() - start) * 1000


def report(
    what: str, times: list[float], yardstick: float, limit: float | None = None, judged: Callable[..., float] = max
) -> None:
    """One line: median, 95th percentile and slowest, the median also as a ratio, and whether the limit is held.

    It is judged by the slowest, or by what is given for that, such as the median.
    """
    middle, high, most = median(times), quantiles(times, n=20, method="inclusive")[-1], max(times)
    within = ""
    if limit is not None:
        verdict = "held" if judged(times) < limit else "BROKEN"
        within = f"  limit {limit:g} ms: {verdict} ({sum(time < limit for time in times)} of {len(times)} under it)"
    spread = f"median {middle:7.3f}  p95 {high:7.3f}  slowest {most:7.3f} ms  x {middle / yardstick:6.2f}"
    print(f"{what:26} {spread}{within}")


def judge(what: str, value: float, limit: float | None = None) -> None:
    """One line: a number and, where it has a limit, whether that is held."""
    verdict = "" if limit is None else f"  limit {limit:.3g}: {'held' if value <= limit else 'BROKEN'}"
    print(f"{what}: {value:.3g}{verdict}")
