"""Signing in, out, and asking for a new password, in a real browser."""

from collections.abc import Callable
from typing import Literal

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from planner.models import User
from tests.conftest import PASSWORD


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("address", ["login", "password/reset", "password/reset/done", "signup", "inactive"])
def test_open_pages_have_no_accessibility_fault(
    page: Page,
    live_server: LiveServer,
    accessibility_faults: Callable[[Page], list[str]],
    address: str,
    colours: Literal["light", "dark"],
) -> None:
    page.emulate_media(color_scheme=colours)
    page.goto(f"{live_server.url}/accounts/{address}/")
    assert accessibility_faults(page) == []


def test_ana_signs_in_with_her_address_in_any_case(page: Page, live_server: LiveServer, ana: User) -> None:
    page.goto(f"{live_server.url}/accounts/login/?next=/accounts/password/change/")
    page.get_by_label("Email").fill("Ana@Example.org")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page).to_have_url(f"{live_server.url}/accounts/password/change/")
    expect(page.get_by_text("Ana Lind")).to_be_visible()
