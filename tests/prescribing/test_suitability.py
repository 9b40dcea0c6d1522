from dataclasses import replace
from datetime import date

import pytest

from planner.prescribing.assessment import ActivePrecaution, Experience, Irritability
from planner.prescribing.library import Category, Direction, Phase, Verdict
from planner.prescribing.limits import (
    BELOW_A_RIGHT_ANGLE,
    GOOD_SIDE_DOWN,
    ON_A_HIGH_SEAT,
    ON_THE_BED,
    WHEN_NOTHING_ELSE_IS_SAID,
)
from planner.prescribing.rules import DEFAULT_RULES
from planner.prescribing.suitability import Situation, judge
from planner.prescribing.weeks import situation_in_week
from tests.prescribing.cases import assessed

HIGH = Irritability.HIGH


def judged(library, slug, assessment, phase=Phase.RESTORE):
    precautions = frozenset(active.slug for active in assessment.precautions)
    situation = Situation(assessment=assessment, phase=phase, precautions=precautions)
    return judge(library.exercises[slug], situation, library)


def rules_against(library, slug, assessment, phase=Phase.RESTORE):
    return {objection.rule for objection in judged(library, slug, assessment, phase).objections}


@pytest.mark.parametrize(
    ("conditions", "changes", "rules"),
    [
        pytest.param(["nonspecific-low-back-pain"], {}, set(), id="back pain alone: open, with care"),
        pytest.param(
            ["nonspecific-low-back-pain"], {"leg_symptoms": True}, {"R-DP2", "R-DP3"}, id="with leg symptoms: locked"
        ),
        pytest.param(
            ["lumbar-disc-herniation"], {"easing_direction": Direction.EXTENSION}, set(), id="disc, extension: open"
        ),
        pytest.param(
            ["lumbar-disc-herniation"],
            {"easing_direction": Direction.NONE},
            {"R-DP2", "R-DP3"},
            id="disc, none: locked",
        ),
        pytest.param(["lumbar-spinal-stenosis"], {}, {"R-PREC"}, id="stenosis: contraindicated"),
        pytest.param(
            ["lumbar-spinal-stenosis", "sciatica"],
            {"easing_direction": Direction.EXTENSION},
            {"R-PREC"},
            id="stenosis and sciatica, extension: still contraindicated",
        ),
        pytest.param(
            ["nonspecific-low-back-pain"],
            {"easing_direction": Direction.FLEXION},
            {"R-DP"},
            id="back pain, flexion: waits until phase 3",
        ),
    ],
)
def test_the_worked_cases_of_the_press_up(conditions, changes, rules, library):
    """The cases at the end of R-DP3."""
    assert rules_against(library, "prone-press-up", assessed(*conditions, **changes)) == rules


def test_end_range_against_the_easing_direction_comes_back_in_the_build_phase(library):
    assessment = assessed(easing_direction=Direction.FLEXION)
    assert judged(library, "prone-press-up", assessment, Phase.BUILD).may_be_used


def test_one_contraindication_outweighs_every_indication(library):
    assessment = assessed("piriformis-syndrome", "gluteal-tendinopathy")
    judgement = judged(library, "figure-four-stretch", assessment)
    assert judgement.verdict is Verdict.CONTRAINDICATED
    assert [objection.condition for objection in judgement.objections] == ["gluteal-tendinopathy"]


def test_every_verdict_against_an_exercise_is_named_with_its_source(library):
    assessment = assessed("gluteal-tendinopathy", "femoroacetabular-impingement", precautions=["lumbar-fusion"])
    objections = judged(library, "piriformis-stretch-supine", assessment).objections
    assert [objection.condition for objection in objections] == ["gluteal-tendinopathy", "femoroacetabular-impingement"]
    assert all(objection.source and objection.reason for objection in objections)


@pytest.mark.parametrize(
    ("precaution", "tag"),
    [
        pytest.param("osteoporosis", "trunk-curl", id="no curl-ups with osteoporosis"),
        pytest.param("pregnancy", "prone", id="not face down in pregnancy"),
        pytest.param("hip-replacement-posterior", "hip-flexion-deep", id="no deep bend after a posterior hip"),
        pytest.param("hip-replacement-lateral", "hip-abduction", id="no pushing out after a lateral hip"),
        pytest.param("glaucoma", "inverted", id="not head down with glaucoma"),
        pytest.param("epilepsy-or-blackouts", "pool", id="no pool with fits"),
    ],
)
def test_a_precaution_bars_every_exercise_with_its_tag(precaution, tag, library):
    assessment = assessed(precautions=[precaution], equipment=("pool",), easing_direction=Direction.EXTENSION)
    tagged = [spec for spec in library.exercises.values() if tag in spec.tags]
    assert tagged
    for spec in tagged:
        assert not judged(library, spec.slug, assessment, Phase.RETURN).may_be_used, spec.slug


