"""What an exercise is worth to this person, in points: what the choice of a week's exercises is made by.

More points for what a condition's verdict and section 8 speak for, for the tested direction, the person's goals and
the therapist's wishes, and for staying with what has begun; fewer for what needs care. What a week should hold comes
before all points (`search`), and a change of position costs some.
"""

from planner.prescribing.assessment import OLD_AGE, Assessment
from planner.prescribing.goals import goals_served
from planner.prescribing.library import Category, ConditionSpec, ExerciseSpec, Library, Phase, Verdict
from planner.prescribing.needs import Kind, kind_of, needs_balance
from planner.prescribing.patient_words import PREGNANCY
from planner.prescribing.suitability import eases, goes_the_easing_way, verdict_in
from planner.prescribing.surgery import (
    AFTER_HIP_REPLACEMENT,
    FIRST_AFTER_HIP_REPLACEMENT,
    STANDING_AFTER_HIP_REPLACEMENT,
    has_new_hip,
)

VERDICT_POINTS = {Verdict.INDICATED: 10, Verdict.NEUTRAL: 0, Verdict.CAUTION: -8, Verdict.CONTRAINDICATED: -100}
CORE_POINTS = {Phase.SETTLE: 14, Phase.RESTORE: 14, Phase.BUILD: 8, Phase.RETURN: 6}
ADD_POINTS = {Phase.SETTLE: 0, Phase.RESTORE: 8, Phase.BUILD: 12, Phase.RETURN: 12}
CORE_STEP, ADD_STEP = 2, 1
LATE = frozenset({Phase.BUILD, Phase.RETURN})
LEVEL_POINTS = {Phase.BUILD: {2: 4, 3: 4}, Phase.RETURN: {2: 4, 3: 6}}
"""Strength and control work goes from level 2 to level 3 in the later phases (section 1)."""
EASY_HOLD_POINTS = -10
"""A level-1 hold has done its work once strength is built."""
UNPREPARED_POINTS = -15
"""A level-3 exercise that follows nothing done before, for somebody untrained (R-PG2: the next level)."""
REST_POINTS = {Phase.RESTORE: -16}
"""Rest makes room for movement once the pain has settled (section 7)."""
EASING_POINTS = 30
FIRST_SET_POINTS = {Phase.SETTLE: 14, Phase.RESTORE: 10, Phase.BUILD: -30, Phase.RETURN: -40}
STANDING_SET_POINTS = {Phase.SETTLE: 14, Phase.RESTORE: 14, Phase.BUILD: 14, Phase.RETURN: 14}
GOAL_POINTS = {Phase.SETTLE: 2, Phase.RESTORE: 4, Phase.BUILD: 8, Phase.RETURN: 20}
PREFERRED_POINTS = 30
CONTINUITY_POINTS, CONTINUITY_POINTS_AT_TARGET = 12, 2
CONTINUITY_POINTS_JUST_BEGUN = 30
"""What was new last week stays: an exercise of one week teaches nothing."""
HARDER_FORM_POINTS = 6
"""More than what it follows is worth, with its continuity."""
STAPLE_POINTS = 6
STAPLES_OF_OLDER_PEOPLE = frozenset({"sit-to-stand", "semi-tandem-stance"})
STAPLES = {
    "osteoporosis": frozenset({"hip-hinge-drill", "bird-dog-leg-only", "bird-dog", "heel-raise", "sit-to-stand"}),
    "pregnancy": frozenset({"pelvic-floor-squeeze"}),
}
"""What a precaution asks for beside what it rules out: hinge, back extensors, balance and strength (R-OSTEO, SSS22);
pelvic floor work in pregnancy (R-PREG)."""
STAPLE_POINTS_OF_PRECAUTIONS = 20
SUPINE_STRENGTH_POINTS_IN_PREGNANCY = -10
"""On the side, on hands and knees or at the counter comes before on the back (R-PREG)."""
EVERYBODYS_AEROBIC = "walking"
# Where no aerobic work is indicated, walking with care comes before something merely harmless (R-BL1).
SECOND_BEST_AEROBIC_POINTS = 20
SPARE_POINTS = -20_000
"""Less than filling up a week is worth: what serves nothing special comes only where it is all there is (R-BL2)."""
CERTAINTY_POINTS = (("guideline", 2), ("trial", 1))


def points_of(spec: ExerciseSpec, assessment: Assessment, phase: Phase, library: Library) -> int:
    """How well an exercise serves this person in a phase, continuity and harder forms apart (R-SZ4, section 8)."""
    return lasting_points(spec, assessment, library) + points_in_phase(spec, assessment, phase, library)


