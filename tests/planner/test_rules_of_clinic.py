"""A clinic's own numbers of the planning rules: kept, refused, changed on a page, and carried into a plan."""

import re
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import QueryDict
from django.test import Client
from django.urls import reverse

from planner.forms.rules import CERTAINTY, GROUPS, RulesForm, changed_in_words, in_words, with_set_back
from planner.gallery import NO_FIGURES
from planner.models import Assessment, Clinic, Membership, Patient, Programme, User
from planner.prescribing.assessment import Irritability
from planner.prescribing.library import Library
from planner.prescribing.programme import Blocked
from planner.prescribing.rules import DEFAULT_RULES, NUMBERS, RulesFault
from planner.printing import sheet_of
from planner.records import plan_of
from planner.services import propose_programme, record_assessment, set_rules
from planner.views.on_paper import draft_of
from tests.planner.findings import sciatica

Role = Membership.Role
ClientOf = Callable[[User], Client]


@pytest.fixture
def gil(ana_clinic: Clinic) -> User:
    """The administrator of Ana's clinic."""
    user = User.objects.create_user("gil@example.org", name="Gil Rowe")
    Membership.objects.create(user=user, clinic=ana_clinic, role=Role.ADMINISTRATOR)
    return user


@pytest.fixture
def gil_client(gil: User, client_of: ClientOf) -> Client:
    return client_of(gil)


def _address(clinic: Clinic | None = None) -> str:
    return reverse("clinic_rules") + (f"?clinic={clinic.pk}" if clinic else "")


def _typed(**changes: Any) -> dict[str, Any]:
    return {**{name: str(number.default) for name, number in NUMBERS.items()}, **changes}


def _words(answer: Any) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", answer.content.decode())).split())


def _store(clinic: Clinic, **numbers: Any) -> None:
    Clinic.objects.filter(pk=clinic.pk).update(rule_numbers=numbers)
    clinic.refresh_from_db()


# What the clinic keeps


def test_a_new_clinic_has_the_usual_rules(ana_clinic: Clinic) -> None:
    assert ana_clinic.rule_numbers == {}
    assert ana_clinic.rules == DEFAULT_RULES


def test_only_what_differs_from_the_usual_is_kept(ana_clinic: Clinic) -> None:
    ana_clinic.rule_numbers = {"pain_limit": 4, "build_weeks": NUMBERS["build_weeks"].default}
    ana_clinic.full_clean()
    assert ana_clinic.rule_numbers == {"pain_limit": 4}
    assert dict(ana_clinic.rules.changes) == {"pain_limit": 4}


REFUSED: dict[str, tuple[Any, str]] = {
    "too high": ({"pain_limit": 9}, "Pain limit: 9 is outside 3 to 5."),
    "too low": ({"pain_limit": 2}, "Pain limit: 2 is outside 3 to 5."),
    "no whole number": ({"pain_limit": 4.5}, "Pain limit: a whole number is expected."),
    "words": ({"pain_limit": "4"}, "Pain limit: a whole number is expected."),
    "yes": ({"pain_limit": True}, "Pain limit: a whole number is expected."),
    "unknown": ({"pain": 4}, "‘pain’: no rule has a number of this name."),
    "a list": (["pain_limit"], "Give the numbers by name"),
}


@pytest.mark.parametrize(("numbers", "sentence"), REFUSED.values(), ids=REFUSED)
def test_what_the_rules_refuse_the_clinic_refuses_with_a_sentence(
    ana_clinic: Clinic, numbers: Any, sentence: str
) -> None:
    ana_clinic.rule_numbers = numbers
    with pytest.raises(ValidationError) as refused:
        ana_clinic.full_clean()
    assert sentence in refused.value.message_dict["rule_numbers"][0]


def test_nothing_typed_into_the_admin_means_the_usual_rules(ana_clinic: Clinic) -> None:
    ana_clinic.rule_numbers = None
    ana_clinic.full_clean()
    assert ana_clinic.rule_numbers == {}


