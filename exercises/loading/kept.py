"""Entries that are kept as a curator left them, held against the files: what safety asks for is added and named."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, replace

from exercises.loading.checks import looser_rules
from exercises.loading.entries import ExerciseEntry, TagRuleEntry, VerdictEntry
from exercises.loading.parts import Keys
from exercises.models import Condition, Exercise, Suitability, Verdict

NOT_NAMED = "not named"
TagRules = Mapping[str, Sequence[TagRuleEntry]]
"""The tag rules of the files by condition."""


def under_its_tags(entry: ExerciseEntry, tags: frozenset[str], rules: TagRules) -> ExerciseEntry:
    """The file's entry with verdicts as strict as the tag rules are on these tags, which a curator may have changed."""
    verdicts = {slug: _strictest(said, tags, rules.get(slug, ())) for slug, said in entry.verdicts.items()}
    return replace(entry, verdicts=verdicts)


def _strictest(said: VerdictEntry, tags: frozenset[str], rules: Sequence[TagRuleEntry]) -> VerdictEntry:
    stricter = list(looser_rules(said.verdict, tags, rules))
    if not stricter:
        return said
    rule = min(stricter, key=lambda one: Suitability(one.verdict).strictness)
    return VerdictEntry(verdict=rule.verdict, reason=rule.reason, source=rule.source, basis=f"tag:{rule.tag}")


def missing_verdicts(here: ExerciseEntry, files: ExerciseEntry) -> dict[str, VerdictEntry]:
    """The verdicts of the files that a kept exercise lacks, by condition."""
    return {slug: said for slug, said in files.verdicts.items() if slug not in here.verdicts}


def verdict_rows(row: Exercise, missing: Mapping[str, VerdictEntry], keys: Keys) -> Iterator[Verdict]:
    """These verdicts as rows of an exercise."""
    for slug, said in missing.items():
        yield Verdict(exercise=row, condition_id=keys.of(Condition, slug), **asdict(said))


def looser(here: Mapping[str, str], files: Mapping[str, str]) -> Iterator[str]:
    """Where a kept entry judges less strictly than the files do; what it does not name it does not restrict."""
    for about, verdict in files.items():
        own = here.get(about, Suitability.INDICATED.value)
        if Suitability(own).strictness > Suitability(verdict).strictness:
            yield f"{about} is {here.get(about, NOT_NAMED)} here and {verdict} in the files"
