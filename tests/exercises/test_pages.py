"""The library's pages: who sees them, what they find, what they show, how often they ask the database."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from exercises.loading import load_library
from exercises.models import Condition, Exercise, Verdict
from planner.models import User

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("small_library")]

LIST = "/library/"
ADDRESSES = [LIST, "/library/cat-cow/", "/library/conditions/sciatica/"]


@pytest.fixture
def signed_in(ana: User, client_of: Callable[[User], Client]) -> Client:
    """Ana, signed in."""
    return client_of(ana)


def names_on(response: object) -> list[str]:
    return [shown.exercise.slug for group in response.context["groups"] for shown in group.members]  # type: ignore[attr-defined]


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_stranger_is_sent_to_sign_in(client: Client, address: str) -> None:
    response = client.get(address)
    assert response.status_code == 302
    assert response["Location"].startswith(reverse("account_login"))


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("who", ["ana", "caro", "dee"])
def test_everybody_who_is_signed_in_may_read_the_library(
    request: pytest.FixtureRequest, client_of: Callable[[User], Client], who: str, address: str
) -> None:
    assert client_of(request.getfixturevalue(who)).get(address).status_code == 200


@pytest.mark.parametrize("address", ["/library/cat-dog/", "/library/conditions/cat-cow/"])
def test_what_is_not_there_is_404(signed_in: Client, address: str) -> None:
    assert signed_in.get(address).status_code == 404


def test_the_list_groups_by_category_in_the_order_of_a_session(signed_in: Client) -> None:
    response = signed_in.get(LIST)
    assert [group.heading for group in response.context["groups"]] == ["Mobility", "Strength"]
    assert names_on(response) == ["cat-cow", "bridge", "single-leg-bridge"]
    assert "3 exercises" in response.text


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=sag", ["cat-cow"]),
        ("category=strength", ["bridge", "single-leg-bridge"]),
        ("condition=sciatica", ["cat-cow", "bridge", "single-leg-bridge"]),
        ("condition=hip-osteoarthritis", ["bridge", "single-leg-bridge"]),
        ("condition=sciatica&verdict=indicated", ["cat-cow", "bridge"]),
        ("condition=sciatica&verdict=caution", ["single-leg-bridge"]),
        ("condition=hip-osteoarthritis&verdict=neutral", ["cat-cow"]),
        ("condition=hip-osteoarthritis&verdict=any", ["cat-cow", "bridge", "single-leg-bridge"]),
        ("condition=sciatica&verdict=contraindicated", []),
        ("verdict=indicated", ["cat-cow", "bridge", "single-leg-bridge"]),
        ("condition=sciatica&category=strength&q=knee", ["bridge", "single-leg-bridge"]),
        ("q=&condition=&verdict=&category=", ["cat-cow", "bridge", "single-leg-bridge"]),
    ],
)
def test_the_list_is_filtered(signed_in: Client, query: str, found: list[str]) -> None:
    response = signed_in.get(f"{LIST}?{query}")
    assert names_on(response) == found
    assert response.context["found"] == len(found)


def test_a_contraindicated_exercise_is_not_offered_for_its_condition(signed_in: Client) -> None:
    Verdict.objects.filter(exercise__slug="bridge", condition__slug="sciatica").update(verdict="contraindicated")
    assert "bridge" not in names_on(signed_in.get(f"{LIST}?condition=sciatica"))


def test_the_verdict_and_its_reason_stand_beside_the_exercise(signed_in: Client) -> None:
    text = signed_in.get(f"{LIST}?condition=sciatica&q=single").text
    assert "With care" in text
    assert "The straight leg pulls on the nerve" in text


@pytest.mark.parametrize(
    "query",
    ["condition=siatica", "category=yoga", "verdict=maybe", "q=%00"],
    ids=["condition", "category", "verdict", "NUL"],
)
def test_a_filter_that_nobody_could_choose_is_said_and_ignored(signed_in: Client, query: str) -> None:
    response = signed_in.get(f"{LIST}?{query}")
    assert response.status_code == 200
    assert response.context["filter"].errors
    assert len(names_on(response)) == 3


def test_nothing_found_says_what_to_do(signed_in: Client) -> None:
    text = signed_in.get(f"{LIST}?q=cartwheel").text
    assert "Nothing fits" in text
    assert "0 exercises" in text


def test_an_empty_library_says_what_to_do(signed_in: Client) -> None:
    Exercise.objects.update(status=Exercise.Status.DRAFT)
    assert "manage.py load_library" in signed_in.get(LIST).text


def test_words_are_escaped(signed_in: Client) -> None:
    text = signed_in.get(LIST, {"q": '"><script>alert(1)</script>'}).text
    assert "<script>alert" not in text


def test_an_exercise_shows_all_that_is_known_of_it(signed_in: Client) -> None:
    text = signed_in.get("/library/cat-cow/").text
    for words in (
        "Keeps your back moving both ways.",
        "Slowly let your back sag a little.",
        "Moving only the neck",
        "Pain runs further down your leg.",
        "on hands and knees",
        "Mat, carpet or firm bed",
        "1: easy",
        "Settle",
        "Keeps the spine moving",
        "S0-42 TB",
        "textbook consensus",
        "moves the spine",
        "Can a nerve hurt the hip?",
        "A tested easing direction of flexion",
        'href="/library/bridge/"',
    ):
        assert words in text


def test_the_dose_is_a_table_of_start_and_target(signed_in: Client) -> None:
    rows = signed_in.get("/library/cat-cow/").context["dose_rows"]
    assert [(row.label, row.start, row.target) for row in rows] == [
        ("Days a week", 7, 7),
        ("Times a day", 1, 2),
        ("Sets", 1, 2),
        ("Repetitions", 6, 10),
        ("Hold (seconds)", 2, 2),
        ("Rest (seconds)", 20, 20),
    ]


def test_a_verdict_that_says_nothing_comes_last(signed_in: Client) -> None:
    groups = signed_in.get("/library/cat-cow/").context["verdict_groups"]
    assert [group.heading for group in groups] == ["Indicated", "Neutral"]


def test_easier_and_harder_exercises_are_links(signed_in: Client) -> None:
    context = signed_in.get("/library/single-leg-bridge/").context
    assert [easier.slug for easier in context["regressions"]] == ["bridge"]
    assert context["progressions"] == []


def test_what_is_not_published_is_not_offered_as_easier_or_harder(signed_in: Client) -> None:
    Exercise.objects.filter(slug="bridge").update(status=Exercise.Status.RETIRED)
    assert signed_in.get("/library/cat-cow/").context["progressions"] == []
    assert "bridge" not in names_on(signed_in.get(LIST))
    condition = signed_in.get("/library/conditions/sciatica/").context
    assert [one.slug for group in condition["choice_groups"] for one in group.members] == [
        "cat-cow",
        "single-leg-bridge",
    ]


@pytest.mark.parametrize(("status", "code"), [("draft", 404), ("retired", 200)], ids=["draft", "retired"])
def test_a_retired_exercise_can_still_be_read_and_a_draft_cannot(signed_in: Client, status: str, code: int) -> None:
    Exercise.objects.filter(slug="bridge").update(status=status)
    response = signed_in.get("/library/bridge/")
    assert response.status_code == code
    assert ("not prescribed any more" in response.text) == (code == 200)


def test_a_condition_shows_its_choices_and_every_verdict(signed_in: Client) -> None:
    response = signed_in.get("/library/conditions/sciatica/")
    assert [(group.heading, [one.slug for one in group.members]) for group in response.context["choice_groups"]] == [
        ("First choices", ["cat-cow"]),
        ("Then", ["bridge", "single-leg-bridge"]),
    ]
    assert [(group.heading, len(group.members)) for group in response.context["verdict_groups"]] == [
        ("Indicated", 2),
        ("With care", 1),
    ]
    for words in ("Pain from a sore nerve", "Keep moving.", "A long stretch can flare the nerve", "M54.3", "often"):
        assert words in response.text


@pytest.mark.parametrize(
    "address",
    [LIST, f"{LIST}?condition=sciatica&q=knee", "/library/cat-cow/", "/library/conditions/sciatica/"],
    ids=["list", "filtered list", "exercise", "condition"],
)
def test_a_page_asks_as_often_in_a_large_library_as_in_a_small_one(signed_in: Client, address: str) -> None:
    with CaptureQueriesContext(connection) as few:
        signed_in.get(address)
    load_library(overwrite=True)
    assert Exercise.objects.published().count() >= 97
    with CaptureQueriesContext(connection) as many:
        signed_in.get(address)
    assert len(few) == len(many) < 25


def test_no_page_has_a_script_or_a_style_of_its_own(signed_in: Client) -> None:
    for address in ADDRESSES:
        text = signed_in.get(address).text
        assert "<style" not in text
        assert ' style="' not in text
        assert " onclick=" not in text


def test_the_addresses_are_those_of_the_rows(small_library: Path) -> None:
    assert Exercise.objects.get(slug="cat-cow").get_absolute_url() == "/library/cat-cow/"
    assert Condition.objects.get(slug="sciatica").get_absolute_url() == "/library/conditions/sciatica/"


@pytest.mark.parametrize("address", ["/library/bridge/", "/library/conditions/hip-osteoarthritis/"])
def test_every_code_on_a_page_is_explained_there(signed_in: Client, address: str) -> None:
    text = signed_in.get(address).text
    for words in ("textbook consensus", "A network of trials of back pain"):
        assert words in text