def test_a_stored_number_that_no_longer_holds_is_named_and_never_replaced(ana_clinic: Clinic) -> None:
    _store(ana_clinic, pain_limit=9, gone=3, build_weeks=5)
    assert [fault.name for fault in ana_clinic.rule_faults] == ["gone", "pain_limit"]
    with pytest.raises(RulesFault, match="gone"):
        _ = ana_clinic.rules


# The one writer


def test_an_administrator_sets_numbers_and_the_log_says_who(ana_clinic: Clinic, gil: User) -> None:
    set_rules(clinic=ana_clinic, numbers={"pain_limit": 4, "build_weeks": 6}, by=gil)
    assert Clinic.objects.get(pk=ana_clinic.pk).rule_numbers == {"pain_limit": 4}
    entry = LogEntry.objects.get()
    assert (entry.user, entry.object_id) == (gil, str(ana_clinic.pk))
    assert entry.change_message == "Planning rules: {} became {'pain_limit': 4}"


def test_what_is_set_takes_the_place_of_all_that_was(ana_clinic: Clinic, gil: User) -> None:
    _store(ana_clinic, pain_limit=4, gone=3)
    set_rules(clinic=ana_clinic, numbers={"build_weeks": 5}, by=gil)
    assert Clinic.objects.get(pk=ana_clinic.pk).rule_numbers == {"build_weeks": 5}


def test_setting_the_same_again_writes_nothing(ana_clinic: Clinic, gil: User) -> None:
    _store(ana_clinic, pain_limit=4)
    set_rules(clinic=ana_clinic, numbers={"pain_limit": 4}, by=gil)
    assert not LogEntry.objects.exists()


def test_a_refused_number_leaves_all_as_it_was(ana_clinic: Clinic, gil: User) -> None:
    _store(ana_clinic, pain_limit=4)
    with pytest.raises(ValidationError, match="8 is outside 3 to 5"):
        set_rules(clinic=ana_clinic, numbers={"build_weeks": 5, "pain_limit": 8}, by=gil)
    assert Clinic.objects.get(pk=ana_clinic.pk).rule_numbers == {"pain_limit": 4}


@pytest.mark.parametrize("who", ["ana", "caro", "dee"])
def test_nobody_else_sets_them(who: str, ana_clinic: Clinic, request: pytest.FixtureRequest) -> None:
    with pytest.raises(PermissionDenied):
        set_rules(clinic=ana_clinic, numbers={"pain_limit": 4}, by=request.getfixturevalue(who))
    assert Clinic.objects.get(pk=ana_clinic.pk).rule_numbers == {}


# Into the plan


def test_a_number_of_the_clinic_reaches_the_plan_the_page_and_the_handout(
    ben: Patient, ana: User, gil: User, library: Library, client_of: ClientOf
) -> None:
    set_rules(clinic=ben.clinic, numbers={"pain_limit": 4}, by=gil)
    record = record_assessment(patient=ben, findings=sciatica(irritability=Irritability.LOW, worst_pain=3), by=ana)
    programme = propose_programme(assessment=record, library=library, by=ana)
    assert isinstance(programme, Programme)
    plan = plan_of(programme, library)
    assert (plan.pain_limit, dict(plan.rules_changed)) == (4, {"pain_limit": 4})
    sheet = sheet_of(programme, plan, library, NO_FIGURES, draft_of(programme, library, 1))
    assert "4 out of 10" in sheet.pain_limit
    assert sheet.closing[-1].endswith(f"with planning rules {plan.rules_version}, with 1 number set by the clinic.")
    words = _words(client_of(ana).get(programme.get_absolute_url()))
    assert "with 1 number set by your clinic: Pain limit 4 of 10 (usually 5)." in words


def test_a_programme_by_the_usual_rules_says_so(programme: Programme, ana: User, client_of: ClientOf) -> None:
    words = _words(client_of(ana).get(programme.get_absolute_url()))
    assert f"Planning rules {programme.rules_version} , every number as usual." in words


