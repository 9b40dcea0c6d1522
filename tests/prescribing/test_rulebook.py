"""The rulebook is whole, and what it names is there: modules, tests, sources, numbers, and the document itself."""

import ast
import re
from functools import cache
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.core.management import CommandError, call_command

from planner.prescribing import build_plan
from planner.prescribing.library import Category, Phase
from planner.prescribing.progression import effort_for
from planner.prescribing.rulebook import ENTRIES, RULE_IDS, Entry
from planner.prescribing.rules import DEFAULT_RULES, NUMBERS
from planner.prescribing.wording import never_printed
from planner.rules_document import ORDER, rules_document
from tests.prescribing.cases import assessed

ROOT = Path(__file__).resolve().parents[2]
DOCUMENT = ROOT / "docs" / "clinical-rules.md"
BOOK_ITSELF = (ROOT / "planner" / "prescribing" / "rulebook", ROOT / "planner" / "rules_document.py")
RULE_ID = re.compile(r"\bR-[A-Z]+\d*|\bRF\d+\b|\bsection \d+\b")
REVIEW_OF_THE_LIBRARY = re.compile(r"RV-\d\d?")
# Prefixes that stand for all rules of a family, and what names no rule.
FAMILIES = frozenset({"R-SZ", "R-PG"})
NO_RULE = frozenset({"Planning rules"})
TABLES = {"section 2": "R-IR", "section 5": "R-FQ", "section 6": "R-PG1", "section 7": "R-BL"}
IDS = frozenset(entry.id for entry in ENTRIES)
BASES = frozenset(re.split(r" \(|: ", entry.id)[0] for entry in ENTRIES)

every_entry = pytest.mark.parametrize("entry", [pytest.param(entry, id=entry.id) for entry in ENTRIES])


@cache
def text_of(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


@cache
def functions_in(path: str) -> frozenset[str]:
    return frozenset(node.name for node in ast.walk(ast.parse(text_of(path))) if isinstance(node, ast.FunctionDef))


@cache
def code() -> tuple[tuple[Path, str], ...]:
    """Every file of the planner but the book, with its text."""
    files = sorted((ROOT / "planner").rglob("*.py"))
    return tuple((p, p.read_text(encoding="utf-8")) for p in files if not any(p.is_relative_to(b) for b in BOOK_ITSELF))


@cache
def known_sources() -> frozenset[str]:
    known = yaml.load(text_of("exercises/library/sources.yaml"), Loader=yaml.CSafeLoader)
    return frozenset({source["code"] for source in known["sources"]} | {one["slug"] for one in known["passages"]})


def is_known(source: str) -> bool:
    return source in known_sources() or REVIEW_OF_THE_LIBRARY.fullmatch(source) is not None


def test_the_book_holds_every_rule_once_and_in_order():
    in_book = [entry.id for entry in ENTRIES]
    assert len(set(RULE_IDS)) == len(RULE_IDS)
    assert in_book == list(RULE_IDS)
    of_conditions = {one.removeprefix("section 8: ") for one in in_book if one.startswith("section 8: ")}
    library = yaml.load(text_of("exercises/library/conditions.yaml"), Loader=yaml.CSafeLoader)
    assert of_conditions == {condition["slug"] for condition in library["conditions"]}


@every_entry
def test_every_rule_has_code_and_tests_or_a_reason_for_having_none(entry: Entry):
    assert entry.reason or (entry.modules and entry.tests)


@every_entry
def test_every_module_named_is_there_and_speaks_of_the_rule(entry: Entry):
    for module in entry.modules:
        path, _, words = module.partition("#")
        said = words or re.split(r" \(|: ", entry.id)[0]
        assert re.search(rf"\b{re.escape(said)}(?!\d)", text_of(path)), f"{path} says nothing of {said}"


@every_entry
def test_every_test_named_is_there(entry: Entry):
    for test in entry.tests:
        path, _, name = test.partition("::")
        assert name.startswith("test_")
        assert name in functions_in(path), test


@every_entry
def test_every_source_is_known(entry: Entry):
    assert [source for source in entry.sources.split() if not is_known(source)] == []


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"does": ""}, id="says nothing"),
        pytest.param({"certainty": "Z"}, id="no such certainty"),
        pytest.param({"tests": ()}, id="code without a test"),
        pytest.param({"reason": "Not yet"}, id="code and a reason for having none"),
        pytest.param({"modules": (), "tests": ()}, id="neither code nor reason"),
    ],
)
def test_half_a_rule_is_refused(change):
    whole: dict[str, Any] = {
        "id": "R-X1",
        "does": "Nothing.",
        "certainty": "O",
        "sources": "OWN",
        "modules": ("planner/env.py",),
        "tests": ("tests/planner/test_env.py::test_switches_are_on_or_off",),
    }
    assert Entry(**whole).numbers == ()
    with pytest.raises(ValueError, match="R-X1"):
        Entry(**{**whole, **change})


