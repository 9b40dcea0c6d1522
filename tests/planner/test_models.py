"""What the tables refuse, with the sentence a form shows for it, and who sees what."""

from itertools import combinations
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, transaction
from django.db.models import Model, ProtectedError

from planner.models import Assessment, Clinic, Membership, Patient, Prescription, Programme, User, Week, WeeklyDose
from planner.prescribing.dose import WEEKDAYS

REFUSED: dict[str, tuple[type[Model], dict[str, Any], str]] = {
    "a patient without a name": (Patient, {"name": ""}, "A patient needs a name."),
    "a patient born in 1899": (Patient, {"birth_year": 1899}, "between 1900 and 2100"),
    "a patient born in 2101": (Patient, {"birth_year": 2101}, "between 1900 and 2100"),
    "a programme without a title": (Programme, {"title": ""}, "A programme needs a title."),
    "a programme that is neither": (Programme, {"status": "perhaps"}, "draft, active or finished"),
    "week 0": (Week, {"number": 0}, "between 1 and 26"),
    "week 27": (Week, {"number": 27}, "between 1 and 26"),
    "an unknown phase": (Week, {"phase": "sprint"}, "settle, restore, build or return"),
    "place 0": (Prescription, {"position": 0}, "count from 1"),
    "an unknown side": (Prescription, {"side": "top"}, "left, right, both or none"),
    "no set": (WeeklyDose, {"sets": 0}, "between 1 and 20"),
    "21 sets": (WeeklyDose, {"sets": 21}, "between 1 and 20"),
    "no repetition": (WeeklyDose, {"repetitions": 0}, "between 1 and 200"),
    "201 repetitions": (WeeklyDose, {"repetitions": 201}, "between 1 and 200"),
    "a hold of 601 s": (WeeklyDose, {"hold_seconds": 601}, "between 0 and 600"),
    "a rest of 901 s": (WeeklyDose, {"rest_seconds": 901}, "between 0 and 900"),
    "no minute": (WeeklyDose, {"minutes": 0}, "between 1 and 180"),
    "181 minutes": (WeeklyDose, {"minutes": 181}, "between 1 and 180"),
    "a negative load": (WeeklyDose, {"load_kg": -1}, "between 0 and 500"),
    "effort 11": (WeeklyDose, {"effort": 11}, "between 0 and 10"),
    "no time a day": (WeeklyDose, {"times_per_day": 0}, "between 1 and 12"),
    "no day": (WeeklyDose, {"days": ""}, "one to seven days"),
    "a day that is none": (WeeklyDose, {"days": "mon noday"}, "one to seven days"),
    "a day twice": (WeeklyDose, {"days": "mon mon"}, "each once and in order"),
    "a day again later": (WeeklyDose, {"days": "mon sun mon"}, "each once and in order"),
    "days out of order": (WeeklyDose, {"days": "tue mon"}, "each once and in order"),
    "a line break after the days": (WeeklyDose, {"days": "mon\n"}, "each once and in order"),
    "a hold of no second alone": (
        WeeklyDose,
        {"repetitions": None, "hold_seconds": 0, "minutes": None},
        "a hold of a second or more",
    ),
    "place 201": (Prescription, {"position": 201}, "count from 1 to 200"),
    "a hold below 0": (WeeklyDose, {"hold_seconds": -1}, "between 0 and 600"),
    "13 times a day": (WeeklyDose, {"times_per_day": 13}, "between 1 and 12"),
    "a load of 501 kg": (WeeklyDose, {"load_kg": 501}, "between 0 and 500"),
    "eight days": (WeeklyDose, {"days": "mon tue wed thu fri sat sun mon"}, "one to seven days"),
    "a dose of nothing": (
        WeeklyDose,
        {"repetitions": None, "hold_seconds": None, "minutes": None},
        "needs repetitions, a hold of a second or more, or minutes",
    ),
}


@pytest.mark.parametrize(("table", "change", "sentence"), REFUSED.values(), ids=REFUSED.keys())
def test_the_database_refuses_it_and_a_form_says_why(
    table: type[Model], change: dict[str, Any], sentence: str, programme: Programme
) -> None:
    row = table._default_manager.first()
    assert row is not None
    for field, value in change.items():
        setattr(row, field, value)
    with pytest.raises(ValidationError) as refused:
        row.validate_constraints()
    assert any(sentence in message for message in refused.value.messages)
    with pytest.raises(DatabaseError), transaction.atomic():
        table._default_manager.filter(pk=row.pk).update(**change)


