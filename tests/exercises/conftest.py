"""A small library in the shape of the real one, to load and to break."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from django.db import transaction
from pytest_django import DjangoDbBlocker

from exercises.loading import load_library
from tests.loaded_library import load_real_library

SMALL = Path(__file__).parent / "small_library"
SMALL_FIGURES = Path(__file__).parent / "small_figures"
Edit = Callable[[str, str, str], None]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the small library, which a test may change."""
    return Path(shutil.copytree(SMALL, tmp_path / "library"))


@pytest.fixture
def with_figures(folder: Path) -> Path:
    """The copy of the small library with the figures of its one mobility exercise beside it."""
    shutil.copytree(SMALL_FIGURES, folder / "figures")
    return folder


@pytest.fixture
def edit(folder: Path) -> Edit:
    """`edit("tags.yaml", old, new)`: change a file of the copy, the first time that `old` stands there."""

    def change(file: str, old: str, new: str) -> None:
        path = folder / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return change


@pytest.fixture(scope="package")
def loaded_small_library(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The small library, loaded once for all tests that begin with it; what they change is taken back after each."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_library(SMALL)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def small_library(loaded_small_library: None, db: None, folder: Path) -> Path:
    """The small library, loaded; answers a copy of the folder it came from."""
    return folder


@pytest.fixture(scope="module")
def loaded_real_library(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The project's own library, loaded once for a module of tests that only read it."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_real_library()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def real_library(loaded_real_library: None, db: None) -> None:
    """The project's own library in the database of a test."""


@pytest.fixture
def curators(db: None) -> Group:
    """The group as the migrations made it."""
    return Group.objects.get(name="Curators")


@pytest.fixture
def row_counts() -> Callable[[], dict[str, int]]:
    """`row_counts()`: how many rows each model of the library has, joining tables too."""

    def counted() -> dict[str, int]:
        models = apps.get_app_config("exercises").get_models(include_auto_created=True)
        return {model._meta.label: model._default_manager.count() for model in models}

    return counted
