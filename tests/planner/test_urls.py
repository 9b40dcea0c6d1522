"""Every address, walked as every role; an address without a row here fails the suite."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from exercises.models import Exercise
from planner.handouts.layouts import LAYOUTS
from planner.models import Handout, HandoutFile, Programme, User
from tests.drawn import LEG_LIFT
from tests.planner.findings import TODAY

# Pages of others, walked by their own tests or by Django's and allauth's.
ELSEWHERE = ("admin", "accounts")


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """What each of the cast gets from one address: Ana's own, Caro's of another clinic, curator Dee's."""

    method: str = "get"
    keys: tuple[str, ...] = ()
    owner: int = 200
    outsider: int = 404
    curator: int = 404


def _open_to_all(*keys: str) -> Address:
    return Address(keys=keys, outsider=200, curator=200)


ADDRESSES: dict[str, Address] = {
    "home": Address(owner=302, outsider=302, curator=302),
    "patient_list": _open_to_all(),
    "new_patient": Address(outsider=200),
    "patient": Address(keys=("patient",)),
    "edit_patient": Address(keys=("patient",)),
    "new_programme": Address(keys=("patient",)),
    "assessment": Address(keys=("assessment",)),
    "programme": Address(keys=("programme",)),
    "programme_week": Address(keys=("programme", "number")),
    "confirm_programme": Address(method="post", keys=("programme",), owner=302),
    "programme_pdf": Address(keys=("programme",)),
    "programme_first_page": Address(keys=("programme",)),
    "issue_handout": Address(method="post", keys=("programme",), owner=302),
    "handout_pdf": Address(keys=("handout", "layout")),
    "programme_motion": Address(keys=("programme", "prescribed")),
    "clinic_rules": Address(outsider=200),
    "exercises:exercise_list": _open_to_all(),
    "exercises:exercise_detail": _open_to_all("exercise"),
    "exercises:exercise_picture": _open_to_all("exercise"),
    "exercises:exercise_motion": _open_to_all("exercise"),
    "exercises:condition_detail": _open_to_all("condition"),
}


@pytest.fixture(autouse=True)
def _the_exercise_is_drawn(db: None) -> None:
    Exercise.objects.update(figure=LEG_LIFT)


@pytest.fixture(autouse=True)
def _a_version_is_issued(programme: Programme, ana: User) -> None:
    sheet = {"sheet": "{}", "sheet_sha256": "0" * 64, "page_size": "A4", "made_on": TODAY, "issued_by": ana}
    handout = Handout.objects.create(programme=programme, version=1, **sheet)
    HandoutFile.objects.create(
        handout=handout, layout=next(iter(LAYOUTS)), pdf=b"%PDF", sha256=sha256(b"%PDF").hexdigest()
    )


def test_every_address_has_a_row() -> None:
    assert set(_names(get_resolver().url_patterns)) == set(ADDRESSES)


@pytest.mark.parametrize("name", ADDRESSES)
def test_the_owner_is_let_in(name: str, programme: Programme, ana: User, client_of: Callable[[User], Client]) -> None:
    assert _answer(client_of(ana), name, programme) == ADDRESSES[name].owner


@pytest.mark.parametrize("name", ADDRESSES)
def test_the_outsider_is_told_there_is_nothing(
    name: str, programme: Programme, caro: User, client_of: Callable[[User], Client]
) -> None:
    assert _answer(client_of(caro), name, programme) == ADDRESSES[name].outsider


@pytest.mark.parametrize("name", ADDRESSES)
def test_the_curator_sees_no_patient(
    name: str, programme: Programme, dee: User, client_of: Callable[[User], Client]
) -> None:
    assert _answer(client_of(dee), name, programme) == ADDRESSES[name].curator


@pytest.mark.parametrize("name", [name for name in ADDRESSES if name != "home"])
def test_who_is_not_signed_in_is_sent_to_the_sign_in(name: str, programme: Programme, client: Client) -> None:
    path = _path(name, programme)
    answer = getattr(client, ADDRESSES[name].method)(path)
    assert (answer.status_code, answer["Location"].split("?")[0]) == (302, reverse("account_login"))
    assert Programme.objects.get(pk=programme.pk).is_draft


@pytest.mark.parametrize("name", [name for name, address in ADDRESSES.items() if "programme" in address.keys])
def test_what_does_not_exist_is_not_there_for_the_owner_either(
    name: str, programme: Programme, ana: User, client_of: Callable[[User], Client]
) -> None:
    for number in ("0", "999999", "9" * 40):
        path = _path(name, programme).replace(f"/{programme.pk}/", f"/{number}/", 1)
        assert getattr(client_of(ana), ADDRESSES[name].method)(path).status_code == 404, number


def test_the_outsider_changes_nothing(programme: Programme, caro: User, client_of: Callable[[User], Client]) -> None:
    client = client_of(caro)
    client.post(reverse("edit_patient", args=[programme.patient_id]), {"name": "Somebody else"})
    client.post(reverse("confirm_programme", args=[programme.pk]))
    client.post(reverse("issue_handout", args=[programme.pk]))
    kept = Programme.objects.select_related("patient").get(pk=programme.pk)
    assert (kept.patient.name, kept.status, kept.handouts.count()) == ("Ben Example", "draft", 1)


def _names(patterns: list[URLPattern | URLResolver], prefix: str = "") -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            yield f"{prefix}{pattern.name}"
        elif not str(pattern.pattern).startswith(ELSEWHERE):
            inner = f"{pattern.namespace}:" if pattern.namespace else ""
            yield from _names(pattern.url_patterns, f"{prefix}{inner}")


def _answer(client: Client, name: str, programme: Programme) -> int:
    return int(getattr(client, ADDRESSES[name].method)(_path(name, programme)).status_code)


def _path(name: str, programme: Programme) -> str:
    known = {
        "patient": programme.patient_id,
        "assessment": programme.assessment_id,
        "programme": programme.pk,
        "number": 2,
        "prescribed": programme.prescriptions.order_by("pk").values_list("exercise__slug", flat=True)[0],
        "handout": programme.handouts.values_list("pk", flat=True).first(),
        "layout": next(iter(LAYOUTS)),
        "exercise": "bird-dog",
        "condition": "sciatica",
    }
    return reverse(name, args=[known[key] for key in ADDRESSES[name].keys])
