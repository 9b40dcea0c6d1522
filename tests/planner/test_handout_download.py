"""A draft of the programme as a PDF, from its page."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from exercises.models import Exercise
from planner.handouts.layouts import LAYOUTS
from planner.models import Clinic, Patient, Programme, User
from planner.prescribing.library import Library
from planner.records import library_of, plan_of
from planner.services import (
    PatientDetails,
    change_patient,
    confirm_programme,
    propose_programme,
    record_assessment,
)
from tests.handouts import reading
from tests.planner.findings import sciatica

pytestmark = pytest.mark.draws


@pytest.fixture
def ana_client(ana: User, client_of: Callable[[User], Client]) -> Client:
    return client_of(ana)


def _pdf(client: Client, programme: Programme, **choices: str) -> Any:
    return client.get(reverse("programme_pdf", args=[programme.pk]), choices)


def _words(content: bytes) -> str:
    return reading.text(content)


def _made(
    patient: Patient, by: User, library: Library, *, not_asked: tuple[str, ...] = (), **changes: Any
) -> Programme:
    record = record_assessment(patient=patient, findings=sciatica(**changes), by=by, not_asked=not_asked)
    programme = propose_programme(assessment=record, library=library, by=by)
    assert isinstance(programme, Programme)
    return programme


def test_it_is_a_file_to_keep_with_everything_in_it(programme: Programme, ana_client: Client) -> None:
    answer = _pdf(ana_client, programme)
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'attachment; filename="programme-ben-example-draft-standard.pdf"'
    assert answer["Cache-Control"] == "no-store, private"
    words = _words(answer.content)
    for said in ("Ben Example", "Harbour Street Physiotherapy", "Ana Lind", "Sit for 45 minutes"):
        assert said in words
    for week in plan_of(programme, library_of(programme)).weeks:
        for item in week.prescriptions:
            assert item.name in words


SIZES = {"A4": (595, 842), "Letter": (612, 792)}


@pytest.mark.parametrize(("size", "points"), SIZES.items(), ids=SIZES.keys())
def test_it_has_the_chosen_size(size: str, points: tuple[int, int], programme: Programme, ana_client: Client) -> None:
    box = PdfReader(BytesIO(_pdf(ana_client, programme, page_size=size).content)).pages[0].mediabox
    assert (round(box.width), round(box.height)) == points


def test_the_figures_show_the_person_chosen_or_else_the_clinics(
    programme: Programme, ana_clinic: Clinic, ana_client: Client
) -> None:
    usual, chosen = (
        _pdf(ana_client, programme).content,
        _pdf(ana_client, programme, page_size="A4", person="broad-dark").content,
    )
    assert usual != chosen
    Clinic.objects.filter(pk=ana_clinic.pk).update(drawn_person="broad-dark")
    assert _pdf(ana_client, programme).content == chosen


def test_a_person_that_is_not_there_is_refused_in_words(programme: Programme, ana_client: Client) -> None:
    query = {"page_size": "A4", "person": "tall-green"}
    answer = ana_client.get(reverse("programme_pdf", args=[programme.pk]), query, follow=True)
    assert "one of the people there are to draw" in answer.text


def test_without_a_choice_it_has_the_clinics_size(programme: Programme, ana_clinic: Clinic, ana_client: Client) -> None:
    Clinic.objects.filter(pk=ana_clinic.pk).update(page_size=Clinic.PageSize.LETTER)
    box = PdfReader(BytesIO(_pdf(ana_client, programme).content)).pages[0].mediabox
    assert round(box.width) == SIZES["Letter"][0]


def test_a_size_that_is_none_is_answered_with_a_sentence(programme: Programme, ana_client: Client) -> None:
    answer = ana_client.get(reverse("programme_pdf", args=[programme.pk]), {"page_size": "A0"}, follow=True)
    assert "Choose A4 or Letter for the page." in answer.content.decode()


def test_it_is_a_draft_of_the_next_version_also_once_it_is_confirmed(programme: Programme, ana_client: Client) -> None:
    assert "Draft. Not yet confirmed by the therapist." in _words(_pdf(ana_client, programme).content)
    confirm_programme(programme=programme)
    words = _words(_pdf(ana_client, programme).content)
    assert "Draft. Not an issued version." in words
    assert "Version 1, made on" in words


@pytest.mark.parametrize("layout", LAYOUTS)
def test_it_comes_in_every_layout(layout: str, programme: Programme, ana_client: Client) -> None:
    answer = _pdf(ana_client, programme, layout=layout)
    assert answer["Content-Disposition"] == f'attachment; filename="programme-ben-example-draft-{layout}.pdf"'
    assert answer.content.startswith(b"%PDF")


def test_a_layout_that_is_not_there_is_refused_in_words(programme: Programme, ana_client: Client) -> None:
    answer = ana_client.get(reverse("programme_pdf", args=[programme.pk]), {"layout": "scroll"}, follow=True)
    assert "Choose one of the layouts there are." in answer.text


def test_a_draft_names_the_precautions_that_were_not_asked_about(
    ben: Patient, ana: User, library: Library, ana_client: Client
) -> None:
    programme = _made(ben, ana, library, not_asked=("glaucoma", "pregnancy"))
    words = _words(_pdf(ana_client, programme).content)
    assert "Not asked about: Glaucoma or recent eye surgery; Pregnancy." in words


def test_a_draft_of_which_nothing_was_asked_says_that(
    ben: Patient, ana: User, library: Library, ana_client: Client
) -> None:
    programme = _made(ben, ana, library, not_asked=tuple(library.precautions))
    assert "None of the precautions was asked about." in _words(_pdf(ana_client, programme).content)


def test_a_name_full_of_markup_prints_as_letters(ben: Patient, ana: User, library: Library, ana_client: Client) -> None:
    name = """<img src="file:///etc/passwd"> O'Brien & Ζωή <3/10"""
    Patient.objects.filter(pk=ben.pk).update(name=name)
    programme = _made(ben, ana, library)
    answer = _pdf(ana_client, programme)
    assert name in _words(answer.content)
    assert "programme-img-srcfileetcpasswd-obrien-310-draft-" in answer["Content-Disposition"]


