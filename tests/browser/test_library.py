"""The library in a real browser: no console error, no axe violation, nothing wider than a phone."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from exercises.loading import load_library
from exercises.models import Condition, Exercise
from planner.models import User
from tests.exercises.conftest import SMALL

ADDRESSES = ["/library/", "/library/?condition=sciatica&q=zebra", "/library/cat-cow/", "/library/conditions/sciatica/"]
IDS = ["list", "nothing found", "exercise", "condition"]


@pytest.fixture(autouse=True)
def _small_library(transactional_db: None) -> None:
    load_library(SMALL)


@pytest.fixture
def reading(live_server: LiveServer, page_of: Callable[[User], Page], ana: User) -> Callable[[str], Page]:
    """`reading("/library/")`: Ana's tab on that page."""

    def opened(address: str) -> Page:
        page = page_of(ana)
        page.goto(f"{live_server.url}{address}")
        return page

    return opened


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("address", ADDRESSES, ids=IDS)
def test_a_page_fits_and_is_accessible(
    reading: Callable[[str], Page], accessibility_faults: Callable[[Page], list[str]], address: str, width: int
) -> None:
    page = reading(address)
    page.set_viewport_size({"width": width, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert accessibility_faults(page) == []


def test_the_list_is_filtered_by_hand(reading: Callable[[str], Page]) -> None:
    page = reading("/library/")
    page.get_by_label("Condition", exact=True).select_option(label="Sciatica")
    page.get_by_label("Category").select_option(label="Strength")
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_role("status").filter(has_text="2 exercises in Sciatica")).to_be_visible()
    page.get_by_role("link", name="Single-leg bridge").click()
    expect(page.get_by_role("heading", name="Stop if")).to_be_visible()


@pytest.mark.parametrize("model", [Exercise, Condition], ids=["exercise", "condition"])
def test_no_table_of_the_admin_is_wider_than_a_desk_screen(
    live_server: LiveServer,
    page_of: Callable[[User], Page],
    dee: User,
    model: type[Exercise | Condition],
) -> None:
    dee.groups.add(Group.objects.get(name="Curators"))
    page = page_of(dee)
    page.set_viewport_size({"width": 1440, "height": 900})
    Condition.objects.filter(slug="sciatica").update(name="Pain of the outer hip after a fall, a long walk or a " * 2)
    Exercise.objects.filter(slug="bridge").update(name="Bridge with both feet on a firm chair and a band " * 2)
    row = model.objects.get(slug__in=["cat-cow", "sciatica"])
    page.goto(live_server.url + reverse(f"admin:exercises_{model._meta.model_name}_change", args=[row.pk]))
    tables = "[...document.querySelectorAll('.tabular fieldset')]"
    assert page.evaluate(f"{tables}.length") == {Exercise: 3, Condition: 2}[model]
    assert page.evaluate(f"{tables}.every(one => one.scrollWidth <= one.clientWidth)")
    verdicts = "[...document.querySelectorAll('tr:not(.empty-form) .field-verdict select')]"
    assert page.evaluate(f"{verdicts}.every(one => one.clientWidth > 130)")
