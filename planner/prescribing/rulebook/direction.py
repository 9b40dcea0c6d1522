"""The tested easing direction: what it opens, what it shuts, and what it never loosens."""

from planner.prescribing.rulebook.entry import Entry, Section

_OF_PLAN = "tests/prescribing/test_plan.py"
_OF_SUITABILITY = "tests/prescribing/test_suitability.py"

_SUITABILITY = "planner/prescribing/suitability.py"
_WORKED_CASES = "tests/prescribing/test_suitability.py::test_the_worked_cases_of_the_press_up"

DIRECTION = Section(
    title="Easing direction",
    about="Bending forward or backward, where a test showed that it eases; ‘none’ differs from not tested.",
    entries=(
        Entry(
            id="R-DP",
            does="The direction is recorded as flexion, extension, none, or not at all. Movement in it and in no "
            "other is preferred, with that as its reason. It counts for symptoms, not as a whole plan.",
            certainty="X",
            sources="TB NMA20",
            modules=(_SUITABILITY, "planner/prescribing/reasons.py", "planner/prescribing/review/adapting/noticing.py"),
            tests=(
                "tests/prescribing/test_plan.py::test_the_irritable_disc_starts_in_its_easing_direction",
                "tests/prescribing/test_intake.py::test_a_tested_direction_of_none_differs_from_not_tested",
            ),
            missing="The dose is the library's: up to five times a day is allowed by the check and not proposed.",
        ),
        Entry(
            id="R-DP (a)",
            does="Mobility and relaxation in the direction lose the caution of sciatica, disc, spine-referred and "
            "non-specific back pain, and are exempt from the end-range limit of high irritability. Cautions of other "
            "conditions and of precautions stay, and nothing that tensions a nerve is lifted.",
            certainty="X",
            sources="TB",
            modules=(_SUITABILITY,),
            tests=(
                f"{_OF_SUITABILITY}::test_easing_direction_lifts_the_cautions_of_sciatica_at_high_irritability",
                "tests/prescribing/test_suitability.py::test_easing_direction_never_lifts_a_precaution",
            ),
        ),
        Entry(
            id="R-DP (b)",
            does="End range of the back the other way is contraindicated in the first two phases.",
            certainty="X",
            sources="TB",
            modules=(_SUITABILITY,),
            tests=(
                _WORKED_CASES,
                f"{_OF_SUITABILITY}::test_end_range_against_the_easing_direction_comes_back_in_the_build_phase",
            ),
            missing="‘Slowly’ after that is no more than what holds for every exercise: two new ones a week, one of "
            "them with care above low irritability.",
        ),
        Entry(
            id="R-DP (c)",
            does="An exercise with a lock stays out until the matching direction is recorded (R-DP3).",
            certainty="X",
            sources="TB",
            modules=(_SUITABILITY,),
            tests=(_WORKED_CASES,),
        ),
        Entry(
            id="R-DP (d)",
            does="No direction loosens a contraindication, a precaution or the level of high irritability. Where leg "
            "symptoms spread or a nerve sign is reported, the proposal asks to test again and to drop the direction "
            "if leg pain moves down.",
            certainty="X",
            sources="TB",
            modules=(_SUITABILITY, "planner/prescribing/review/adapting/noticing.py"),
            tests=(
                _WORKED_CASES,
                "tests/prescribing/test_suitability.py::test_easing_direction_never_lifts_a_precaution",
                f"{_OF_PLAN}::test_high_irritability_stays_at_level_1_and_four_exercises_until_it_is_assessed_again",
            ),
            missing="There is no written override of a contraindication. The plan does not ask to test again at every "
            "review.",
        ),
        Entry(
            id="R-DP2",
            does="With sciatica, disc, spine-referred pain, stable leg weakness or leg symptoms, and no direction "
            "that eases, the ends of bending both ways are left out; with stenosis bending forward keeps its verdicts.",
            certainty="X",
            sources="TB",
            modules=(_SUITABILITY, "planner/prescribing/notices.py"),
            tests=(_WORKED_CASES, "tests/prescribing/test_invariants.py::test_everything_that_must_hold_does"),
            missing="One added by hand is a hard finding of the check. The notice that a test may open more comes for "
            "the three conditions, not for leg symptoms or leg weakness alone.",
        ),
        Entry(
            id="R-DP3",
            does="The lock holds for the conditions and precautions that the exercise names, and for leg symptoms "
            "recorded as yes. Only the tested direction that it names opens it, and that never loosens a verdict. "
            "What is shut is neither proposed nor a next step, and by hand it is a hard finding.",
            certainty="O",
            sources="NHSI-BACK CUH-BACK HW-DISC MCK-DISC OWN",
            modules=(_SUITABILITY, "planner/prescribing/library.py"),
            tests=(_WORKED_CASES, "tests/prescribing/test_check.py::test_every_broken_rule_is_found_in_its_place"),
        ),
    ),
)
