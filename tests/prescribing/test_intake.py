from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.prescribing.contract import AssessmentFaults, read_assessment
from planner.prescribing.library import Direction
from tests.real_library import real_library

GOOD = {
    "age": 42,
    "conditions": ["sciatica"],
    "red_flags": "none",
    "irritability": "high",
    "minutes_per_day": 15,
    "days_per_week": 7,
    "weeks": 6,
}
MISSING = object()


def changed(**answers):
    document = {**GOOD, **answers}
    return {key: value for key, value in document.items() if value is not MISSING}


def faults_of(document, library):
    with pytest.raises(AssessmentFaults) as caught:
        read_assessment(document, library)
    return [str(fault) for fault in caught.value.faults]


@pytest.mark.parametrize(
    ("answers", "fault"),
    [
        pytest.param(
            {"conditions": ["hip-osteoarthritis", "siatica"]},
            "conditions[1]: unknown condition 'siatica'; did you mean 'sciatica'?",
            id="misspelt condition",
        ),
        pytest.param({"conditions": []}, "conditions: at least one condition is needed", id="no condition"),
        pytest.param(
            {"conditions": "sciatica"}, "conditions: a list is expected, not the text 'sciatica'", id="no list"
        ),
        pytest.param({"conditions": ["sciatica"] * 2}, "conditions[1]: 'sciatica' stands here twice", id="twice"),
        pytest.param({"minutes_per_day": -5}, "minutes_per_day: -5 is outside 1 to 180", id="negative minutes"),
        pytest.param(
            {"age": "42"}, "age: a whole number from 0 to 120 is expected, not the text '42'", id="age in quotes"
        ),
        pytest.param({"age": True}, "age: a whole number from 0 to 120 is expected, not true", id="age true"),
        pytest.param(
            {"weeks": 2.5}, "weeks: a whole number from 1 to 26 is expected, not the number 2.5", id="half a week"
        ),
        pytest.param({"weeks": 10**400}, "weeks: with too many digits is outside 1 to 26", id="endless number"),
        pytest.param({"weeks": MISSING}, "weeks: is missing and has to be given", id="missing"),
        pytest.param({"weeks": None}, "weeks: is missing and has to be given", id="null"),
        pytest.param(
            {"irritabilty": "low"}, "irritabilty: unknown key; did you mean 'irritability'?", id="unknown key"
        ),
        pytest.param(
            {"patient": {"nam": "Ben"}}, "patient.nam: unknown key; did you mean 'name'?", id="unknown key of patient"
        ),
        pytest.param(
            {"irritability": "hihg"},
            "irritability: 'hihg' is none of low, moderate, high; did you mean 'high'?",
            id="choice",
        ),
        pytest.param(
            {"red_flags": {"RF1": "maybe"}}, "red_flags.RF1: yes or no is expected, not 'maybe'", id="red flag"
        ),
        pytest.param({"red_flags": {"RF99": "no"}}, "red_flags.RF99: unknown red flag; did you mean 'RF9'?", id="RF99"),
        pytest.param(
            {"red_flags": "all"},
            "red_flags: an object of RF1 to RF23 or the word none is expected, not the text 'all'",
            id="red flags in a word",
        ),
        pytest.param(
            {"outside_assessments": {"RF1": {"by": "Dr X", "result": "clear"}}},
            "outside_assessments.RF1.date: is missing: by whom, on which date and with what result is needed",
            id="half an outside assessment",
        ),
        pytest.param(
            {"precautions": [{"slug": "lumbar-discectomy", "until": "next week"}]},
            "precautions[0].until: a date such as 2026-01-31 is expected, not 'next week'",
            id="until",
        ),
        pytest.param(
            {"precautions": ["lumbar-fusoin"]},
            "precautions[0]: unknown precaution 'lumbar-fusoin'; did you mean 'lumbar-fusion'?",
            id="precaution",
        ),
        pytest.param(
            {"equipment": ["pol"]}, "equipment[0]: unknown equipment 'pol'; did you mean 'pool'?", id="equipment"
        ),
        pytest.param({"goals": ["x" * 201]}, "goals[0]: is 201 letters long; at most 200 fit", id="endless goal"),
        pytest.param(
            {"goals": ["a\nb"]},
            "goals[0]: holds a letter that cannot be printed, such as a line break or a control sign",
            id="control sign",
        ),
        pytest.param(
            {"avoid": ["walking"], "prefer": ["walking"]},
            "prefer: 'walking' also stands in avoid; choose one",
            id="wished for and against",
        ),
        pytest.param(
            {"precautions": ["pregnancy", "postnatal"]},
            "precautions: pregnancy and postnatal cannot both hold; choose one",
            id="before and after birth",
        ),
        pytest.param(
            {"start_date": "2026-02-30"},
            "start_date: a date such as 2026-01-31 is expected, not '2026-02-30'",
            id="date",
        ),
        pytest.param(
            {"leg_symptoms": "yes"}, "leg_symptoms: true or false is expected, not the text 'yes'", id="truth"
        ),
    ],
)
def test_a_fault_names_its_place_and_what_to_do(answers, fault, library):
    assert faults_of(changed(**answers), library) == [fault]


