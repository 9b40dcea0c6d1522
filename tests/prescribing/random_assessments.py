"""Random people for the planner: every condition, precaution, band, direction, thing and number there may be."""

import os
from datetime import date, timedelta

from hypothesis import strategies as st

from planner.prescribing.assessment import (
    HOUSEHOLD,
    SPECIAL_EQUIPMENT,
    ActivePrecaution,
    Assessment,
    Experience,
    Irritability,
    OutsideAssessment,
)
from planner.prescribing.library import Direction
from tests.prescribing.cases import NO_RED_FLAGS, assessed
from tests.real_library import real_library

# `make check` takes the time for more examples than `make test`; how many, a profile in conftest says.
LONG_RUN = os.environ.get("LONG_RUN") == "1"
SHARDS = 4

STARTS = date(2026, 11, 23)
MOST_WEEKS = 16
OUTSIDE = OutsideAssessment(by="Dr Example", date=date(2026, 11, 20), result="Nothing found")
REASONS = ("Long known and unchanged", "  ", "")
GOALS = ("Sit for 45 minutes", "Sleep through", "Lift my toddler", "<b>run</b> & 5 km", "Ça va – 10 × sit")
FLAGS = tuple(NO_RED_FLAGS)
CONDITIONS = tuple(real_library().conditions)
PRECAUTIONS = tuple(real_library().precautions)
EXERCISES = tuple(real_library().exercises)
BIRTH = ("pregnancy", "postnatal")


@st.composite
def assessments(draw: st.DrawFn) -> Assessment:
    """Any valid assessment of an adult; about one in six has a red flag left open or answered with yes."""
    times = draw(_times())
    avoid = draw(_some(EXERCISES, most=4))
    flagged = draw(st.sampled_from([False] * 5 + [True]))
    return Assessment(
        **(draw(_red_flags()) if flagged else {"red_flags": NO_RED_FLAGS}),
        **times,
        age=draw(st.integers(18, 95)),
        conditions=draw(_some(CONDITIONS, least=1, most=4)),
        irritability=draw(st.sampled_from(Irritability)),
        precautions=draw(_precautions()),
        easing_direction=draw(st.sampled_from([None, *Direction])),
        leg_symptoms=draw(st.sampled_from([None, True, False])),
        worst_pain=draw(st.sampled_from([None, *range(11)])),
        equipment=draw(_some((*SPECIAL_EQUIPMENT, "strap", "belt", "mat"), most=6)),
        lacks=draw(st.just(()) | _some(HOUSEHOLD, most=len(HOUSEHOLD))),
        experience=draw(st.sampled_from(Experience)),
        goals=draw(_some(GOALS, most=3)),
        avoid=avoid,
        prefer=tuple(slug for slug in draw(_some(EXERCISES, most=4)) if slug not in avoid),
    )


def _times():
    return st.fixed_dictionaries(
        {
            "minutes_per_day": st.integers(1, 90),
            "days_per_week": st.integers(1, 7),
            "weeks": st.integers(1, MOST_WEEKS),
            "start_date": st.sampled_from([None, STARTS]),
        }
    )


def _some(choices: tuple[str, ...], *, most: int, least: int = 0) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(choices), min_size=least, max_size=most, unique=True).map(tuple)


def _precautions() -> st.SearchStrategy[tuple[ActivePrecaution, ...]]:
    """None to four precautions; an end date may lie before, inside or after the plan."""
    ends = st.sampled_from([None, *(STARTS + timedelta(days=days) for days in range(-7, MOST_WEEKS * 7 + 14))])
    operated = st.sampled_from([None, *(STARTS - timedelta(weeks=weeks) for weeks in range(2, 14))])
    one = st.builds(ActivePrecaution, slug=st.sampled_from(PRECAUTIONS), until=ends, since=operated)
    return (
        st.lists(one, max_size=4, unique_by=lambda precaution: precaution.slug)
        .map(_before_or_after_birth)
        .map(tuple)  # an assessment in which both hold cannot be recorded
    )


def _before_or_after_birth(precautions: list[ActivePrecaution]) -> list[ActivePrecaution]:
    births = [precaution for precaution in precautions if precaution.slug in BIRTH]
    return [precaution for precaution in precautions if precaution not in births[1:]]


@st.composite
def _red_flags(draw: st.DrawFn):
    """One to three flags left open or answered with yes; some of these cleared, by an assessment or by reasoning."""
    raised = draw(st.dictionaries(st.sampled_from(FLAGS), st.sampled_from(["open", "yes"]), min_size=1, max_size=3))
    answers = {flag: raised.get(flag) == "yes" for flag in FLAGS if raised.get(flag) != "open"}
    outside = draw(_some(tuple(raised), most=3))
    reasoned = draw(st.dictionaries(st.sampled_from(tuple(raised)), st.sampled_from(REASONS)))
    return {
        "red_flags": answers,
        "outside_assessments": dict.fromkeys(outside, OUTSIDE),
        "red_flag_reasons": reasoned,
    }


def a_handful() -> tuple[Assessment, ...]:
    """Some people who differ in everything, the same in every process."""
    ends = STARTS + timedelta(days=30)
    pregnant = ActivePrecaution(slug="pregnancy", until=ends)
    new_hip = ActivePrecaution(slug="hip-replacement-posterior", until=ends)
    return (
        assessed(weeks=12, equipment=SPECIAL_EQUIPMENT),
        assessed("sciatica", "lumbar-disc-herniation", irritability=Irritability.HIGH, leg_symptoms=True),
        assessed("lumbar-spinal-stenosis", "hip-osteoarthritis", age=78, minutes_per_day=10, weeks=8),
        assessed("gluteal-tendinopathy", irritability=Irritability.LOW, experience=Experience.TRAINED, weeks=12),
        Assessment(
            age=31,
            conditions=("si-joint-dysfunction", "nonspecific-low-back-pain"),
            red_flags=NO_RED_FLAGS,
            irritability=Irritability.MODERATE,
            minutes_per_day=25,
            days_per_week=5,
            weeks=8,
            precautions=(pregnant, new_hip),
            prefer=("bird-dog", "bridge"),
            start_date=STARTS,
        ),
        assessed(red_flags={**NO_RED_FLAGS, "RF2": True}),
    )
