"""What surgery asks for, beside the movements that its precautions rule out (R-SURG)."""

from datetime import date, timedelta

from planner.prescribing.assessment import Assessment

HIP_REPLACEMENTS = frozenset({"hip-replacement-posterior", "hip-replacement-anterior", "hip-replacement-lateral"})
FUSION = "lumbar-fusion"
DISCECTOMY = "lumbar-discectomy"
SURGICAL = HIP_REPLACEMENTS | {FUSION, DISCECTOMY}
FIRST_AFTER_HIP_REPLACEMENT = ("ankle-pumps", "quad-set", "glute-squeeze", "heel-slides", "short-arc-quad")
"""The first weeks after a hip replacement, where no precaution rules one out."""
UNTIL_STANDING = frozenset({"ankle-pumps"})
"""Of the first set, what standing work takes the place of."""
STANDING_AFTER_HIP_REPLACEMENT = ("standing-hip-abduction", "standing-march", "heel-raise")
AFTER_HIP_REPLACEMENT = frozenset({*FIRST_AFTER_HIP_REPLACEMENT, *STANDING_AFTER_HIP_REPLACEMENT})
WEEKS_BEFORE_STANDING = 4
ONLY_WITH_THE_SURGEON = "straight-leg-raise"


def has_new_hip(assessment: Assessment) -> bool:
    """Whether the limits of a hip replacement hold when the programme starts."""
    return any(one.slug in HIP_REPLACEMENTS and one.holds_on(assessment.start_date) for one in assessment.precautions)


def is_too_soon_to_stand(assessment: Assessment, day: date | None, week: int) -> bool:
    """Whether a hip was replaced less than four weeks before a day, that of a week counted from 1.

    Where the day of the operation is not recorded it counts as the first day of the programme, and where no week has a
    day, the first four weeks are too soon.
    """
    replaced = [one for one in assessment.precautions if one.slug in HIP_REPLACEMENTS and one.holds_on(day)]
    if not replaced:
        return False
    since = [one.since or assessment.start_date for one in replaced]
    known = [one for one in since if one]
    if day is None or not known:
        return week <= WEEKS_BEFORE_STANDING
    return day - max(known) < timedelta(weeks=WEEKS_BEFORE_STANDING)
