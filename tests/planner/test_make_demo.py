"""The demonstration clinic: made once, plainly marked, never where it would be a danger."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from pytest_django import Settings

from planner.demonstration import ANA, DEE, PASSWORD
from planner.models import Assessment, Clinic, Membership, Patient, Programme, User
from planner.prescribing.library import Library
from planner.services import propose_programme

pytestmark = pytest.mark.django_db


def _make_demo(*words: str) -> str:
    said = StringIO()
    call_command("make_demo", *words, stdout=said)
    return said.getvalue()


def test_it_makes_an_administrator_a_curator_and_three_patients_with_assessments() -> None:
    _make_demo("--force")
    clinic = Clinic.objects.get()
    assert clinic.is_demonstration
    assert dict(Membership.objects.values_list("user__email", "role")) == {
        ANA.email: Membership.Role.ADMINISTRATOR,
        DEE.email: Membership.Role.CURATOR,
    }
    assert Patient.objects.filter(clinic=clinic, is_demonstration=True, name__endswith="(demonstration)").count() == 3
    assert Assessment.objects.values("patient").distinct().count() == 3


def test_what_it_prints_signs_in(client: Client) -> None:
    said = _make_demo("--force")
    for person in (ANA, DEE):
        assert f"{person.email}  password: {PASSWORD}" in said
        assert client.login(email=person.email, password=PASSWORD)


def test_the_curator_edits_the_library_and_the_therapist_does_not(library_rows: None, client: Client) -> None:
    _make_demo("--force")
    client.force_login(User.objects.get(email=DEE.email))
    assert client.get("/admin/exercises/exercise/").status_code == 200
    assert client.get("/admin/planner/patient/").status_code == 403
    client.force_login(User.objects.get(email=ANA.email))
    assert client.get("/admin/").status_code == 302


def test_a_second_call_changes_nothing_that_a_person_did() -> None:
    _make_demo("--force")
    Patient.objects.filter(name__startswith="Ben").update(name="Somebody else")
    before = list(Patient.objects.values()), list(User.objects.values()), list(Assessment.objects.values())
    said = _make_demo("--force")
    assert "nothing was changed" in said
    assert f"{ANA.email}  password: {PASSWORD}" in said
    assert before == (list(Patient.objects.values()), list(User.objects.values()), list(Assessment.objects.values()))


def test_where_somebody_is_already_it_makes_nothing(ana: User) -> None:
    said = _make_demo("--force")
    assert "no demonstration clinic was made" in said
    assert PASSWORD not in said
    assert not Clinic.objects.filter(is_demonstration=True).exists()


def test_with_debug_off_it_asks_for_force(settings: Settings) -> None:
    settings.DEBUG = False
    with pytest.raises(CommandError, match="--force"):
        _make_demo()
    assert not User.objects.exists()


def test_with_debug_on_it_needs_no_force(settings: Settings) -> None:
    settings.DEBUG = True
    _make_demo()
    assert User.objects.count() == 2


def test_each_of_its_assessments_gives_a_programme(library: Library) -> None:
    _make_demo("--force")
    for record in Assessment.objects.all():
        made = propose_programme(assessment=record, library=library, by=record.made_by)
        assert isinstance(made, Programme), record.patient