def lasting_points(spec: ExerciseSpec, assessment: Assessment, library: Library) -> int:
    """The part of the points that is the same in every phase: verdicts, direction, wishes, staples, certainty."""
    points = sum([VERDICT_POINTS[verdict_in(spec, slug, assessment)] for slug in assessment.conditions])
    points += EASING_POINTS if goes_the_easing_way(spec, assessment) else 0
    points += PREFERRED_POINTS if spec.slug in assessment.prefer else 0
    points += STAPLE_POINTS if assessment.age >= OLD_AGE and spec.slug in STAPLES_OF_OLDER_PEOPLE else 0
    points += _points_of_precautions(spec, assessment)
    if spec.is_aerobic and spec.slug != EVERYBODYS_AEROBIC and not _is_chosen(spec, assessment, library):
        points -= SECOND_BEST_AEROBIC_POINTS
    return points + next((extra for word, extra in CERTAINTY_POINTS if spec.certainty.startswith(word)), 0)


def points_in_phase(spec: ExerciseSpec, assessment: Assessment, phase: Phase, library: Library) -> int:
    """The part of the points that a phase decides: section 8's choices, surgery, goals, levels."""
    points, choice = 0, 0
    for slug in assessment.conditions:
        known = library.conditions[slug]
        choice = max(choice, _points_of_choice(spec, known, phase))
        if phase in LATE and spec.slug in known.add:
            # What section 8 adds later may need care: that is then no reason against it.
            points -= min(0, VERDICT_POINTS[verdict_in(spec, slug, assessment)])
    points += GOAL_POINTS[phase] if any(goals_served(spec.function, assessment.goals)) else 0
    return points + choice + _points_after_surgery(spec, assessment, phase) + _points_of_kind(spec, phase)


def serves(spec: ExerciseSpec, assessment: Assessment, library: Library) -> bool:
    """Whether an exercise answers something this person has; a merely harmless one is not proposed (R-SZ4)."""
    if spec.slug in assessment.prefer or spec.is_aerobic or eases(spec, assessment):
        return True
    if kind_of(spec) is Kind.BALANCE and needs_balance(assessment):
        return True
    return _is_chosen(spec, assessment, library) or is_after_surgery(spec, assessment)


def _is_chosen(spec: ExerciseSpec, assessment: Assessment, library: Library) -> bool:
    if _is_asked_for(spec, assessment):
        return True
    chosen = [library.conditions[slug] for slug in assessment.conditions]
    if any(spec.slug in known.core or spec.slug in known.add for known in chosen):
        return True
    return any(spec.suitability[known.slug].verdict is Verdict.INDICATED for known in chosen)


def _points_of_choice(spec: ExerciseSpec, known: ConditionSpec, phase: Phase) -> int:
    if spec.slug in known.core:
        return max(0, CORE_POINTS[phase] - CORE_STEP * known.core.index(spec.slug))
    if spec.slug in known.add:
        return max(0, ADD_POINTS[phase] - ADD_STEP * known.add.index(spec.slug))
    return 0


def _points_of_kind(spec: ExerciseSpec, phase: Phase) -> int:
    if spec.category is Category.RELAXATION:
        return REST_POINTS.get(phase, 0)
    if spec.category not in (Category.STRENGTH, Category.CONTROL) or phase not in LEVEL_POINTS:
        return 0
    easy_hold = EASY_HOLD_POINTS if spec.level == 1 and "isometric" in spec.tags else 0
    return LEVEL_POINTS[phase].get(spec.level, 0) + easy_hold


def _points_after_surgery(spec: ExerciseSpec, assessment: Assessment, phase: Phase) -> int:
    """The first set after a hip replacement, then the standing set (R-SURG, ORTHOASSOC, ORTHOBETH)."""
    if not is_after_surgery(spec, assessment):
        return 0
    if spec.slug in FIRST_AFTER_HIP_REPLACEMENT:
        return FIRST_SET_POINTS[phase] - CORE_STEP * FIRST_AFTER_HIP_REPLACEMENT.index(spec.slug)
    return max(0, STANDING_SET_POINTS[phase] - CORE_STEP * STANDING_AFTER_HIP_REPLACEMENT.index(spec.slug))


def is_after_surgery(spec: ExerciseSpec, assessment: Assessment) -> bool:
    """Whether it is one of the exercises that follow a hip replacement, and the person had one (R-SURG)."""
    return spec.slug in AFTER_HIP_REPLACEMENT and has_new_hip(assessment)


def _points_of_precautions(spec: ExerciseSpec, assessment: Assessment) -> int:
    """What precautions speak for: a condition's care is then no reason against it; and what they would rather not."""
    points = 0
    if _is_asked_for(spec, assessment):
        cautions = (min(0, VERDICT_POINTS[verdict_in(spec, slug, assessment)]) for slug in assessment.conditions)
        points += STAPLE_POINTS_OF_PRECAUTIONS - sum(cautions)
    if PREGNANCY in assessment.precaution_slugs and "supine" in spec.tags and kind_of(spec) is Kind.STRENGTH:
        points += SUPINE_STRENGTH_POINTS_IN_PREGNANCY
    return points


def _is_asked_for(spec: ExerciseSpec, assessment: Assessment) -> bool:
    return any(spec.slug in STAPLES.get(slug, ()) for slug in assessment.precaution_slugs)
