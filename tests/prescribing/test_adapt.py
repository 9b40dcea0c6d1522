"""The next week from what happened: on or the same again, the end of a plan, and what holds for every log."""

import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.prescribing import build_plan
from planner.prescribing.assessment import ActivePrecaution, Experience, Irritability
from planner.prescribing.dose import WEEKDAYS
from planner.prescribing.library import Category, Direction
from planner.prescribing.programme import Change, Plan
from planner.prescribing.progression import change_between, loads_legs, turn_of, why_it_waits
from planner.prescribing.review.adapting.adapt import adapt
from planner.prescribing.review.adapting.colours import Scale, colour_of_session
from planner.prescribing.review.adapting.lessening import is_harder
from planner.prescribing.review.adapting.logs import Colour, Gap, Session, WeekLog
from planner.prescribing.review.adapting.proposal import Action, Move, proposal_as_json
from planner.prescribing.rules import DEFAULT_RULES, Rules
from planner.prescribing.schedule import has_days_running, needs_rest_days
from planner.prescribing.suitability import judge
from planner.prescribing.weeks import situation_in_week
from tests.prescribing.cases import assessed
from tests.prescribing.reported import (
    AMBER,
    GREEN,
    RED,
    WEEKS,
    codes_of,
    doses,
    plan_for,
    proposed,
    reported,
    rules_of,
    the_change,
    with_sessions_of,
)
from tests.real_library import real_library

# On, or the same again (R-PG1).


@pytest.mark.parametrize("conditions", [("sciatica",), ("hip-osteoarthritis",), ("gluteal-tendinopathy",)], ids=str)
@pytest.mark.parametrize("week", range(1, WEEKS))
def test_after_a_green_week_the_plan_goes_on(conditions, week):
    plan = plan_for(*conditions)
    proposal = proposed(plan, *(reported(plan, number) for number in range(1, week + 1)))
    assert proposal.action is Action.PROGRESS
    assert doses(proposal.week) == doses(plan.weeks[week])
    assert proposal.week.number == proposal.number == week + 1
    assert proposal.week.phase is plan.weeks[week].phase
    assert dict(proposal.week.minutes_by_day) == dict(plan.weeks[week].minutes_by_day)
    assert {item.exercise: item.previous for item in proposal.week.prescriptions} == {
        item.exercise: item.previous for item in plan.weeks[week].prescriptions
    }


@pytest.mark.parametrize(
    ("pain", "colour", "action"),
    [
        pytest.param(GREEN, Colour.GREEN, Action.PROGRESS, id="green goes on"),
        pytest.param(AMBER, Colour.AMBER, Action.REPEAT, id="amber is repeated"),
        pytest.param(RED, Colour.RED, Action.BACK_A_PHASE, id="red throughout goes back a phase"),
    ],
)
def test_the_colour_decides(pain, colour, action):
    plan = plan_for()
    proposal = proposed(plan, reported(plan, 2, pain))
    assert (proposal.colour, proposal.action) == (colour, action)
    assert "R-WK" in rules_of(proposal)


def test_an_amber_week_is_repeated_as_it_was_and_brings_nothing_new():
    plan = plan_for()
    proposal = proposed(plan, reported(plan, 1, AMBER))
    assert doses(proposal.week) == doses(plan.weeks[0])
    assert proposal.week.phase is plan.weeks[0].phase
    assert all(change.move is Move.KEEP for change in proposal.changes)
    assert all(item.change is Change.SAME and item.previous == item.words for item in proposal.week.prescriptions)


def test_no_record_is_not_green():
    plan = plan_for()
    proposal = proposed(plan, week=1)
    assert (proposal.action, proposal.colour) == (Action.REPEAT, None)
    assert doses(proposal.week) == doses(plan.weeks[0])
    assert {"R-WK"} <= rules_of(proposal) & codes_of(proposal)


@pytest.mark.parametrize(
    ("percent", "action"),
    [pytest.param(70, Action.REPEAT, id="below the share"), pytest.param(50, Action.PROGRESS, id="above it")],
)
def test_so_many_sessions_are_done_before_anything_grows(percent, action):
    plan = plan_for()
    log = reported(plan, 1)
    three_days = replace(log, sessions=tuple(s for s in log.sessions if s.day in ("mon", "tue", "wed")))
    assert 50 <= 100 * len(three_days.sessions) / len(log.sessions) < 70
    proposal = proposed(plan, three_days, rules=Rules.changed_by({"sessions_percent": percent}))
    assert proposal.action is action
    assert "R-PG1" in rules_of(proposal)


