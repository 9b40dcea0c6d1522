"""The moving picture in a real browser: it moves when Play is pressed, stops at Pause, and never where it must not."""

from collections.abc import Callable
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from exercises.loading import load_library
from exercises.models import Exercise
from planner.models import User
from tests.drawn import LEG_LIFT

SMALL = Path(__file__).resolve().parents[1] / "exercises" / "small_library"
A_PAGE = "/library/single-leg-bridge/"
FETCHED = "performance.getEntriesByType('resource').map((one) => one.name).filter((name) => name.includes('motion'))"
HIDE_TAB = """() => {
    Object.defineProperty(document, "hidden", {value: true});
    document.dispatchEvent(new Event("visibilitychange"));
}"""
STEPS = "figure-player figure:first-child svg > g"
Looks = tuple[Literal["light", "dark"], int]
LOOKS: tuple[Looks, ...] = (("light", 390), ("dark", 1440))


@pytest.fixture
def page(page: Page, page_of: Callable[[User], Page], live_server: LiveServer, ana: User) -> Page:
    """Ana's tab on an exercise that has two frames."""
    load_library(SMALL)
    Exercise.objects.filter(slug="single-leg-bridge").update(figure=LEG_LIFT)
    page_of(ana).goto(f"{live_server.url}{A_PAGE}")
    return page


def test_it_moves_from_play_to_pause(page: Page) -> None:
    expect(page.locator(".figure-frame")).to_have_count(2)
    expect(_button(page, "Pause")).to_be_hidden()
    assert page.evaluate(FETCHED) == []
    _button(page, "Play").click()
    _expect_playing(page)
    expect(page.locator(STEPS).first).to_have_attribute("display", "none")
    page.wait_for_timeout(300)
    assert _step(page) > 1
    _button(page, "Pause").click()
    _expect_paused(page)
    stopped = _step(page)
    page.wait_for_timeout(300)
    assert _step(page) == stopped
    assert page.locator(".figure-frame").count() == 3


def test_it_stops_where_nobody_looks(page: Page) -> None:
    for left in (HIDE_TAB, "document.querySelector('figure-player').parentElement.hidden = true"):
        page.reload()
        _button(page, "Play").click()
        _expect_playing(page)
        page.evaluate(left)
        expect(page.locator("button[aria-pressed=true]")).to_have_text("Pause")
    page.evaluate("document.body.append(document.querySelector('figure-player'))")
    expect(_button(page, "Play")).to_have_attribute("aria-pressed", "false")
    expect(page.locator(".figure-frame")).to_have_count(2)


def test_less_motion_means_no_button(page: Page) -> None:
    _button(page, "Play").click()
    _expect_playing(page)
    page.emulate_media(reduced_motion="reduce")
    expect(page.get_by_text("Follow the numbered pictures.")).to_be_visible()
    expect(_button(page, "Play")).to_have_count(0)
    expect(page.locator(".figure-frame")).to_have_count(2)
    page.reload()
    expect(page.get_by_text("Nothing moves here, as your device asks.")).to_be_visible()
    expect(_button(page, "Play")).to_have_count(0)


def test_a_moving_picture_that_does_not_come_is_said_and_the_frames_stay(page: Page, page_faults: list[str]) -> None:
    page.route("**/motion.svg?*", lambda route: route.abort())
    _button(page, "Play").click()
    expect(page.get_by_text("The moving picture could not be loaded. Follow the numbered pictures.")).to_be_visible()
    expect(page.locator(".figure-frame svg")).to_have_count(2)
    page_faults.clear()  # the console tells of the request that was made to fail
    page.unroute("**/motion.svg?*")
    page.route("**/motion.svg?*", lambda route: route.fulfill(content_type="text/html", body="<h1>Sign in</h1>"))
    _button(page, "Play").click()
    expect(page.get_by_text("Loading")).to_have_count(0)
    expect(page.get_by_text("could not be loaded")).to_be_visible()
    page.unroute("**/motion.svg?*")
    _button(page, "Play").click()
    _expect_playing(page)
    expect(page.get_by_text("could not be loaded")).to_have_count(0)


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_without_scripts_the_frames_are_there_and_no_button_that_does_nothing(page: Page) -> None:
    expect(page.locator(".figure-frame svg")).to_have_count(2)
    expect(_button(page, "Play")).to_have_count(0)


def test_it_is_accessible_and_large_enough(page: Page, accessibility_faults: Callable[[Page], list[str]]) -> None:
    for colours, width in LOOKS:
        page.emulate_media(color_scheme=colours)
        page.set_viewport_size({"width": width, "height": 900})
        page.reload()
        page.locator("summary").click()
        _button(page, "Play").click()
        _expect_playing(page)
        assert accessibility_faults(page) == [], (colours, width)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.locator(".figure-frame svg").first.evaluate("one => one.clientWidth") >= 240
        assert _button(page, "Pause").evaluate("one => one.offsetHeight") >= 44


def _step(page: Page) -> int:
    shown = page.locator(STEPS).evaluate_all("steps => steps.map((step) => step.hasAttribute('display'))")
    assert shown.count(False) == 1
    return int(shown.index(False))


def _button(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=name, exact=True)


def _expect_playing(page: Page) -> None:
    expect(_button(page, "Play")).to_have_attribute("aria-pressed", "true")
    expect(_button(page, "Pause")).to_have_attribute("aria-pressed", "false")


def _expect_paused(page: Page) -> None:
    expect(_button(page, "Play")).to_have_attribute("aria-pressed", "false")
    expect(_button(page, "Pause")).to_have_attribute("aria-pressed", "true")