@pytest.mark.parametrize("days", [" ".join(days) for count in (1, 2, 6, 7) for days in combinations(WEEKDAYS, count)])
def test_every_choice_of_days_can_be_stored(days: str, programme: Programme) -> None:
    row = WeeklyDose.objects.filter(week__programme=programme)[0]
    row.days = days
    row.save()
    row.full_clean()


def test_a_programme_and_its_assessment_belong_to_the_same_patient(programme: Programme, ana: User) -> None:
    programme.patient = Patient.objects.create(clinic=programme.patient.clinic, name="Somebody else", created_by=ana)
    with pytest.raises(ValidationError, match="belong to the same patient"):
        programme.full_clean()


def test_a_dose_and_its_week_belong_to_the_same_programme(programme: Programme) -> None:
    other = Programme.objects.get(pk=programme.pk)
    other.pk = None
    other.save(force_insert=True)
    dose = WeeklyDose.objects.filter(week__programme=programme)[0]
    dose.week = Week.objects.create(programme=other, number=1, phase="settle", starts=other.start_date)
    with pytest.raises(ValidationError, match="belong to the same programme"):
        dose.full_clean()


def test_a_week_has_its_number_alone(programme: Programme) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Week.objects.create(programme=programme, number=1, phase="settle", starts=programme.start_date)


def test_a_prescription_has_one_dose_in_a_week(programme: Programme) -> None:
    dose = WeeklyDose.objects.filter(week__programme=programme).first()
    assert dose is not None
    dose.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        dose.save(force_insert=True)


@pytest.mark.parametrize("same", ["position", "exercise"])
def test_a_programme_holds_each_place_and_each_exercise_once(same: str, programme: Programme) -> None:
    first, second = programme.prescriptions.all()[:2]
    with pytest.raises(IntegrityError), transaction.atomic():
        Prescription.objects.filter(pk=second.pk).update(**{same: getattr(first, same)})


def test_an_exercise_that_is_prescribed_cannot_be_deleted(programme: Programme) -> None:
    with pytest.raises(ProtectedError):
        programme.prescriptions.all()[0].exercise.delete()


def test_no_row_means_not_done_that_week(programme: Programme) -> None:
    done = set(WeeklyDose.objects.filter(week__number=1).values_list("prescription_id", flat=True))
    assert 0 < len(done) < programme.prescriptions.count()


ROLES = {Membership.Role.THERAPIST: 1, Membership.Role.ADMINISTRATOR: 1, Membership.Role.CURATOR: 0}


@pytest.mark.parametrize(("role", "seen"), ROLES.items(), ids=ROLES.keys())
def test_therapists_and_administrators_see_their_clinics_patients(
    role: str, seen: int, programme: Programme, ana_clinic: Clinic
) -> None:
    user = User.objects.create_user("someone@example.org", name="Someone")
    Membership.objects.create(user=user, clinic=ana_clinic, role=role)
    assert Patient.objects.visible_to(user).count() == seen
    assert Assessment.objects.visible_to(user).count() == seen
    assert Programme.objects.visible_to(user).count() == seen


def test_nobody_else_sees_them(programme: Programme, caro: User, dee: User) -> None:
    superuser = User.objects.create_superuser("root@example.org", name="Root")
    for user in (caro, dee, superuser):
        assert not Patient.objects.visible_to(user).exists()
        assert not Programme.objects.visible_to(user).exists()


FOUND: dict[str, bool] = {"ben": True, "EXAMPLE Ben": True, "b-17": True, "": True, "Benn": False, "ben caro": False}


@pytest.mark.parametrize(("words", "found"), FOUND.items(), ids=[words or "nothing" for words in FOUND])
def test_every_word_has_to_stand_in_the_name_or_the_reference(words: str, found: Any, ben: Patient) -> None:
    assert Patient.objects.named_like(words).exists() is found


def test_whoever_has_patients_elsewhere_sees_each_patient_once(ben: Patient, ana: User, caro_clinic: Clinic) -> None:
    Membership.objects.create(user=ana, clinic=caro_clinic, role=Membership.Role.THERAPIST)
    assert list(Patient.objects.visible_to(ana)) == [ben]
