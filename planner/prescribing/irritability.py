"""How irritable a problem is, from four rows: how bad it gets, what sets it off, how long it lasts, the nights."""

from collections import Counter

from planner.prescribing.assessment import Assessment, Irritability

HIGH_PAIN, MODERATE_PAIN = 7, 4
ROWS_THAT_DECIDE = 2


def band_of_pain(worst_pain: int) -> Irritability:
    """The column of the worst pain, 0-10 (section 2)."""
    if worst_pain >= HIGH_PAIN:
        return Irritability.HIGH
    return Irritability.MODERATE if worst_pain >= MODERATE_PAIN else Irritability.LOW


def suggested_band(assessment: Assessment) -> Irritability | None:
    """The band that the recorded rows speak for, None where none is recorded (R-IR1, IRRIT09).

    That is the highest column in which two of the rows fall; one row alone that is high makes it at least moderate.
    """
    signs = assessment.irritability_signs
    rows = [row for row in (signs.trigger, signs.settles, signs.night) if row]
    if assessment.worst_pain is not None:
        rows.append(band_of_pain(assessment.worst_pain))
    if not rows:
        return None
    counts = Counter(rows)
    if counts[Irritability.HIGH] >= ROWS_THAT_DECIDE:
        return Irritability.HIGH
    if counts[Irritability.HIGH] or counts[Irritability.MODERATE] >= ROWS_THAT_DECIDE:
        return Irritability.MODERATE
    return Irritability.LOW
