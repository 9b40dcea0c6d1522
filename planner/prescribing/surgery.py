"""What surgery asks for, beside the movements that its precautions rule out (R-SURG)."""

from datetime import date, timedelta

from planner.prescribing.assessment import Assessment

HIP_REPLACEMENTS = frozenset({"hip-replacement-posterior", "hip-replacement-anterior", "hip-replacement-lateral"})
FUSION = "lumbar-fusion"
DISCECTOMY = "lumbar-discectomy"
SURGICAL = HIP_REPLACEMENTS | {FUSION, DISCECTOMY}
FIRST_AFTER_HIP_REPLACEMENT = ("ankle-pumps", "quad-set", "glute-squeeze", "heel-slides", "short-arc-quad")
"""The first weeks after a hip replacement, where no precaution rules one out."""
STANDING_AFTER_HIP_REPLACEMENT = ("standing-march", "standing-hip-abduction", "heel-raise")
STANDING_FROM = timedelta(weeks=4)
ONLY_WITH_THE_SURGEON = "straight-leg-raise"


def waits_for_standing(slug: str, assessment: Assessment, day: date | None) -> bool:
    """Whether it is one of the standing set and too soon for it after a hip replacement."""
    return slug in STANDING_AFTER_HIP_REPLACEMENT and is_too_soon_to_stand(assessment, day)


def is_too_soon_to_stand(assessment: Assessment, day: date | None) -> bool:
    """Whether a hip was replaced less than four weeks before a day.

    Where the day of the operation is not recorded it counts as the first day of the programme; without any day it is
    never too soon, for then no week has a date.
    """
    replaced = [one for one in assessment.precautions if one.slug in HIP_REPLACEMENTS]
    since = [one.since or assessment.start_date for one in replaced]
    known = [one for one in since if one]
    return day is not None and bool(known) and day - max(known) < STANDING_FROM
