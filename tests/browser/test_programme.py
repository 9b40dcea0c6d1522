"""The whole way in a real browser: sign in, assess a demonstration patient, read the programme, issue it, keep it."""

import re
from collections.abc import Callable
from io import BytesIO
from typing import Literal

import pytest
from django.core.management import call_command
from playwright.sync_api import Locator, Page, expect
from pypdf import PdfReader
from pytest_django.live_server_helper import LiveServer

from planner.assemble import published_library
from planner.demonstration import ANA, PASSWORD
from planner.handouts.layouts import LAYOUTS
from planner.models import Assessment, Patient, Programme, User
from planner.services import propose_programme
from tests.loaded_library import load_real_library

COLOURS: tuple[Literal["light"], Literal["dark"]] = ("light", "dark")
Faults = Callable[[Page], list[str]]
Arrive = Callable[[Page, str], None]
PageOf = Callable[[User], Page]
LAYOUT = list(LAYOUTS)[1]
SIZES = {"desktop": (1440, 900), "phone": (390, 844)}


@pytest.fixture
def demonstration(transactional_db: None) -> None:
    """The library and the demonstration clinic, as `make run` makes them."""
    load_real_library()
    call_command("make_demo", "--force", verbosity=0)


@pytest.fixture(params=list(SIZES))
def tab(request: pytest.FixtureRequest, page: Page) -> Page:
    """The tab, as wide as a desktop and a phone."""
    width, height = SIZES[request.param]
    page.set_viewport_size({"width": width, "height": height})
    return page


@pytest.fixture
def phone(page: Page) -> Page:
    """The tab of a phone, where there is least room."""
    width, height = SIZES["phone"]
    page.set_viewport_size({"width": width, "height": height})
    return page


@pytest.fixture
def demonstrator(demonstration: None) -> User:
    """The therapist of the demonstration."""
    return User.objects.get(email=ANA.email)


@pytest.fixture
def arrive(accessibility_faults: Faults) -> Arrive:
    """`arrive(tab, "Patients")`: the page of that heading, where nothing is barred and nothing runs off the side."""

    def arrived(page: Page, heading: str) -> None:
        expect(page.get_by_role("heading", name=heading).first).to_be_visible()
        assert accessibility_faults(page) == [], page.url
        assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0, page.url

    return arrived


def test_ana_signs_in_and_hands_over_a_programme(
    tab: Page, live_server: LiveServer, demonstration: None, arrive: Arrive
) -> None:
    _sign_in(tab, live_server)
    arrive(tab, "Patients")
    tab.get_by_role("link", name="Ben Example").click()
    arrive(tab, "Ben Example (demonstration)")
    tab.get_by_role("link", name="New programme").click()
    arrive(tab, "New programme: the assessment")
    _assess(tab)
    tab.get_by_role("button", name="Make programme").click()
    arrive(tab, "3-week programme")
    for summary in tab.locator("summary").all():
        summary.click()
    arrive(tab, "Week 1 ·")
    tab.get_by_role("link", name="Week 3").click()
    arrive(tab, "Week 3 ·")
    tab.get_by_role("button", name="Confirm programme").click()
    expect(tab.get_by_text("Programme confirmed.")).to_be_visible()
    arrive(tab, "3-week programme")
    _choose_on_paper(tab)
    tab.get_by_label("When and where").fill("After breakfast")
    tab.get_by_role("button", name="Issue version 1 on Letter").click()
    expect(tab.get_by_text("Version 1 issued.")).to_be_visible()
    arrive(tab, "On paper")
    assert "Ben Example (demonstration)" in _downloaded(tab)


def _sign_in(tab: Page, live_server: LiveServer) -> None:
    tab.goto(live_server.url)
    tab.get_by_label("Email").fill(ANA.email)
    tab.get_by_label("Password").fill(PASSWORD)
    tab.get_by_role("button", name="Sign in").click()
    expect(tab.get_by_role("heading", name="Patients")).to_be_visible()


def _assess(tab: Page) -> None:
    tab.get_by_label("Every question above that is left open was asked").check()
    tab.get_by_label("Sciatica (nerve pain in the leg)", exact=True).check()
    tab.get_by_label("Every precaution above that says").check()
    _answer(tab, "Irritability", "Moderate")
    tab.get_by_label("Bending backward", exact=True).check()
    _answer(tab, "Leg symptoms:", "Yes")
    tab.get_by_label("Minutes a day for exercises").fill("15")
    tab.get_by_label("Days a week").fill("7")
    tab.locator("#id_weeks").fill("3")
    tab.get_by_label("Goals").fill("Sit for 45 minutes\nSleep through")


def _answer(tab: Page, asked: str, answer: str) -> None:
    tab.get_by_role("radiogroup", name=asked).get_by_label(answer, exact=True).check()


