"""Before any plan: the order of precedence, the red flags, and what is asked."""

from planner.prescribing.rulebook.entry import Entry, Section
from planner.prescribing.screening import RED_FLAGS, RedFlag

CERTAINTY_OF_FLAG = {
    **dict.fromkeys(("RF1", "RF2", "RF4", "RF5", "RF6", "RF9", "RF10", "RF15", "RF17", "RF18", "RF19"), "G"),
    **dict.fromkeys(("RF7", "RF8", "RF12", "RF13", "RF14", "RF16", "RF20", "RF21", "RF22", "RF23"), "X"),
    "RF3": "G X",
    "RF11": "T",
}
BESIDE_THE_FLAG = {
    "RF3": " The form asks why, where unchanged symptoms of a known stenosis are a no.",
    "RF15": " Under 18 no plan is made anyway (R-AGE2).",
    "RF21": " Asked at any age.",
}

PRECEDENCE = Section(
    title="Which rule wins",
    about="A lower rule never loosens a higher one.",
    entries=(
        Entry(
            id="R-PREC",
            does="Screening comes first. Then every verdict and limit is asked, and one that speaks against an "
            "exercise is enough; wishes only choose among what is left. All that was said against an exercise is kept "
            "with its source, and the plan says where conditions and precautions pull apart.",
            certainty="O",
            sources="OWN",
            modules=(
                "planner/prescribing/suitability.py",
                "planner/prescribing/pulls.py",
                "planner/prescribing/review/checking/safety.py",
            ),
            tests=(
                "tests/prescribing/test_suitability.py::test_one_contraindication_outweighs_every_indication",
                "tests/prescribing/test_suitability.py::test_every_verdict_against_an_exercise_is_named_with_its_source",
                "tests/prescribing/test_suitability.py::test_what_is_to_be_avoided_is_left_out",
            ),
        ),
    ),
)


def _of_flag(flag: RedFlag) -> Entry:
    kind = "Hard" if flag.hard else "Soft"
    return Entry(
        id=flag.slug,
        does=f"Asks: “{flag.question}” A yes blocks: {flag.action}. {kind} (R-RF2)."
        f"{BESIDE_THE_FLAG.get(flag.slug, '')}",
        certainty=CERTAINTY_OF_FLAG[flag.slug],
        sources=flag.source,
        modules=("planner/prescribing/screening.py",),
        tests=("tests/prescribing/test_screening.py::test_a_red_flag_answered_yes_blocks_and_says_what_to_do",),
    )


_OF_SCREENING = (
    Entry(
        id="R-RF1",
        does="A red flag answered yes and not cleared, or left open, blocks the plan: there are no weeks to show, to "
        "store or to print, only the reasons and what to do. A plan from elsewhere is screened again by the check, "
        "and before every weekly proposal.",
        certainty="O",
        sources="OWN",
        modules=(
            "planner/prescribing/screening.py",
            "planner/prescribing/plan.py",
            "planner/prescribing/review/adapting/adapt.py",
            "planner/services.py",
        ),
        tests=(
            "tests/prescribing/test_screening.py::test_a_red_flag_left_open_counts_as_not_cleared",
            "tests/prescribing/test_setbacks.py::test_where_no_plan_may_be_made_none_goes_on",
            "tests/planner/test_services.py::test_a_blocked_assessment_makes_no_programme_and_keeps_its_reasons",
        ),
    ),
    Entry(
        id="R-RF2",
        does="A hard flag is cleared only by an outside assessment (by whom, date, result), a soft one also by the "
        "therapist's own reasoning. The plan says how each yes was cleared, and when an outside assessment is old.",
        certainty="G O",
        sources="IFOMPT20 OWN",
        modules=("planner/prescribing/screening.py", "planner/prescribing/notices.py"),
        tests=(
            "tests/prescribing/test_screening.py::test_there_are_23_red_flags_and_the_hard_ones_are_those_of_the_rule",
            "tests/prescribing/test_screening.py::test_an_outside_assessment_clears_any_red_flag",
            "tests/prescribing/test_screening.py::test_reasoning_alone_clears_only_soft_red_flags",
            "tests/prescribing/test_plan.py::test_an_old_outside_assessment_is_pointed_out",
        ),
        missing="What the outside assessment says is not read: any result clears the flag.",
    ),
    Entry(
        id="R-RF3",
        does="The plan asks for the red flags again at the review; a red flag, a new nerve sign, illness, surgery, a "
        "fall or new symptoms stop the weekly proposal until they were asked. After a red flag asking again is not "
        "enough: the plan stays stopped until a new assessment. No handout is made without the emergency box.",
        certainty="X",
        sources="TB",
        modules=(
            "planner/prescribing/notices.py",
            "planner/prescribing/review/adapting/noticing.py",
            "planner/prescribing/patient_words.py#emergency_signs",
        ),
        tests=(
            "tests/prescribing/test_setbacks.py::test_a_hold_lasts_until_somebody_has_asked_again",
            "tests/prescribing/test_setbacks.py::test_asking_again_never_clears_a_red_flag",
            "tests/planner/test_programme_pages.py::test_at_a_review_red_flags_and_precautions_are_asked_again",
            "tests/handouts/test_document.py::test_no_handout_without_emergency_signs",
        ),
        missing="After an ordinary week nothing stops a proposal where the red flags were not asked again: the plan "
        "reminds, and the therapist asks.",
    ),
    Entry(
        id="section 0.2",
        does="The assessment holds age, conditions, precautions, red flags, worst pain, the signs of irritability, "
        "leg symptoms, easing direction, experience, equipment, minutes and days, goals, and wishes.",
        certainty="X",
        sources="TB",
        modules=(
            "planner/prescribing/assessment.py#class Assessment",
            "planner/prescribing/intake.py#irritability_signs",
        ),
        tests=(
            "tests/planner/test_assessment_form.py::test_the_answers_become_the_assessment",
            "tests/prescribing/test_intake.py::test_the_signs_of_irritability_are_read_and_faults_have_their_path",
        ),
        missing="Body map, what makes it worse or better, work, injections, beliefs and mood are the therapist's "
        "notes: no rule reads them. The web form does not ask for the signs of irritability yet.",
    ),
    Entry(
        id="section 0.3",
        does="Helps the therapist to tell spine from hip.",
        certainty="X",
        sources="S4-18 S4-27",
        reason="It supports the therapist's choice and never makes a diagnosis. Where it is mixed, both conditions "
        "are chosen and the most restrictive verdict wins (R-OVL).",
    ),
)

SCREENING = Section(
    title="Red flags and screening",
    about="Asked before any plan; unanswered is not cleared.",
    entries=(*(_of_flag(flag) for flag in RED_FLAGS), *_OF_SCREENING),
)