def test_many_numbers_of_the_clinic_are_folded(
    assessment: Assessment, ana: User, gil: User, library: Library, client_of: ClientOf
) -> None:
    numbers = {"pain_limit": 4, "build_weeks": 5, "effort_settle": 1, "first_review": 1}
    set_rules(clinic=assessment.patient.clinic, numbers=numbers, by=gil)
    programme = propose_programme(assessment=assessment, library=library, by=ana)
    assert isinstance(programme, Programme)
    words = _words(client_of(ana).get(programme.get_absolute_url()))
    assert "with 4 numbers set by your clinic . The 4 numbers set by your clinic Build: 5 weeks" in words.replace(
        "clinic.", "clinic ."
    )


def test_a_made_programme_keeps_the_numbers_it_was_made_with(programme: Programme, gil: User, library: Library) -> None:
    set_rules(clinic=programme.patient.clinic, numbers={"pain_limit_high": 2}, by=gil)
    assert plan_of(Programme.objects.get(pk=programme.pk), library).pain_limit == 3


def test_a_number_that_no_longer_holds_stops_the_planning_with_a_sentence(
    ben: Patient, ana: User, library: Library, client_of: ClientOf
) -> None:
    _store(ben.clinic, pain_limit=9)
    record = record_assessment(patient=ben, findings=sciatica(), by=ana)
    assert isinstance(propose_programme(assessment=record, library=library, by=ana), Blocked)
    assert not Programme.objects.exists()
    words = _words(client_of(ana).get(record.get_absolute_url()))
    assert "A number that your clinic set no longer holds. Pain limit: 9 is outside 3 to 5." in words
    assert "An administrator of the clinic sets it anew" in words


def test_a_red_flag_is_told_although_a_number_no_longer_holds(ben: Patient, ana: User, library: Library) -> None:
    _store(ben.clinic, pain_limit=9)
    findings = sciatica(red_flags={**sciatica().red_flags, "RF1": True})
    record = record_assessment(patient=ben, findings=findings, by=ana)
    outcome = propose_programme(assessment=record, library=library, by=ana)
    assert isinstance(outcome, Blocked)
    assert [block.code for block in outcome.blocks] == ["RF1", "Planning rules"]


# The form


def test_every_number_stands_in_one_group() -> None:
    assert sorted(name for group in GROUPS for name in group.names) == sorted(NUMBERS)


def test_every_certainty_is_said_in_words() -> None:
    assert {number.certainty for number in NUMBERS.values()} <= set(CERTAINTY)


@pytest.mark.parametrize("typed", ["", " ", "six", "4.5", "2", "6", "-4", "4 of 10", "9" * 5000])
def test_wrong_input_is_told_in_a_sentence(ana_clinic: Clinic, typed: str) -> None:
    form = RulesForm(_sent(pain_limit=typed), clinic=ana_clinic, may_change=True)
    assert form.errors == {"pain_limit": ["Enter a whole number from 3 to 5. Usually it is 5."]}
    assert list(form.faults_by_field()) == [("Pain limit", "div_id_pain_limit")]


def test_setting_back_one_keeps_what_else_was_typed() -> None:
    filled = with_set_back(_sent(pain_limit="x", build_weeks="5", set_back="pain_limit"))
    assert (filled["pain_limit"], filled["build_weeks"]) == ("5", "5")


def test_setting_back_every_one_leaves_the_usual() -> None:
    assert with_set_back(_sent(pain_limit="x", build_weeks="5", set_back="every one")).dict() == _typed(
        set_back="every one"
    )


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("pain_limit", 4, "4 of 10"),
        ("growth_percent_low", 20, "20%"),
        ("start_percent_high", 40, "40% of the start"),
        ("settle_weeks_high", 1, "1 week"),
        ("new_per_week", 1, "1 exercise"),
        ("gone", 7, "7"),
    ],
)
def test_a_number_is_said_with_its_unit(name: str, value: int, words: str) -> None:
    assert in_words(name, value) == words


def test_a_number_that_the_rules_no_longer_have_is_still_said() -> None:
    assert changed_in_words("gone", 7) == "gone 7"


