"""What holds a plan or takes it back: pain by its colours, red flags and nerve signs, missed weeks."""

from dataclasses import replace

import pytest

from planner.prescribing.assessment import ActivePrecaution, Experience, Irritability
from planner.prescribing.dose import WEEKDAYS, Dose, Frequency
from planner.prescribing.library import Category, Direction, Phase
from planner.prescribing.objective import serves
from planner.prescribing.programme import Change, Level
from planner.prescribing.progression import start_dose
from planner.prescribing.review.adapting.colours import Scale, colour_of_session, colour_of_week
from planner.prescribing.review.adapting.lessening import is_harder, lesser, reduced
from planner.prescribing.review.adapting.logs import Colour, Gap, Session, WeekLog
from planner.prescribing.review.adapting.proposal import Action, Move
from planner.prescribing.rules import DEFAULT_RULES, Rules
from planner.prescribing.screening import RED_FLAGS, blocks_for
from planner.prescribing.writing import side_of
from tests.prescribing.cases import NO_RED_FLAGS
from tests.prescribing.reported import (
    AMBER,
    RED,
    codes_of,
    doses,
    plan_for,
    proposed,
    reported,
    rules_of,
    the_change,
    with_first_session,
    with_sessions_of,
)

# The colour of a session (section 3, R-CAP).


@pytest.mark.parametrize(
    ("limit", "session", "colour"),
    [
        pytest.param(5, {"pain_during": 2}, Colour.GREEN, id="2 is green"),
        pytest.param(5, {"pain_during": 3}, Colour.AMBER, id="3 is amber"),
        pytest.param(5, {"pain_during": 5}, Colour.AMBER, id="the limit is amber"),
        pytest.param(5, {"pain_during": 6}, Colour.RED, id="above the limit is red"),
        pytest.param(3, {"pain_during": 1}, Colour.GREEN, id="low limit: 1 is green"),
        pytest.param(3, {"pain_during": 2}, Colour.AMBER, id="low limit: 2 is amber"),
        pytest.param(3, {"pain_during": 4}, Colour.RED, id="low limit: 4 is red"),
        pytest.param(5, {"pain_during": 0, "sharp_or_limping": True}, Colour.RED, id="sharp or limping is red"),
        pytest.param(5, {"pain_during": 1, "pain_next_morning": 3}, Colour.RED, id="not settled is red"),
        pytest.param(5, {"pain_during": 1, "pain_next_morning": 2}, Colour.GREEN, id="settled is green"),
        pytest.param(5, {"pain_during": 1, "leg_pain_during": 4}, Colour.RED, id="leg 3 above resting is red"),
        pytest.param(5, {"pain_during": 1, "leg_pain_during": 3}, Colour.GREEN, id="leg 2 above resting is not"),
        pytest.param(5, {"pain_during": None}, Colour.AMBER, id="not written down is not green"),
        pytest.param(5, {"pain_during": 1, "pain_next_morning": None}, Colour.AMBER, id="an unwritten morning is not"),
        pytest.param(5, {"pain_during": 6, "pain_next_morning": None}, Colour.RED, id="red with an unwritten morning"),
    ],
)
def test_the_colour_of_a_session(limit, session, colour):
    done = Session(**{"exercise": "bridge", "day": "mon", "pain_next_morning": 2, **session})
    assert colour_of_session(done, Scale(pain_limit=limit, usual=2, usual_leg=1)) is colour


def test_a_morning_of_which_the_usual_pain_is_not_known_is_judged_by_the_bands():
    mornings = [Session(exercise="bridge", day="mon", pain_during=1, pain_next_morning=pain) for pain in (2, 3, 6)]
    assert [colour_of_session(session, Scale(pain_limit=5)) for session in mornings] == list(Colour)


# The colour of a week (R-WK).