def test_one_exercise_done_too_often_does_not_make_up_for_another():
    plan = plan_for()
    walks = tuple(Session(exercise="walking", day=day, pain_during=1, pain_next_morning=1) for day in WEEKDAYS)
    assert proposed(plan, WeekLog(week=1, sessions=walks)).action is Action.REPEAT


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        pytest.param({"good_form": False}, "R-PG2", id="poor form"),
        pytest.param({"pain_during": None}, "R-WK", id="no pain written down"),
        pytest.param({"pain_next_morning": None}, "R-WK", id="no pain of the next morning"),
        pytest.param({"day": "mon"}, "R-PG1", id="one session"),
    ],
)
def test_an_exercise_that_is_not_ready_keeps_its_dose_while_others_go_on(changes, rule):
    plan = plan_for()
    rules = Rules.changed_by({"amber_sessions": 3, "sessions_percent": 50})
    log = with_sessions_of(reported(plan, 1), "pelvic-tilt", **changes)
    if rule == "R-WK":
        tilts = [s for s in log.sessions if s.exercise == "pelvic-tilt"][:2]
        log = replace(log, sessions=tuple(s for s in log.sessions if s.exercise != "pelvic-tilt" or s in tilts))
    proposal = proposed(plan, log, rules=rules)
    before, after = doses(plan.weeks[0]), doses(proposal.week)
    assert proposal.action is Action.PROGRESS
    assert after["pelvic-tilt"] == before["pelvic-tilt"]
    assert the_change(proposal, "pelvic-tilt").reason.rule == rule
    assert is_harder(after["walking"], before["walking"])


def test_nothing_begins_where_no_exercise_is_ready():
    plan = plan_for()
    log = reported(plan, 1)
    proposal = proposed(plan, replace(log, sessions=tuple(replace(s, good_form=False) for s in log.sessions)))
    assert proposal.action is Action.REPEAT
    assert doses(proposal.week) == doses(plan.weeks[0])


def steps_to_harder_forms(plan):
    """Where the plan puts a harder exercise in the place of one: week, the harder and the easier slug."""
    library = real_library()
    for before, week in zip(plan.weeks, plan.weeks[1:], strict=False):
        here, there = doses(before), doses(week)
        for easier in here.keys() - there.keys():
            for harder in library.exercises[easier].progressions:
                if harder in there and harder not in here:
                    yield week.number, harder, easier


def test_a_harder_form_waits_for_the_exercise_that_it_follows(library):
    plans = (plan_for(slug, weeks=14, irritability=Irritability.LOW) for slug in library.conditions)
    plan, (number, harder, easier) = next((plan, step) for plan in plans for step in steps_to_harder_forms(plan))
    log = with_sessions_of(reported(plan, number - 1), easier, good_form=False)
    proposal = proposed(plan, log)
    assert proposal.week.item(easier)
    assert not proposal.week.item(harder)
    assert the_change(proposal, harder).move is Move.LEAVE_OUT


# The end of the plan, maintenance, reviews (R-PG9, R-PG10).


def test_past_the_end_of_the_plan_the_week_grows_by_one_step():
    plan = plan_for(weeks=5)
    proposal = proposed(plan, reported(plan, 5))
    before, after = doses(plan.weeks[4]), doses(proposal.week)
    assert proposal.action is Action.PROGRESS
    assert proposal.week.number == 6
    assert set(after) == set(before)
    assert any(is_harder(after[slug], before[slug]) for slug in after)


@pytest.mark.parametrize("age", [45, 70], ids=lambda age: f"aged {age}")
@pytest.mark.parametrize("irritability", [Irritability.MODERATE, Irritability.LOW], ids=str)
@pytest.mark.parametrize("weeks", [5, 6, 8, 9, 10])
def test_past_the_end_of_a_plan_work_takes_turns_as_within_it(weeks, irritability, age):
    plan = plan_for("hip-osteoarthritis", weeks=weeks, irritability=irritability, age=age, minutes_per_day=60)
    exercises, week = real_library().exercises, plan.weeks[-1]
    legs = [item.exercise for item in week.prescriptions if loads_legs(exercises[item.exercise])]
    assert legs
    turn = turn_of(weeks + 1, legs, plan.assessment, DEFAULT_RULES)
    for change in proposed(plan, reported(plan, weeks)).changes:
        spec = exercises[change.exercise]
        done = sum(week.item(spec.slug) is not None for week in plan.weeks)
        waits = why_it_waits(spec, done, turn, plan.assessment, DEFAULT_RULES)
        if change.move is Move.GROW and change.reason.rule != "R-PG6":
            assert waits is None, spec.slug
        assert change.reason.rule != "R-PG8" or waits == change.reason


