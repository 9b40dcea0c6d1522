"""The library's pages: who sees them, what they find, what they show, how often they ask the database."""

from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from exercises.models import Condition, Exercise, Verdict
from planner.models import User
from tests.drawn import FIRST_FRAME, LEG_LIFT, drawings_in
from tests.loaded_library import load_real_library

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("small_library")]

LIST = "/library/"
ADDRESSES = [LIST, "/library/cat-cow/", "/library/conditions/sciatica/"]
DRAWN = "/library/single-leg-bridge/"
PICTURES = [f"{DRAWN}picture.svg", f"{DRAWN}motion.svg"]


@pytest.fixture
def signed_in(ana: User, client_of: Callable[[User], Client]) -> Client:
    """Ana, signed in."""
    return client_of(ana)


@pytest.fixture
def drawn(small_library: Path) -> None:
    """One of its exercises, a one-sided one, has a figure of two frames, and no other has any."""
    Exercise.objects.update(figure={})
    Exercise.objects.filter(slug="single-leg-bridge").update(figure=LEG_LIFT)


def names_on(response: object) -> list[str]:
    return [shown.exercise.slug for group in response.context["groups"] for shown in group.members]  # type: ignore[attr-defined]


@pytest.mark.parametrize("address", [*ADDRESSES, *PICTURES])
def test_a_stranger_is_sent_to_sign_in(client: Client, address: str) -> None:
    response = client.get(address)
    assert response.status_code == 302
    assert response["Location"].startswith(reverse("account_login"))


@pytest.mark.usefixtures("drawn")
@pytest.mark.parametrize("address", [*ADDRESSES, *PICTURES])
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
    load_real_library(overwrite=True)
    assert Exercise.objects.published().count() >= 97
    with CaptureQueriesContext(connection) as many:
        signed_in.get(address)
    assert len(few) == len(many) < 25


@pytest.mark.usefixtures("drawn")
def test_no_page_has_a_script_or_a_style_of_its_own(signed_in: Client) -> None:
    for address in (*ADDRESSES, DRAWN):
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


@pytest.mark.usefixtures("drawn")
def test_an_exercise_without_a_picture_says_so(signed_in: Client) -> None:
    for address in (LIST, "/library/bridge/"):
        assert "No picture yet. Follow the steps." in signed_in.get(address).text
    assert drawings_in(signed_in.get("/library/bridge/").text) == []
    for address in ("/library/bridge/picture.svg", "/library/bridge/motion.svg"):
        assert signed_in.get(address).status_code == 404


@pytest.mark.usefixtures("drawn")
def test_the_list_shows_a_small_picture_that_is_loaded_when_it_is_needed(signed_in: Client) -> None:
    text = signed_in.get(LIST).text
    assert text.count("<img") == 1
    assert text.count("No picture yet") == 2
    address = text.split('<img class="figure-small" src="')[1].split('"')[0]
    assert address.startswith("/library/single-leg-bridge/picture.svg?of=")
    assert ET.fromstring(signed_in.get(address).content).get("aria-hidden") == "true"
    Exercise.objects.filter(slug="single-leg-bridge").update(figure=FIRST_FRAME)
    assert address not in signed_in.get(LIST).text


@pytest.mark.usefixtures("drawn")
def test_an_exercise_shows_every_frame_with_its_number_its_caption_and_what_is_seen(signed_in: Client) -> None:
    text = signed_in.get(DRAWN).text
    drawings = drawings_in(text)
    assert [drawing.get("role") for drawing in drawings] == ["img", "img"]
    assert [drawing.get("aria-label") for drawing in drawings] == [
        "A person lies on the back with both knees bent and the feet flat.",
        "The right leg is lifted, nearly straight.",
    ]
    assert len({drawing.get("viewBox") for drawing in drawings}) == 1
    for number, caption in ((1, "Start: knees bent, feet flat"), (2, "Lift the right leg")):
        assert f'<strong class="figure-number">{number}</strong> {caption}</figcaption>' in text


