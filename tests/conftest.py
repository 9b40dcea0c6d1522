"""The cast: therapist Ana, therapist Caro of another clinic (the outsider), and curator Dee of Ana's clinic."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import Permission
from django.test import Client

from planner.models import Clinic, Membership, User

pytest_plugins = ["tests.machine", "tests.browsing"]

PASSWORD = "seven green herons"


@pytest.fixture
def ana_clinic(db: None) -> Clinic:
    """The clinic where Ana works."""
    return Clinic.objects.create(name="Harbour Street Physiotherapy", telephone="020 7946 0101")


@pytest.fixture
def caro_clinic(db: None) -> Clinic:
    """Another clinic, which shares nothing with Ana's."""
    return Clinic.objects.create(name="Hill Road Clinic", telephone="020 7946 0202", page_size=Clinic.PageSize.LETTER)


@pytest.fixture
def ana(ana_clinic: Clinic) -> User:
    """The therapist."""
    return _member(ana_clinic, Membership.Role.THERAPIST, email="ana@example.org", name="Ana Lind")


@pytest.fixture
def caro(caro_clinic: Clinic) -> User:
    """The outsider: a therapist of another clinic."""
    return _member(caro_clinic, Membership.Role.THERAPIST, email="caro@example.org", name="Caro Okafor")


@pytest.fixture
def dee(ana_clinic: Clinic) -> User:
    """The curator, who edits the library in the admin and treats nobody."""
    user = _member(ana_clinic, Membership.Role.CURATOR, email="dee@example.org", name="Dee Moreau", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(content_type__app_label="exercises"))
    return user


@pytest.fixture
def client_of() -> Callable[[User], Client]:
    """`client_of(ana)`: a browser in which this user is signed in."""

    def signed_in(user: User) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return signed_in


def _member(clinic: Clinic, role: str, *, email: str, name: str, is_staff: bool = False) -> User:
    user = User.objects.create_user(email, PASSWORD, name=name, is_staff=is_staff)
    Membership.objects.create(user=user, clinic=clinic, role=role)
    return user
