"""What is printed and in which order, what is measured, and what the software never does."""

from planner.prescribing.rulebook.entry import Entry, Section

_OF_HANDOUT_DOWNLOAD = "tests/planner/test_handout_download.py"

_BROKEN = "tests/prescribing/test_check.py::test_every_broken_rule_is_found_in_its_place"
_INVARIANTS = "tests/prescribing/test_invariants.py::test_everything_that_must_hold_does"

_MEASURES = "Outcome measures come with the reports of patients, which are not there yet"

PRINTING = Section(
    title="Order, words and bounds",
    about="What the patient reads, and what holds for everything.",
    entries=(
        Entry(
            id="section 9",
            does="A session goes by place, so that one gets down and up once: aerobic work in a slot of its own, then "
            "lying and floor, chair, standing. Within a place: mobility, nerve work, control, balance, strength, "
            "stretch, relaxation; two-sided before one-sided, easy before hard.",
            certainty="X O",
            sources="TB ACSM09 OWN",
            modules=("planner/prescribing/session.py", "planner/prescribing/writing.py"),
            tests=(
                "tests/planner/test_services.py::test_exercises_are_stored_in_the_order_of_a_session",
                "tests/planner/test_services.py::test_each_week_is_read_back_in_its_own_order",
            ),
            missing="Place comes before kind: relaxation and strength on the floor stand before what is done on one's "
            "feet, balance among it. No warm-up is added of its own, and the time of day of a nerve slider is not "
            "said.",
        ),
        Entry(
            id="section 10",
            does="The flare-up plan in six steps, with the green of this person's pain limit, stands on every handout.",
            certainty="X O",
            sources="TB OWN",
            modules=("planner/prescribing/patient_words.py", "planner/handouts/layouts/last_page.py#flare_up"),
            tests=(
                "tests/handouts/test_document.py::test_no_word_of_a_sheet_is_lost",
                "tests/prescribing/test_plan.py::test_no_sentence_for_patients_holds_a_word_that_is_never_printed",
            ),
            missing="The counts of days are the same for everybody and cannot be set by a clinic.",
        ),
        Entry(
            id="R-OM1",
            does="Scores with date and version; a change is called meaningful only past both bounds.",
            certainty="X",
            sources="OSTELO08 LEFS99 RMDQ MAPI",
            reason=f"{_MEASURES}: no score is stored, so none can be compared.",
        ),
        Entry(
            id="R-OM2",
            does="Measures at the start and after 2, 6 and 12 weeks.",
            certainty="X",
            sources="TB",
            reason=f"{_MEASURES}. The re-assessments after 2 and 6 weeks are asked for by R-PG10.",
        ),
        Entry(
            id="section 12",
            does="The sheet prints the pain limit, the stop rules, both boxes with what the precautions add, missed "
            "days, and that it does not replace medical advice; each exercise with name, why, position, steps, dose, "
            "effort and stop-if, and boxes for ticks and pain. Words that frighten or forbid are a hard finding.",
            certainty="O",
            sources="JOSPT-LBP21 CERT16",
            modules=(
                "planner/sheets.py",
                "planner/prescribing/patient_words.py",
                "planner/prescribing/wording.py",
                "planner/prescribing/review/checking/safety.py",
            ),
            tests=(
                "tests/planner/test_sheets.py::test_no_handout_holds_a_word_that_is_never_printed",
                "tests/planner/test_sheets.py::test_every_card_says_when_to_stop_and_how",
                "tests/planner/test_sheets.py::test_the_therapists_reasons_are_not_printed",
                "tests/prescribing/test_wording.py::test_words_that_are_never_printed_are_found_in_their_forms",
                "tests/prescribing/test_plan.py::test_the_emergency_box_names_the_signs_of_the_precautions",
                "tests/exercises/test_real_library.py::test_a_patient_is_never_shown_a_frightening_word",
            ),
            missing="Some sentences are worded anew around the same sense; the number of the pain limit stands beside "
            "them.",
        ),
        Entry(
            id="section 13",
            does="Effort from 0 to 10 for strength work, by phase, and for aerobic work at a pace to talk; other "
            "exercises have none. Going back a phase takes its effort; in pregnancy 5 is the most.",
            certainty="X",
            sources="WHO20 LEAP-P TB",
            modules=(
                "planner/prescribing/rules.py",
                "planner/prescribing/progression.py",
                "planner/prescribing/review/adapting/desk.py",
            ),
            tests=(
                "tests/prescribing/test_rulebook.py::test_effort_rises_by_phase_and_easy_movement_has_none",
                "tests/prescribing/test_schedule.py::test_who_needs_a_day_between",
                _BROKEN,
            ),
            missing="The sheet prints the number and no words for it. A clinic's numbers for effort stand under R-FQ1.",
        ),
        Entry(
            id="section 14",
            does="No plan past a red flag; every exclusion is kept and shown; nothing grows after red; no exercise "
            "without steps and stop-if; no other pain number than the plan's; open answers are no ‘no’; no day over "
            "the minutes. What was confirmed is printed as it was confirmed.",
            certainty="O",
            sources="OWN",
            modules=(
                "planner/prescribing/review/checking/safety.py",
                "planner/prescribing/review/adapting/fitting.py",
                "planner/services.py#confirm_programme",
            ),
            tests=(
                _INVARIANTS,
                _BROKEN,
                "tests/prescribing/test_adapt.py::test_whatever_was_reported_the_next_week_is_sound",
                "tests/handouts/test_document.py::test_no_exercise_without_a_stop_if",
                "tests/planner/test_programme_pages.py::test_the_page_says_what_was_left_out_and_why",
                f"{_OF_HANDOUT_DOWNLOAD}::test_a_confirmed_programme_is_printed_as_it_was_confirmed_whatever_a_curator_edits",
            ),
            missing="In an assessment file a precaution that is not listed counts as no. Versions of an issued "
            "handout come with its issue.",
        ),
    ),
)