@pytest.mark.parametrize(
    ("pains", "more", "colour"),
    [
        pytest.param([1, 2, 0], {}, Colour.GREEN, id="all green"),
        pytest.param([1, 4, 0], {}, Colour.GREEN, id="one amber session"),
        pytest.param([4, 4, 0], {}, Colour.AMBER, id="two amber sessions"),
        pytest.param([1, 1, 7], {}, Colour.RED, id="one red session"),
        pytest.param([4], {}, Colour.AMBER, id="no session green"),
        pytest.param([None, 1], {}, Colour.GREEN, id="one not written down"),
        pytest.param([], {}, None, id="no session"),
        pytest.param([1, 1], {"leg_pain_spread_for_a_time": True}, Colour.AMBER, id="leg pain spread"),
        pytest.param([1, 1], {"usual_pain": 4}, Colour.AMBER, id="usual pain rose"),
        pytest.param([2, 2], {}, Colour.AMBER, id="pain during exercise rose"),
        pytest.param([1, 1], {"nerve_sign": True}, Colour.RED, id="nerve sign"),
        pytest.param([1, 1], {"red_flags": frozenset({"RF1"})}, Colour.RED, id="red flag"),
    ],
)
def test_the_colour_of_a_week(pains, more, colour):
    before = WeekLog(week=1, usual_pain=2, sessions=(Session(exercise="bridge", day="mon", pain_during=1),))
    sessions = tuple(
        Session(exercise="bridge", day=day, pain_during=pain, pain_next_morning=2)
        for day, pain in zip(WEEKDAYS, pains, strict=False)
    )
    log = WeekLog(**{"week": 2, "usual_pain": 2, "sessions": sessions, **more})
    assert colour_of_week(log, before if log.sessions else None, 5, DEFAULT_RULES) is colour


def test_a_usual_pain_that_rose_does_not_excuse_a_worse_morning():
    sessions = (Session(exercise="bridge", day="mon", pain_during=1, pain_next_morning=3),)
    log = WeekLog(week=2, usual_pain=3, sessions=sessions)
    assert colour_of_week(log, None, 5, DEFAULT_RULES) is Colour.GREEN
    assert colour_of_week(log, WeekLog(week=1, usual_pain=2), 5, DEFAULT_RULES) is Colour.RED


def test_the_clinic_says_how_many_amber_sessions_make_a_week_amber():
    plan = plan_for()
    log = with_first_session(reported(plan, 2), "walking", pain_during=AMBER)
    assert proposed(plan, log).colour is Colour.GREEN
    assert proposed(plan, log, rules=Rules.changed_by({"amber_sessions": 1})).colour is Colour.AMBER


# Smaller doses.


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param({"sets": 2, "repetitions": 10}, {"sets": 1, "repetitions": 10}, id="a set of two"),
        pytest.param({"sets": 3, "repetitions": 10}, {"sets": 2, "repetitions": 8}, id="three sets"),
        pytest.param({"repetitions": 5, "hold_seconds": 5}, {"repetitions": 3, "hold_seconds": 5}, id="repetitions"),
        pytest.param({"hold_seconds": 30}, {"hold_seconds": 15}, id="a hold"),
        pytest.param({"minutes": 13}, {"minutes": 7}, id="minutes"),
        pytest.param({"sets": 3, "minutes": 3}, {"sets": 2, "minutes": 3}, id="bouts of walking"),
        pytest.param({"minutes": 2}, None, id="the shortest time"),
        pytest.param({"repetitions": 1}, None, id="one repetition"),
    ],
)
def test_half_a_dose(before, after):
    once = Frequency(days_per_week=1)
    half = reduced(Dose(frequency=once, **before), 50, DEFAULT_RULES)
    assert half == (Dose(frequency=once, **after) if after else None)


def test_a_dose_at_its_smallest_is_done_less_often():
    often = Dose(frequency=Frequency(days_per_week=5, times_per_day=2), minutes=2)
    once = reduced(often, 50, DEFAULT_RULES)
    assert once
    assert once.frequency == Frequency(days_per_week=5)
    assert reduced(once, 50, DEFAULT_RULES).frequency == Frequency(days_per_week=3)


def test_the_lesser_dose_is_also_the_one_with_the_least_effort():
    three = Frequency(days_per_week=3)
    light, small = (
        Dose(frequency=three, repetitions=12, effort=3),
        Dose(frequency=three, repetitions=8, effort=5),
    )
    assert lesser(light, small) == Dose(frequency=three, repetitions=8, effort=3)


# Red (section 3, R-PG6, R-PH2).


def test_one_red_session_halves_the_exercise_and_lightens_the_week():
    plan = plan_for()
    proposal = proposed(plan, with_first_session(reported(plan, 5), "bridge", pain_during=RED))
    before, after = plan.weeks[4], proposal.week
    assert (proposal.action, proposal.colour) == (Action.REGRESS, Colour.RED)
    assert the_change(proposal, "bridge").move is Move.HALVE
    assert after.item("bridge").dose.volume <= (before.item("bridge").dose.volume + 2) // 2 + 1
    assert after.item("bridge").change is Change.EASIER
    assert "lighter week" in after.focus
    assert after.phase is before.phase
    lightened = {change.exercise for change in proposal.changes if change.move is Move.LIGHTEN}
    assert lightened
    assert set(doses(after)) == set(doses(before))


