"""Clinics, the people in them, and what the database itself refuses."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from planner.models import Clinic, Membership, User

Role = Membership.Role


@pytest.fixture
def beth(ana_clinic: Clinic, caro_clinic: Clinic) -> User:
    """Someone who treats in one clinic and curates in another."""
    user = User.objects.create_user("beth@example.org", name="Beth Aune")
    Membership.objects.create(user=user, clinic=ana_clinic, role=Role.THERAPIST)
    Membership.objects.create(user=user, clinic=caro_clinic, role=Role.CURATOR)
    return user


def test_clinics_of_a_user_are_those_with_any_role(beth: User, ana_clinic: Clinic, caro_clinic: Clinic) -> None:
    assert set(Clinic.objects.of(beth)) == {ana_clinic, caro_clinic}


@pytest.mark.parametrize(
    ("role", "treats"), [(Role.THERAPIST, True), (Role.ADMINISTRATOR, True), (Role.CURATOR, False)]
)
def test_therapists_and_administrators_treat_and_curators_do_not(ana_clinic: Clinic, role: str, treats: bool) -> None:
    user = User.objects.create_user("gil@example.org", name="Gil Rowe")
    Membership.objects.create(user=user, clinic=ana_clinic, role=role)
    assert (ana_clinic in Clinic.objects.treating(user)) is treats


def test_treating_in_one_clinic_shows_nothing_of_another(beth: User, ana_clinic: Clinic) -> None:
    assert list(Clinic.objects.treating(beth)) == [ana_clinic]


def test_someone_who_is_not_signed_in_has_no_clinic(ana_clinic: Clinic) -> None:
    assert not Clinic.objects.of(AnonymousUser())
    assert not Clinic.objects.treating(AnonymousUser())


def test_addresses_are_kept_in_lower_case_and_found_in_any(db: None) -> None:
    user = User.objects.create_user(" Ana.Lind@Example.ORG ", name="Ana Lind")
    assert user.email == "ana.lind@example.org"
    assert User.objects.get_by_natural_key("ANA.lind@example.org") == user


def test_cleaning_a_user_brings_the_address_into_lower_case(db: None) -> None:
    user = User(email="Ana@Example.org", name="Ana Lind", password="!")
    user.full_clean()
    assert user.email == "ana@example.org"


def test_a_user_without_a_password_cannot_sign_in_with_one(db: None) -> None:
    assert not User.objects.create_user("ana@example.org", name="Ana Lind").has_usable_password()


def test_a_user_needs_an_address() -> None:
    with pytest.raises(ValueError, match="needs an e-mail address"):
        User.objects.create_user("", name="Nobody")


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("name", "", "A clinic needs a name."),
        ("emergency_number", "", "A clinic needs the emergency number of its country."),
        ("page_size", "A3", "The paper is A4 or Letter."),
        ("drawn_person", "tall-green", "The drawn person is one of the six that there are."),
    ],
)
def test_the_database_and_the_form_refuse_a_clinic_with_the_same_rule(
    ana_clinic: Clinic, field: str, value: str, sentence: str
) -> None:
    setattr(ana_clinic, field, value)
    with pytest.raises(ValidationError, match=sentence):
        ana_clinic.validate_constraints()
    with pytest.raises(IntegrityError), transaction.atomic():
        ana_clinic.save()


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("email", "Ana@Example.org", "Write the e-mail address in lower case."),
        ("name", "", "A user needs a name."),
    ],
)
def test_the_database_and_the_form_refuse_a_user_with_the_same_rule(
    ana: User, field: str, value: str, sentence: str
) -> None:
    setattr(ana, field, value)
    with pytest.raises(ValidationError, match=sentence):
        ana.validate_constraints()
    with pytest.raises(IntegrityError), transaction.atomic():
        ana.save()


def test_one_person_has_one_role_in_a_clinic(ana: User, ana_clinic: Clinic) -> None:
    second = Membership(user=ana, clinic=ana_clinic, role=Role.CURATOR)
    with pytest.raises(ValidationError, match="already has a role in this clinic"):
        second.validate_constraints()
    with pytest.raises(IntegrityError), transaction.atomic():
        second.save()


def test_a_role_that_does_not_exist_is_refused(caro: User, ana_clinic: Clinic) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(user=caro, clinic=ana_clinic, role="owner")


def test_a_membership_says_who_does_what_where(ana: User) -> None:
    assert str(ana.memberships.get()) == "Ana Lind, Therapist at Harbour Street Physiotherapy"