def test_past_the_end_what_was_lighter_comes_back_in_any_turn():
    longer = plan_for("hip-osteoarthritis", weeks=5)
    plan = replace(longer, weeks=longer.weeks[:4])
    full, light = doses(plan.weeks[2]), doses(plan.weeks[3])
    eased = [slug for slug, dose in light.items() if slug in full and is_harder(full[slug], dose)]
    after = doses(proposed(plan, reported(plan, 3), reported(plan, 4)).week)
    assert eased
    assert {slug: after[slug] for slug in eased} == {slug: full[slug] for slug in eased}


def test_past_the_end_older_people_still_wait_before_the_first_increase():
    plan = plan_for(weeks=1, age=70)
    proposal = proposed(plan, reported(plan, 1))
    assert doses(proposal.week) == doses(plan.weeks[0])


def test_past_the_end_every_fourth_week_is_lighter():
    plan = plan_for(weeks=3)
    proposal = proposed(plan, reported(plan, 3))
    assert "lighter week" in proposal.week.focus
    assert not any(is_harder(dose, plan.weeks[2].item(slug).dose) for slug, dose in doses(proposal.week).items())


def at_target(plan, number):
    """The plan with one week at the library's targets, on the days it has, with all the time there is."""
    library, week = real_library(), plan.weeks[number - 1]
    items = tuple(
        replace(item, dose=replace(library.exercises[item.exercise].target, effort=item.dose.effort))
        for item in week.prescriptions
    )
    items = tuple(replace(item, days=WEEKDAYS[: item.dose.frequency.days_per_week]) for item in items)
    weeks = (*plan.weeks[: number - 1], replace(week, prescriptions=items), *plan.weeks[number:])
    return replace(plan, weeks=weeks, assessment=replace(plan.assessment, minutes_per_day=180, days_per_week=7))


def test_with_goals_met_and_all_at_target_comes_maintenance():
    plan = at_target(plan_for(weeks=6), 6)
    proposal = proposed(plan, reported(plan, 6, goals_met=True))
    assert proposal.action is Action.MAINTAIN
    strength = [item for item in proposal.week.prescriptions if item.category is Category.STRENGTH]
    assert strength
    assert all(len(item.days) <= 2 for item in strength)
    assert proposal.week.item("walking").dose == plan.weeks[5].item("walking").dose
    assert "R-PG9" in rules_of(proposal)


def test_goals_met_short_of_the_target_go_on():
    plan = plan_for()
    assert proposed(plan, reported(plan, 5, goals_met=True)).action is Action.PROGRESS


def test_targets_reached_at_the_end_without_the_goals_ask_for_the_next_level():
    plan = at_target(plan_for(weeks=6), 6)
    proposal = proposed(plan, reported(plan, 6))
    assert proposal.action is Action.PROGRESS
    assert "R-PG9" in codes_of(proposal)


@pytest.mark.parametrize(("week", "said"), [(1, False), (2, True), (3, False), (6, True)])
def test_reviews_come_at_two_and_six_weeks(week, said):
    plan = plan_for()
    assert ("R-PG10" in codes_of(proposed(plan, reported(plan, week)))) is said


def test_a_new_phase_is_to_be_confirmed():
    plan = plan_for()
    assert plan.weeks[0].phase is not plan.weeks[1].phase
    assert "R-PH1" in codes_of(proposed(plan, reported(plan, 1)))
    assert "R-PH1" not in codes_of(proposed(plan, reported(plan, 2)))


def test_a_limit_that_ends_is_not_carried_on(library):
    until = ActivePrecaution(slug="pregnancy", until=date(2026, 12, 6))
    assessment = replace(assessed(start_date=date(2026, 11, 23)), precautions=(until,))
    plan = build_plan(assessment, library)
    proposal = proposed(plan, reported(plan, 2, AMBER))
    assert proposal.week.starts == date(2026, 12, 7)
    for item in proposal.week.prescriptions:
        spec = library.exercises[item.exercise]
        own = judge(spec, situation_in_week(assessment, 3, DEFAULT_RULES), library).limits
        assert set(item.limits) <= {*own, "On the sore side only."}


