"""The group Curators."""

import pytest
from django.contrib.auth.models import Group

pytestmark = pytest.mark.django_db

TOP = {"article", "condition", "exercise", "passage", "precaution", "referout", "review", "source", "tag"}
PARTS = {"conditionchoice", "conditiontagrule", "exerciselink", "librarydose", "verdict"}


def may(curators: Group, action: str) -> set[str]:
    """The models on which the group may do something."""
    codenames = curators.permissions.filter(codename__startswith=f"{action}_").values_list("codename", flat=True)
    return {codename.partition("_")[2] for codename in codenames}


@pytest.mark.parametrize("action", ["view", "add", "change"])
def test_curators_see_add_and_change_the_whole_library(curators: Group, action: str) -> None:
    assert may(curators, action) == TOP | PARTS


def test_curators_delete_parts_of_an_entry_but_no_entry_and_no_verdict(curators: Group) -> None:
    assert may(curators, "delete") == PARTS - {"verdict"}


def test_curators_have_no_say_outside_the_library(curators: Group) -> None:
    assert set(curators.permissions.values_list("content_type__app_label", flat=True)) == {"exercises"}