@pytest.mark.usefixtures("drawn")
def test_a_drawing_holds_shapes_and_nothing_that_runs_or_reaches_out(signed_in: Client) -> None:
    drawings = drawings_in(signed_in.get(DRAWN).text)
    for address in PICTURES:
        drawings.append(ET.fromstring(signed_in.get(address).content))
    for drawing in drawings:
        assert {element.tag.rpartition("}")[2] for element in drawing.iter()} == {"svg", "g", "path"}
        attributes = {name for element in drawing.iter() for name in element.attrib}
        assert not {
            name for name in attributes if name in {"style", "class", "id"} or "href" in name or name[:2] == "on"
        }


@pytest.mark.usefixtures("drawn")
def test_a_one_sided_exercise_is_drawn_for_either_side(signed_in: Client) -> None:
    def drawn_at(query: str) -> list[str]:
        return [ET.tostring(drawing, "unicode") for drawing in drawings_in(signed_in.get(f"{DRAWN}?{query}").text)]

    assert drawn_at("side=left") != drawn_at("side=right") == drawn_at("") == drawn_at("side=both&build=&skin=%00")
    assert drawn_at("build=broad") != drawn_at("skin=dark") != drawn_at("")
    text = signed_in.get(f"{DRAWN}?side=left&skin=dark").text
    assert '<a href="?side=left&amp;build=slim&amp;skin=dark" aria-current="true">Left</a>' in text
    assert '<a href="?side=left&amp;build=slim&amp;skin=light">Light</a>' in text
    assert "motion.svg?side=left&amp;build=slim&amp;skin=dark&amp;of=" in text


def test_an_exercise_of_both_sides_offers_no_side(signed_in: Client) -> None:
    Exercise.objects.filter(slug="bridge").update(figure=LEG_LIFT)
    assert "Side drawn" not in signed_in.get("/library/bridge/").text


@pytest.mark.usefixtures("drawn")
def test_one_frame_offers_no_moving_picture(signed_in: Client) -> None:
    Exercise.objects.update(figure=FIRST_FRAME)
    assert "<figure-player" not in signed_in.get(DRAWN).text


@pytest.mark.usefixtures("drawn")
def test_the_moving_picture_goes_from_the_first_frame_to_the_last_on_one_canvas(signed_in: Client) -> None:
    text = signed_in.get(DRAWN).text
    address = text.split(' motion="')[1].split('"')[0].replace("&amp;", "&")
    motion = ET.fromstring(signed_in.get(address).content)
    hidden = [step.get("display") for step in motion]
    assert len(hidden) > 10
    assert hidden == [None, *["none"] * (len(hidden) - 1)]
    assert len((motion.get("viewBox") or "").split()) == 4
    assert len({ET.tostring(step) for step in motion}) > 10


@pytest.mark.usefixtures("drawn")
def test_the_moving_picture_of_another_figure_is_not_there(signed_in: Client) -> None:
    assert signed_in.get(f"{DRAWN}motion.svg?of=another").status_code == 404


@pytest.mark.usefixtures("drawn")
@pytest.mark.parametrize("address", PICTURES)
def test_a_picture_is_kept_by_the_readers_browser_alone(signed_in: Client, address: str) -> None:
    answer = signed_in.get(address)
    assert answer["Content-Type"] == "image/svg+xml"
    assert set(answer["Cache-Control"].split(", ")) == {"private", "max-age=3600"}
    again = signed_in.get(address, headers={"If-None-Match": answer["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert signed_in.post(address).status_code == 405


@pytest.mark.usefixtures("drawn")
@pytest.mark.parametrize("address", [DRAWN, *PICTURES])
def test_a_draft_has_no_picture_to_be_seen(signed_in: Client, address: str) -> None:
    Exercise.objects.update(status=Exercise.Status.DRAFT)
    assert signed_in.get(address).status_code == 404
