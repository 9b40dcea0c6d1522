"""Phases, irritability, the pain limit and the traffic light."""

from planner.prescribing.rulebook.entry import Entry, Section

_OF_PLAN = "tests/prescribing/test_plan.py"

PHASES = Section(
    title="Phases",
    about="Settle, restore movement and control, build strength, return to activity.",
    entries=(
        Entry(
            id="section 1",
            does="Four phases, each with a focus, the hardest level, the effort of strength work and a mix of "
            "categories; every exercise of the library has an earliest phase. How many weeks each takes goes by "
            "irritability and is a number of the clinic.",
            certainty="X T O",
            sources="TB LEAP-P OWN",
            modules=("planner/prescribing/phases.py", "planner/prescribing/suitability.py#is_too_early"),
            tests=(
                "tests/prescribing/test_suitability.py::test_hard_exercises_wait",
                "tests/prescribing/test_plan.py::test_every_condition_gets_a_whole_programme",
            ),
        ),
        Entry(
            id="R-PH1",
            does="The plan proposes phases by the calendar and says that criteria decide; the page of a week names "
            "those to move on, and so does the weekly proposal before a new phase. It never goes beyond the phase of "
            "the calendar, and a phase ahead of that is pointed out. In a new phase a harder form may come from "
            "halfway to the target on.",
            certainty="X O",
            sources="TB OWN",
            modules=(
                "planner/prescribing/phases.py",
                "planner/prescribing/notices.py",
                "planner/prescribing/course.py",
                "planner/prescribing/review/adapting/noticing.py",
                "planner/prescribing/review/checking/weeks.py",
            ),
            tests=(
                "tests/prescribing/test_adapt.py::test_a_new_phase_is_to_be_confirmed",
                "tests/prescribing/test_check.py::test_every_broken_rule_is_found_in_its_place",
            ),
            missing="The criteria are told, not reckoned: pain at rest, nights, walking time and goals are not part "
            "of what is reported. Nothing holds the next phase back but the colour of the week and the sessions done.",
        ),
        Entry(
            id="R-PH2",
            does="Two red sessions in a week go back to the last week of the phase before, or to half where the plan "
            "has none. A new nerve sign puts the plan on hold: no week is proposed until the therapist asked again.",
            certainty="X O",
            sources="TB OWN",
            modules=(
                "planner/prescribing/review/adapting/deciding.py",
                "planner/prescribing/review/adapting/easing.py",
                "planner/prescribing/review/adapting/noticing.py",
            ),
            tests=(
                "tests/prescribing/test_setbacks.py::test_two_red_sessions_go_back_to_the_last_week_of_the_phase_before",
                "tests/prescribing/test_setbacks.py::test_with_no_earlier_phase_the_week_is_halved",
                "tests/prescribing/test_setbacks.py::test_a_nerve_sign_puts_the_plan_on_hold",
            ),
            missing="A session is one exercise on one day: two exercises that are red on the same day count as two.",
        ),
    ),
)
IRRITABILITY = Section(
    title="Irritability and the pain limit",
    about="How little sets the pain off, how bad it gets, how long it takes to calm. The therapist records it.",
    entries=(
        Entry(
            id="R-IR",
            does="The table: first dose, number of exercises, hardest level and review go by the band. At high "
            "irritability care counts as blocked; at moderate, one new exercise that needs care may come in a week, "
            "aerobic work apart; at low, any. What needs care prints the limit that its verdict states, else "
            "that of its movement tags. Level 3 comes in the build phase at low, in the return phase at "
            "moderate, early for trained people at low, and never at high.",
            certainty="X O T",
            sources="IRRIT09 TB OWN",
            modules=(
                "planner/prescribing/rules.py",
                "planner/prescribing/weeks.py#new_cautions_per_week",
                "planner/prescribing/limits.py",
                "planner/prescribing/notices.py#REVIEW",
                "planner/prescribing/review/checking/weeks.py",
            ),
            tests=(
                "tests/prescribing/test_suitability.py::test_care_prints_the_limit_that_its_verdict_states",
                "tests/prescribing/test_suitability.py::test_a_limit_fits_how_the_exercise_is_done",
                "tests/prescribing/test_suitability.py::test_hard_exercises_wait",
                f"{_OF_PLAN}::test_high_irritability_stays_at_level_1_and_four_exercises_until_it_is_assessed_again",
                "tests/prescribing/test_check.py::test_every_broken_rule_is_found_in_its_place",
            ),
            missing="Level 3 in the return phase at moderate irritability follows the phases, which go on to level 3; "
            "the table alone stops at level 2.",
        ),
        Entry(
            id="R-IR1",
            does="Works out the band from worst pain, trigger, settling and nights: the highest that two rows fall "
            "in, at least moderate where one is high. Where that is more than the therapist recorded, the plan says "
            "so, and also where high irritability goes on after the restore phase.",
            certainty="O T",
            sources="IRRIT09 OWN",
            modules=("planner/prescribing/irritability.py", "planner/prescribing/notices.py"),
            tests=(
                "tests/prescribing/test_irritability.py::test_the_band_is_the_highest_that_two_rows_fall_in",
                "tests/prescribing/test_irritability.py::test_a_lower_band_than_the_answers_speak_for_is_pointed_out",
                "tests/prescribing/test_notices.py::test_high_irritability_beyond_the_restore_phase_is_pointed_out",
            ),
            missing="The therapist's band is used as it is; on the web only the worst pain is asked of the four.",
        ),
        Entry(
            id="R-IR2",
            does="The first dose: at high irritability one set, half of repetitions, hold or minutes, rounded up, on "
            "the library's days; at low irritability halfway to the target for trained people, but for rest; else the "
            "library's start.",
            certainty="O",
            sources="OWN",
            modules=("planner/prescribing/progression.py", "planner/prescribing/review/checking/doses.py"),
            tests=(
                "tests/prescribing/test_progression.py::test_high_irritability_starts_at_half_rounded_up",
                "tests/prescribing/test_progression.py::test_a_halved_time_is_at_least_two_minutes",
                "tests/prescribing/test_progression.py::test_a_trained_person_with_low_irritability_starts_halfway",
            ),
        ),
        Entry(
            id="R-IR3",
            does="At high irritability no end range, no tension on a nerve, and nothing that any condition or "
            "precaution wants care for; easing movement is exempt as R-DP (a) says. Holds are shortened to 10 s.",
            certainty="O",
            sources="IRRIT09 OWN",
            modules=(
                "planner/prescribing/suitability.py",
                "planner/prescribing/progression.py",
                "planner/prescribing/review/checking/safety.py",
            ),
            tests=(
                "tests/prescribing/test_suitability.py::test_no_end_range_nor_nerve_stretch_at_high_irritability",
                "tests/prescribing/test_suitability.py::test_care_counts_as_blocked_at_high_irritability",
                "tests/prescribing/test_check.py::test_every_broken_rule_is_found_in_its_place",
            ),
            missing="A long hold is made shorter where the rule blocks the exercise. An item that needs care and is "
            "added by hand is a hard finding of the check, as no reason is kept for it yet.",
        ),
        Entry(
            id="R-CAP",
            does="One pain limit for the plan, 5 of 10, or 3 at high irritability: the sheet, the traffic light and "
            "the stop rules all use it. With nerve pain the sheet also says to keep leg pain within 2 points of rest, "
            "and reports are judged by it. A higher limit is pointed out.",
            certainty="O",
            sources="PMM OWN",
            modules=(
                "planner/prescribing/rules.py",
                "planner/sheets.py",
                "planner/prescribing/review/adapting/colours.py",
                "planner/prescribing/review/checking/weeks.py",
            ),
            tests=(
                "tests/planner/test_sheets.py::test_one_pain_limit_stands_everywhere",
                "tests/planner/test_sheets.py::test_nerve_pain_has_its_own_limit_beside_the_pain_limit",
                "tests/prescribing/test_setbacks.py::test_the_colour_of_a_session",
            ),
            missing="A clinic may set it; for one plan alone it cannot be changed on the web yet.",
        ),
    ),
)
LIGHTS = Section(
    title="Pain traffic light",
    about="What the patient reports decides how the next week goes.",
    entries=(
        Entry(
            id="section 3",
            does="Green up to 2 of 10 (1 where the limit is 3 or less), amber up to the limit, red over it, with "
            "sharp pain or limping, or not settled by the next morning. After red, half the dose next time or the "
            "easier exercise. Pain that was not written down, in a session or the morning after, is amber. The sheet "
            "prints the three lights.",
            certainty="T O",
            sources="PMM OWN",
            modules=(
                "planner/prescribing/review/adapting/colours.py",
                "planner/prescribing/review/adapting/easier_form.py",
                "planner/prescribing/review/adapting/lessening.py",
                "planner/sheets.py",
            ),
            tests=(
                "tests/prescribing/test_setbacks.py::test_the_colour_of_a_session",
                "tests/prescribing/test_setbacks.py::test_one_red_session_halves_the_exercise_and_lightens_the_week",
                "tests/prescribing/test_setbacks.py::test_sharp_pain_asks_for_the_easier_exercise",
                "tests/planner/test_sheets.py::test_one_pain_limit_stands_everywhere",
            ),
            missing="A rise from week to week makes the week amber (R-WK), not the session red. The printed red light "
            "does not name limping. The bands themselves cannot be set by a clinic.",
        ),
        Entry(
            id="R-WK",
            does="A week is red with any red session, a nerve sign or a red flag; amber with two amber sessions, with "
            "no green one, where leg pain spread for a time, or where pain rose on the week before; else green. No "
            "record is not green.",
            certainty="O",
            sources="PMM OWN",
            modules=(
                "planner/prescribing/review/adapting/colours.py",
                "planner/prescribing/review/adapting/deciding.py",
            ),
            tests=(
                "tests/prescribing/test_setbacks.py::test_the_colour_of_a_week",
                "tests/prescribing/test_adapt.py::test_no_record_is_not_green",
                "tests/prescribing/test_setbacks.py::test_the_clinic_says_how_many_amber_sessions_make_a_week_amber",
            ),
        ),
    ),
)
