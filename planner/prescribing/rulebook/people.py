"""What a person brings along: precautions, equipment, age, pregnancy, bones, surgery, heart, nerves."""

from planner.prescribing.rulebook.entry import Entry, Section

_FIRST = (
    Entry(
        id="R-OVL",
        does="Joins the verdicts of all conditions and all precautions that hold in the week; the most restrictive "
        "wins, and care prints a limit. Fewer than three exercises besides aerobic work are pointed out, nothing is "
        "loosened to fill, and where nothing is left there is no plan. On the web a precaution not asked about keeps "
        "the programme a draft.",
        certainty="O",
        sources="OWN",
        modules=(
            "planner/prescribing/suitability.py",
            "planner/prescribing/notices.py",
            "planner/prescribing/plan.py",
            "planner/services.py",
        ),
        tests=(
            "tests/prescribing/test_suitability.py::test_a_precaution_bars_every_exercise_with_its_tag",
            "tests/prescribing/test_suitability.py::test_care_prints_a_limit_in_plain_words",
            "tests/prescribing/test_plan.py::test_a_week_that_nothing_fits_in_is_no_plan",
            "tests/planner/test_services.py::test_a_programme_whose_precautions_were_not_asked_about_stays_a_draft",
        ),
        missing="In an assessment file a precaution that is not listed counts as no. That a hip replacement with the "
        "approach not known means all three is said on the form and not enforced. Of what a precaution favours only "
        "that of osteoporosis counts.",
    ),
    Entry(
        id="R-EQ1",
        does="Leaves out what needs a thing that is not there. A bed does for the mat unless the exercise is on hands "
        "and knees, kneeling or in a plank; a towel does for strap and belt. Who cannot get to the floor has no mat.",
        certainty="O",
        sources="OWN",
        modules=("planner/prescribing/equipment.py", "planner/prescribing/suitability.py"),
        tests=("tests/prescribing/test_suitability.py::test_what_is_not_at_home_is_not_prescribed",),
        missing="A very firm bed does not stand in for the floor, and a belt does not stand in for a strap where "
        "there is no towel: both are stricter than the rule.",
    ),
    Entry(
        id="R-POOL",
        does="Pool work only where a pool is named as there. Fits, and an open wound, infection or leaking, rule it "
        "out; heart disease, surgery, falls, birth and some others ask for care. The steps say to go with a lifeguard.",
        certainty="X",
        sources="POOL-EPI POOL-CI",
        modules=(
            "planner/prescribing/equipment.py",
            "planner/prescribing/limits.py#pool",
            "exercises/library/precautions.yaml#pool",
        ),
        tests=(
            "tests/prescribing/test_suitability.py::test_a_precaution_bars_every_exercise_with_its_tag",
            "tests/prescribing/test_suitability.py::test_who_cannot_get_to_the_floor_lies_on_a_bed",
            "tests/prescribing/test_suitability.py::test_what_is_not_at_home_is_not_prescribed",
        ),
        missing="Whether the person is at ease in water is not asked. After surgery the pool needs care and is not "
        "ruled out: whether the wound has healed and the surgeon agrees is not recorded.",
    ),
    Entry(
        id="R-AGE1",
        does="From 65 on: level 1 in the settle phase, balance work in every week, at most 20 % growth, and a few "
        "more points for sit-to-stand and semi-tandem stance. The untrained keep an exercise's first dose for two "
        "weeks.",
        certainty="G O",
        sources="WHO20 ACSM-FLEX OWN",
        modules=(
            "planner/prescribing/needs.py",
            "planner/prescribing/progression.py",
            "planner/prescribing/suitability.py",
            "planner/prescribing/objective.py#STAPLES_OF_OLDER_PEOPLE",
        ),
        tests=(
            "tests/prescribing/test_plan.py::test_balance_work_is_there_from_65_on_and_control_or_strength_beside_it",
            "tests/prescribing/test_suitability.py::test_hard_exercises_wait",
            "tests/prescribing/test_progression.py::test_older_untrained_people_wait_two_weeks_before_the_first_increase",
        ),
        missing="Stretch holds go to the library's target of 30 s and no further. Sit-to-stand is preferred, not "
        "assured: it is left out where it serves none of the conditions.",
    ),
    Entry(
        id="R-AGE2",
        does="Under 18 no plan is made; the block names RF15 and RF21.",
        certainty="O",
        sources="OWN",
        modules=("planner/prescribing/screening.py",),
        tests=(
            "tests/prescribing/test_screening.py::test_no_plan_is_made_under_18",
            "tests/planner/test_programme_pages.py::test_a_child_gets_no_programme",
        ),
    ),
    Entry(
        id="R-PREG",
        does="Rules out lying on the belly and curl-ups. Lying on the back, one-leg work, uneven load on the pelvis, "
        "deep bends and planks need care, with a printed limit. The stop signs are printed, and RF19 is asked. What "
        "the midwife or doctor has to agree to is a warning. When the recorded end falls inside the programme, the "
        "limits after birth follow. With pain of the sacroiliac joint all one-leg and uneven work is ruled out. "
        "Effort is moderate at most, pelvic floor work comes first, and strength on the back gives way to strength "
        "elsewhere.",
        certainty="G",
        sources="ACOG804 PGP-NHS",
        modules=(
            "planner/prescribing/patient_words.py",
            "planner/prescribing/weeks.py#AFTER_BIRTH",
            "planner/prescribing/suitability.py",
            "exercises/library/precautions.yaml#pregnancy",
        ),
        tests=(
            "tests/prescribing/test_suitability.py::test_a_precaution_bars_every_exercise_with_its_tag",
            "tests/prescribing/test_plan.py::test_after_pregnancy_the_limits_after_birth_apply",
            "tests/prescribing/test_notices.py::test_what_a_midwife_agrees_to_is_a_warning",
            "tests/prescribing/test_plan.py::test_in_pregnancy_effort_is_moderate_and_the_pelvic_floor_is_trained_from_the_first_week",
            "tests/prescribing/test_plan.py::test_in_pregnancy_strength_on_the_back_gives_way_to_strength_elsewhere",
            "tests/prescribing/test_suitability.py::test_nobody_is_asked_to_prop_themselves_up_in_strength_work",
            "tests/prescribing/test_suitability.py::test_pregnancy_with_pelvic_pain_rules_out_one_leg_work",
            "tests/prescribing/test_plan.py::test_the_emergency_box_names_the_signs_of_the_precautions",
        ),
        missing="A complication does not block: the notice asks for the midwife's or doctor's agreement. The weeks "
        "are not asked, so the limits hold from the first day. 150 minutes a week are not reckoned.",
    ),
    Entry(
        id="R-OSTEO",
        does="Rules out end-range and loaded bending, end-range turning and curl-ups; part-range bending and turning, "
        "long levers and loads need care. Every week has balance work, and hip hinge, bird-dog, heel raise and "
        "sit-to-stand get more points, a condition's care being no reason against them; where no week holds a hinge "
        "or a back extensor, the plan says so. The note to the therapist speaks of impact with a vertebral fracture.",
        certainty="G",
        sources="SSS22 SINAKI84",
        modules=(
            "exercises/library/precautions.yaml#osteoporosis",
            "planner/prescribing/objective.py",
            "planner/prescribing/needs.py",
            "planner/prescribing/notices.py",
        ),
        tests=(
            "tests/prescribing/test_notices.py::test_what_weak_bones_ask_for_is_there_or_said_to_be_missing",
            "tests/prescribing/test_suitability.py::test_a_precaution_bars_every_exercise_with_its_tag",
            "tests/prescribing/test_rulebook.py::test_weak_bones_get_balance_work_in_every_week",
        ),
        missing="Hinge and back endurance are preferred, not assured. The library has no exercise with impact.",
    ),
)
_MEDICAL = (
    Entry(
        id="R-SURG",
        does="Limits of hip replacement (three approaches), fusion and discectomy act through movement tags, "
        "whichever leg moves, and hold until their end date; without one they stay on, and the plan says so. After a "
        "hip replacement the first set is preferred, the standing set begins four weeks after the day of the "
        "operation, or after the first day of the programme where that day is not recorded, and straight leg raise "
        "waits for the surgeon. Ankle pumps end where standing work begins. With a fusion strength and control stay "
        "at level 1. Other surgery without an end date blocks.",
        certainty="X",
        sources="THR ORTHOASSOC ORTHOBETH TB",
        modules=(
            "planner/prescribing/surgery.py",
            "planner/prescribing/suitability.py",
            "planner/prescribing/screening.py",
            "planner/prescribing/notices.py",
            "planner/prescribing/objective.py",
            "exercises/library/precautions.yaml#hip-replacement-posterior",
        ),
        tests=(
            "tests/prescribing/test_suitability.py::test_a_precaution_holds_until_its_end",
            "tests/prescribing/test_plan.py::test_a_limit_ends_on_its_date",
            "tests/prescribing/test_notices.py::test_work_on_the_feet_after_an_operation_asks_for_full_weight",
            "tests/prescribing/test_suitability.py::test_standing_work_waits_four_weeks_after_a_hip_replacement",
            "tests/prescribing/test_plan.py::test_ankle_pumps_end_where_standing_work_begins",
            "tests/prescribing/test_plan.py::test_after_a_hip_replacement_the_side_leg_lift_comes_with_the_standing_set_and_stays",
            "tests/prescribing/test_plan.py::test_surgery_without_an_end_date_is_said",
            "tests/prescribing/test_plan.py::test_no_strength_beyond_level_1_while_a_fusion_heals",
            "tests/prescribing/test_screening.py::test_other_surgery_needs_the_end_of_its_limits_before_a_plan",
        ),
        missing="The web form does not ask for the day of the operation. Full weight, the wound and the surgeon's "
        "leave for straight leg raise have no answer of their own: the notices ask for them, for full weight a "
        "warning.",
    ),
    Entry(
        id="R-BP",
        does="Holds of isometric exercises stay at 10 s or less with heart disease or high blood pressure, from the "
        "first dose on; work grows by repetitions or sets. RF23 asks for the blood pressure, and every handout says "
        "to breathe.",
        certainty="X",
        sources="TB",
        modules=("planner/prescribing/progression.py", "planner/prescribing/review/checking/safety.py"),
        tests=(
            "tests/prescribing/test_progression.py::test_holds_stay_at_ten_seconds_with_heart_disease",
            "tests/prescribing/test_check.py::test_every_broken_rule_is_found_in_its_place",
        ),
        missing="The therapist cannot lift the limit for one person. Unstable heart disease is in the note, not asked.",
    ),
    Entry(
        id="R-NEURO",
        does="Stable weakness or numbness is a precaution: one-leg and balance work need care, and where one might "
        "fall the limit is to hold on to something firm. The plan asks to test strength again at every visit.",
        certainty="X",
        sources="TB",
        modules=(
            "planner/prescribing/notices.py",
            "planner/prescribing/limits.py#fall-risk",
            "exercises/library/precautions.yaml#leg-weakness-or-numbness",
        ),
        tests=("tests/prescribing/test_rulebook.py::test_stable_weakness_asks_for_strength_to_be_tested_again",),
        missing="What the tests of strength find is not recorded.",
    ),
    Entry(
        id="R-MIND",
        does="With thoughts of self-harm, or where somebody does not cope: speak to the person the same day, and use "
        "the local crisis line.",
        certainty="X",
        sources="TB",
        reason="Nothing that a programme of exercises can carry, and no form answer is enough: it is for the "
        "therapist, the same day.",
    ),
)

PEOPLE = Section(
    title="Precautions, equipment and age",
    about="Laid over every condition. Each precaution of the library acts through movement tags.",
    entries=(*_FIRST, *_MEDICAL),
)
