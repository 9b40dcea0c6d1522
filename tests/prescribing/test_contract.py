import json
from pathlib import Path

import jsonschema
import pytest

from planner.prescribing import build_plan
from planner.prescribing.contract import (
    assessment_as_json,
    assessment_schema,
    plan_as_json,
    plan_from_json,
    read_assessment,
)
from planner.prescribing.programme import Blocked, Plan

EXAMPLES = sorted((Path(__file__).resolve().parents[2] / "examples").glob("*.json"))
PLANNED = [path for path in EXAMPLES if path.stem != "red-flag"]


def document_of(path):
    return json.loads(path.read_text(encoding="utf-8"))


def test_there_are_six_examples():
    assert len(EXAMPLES) == 6


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_schema_accepts_every_example(path, library):
    schema = assessment_schema(library)
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(document_of(path), schema)


@pytest.mark.parametrize(
    "change",
    [{"conditions": ["siatica"]}, {"minutes_per_day": -1}, {"unknown": 1}, {"weeks": 27}, {"red_flags": "all"}],
    ids=str,
)
def test_the_schema_refuses_what_the_planner_refuses(change, library):
    document = {**document_of(PLANNED[0]), **change}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(document, assessment_schema(library))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_assessment_survives_the_way_out_and_back(path, library):
    assessment = read_assessment(document_of(path), library)
    again = read_assessment(json.loads(json.dumps(assessment_as_json(assessment))), library)
    assert again == assessment


@pytest.mark.parametrize("path", PLANNED, ids=lambda path: path.stem)
def test_a_plan_survives_the_way_out_and_back(path, library):
    plan = build_plan(read_assessment(document_of(path), library), library)
    assert isinstance(plan, Plan)
    again = plan_from_json(json.loads(json.dumps(plan_as_json(plan))), plan.assessment)
    assert plan_as_json(again) == plan_as_json(plan)


def test_the_blocked_example_says_why_and_what_to_do(library):
    (path,) = set(EXAMPLES) - set(PLANNED)
    plan = build_plan(read_assessment(document_of(path), library), library)
    assert isinstance(plan, Blocked)
    document = plan_as_json(plan)
    assert document["status"] == "blocked"
    assert [block["code"] for block in document["blocks"]] == ["RF2"]
    assert "Emergency department now" in document["blocks"][0]["action"]


def test_a_prescription_says_everything_the_contract_names(library):
    plan = build_plan(read_assessment(document_of(PLANNED[0]), library), library)
    item = plan_as_json(plan)["weeks"][0]["prescriptions"][0]
    assert set(item) == {
        *("exercise", "name", "category", "side", "sets", "repetitions", "hold_seconds", "minutes", "rest_seconds"),
        *("times_per_day", "days", "effort", "change", "previous", "core", "words", "limits", "because"),
    }
