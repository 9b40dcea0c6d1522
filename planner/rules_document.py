"""The rules of planning as a document: every rule of the rulebook, and every number that a clinic may set."""

from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from planner.prescribing.rulebook import BOOK, CERTAINTIES, ENTRIES, Entry, Section
from planner.prescribing.rules import NUMBERS, RULES_VERSION, Number

UP = ".."
"""From docs/ to the root of the project."""
ORDER = (
    "a hard red flag",
    "the limits of a surgeon, midwife or doctor",
    "precautions",
    "what any chosen condition contraindicates",
    "the limits of irritability",
    "the easing direction",
    "phase and level",
    "age and the targets of doses",
    "what the person wishes",
)
FOR_WHOM = (
    "For therapists: what the planner does with each rule, where, judged by which test, on whose word, and how "
    "surely. The planner proposes and warns; the therapist decides. Not medical advice."
)
HOW_TO_READ = (
    "Written by `make rules-doc` from the rulebook beside the code; a test fails where the two differ, or where a rule "
    "has neither code nor a reason. What is said is what the code does: where a rule is not carried out, or only in "
    "part, that follows as *Not here*. The codes of sources are those of "
    "[sources.yaml](../exercises/library/sources.yaml)."
)
RULE_HEAD = ("rule", "what it does", "module", "test", "source", "certainty")
NUMBER_HEAD = ("number", "usual", "from – to", "unit", "rule", "certainty")


def rules_document() -> str:
    """The whole document in Markdown; the same rulebook and numbers, the same text."""
    parts = [
        "# Planning rules",
        FOR_WHOM,
        HOW_TO_READ,
        f"Version {RULES_VERSION} of the rules. Certainty: {_certainties()}.",
        *_order(),
        *_incomplete(),
        *(part for section in BOOK for part in _section(section)),
        *_numbers(),
    ]
    return "\n\n".join(parts) + "\n"


def _certainties() -> str:
    return "; ".join(f"**{letter}** {meaning}" for letter, meaning in CERTAINTIES.items())


def _order() -> Iterator[str]:
    yield "## Order of precedence"
    yield "Where rules disagree, the first of these wins (R-PREC); R-DP (a) is the one exception, as it stands there."
    yield "\n".join(f"{number}. {rank}" for number, rank in enumerate(ORDER, start=1))


def _incomplete() -> Iterator[str]:
    yield "## What is not carried out"
    yield f"Without code, for a reason: {_listed([entry.id for entry in ENTRIES if entry.reason])}."
    yield f"Only in part: {_listed([entry.id for entry in ENTRIES if entry.missing])}."


def _listed(ids: Sequence[str]) -> str:
    return ", ".join(ids) or "none"


def _section(section: Section) -> Iterator[str]:
    yield f"## {section.title}"
    yield section.about
    yield _table(RULE_HEAD, [_rule_row(entry) for entry in section.entries])


def _rule_row(entry: Entry) -> tuple[str, ...]:
    note = f" *Not here: {entry.missing}*" if entry.missing else ""
    reason = f" *No code: {entry.reason}*" if entry.reason else ""
    return (
        f"**{entry.id}**",
        f"{entry.does}{note}{reason}",
        "<br>".join(_file(module) for module in entry.modules),
        "<br>".join(_test(test) for test in entry.tests),
        entry.sources,
        entry.certainty,
    )


def _file(module: str) -> str:
    path = module.partition("#")[0]
    return f"[{PurePosixPath(path).name}]({UP}/{path})"


def _test(test: str) -> str:
    path, _, name = test.partition("::")
    return f"[{name.removeprefix('test_').replace('_', ' ')}]({UP}/{path})"


def _numbers() -> Iterator[str]:
    yield "## Numbers that a clinic may set"
    yield (
        "On the page ‘Planning rules’, within these bounds. They are those of textbooks or of own judgment, never "
        "hard laws; a plan records which of them were changed."
    )
    ordered = [NUMBERS[name] for entry in ENTRIES for name in entry.numbers]
    yield _table(NUMBER_HEAD, [_number_row(number) for number in ordered])


def _number_row(number: Number) -> tuple[str, ...]:
    bounds = f"{number.least} – {number.most}"
    return number.meaning, str(number.default), bounds, number.unit, number.rule, number.certainty


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *([cell.replace("|", "\\|") for cell in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
