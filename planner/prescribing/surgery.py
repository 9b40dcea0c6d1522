"""What surgery asks for, beside the movements that its precautions rule out (R-SURG)."""

from collections.abc import Iterable
from datetime import date, timedelta

from planner.prescribing.assessment import ActivePrecaution

HIP_REPLACEMENTS = frozenset({"hip-replacement-posterior", "hip-replacement-anterior", "hip-replacement-lateral"})
FUSION = "lumbar-fusion"
DISCECTOMY = "lumbar-discectomy"
SURGICAL = HIP_REPLACEMENTS | {FUSION, DISCECTOMY}
FIRST_AFTER_HIP_REPLACEMENT = ("ankle-pumps", "quad-set", "glute-squeeze", "heel-slides", "short-arc-quad")
"""The first weeks after a hip replacement, where no precaution rules one out."""
STANDING_AFTER_HIP_REPLACEMENT = ("standing-march", "standing-hip-abduction", "heel-raise")
STANDING_FROM = timedelta(weeks=4)
ONLY_WITH_THE_SURGEON = "straight-leg-raise"


def waits_for_standing(slug: str, precautions: Iterable[ActivePrecaution], day: date | None) -> bool:
    """Whether it is one of the standing set and too soon for it after a hip replacement."""
    return slug in STANDING_AFTER_HIP_REPLACEMENT and is_too_soon_to_stand(precautions, day)


def is_too_soon_to_stand(precautions: Iterable[ActivePrecaution], day: date | None) -> bool:
    """Whether a hip was replaced less than four weeks before a day; not where the day of the operation is unknown."""
    since = [one.since for one in precautions if one.slug in HIP_REPLACEMENTS and one.since]
    return day is not None and bool(since) and day - max(since) < STANDING_FROM
