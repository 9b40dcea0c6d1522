from dataclasses import replace
from datetime import date

import pytest

from planner.prescribing import build_plan
from planner.prescribing.assessment import ActivePrecaution, OutsideAssessment
from planner.prescribing.programme import Blocked, Plan
from planner.prescribing.screening import RED_FLAGS, blocks_for
from tests.prescribing.cases import NO_RED_FLAGS, assessed

HARD = {"RF1", "RF2", "RF3", "RF4", "RF5", "RF6", "RF7", "RF8", "RF9", "RF11", "RF13", "RF15", "RF16", "RF17", "RF19"}
HARD |= {"RF20", "RF22", "RF23"}
CLEARED = OutsideAssessment(by="Dr Example", date=date(2026, 11, 1), result="Nothing serious found")


def with_yes(slug, **more):
    return assessed(red_flags={**NO_RED_FLAGS, slug: True}, **more)


def test_there_are_23_red_flags_and_the_hard_ones_are_those_of_the_rule():
    assert [flag.slug for flag in RED_FLAGS] == [f"RF{number}" for number in range(1, 24)]
    assert {flag.slug for flag in RED_FLAGS if flag.hard} == HARD


@pytest.mark.parametrize("flag", RED_FLAGS, ids=lambda flag: flag.slug)
def test_a_red_flag_answered_yes_blocks_and_says_what_to_do(flag, library):
    plan = build_plan(with_yes(flag.slug), library)
    assert isinstance(plan, Blocked)
    (block,) = plan.blocks
    assert block.code == flag.slug
    assert flag.action in block.action


@pytest.mark.parametrize("flag", RED_FLAGS, ids=lambda flag: flag.slug)
def test_a_red_flag_left_open_counts_as_not_cleared(flag, library):
    answers = {slug: answer for slug, answer in NO_RED_FLAGS.items() if slug != flag.slug}
    plan = build_plan(assessed(red_flags=answers), library)
    assert isinstance(plan, Blocked)
    assert [block.code for block in plan.blocks] == [flag.slug]


@pytest.mark.parametrize("flag", RED_FLAGS, ids=lambda flag: flag.slug)
def test_an_outside_assessment_clears_any_red_flag(flag, library):
    plan = build_plan(with_yes(flag.slug, outside_assessments={flag.slug: CLEARED}), library)
    assert isinstance(plan, Plan)
    assert any(flag.slug in notice.message and "Dr Example" in notice.message for notice in plan.notices)


@pytest.mark.parametrize("flag", RED_FLAGS, ids=lambda flag: flag.slug)
def test_reasoning_alone_clears_only_soft_red_flags(flag):
    blocks = blocks_for(with_yes(flag.slug, red_flag_reasons={flag.slug: "Known and stable for years"}))
    assert bool(blocks) is flag.hard


def test_empty_reasoning_clears_nothing():
    assert blocks_for(with_yes("RF10", red_flag_reasons={"RF10": "   "}))


def test_no_plan_is_made_under_18():
    assert [block.code for block in blocks_for(assessed(age=17))] == ["R-AGE2"]
    assert not blocks_for(assessed(age=18))


def test_other_surgery_needs_the_end_of_its_limits_before_a_plan():
    assert [block.code for block in blocks_for(assessed(precautions=["recent-surgery-other"]))] == ["R-SURG"]
    known = ActivePrecaution(slug="recent-surgery-other", until=date(2027, 1, 1))
    assert not blocks_for(replace(assessed(), precautions=(known,)))
