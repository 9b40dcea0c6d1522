"""A real browser on the running planner; a test fails on any console error, blocked script or off-site request."""

import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import connection
from django.test import Client
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Route
from pytest_django import DjangoDbBlocker
from pytest_django.live_server_helper import LiveServer

from planner.models import User

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
# What a figure is made of has no words: the picture itself is looked at, its hundred shapes need not be.
WITHOUT_SHAPES = {"exclude": [["svg > *"]]}
ONLY_FAULTS = {"resultTypes": ["violations"]}
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """The browser that the system has installed; Playwright downloads none."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if not found:
        pytest.skip("no browser: install Debian's chromium")
    return {"executable_path": found, "args": list(QUIET)}


@pytest.fixture(scope="session")
def migrated_rows(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> str:
    """What the migrations put into the tables, such as the group of curators."""
    with django_db_blocker.unblock():
        return connection.creation.serialize_db_to_string()


@pytest.fixture(autouse=True)
def _put_migrated_rows_back(request: pytest.FixtureRequest) -> None:
    """Let Django find these rows again, since a test that empties the tables leaves nothing in them.

    Once Playwright's loop runs, Django takes another connection, which has not seen how the database was made. Were the
    rows made anew, they would have other numbers than those that Django remembers of its content types.
    """
    if "django_db_serialized_rollback" in request.fixturenames:
        rows = request.getfixturevalue("migrated_rows")
        if "context" in request.fixturenames:
            request.getfixturevalue("playwright")
        connection._test_serialized_contents = rows  # type: ignore[attr-defined]
        ContentType.objects.clear_cache()


@pytest.fixture
def page_faults() -> list[str]:
    """What went wrong in the browser so far; a test that provokes a fault clears it."""
    return []


@pytest.fixture
def context(
    context: BrowserContext, django_db_serialized_rollback: None, live_server: LiveServer, page_faults: list[str]
) -> Iterator[BrowserContext]:
    """A fresh profile that reaches the planner and nothing else."""

    def keep_on_site(route: Route) -> None:
        if route.request.url.startswith(f"{live_server.url}/"):
            route.continue_()
            return
        page_faults.append(f"off-site request: {route.request.url}")
        route.abort()

    context.route("**/*", keep_on_site)
    yield context
    cache.clear()  # its table is no model's, so it is not emptied with the others: sign-ins would add up


@pytest.fixture
def page(page: Page, page_faults: list[str]) -> Iterator[Page]:
    """A tab that is watched; what its console complains of fails the test."""

    def heard(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            page_faults.append(f"console {message.type}: {message.text}")

    page.on("console", heard)
    page.on("pageerror", lambda fault: page_faults.append(f"script: {fault}"))
    yield page
    assert not page_faults, "\n".join(page_faults)


@pytest.fixture
def page_of(page: Page, client_of: Callable[[User], Client], live_server: LiveServer) -> Callable[[User], Page]:
    """`page_of(ana)`: the tab of someone who is already signed in."""

    def opened(user: User) -> Page:
        cookie = client_of(user).cookies[settings.SESSION_COOKIE_NAME]
        page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])
        return page

    return opened


@pytest.fixture
def accessibility_faults() -> Callable[[Page], list[str]]:
    """`accessibility_faults(page)`: what axe finds wrong on it, one line for each rule."""

    def found(page: Page) -> list[str]:
        violations = Axe().run(page, context=WITHOUT_SHAPES, options=ONLY_FAULTS).response["violations"]
        return [f"{one['id']}: {', '.join(str(node['target']) for node in one['nodes'])}" for one in violations]

    return found
