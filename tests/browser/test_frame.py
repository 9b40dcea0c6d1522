"""The frame that every page shares: menu, skip link, banner, and room on a phone."""

from collections.abc import Callable
from typing import Literal

import pytest
from django.contrib.auth.models import Group
from playwright.sync_api import Page, ViewportSize, expect
from pytest_django.live_server_helper import LiveServer

from planner.models import Clinic, User

PHONE: ViewportSize = {"width": 390, "height": 800}
A_PAGE = "/accounts/password/change/"
PageOf = Callable[[User], Page]


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_the_frame_has_no_accessibility_fault(
    page_of: PageOf,
    live_server: LiveServer,
    ana: User,
    accessibility_faults: Callable[[Page], list[str]],
    colours: Literal["light", "dark"],
) -> None:
    Clinic.objects.update(is_demonstration=True)
    page = page_of(ana)
    page.emulate_media(color_scheme=colours)
    page.goto(live_server.url + A_PAGE)
    expect(page.get_by_text("Demonstration data")).to_be_visible()
    assert accessibility_faults(page) == []


def test_the_menu_opens_on_a_phone(page_of: PageOf, live_server: LiveServer, ana: User) -> None:
    page = page_of(ana)
    page.set_viewport_size(PHONE)
    page.goto(live_server.url + A_PAGE)
    expect(page.get_by_role("link", name="Patients", exact=True)).to_be_hidden()
    page.get_by_role("button", name="Menu").click()
    page.get_by_role("link", name="Patients", exact=True).click()
    expect(page).to_have_url(f"{live_server.url}/patients/")


@pytest.mark.parametrize("address", [A_PAGE, "/accounts/email/", "/patients/"])
def test_no_page_scrolls_sideways_on_a_phone(page_of: PageOf, live_server: LiveServer, ana: User, address: str) -> None:
    page = page_of(ana)
    page.set_viewport_size(PHONE)
    page.goto(live_server.url + address)
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]


def test_the_first_tab_leads_past_the_menu(page_of: PageOf, live_server: LiveServer, ana: User) -> None:
    page = page_of(ana)
    page.goto(live_server.url + A_PAGE)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_ana_signs_out_with_a_button(page_of: PageOf, live_server: LiveServer, ana: User) -> None:
    page = page_of(ana)
    page.goto(live_server.url + A_PAGE)
    page.get_by_role("button", name="Sign out").click()
    expect(page).to_have_url(f"{live_server.url}/accounts/login/")
    page.goto(live_server.url + A_PAGE)
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()


def test_a_page_that_is_not_there_stands_in_the_frame(
    page_of: PageOf, live_server: LiveServer, ana: User, page_faults: list[str]
) -> None:
    page = page_of(ana)
    page.goto(f"{live_server.url}/nothing-here/")
    expect(page.get_by_role("heading", name="There is nothing here for you")).to_be_visible()
    assert len(page_faults) == 1
    page_faults.clear()  # the console tells of the 404 that was asked for


def test_a_request_to_another_site_is_caught(page: Page, live_server: LiveServer, page_faults: list[str]) -> None:
    page.goto(f"{live_server.url}/accounts/login/")
    page.evaluate("fetch('https://elsewhere.example/').catch(() => null)")
    assert any("elsewhere.example" in fault for fault in page_faults)
    page_faults.clear()


@pytest.mark.parametrize("turn", ["first", "second"])
def test_rows_of_migrations_are_there_in_every_turn(page: Page, turn: str) -> None:
    assert Group.objects.filter(name="Curators").exists()
