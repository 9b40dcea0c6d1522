"""The command library_health: what the library lacks, exercise by exercise."""

from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError, connection
from django.test.utils import CaptureQueriesContext

from exercises.loading import load_library
from exercises.management.commands import library_health
from exercises.models import Condition, Exercise, LibraryDose

pytestmark = pytest.mark.django_db

Captured = pytest.CaptureFixture[str]
BROKEN = {"frames": [{"position": "standing", "caption": "Stand", "seen": "Standing", "joints": {"right knee": 190}}]}


@pytest.fixture
def drawn(with_figures: Path) -> dict[str, Any]:
    """A library whose every exercise has a figure; answers the figure."""
    load_library(with_figures)
    figure = dict(Exercise.objects.get(slug="cat-cow").figure)
    Exercise.objects.update(figure=figure)
    return figure


def told(capsys: Captured) -> tuple[list[str], int]:
    """What the command writes, and its exit status."""
    try:
        call_command("library_health")
    except SystemExit as ended:
        return capsys.readouterr().out.splitlines(), int(ended.code or 0)
    return capsys.readouterr().out.splitlines(), 0


@pytest.mark.usefixtures("drawn")
def test_a_library_that_lacks_nothing_ends_with_status_0(capsys: Captured) -> None:
    assert told(capsys) == (
        [
            "Published exercises without a figure: 0",
            "",
            "Figures that no longer read: 0",
            "",
            "Published exercises without a dose or a verdict: 0",
            "",
            "3 published exercises, 0 without a figure",
        ],
        0,
    )


def test_everything_that_lacks_is_named_with_status_1(drawn: dict[str, Any], capsys: Captured) -> None:
    Exercise.objects.filter(slug="cat-cow").update(figure=BROKEN)
    Exercise.objects.filter(slug__contains="bridge").update(figure={})
    LibraryDose.objects.filter(exercise__slug="bridge", kind="start").delete()
    Condition.objects.get(slug="sciatica").verdicts.filter(exercise__slug="bridge").delete()
    lines, status = told(capsys)
    assert status == 1
    assert lines[:5] == [
        "Published exercises without a figure: 2",
        "  bridge",
        "  single-leg-bridge",
        "",
        "Figures that no longer read: 1",
    ]
    assert lines[5].startswith("  cat-cow: frames[0].joints.right knee: flexion 190 is outside ")
    assert lines[6:] == [
        "",
        "Published exercises without a dose or a verdict: 1",
        "  bridge: no start dose",
        "  bridge: no verdict for sciatica",
        "",
        "3 published exercises, 2 without a figure",
    ]


@pytest.mark.usefixtures("drawn")
@pytest.mark.parametrize(
    "change", [{"figure": {}}, {"figure": BROKEN}, {"slug": "cat-cow", "figure": {}}], ids=["all", "broken", "one"]
)
def test_one_thing_that_is_missing_is_enough_for_status_1(change: dict[str, Any], capsys: Captured) -> None:
    Exercise.objects.filter(slug=change.get("slug", "bridge")).update(figure=change["figure"])
    assert told(capsys)[1] == 1


@pytest.mark.parametrize("status", ["draft", "retired"])
@pytest.mark.usefixtures("drawn")
def test_what_is_not_published_needs_no_figure_but_one_that_reads(capsys: Captured, status: str) -> None:
    Exercise.objects.filter(slug="bridge").update(status=status, figure={})
    lines, ended = told(capsys)
    assert (lines[-1], ended) == ("2 published exercises, 0 without a figure", 0)
    Exercise.objects.filter(slug="bridge").update(figure=BROKEN)
    assert told(capsys)[1] == 1


@pytest.mark.usefixtures("small_library")
def test_it_asks_as_often_for_three_that_lack_something_as_for_one(capsys: Captured) -> None:
    asked = []
    for slugs in (["cat-cow"], ["bridge", "single-leg-bridge"]):
        LibraryDose.objects.filter(exercise__slug__in=slugs, kind="start").delete()
        with CaptureQueriesContext(connection) as queries:
            told(capsys)
        asked.append(len(queries))
    assert asked[0] == asked[1] <= 14


def test_an_empty_library_lacks_nothing(capsys: Captured) -> None:
    lines, status = told(capsys)
    assert (lines[-1], status) == ("0 published exercises, 0 without a figure", 0)


def test_a_database_that_cannot_be_read_ends_with_status_2(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise OperationalError("no such table: exercises_exercise")

    monkeypatch.setattr(library_health, "library_health", fail)
    with pytest.raises(CommandError, match="Was manage") as failed:
        call_command("library_health")
    assert failed.value.returncode == 2


def test_the_help_says_what_the_status_means(capsys: Captured) -> None:
    with pytest.raises(SystemExit):
        call_command("library_health", "--help")
    words = " ".join(capsys.readouterr().out.split())
    assert "Exit status 0: nothing is missing; 1: something is; 2: the database cannot be read." in words
