"""What is kept in the therapist's file of a plan."""

import json
from datetime import date

import pytest

from planner.file_summary import file_summary
from planner.handouts.sheet import Summary
from planner.prescribing import build_plan
from planner.prescribing.contract import read_assessment
from planner.prescribing.programme import Plan
from planner.prescribing.rules import Rules
from planner.sheets import programme_sheet
from tests.planner.test_sheets import EXAMPLES, HEADING, NAMES, plan_of
from tests.real_library import real_library


def summary_of(name: str, **changes) -> Summary:
    return file_summary(plan_of(name, **changes), real_library(), "Version 2")


def finding(summary: Summary, name: str) -> tuple[str, ...]:
    return next(one.lines for one in summary.findings if one.name == name)


@pytest.mark.parametrize("name", NAMES)
def test_every_reason_of_every_week_is_there_with_its_rule(name):
    plan, summary = plan_of(name), summary_of(name)
    for week, kept in zip(plan.weeks, summary.weeks, strict=True):
        for item, reasoned in zip(week.prescriptions, kept.exercises, strict=False):
            assert (reasoned.name, reasoned.tag) == (item.name, item.change.value.upper())
            said = [(one.rule, one.text, one.source) for one in reasoned.because]
            assert said == [(reason.rule, reason.message, reason.source) for reason in item.because]


@pytest.mark.parametrize("name", NAMES)
def test_what_stopped_is_there_with_its_reason(name):
    plan, summary = plan_of(name), summary_of(name)
    for week, kept in zip(plan.weeks, summary.weeks, strict=True):
        stopped = [(one.name, one.because[0].text) for one in kept.exercises if one.tag == "STOPPED"]
        assert stopped == [(one.name, one.reason) for one in week.stopped]


@pytest.mark.parametrize("name", NAMES)
def test_every_verdict_against_an_exercise_is_there_with_rule_and_source(name):
    plan, summary = plan_of(name), summary_of(name)
    kept = {one.name: one.objections for one in summary.left_out}
    assert set(kept) == {one.name for one in plan.excluded}
    for one in plan.excluded:
        assert any(
            one.reason in said.text and (one.rule, one.source) == (said.rule, said.source) for said in kept[one.name]
        )


def test_the_strictest_verdict_comes_first():
    order = ["contraindicated", "caution", "not at home", "not wished"]
    for one in summary_of("stenosis").left_out:
        places = [order.index(said.weight) for said in one.objections]
        assert places == sorted(places)


def test_conditions_that_say_the_same_are_named_together():
    band_walk = next(one for one in summary_of("sciatica").left_out if one.name == "Band side walk")
    assert band_walk.objections[0].text.startswith("Lumbar disc herniation; Sciatica (nerve pain in the leg): ")


def test_the_findings_are_in_words():
    summary = summary_of("sciatica")
    assert finding(summary, "Irritability") == ("high",)
    assert finding(summary, "Easing direction") == ("bending backward",)
    assert finding(summary, "Time") == ("15 minutes a day, 7 days a week",)
    assert finding(summary, "Goals") == ("Sit for 45 minutes", "Sleep through the night", "Pick up my toddler")
    assert finding(summary, "Precautions") == ("none",)


def test_the_rules_say_which_numbers_the_clinic_changed():
    document = json.loads((EXAMPLES / "sciatica.json").read_text(encoding="utf-8"))
    rules = Rules.changed_by({"most_exercises": 4})
    plan = build_plan(read_assessment(document, real_library()), real_library(), rules)
    assert isinstance(plan, Plan)
    said = [line for one in file_summary(plan, real_library(), "Version 2").rules for line in one.lines]
    assert "Most exercises in a week, aerobic work apart: 4 exercises instead of 6 (R-SZ1)" in said


def test_the_sheet_holds_the_summary_with_version_and_date():
    sheet = programme_sheet(plan_of("sciatica"), real_library(), HEADING)
    assert HEADING.on == date(2026, 11, 20)
    assert sheet.summary.rules[0].lines == ("Version 2, made on 20 November 2026",)
