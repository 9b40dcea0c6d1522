"""How large a session is, how often things are done, and how the categories are balanced."""

from planner.prescribing.rulebook.entry import Entry, Section

_BROKEN = "tests/prescribing/test_check.py::test_every_broken_rule_is_found_in_its_place"
_INVARIANTS = "tests/prescribing/test_invariants.py::test_everything_that_must_hold_does"

SESSIONS = Section(
    title="Size of a session",
    about="Few exercises, done well, within the minutes there are.",
    entries=(
        Entry(
            id="R-SZ1",
            does="The number of exercises besides aerobic work goes by week and irritability: 3 to 4 in the first "
            "week, 4 to 6 later. Fewer from 75 on or under 10 minutes in the first week, with memory problems in any, "
            "and where the day is short.",
            certainty="T O",
            sources="HENRY99 ECK15 MED09 OWN",
            modules=(
                "planner/prescribing/needs.py",
                "planner/prescribing/rules.py",
                "planner/prescribing/review/checking/weeks.py",
            ),
            tests=(
                _INVARIANTS,
                _BROKEN,
                "tests/prescribing/test_plan.py::test_memory_problems_keep_it_to_three",
            ),
            missing="More than six, by hand, is a warning of the check and not a hard finding.",
        ),
        Entry(
            id="R-SZ2",
            does="One formula for the time of a dose. No day is over the person's minutes; aerobic work is reckoned "
            "apart, and the plan says that it comes on top. What is new begins with fewer sets, then fewer times a "
            "day, before an exercise gives way; one of control or strength and one of aerobic work are chosen before "
            "everything else.",
            certainty="O",
            sources="OWN",
            modules=(
                "planner/prescribing/dose.py",
                "planner/prescribing/schedule.py",
                "planner/prescribing/weeks.py",
                "planner/prescribing/needs.py",
                "planner/prescribing/notices.py",
                "planner/prescribing/review/adapting/fitting.py",
            ),
            tests=(
                "tests/prescribing/test_notices.py::test_aerobic_minutes_are_said_to_come_on_top",
                "tests/prescribing/test_dose.py::test_a_bout_is_set_up_and_sets_of_repetitions_and_rest",
                "tests/prescribing/test_dose.py::test_rest_and_set_up_do_not_double_for_two_sides",
                "tests/prescribing/test_schedule.py::test_nerve_work_counts_one_side",
                _INVARIANTS,
            ),
            missing="Minutes for aerobic work are not asked.",
        ),
        Entry(
            id="R-SZ3",
            does="After the first week at most two new exercises a week, what comes back among them; in a lighter "
            "week only in place of what had to go. The size of the week stays below its limit, so one goes where one "
            "comes. What is new gets more points for three weeks, rest for two.",
            certainty="O",
            sources="OWN",
            modules=("planner/prescribing/weeks.py", "planner/prescribing/review/adapting/growing.py"),
            tests=(
                _INVARIANTS,
                _BROKEN,
                "tests/prescribing/test_plan.py::test_what_is_new_is_done_for_three_weeks",
                "tests/prescribing/test_adapt.py::test_whatever_was_reported_the_next_week_is_sound",
            ),
        ),
        Entry(
            id="R-SZ4",
            does="An exercise is proposed where a condition's verdict or choices, the tested direction, surgery, weak "
            "bones, balance, aerobic work or a wish speaks for it; never two of one function. A goal adds points, and "
            "one that nothing trains for directly is named, walking by a walk alone; a goal to run names the running "
            "plan as the therapist's. Control or strength that serves nothing special comes only where nothing else "
            "of it fits. The set of a week is the best by a stated measure, proven, or the plan says that it is not.",
            certainty="O",
            sources="S0-31 OWN",
            modules=(
                "planner/prescribing/objective.py",
                "planner/prescribing/goals.py",
                "planner/prescribing/notices.py",
                "planner/prescribing/choices.py",
                "planner/prescribing/search.py#best_set",
            ),
            tests=(
                "tests/prescribing/test_notices.py::test_who_wants_to_walk_has_to_walk",
                "tests/prescribing/test_notices.py::test_the_running_plan_is_the_therapists",
                "tests/prescribing/test_plan.py::test_in_a_short_day_the_conditions_core_comes_before_the_words_of_a_goal",
                "tests/prescribing/test_search.py::test_the_set_found_is_worth_as_much_as_the_best_of_all_sets",
                _INVARIANTS,
                _BROKEN,
            ),
            missing="Goals are read by a short list of English words, and impairments are not recorded.",
        ),
        Entry(
            id="R-SZ5",
            does="The handout has boxes to tick for each session, lines for pain, why each exercise is there, what to "
            "do on a short day, and the date of the review.",
            certainty="X",
            sources="TB",
            modules=("planner/sheets.py#SHORT_DAY", "planner/handouts/layouts/words.py#PAIN_LINES"),
            tests=(
                "tests/planner/test_sheets.py::test_the_grid_ticks_each_session_of_each_day",
                "tests/planner/test_sheets.py::test_the_review_comes_as_soon_as_irritability_asks",
            ),
            missing="A fixed time of day and the choice between two equal exercises are not offered.",
        ),
    ),
)
FREQUENCY = Section(
    title="Frequency and rest",
    about="Days a week and times a day are the library's, within the person's own days.",
    entries=(
        Entry(
            id="R-FQ",
            does="The table: the library's doses keep to it, aerobic work comes on three days at least, and the check "
            "points out more or less than usual, more days than the person has, and more effort than the phase.",
            certainty="X G T",
            sources="TB ACSM09 ACSM-FLEX WHO20 NEURO LEAP-P WALKBACK24",
            modules=(
                "planner/prescribing/review/checking/doses.py",
                "planner/prescribing/review/checking/weeks.py",
                "planner/prescribing/choices.py#LEAST_AEROBIC_DAYS",
            ),
            tests=(_BROKEN, "tests/prescribing/test_schedule.py::test_daily_work_keeps_to_the_days_the_person_has"),
            missing="About 60 s for each stretch, and 150 minutes of aerobic work a week, are not reckoned.",
        ),
        Entry(
            id="R-FQ1",
            does="All strength work shares its days, at most three and never two running, Sunday and Monday included. "
            "Exempt is level 1 that is isometric or at effort 3 or less. What the library gives daily stays that "
            "light.",
            certainty="G T O X",
            sources="ACSM09 LEAP-P",
            modules=(
                "planner/prescribing/schedule.py",
                "planner/prescribing/progression.py",
                "planner/prescribing/review/checking/safety.py",
            ),
            tests=(
                "tests/prescribing/test_schedule.py::test_strength_days_are_never_consecutive",
                "tests/prescribing/test_schedule.py::test_who_needs_a_day_between",
                _BROKEN,
            ),
        ),
        Entry(
            id="R-FQ2",
            does="But for easy movement, nerve work and rest, everything comes on six days at most, so that one day "
            "is lighter.",
            certainty="G",
            sources="ACSM09",
            modules=("planner/prescribing/schedule.py", "planner/prescribing/review/checking/weeks.py"),
            tests=(_INVARIANTS, "tests/prescribing/test_schedule.py::test_five_days_leave_two_days_off_apart", _BROKEN),
        ),
        Entry(
            id="R-FQ3",
            does="With hip osteoarthritis a programme of fewer than six weeks is pointed out.",
            certainty="G",
            sources="HIPOA17 HIPOA25",
            modules=("planner/prescribing/notices.py",),
            tests=("tests/prescribing/test_rulebook.py::test_a_short_programme_for_a_hip_is_pointed_out",),
            missing="One to five times a week is not a limit: easy movement and short walks may come daily.",
        ),
    ),
)
BALANCE = Section(
    title="Balance of categories",
    about="What a week should hold, by phase.",
    entries=(
        Entry(
            id="R-BL",
            does="The table of least and most by phase: what a week needs comes before all points, one of each first. "
            "Where a condition has nothing of a kind, its place goes to movement, control or strength. The check "
            "allows one more or fewer.",
            certainty="X",
            sources="TB",
            modules=("planner/prescribing/needs.py", "planner/prescribing/review/checking/weeks.py"),
            tests=("tests/prescribing/test_plan.py::test_every_condition_gets_a_whole_programme", _BROKEN),
            missing="In the settle phase strength need not be isometric, and gets more than one place where the rest "
            "has nothing that serves. The return phase keeps one easy movement. The goal task is a matter of points.",
        ),
        Entry(
            id="R-BL0",
            does="From 65 on, with falls, osteoporosis, diabetes or numb feet, every week has one balance item, "
            "granted before control where the week is short.",
            certainty="O",
            sources="OWN",
            modules=("planner/prescribing/needs.py", "planner/prescribing/review/checking/weeks.py"),
            tests=(
                "tests/prescribing/test_plan.py::test_balance_work_is_there_from_65_on_and_control_or_strength_beside_it",
                _BROKEN,
            ),
        ),
        Entry(
            id="R-BL1",
            does="Every week has one aerobic item, if need be one that is merely harmless, and marks it and the "
            "easiest other one for a bad day. Where none may be done, the plan says so.",
            certainty="X",
            sources="S0-38 S0-39 S0-40 WHO20",
            modules=(
                "planner/prescribing/needs.py",
                "planner/prescribing/objective.py",
                "planner/prescribing/writing.py",
                "planner/prescribing/notices.py",
            ),
            tests=(
                "tests/prescribing/test_plan.py::test_aerobic_work_that_is_harmless_comes_where_none_is_indicated",
                _INVARIANTS,
                _BROKEN,
            ),
        ),
        Entry(
            id="R-BL2",
            does="Control or strength is in every week where any may be done and fits the day, before everything else.",
            certainty="T",
            sources="NMA20 S0-42 S0-43 S0-44",
            modules=("planner/prescribing/needs.py", "planner/prescribing/weeks.py", "planner/prescribing/choices.py"),
            tests=(_INVARIANTS, "tests/prescribing/test_plan.py::test_every_condition_gets_a_whole_programme", _BROKEN),
        ),
        Entry(
            id="R-BL3",
            does="With gluteal tendinopathy the library rules out every gluteal stretch, and the check names the "
            "rule. Load advice is printed.",
            certainty="T",
            sources="LEAP18 GRIM",
            modules=(
                "planner/prescribing/review/checking/safety.py",
                "exercises/library/conditions.yaml#gluteal-tendinopathy",
            ),
            tests=(
                "tests/prescribing/test_plan.py::test_sore_outer_hips_get_strength_and_no_gluteal_stretch",
                _BROKEN,
            ),
        ),
        Entry(
            id="R-BL4",
            does="One-sided work is for both sides; nerve work is for the sore side only and is timed so. Both sides "
            "by hand are pointed out, not forbidden.",
            certainty="X",
            sources="TB",
            modules=(
                "planner/prescribing/writing.py",
                "planner/prescribing/library.py",
                "planner/prescribing/review/checking/doses.py",
            ),
            tests=(
                "tests/prescribing/test_schedule.py::test_nerve_work_counts_one_side",
                "tests/prescribing/test_plan.py::test_no_dose_asks_for_each_side_where_a_limit_allows_one",
                _BROKEN,
            ),
            missing="Which side is sore is not recorded, so ‘sore side first’ is not said, and both sides cannot be "
            "ticked in the assessment.",
        ),
    ),
)