# What does not belong to the plan.


@pytest.mark.parametrize(
    ("logs", "week", "sentence"),
    [
        pytest.param([], 0, "Week 0 is not in the plan", id="week 0"),
        pytest.param([], WEEKS + 1, "is not in the plan, which has 8 weeks", id="a week after the end"),
        pytest.param([WeekLog(week=9)], 1, "Week 9 was reported, but the plan has 8 weeks", id="an unknown week"),
        pytest.param([WeekLog(week=1), WeekLog(week=1)], 1, "Week 1 was reported twice", id="two logs of a week"),
        pytest.param(
            [WeekLog(week=1, sessions=(Session(exercise="plank", day="mon"),))],
            1,
            "Week 1: a session of 'plank', which was not planned in that week",
            id="not planned",
        ),
        pytest.param(
            [WeekLog(week=1, red_flags=frozenset({"RF99"}))], 1, "'RF99' is not one of the red flags", id="no such flag"
        ),
    ],
)
def test_what_does_not_belong_to_the_plan_is_refused(logs, week, sentence):
    with pytest.raises(ValueError, match=sentence):
        adapt(plan_for(), logs, week, real_library())


def test_a_pain_of_eleven_is_refused():
    with pytest.raises(ValueError, match="usual_pain: 11 is outside 0 to 10"):
        WeekLog(week=1, usual_pain=11)
    with pytest.raises(ValueError, match="leg_pain_during: 11 is outside 0 to 10"):
        Session(exercise="walking", day="mon", leg_pain_during=11)


@pytest.mark.parametrize("changes", [{}, {"pain": RED}, {"nerve_sign": True}], ids=["progress", "back", "hold"])
def test_a_proposal_is_a_plain_document(changes):
    plan = plan_for()
    document = proposal_as_json(proposed(plan, reported(plan, 5, **changes)))
    assert json.loads(json.dumps(document)) == document
    assert list(document) == ["action", "number", "colour", "week", "changes", "reasons", "notices"]
    assert (document["week"] is None) is ("nerve_sign" in changes)


# What holds for every log of every plan.

CONDITIONS = st.deferred(lambda: st.sampled_from(list(real_library().conditions)))
PRECAUTIONS = st.deferred(
    lambda: st.sampled_from([slug for slug in real_library().precautions if slug != "recent-surgery-other"])
)


@st.composite
def plans(draw):
    assessment = assessed(
        *draw(st.lists(CONDITIONS, min_size=1, max_size=2, unique=True)),
        age=draw(st.sampled_from([30, 70, 80])),
        irritability=draw(st.sampled_from(Irritability)),
        minutes_per_day=draw(st.integers(4, 40)),
        days_per_week=draw(st.sampled_from([1, 2, 3, 4, 5, 6, 7, 7])),
        weeks=draw(st.integers(1, 10)),
        precautions=draw(st.lists(PRECAUTIONS, max_size=2, unique=True)),
        experience=draw(st.sampled_from(Experience)),
        easing_direction=draw(st.sampled_from([None, *Direction])),
        start_date=draw(st.sampled_from([None, date(2026, 11, 23)])),
    )
    return build_plan(assessment, real_library())


PAINS = st.sampled_from([None, 0, 1, 1, 2, 4, 7])
MORNINGS = st.sampled_from([None, 0, 0, 1, 1, 2, 2, 2, 5])


