"""A stored programme read back: the rows say how much, the proposal says why."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from exercises.models import Exercise
from exercises.posing import figure_of
from planner.models import Patient, Programme, User, WeeklyDose
from planner.prescribing import build_plan
from planner.prescribing.assessment import ActivePrecaution, Assessment, Irritability
from planner.prescribing.contract import AssessmentFaults
from planner.prescribing.library import Direction, Library
from planner.prescribing.programme import Change, Plan
from planner.records import NO_LONGER, figures_in_library, figures_of, findings_of, library_of, plan_of
from planner.services import confirm_programme, propose_programme, record_assessment
from tests.drawn import FIRST_FRAME, LEG_LIFT
from tests.planner.findings import sciatica

STORED = {
    "sciatica that eases bending backward": sciatica(),
    "stenosis at 71": sciatica(
        age=71,
        conditions=("lumbar-spinal-stenosis",),
        irritability=Irritability.MODERATE,
        easing_direction=Direction.FLEXION,
        minutes_per_day=20,
        days_per_week=6,
        weeks=12,
    ),
    "gluteal tendinopathy, little time": sciatica(
        conditions=("gluteal-tendinopathy",),
        irritability=Irritability.LOW,
        easing_direction=None,
        leg_symptoms=False,
        minutes_per_day=8,
        days_per_week=4,
        weeks=26,
    ),
    "one week": sciatica(weeks=1),
}


def _stored(findings: Assessment, patient: Patient, by: User, library: Library) -> Programme:
    record = record_assessment(patient=patient, findings=findings, by=by)
    programme = propose_programme(assessment=record, library=library, by=by)
    assert isinstance(programme, Programme)
    return Programme.objects.get(pk=programme.pk)


@pytest.mark.parametrize("findings", STORED.values(), ids=STORED.keys())
def test_a_programme_nobody_changed_reads_back_as_it_was_planned(
    findings: Assessment, ben: Patient, ana: User, library: Library
) -> None:
    assert plan_of(_stored(findings, ben, ana, library), library) == build_plan(findings, library)


def test_a_changed_dose_changes_its_week_and_what_the_next_week_is_compared_with(
    programme: Programme, library: Library
) -> None:
    before = plan_of(programme, library)
    slug = before.weeks[1].prescriptions[1].exercise
    row = WeeklyDose.objects.get(prescription__exercise__slug=slug, week__number=1, week__programme=programme)
    WeeklyDose.objects.filter(pk=row.pk).update(sets=5, days="mon thu")
    after = plan_of(programme, library)
    changed = _item(after, 1, slug)
    assert (changed.dose.sets, changed.dose.frequency.days_per_week, changed.days) == (5, 2, ("mon", "thu"))
    assert changed.words.endswith("on Mon and Thu")
    assert _item(after, 2, slug).previous == changed.words
    assert after.weeks[0].minutes_by_day["tue"] < before.weeks[0].minutes_by_day["tue"]
    assert after.weeks[2:] == before.weeks[2:]


def test_an_exercise_taken_out_stands_as_stopped_and_comes_back_later(programme: Programme, library: Library) -> None:
    always = set.intersection(*({p.exercise for p in week.prescriptions} for week in plan_of(programme, library).weeks))
    slug = min(always)
    WeeklyDose.objects.filter(prescription__exercise__slug=slug, week__number=3).delete()
    plan = plan_of(programme, library)
    assert [stopped.reason for stopped in plan.weeks[2].stopped if stopped.exercise == slug] == [NO_LONGER]
    assert _item(plan, 4, slug).change is Change.BACK


def test_reading_takes_as_many_queries_for_one_week_as_for_26(
    ben: Patient, ana: User, library: Library, django_assert_num_queries: Callable[..., Any]
) -> None:
    for weeks in (1, 26):
        stored = _stored(sciatica(weeks=weeks), ben, ana, library)
        programme = Programme.objects.select_related("patient", "assessment").get(pk=stored.pk)
        with django_assert_num_queries(3):
            assert len(plan_of(programme, library).weeks) == weeks


def test_an_exercise_retired_since_stays_readable(programme: Programme, library: Library) -> None:
    before = plan_of(programme, library)
    held = before.weeks[0].prescriptions[0].exercise
    Exercise.objects.filter(slug=held).update(status=Exercise.Status.RETIRED)
    assert plan_of(programme, library_of(programme)) == before


def test_a_wish_for_an_exercise_retired_since_does_not_stop_reading(ben: Patient, ana: User, library: Library) -> None:
    programme = _stored(sciatica(avoid=("swimming",)), ben, ana, library)
    Exercise.objects.filter(slug="swimming").update(status=Exercise.Status.RETIRED)
    assert plan_of(programme, library_of(programme)).assessment.avoid == ()


def test_the_patient_is_named_as_known_today(programme: Programme, ben: Patient, library: Library) -> None:
    Patient.objects.filter(pk=ben.pk).update(name="Benjamin Sample", birth_year=1948)
    read = Programme.objects.get(pk=programme.pk)
    for found in (plan_of(read, library).assessment, findings_of(read.assessment, library)):
        assert (found.patient_name, found.birth_year, found.age) == ("Benjamin Sample", 1948, 42)


def test_a_precaution_the_library_no_longer_knows_is_not_left_out_unseen(
    ben: Patient, ana: User, library: Library
) -> None:
    programme = _stored(sciatica(precautions=(ActivePrecaution(slug="glaucoma"),)), ben, ana, library)
    known = {slug: spec for slug, spec in library.precautions.items() if slug != "glaucoma"}
    with pytest.raises(AssessmentFaults, match="unknown precaution 'glaucoma'"):
        plan_of(programme, replace(library, precautions=known))


def _drawn(programme: Programme, figure: dict[str, Any]) -> str:
    """Give one exercise of the programme this figure in the library, and the others none."""
    Exercise.objects.update(figure={})
    row = Exercise.objects.filter(prescriptions__programme=programme).order_by("slug").first()
    assert row
    Exercise.objects.filter(pk=row.pk).update(figure=figure)
    return row.slug


def test_a_draft_shows_the_figures_of_the_library(
    programme: Programme, django_assert_num_queries: Callable[..., Any]
) -> None:
    slug = _drawn(programme, LEG_LIFT)
    with django_assert_num_queries(1):
        assert figures_of(programme) == {slug: figure_of(LEG_LIFT)}
    _drawn(programme, FIRST_FRAME)
    assert figures_of(programme) == {slug: figure_of(FIRST_FRAME)}


def test_a_confirmed_programme_keeps_its_figures_whatever_a_curator_edits(programme: Programme) -> None:
    slug = _drawn(programme, LEG_LIFT)
    confirmed = confirm_programme(programme=programme)
    _drawn(programme, FIRST_FRAME)
    assert figures_of(confirmed) == {slug: figure_of(LEG_LIFT)}


def test_a_programme_confirmed_without_a_figure_gets_none_later(programme: Programme) -> None:
    _drawn(programme, {})
    confirmed = confirm_programme(programme=programme)
    _drawn(programme, LEG_LIFT)
    assert figures_of(confirmed) == {}


def test_a_programme_confirmed_before_figures_were_kept_gets_none_unseen(programme: Programme) -> None:
    _drawn(programme, LEG_LIFT)
    confirmed = confirm_programme(programme=programme)
    for text in confirmed.texts.values():
        del text["figure"]
    assert figures_of(confirmed) == {}


def test_a_figure_that_no_longer_reads_is_none(programme: Programme) -> None:
    _drawn(programme, {**LEG_LIFT, "frames": []})
    assert figures_of(programme) == {}


def test_figures_are_found_in_the_library_by_slug(programme: Programme) -> None:
    slug = _drawn(programme, LEG_LIFT)
    assert figures_in_library([slug, "walking"]) == {slug: figure_of(LEG_LIFT)}
    assert figures_in_library([]) == {}


def _item(plan: Plan, week: int, slug: str) -> Any:
    return next(item for item in plan.weeks[week - 1].prescriptions if item.exercise == slug)
