"""The real library, as values: nothing here touches the database."""

import pytest
from hypothesis import HealthCheck, settings

from planner.prescribing.library import Library
from tests.prescribing.random_assessments import LONG_RUN
from tests.real_library import real_library

# How long one case takes says something about the machine, not about the planner.
CLOCKLESS = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("without-a-clock", CLOCKLESS)
settings.register_profile("long", CLOCKLESS, max_examples=520)
settings.load_profile("long" if LONG_RUN else "without-a-clock")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The shards of the long test come last, where xdist hands tests out two by two: no process gets them all."""
    items.sort(key=lambda item: "shard" in getattr(item, "fixturenames", ()))


@pytest.fixture(scope="session")
def library() -> Library:
    return real_library()
