"""A clinic's logo and colour, set in the admin and printed."""

from collections.abc import Callable
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from PIL import Image

from planner.gallery import NO_FIGURES
from planner.logos import logo_of, read_logo
from planner.models import Clinic, ClinicLogo, Programme, User
from planner.printing import Edition, sheet_of
from planner.records import library_of, plan_of
from planner.services import set_logo
from tests.planner.findings import TODAY
from tests.planner.test_logos import SVG, picture


@pytest.fixture
def root_client(db: None, client_of: Callable[[User], Client]) -> Client:
    return client_of(User.objects.create_superuser("root@example.org", "seven green herons", name="Root"))


def _save(client: Client, clinic: Clinic, upload: bytes | None = None, **changes: str) -> str:
    """The page that comes back; the form is sent as the browser would send it."""
    form = {
        "name": clinic.name,
        "telephone": clinic.telephone,
        "emergency_number": clinic.emergency_number,
        "page_size": clinic.page_size,
        "drawn_person": clinic.drawn_person,
        "rule_numbers": "{}",
        "memberships-TOTAL_FORMS": "0",
        "memberships-INITIAL_FORMS": "0",
    }
    files = {"logo_file": SimpleUploadedFile("logo.png", upload)} if upload is not None else {}
    address = reverse("admin:planner_clinic_change", args=[clinic.pk])
    answer = client.post(address, {**form, **changes, **files}, follow=True)
    clinic.refresh_from_db()
    return answer.content.decode()


def _logo(clinic: Clinic) -> bytes:
    return ClinicLogo.objects.png_of(clinic)


def test_a_logo_is_kept_small_and_can_be_taken_away(ana_clinic: Clinic, root_client: Client) -> None:
    _save(root_client, ana_clinic, picture((2000, 500)))
    with Image.open(BytesIO(_logo(ana_clinic))) as kept:
        assert (kept.format, kept.size) == ("PNG", (720, 180))
    _save(root_client, ana_clinic)
    assert _logo(ana_clinic)
    _save(root_client, ana_clinic, without_logo="on")
    assert not _logo(ana_clinic)


@pytest.mark.parametrize(("upload", "said"), [(SVG, "SVG drawing"), (b"", "empty"), (picture()[:90], "damaged")])
def test_a_logo_that_cannot_be_printed_is_refused_and_the_old_one_kept(
    upload: bytes, said: str, ana_clinic: Clinic, root_client: Client
) -> None:
    _save(root_client, ana_clinic, picture())
    before = _logo(ana_clinic)
    assert said in _save(root_client, ana_clinic, upload)
    assert _logo(ana_clinic) == before


@pytest.mark.parametrize(("colour", "accent"), [("#1A2E8C", "#1A2E8C"), ("#FFF2A8", ""), ("", "")])
def test_a_logo_is_printed_and_a_colour_that_can_be_read(
    colour: str, accent: str, ana_clinic: Clinic, root_client: Client, programme: Programme
) -> None:
    _save(root_client, ana_clinic, picture(), colour=colour)
    row = Programme.objects.select_related("patient__clinic", "assessment", "created_by").get(pk=programme.pk)
    library = library_of(row)
    sheet = sheet_of(row, plan_of(row, library), library, NO_FIGURES, Edition(version=1, on=TODAY))
    assert sheet.accent == accent
    assert sheet.logo is not None
    assert (sheet.logo.width, sheet.logo.height) == (300, 100)


def test_a_colour_too_pale_to_read_is_said_to_be(ana_clinic: Clinic, root_client: Client) -> None:
    assert "too pale to read on white" in _save(root_client, ana_clinic, colour="#FFF2A8")
    assert "too pale" not in _save(root_client, ana_clinic, colour="#1A2E8C")


@pytest.mark.parametrize("colour", ["red", "#12", "#GGGGGG", "0F6B66"])
def test_a_colour_that_is_none_is_refused(colour: str, ana_clinic: Clinic, root_client: Client) -> None:
    assert "Write the colour as in #0F6B66." in _save(root_client, ana_clinic, colour=colour)
    with pytest.raises(ValidationError, match="Write the colour"):
        Clinic(name="Clinic", colour=colour).full_clean()


def test_a_logo_is_fetched_only_to_be_printed(
    ana: User, ana_clinic: Clinic, programme: Programme, client_of: Callable[[User], Client], root_client: Client
) -> None:
    set_logo(clinic=ana_clinic, png=read_logo(BytesIO(picture())))
    ana_client = client_of(ana)
    pages = ("/patients/", programme.patient.get_absolute_url(), "/clinic/rules/", "/admin/planner/patient/")
    for client, address in zip((ana_client, ana_client, ana_client, root_client), pages, strict=True):
        assert _fetches_of_logo(client, address) == 0, address
    assert _fetches_of_logo(ana_client, programme.get_absolute_url()) == 1


def _fetches_of_logo(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return sum('"png"' in query["sql"] for query in asked)


def test_a_logo_is_read_once_and_not_for_every_page() -> None:
    png = read_logo(BytesIO(picture()))
    assert logo_of(png) is logo_of(bytes(bytearray(png)))


def test_a_logo_goes_with_its_clinic(caro_clinic: Clinic) -> None:
    set_logo(clinic=caro_clinic, png=picture())
    caro_clinic.delete()
    assert not ClinicLogo.objects.exists()
