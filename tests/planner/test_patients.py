"""My patients: the list, the search, a new one, a changed one."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from planner.models import Clinic, Membership, Patient, User
from planner.services import PatientDetails, change_patient

LIST, NEW = "/patients/", "/patients/new/"


@pytest.fixture
def ana_client(ana: User, client_of: Callable[[User], Client]) -> Client:
    return client_of(ana)


def _patients(clinic: Clinic, by: User, count: int) -> None:
    Patient.objects.bulk_create(
        Patient(clinic=clinic, name=f"Patient {number:04}", created_by=by) for number in range(count)
    )


def test_a_therapist_without_patients_is_told_what_to_do(ana_client: Client) -> None:
    page = ana_client.get(LIST).content.decode()
    assert "No patients yet" in page
    assert f'href="{NEW}"' in page


def test_a_curator_is_told_why_there_is_nobody(ben: Patient, dee: User, client_of: Callable[[User], Client]) -> None:
    page = client_of(dee).get(LIST).content.decode()
    assert "You have no patients here" in page
    assert ben.name not in page
    assert NEW not in page


def test_the_outsider_does_not_find_ben(ben: Patient, caro: User, client_of: Callable[[User], Client]) -> None:
    page = client_of(caro).get(LIST, {"q": "Ben"}).content.decode()
    assert "B-17" not in page
    assert "Nobody found" in page


def test_ben_is_found_by_a_part_of_his_name(ben: Patient, ana_client: Client) -> None:
    assert ben.get_absolute_url() in ana_client.get(LIST, {"q": "exam"}).content.decode()


@pytest.mark.parametrize(
    ("name", "words"),
    [
        pytest.param("Ζωή Παππάς", "ζωή", id="Greek in small letters"),
        pytest.param("Ζωή Παππάς", "ΖΩΗ ΠΑΠΠΑΣ", id="Greek in capitals, without accents"),
        pytest.param("Şebnem Çelik", "sebnem celik", id="without cedillas"),
        pytest.param("José Nuñez", "JOSÉ nunez", id="Spanish"),
        pytest.param("Анна Ёлкина", "анна ёлк", id="Cyrillic"),
        pytest.param("Jonas Groß", "gross", id="sharp s"),
    ],
)
def test_a_search_minds_neither_case_nor_accents(name: str, words: str, ben: Patient, ana_client: Client) -> None:
    details = PatientDetails(name=name, reference=ben.reference)
    change_patient(patient=ben, details=details)
    assert list(Patient.objects.named_like(words)) == [ben]
    assert ben.get_absolute_url() in ana_client.get(LIST, {"q": words}).content.decode()
    assert not Patient.objects.named_like("Example").exists()


@pytest.mark.parametrize(
    "words", ["<script>alert(1)</script>", "'; drop table", "%", "x" * 5000, "\u0417\u03c9\u03ae"], ids=repr
)
def test_whatever_is_searched_for_is_answered(words: str, ben: Patient, ana_client: Client) -> None:
    answer = ana_client.get(LIST, {"q": words})
    assert answer.status_code == 200
    assert "<script>alert" not in answer.content.decode()


def test_25_patients_stand_on_a_page(ana_clinic: Clinic, ana: User, ana_client: Client) -> None:
    _patients(ana_clinic, ana, 26)
    first, second = ana_client.get(LIST).content.decode(), ana_client.get(LIST, {"page": "2"}).content.decode()
    assert (first.count("Patient 0"), second.count("Patient 0")) == (25, 1)
    assert "Page 1 of 2 · 26 patients" in first


@pytest.mark.parametrize("page", ["0", "-1", "999", "two", ""])
def test_a_page_that_is_none_shows_a_page_that_is(page: str, ben: Patient, ana_client: Client) -> None:
    assert ben.name in ana_client.get(LIST, {"page": page}).content.decode()


def test_the_list_takes_as_many_queries_for_1000_patients_as_for_10(
    ana_clinic: Clinic, ana: User, ana_client: Client, django_assert_num_queries: Callable[..., Any]
) -> None:
    for more in (10, 990):
        _patients(ana_clinic, ana, more)
        with django_assert_num_queries(6):
            ana_client.get(LIST)


def test_a_new_patient_comes_into_the_therapists_own_clinic(
    ana_clinic: Clinic, caro_clinic: Clinic, ana: User, ana_client: Client
) -> None:
    answer = ana_client.post(NEW, {"name": "  Zoë   Muster ", "birth_year": "1972", "clinic": str(caro_clinic.pk)})
    patient = Patient.objects.get()
    assert answer["Location"] == patient.get_absolute_url()
    assert (patient.name, patient.birth_year, patient.clinic, patient.created_by) == (
        "Zoë Muster",
        1972,
        ana_clinic,
        ana,
    )


def test_who_works_in_two_clinics_chooses(
    ana_clinic: Clinic, caro_clinic: Clinic, ana: User, ana_client: Client
) -> None:
    Membership.objects.create(user=ana, clinic=caro_clinic, role=Membership.Role.THERAPIST)
    assert list(ana_client.post(NEW, {"name": "Zoë"}).context["form"].errors) == ["clinic"]
    assert not Patient.objects.exists()
    ana_client.post(NEW, {"name": "Zoë", "clinic": str(caro_clinic.pk)})
    assert Patient.objects.get().clinic == caro_clinic


REFUSED: dict[str, tuple[dict[str, str], str]] = {
    "no name": ({"name": "   "}, "This field is required."),
    "a name of 10,000 letters": ({"name": "x" * 10_000}, "at most 120 characters"),
    "a name with a control sign": ({"name": "Ben\u0007"}, "cannot be printed"),
    "a year of birth ahead": ({"birth_year": "2090"}, "The year of birth must be between 1900 and"),
    "a year of birth in letters": ({"birth_year": "long ago"}, "Enter a whole number."),
    "a reference of somebody else": ({"reference": " B-17 "}, "Another patient of this clinic has this reference."),
    "notes of 10,000 letters": ({"notes": "x" * 10_000}, "at most 4000 characters"),
}


@pytest.mark.parametrize(("change", "sentence"), REFUSED.values(), ids=REFUSED.keys())
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(
    change: dict[str, str], sentence: str, ben: Patient, ana_client: Client
) -> None:
    typed = {"name": "Zoë Muster", "birth_year": "1972", "reference": "Z-1", "notes": "Left hip", **change}
    page = ana_client.post(NEW, typed)
    assert sentence in page.content.decode()
    assert {field: page.context["form"][field].value() for field in typed} == typed
    assert list(Patient.objects.all()) == [ben]


def test_a_patient_is_changed_and_keeps_the_reference(ben: Patient, ana_client: Client) -> None:
    ana_client.post(reverse("edit_patient", args=[ben.pk]), {"name": "Ben Q", "birth_year": "", "reference": "B-17"})
    kept = Patient.objects.get(pk=ben.pk)
    assert (kept.name, kept.birth_year, kept.reference) == ("Ben Q", None, "B-17")


def test_a_wrong_change_still_says_whom_it_is_about(ben: Patient, ana_client: Client) -> None:
    page = ana_client.post(reverse("edit_patient", args=[ben.pk]), {"name": ""}).content.decode()
    assert "Edit Ben Example" in page


def test_a_name_full_of_markup_is_shown_as_letters(ben: Patient, ana_client: Client) -> None:
    name = """<img src="file:///etc/passwd"> O'Brien & Ζωή <3/10"""
    ana_client.post(reverse("edit_patient", args=[ben.pk]), {"name": name})
    page = ana_client.get(ben.get_absolute_url()).content.decode()
    assert "<img" not in page
    assert "&lt;img src=&quot;file:///etc/passwd&quot;&gt; O&#x27;Brien &amp; Ζωή &lt;3/10" in page