def test_easing_direction_never_lifts_a_precaution(library):
    assessment = assessed(
        "lumbar-disc-herniation", irritability=HIGH, easing_direction=Direction.EXTENSION, precautions=["pregnancy"]
    )
    assert "R-OVL" in rules_against(library, "prone-lying", assessment)


def test_easing_direction_lifts_the_cautions_of_sciatica_at_high_irritability(library):
    without = assessed("sciatica", irritability=HIGH)
    tested = replace(without, easing_direction=Direction.EXTENSION)
    assert not judged(library, "prone-lying", without, Phase.SETTLE).may_be_used
    assert judged(library, "prone-lying", tested, Phase.SETTLE).may_be_used


def test_care_counts_as_blocked_at_high_irritability(library):
    cautioned = [
        spec for spec in library.exercises.values() if spec.suitability["hip-osteoarthritis"].verdict is Verdict.CAUTION
    ]
    assert cautioned
    for spec in cautioned:
        assert not judged(library, spec.slug, assessed("hip-osteoarthritis", irritability=HIGH)).may_be_used


def test_no_end_range_nor_nerve_stretch_at_high_irritability(library):
    assessment = assessed("hip-muscle-imbalance", irritability=HIGH)
    for spec in library.exercises.values():
        if "neural-tension" in spec.tags or any(tag.endswith("-end") for tag in spec.tags):
            assert not judged(library, spec.slug, assessment, Phase.RETURN).may_be_used, spec.slug


def test_care_prints_a_limit_in_plain_words(library):
    judgement = judged(library, "heel-slides", assessed("hip-osteoarthritis", precautions=["pregnancy"]))
    assert judgement.may_be_used
    assert judgement.limits == ("Keep the time on your back short. Prop yourself up or roll to your side.",)


@pytest.mark.parametrize(
    ("slug", "changes", "may"),
    [
        pytest.param("bridge", {"lacks": ("mat",)}, True, id="lying work on a bed"),
        pytest.param("bridge", {"lacks": ("mat", "bed")}, False, id="nowhere to lie"),
        pytest.param("cat-cow", {"lacks": ("mat",)}, False, id="hands and knees need the floor"),
        pytest.param("cat-cow", {"precautions": ["cannot-get-to-floor"]}, False, id="cannot get to the floor"),
        pytest.param("bridge", {"precautions": ["cannot-get-to-floor"]}, True, id="a bed when the floor is too far"),
        pytest.param("band-walk", {}, False, id="no band"),
        pytest.param("band-walk", {"equipment": ("resistance-band",)}, True, id="a band"),
        pytest.param("iso-hip-abduction-supine", {}, True, id="a towel does for a belt"),
        pytest.param("iso-hip-abduction-supine", {"lacks": ("towel",)}, False, id="no towel, no belt"),
        pytest.param("swimming", {}, False, id="no pool"),
    ],
)
def test_what_is_not_at_home_is_not_prescribed(slug, changes, may, library):
    assessment = assessed("hip-muscle-imbalance", experience=Experience.TRAINED, **changes)
    assert judged(library, slug, assessment, Phase.BUILD).may_be_used is may


def test_what_is_to_be_avoided_is_left_out(library):
    assert "R-PREC" in rules_against(library, "walking", assessed(avoid=("walking",)))


@pytest.mark.parametrize(
    ("changes", "phase", "hardest"),
    [
        pytest.param({"irritability": HIGH}, Phase.SETTLE, 1, id="irritable"),
        pytest.param({}, Phase.SETTLE, 2, id="moderate"),
        pytest.param({"age": 70}, Phase.SETTLE, 1, id="from 65 on level 1 first"),
        pytest.param({"irritability": Irritability.LOW}, Phase.RETURN, 3, id="low, late"),
    ],
)
def test_hard_exercises_wait(changes, phase, hardest, library):
    assessment = assessed("hip-muscle-imbalance", **changes)
    usable = [s for s in library.exercises.values() if not judged(library, s.slug, assessment, phase).too_early]
    assert max(spec.level for spec in usable) == hardest
    assert all(spec.earliest_phase.number <= phase.number for spec in usable)


def test_a_precaution_holds_until_its_end():
    precaution = ActivePrecaution(slug="lumbar-discectomy", until=date(2027, 1, 15))
    assert precaution.holds_on(date(2027, 1, 15))
    assert not precaution.holds_on(date(2027, 1, 16))
    assert precaution.holds_on(None)


def test_every_exercise_is_judged_for_every_condition(library):
    for spec in library.exercises.values():
        assert set(spec.suitability) == set(library.conditions), spec.slug
        assert spec.category in Category


