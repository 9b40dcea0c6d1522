"""What an exercise is worth to this person, in points: what the choice of a week's exercises is made by.

More points for what a condition's verdict and section 8 speak for, for the tested direction, the person's goals and
the therapist's wishes, and for staying with what has begun; fewer for what needs care. What a week should hold comes
before all points (`search`), and a change of position costs some.
"""

from planner.prescribing.assessment import OLD_AGE, Assessment
from planner.prescribing.goals import goals_served
from planner.prescribing.library import Category, ExerciseSpec, Library, Phase, Verdict
from planner.prescribing.needs import Kind, kind_of, needs_balance
from planner.prescribing.suitability import eases, goes_the_easing_way, verdict_in
from planner.prescribing.surgery import FIRST_AFTER_HIP_REPLACEMENT, HIP_REPLACEMENTS, STANDING_AFTER_HIP_REPLACEMENT

VERDICT_POINTS = {Verdict.INDICATED: 10, Verdict.NEUTRAL: 0, Verdict.CAUTION: -8, Verdict.CONTRAINDICATED: -100}
CORE_POINTS = {Phase.SETTLE: 14, Phase.RESTORE: 12, Phase.BUILD: 8, Phase.RETURN: 4}
ADD_POINTS = {Phase.SETTLE: 0, Phase.RESTORE: 8, Phase.BUILD: 12, Phase.RETURN: 12}
CORE_STEP, ADD_STEP = 2, 1
LEVEL_POINTS = {Phase.BUILD: {2: 3, 3: 5}, Phase.RETURN: {2: 4, 3: 8}}
"""Strength work goes from level 2 to level 3 in the later phases (section 1)."""
REST_POINTS = {Phase.RESTORE: -6}
"""Rest makes room for movement once the pain has settled (section 7)."""
EASING_POINTS = 30
FIRST_SET_POINTS = {Phase.SETTLE: 14, Phase.RESTORE: 10, Phase.BUILD: 2, Phase.RETURN: 0}
STANDING_SET_POINTS = {Phase.SETTLE: 14, Phase.RESTORE: 14, Phase.BUILD: 14, Phase.RETURN: 6}
GOAL_POINTS = {Phase.SETTLE: 2, Phase.RESTORE: 4, Phase.BUILD: 8, Phase.RETURN: 12}
PREFERRED_POINTS = 30
CONTINUITY_POINTS, CONTINUITY_POINTS_AT_TARGET = 12, 2
HARDER_FORM_POINTS = 6
"""More than what it follows is worth, with its continuity."""
STAPLE_OF_OLDER_PEOPLE_POINTS = 6
STAPLES_OF_OLDER_PEOPLE = frozenset({"sit-to-stand", "semi-tandem-stance"})
EVERYBODYS_AEROBIC = "walking"
# Where no aerobic work is indicated, walking with care comes before something merely harmless (R-BL1).
SECOND_BEST_AEROBIC_POINTS = 20
SPARE_POINTS = -20_000
"""Less than filling up a week is worth: what serves nothing special comes only where it is all there is (R-BL2)."""
CERTAINTY_POINTS = (("guideline", 2), ("trial", 1))


def points_of(spec: ExerciseSpec, assessment: Assessment, phase: Phase, library: Library) -> int:
    """How well an exercise serves this person in a phase, continuity and harder forms apart (R-SZ4, section 8)."""
    points = sum(VERDICT_POINTS[verdict_in(spec, slug, assessment)] for slug in assessment.conditions)
    points += max(_points_of_choice(spec, slug, phase, library) for slug in assessment.conditions)
    points += _points_after_surgery(spec, assessment, phase)
    points += _points_of_person(spec, assessment, phase) + _points_of_kind(spec, phase)
    if spec.is_aerobic and spec.slug != EVERYBODYS_AEROBIC and not _is_chosen(spec, assessment, library):
        points -= SECOND_BEST_AEROBIC_POINTS
    return points + next((extra for word, extra in CERTAINTY_POINTS if spec.certainty.startswith(word)), 0)


def serves(spec: ExerciseSpec, assessment: Assessment, library: Library) -> bool:
    """Whether an exercise answers something this person has; a merely harmless one is not proposed (R-SZ4)."""
    if spec.slug in assessment.prefer or spec.is_aerobic or eases(spec, assessment):
        return True
    if kind_of(spec) is Kind.BALANCE and needs_balance(assessment):
        return True
    return _is_chosen(spec, assessment, library) or is_after_surgery(spec, assessment)


def _is_chosen(spec: ExerciseSpec, assessment: Assessment, library: Library) -> bool:
    return any(
        spec.suitability[slug].verdict is Verdict.INDICATED or spec.slug in library.conditions[slug].core
        for slug in assessment.conditions
    )


def _points_of_choice(spec: ExerciseSpec, condition: str, phase: Phase, library: Library) -> int:
    known = library.conditions[condition]
    if spec.slug in known.core:
        return max(0, CORE_POINTS[phase] - CORE_STEP * known.core.index(spec.slug))
    if spec.slug in known.add:
        return max(0, ADD_POINTS[phase] - ADD_STEP * known.add.index(spec.slug))
    return 0


def _points_of_kind(spec: ExerciseSpec, phase: Phase) -> int:
    if spec.category is Category.RELAXATION:
        return REST_POINTS.get(phase, 0)
    return LEVEL_POINTS.get(phase, {}).get(spec.level, 0) if spec.category is Category.STRENGTH else 0


def _points_after_surgery(spec: ExerciseSpec, assessment: Assessment, phase: Phase) -> int:
    """The first set after a hip replacement, then the standing set (R-SURG, ORTHOASSOC, ORTHOBETH)."""
    if not is_after_surgery(spec, assessment):
        return 0
    if spec.slug in FIRST_AFTER_HIP_REPLACEMENT:
        return max(0, FIRST_SET_POINTS[phase] - CORE_STEP * FIRST_AFTER_HIP_REPLACEMENT.index(spec.slug))
    return max(0, STANDING_SET_POINTS[phase] - CORE_STEP * STANDING_AFTER_HIP_REPLACEMENT.index(spec.slug))


def is_after_surgery(spec: ExerciseSpec, assessment: Assessment) -> bool:
    """Whether it is one of the exercises that follow a hip replacement, and the person had one (R-SURG)."""
    if not assessment.precaution_slugs & HIP_REPLACEMENTS:
        return False
    return spec.slug in FIRST_AFTER_HIP_REPLACEMENT or spec.slug in STANDING_AFTER_HIP_REPLACEMENT


def _points_of_person(spec: ExerciseSpec, assessment: Assessment, phase: Phase) -> int:
    points = EASING_POINTS if goes_the_easing_way(spec, assessment) else 0
    points += PREFERRED_POINTS if spec.slug in assessment.prefer else 0
    points += GOAL_POINTS[phase] if any(goals_served(spec.function, assessment.goals)) else 0
    is_staple = assessment.age >= OLD_AGE and spec.slug in STAPLES_OF_OLDER_PEOPLE
    return points + (STAPLE_OF_OLDER_PEOPLE_POINTS if is_staple else 0)
