"""The real library, as values: nothing here touches the database."""

import pytest
from hypothesis import settings

from planner.prescribing.library import Library
from tests.real_library import real_library

# How long one case takes says something about the machine, not about the planner.
settings.register_profile("without-a-clock", deadline=None)
settings.load_profile("without-a-clock")


@pytest.fixture(scope="session")
def library() -> Library:
    return real_library()