def test_sharp_pain_asks_for_the_easier_exercise(library):
    plan = plan_for()
    red = next(
        item.exercise
        for item in plan.weeks[4].prescriptions
        if the_swap(plan, item.exercise) and item.category is Category.STRENGTH
    )
    proposal = the_swap(plan, red)
    change = the_change(proposal, red)
    assert change.move is Move.SWAP
    assert change.replaces == red
    assert change.exercise in library.exercises[red].regressions
    assert not proposal.week.item(red)
    assert proposal.week.item(change.exercise).change is Change.NEW
    assert [stopped.exercise for stopped in proposal.week.stopped] == [red]


def test_an_easier_exercise_begins_with_the_planners_first_dose(library):
    plan = plan_for(irritability=Irritability.LOW, experience=Experience.TRAINED)
    swaps = [
        (item, proposal)
        for item in plan.weeks[4].prescriptions
        if (proposal := the_swap(plan, item.exercise)) is not None
    ]
    assert swaps
    usual = replace(plan.assessment, experience=Experience.UNTRAINED)
    for item, proposal in swaps:
        easier = library.exercises[the_change(proposal, item.exercise).exercise]
        assert serves(easier, plan.assessment, library)
        after = proposal.week.item(easier.slug)
        assert not is_harder(replace(after.dose, effort=None), start_dose(easier, usual, DEFAULT_RULES))
        assert after.side is side_of(easier, after.limits)


def the_swap(plan, exercise):
    proposal = proposed(plan, with_first_session(reported(plan, 5), exercise, sharp_or_limping=True))
    return proposal if the_change(proposal, exercise).move is Move.SWAP else None


def test_two_red_sessions_go_back_to_the_last_week_of_the_phase_before():
    plan = plan_for()
    assert plan.weeks[4].phase is Phase.BUILD
    log = with_first_session(reported(plan, 5), "walking", pain_during=RED)
    proposal = proposed(plan, with_first_session(log, "bridge", pain_during=RED))
    earlier = max(week.number for week in plan.weeks if week.phase is Phase.RESTORE)
    assert proposal.action is Action.BACK_A_PHASE
    assert proposal.week.phase is Phase.RESTORE
    assert set(doses(proposal.week)) <= set(doses(plan.weeks[earlier - 1]))
    assert "R-PH2" in rules_of(proposal)
    for slug, dose in doses(proposal.week).items():
        this = plan.weeks[4].item(slug)
        assert this is None or not is_harder(dose, this.dose)


def test_the_clinic_may_go_back_a_phase_after_one_red_session():
    plan = plan_for()
    log = with_first_session(reported(plan, 5), "bridge", pain_during=RED)
    assert proposed(plan, log, rules=Rules.changed_by({"red_sessions_back": 1})).action is Action.BACK_A_PHASE


def test_with_no_earlier_phase_the_week_is_halved():
    plan = plan_for()
    log = with_first_session(reported(plan, 1), "walking", pain_during=RED)
    proposal = proposed(plan, with_first_session(log, "pelvic-tilt", pain_during=RED))
    assert (proposal.action, proposal.week.phase) == (Action.BACK_A_PHASE, Phase.SETTLE)
    assert all(change.move in (Move.HALVE, Move.SWAP) for change in proposal.changes)


def test_what_was_red_comes_back_at_half_of_what_was_red():
    plan = plan_for()
    red = with_first_session(reported(plan, 2), "bridge", pain_during=RED)
    after = proposed(plan, red).week
    adapted = replace(plan, weeks=(*plan.weeks[:2], after, *plan.weeks[3:]))
    again = proposed(adapted, red, reported(adapted, 3))
    assert again.action is Action.PROGRESS
    grown = again.week.item("bridge").dose
    assert not is_harder(grown, plan.weeks[1].item("bridge").dose)


def test_an_exercise_that_was_red_at_its_smallest_is_left_out():
    plan = plan_for(days_per_week=1)
    walk = plan.weeks[0].item("walking")
    smallest = replace(walk, dose=replace(walk.dose, minutes=2))
    items = tuple(smallest if item.exercise == "walking" else item for item in plan.weeks[0].prescriptions)
    tiny = replace(plan, weeks=(replace(plan.weeks[0], prescriptions=items), *plan.weeks[1:]))
    proposal = proposed(tiny, with_sessions_of(reported(tiny, 1), "walking", pain_during=RED))
    assert not proposal.week.item("walking")
    assert the_change(proposal, "walking").move in (Move.LEAVE_OUT, Move.SWAP)


