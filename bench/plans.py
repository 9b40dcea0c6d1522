"""How long a plan takes: typical people, a library ten times as large, and how the time grows with the weeks."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, count, islice
from random import Random
from statistics import fmean, linear_regression, median

from bench.measure import best, measured_yardstick, report
from planner.prescribing import build_plan
from planner.prescribing.assessment import ActivePrecaution, Assessment, Experience, Irritability
from planner.prescribing.library import Direction, ExerciseSpec, Library, Suitability, Verdict
from planner.prescribing.screening import RED_FLAGS
from tests.real_library import real_library

WEEKS = 12
REAL_MS, LARGE_MS = 10.0, 80.0
LARGE = 1000
LONGEST = 26
MOST_TWICE_AS_LONG = 2.2  # time(24 weeks) / time(12 weeks): linear stays below
SHUFFLED_IN_TEN = 1  # of ten verdicts and levels of a copied exercise, so many differ from the original


def main() -> None:
    """Print the times, each also as a ratio to a yardstick measured in the same run."""
    library = real_library()
    large = enlarged(library, LARGE)
    people = list(typical_people())
    print(f"{len(people)} people, {WEEKS} weeks, {len(library.exercises)} and {len(large.exercises)} exercises")
    yardstick = measured_yardstick()
    report("a plan", [plan_ms(person, library) for person in people], yardstick, REAL_MS, median)
    many = f"  of {len(large.exercises)} exercises"
    report(many, [plan_ms(person, large) for person in people], yardstick, LARGE_MS, median)
    report_growth(people, library, yardstick)


def plan_ms(person: Assessment, library: Library) -> float:
    """The best time of one plan, in milliseconds; what is kept from one plan to the next counts as kept."""
    return best(lambda: build_plan(person, library))


def report_growth(people: list[Assessment], library: Library, yardstick: float) -> None:
    """The mean time for each number of weeks, the slope of a line through them, and twelve weeks against 24."""
    times = {
        weeks: fmean(plan_ms(replace(person, weeks=weeks), library) for person in people)
        for weeks in range(1, LONGEST + 1)
    }
    for weeks, time in times.items():
        print(f"  {weeks:2} weeks {time:7.3f} ms  x {time / yardstick:6.2f}")
    slope, start = linear_regression(list(times), list(times.values()))
    print(f"slope {slope:.3f} ms a week  x {slope / yardstick:.2f}, and {start:.3f} ms to begin with")
    ratio = times[2 * WEEKS] / times[WEEKS]
    kept = "yes" if ratio < MOST_TWICE_AS_LONG else "no"
    print(f"{2 * WEEKS} weeks take {ratio:.2f} times as long as {WEEKS}  under {MOST_TWICE_AS_LONG:g}: {kept}")


def typical_people() -> Iterator[Assessment]:
    """Twelve people, as different as those who come to a clinic."""
    yield person("nonspecific-low-back-pain")
    yield person("sciatica", "lumbar-disc-herniation", easing_direction=Direction.EXTENSION, leg_symptoms=True)
    yield person(
        "lumbar-disc-herniation",
        irritability=Irritability.HIGH,
        easing_direction=Direction.EXTENSION,
        leg_symptoms=True,
        minutes_per_day=15,
    )
    yield person("lumbar-spinal-stenosis", "hip-osteoarthritis", "falls-risk", age=74)
    yield person("lumbar-spinal-stenosis", "cannot-get-to-floor", age=78, minutes_per_day=10)
    yield person("lumbar-spondylolisthesis", irritability=Irritability.LOW, experience=Experience.SOME)
    yield person("lumbar-facet-arthropathy", "osteoporosis", age=67, easing_direction=Direction.FLEXION)
    yield person("si-joint-dysfunction", "pregnancy", age=32, minutes_per_day=20)
    yield person("hip-osteoarthritis", "hip-replacement-posterior", age=70, days_per_week=5)
    yield person("gluteal-tendinopathy", irritability=Irritability.LOW, equipment=("resistance-band", "step"))
    yield person(
        "femoroacetabular-impingement",
        "hip-muscle-imbalance",
        age=29,
        irritability=Irritability.LOW,
        experience=Experience.TRAINED,
        minutes_per_day=40,
        equipment=("resistance-band", "step", "stick", "backpack-or-dumbbell"),
    )
    yield person(
        "piriformis-syndrome",
        "spine-referred-hip-pain",
        "nonspecific-low-back-pain",
        "diabetes-or-numb-feet",
        "high-blood-pressure-or-heart-disease",
        age=61,
        equipment=("stationary-bike",),
    )


def person(*slugs: str, **changes: object) -> Assessment:
    """An adult of 45 with moderate irritability and half an hour on each day, changed as given."""
    library = real_library()
    usual: dict[str, object] = {
        "age": 45,
        "irritability": Irritability.MODERATE,
        "minutes_per_day": 30,
        "days_per_week": 7,
        "weeks": WEEKS,
    }
    return Assessment(
        conditions=tuple(slug for slug in slugs if slug in library.conditions),
        precautions=tuple(ActivePrecaution(slug=slug) for slug in slugs if slug in library.precautions),
        red_flags={flag.slug: False for flag in RED_FLAGS},
        **{**usual, **changes},  # type: ignore[arg-type]
    )


def enlarged(library: Library, size: int) -> Library:
    """The library with copies of its exercises up to that size, a few verdicts and levels of each copy another."""
    specs = list(library.exercises.values())
    random = Random(0)  # noqa: S311  # the same library in every run
    copies = (copied(spec, number, random) for number in count(2) for spec in specs)
    every = islice(chain(specs, copies), size)
    return replace(library, exercises={spec.slug: spec for spec in every})


def copied(spec: ExerciseSpec, number: int, random: Random) -> ExerciseSpec:
    """One exercise under another slug, name and function; its progressions lead to copies of the same number."""
    level = random.choice((1, 2, 3)) if is_shuffled(random) else spec.level
    return replace(
        spec,
        slug=f"{spec.slug}-{number}",
        name=f"{spec.name} {number}",
        function=f"{spec.function} {number}",
        level=level,
        suitability={condition: judged(known, random) for condition, known in sorted(spec.suitability.items())},
        progressions=tuple(f"{slug}-{number}" for slug in spec.progressions),
        regressions=tuple(f"{slug}-{number}" for slug in spec.regressions),
    )


def judged(known: Suitability, random: Random) -> Suitability:
    """The same suitability, or now and then another verdict."""
    return replace(known, verdict=random.choice(tuple(Verdict))) if is_shuffled(random) else known


def is_shuffled(random: Random) -> bool:
    """Whether this number of a copy is to differ."""
    return random.randrange(10) < SHUFFLED_IN_TEN


if __name__ == "__main__":
    main()
