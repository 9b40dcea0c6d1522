"""The planning rules of a clinic in a real browser: read, changed and set back, without a script."""

from collections.abc import Callable
from typing import Literal

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from planner.models import Clinic, Membership, User

Colours = Literal["light", "dark"]
LOOKS: tuple[tuple[int, Colours], ...] = ((390, "dark"), (820, "light"))
ADDRESS = "/clinic/rules/"
Faults = Callable[[Page], list[str]]
PageOf = Callable[[User], Page]


@pytest.fixture
def administrator(ana: User) -> User:
    """Ana, who administers her clinic."""
    Membership.objects.filter(user=ana).update(role=Membership.Role.ADMINISTRATOR)
    return ana


@pytest.mark.parametrize("role", [Membership.Role.ADMINISTRATOR, Membership.Role.THERAPIST])
def test_nothing_is_barred_and_nothing_runs_off_the_side(
    ana: User, role: str, page_of: PageOf, live_server: LiveServer, accessibility_faults: Faults
) -> None:
    Membership.objects.filter(user=ana).update(role=role)
    Clinic.objects.update(rule_numbers={"pain_limit": 4, "build_weeks": 12, "longest_hold_heart": 5})
    page = page_of(ana)
    for width, colours in LOOKS:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=colours)
        page.goto(live_server.url + ADDRESS)
        expect(page.get_by_role("heading", name="Planning rules", exact=True)).to_be_visible()
        assert accessibility_faults(page) == []
        assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0


def test_a_number_is_changed_with_the_return_key_and_set_back(
    administrator: User, page_of: PageOf, live_server: LiveServer, accessibility_faults: Faults
) -> None:
    Clinic.objects.update(rule_numbers={"first_review": 1})
    page = page_of(administrator)
    page.goto(f"{live_server.url}/patients/")
    page.get_by_role("link", name="Planning rules").click()
    page.get_by_label("Pain limit", exact=True).fill("nine")
    page.get_by_label("Build", exact=True).fill("5")
    page.get_by_role("button", name="Save numbers").click()
    expect(page.get_by_role("alert")).to_contain_text("everything you typed is still here")
    assert accessibility_faults(page) == []
    expect(page.get_by_label("Pain limit", exact=True)).to_have_value("nine")
    page.get_by_label("Pain limit", exact=True).fill("4")
    page.get_by_label("Pain limit", exact=True).press("Enter")
    expect(page.get_by_text("Saved. Pain limit is now 4 of 10 (it was 5)")).to_be_visible()
    assert Clinic.objects.get().rule_numbers == {"pain_limit": 4, "build_weeks": 5, "first_review": 1}
    page.get_by_role("button", name="Set back to 5: Pain limit", exact=True).click()
    expect(page.get_by_text("Saved. Pain limit is now 5 of 10 (it was 4)")).to_be_visible()
    page.get_by_role("button", name="Set every number back").click()
    expect(page.get_by_text("Saved. ")).to_be_visible()
    assert Clinic.objects.get().rule_numbers == {}
