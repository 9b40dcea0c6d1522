"""The band that the four rows of the irritability table speak for (R-IR1)."""

import pytest

from planner.prescribing import build_plan
from planner.prescribing.assessment import Irritability, IrritabilitySigns
from planner.prescribing.irritability import suggested_band
from tests.prescribing.cases import assessed

LOW, MODERATE, HIGH = Irritability


@pytest.mark.parametrize(
    ("worst_pain", "rows", "band"),
    [
        pytest.param(None, (None, None, None), None, id="nothing asked"),
        pytest.param(3, (LOW, LOW, LOW), LOW, id="all low"),
        pytest.param(8, (HIGH, LOW, LOW), HIGH, id="two rows high"),
        pytest.param(8, (LOW, LOW, LOW), MODERATE, id="one row high alone"),
        pytest.param(5, (MODERATE, LOW, LOW), MODERATE, id="two rows moderate"),
        pytest.param(5, (LOW, LOW, LOW), LOW, id="one row moderate alone"),
        pytest.param(9, (None, None, None), MODERATE, id="only the pain, high"),
    ],
)
def test_the_band_is_the_highest_that_two_rows_fall_in(worst_pain, rows, band):
    signs = IrritabilitySigns(trigger=rows[0], settles=rows[1], night=rows[2])
    assert suggested_band(assessed(worst_pain=worst_pain, irritability_signs=signs)) is band


def test_a_lower_band_than_the_answers_speak_for_is_pointed_out(library):
    signs = IrritabilitySigns(trigger=HIGH, settles=HIGH)
    low, high = (build_plan(assessed(irritability=band, irritability_signs=signs), library) for band in (LOW, HIGH))
    assert any(notice.code == "R-IR1" and "high" in notice.message for notice in low.notices)
    assert not any("answers speak" in notice.message for notice in high.notices)