def _sent(**changes: str) -> QueryDict:
    sent = QueryDict(mutable=True)
    sent.update(_typed(**changes))
    return sent


# The page


def test_the_page_tells_all_of_every_number(gil_client: Client) -> None:
    words = _words(gil_client.get(_address()))
    for group in GROUPS:
        assert group.title in words
    for number in NUMBERS.values():
        assert number.meaning in words
        bounds = f"Usually {number.default}; {number.least} to {number.most} can be set."
        assert f"{bounds} {number.rule}: {CERTAINTY[number.certainty]}." in words


def test_an_administrator_changes_a_number(gil_client: Client, ana_clinic: Clinic) -> None:
    answer = gil_client.post(_address(), _typed(pain_limit="4"), follow=True)
    assert Clinic.objects.get(pk=ana_clinic.pk).rule_numbers == {"pain_limit": 4}
    words = _words(answer)
    assert "Saved. Pain limit is now 4 of 10 (it was 5)." in words
    assert "Pain limit: 4 of 10 (usually 5)" in words
    assert words.count("Set back to 5") == 1


def test_one_is_set_back_and_then_all(gil_client: Client, ana_clinic: Clinic) -> None:
    _store(ana_clinic, pain_limit=4, build_weeks=5, first_review=1)
    typed = _typed(pain_limit="4", build_weeks="5", first_review="1")
    gil_client.post(_address(), {**typed, "set_back": "pain_limit"})
    assert Clinic.objects.get(pk=ana_clinic.pk).rule_numbers == {"build_weeks": 5, "first_review": 1}
    gil_client.post(_address(), {**typed, "set_back": "every one"})
    assert Clinic.objects.get(pk=ana_clinic.pk).rule_numbers == {}


def test_wrong_input_writes_nothing_and_loses_nothing(gil_client: Client, ana_clinic: Clinic) -> None:
    answer = gil_client.post(_address(), _typed(pain_limit="<b>nine", build_weeks="5"))
    page = answer.content.decode()
    assert Clinic.objects.get(pk=ana_clinic.pk).rule_numbers == {}
    assert 'href="#div_id_pain_limit"' in page
    assert 'value="&lt;b&gt;nine"' in page
    assert re.search(r'name="build_weeks"[^>]*value="5"', page)
    assert "Enter a whole number from 3 to 5. Usually it is 5." in page


def test_what_somebody_else_saved_meanwhile_is_not_written_over(gil_client: Client, ana_clinic: Clinic) -> None:
    _store(ana_clinic, pain_limit=4)
    answer = gil_client.post(_address(), _typed(build_weeks="5", seen=""))
    assert Clinic.objects.get(pk=ana_clinic.pk).rule_numbers == {"pain_limit": 4}
    words = _words(answer)
    assert "Somebody else changed these numbers" in words
    assert "Set by the clinic now: Pain limit: 4 of 10 (usually 5)." in words
    gil_client.post(_address(), _typed(build_weeks="5", seen="pain_limit=4"))
    assert Clinic.objects.get(pk=ana_clinic.pk).rule_numbers == {"build_weeks": 5}


def test_many_changes_are_counted_and_none_is_told(gil_client: Client) -> None:
    many = {"pain_limit": "4", "build_weeks": "5", "effort_settle": "1", "first_review": "1", "weeks_at_target": "3"}
    answer = gil_client.post(_address(), _typed(**many, second_review="5"), follow=True)
    assert "Saved. 6 numbers changed." in _words(answer)
    answer = gil_client.post(_address(), _typed(**many, second_review="5"), follow=True)
    assert "Nothing was changed." in _words(answer)


def test_the_page_says_which_stored_number_no_longer_holds_and_saving_mends_it(
    gil_client: Client, ana_clinic: Clinic
) -> None:
    _store(ana_clinic, pain_limit=9, gone=3)
    words = _words(gil_client.get(_address()))
    assert "No programme can be planned" in words
    assert "Pain limit: 9 is outside 3 to 5." in words
    assert "‘gone’: no rule has a number of this name." in words
    gil_client.post(_address(), _typed(pain_limit="4"))
    assert Clinic.objects.get(pk=ana_clinic.pk).rule_numbers == {"pain_limit": 4}


