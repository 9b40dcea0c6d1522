"""The admin: whoever runs the planner keeps clinics and people; patients are only looked at."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from planner.models import Clinic, Handout, HandoutFile, Membership, Patient, Programme, User
from tests.planner.findings import TODAY

KEPT = ["clinic", "user"]
LOOKED_AT = ["patient", "assessment", "programme", "handout"]


@pytest.fixture
def root_client(db: None, client_of: Callable[[User], Client]) -> Client:
    return client_of(User.objects.create_superuser("root@example.org", "seven green herons", name="Root"))


@pytest.fixture
def issued(programme: Programme, ana: User) -> Handout:
    sheet = {"sheet": "{}", "sheet_sha256": "0" * 64, "page_size": "A4", "made_on": TODAY, "issued_by": ana}
    return Handout.objects.create(programme=programme, version=1, **sheet)


@pytest.mark.parametrize("table", [*KEPT, *LOOKED_AT])
def test_the_superuser_sees_lists_and_rows(
    table: str, programme: Programme, issued: Handout, root_client: Client
) -> None:
    rows = {
        "clinic": programme.patient.clinic,
        "user": programme.created_by,
        "patient": programme.patient,
        "assessment": programme.assessment,
        "programme": programme,
        "handout": issued,
    }
    assert root_client.get(reverse(f"admin:planner_{table}_changelist")).status_code == 200
    assert root_client.get(reverse(f"admin:planner_{table}_change", args=[rows[table].pk])).status_code == 200


@pytest.mark.parametrize("table", LOOKED_AT)
def test_nobody_changes_a_patient_there(table: str, programme: Programme, issued: Handout, root_client: Client) -> None:
    assert root_client.get(reverse(f"admin:planner_{table}_add")).status_code == 403
    rows = {"patient": programme.patient, "assessment": programme.assessment, "programme": programme, "handout": issued}
    row = rows[table]
    assert root_client.post(reverse(f"admin:planner_{table}_delete", args=[row.pk])).status_code == 403
    root_client.post(reverse(f"admin:planner_{table}_change", args=[row.pk]), {"name": "Somebody else"})
    assert Patient.objects.get().name == "Ben Example"


@pytest.mark.parametrize("table", [*KEPT, *LOOKED_AT])
def test_the_curator_sees_none_of_it(
    table: str, programme: Programme, dee: User, client_of: Callable[[User], Client]
) -> None:
    assert client_of(dee).get(reverse(f"admin:planner_{table}_changelist")).status_code == 403


def test_the_superuser_makes_a_clinic_with_its_therapist(ana: User, root_client: Client) -> None:
    answer = root_client.post(
        reverse("admin:planner_clinic_add"),
        {
            "name": "New clinic",
            "emergency_number": "999",
            "page_size": "A4",
            "drawn_person": "broad-dark",
            "memberships-TOTAL_FORMS": "1",
            "memberships-INITIAL_FORMS": "0",
            "memberships-0-user": str(ana.pk),
            "memberships-0-role": "administrator",
        },
    )
    assert answer.status_code == 302
    assert Membership.objects.get(clinic=Clinic.objects.get(name="New clinic")).user == ana


def test_the_superuser_makes_a_user_who_signs_in_by_address(root_client: Client, client: Client) -> None:
    answer = root_client.post(
        reverse("admin:planner_user_add"),
        {
            "email": "New@Example.org",
            "name": "New Person",
            "usable_password": "true",
            "password1": "four blue kettles",
            "password2": "four blue kettles",
        },
    )
    assert answer.status_code == 302
    assert client.login(email="new@example.org", password="four blue kettles")


def test_a_handout_is_shown_without_its_sheet_and_its_files(issued: Handout, root_client: Client) -> None:
    HandoutFile.objects.create(handout=issued, layout="standard", pdf=b"%PDF", sha256="0" * 64)
    with CaptureQueriesContext(connection) as asked:
        page = root_client.get(reverse("admin:planner_handout_change", args=[issued.pk])).text
    assert "standard" in page
    assert not [query for query in asked if '"pdf"' in query["sql"] or '"planner_handout"."sheet"' in query["sql"]]