def test_a_name_without_plain_letters_gives_a_plain_file_name(
    ben: Patient, ana: User, library: Library, ana_client: Client
) -> None:
    Patient.objects.filter(pk=ben.pk).update(name="Ζωή")
    programme = _made(ben, ana, library)
    assert f'"programme-{programme.pk}-draft-standard.pdf"' in _pdf(ana_client, programme)["Content-Disposition"]


def test_letters_that_cannot_be_printed_are_named_and_printed_only_when_asked(
    ben: Patient, ana: User, library: Library, ana_client: Client
) -> None:
    Patient.objects.filter(pk=ben.pk).update(name="王小明")
    programme = _made(Patient.objects.get(pk=ben.pk), ana, library)
    answer = ana_client.get(reverse("programme_pdf", args=[programme.pk]), follow=True)
    page = answer.content.decode()
    assert answer["Content-Type"].startswith("text/html")
    assert "Not printed: it holds letters that cannot be printed." in page
    assert "“王”, “小”, “明”" in page
    assert _pdf(ana_client, programme, page_size="A4", print_anyway="on")["Content-Type"] == "application/pdf"


def test_the_same_programme_gives_the_same_bytes_on_any_day(programme: Programme, ana_client: Client) -> None:
    today = _pdf(ana_client, programme).content
    with time_machine.travel(timezone.now() + timedelta(days=9), tick=False):
        assert _pdf(ana_client, programme).content == today


def test_it_is_dated_when_the_programme_was_made_where_the_clinic_is(programme: Programme, ana_client: Client) -> None:
    just_after_midnight_in_london = datetime(2026, 7, 1, 23, 30, tzinfo=UTC)
    Programme.objects.filter(pk=programme.pk).update(created_at=just_after_midnight_in_london)
    assert "made on 2 July 2026" in _words(_pdf(ana_client, programme).content)


def test_a_corrected_name_is_printed(programme: Programme, ben: Patient, ana_client: Client) -> None:
    change_patient(patient=ben, details=PatientDetails(name="Benjamin Sample"))
    words = _words(_pdf(ana_client, programme).content)
    assert "Benjamin Sample" in words
    assert "Ben Example" not in words


@pytest.mark.parametrize("is_demonstration", [True, False])
def test_a_handout_of_the_demonstration_says_that_its_people_are_invented(
    is_demonstration: bool, programme: Programme, ana_clinic: Clinic, ana_client: Client
) -> None:
    Clinic.objects.filter(pk=ana_clinic.pk).update(is_demonstration=is_demonstration)
    words = _words(_pdf(ana_client, programme).content)
    assert ("Demonstration clinic (invented people)" in words) is is_demonstration


def test_the_pdf_takes_as_many_queries_for_one_week_as_for_12(
    ben: Patient, ana: User, library: Library, ana_client: Client, django_assert_num_queries: Callable[..., Any]
) -> None:
    for weeks in (1, 12):
        programme = _made(ben, ana, library, weeks=weeks)
        with django_assert_num_queries(33):
            _pdf(ana_client, programme)


def _edit_everything_printed(programme: Programme) -> None:
    for row in Exercise.objects.filter(prescriptions__programme=programme):
        row.name, row.purpose, row.start_position = f"{row.name} otherwise", "Another purpose.", "Standing on one hand."
        row.steps, row.mistakes, row.stop_if = ["Jump."], ["Not jumping."], ["You land."]
        row.equipment, row.category = ["pool"], "strength"
        row.one_sided = not row.one_sided
        row.save()


def test_a_confirmed_programme_is_printed_as_it_was_confirmed_whatever_a_curator_edits(
    programme: Programme, ana_client: Client
) -> None:
    confirm_programme(programme=programme)
    before = _pdf(ana_client, programme).content
    _edit_everything_printed(programme)
    assert _pdf(ana_client, programme).content == before


def test_a_draft_is_printed_with_the_librarys_words_of_today(programme: Programme, ana_client: Client) -> None:
    _edit_everything_printed(programme)
    assert "Standing on one hand." in _words(_pdf(ana_client, programme).content)


def test_confirming_takes_the_words_of_that_moment(programme: Programme, ana_client: Client) -> None:
    _edit_everything_printed(programme)
    confirm_programme(programme=programme)
    assert "Standing on one hand." in _words(_pdf(ana_client, programme).content)


def test_a_letter_in_an_exercise_that_cannot_be_printed_is_named_too(programme: Programme, ana_client: Client) -> None:
    row = Exercise.objects.filter(prescriptions__programme=programme).first()
    assert row
    Exercise.objects.filter(pk=row.pk).update(steps=["Bend your knees \U0001f9ce slowly."])
    page = ana_client.get(reverse("programme_pdf", args=[programme.pk]), follow=True).content.decode()
    assert "Not printed: it holds letters that cannot be printed." in page
    assert "\U0001f9ce" in page