# The leg, nerve signs and red flags (R-PG4, R-PH2, R-RF).


def test_walking_is_halved_where_leg_symptoms_spread_for_a_time():
    plan = plan_for(easing_direction=Direction.EXTENSION)
    proposal = proposed(plan, reported(plan, 2, leg_pain_spread_for_a_time=True))
    before, after = plan.weeks[1].item("walking").dose, proposal.week.item("walking").dose
    assert (proposal.action, proposal.colour) == (Action.REGRESS, Colour.AMBER)
    assert after.minutes == (before.minutes + 1) // 2
    assert the_change(proposal, "walking").reason.rule == "R-PG4"
    assert {"R-PG4", "R-DP"} <= codes_of(proposal)


def test_a_nerve_sign_puts_the_plan_on_hold():
    plan = plan_for()
    proposal = proposed(plan, reported(plan, 2, nerve_sign=True))
    assert proposal.action is Action.HOLD_AND_CALL
    assert (proposal.week, proposal.changes) == (None, ())
    assert {"R-PH2", "R-RF3"} <= codes_of(proposal)


def test_a_hold_lasts_until_somebody_has_asked_again():
    plan = plan_for()
    sign = reported(plan, 2, nerve_sign=True)
    assert proposed(plan, sign, reported(plan, 3)).action is Action.HOLD_AND_CALL
    assert proposed(plan, sign, reported(plan, 3, asked_again=True)).action is Action.PROGRESS


@pytest.mark.parametrize("flag", RED_FLAGS, ids=lambda flag: flag.slug)
def test_a_red_flag_stops_the_plan_with_its_action(flag):
    plan = plan_for()
    proposal = proposed(plan, reported(plan, 2, red_flags=frozenset({flag.slug}), nerve_sign=True))
    assert proposal.action is Action.STOP
    assert proposal.week is None
    said = next(notice for notice in proposal.notices if notice.code == flag.slug)
    assert said.level is Level.HARD
    assert flag.action in said.message
    assert flag.slug in rules_of(proposal)


@pytest.mark.parametrize("flag", RED_FLAGS, ids=lambda flag: f"{flag.slug} {'hard' if flag.hard else 'soft'}")
def test_asking_again_never_clears_a_red_flag(flag):
    plan = plan_for()
    log = reported(plan, 2, red_flags=frozenset({flag.slug}), gap=Gap.FALL, nerve_sign=True)
    for asked in (log, replace(log, asked_again=True)):
        proposal = proposed(plan, asked, reported(plan, 3, asked_again=True), reported(plan, 4, asked_again=True))
        assert (proposal.action, proposal.week) == (Action.STOP, None)
        assert {flag.slug, "R-RF3"} <= codes_of(proposal)
        assert any("stays stopped until a new assessment" in notice.message for notice in proposal.notices)


def test_asking_again_ends_the_other_things_left_open_beside_a_red_flag():
    plan = plan_for()
    flag = reported(plan, 2, red_flags=frozenset({"RF10"}))
    sign = reported(plan, 3, nerve_sign=True)
    proposal = proposed(plan, flag, sign, reported(plan, 4, asked_again=True))
    assert proposal.action is Action.STOP
    assert rules_of(proposal) == {"RF10"}


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        pytest.param({"red_flags": {**NO_RED_FLAGS, "RF4": True}}, "RF4", id="a hard flag answered yes"),
        pytest.param({"red_flags": {**NO_RED_FLAGS, "RF10": True}}, "RF10", id="a soft flag answered yes"),
        pytest.param({"red_flags": {}}, "RF1", id="left open"),
        pytest.param({"age": 17}, "R-AGE2", id="under 18"),
        pytest.param(
            {"precautions": (ActivePrecaution(slug="recent-surgery-other"),)}, "R-SURG", id="surgery without an end"
        ),
    ],
)
def test_where_no_plan_may_be_made_none_goes_on(changes, code):
    plan = plan_for()
    plan = replace(plan, assessment=replace(plan.assessment, **changes))
    block = next(block for block in blocks_for(plan.assessment) if block.code == code)
    proposal = proposed(plan, reported(plan, 2, asked_again=True))
    assert (proposal.action, proposal.week, proposal.changes) == (Action.STOP, None, ())
    assert block.message in {reason.message for reason in proposal.reasons}
    assert block.action in {notice.message for notice in proposal.notices}


