"""How doses grow, hold and ease off from week to week."""

from planner.prescribing.rulebook.entry import Entry, Section

_OF_PROGRESSION = "tests/prescribing/test_progression.py"

_SETBACKS = "tests/prescribing/test_setbacks.py"
_BROKEN = "tests/prescribing/test_check.py::test_every_broken_rule_is_found_in_its_place"
_INVARIANTS = "tests/prescribing/test_invariants.py::test_everything_that_must_hold_does"
_DOSES = "planner/prescribing/progression.py"

_GROWTH = (
    Entry(
        id="R-PG1",
        does="The plan is what comes after green weeks. From what was reported the proposal goes on only after a "
        "green week with 70 % of the sessions done, and an exercise only after two days with good form; an amber week "
        "is repeated, a red one made less.",
        certainty="X O",
        sources="PMM TB OWN",
        modules=(
            "planner/prescribing/review/adapting/deciding.py",
            "planner/prescribing/review/adapting/growing.py",
            "planner/prescribing/review/adapting/easing.py",
        ),
        tests=(
            "tests/prescribing/test_adapt.py::test_the_colour_decides",
            "tests/prescribing/test_adapt.py::test_so_many_sessions_are_done_before_anything_grows",
            "tests/prescribing/test_adapt.py::test_an_exercise_that_is_not_ready_keeps_its_dose_while_others_go_on",
        ),
        missing="The printed weeks themselves do not wait: the handout says when to go on, stay or step down.",
    ),
    Entry(
        id="R-PG2",
        does="One number of a dose grows in a week: repetitions or hold, then a set; for aerobic work minutes, then "
        "bouts, then days. In the week in which the effort of strength work rises the amount stays. Poor form "
        "keeps a dose as it is. A harder form comes last (R-PG9). Effort and amount raised together by hand are "
        "pointed out.",
        certainty="X",
        sources="TB",
        modules=(
            _DOSES,
            "planner/prescribing/review/adapting/growing.py",
            "planner/prescribing/review/checking/doses.py",
        ),
        tests=(
            f"{_OF_PROGRESSION}::test_only_one_number_of_a_dose_changes_at_a_time_while_repetitions_grow",
            "tests/prescribing/test_progression.py::test_every_dose_grows_to_its_target_and_stops_there",
            "tests/prescribing/test_plan.py::test_effort_and_amount_do_not_rise_together",
            _BROKEN,
        ),
        missing="Load, speed, pace and hills are not planned.",
    ),
    Entry(
        id="R-PG3",
        does="A week's volume grows by at most so many per cent by irritability, or by the smallest step there is: "
        "one repetition, 2 or 5 s of hold, one minute in a resting position. Where one repetition is past the cap and "
        "a longer hold is less, the hold grows. A new set comes with fewer repetitions. Nothing goes past the "
        "library's target.",
        certainty="G O",
        sources="ACSM09 OWN",
        modules=(
            _DOSES,
            "planner/prescribing/dose.py",
            "planner/prescribing/review/checking/doses.py",
        ),
        tests=(
            "tests/prescribing/test_progression.py::test_one_step_keeps_to_the_weekly_cap_or_is_the_least_there_is",
            "tests/prescribing/test_progression.py::test_a_set_is_added_with_fewer_repetitions",
            f"{_OF_PROGRESSION}::test_a_longer_hold_is_taken_where_a_repetition_more_is_too_much",
            _INVARIANTS,
            _BROKEN,
        ),
        missing="Load in kilograms is not part of a dose, so its 2 to 10 % are not planned.",
    ),
    Entry(
        id="R-PG4",
        does="Aerobic work grows by 2 to 5 minutes a week by irritability, bouts in a row sharing the step, and all "
        "of them shorter where one is added, to the library's target; then by a day. With stenosis walking comes in "
        "bouts. Where leg symptoms spread for a time walking is halved, and where they stay the plan is on hold.",
        certainty="T O",
        sources="WALKBACK24 BOOT16 OWN",
        modules=(
            _DOSES,
            "planner/prescribing/review/adapting/easing.py",
            "planner/prescribing/review/checking/doses.py",
            "exercises/library/conditions.yaml#walk-sit-intervals",
        ),
        tests=(
            "tests/prescribing/test_progression.py::test_walking_adds_a_few_minutes",
            f"{_OF_PROGRESSION}::test_another_bout_of_walking_keeps_within_the_weekly_step",
            "tests/prescribing/test_plan.py::test_walking_comes_in_bouts_with_stenosis",
            f"{_SETBACKS}::test_walking_is_halved_where_leg_symptoms_spread_for_a_time",
            _BROKEN,
        ),
        missing="Above low irritability walking grows every other week and in the one after a lighter week (R-PG8), "
        "never in a lighter one. Within bouts the minutes grow before their number, and by one minute each at the "
        "least, which may be one past a clinic's step.",
    ),
    Entry(
        id="R-PG5",
        does="A harder form takes the place of the easier one and begins halfway to its own target, at no more than "
        "65 % of the old volume; at high irritability, from 65 on, for timed work, or where that leaves too little, "
        "at its usual first dose. One that needs care where the easier one does not is no next step. The easier one "
        "is printed as what to go back to.",
        certainty="O",
        sources="OWN",
        modules=(
            _DOSES,
            "planner/prescribing/writing.py",
            "planner/prescribing/reasons.py",
        ),
        tests=(
            f"{_OF_PROGRESSION}::test_a_harder_exercise_begins_below_two_thirds_of_the_volume_and_of_its_own_target",
            "tests/prescribing/test_progression.py::test_a_harder_exercise_begins_at_its_first_dose_where_care_is_needed",
            "tests/prescribing/test_plan.py::test_an_exercise_and_the_one_that_follows_it_never_stand_in_one_week",
        ),
        missing="60 % is no lower bound: the first dose may be less, or more than 70 % where the old volume was small.",
    ),
)
_EASING = (
    Entry(
        id="R-PG6",
        does="Every fourth week but the last of a programme strength, control and balance have a third to a half "
        "fewer sets, or fewer repetitions of one set, not below the library's start; neither dose nor effort grows "
        "and nothing new comes. The weekly proposal is lighter too after a red week, illness or travel. The week "
        "after brings the dose back to where it was.",
        certainty="X",
        sources="TB",
        modules=(
            _DOSES,
            "planner/prescribing/weeks.py",
            "planner/prescribing/review/adapting/desk.py",
            "planner/prescribing/review/checking/doses.py",
        ),
        tests=(
            "tests/prescribing/test_progression.py::test_a_lighter_week_takes_a_third_off",
            f"{_OF_PROGRESSION}::test_every_fourth_week_is_lighter_but_the_last",
            "tests/prescribing/test_plan.py::test_after_a_lighter_week_a_dose_is_at_most_what_it_was_before",
            f"{_SETBACKS}::test_after_illness_and_travel_comes_a_lighter_week",
            _INVARIANTS,
            _BROKEN,
        ),
        missing="Stretches, easy movement, aerobic work and a single long hold stay as they are.",
    ),
    Entry(
        id="R-PG7",
        does="One missed week: the last again. Two or three: one step back. Four or more: half, and a review. "
        "Illness, surgery, a fall or new symptoms put the plan on hold until red flags and precautions were asked "
        "again.",
        certainty="O",
        sources="OWN",
        modules=(
            "planner/prescribing/review/adapting/deciding.py",
            "planner/prescribing/review/adapting/easing.py",
            "planner/prescribing/review/adapting/record.py",
        ),
        tests=(
            f"{_SETBACKS}::test_missed_weeks",
            f"{_SETBACKS}::test_after_four_missed_weeks_the_dose_is_that_share_of_the_last_one",
            f"{_SETBACKS}::test_after_a_restart_the_dose_of_the_missed_week_does_not_come_back_at_once",
            f"{_SETBACKS}::test_after_illness_and_the_like_the_red_flags_are_asked_again_first",
        ),
    ),
    Entry(
        id="R-PG8",
        does="Above low irritability aerobic work grows every other week and in the one after a lighter week, then "
        "with at most one leg exercise, each in its turn; in the other weeks leg strength grows. Past the end of the "
        "plan the turns go on. More at once, by hand, is pointed out.",
        certainty="O",
        sources="OWN",
        modules=(
            _DOSES,
            "planner/prescribing/review/adapting/growing.py",
            "planner/prescribing/review/checking/doses.py",
        ),
        tests=(
            "tests/prescribing/test_progression.py::test_walking_never_grows_with_two_leg_exercises_when_irritable",
            "tests/prescribing/test_adapt.py::test_past_the_end_of_a_plan_work_takes_turns_as_within_it",
            _BROKEN,
        ),
    ),
    Entry(
        id="R-PG9",
        does="At target are sets, and repetitions or hold, whichever the library lets grow; a dose that fills the day "
        "counts. After two weeks there, and three in all, a harder form may follow. With goals met and all at target "
        "the proposal is maintenance, strength on two days.",
        certainty="O",
        sources="OWN",
        modules=(
            _DOSES,
            "planner/prescribing/course.py",
            "planner/prescribing/weeks.py",
            "planner/prescribing/review/adapting/growing.py",
            "planner/prescribing/review/adapting/easing.py",
        ),
        tests=(
            "tests/prescribing/test_progression.py::test_every_dose_grows_to_its_target_and_stops_there",
            "tests/prescribing/test_plan.py::test_what_was_outgrown_never_comes_back",
            "tests/prescribing/test_adapt.py::test_with_goals_met_and_all_at_target_comes_maintenance",
            "tests/prescribing/test_adapt.py::test_targets_reached_at_the_end_without_the_goals_ask_for_the_next_level",
        ),
        missing="In the plan each exercise goes on by itself, whether or not the others are at target; goals count "
        "only once they are reported. In a new phase a harder form may come earlier (R-PH1); with memory problems "
        "none comes.",
    ),
    Entry(
        id="R-PG10",
        does="The plan and the proposals ask for a re-assessment after two and six weeks, and after six without "
        "meaningful change for another look at the diagnosis or a referral.",
        certainty="X",
        sources="TB S4-28 S4-29",
        modules=("planner/prescribing/notices.py", "planner/prescribing/review/adapting/noticing.py"),
        tests=("tests/prescribing/test_adapt.py::test_reviews_come_at_two_and_six_weeks",),
        missing="Change is not measured yet (R-OM1).",
    ),
)

PROGRESSION = Section(
    title="Progression",
    about="From week to week; red always goes before green.",
    entries=(*_GROWTH, *_EASING),
)