def test_a_number_that_no_rule_has_any_more_is_taken_out_by_saving(gil_client: Client, ana_clinic: Clinic) -> None:
    _store(ana_clinic, gone=3)
    assert "were taken out" in _words(gil_client.post(_address(), _typed(), follow=True))
    assert Clinic.objects.get(pk=ana_clinic.pk).rule_numbers == {}


# Who


def test_a_therapist_reads_and_does_not_change(ana: User, ana_clinic: Clinic, client_of: ClientOf) -> None:
    _store(ana_clinic, pain_limit=4)
    client = client_of(ana)
    answer = client.get(_address())
    words = _words(answer)
    assert "Only an administrator of Harbour Street Physiotherapy may change them." in words
    assert "Set by the clinic" in words
    form = answer.content.decode().split('class="rules"')[1].split("</form>")[0]
    assert "<input" not in form
    assert "<button" not in form
    assert client.post(_address(), _typed()).status_code == 403
    assert Clinic.objects.get(pk=ana_clinic.pk).rule_numbers == {"pain_limit": 4}


def test_who_has_no_clinic_or_only_curates_finds_nothing(dee: User, client_of: ClientOf) -> None:
    for user in (dee, User.objects.create_user("nobody@example.org", name="Nobody")):
        assert client_of(user).get(_address()).status_code == 404
        assert client_of(user).post(_address(), _typed()).status_code == 404


@pytest.mark.parametrize("asked", ["0", "999999", "9" * 40, "x", ""])
def test_a_clinic_that_is_not_there_is_not_found(asked: str, gil_client: Client) -> None:
    assert gil_client.get(f"{_address()}?clinic={asked}").status_code == 404


def test_the_administrator_of_one_clinic_is_nobody_in_another(gil_client: Client, caro_clinic: Clinic) -> None:
    assert gil_client.get(_address(caro_clinic)).status_code == 404
    assert gil_client.post(_address(caro_clinic), _typed(pain_limit="4")).status_code == 404
    assert Clinic.objects.get(pk=caro_clinic.pk).rule_numbers == {}


def test_with_several_clinics_it_asks_which(
    gil: User, gil_client: Client, ana_clinic: Clinic, caro_clinic: Clinic
) -> None:
    Membership.objects.create(user=gil, clinic=caro_clinic, role=Role.THERAPIST)
    words = _words(gil_client.get(_address()))
    assert "Harbour Street Physiotherapy you may change them" in words
    assert "Hill Road Clinic you may read them" in words
    gil_client.post(_address(), _typed(pain_limit="4"))
    assert not Clinic.objects.exclude(rule_numbers={}).exists()
    gil_client.post(_address(ana_clinic), _typed(pain_limit="4"))
    assert Clinic.objects.get(pk=ana_clinic.pk).rule_numbers == {"pain_limit": 4}
    assert "Other clinics of yours: Hill Road Clinic" in _words(gil_client.get(_address(ana_clinic)))
    assert gil_client.post(_address(caro_clinic), _typed(pain_limit="4")).status_code == 403


@pytest.mark.parametrize(("who", "sees"), [("ana", True), ("gil", True), ("dee", False)])
def test_the_menu_leads_there_for_who_may_see_it(
    who: str, sees: bool, request: pytest.FixtureRequest, client_of: ClientOf
) -> None:
    page = client_of(request.getfixturevalue(who)).get("/patients/").content.decode()
    assert (_address() in page) is sees


def test_the_page_takes_as_many_queries_with_many_changes_as_with_none(
    gil_client: Client, ana_clinic: Clinic, django_assert_num_queries: Callable[..., Any]
) -> None:
    for numbers in ({}, {name: number.least for name, number in NUMBERS.items() if number.least != number.default}):
        _store(ana_clinic, **numbers)
        with django_assert_num_queries(4):  # session, user, and the clinics of the page and of the header
            gil_client.get(_address())
