"""Where two of a person's conditions and precautions pull apart: what one speaks for, the other rules out (R-PREC)."""

from collections.abc import Iterator

from planner.prescribing.library import ExerciseSpec, Library, Verdict
from planner.prescribing.programme import Level, Notice
from planner.prescribing.suitability import Situation, verdict_in
from planner.prescribing.wording import listed

MOST_NOTICES = 4
MOST_NAMED = 3
Pull = tuple[str, str]
"""The names of what speaks for an exercise and of what rules it out."""


def pulls_apart(situation: Situation, library: Library) -> tuple[Notice, ...]:
    """A notice for each pair that pulls apart, those over most exercises first, four at most."""
    found: dict[Pull, list[str]] = {}
    for spec in library.exercises.values():
        for pull in _pulls(spec, situation, library):
            found.setdefault(pull, []).append(spec.name)
    largest = sorted(found.items(), key=lambda one: (-len(one[1]), one[0]))[:MOST_NOTICES]
    return tuple(_notice(pull, names) for pull, names in largest)


def _pulls(spec: ExerciseSpec, situation: Situation, library: Library) -> Iterator[Pull]:
    chosen = situation.assessment.conditions
    wanted = [slug for slug in chosen if spec.suitability[slug].verdict is Verdict.INDICATED]
    for ruling_out in _ruling_out(spec, situation, library) if wanted else ():
        for slug in wanted:
            yield library.conditions[slug].name, ruling_out


def _ruling_out(spec: ExerciseSpec, situation: Situation, library: Library) -> Iterator[str]:
    for slug in situation.assessment.conditions:
        if verdict_in(spec, slug, situation.assessment) is Verdict.CONTRAINDICATED:
            yield library.conditions[slug].name
    for slug in sorted(situation.precautions):
        if library.precautions[slug].verdict_on(spec.tags) is Verdict.CONTRAINDICATED:
            yield library.precautions[slug].name


def _notice(pull: Pull, names: list[str]) -> Notice:
    wanting, ruling_out = pull
    named = listed(names[:MOST_NAMED]) if len(names) <= MOST_NAMED else f"{', '.join(names[:MOST_NAMED])} and others"
    count = "1 exercise" if len(names) == 1 else f"{len(names)} exercises"
    return Notice(
        code="R-PREC",
        level=Level.NOTE,
        message=f"{wanting} would allow {count} that {_lower(ruling_out)} rules out ({named}). The stricter counts.",
    )


def _lower(name: str) -> str:
    return name[:1].lower() + name[1:]
