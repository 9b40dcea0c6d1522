"""What the tests ask of the machine: PostgreSQL, a browser, and, with REQUIRE_ALL=1, everything."""

import shutil
from collections.abc import Generator
from pathlib import Path

import psycopg
import pytest
from django.db import connection

from planner import env
from tests.settings import FOLDER

BROWSER_FIXTURES = {"page", "context", "browser", "new_context"}
EMPTYING_FIXTURES = {"transactional_db", "live_server"}
SHARED_LIBRARIES = {"library_rows", "loaded_small_library"}
DATABASE_FIXTURES = {"db", "transactional_db", "django_db_setup", "live_server"}


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option of the second run, on PostgreSQL."""
    parser.addoption(
        "--only-database",
        action="store_true",
        help="Run what touches the database, but no browser and nothing printed.",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Name the marker, make room for the database, and see whether PostgreSQL answers where it is asked for."""
    FOLDER.mkdir(exist_ok=True)
    config.addinivalue_line("markers", "browser: drives a real browser")
    config.addinivalue_line("markers", "draws: looks at what is printed, which is the same on any database")
    if not hasattr(config, "workerinput") and connection.vendor == "postgresql":
        _leave_if_postgresql_is_away()


def pytest_unconfigure() -> None:
    """Leave nothing behind on the disk."""
    shutil.rmtree(FOLDER, ignore_errors=True)


def _leave_if_postgresql_is_away() -> None:
    """End the run in one line: as passed on a machine that may lack things, as failed where everything is required."""
    asked = connection.settings_dict
    try:
        psycopg.connect(
            host=asked["HOST"],
            port=asked["PORT"] or None,
            user=asked["USER"] or None,
            password=asked["PASSWORD"] or None,
            dbname="postgres",
            connect_timeout=3,
        ).close()
    except psycopg.OperationalError:
        words = (
            f"PostgreSQL does not answer at {asked['HOST']}:{asked['PORT'] or 5432}, so nothing was tested on it. "
            "Install Debian's postgresql and start it, or set POSTGRES_URL."
        )
        pytest.exit(words, returncode=1 if env.switch("REQUIRE_ALL") else 0)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark the browser's tests by what they use, put them last, and leave out what the second run has no need of."""
    for item in items:
        if BROWSER_FIXTURES & _fixtures(item):
            item.add_marker("browser")
    items.sort(key=_turn)
    if config.getoption("--only-database"):
        kept = [item for item in items if _touches_the_database(item)]
        config.hook.pytest_deselected(items=[item for item in items if item not in kept])
        items[:] = kept


def _turn(item: pytest.Item) -> tuple[bool, Path, bool]:
    """Folder by folder, in each the tests that share a loaded library last; those with a running server at the end.

    A library once loaded stays for the rest of its folder. A test with a running server empties every table behind
    itself, even of rows that a migration made.
    """
    fixtures = _fixtures(item)
    return bool(EMPTYING_FIXTURES & fixtures), item.path.parent, bool(SHARED_LIBRARIES & fixtures)


def _fixtures(item: pytest.Item) -> set[str]:
    return set(getattr(item, "fixturenames", ()))


def _touches_the_database(item: pytest.Item) -> bool:
    if item.get_closest_marker("browser") or item.get_closest_marker("draws"):
        return False
    return bool(item.get_closest_marker("django_db") or DATABASE_FIXTURES & _fixtures(item))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """A skipped test is a failed one where everything is required."""
    report = yield
    _refuse_skip(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """The same for a whole file that is skipped."""
    report = yield
    _refuse_skip(report)
    return report


def _refuse_skip(report: pytest.TestReport | pytest.CollectReport) -> None:
    if report.skipped and env.switch("REQUIRE_ALL"):
        report.outcome = "failed"
        report.longrepr = f"skipped, but REQUIRE_ALL is on: {report.longreprtext or report.longrepr}"