@st.composite
def logs_of(draw, plan, week):
    """A log of one week, in which anything may have happened."""
    sessions = tuple(
        Session(
            exercise=item.exercise,
            day=day,
            pain_during=draw(PAINS),
            pain_next_morning=draw(MORNINGS),
            sharp_or_limping=draw(st.integers(0, 30)) == 30,
            good_form=draw(st.integers(0, 9)) > 0,
        )
        for item in plan.weeks[week - 1].prescriptions
        for day in item.days
    )
    done = 0 if draw(st.integers(0, 4)) == 4 else draw(st.integers(len(sessions) // 2, len(sessions)))
    return WeekLog(
        week=week,
        sessions=sessions[:done],
        usual_pain=draw(st.sampled_from([None, 2, 3])),
        nerve_sign=draw(st.integers(0, 19)) == 19,
        leg_pain_spread_for_a_time=draw(st.integers(0, 9)) == 9,
        red_flags=frozenset({"RF4"}) if draw(st.integers(0, 30)) == 30 else frozenset(),
        gap=draw(st.sampled_from([None, None, None, *Gap])),
        asked_again=draw(st.booleans()),
        goals_met=draw(st.booleans()),
    )


@st.composite
def calm_logs_of(draw, plan, week):
    """A log of a week that went well: green, nearly all done, with good form but for one exercise at times."""
    log = reported(plan, week, goals_met=draw(st.booleans()))
    clumsy = draw(st.sampled_from([None, None, *plan.weeks[week - 1].prescriptions]))
    left = len(log.sessions) - draw(st.integers(0, len(log.sessions) // 5))
    log = replace(log, sessions=log.sessions[:left])
    return with_sessions_of(log, clumsy.exercise, good_form=False) if clumsy else log


@st.composite
def stories(draw, logs_of_week):
    """A plan that is adapted week by week: what was proposed is done, and reported, and the next is proposed."""
    plan = draw(plans())
    if not isinstance(plan, Plan):
        return plan, [], 0
    logs: list[WeekLog] = []
    last = draw(st.integers(1, min(5, len(plan.weeks))))
    for week in range(1, last + 1):
        if week > 1 and draw(st.booleans()):
            followed = adapt(plan, logs, week - 1, real_library()).week or plan.weeks[week - 1]
            plan = replace(plan, weeks=(*plan.weeks[: week - 1], followed, *plan.weeks[week:]))
        if draw(st.integers(0, 7)) < 7:
            logs.append(draw(logs_of_week(plan, week)))
    return plan, logs, last


def judged_to_be_sound(plan, logs, week, proposal):
    library, assessment = real_library(), plan.assessment
    this, log = plan.weeks[week - 1], next((log for log in logs if log.week == week), None)
    if log and (log.nerve_sign or log.red_flags):
        assert proposal.week is None
    if proposal.week is None:
        return
    situation = situation_in_week(assessment, week + 1, DEFAULT_RULES)
    assert proposal.week.prescriptions
    assert any(item.core for item in proposal.week.prescriptions)
    assert all(minutes <= assessment.minutes_per_day + 0.05 for minutes in proposal.week.minutes_by_day.values())
    assert sum(item.change is Change.NEW for item in proposal.week.prescriptions) <= DEFAULT_RULES.new_per_week
    for item in proposal.week.prescriptions:
        assert judge(library.exercises[item.exercise], situation, library).may_be_used, item.exercise
        assert item.because
        assert item.words
        assert len(item.days) == item.dose.frequency.days_per_week <= assessment.days_per_week
    functions = [library.exercises[item.exercise].function for item in proposal.week.prescriptions]
    assert len(set(functions)) == len(functions)
    strength_rests_between_its_days(proposal.week)
    if proposal.colour is not Colour.GREEN:
        nothing_is_harder(this, proposal)
    red_ones_are_less(plan, log, this, proposal)


def strength_rests_between_its_days(week):
    exercises = real_library().exercises
    heavy = (item for item in week.prescriptions if needs_rest_days(exercises[item.exercise], item.dose.effort))
    assert not has_days_running({day for item in heavy for day in item.days})


def nothing_is_harder(this, proposal):
    begun = {change.exercise for change in proposal.changes if change.move is Move.BEGIN}
    assert not begun
    for item in proposal.week.prescriptions:
        before = this.item(item.exercise)
        assert before is None or not is_harder(item.dose, before.dose), item.exercise


def red_ones_are_less(plan, log, this, proposal):
    scale = Scale(pain_limit=plan.pain_limit)
    red = {s.exercise for s in (log.sessions if log else ()) if colour_of_session(s, scale) is Colour.RED}
    for slug in red:
        after = proposal.week.item(slug)
        less = after and change_between(this.item(slug).dose, after.dose, seen_before=True) is Change.EASIER
        assert after is None or less, slug


@settings(max_examples=100)
@given(story=stories(logs_of))
def test_whatever_was_reported_the_next_week_is_sound(story):
    plan, logs, week = story
    if week:
        judged_to_be_sound(plan, logs, week, adapt(plan, logs, week, real_library()))


@settings(max_examples=60)
@given(story=stories(calm_logs_of))
def test_after_calm_weeks_too_the_next_week_is_sound(story):
    plan, logs, week = story
    if week:
        proposal = adapt(plan, logs, week, real_library())
        judged_to_be_sound(plan, logs, week, proposal)
        assert proposal == adapt(plan, logs, week, real_library())