def test_pregnancy_with_pelvic_pain_rules_out_one_leg_work(library):
    pelvic = assessed("si-joint-dysfunction", precautions=["pregnancy"])
    situation = Situation(assessment=pelvic, phase=Phase.BUILD, precautions=pelvic.precaution_slugs)
    for spec in library.exercises.values():
        if spec.tags & {"single-leg-loading", "asymmetric-pelvis"}:
            assert "R-PREG" in [objection.rule for objection in judge(spec, situation, library).objections], spec.slug


@pytest.mark.parametrize(("since", "waits"), [(None, True), (date(2026, 10, 19), False), (date(2026, 11, 9), True)])
def test_standing_work_waits_four_weeks_after_a_hip_replacement(since, waits, library):
    starts = date(2026, 11, 23)
    replaced = ActivePrecaution(slug="hip-replacement-anterior", since=since)
    person = replace(assessed("hip-osteoarthritis", start_date=starts), precautions=(replaced,))
    heel_raise = library.exercises["heel-raise"]
    first, fifth = (judge(heel_raise, situation_in_week(person, week, DEFAULT_RULES), library) for week in (1, 5))
    assert ("R-SURG" in [objection.rule for objection in first.objections]) is waits
    assert "R-SURG" not in [objection.rule for objection in fifth.objections]


def test_who_could_not_get_to_the_floor_may_once_that_has_ended(library):
    ended = ActivePrecaution(slug="cannot-get-to-floor", until=date(2026, 11, 16))
    person = replace(assessed(start_date=date(2026, 11, 23), lacks=("bed",)), precautions=(ended,))
    judgement = judge(library.exercises["bird-dog-leg-only"], situation_in_week(person, 1, DEFAULT_RULES), library)
    assert "R-EQ1" not in [objection.rule for objection in judgement.objections]


@pytest.mark.parametrize(
    ("slug", "condition", "limit"),
    [
        pytest.param(
            "split-squat",
            "femoroacetabular-impingement",
            "Go down only a short way: keep the hip bend under 90 degrees (a right angle).",
            id="a short way down with a pinching hip",
        ),
        pytest.param(
            "walking",
            "gluteal-tendinopathy",
            "Cut back hills, stairs and long walks at first. Do not walk with your feet on one line.",
            id="no hills with a sore outer hip",
        ),
        pytest.param(
            "bridge-offset", "si-joint-dysfunction", "Use a small range and keep your hips even.", id="by tag"
        ),
        pytest.param(
            "bridge-offset", "lumbar-spinal-stenosis", "Keep your hips level. Do not arch your back.", id="level"
        ),
        pytest.param("split-squat", "sciatica", WHEN_NOTHING_ELSE_IS_SAID, id="nothing concrete is stated"),
        pytest.param("side-plank", "gluteal-tendinopathy", GOOD_SIDE_DOWN, id="never on the sore side"),
    ],
)
def test_care_prints_the_limit_that_its_verdict_states(slug, condition, limit, library):
    """R-IR: with the stated limit."""
    assert limit in judged(library, slug, assessed(condition), Phase.RETURN).limits


def test_who_lies_with_a_sore_outer_hip_lies_on_the_good_side(library):
    for spec in library.exercises.values():
        judgement = judged(library, spec.slug, assessed("gluteal-tendinopathy"), Phase.RETURN)
        if "side-lying" in spec.tags and judgement.may_be_used:
            assert GOOD_SIDE_DOWN in judgement.limits, spec.slug


def test_a_limit_fits_how_the_exercise_is_done(library):
    """R-SURG: words of a seat only for what is done on one."""
    person = assessed("hip-osteoarthritis", precautions=["hip-replacement-posterior"])
    for spec in library.exercises.values():
        judgement = judged(library, spec.slug, person, Phase.RETURN)
        if judgement.verdict is Verdict.CAUTION and "hip-flexion" in spec.tags:
            sits = spec.start_position.startswith("sitting")
            assert (ON_A_HIGH_SEAT in judgement.limits) is sits, spec.slug
            assert (BELOW_A_RIGHT_ANGLE in judgement.limits) is not sits, spec.slug


def test_nobody_is_asked_to_prop_themselves_up_in_strength_work(library):
    """R-PREG: a bridge cannot be done propped up."""
    for spec in library.exercises.values():
        if spec.category is Category.STRENGTH:
            limits = judged(library, spec.slug, assessed(precautions=["pregnancy"]), Phase.RETURN).limits
            assert not any("Prop yourself up" in limit for limit in limits), spec.slug


def test_who_cannot_get_to_the_floor_lies_on_a_bed(library):
    """R-EQ1."""
    person = assessed(precautions=["cannot-get-to-floor"])
    for spec in library.exercises.values():
        lies = bool(spec.tags & {"supine", "side-lying", "prone"})
        assert (ON_THE_BED in judged(library, spec.slug, person, Phase.RETURN).limits) is lies, spec.slug
