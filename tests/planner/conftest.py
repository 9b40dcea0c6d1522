"""Ana's patient Ben, the library in rows, and a programme made for him."""

from collections.abc import Iterator
from datetime import UTC, datetime, time

import pytest
import time_machine
from django.db import transaction
from pytest_django import DjangoDbBlocker

from planner.assemble import published_library
from planner.models import Assessment, Clinic, Patient, Programme, User
from planner.prescribing.library import Library
from planner.services import PatientDetails, create_patient, propose_programme, record_assessment
from tests.loaded_library import load_real_library
from tests.planner.findings import TODAY, sciatica


@pytest.fixture(autouse=True)
def _noon_of_one_day() -> Iterator[None]:
    """Stop the clock at noon of one day: ages and dates would turn at midnight, and with the year."""
    with time_machine.travel(datetime.combine(TODAY, time(12), UTC), tick=False):
        yield


@pytest.fixture(scope="package")
def library_rows(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The whole library, loaded once for all tests that ask for it, which come last in this folder."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_real_library()
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="package")
def library(library_rows: None, django_db_blocker: DjangoDbBlocker) -> Library:
    """The library as the planner reads it."""
    with django_db_blocker.unblock():
        return published_library()


@pytest.fixture
def ben(ana_clinic: Clinic, ana: User) -> Patient:
    """Ana's patient."""
    details = PatientDetails(name="Ben Example", birth_year=1984, reference="B-17")
    return create_patient(clinic=ana_clinic, details=details, by=ana)


@pytest.fixture
def assessment(ben: Patient, ana: User, library: Library) -> Assessment:
    """What Ana found in Ben, with every precaution asked about."""
    return record_assessment(patient=ben, findings=sciatica(), by=ana)


@pytest.fixture
def programme(assessment: Assessment, ana: User, library: Library) -> Programme:
    """Ben's programme, as proposed."""
    made = propose_programme(assessment=assessment, library=library, by=ana)
    assert isinstance(made, Programme)
    return made


@pytest.fixture
def caro_patient(caro_clinic: Clinic, caro: User) -> Patient:
    """A patient of the outsider."""
    return create_patient(clinic=caro_clinic, details=PatientDetails(name="Noor Example"), by=caro)
