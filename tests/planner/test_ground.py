"""What holds on every page: who may come in, what the browser is told, and how one signs in."""

from collections.abc import Callable

import pytest
from django.core import mail
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse
from django.views.defaults import bad_request, server_error
from pytest_django import DjangoAssertNumQueries

from planner.models import Clinic, User
from tests.conftest import PASSWORD

ClientOf = Callable[[User], Client]
OPEN = (
    "login",
    "password/reset",
    "password/reset/done",
    "password/reset/key/done",
    "signup",
    "inactive",
    "confirm-email",
)


@pytest.mark.parametrize("address", OPEN)
def test_pages_around_signing_in_are_open(client: Client, db: None, address: str) -> None:
    page = client.get(f"/accounts/{address}/")
    assert page.status_code == 200
    assert b"Rehabilitation planner" in page.content


@pytest.mark.parametrize("address", ["/", "/accounts/password/change/", "/accounts/email/"])
def test_every_other_page_asks_a_stranger_to_sign_in(client: Client, db: None, address: str) -> None:
    assert client.get(address).headers["Location"] == f"/accounts/login/?next={address}"


@pytest.mark.parametrize("address", ["/accounts/password/change/", "/accounts/email/", "/accounts/logout/"])
def test_ana_reaches_the_pages_of_her_account(ana: User, client_of: ClientOf, address: str) -> None:
    assert client_of(ana).get(address, follow=True).status_code == 200


def test_the_first_page_of_ana_is_her_patients(ana: User, client_of: ClientOf) -> None:
    assert client_of(ana).get("/").headers["Location"] == "/patients/"


def test_the_admin_sends_a_stranger_to_the_sign_in_that_counts_failures(client: Client, db: None) -> None:
    page = client.get("/admin/", follow=True)
    assert page.request["PATH_INFO"] == reverse("account_login")


def test_the_admin_is_closed_to_ana_and_open_to_dee(ana: User, dee: User, client_of: ClientOf) -> None:
    assert client_of(ana).get("/admin/", follow=True).status_code == 403
    assert client_of(dee).get("/admin/").status_code == 200


def test_the_browser_may_load_nothing_from_elsewhere(client: Client, db: None) -> None:
    policy = client.get("/accounts/login/").headers["Content-Security-Policy"]
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == rules["frame-ancestors"] == rules["base-uri"] == "'none'"
    assert rules.pop("img-src") == "'self' data:"
    assert {value for name, value in rules.items() if name not in ("default-src", "frame-ancestors", "base-uri")} == {
        "'self'"
    }


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
        ("Referrer-Policy", "same-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
    ],
)
def test_every_answer_carries_its_headers(client: Client, db: None, header: str, value: str) -> None:
    assert client.get("/accounts/login/").headers[header] == value


@pytest.mark.parametrize("address", ["/patients/", "/library/", "/admin/", "/nothing-here/", "/accounts/login/"])
def test_no_page_is_kept_by_a_browser_or_a_proxy(dee: User, client_of: ClientOf, address: str) -> None:
    kept = client_of(dee).get(address).headers["Cache-Control"]
    assert {"no-store", "private"} <= set(kept.split(", "))


def test_static_files_may_be_kept(client: Client, db: None) -> None:
    answer = client.get("/static/css/site.css")
    answer.close()
    assert answer.status_code == 200
    assert "no-store" not in answer.headers["Cache-Control"]


def test_nobody_signs_up_unasked(client: Client, db: None) -> None:
    stranger = {"email": "stranger@example.org", "password1": PASSWORD, "password2": PASSWORD}
    page = client.post("/accounts/signup/", stranger)
    assert b"Accounts are made by your clinic" in page.content
    assert not User.objects.exists()


def test_signing_in_sends_no_mail(client: Client, ana: User) -> None:
    page = client.post("/accounts/login/", {"login": ana.email, "password": PASSWORD})
    assert page.headers["Location"] == "/patients/"
    assert mail.outbox == []


def test_guessing_passwords_is_stopped_even_when_the_last_guess_is_right(client: Client, ana: User) -> None:
    for guess in range(5):
        client.post("/accounts/login/", {"login": ana.email, "password": f"guess {guess}"})
    page = client.post("/accounts/login/", {"login": ana.email, "password": PASSWORD})
    assert page.status_code == 200
    assert b"Too many failed login attempts" in page.content


def test_someone_who_has_left_cannot_sign_in(client: Client, ana: User) -> None:
    User.objects.filter(pk=ana.pk).update(is_active=False)
    client.post("/accounts/login/", {"login": ana.email, "password": PASSWORD})
    assert "_auth_user_id" not in client.session


def test_ana_sets_a_new_password_by_mail(client: Client, ana: User) -> None:
    client.post("/accounts/password/reset/", {"email": "ANA@example.org"})
    assert mail.outbox[0].to == [ana.email]
    link = next(line for line in mail.outbox[0].body.splitlines() if line.startswith("http://testserver/"))
    form = client.get(link.removeprefix("http://testserver"), follow=True)
    client.post(form.request["PATH_INFO"], {"password1": "nine grey geese", "password2": "nine grey geese"})
    ana.refresh_from_db()
    assert ana.check_password("nine grey geese")


def test_a_used_link_says_what_to_do_next(client: Client, db: None) -> None:
    page = client.get("/accounts/password/reset/key/1-set-password/")
    assert b"This link no longer works" in page.content


def test_an_address_nobody_has_gets_the_same_answer_and_no_mail(client: Client, ana: User) -> None:
    answers = [
        client.post("/accounts/password/reset/", {"email": address}).headers["Location"]
        for address in (ana.email, "stranger@example.org")
    ]
    assert answers[0] == answers[1]
    assert [message.to for message in mail.outbox] == [[ana.email]]


def test_signing_out_takes_a_button_and_not_a_link(ana: User, client_of: ClientOf) -> None:
    client = client_of(ana)
    client.get("/accounts/logout/")
    assert "_auth_user_id" in client.session
    client.post("/accounts/logout/")
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("is_demonstration", [True, False])
def test_a_demonstration_says_so_on_every_page(
    ana: User, ana_clinic: Clinic, client_of: ClientOf, is_demonstration: bool
) -> None:
    Clinic.objects.filter(pk=ana_clinic.pk).update(is_demonstration=is_demonstration)
    page = client_of(ana).get("/accounts/password/change/")
    assert (b"Demonstration data" in page.content) is is_demonstration


def test_the_frame_of_a_page_asks_for_the_clinics_once(
    ana: User, client_of: ClientOf, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = client_of(ana)
    with django_assert_num_queries(3):  # session, user, clinics
        client.get("/accounts/password/change/")


def test_a_page_that_is_not_there_says_so_in_our_frame(ana: User, client_of: ClientOf) -> None:
    page = client_of(ana).get("/nothing-here/")
    assert page.status_code == 404
    assert b"There is nothing here for you" in page.content


@pytest.mark.parametrize(
    ("answer", "status", "words"),
    [
        (server_error, 500, b"Something broke on our side"),
        (lambda request: bad_request(request, Exception()), 400, b"The request was not understood"),
    ],
    ids=["fault", "not understood"],
)
def test_a_fault_is_told_without_the_database_or_who_is_signed_in(
    rf: RequestFactory, answer: Callable[[HttpRequest], HttpResponse], status: int, words: bytes
) -> None:
    page = answer(rf.get("/"))
    assert page.status_code == status
    assert words in page.content