def test_a_block_and_a_red_flag_of_a_log_are_both_said():
    plan = plan_for()
    plan = replace(plan, assessment=replace(plan.assessment, age=17))
    proposal = proposed(plan, reported(plan, 2, red_flags=frozenset({"RF4"})))
    assert proposal.action is Action.STOP
    assert {"R-AGE2", "RF4"} <= rules_of(proposal) & codes_of(proposal)


# Missed weeks (R-PG7, R-PG6).


@pytest.mark.parametrize(
    ("missed", "action"),
    [
        (1, Action.REPEAT),
        (2, Action.STEP_BACK),
        (3, Action.STEP_BACK),
        (4, Action.RESTART),
        (5, Action.RESTART),
    ],
)
def test_missed_weeks(missed, action):
    plan = plan_for()
    logs = [*(reported(plan, week) for week in (1, 2)), *(WeekLog(week=2 + n) for n in range(1, missed + 1))]
    proposal = proposed(plan, *logs)
    last = doses(plan.weeks[1])
    assert (proposal.action, proposal.colour) == (action, None)
    assert "R-PG7" in rules_of(proposal)
    assert set(doses(proposal.week)) <= set(last)
    assert not any(is_harder(dose, last[slug]) for slug, dose in doses(proposal.week).items())
    if action is not Action.REPEAT:
        assert any(is_harder(last[slug], dose) for slug, dose in doses(proposal.week).items())
    assert ("R-PG7" in codes_of(proposal)) is (action is Action.RESTART)


def test_after_four_missed_weeks_the_dose_is_that_share_of_the_last_one():
    plan = plan_for()
    logs = [reported(plan, 1), *(WeekLog(week=number) for number in range(2, 6))]
    half, quarter = (
        proposed(plan, *logs, rules=Rules.changed_by(changes)).week.item("walking").dose.minutes
        for changes in ({}, {"restart_percent": 25})
    )
    assert (half, quarter) == (5, 3)


def test_after_a_restart_the_dose_of_the_missed_week_does_not_come_back_at_once():
    plan = plan_for()
    logs = [reported(plan, 1), *(WeekLog(week=number) for number in range(2, 6))]
    restarted = proposed(plan, *logs).week
    adapted = replace(plan, weeks=(*plan.weeks[:5], restarted, *plan.weeks[6:]))
    proposal = proposed(adapted, *logs, reported(adapted, 6))
    assert proposal.action is Action.PROGRESS
    missed, before = plan.weeks[4].item("walking").dose.minutes, restarted.item("walking").dose.minutes
    assert before < proposal.week.item("walking").dose.minutes < missed


def test_an_unrecorded_week_before_a_missed_one_is_pointed_out():
    plan = plan_for()
    proposal = proposed(plan, reported(plan, 1), WeekLog(week=4))
    assert proposal.action is Action.REPEAT
    assert any("week 2 and 3" in notice.message for notice in proposal.notices)


@pytest.mark.parametrize("gap", [Gap.ILLNESS, Gap.SURGERY, Gap.FALL, Gap.NEW_SYMPTOMS], ids=str)
@pytest.mark.parametrize("missed", [True, False], ids=["missed", "done"])
def test_after_illness_and_the_like_the_red_flags_are_asked_again_first(gap, missed):
    plan = plan_for()
    log = WeekLog(week=2, gap=gap) if missed else reported(plan, 2, gap=gap)
    proposal = proposed(plan, reported(plan, 1), log)
    assert (proposal.action, proposal.week) == (Action.ASK_AGAIN, None)
    assert "R-RF3" in codes_of(proposal)
    assert ("R-SURG" in codes_of(proposal)) is (gap is Gap.SURGERY)
    assert proposed(plan, reported(plan, 1), replace(log, asked_again=True)).action is Action.REPEAT


@pytest.mark.parametrize("gap", [Gap.ILLNESS, Gap.TRAVEL], ids=str)
def test_after_illness_and_travel_comes_a_lighter_week(gap):
    plan = plan_for()
    proposal = proposed(plan, reported(plan, 2, gap=gap, asked_again=True))
    assert proposal.action is Action.REPEAT
    assert "R-PG6" in rules_of(proposal)
    assert any(change.reason.rule == "R-PG6" for change in proposal.changes)
    assert not any(is_harder(dose, plan.weeks[1].item(slug).dose) for slug, dose in doses(proposal.week).items())


def test_other_things_that_came_between_do_not_make_a_week_lighter():
    plan = plan_for()
    assert proposed(plan, reported(plan, 2, gap=Gap.LIFE)).action is Action.PROGRESS
