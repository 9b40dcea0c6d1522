"""Two therapists who issue the same programme at the same moment."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.core.management import call_command
from django.db import connection

from exercises.figures.look import DEFAULT_LOOK
from planner.assemble import published_library
from planner.issuing import Issued, issue_handout
from planner.models import Patient, Programme, User
from planner.printing import Paper
from planner.services import confirm_programme, propose_programme, record_assessment
from tests.planner.findings import sciatica


@pytest.fixture
def ben(ana: User) -> Patient:
    clinic = ana.clinics.get()
    return Patient.objects.create(clinic=clinic, name="Ben Example", birth_year=1984, created_by=ana)


@pytest.fixture
def week(transactional_db: None, django_db_serialized_rollback: None, ben: Patient, ana: User) -> Programme:
    """A confirmed programme of one week that every connection sees."""
    call_command("load_library", verbosity=0)
    record = record_assessment(patient=ben, findings=sciatica(weeks=1), by=ana)
    made = propose_programme(assessment=record, library=published_library(), by=ana)
    assert isinstance(made, Programme)
    return confirm_programme(programme=made)


Issue = Callable[[str], Issued]


@pytest.fixture
def issue(week: Programme, ana: User) -> Issue:
    """`issue("A4")`: the programme issued on this page, as soon as two ask for it."""
    start = Barrier(2)

    def issued(page_size: str) -> Issued:
        start.wait()
        try:
            return issue_handout(programme=week, by=ana, paper=Paper(page_size=page_size, look=DEFAULT_LOOK))
        finally:
            connection.close()

    return issued


def test_each_gets_a_version_of_their_own_or_the_same_one(issue: Issue) -> None:
    with ThreadPoolExecutor(2) as therapists:
        different = list(therapists.map(issue, ("A4", "Letter")))
        last = max((issued.handout for issued in different), key=lambda handout: handout.version)
        same = list(therapists.map(issue, (last.page_size, last.page_size)))
    assert {(issued.handout.version, issued.is_new) for issued in different} == {(1, True), (2, True)}
    assert same == [Issued(handout=last, is_new=False)] * 2


def test_of_the_same_version_one_is_told_that_it_is_new(issue: Issue) -> None:
    with ThreadPoolExecutor(2) as therapists:
        both = list(therapists.map(issue, ("A4", "A4")))
    assert both[0].handout == both[1].handout
    assert sorted(issued.is_new for issued in both) == [False, True]
