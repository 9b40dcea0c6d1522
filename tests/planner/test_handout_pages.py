"""The part 'On paper' of a programme's page: choose, look, issue, download what was issued."""

from collections.abc import Callable
from hashlib import sha256
from html import unescape
from io import BytesIO
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.db.models import QuerySet
from django.test import Client
from django.urls import reverse
from PIL import Image
from pypdf import PdfReader

from exercises.figures.look import LOOKS
from planner.handouts.layouts import LAYOUTS
from planner.issuing import Intention, issue_handout, set_intention
from planner.models import Clinic, HandoutFile, Patient, Programme, User
from planner.prescribing.library import Library
from planner.printing import Paper
from planner.services import PatientDetails, change_patient, confirm_programme, propose_programme, record_assessment
from tests.planner.findings import sciatica

LAYOUT = list(LAYOUTS)[1]
CHOSEN = {"layout": LAYOUT, "page_size": "Letter", "person": "broad-dark"}
A4 = Paper(page_size="A4", look=LOOKS["slim-medium"])


@pytest.fixture
def ana_client(ana: User, client_of: Callable[[User], Client]) -> Client:
    return client_of(ana)


@pytest.fixture
def week(ben: Patient, ana: User, library: Library) -> Programme:
    """A confirmed programme of one week."""
    record = record_assessment(patient=ben, findings=sciatica(weeks=1), by=ana)
    made = propose_programme(assessment=record, library=library, by=ana)
    assert isinstance(made, Programme)
    return confirm_programme(programme=made)


def _page(client: Client, programme: Programme, **choices: str) -> str:
    return unescape(client.get(programme.get_absolute_url(), choices).content.decode())


def _issue(client: Client, programme: Programme, **said: str) -> Any:
    return client.post(reverse("issue_handout", args=[programme.pk]), CHOSEN | said, follow=True)


def _picture(client: Client, programme: Programme, **choices: str) -> Any:
    return client.get(reverse("programme_first_page", args=[programme.pk]), choices)


def _words(content: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages).split())


def test_every_layout_is_offered_with_its_words(week: Programme, ana_client: Client) -> None:
    page = _page(ana_client, week)
    for name, layout in LAYOUTS.items():
        assert f'<option value="{name}"' in page
        assert layout.words in page


def test_the_choice_stays_and_its_first_page_is_shown(week: Programme, ana_client: Client) -> None:
    answer = ana_client.get(week.get_absolute_url(), CHOSEN)
    shown = answer.context["paper"]
    assert {name: shown.choices[name].value() for name in CHOSEN} == CHOSEN
    asked = parse_qs(urlsplit(shown.first_page).query)
    assert {name: asked[name] for name in CHOSEN} == {name: [value] for name, value in CHOSEN.items()}
    assert f'alt="First page of the handout: {LAYOUTS[LAYOUT].words}, Letter"' in answer.text
    assert ana_client.get(shown.first_page).status_code == 200


def test_a_choice_that_makes_no_sense_is_the_usual_one(week: Programme, ana_client: Client) -> None:
    Clinic.objects.update(page_size="Letter")
    shown = ana_client.get(week.get_absolute_url(), {"layout": "scroll"}).context["paper"]
    assert [shown.choices[name].value() for name in CHOSEN] == [next(iter(LAYOUTS)), "Letter", "slim-medium"]


SIZES = {"A4": (496, 702), "Letter": (510, 660)}


@pytest.mark.parametrize(("size", "dots"), SIZES.items(), ids=SIZES.keys())
def test_the_picture_is_the_page_in_60_dots_to_the_inch(
    size: str, dots: tuple[int, int], week: Programme, ana_client: Client
) -> None:
    answer = _picture(ana_client, week, page_size=size)
    assert answer["Content-Type"] == "image/png"
    picture = Image.open(BytesIO(answer.content))
    assert all(abs(real - meant) <= 1 for real, meant in zip(picture.size, dots, strict=True))
    assert f'width="{dots[0]}" height="{dots[1]}"' in _page(ana_client, week, page_size=size)