def _choose_on_paper(tab: Page) -> None:
    """Choose another layout, on Letter; its first page is shown without another button."""
    tab.get_by_role("link", name="Print or issue").click()
    first_page = tab.get_by_role("img", name="First page of the handout")
    usual = _seen(first_page)
    for name, choice in (("Layout", LAYOUTS[LAYOUT].words), ("Page", "Letter")):
        with tab.expect_response(lambda answer: "/first-page.png" in answer.url and answer.ok):
            tab.get_by_label(name, exact=True).select_option(choice)
    expect(first_page).to_have_accessible_name(f"First page of the handout: {LAYOUTS[LAYOUT].words}, Letter")
    assert _seen(first_page) != usual


def _seen(picture: Locator) -> list[int]:
    """How wide and high a picture is, once it has come."""
    size: list[int] = picture.evaluate("async (it) => (await it.decode(), [it.naturalWidth, it.naturalHeight])")
    return size


def _downloaded(tab: Page) -> str:
    with tab.expect_download() as download:
        tab.get_by_role("link", name=f"{LAYOUTS[LAYOUT].words} of version 1").click()
    assert download.value.suggested_filename == f"programme-ben-example-demonstration-v1-{LAYOUT}.pdf"
    return " ".join(PdfReader(BytesIO(download.value.path().read_bytes())).pages[0].extract_text().split())


def test_a_yes_to_a_red_flag_shows_the_action_at_once_and_stops_the_programme(
    phone: Page, page_of: PageOf, live_server: LiveServer, demonstrator: User, arrive: Arrive
) -> None:
    page_of(demonstrator)
    phone.goto(f"{live_server.url}/patients/{Patient.objects.get(name__startswith='Mo').pk}/programmes/new/")
    action = phone.get_by_text("RF1: Emergency department now.")
    expect(action).to_be_hidden()
    _answer(phone, "New trouble passing urine", "Yes")
    expect(action).to_be_visible()
    arrive(phone, "New programme: the assessment")
    phone.get_by_role("button", name="Make programme").click()
    arrive(phone, "Not done yet")
    _assess(phone)
    phone.get_by_role("button", name="Make programme").click()
    arrive(phone, "No programme can be made")
    assert not Programme.objects.exists()


def test_whoever_comes_back_sees_the_first_page_of_what_is_chosen(
    page: Page, page_of: PageOf, live_server: LiveServer, demonstrator: User
) -> None:
    assessment = Assessment.objects.filter(patient__name__startswith="Ben")[0]
    programme = propose_programme(assessment=assessment, library=published_library(), by=assessment.made_by)
    assert isinstance(programme, Programme)
    page_of(demonstrator)
    page.goto(f"{live_server.url}{programme.get_absolute_url()}")
    _choose_on_paper(page)
    page.goto(f"{live_server.url}/patients/")
    page.go_back()
    layout, size = (page.get_by_label(name, exact=True).input_value() for name in ("Layout", "Page"))
    shown = page.get_by_role("img", name="First page of the handout")
    expect(shown).to_have_accessible_name(f"First page of the handout: {LAYOUTS[layout].words}, {size}")
    expect(shown).to_have_attribute("src", re.compile(f"layout={layout}&page_size={size}"))
    assert (layout, size) == (LAYOUT, "Letter")


HEADINGS = {"/patients/": "No patients yet", "/patients/new/": "New patient", "/patients/?q=nobody": "Nobody found"}


@pytest.mark.parametrize("address", HEADINGS)
def test_the_pages_of_patients_have_no_accessibility_fault(
    address: str, ana: User, page_of: PageOf, live_server: LiveServer, arrive: Arrive
) -> None:
    page, heading = page_of(ana), HEADINGS[address]
    for colours in COLOURS:
        page.emulate_media(color_scheme=colours)
        page.goto(f"{live_server.url}{address}")
        arrive(page, heading)


def test_every_page_can_be_read_in_the_dark(
    page_of: PageOf, live_server: LiveServer, demonstrator: User, arrive: Arrive
) -> None:
    page = page_of(demonstrator)
    page.emulate_media(color_scheme="dark")
    page.goto(f"{live_server.url}/patients/{Patient.objects.get(name__startswith='Ben').pk}/programmes/new/")
    _answer(page, "New trouble passing urine", "Yes")
    arrive(page, "New programme: the assessment")
    _answer(page, "New trouble passing urine", "No")
    _assess(page)
    page.get_by_role("button", name="Make programme").click()
    arrive(page, "3-week programme")


def test_a_name_of_120_letters_without_a_space_stays_on_the_page(
    phone: Page, page_of: PageOf, live_server: LiveServer, demonstrator: User, arrive: Arrive
) -> None:
    Patient.objects.filter(name__startswith="Ben").update(name="B" * 120)
    assessment = Assessment.objects.filter(patient__name="B" * 120)[0]
    programme = propose_programme(assessment=assessment, library=published_library(), by=assessment.made_by)
    assert isinstance(programme, Programme)
    page_of(demonstrator)
    for address, heading in (
        (programme.patient.get_absolute_url(), "BBB"),
        (f"{programme.patient.get_absolute_url()}edit/", "Edit BBB"),
        (f"{programme.patient.get_absolute_url()}programmes/new/", "New programme"),
        (programme.get_absolute_url(), "6-week programme"),
        (programme.assessment.get_absolute_url(), "Assessment"),
    ):
        phone.goto(f"{live_server.url}{address}")
        arrive(phone, heading)