def test_every_rule_that_the_code_speaks_of_is_in_the_book():
    known = BASES | FAMILIES | set(TABLES)
    strangers = {f"{path.name}: {said}" for path, text in code() for said in RULE_ID.findall(text) if said not in known}
    assert strangers == set()


def test_every_rule_that_is_given_as_a_reason_is_in_the_book():
    """What stands in `rule=` and `code=`, and every string that is an id and nothing else."""
    strangers = {f"{path.name}: {said}" for path, text in code() for said in _given_in(text) - BASES - NO_RULE}
    assert strangers == set()


def _given_in(text: str) -> set[str]:
    nodes = list(ast.walk(ast.parse(text)))
    keywords = [node for node in nodes if isinstance(node, ast.keyword) and node.arg in ("rule", "code")]
    given = [str(node.value.value) for node in keywords if isinstance(node.value, ast.Constant)]
    strings = [node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    return {*filter(None, given), *(said for said in strings if RULE_ID.fullmatch(said))} - FAMILIES


def test_every_source_that_is_given_is_known():
    pure = [(path, text) for path, text in code() if "prescribing" in path.parts]
    strangers = {f"{path.name}: {said}" for path, text in pure for said in _sources_in(text) if not is_known(said)}
    assert strangers == set()


def _sources_in(text: str) -> set[str]:
    nodes = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.keyword) and node.arg == "source"]
    given = [node.value.value for node in nodes if isinstance(node.value, ast.Constant)]
    return {source for value in given if isinstance(value, str) for source in value.split()}


@pytest.mark.parametrize("name", NUMBERS)
def test_every_number_belongs_to_a_rule_of_the_same_certainty(name):
    number = NUMBERS[name]
    (entry,) = [entry for entry in ENTRIES if name in entry.numbers]
    assert entry.id == number.rule
    assert number.certainty in entry.certainty.split()


def test_the_document_is_what_the_book_says_now():
    assert DOCUMENT.read_text(encoding="utf-8") == rules_document(), "run make rules-doc"


def test_the_command_writes_it(tmp_path):
    said = StringIO()
    call_command("write_rules_document", str(tmp_path / "rules.md"), stdout=said)
    assert (tmp_path / "rules.md").read_text(encoding="utf-8") == rules_document()
    assert f"{len(ENTRIES)} rules" in said.getvalue()
    with pytest.raises(CommandError, match="cannot be written"):
        call_command("write_rules_document", str(tmp_path))


def test_every_rule_and_every_number_has_its_line_in_the_document():
    lines = rules_document().splitlines()
    for entry in ENTRIES:
        assert sum(line.startswith(f"| **{entry.id}** |") for line in lines) == 1, entry.id
    for number in NUMBERS.values():
        assert sum(line.startswith(f"| {number.meaning} |") for line in lines) == 1, number.name


def test_every_line_of_a_table_has_as_many_cells_as_its_head():
    cells = 0
    for line in rules_document().splitlines():
        if not line.startswith("|"):
            cells = 0
            continue
        count = len(re.findall(r"(?<!\\)\|", line))
        cells = cells or count
        assert count == cells, line[:60]


def test_every_link_leads_to_a_file():
    links = set(re.findall(r"\]\((\.\./[^)]+)\)", rules_document()))
    assert links
    assert [link for link in sorted(links) if not (DOCUMENT.parent / link).is_file()] == []


def test_the_order_of_precedence_has_nine_ranks():
    assert len(ORDER) == 9
    assert ORDER[0] == "a hard red flag"
    assert never_printed(" ".join(ORDER)) == ()


def notices_of(library, *conditions, **changes):
    return {notice.code: notice.message for notice in build_plan(assessed(*conditions, **changes), library).notices}


@pytest.mark.parametrize(("weeks", "said"), [(5, True), (6, False)])
def test_a_short_programme_for_a_hip_is_pointed_out(weeks, said, library):
    """R-FQ3."""
    assert ("R-FQ3" in notices_of(library, "hip-osteoarthritis", weeks=weeks)) is said


def test_stable_weakness_asks_for_strength_to_be_tested_again(library):
    """R-NEURO."""
    assert "heel raise" in notices_of(library, "sciatica", precautions=["leg-weakness-or-numbness"])["R-NEURO"]
    assert "R-NEURO" not in notices_of(library, "sciatica")


def test_weak_bones_get_balance_work_in_every_week(library):
    """R-OSTEO."""
    plan = build_plan(assessed("nonspecific-low-back-pain", age=60, precautions=["osteoporosis"]), library)
    assert all(any(item.category is Category.BALANCE for item in week.prescriptions) for week in plan.weeks)


def test_effort_rises_by_phase_and_easy_movement_has_none(library):
    """Section 13."""
    by_phase = {
        slug: [effort_for(library.exercises[slug], phase, assessed(), DEFAULT_RULES) for phase in Phase]
        for slug in ("sit-to-stand", "walking", "cat-cow")
    }
    assert by_phase == {"sit-to-stand": [2, 4, 5, 6], "walking": [2, 3, 3, 3], "cat-cow": [None] * 4}