def test_the_picture_differs_by_layout(week: Programme, ana_client: Client) -> None:
    pictures = {_picture(ana_client, week, layout=layout).content for layout in LAYOUTS}
    assert len(pictures) == len(LAYOUTS)


def test_no_browser_or_proxy_keeps_the_picture(week: Programme, ana_client: Client) -> None:
    assert _picture(ana_client, week)["Cache-Control"] == "no-store, private"


def test_a_change_of_the_picture_is_announced(week: Programme, ana_client: Client) -> None:
    shown = f"First page: <span data-shown>{LAYOUTS['standard'].words}, A4</span>"
    assert f'<span role="status">{shown}</span>' in _page(ana_client, week)


def test_there_is_no_picture_of_a_layout_that_is_not_there(week: Programme, ana_client: Client) -> None:
    assert _picture(ana_client, week, layout="scroll").status_code == 404


def test_a_draft_is_shown_and_downloaded_but_not_issued(programme: Programme, ana_client: Client) -> None:
    page = _page(ana_client, programme)
    assert "Download draft" in page
    assert "Issue version" not in page
    assert "Not issued: this programme is draft" in _issue(ana_client, programme).text
    assert not programme.handouts.exists()


def test_a_finished_programme_is_not_issued_again(week: Programme, ana_client: Client) -> None:
    Programme.objects.filter(pk=week.pk).update(status="finished")
    assert "Issue version" not in _page(ana_client, week)
    assert "Not issued: this programme is finished" in _issue(ana_client, week).text


def test_issuing_keeps_what_was_chosen_and_lists_the_version(week: Programme, ana: User, ana_client: Client) -> None:
    assert "Issue version 1 on" in _page(ana_client, week)
    answer = _issue(ana_client, week, when_and_where="After breakfast", if_not_then="Before supper")
    handout = week.handouts.get()
    assert (handout.page_size, handout.issued_by, handout.stored_sheet().look.name) == ("Letter", ana, "broad-dark")
    assert handout.stored_sheet().when_and_where == ("After breakfast", "If that does not work: Before supper")
    page = unescape(answer.text)
    for said in ("Version 1 issued.", "Version 1", "Ana Lind", handout.code, handout.sheet_sha256, "US Letter"):
        assert said in page
    assert {name: answer.context["paper"].choices[name].value() for name in CHOSEN} == CHOSEN
    assert "Issue version 2 on" in page
    assert 'value="After breakfast"' in page


def test_issuing_without_a_change_says_so(week: Programme, ana_client: Client) -> None:
    _issue(ana_client, week)
    assert "Nothing has changed since version 1 was issued: that one stands." in _issue(ana_client, week).text
    assert week.handouts.count() == 1


def test_an_older_version_is_marked_as_superseded_by_the_newest(week: Programme, ana_client: Client) -> None:
    for said in ("After breakfast", "After lunch", "After supper"):
        page = _issue(ana_client, week, when_and_where=said).text
    assert page.count("Superseded by version 3") == 2


@pytest.mark.parametrize("layout", LAYOUTS)
def test_an_issued_file_is_downloaded_byte_for_byte(
    layout: str, week: Programme, ana: User, ana_client: Client
) -> None:
    handout = issue_handout(programme=week, by=ana, paper=A4).handout
    file = HandoutFile.objects.get(handout=handout, layout=layout)
    page = _page(ana_client, week)
    assert f'href="/handouts/{handout.pk}/{layout}.pdf"' in page
    change_patient(patient=week.patient, details=PatientDetails(name="Benjamin Sample"))
    answer = ana_client.get(file.get_absolute_url())
    assert sha256(answer.content).hexdigest() == file.sha256
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == f'attachment; filename="programme-benjamin-sample-v1-{layout}.pdf"'
    assert answer["Cache-Control"] == "no-store, private"