@pytest.mark.parametrize(
    ("answers", "fault"),
    [
        pytest.param(
            {"age": 42, "patient": {"birth_year": 2014}},
            "age: 42 does not agree with the year of birth 2014 on 2026-11-23",
            id="age and year of birth",
        ),
        pytest.param(
            {"outside_assessments": {"RF1": {"by": "Dr X", "date": "2099-01-01", "result": "clear"}}},
            "outside_assessments.RF1.date: 2099-01-01 is after the programme starts (2026-11-23)",
            id="an assessment still to come",
        ),
    ],
)
def test_answers_have_to_agree(answers, fault, library):
    assert faults_of(changed(start_date="2026-11-23", **answers), library) == [fault]


@pytest.mark.parametrize("age", [41, 42])
def test_the_birthday_may_be_past_or_ahead(age, library):
    document = changed(start_date="2026-11-23", age=age, patient={"birth_year": 1984})
    assert read_assessment(document, library).age == age


def test_every_fault_is_named_at_once(library):
    assert len(faults_of(changed(age=-1, weeks=0, conditions=["x"]), library)) == 3


@pytest.mark.parametrize("document", [None, [], "text", 3, True])
def test_what_is_not_an_object_is_refused(document, library):
    assert faults_of(document, library)[0].startswith("$: an object is expected")


def test_what_is_not_said_has_its_default(library):
    assessment = read_assessment(GOOD, library)
    assert assessment.easing_direction is None
    assert assessment.leg_symptoms is None
    assert assessment.red_flags == {f"RF{number}": False for number in range(1, 24)}


def test_what_pasting_brings_along_unseen_is_left_out(library):
    name = "Zoë\u00a0Muster\u200b\ufeff "
    assert read_assessment(changed(patient={"name": name}), library).patient_name == "Zoë Muster"


def test_a_red_flag_left_out_stays_unanswered(library):
    assert read_assessment(changed(red_flags={"RF1": "no"}), library).red_flags == {"RF1": False}


def test_a_tested_direction_of_none_differs_from_not_tested(library):
    assert read_assessment(changed(easing_direction="none"), library).easing_direction is Direction.NONE


def test_a_precaution_may_have_an_end(library):
    document = changed(precautions=["glaucoma", {"slug": "lumbar-discectomy", "until": "2027-01-15"}])
    first, second = read_assessment(document, library).precautions
    assert (first.slug, first.until) == ("glaucoma", None)
    assert (second.slug, second.until) == ("lumbar-discectomy", date(2027, 1, 15))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda children: st.lists(children, max_size=4) | st.dictionaries(st.text(), children, max_size=4),
    max_leaves=12,
)
KEYS = [*GOOD, "patient", "precautions", "red_flag_reasons", "outside_assessments", "equipment", "goals", "start_date"]


@given(key=st.sampled_from(KEYS), value=JSON)
def test_any_value_of_any_key_ends_in_an_assessment_or_in_faults(key, value):
    with suppress(AssessmentFaults):
        read_assessment({**GOOD, key: value}, real_library())


@given(key=st.sampled_from(KEYS), value=st.text())
def test_every_fault_stands_on_one_line(key, value):
    with pytest.raises(AssessmentFaults) as caught:
        read_assessment({**GOOD, key: value, value: key, "extra": 1}, real_library())
    assert all("\n" not in str(fault) for fault in caught.value.faults)


def test_the_signs_of_irritability_are_read_and_faults_have_their_path(library):
    found = read_assessment(changed(irritability_signs={"trigger": "high", "night": "low"}), library)
    signs = found.irritability_signs
    assert (signs.trigger, signs.settles, signs.night) == ("high", None, "low")
    faults = faults_of(changed(irritability_signs={"trigger": "huge", "nights": "low"}), library)
    assert faults[0].startswith("irritability_signs.nights: unknown key")
    assert faults[1].startswith("irritability_signs.trigger: 'huge' is none of low, moderate, high")


def test_the_day_of_an_operation_agrees_with_the_other_days(library):
    new_hip = {"slug": "hip-replacement-anterior", "since": "2026-12-01", "until": "2026-11-30"}
    faults = faults_of(changed(precautions=[new_hip], start_date="2026-11-23"), library)
    assert faults == [
        "precautions[0].until: 2026-11-30 is before the operation on 2026-12-01",
        "precautions[0].since: 2026-12-01 is after the programme starts (2026-11-23)",
    ]
