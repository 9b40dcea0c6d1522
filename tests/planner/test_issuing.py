"""Issued means frozen: a version keeps its bytes, whatever becomes of the library, the wording or the programme."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from typing import Any

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, transaction
from django.db.models import Model, ProtectedError, QuerySet
from django.utils import timezone

from exercises.figures.look import LOOKS
from exercises.models import Exercise
from planner import sheets
from planner.handouts.document import IncompleteSheetError, render_pdf
from planner.handouts.layouts import LAYOUTS
from planner.handouts.stored import canonical, fingerprint
from planner.issuing import Intention, NotActiveError, UnprintableError, issue_handout, set_intention
from planner.models import Clinic, FrozenError, Handout, HandoutFile, Patient, Programme, User, WeeklyDose
from planner.prescribing.library import Library
from planner.printing import Paper
from planner.services import PatientDetails, change_patient, confirm_programme, propose_programme, record_assessment
from tests.planner.findings import TODAY, sciatica

A4 = Paper(page_size="A4", look=LOOKS["slim-medium"])


@pytest.fixture
def week(ben: Patient, ana: User, library: Library) -> Programme:
    """A confirmed programme of one week."""
    record = record_assessment(patient=ben, findings=sciatica(weeks=1), by=ana)
    made = propose_programme(assessment=record, library=library, by=ana)
    assert isinstance(made, Programme)
    return confirm_programme(programme=made)


@pytest.fixture
def issue(week: Programme, ana: User) -> Callable[..., Handout]:
    """`issue(page_size="Letter")`: the programme issued by Ana."""

    def issued(**paper: Any) -> Handout:
        return issue_handout(programme=week, by=ana, paper=replace(A4, **paper)).handout

    return issued


def _hashes(handout: Handout) -> dict[str, str]:
    return {file.layout: sha256(bytes(file.pdf)).hexdigest() for file in HandoutFile.objects.filter(handout=handout)}


def _edit_a_dose(programme: Programme) -> None:
    WeeklyDose.objects.filter(prescription__programme=programme, repetitions__isnull=False).update(repetitions=17)


def test_a_version_says_who_when_and_on_what(issue: Callable[..., Handout], ana: User) -> None:
    handout = issue()
    said = (handout.version, handout.issued_by, handout.issued_at, handout.made_on, handout.page_size)
    assert said == (1, ana, timezone.now(), TODAY, "A4")


def test_there_is_a_file_for_every_layout_with_its_hash(issue: Callable[..., Handout]) -> None:
    handout = issue()
    assert {file.layout: file.sha256 for file in handout.files.all()} == _hashes(handout)
    assert list(_hashes(handout)) == list(LAYOUTS)


def test_the_sheet_is_kept_with_its_hash_and_the_code_is_printed(issue: Callable[..., Handout]) -> None:
    handout = Handout.objects.get(pk=issue().pk)
    sheet = handout.stored_sheet()
    assert canonical(sheet).decode() == handout.sheet
    assert fingerprint(sheet) == handout.sheet_sha256
    assert sheet.code == handout.code == f"{handout.sheet_sha256[:4]} {handout.sheet_sha256[4:8]}"
    assert "version 1" in sheet.foot
    assert not sheet.draft


def test_its_files_are_drawn_again_from_the_stored_sheet(issue: Callable[..., Handout]) -> None:
    handout = Handout.objects.get(pk=issue(page_size="Letter").pk)
    sheet = handout.stored_sheet()
    for file in handout.files.all():
        again = render_pdf(sheet, layout=file.layout, page_size=handout.page_size, on=handout.made_on)
        assert sha256(again).hexdigest() == file.sha256


def _library_rewritten(programme: Programme) -> None:
    for row in Exercise.objects.filter(prescriptions__programme=programme):
        row.name, row.steps, row.figure = f"{row.name} otherwise", ["Jump."], {}
        row.save()


def _programme_edited(programme: Programme) -> None:
    _edit_a_dose(programme)
    change_patient(patient=programme.patient, details=PatientDetails(name="Benjamin Sample"))
    Clinic.objects.update(name="Hill Road", telephone="", drawn_person="broad-dark")


CHANGES: dict[str, Callable[[Programme], None]] = {
    "the library": _library_rewritten,
    "the programme": _programme_edited,
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_a_version_stays_whatever_changes(
    change: Callable[[Programme], None], issue: Callable[..., Handout], week: Programme
) -> None:
    handout = issue()
    kept = (_hashes(handout), handout.sheet)
    change(week)
    assert (_hashes(handout), Handout.objects.get(pk=handout.pk).sheet) == kept


def test_a_version_stays_when_the_wording_changes_and_the_next_has_the_new_words(
    issue: Callable[..., Handout], monkeypatch: pytest.MonkeyPatch
) -> None:
    handout = issue()
    kept = _hashes(handout)
    monkeypatch.setattr(sheets, "SHORT_DAY", "Do the dotted ones.")
    assert _hashes(handout) == kept
    assert issue().version == 2
    assert _hashes(handout) == kept


def test_an_edit_makes_the_next_version(issue: Callable[..., Handout], week: Programme) -> None:
    first = issue()
    _edit_a_dose(week)
    second = issue()
    assert [handout.version for handout in week.handouts.all()] == [2, 1]
    assert first.sheet_sha256 != second.sheet_sha256
    assert "version 2" in second.stored_sheet().foot


def test_without_a_change_the_last_version_stands_on_any_day(issue: Callable[..., Handout], week: Programme) -> None:
    first = issue()
    with time_machine.travel(timezone.now() + timedelta(days=9), tick=False):
        assert issue() == first
    assert week.handouts.count() == 1


def test_it_says_whether_the_version_is_new(week: Programme, ana: User) -> None:
    issued = [issue_handout(programme=week, by=ana, paper=A4) for _ in range(2)]
    assert [each.is_new for each in issued] == [True, False]
    assert issued[0].handout == issued[1].handout


def test_a_layout_that_is_added_later_is_issued_too(
    issue: Callable[..., Handout], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert issue().version == 1
    monkeypatch.setitem(LAYOUTS, "another", LAYOUTS["week"])
    second = issue()
    assert (second.version, "another" in _hashes(second)) == (2, True)
    monkeypatch.delitem(LAYOUTS, "another")
    assert issue() == second


@pytest.mark.parametrize("paper", [{"page_size": "Letter"}, {"look": LOOKS["broad-dark"]}], ids=["page", "person"])
def test_other_paper_or_another_person_is_another_version(paper: dict[str, Any], issue: Callable[..., Handout]) -> None:
    assert [issue().version, issue(**paper).version] == [1, 2]


def test_when_and_where_is_written_down_and_printed(issue: Callable[..., Handout], week: Programme) -> None:
    said = Intention(when_and_where="After breakfast", if_not_then="Before supper")
    kept = set_intention(programme=week, intention=said)
    assert (kept.when_and_where, kept.if_not_then) == ("After breakfast", "Before supper")
    assert issue().stored_sheet().when_and_where == ("After breakfast", "If that does not work: Before supper")
    set_intention(programme=week, intention=Intention())
    assert issue().stored_sheet().when_and_where == ()


@pytest.mark.parametrize("status", ["draft", "finished"])
def test_only_an_active_programme_is_issued(status: str, issue: Callable[..., Handout], week: Programme) -> None:
    Programme.objects.filter(pk=week.pk).update(status=status)
    with pytest.raises(NotActiveError, match=f"the programme is {status}"):
        issue()
    with pytest.raises(NotActiveError):
        set_intention(programme=week, intention=Intention(when_and_where="After breakfast"))
    assert not week.handouts.exists()


def test_letters_that_cannot_be_printed_are_issued_only_when_asked(
    issue: Callable[..., Handout], week: Programme
) -> None:
    set_intention(programme=week, intention=Intention(when_and_where="早餐后"))
    with pytest.raises(UnprintableError) as refused:
        issue()
    assert refused.value.letters == ("早", "餐", "后")
    assert not week.handouts.exists()
    assert issue(print_anyway=True).version == 1


def test_what_lacks_its_stop_if_is_not_issued(issue: Callable[..., Handout], week: Programme) -> None:
    texts = {slug: text | {"stop_if": []} for slug, text in week.texts.items()}
    Programme.objects.filter(pk=week.pk).update(texts=texts)
    with pytest.raises(IncompleteSheetError, match="has no stop-if"):
        issue()
    assert not Handout.objects.exists()


def test_nobody_changes_or_deletes_what_was_issued(issue: Callable[..., Handout]) -> None:
    handout = issue()
    file = handout.files.all()[0]
    for row in (handout, file):
        with pytest.raises(FrozenError):
            row.save()
        with pytest.raises(FrozenError):
            row.delete()
    for rows in (Handout.objects.all(), HandoutFile.objects.all()):
        with pytest.raises(FrozenError):
            rows.delete()
    with pytest.raises(FrozenError):
        Handout.objects.update(version=9)
    with pytest.raises(FrozenError):
        HandoutFile.objects.update(sha256="0" * 64)
    with pytest.raises(FrozenError):
        Handout._base_manager.update(version=9)
    with pytest.raises(FrozenError):
        HandoutFile._base_manager.update(sha256="0" * 64)


def test_nobody_puts_another_row_in_the_place_of_what_was_issued(issue: Callable[..., Handout]) -> None:
    kept = _hashes(issue())
    real = HandoutFile.objects.first()
    assert real
    forged = HandoutFile(pk=real.pk, handout=real.handout, layout=real.layout, pdf=b"forged", sha256="0" * 64)
    with pytest.raises(IntegrityError), transaction.atomic():
        forged.save()
    with pytest.raises(IntegrityError), transaction.atomic():
        forged.save(force_update=True)
    with pytest.raises(IntegrityError), transaction.atomic():
        HandoutFile.objects.bulk_create([forged])
    with pytest.raises(FrozenError):
        HandoutFile.objects.bulk_create([forged], update_conflicts=True, update_fields=["pdf"], unique_fields=["pk"])
    with pytest.raises(FrozenError):
        HandoutFile.objects.bulk_create([forged], ignore_conflicts=True)
    with pytest.raises(FrozenError), transaction.atomic():
        HandoutFile.objects.bulk_update([forged], ["pdf"])
    assert _hashes(real.handout) == kept


def test_a_programme_that_was_issued_cannot_be_deleted(issue: Callable[..., Handout], week: Programme) -> None:
    issue()
    with pytest.raises(ProtectedError):
        week.delete()
    with pytest.raises(ProtectedError):
        week.patient.delete()


def test_a_version_is_there_once(issue: Callable[..., Handout]) -> None:
    handout = issue()
    for row in (handout.files.all()[0], handout):
        row.pk = None
        row._state.adding = True
        with pytest.raises(IntegrityError), transaction.atomic():
            row.save(force_insert=True)


REFUSED: dict[str, tuple[type[Model], dict[str, Any], str]] = {
    "version 0": (Handout, {"version": 0}, "Versions count from 1."),
    "no sheet": (Handout, {"sheet": ""}, "A handout keeps what was printed."),
    "half a hash": (Handout, {"sheet_sha256": "0" * 32}, "64 hexadecimal digits"),
    "a hash in capitals": (Handout, {"sheet_sha256": "A" * 64}, "64 hexadecimal digits"),
    "other paper": (Handout, {"page_size": "A0"}, "The paper is A4 or Letter."),
    "an empty file": (HandoutFile, {"pdf": b""}, "A file that was handed over has something in it."),
    "a file without a hash": (HandoutFile, {"sha256": ""}, "64 hexadecimal digits"),
}


@pytest.mark.parametrize(("table", "change", "sentence"), REFUSED.values(), ids=REFUSED.keys())
def test_the_database_refuses_it_and_says_why(
    table: type[Model], change: dict[str, Any], sentence: str, week: Programme, ana: User
) -> None:
    kept = {"sheet": "{}", "sheet_sha256": "0" * 64, "page_size": "A4", "made_on": TODAY, "issued_by": ana}
    handout = Handout.objects.create(programme=week, version=1, **kept)
    HandoutFile.objects.create(handout=handout, layout="standard", pdf=b"%PDF", sha256="0" * 64)
    row = table._default_manager.get()
    for field, value in change.items():
        setattr(row, field, value)
    with pytest.raises(ValidationError) as refused:
        row.validate_constraints()
    assert any(sentence in message for message in refused.value.messages)
    with pytest.raises(DatabaseError), transaction.atomic():
        QuerySet(table).filter(pk=row.pk).update(**change)


def test_issuing_takes_as_many_queries_for_one_week_as_for_6(
    ben: Patient, ana: User, library: Library, django_assert_num_queries: Callable[..., Any]
) -> None:
    for weeks in (1, 6):
        record = record_assessment(patient=ben, findings=sciatica(weeks=weeks), by=ana)
        made = propose_programme(assessment=record, library=library, by=ana)
        assert isinstance(made, Programme)
        confirm_programme(programme=made)
        with django_assert_num_queries(35):
            issue_handout(programme=made, by=ana, paper=A4)