def test_a_file_that_is_no_longer_the_one_that_was_issued_is_not_handed_out(
    week: Programme, ana: User, ana_client: Client
) -> None:
    file = issue_handout(programme=week, by=ana, paper=A4).handout.files.all()[0]
    QuerySet(HandoutFile).filter(pk=file.pk).update(pdf=b"%PDF forged")
    answer = ana_client.get(file.get_absolute_url(), follow=True)
    assert answer.redirect_chain == [(week.get_absolute_url(), 302)]
    assert "Not downloaded: this file is no longer the one that was issued." in answer.text


def test_an_issued_file_is_no_draft(week: Programme, ana: User, ana_client: Client) -> None:
    handout = issue_handout(programme=week, by=ana, paper=A4).handout
    words = _words(ana_client.get(handout.files.all()[0].get_absolute_url()).content)
    assert "draft" not in words.lower()
    assert "Version 1, made on" in words


def test_a_layout_that_was_not_issued_is_not_there(week: Programme, ana: User, ana_client: Client) -> None:
    handout = issue_handout(programme=week, by=ana, paper=A4).handout
    assert ana_client.get(reverse("handout_pdf", args=[handout.pk, "scroll"])).status_code == 404


def test_letters_that_cannot_be_printed_are_issued_only_when_asked(week: Programme, ana_client: Client) -> None:
    page = unescape(_issue(ana_client, week, when_and_where="早餐后").text)
    assert "Not issued: it holds letters that cannot be printed." in page
    assert "“早”" in page
    assert 'value="早餐后"' in page
    assert page.count('name="print_anyway"') == 2
    assert not week.handouts.exists()
    assert "Version 1 issued." in _issue(ana_client, week, when_and_where="早餐后", print_anyway="on").text


def test_what_lacks_its_stop_if_is_named_and_not_printed(week: Programme, ana_client: Client) -> None:
    texts = {slug: text | {"stop_if": []} for slug, text in week.texts.items()}
    Programme.objects.filter(pk=week.pk).update(texts=texts)
    assert "Not issued: week 1: " in _issue(ana_client, week).text
    draft = ana_client.get(reverse("programme_pdf", args=[week.pk]), follow=True).text
    assert "Not printed: week 1: " in draft
    assert "has no stop-if." in draft
    assert _picture(ana_client, week).status_code == 404


SENTENCES = {
    "too long": ({"when_and_where": "x" * 201}, "Say when and where in at most 200 letters."),
    "too long if not": ({"if_not_then": "x" * 201}, "Say what if that does not work in at most 200 letters."),
    "a null": ({"when_and_where": "a\0b"}, "Say when and where without the null character that it holds"),
}


@pytest.mark.parametrize(("said", "refusal"), SENTENCES.values(), ids=SENTENCES.keys())
def test_a_sentence_that_cannot_be_kept_is_refused_in_words(
    said: dict[str, str], refusal: str, week: Programme, ana_client: Client
) -> None:
    page = unescape(_issue(ana_client, week, **said).text)
    assert refusal in page
    assert page.count("in at most 200 letters") == refusal.count("in at most 200 letters")
    assert not week.handouts.exists()


def test_the_page_takes_as_many_queries_for_three_versions_as_for_one(
    week: Programme, ana: User, ana_client: Client, django_assert_num_queries: Callable[..., Any]
) -> None:
    for words in (("Monday",), ("Tuesday", "Wednesday")):
        for word in words:
            set_intention(programme=week, intention=Intention(when_and_where=word))
            issue_handout(programme=week, by=ana, paper=A4)
        with django_assert_num_queries(35):
            _page(ana_client, week)


def test_a_download_takes_few_queries(
    week: Programme, ana: User, ana_client: Client, django_assert_num_queries: Callable[..., Any]
) -> None:
    file = issue_handout(programme=week, by=ana, paper=A4).handout.files.all()[0]
    with django_assert_num_queries(3) as asked:
        ana_client.get(file.get_absolute_url())
    fetched = asked[-1]["sql"].split(" FROM ")[0]
    assert '"pdf"' in fetched
    assert not [large for large in ("sheet", "proposal", "texts") if f'"{large}"' in fetched]
