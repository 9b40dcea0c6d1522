"""What a curator edited is kept, and yet no less safe than the files: what lacks is added, what is looser named."""

from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from exercises.loading import Standing, load_library, standing
from exercises.models import ConditionTagRule, Exercise, LibraryDose, Precaution, Tag, Verdict
from tests.exercises.conftest import Edit

pytestmark = pytest.mark.django_db

Captured = pytest.CaptureFixture[str]
RULE = "      - {tag: neural-tension, verdict: contraindicated, reason: It flares the nerve, source: NMA20}"
GIVEN = {"cat-cow": "neutral", "bridge": "caution", "single-leg-bridge": "contraindicated"}


@pytest.fixture
def release(small_library: Path) -> Path:
    """The next release, not loaded yet: it has one more condition, with a verdict on every exercise."""
    conditions = small_library / "conditions.yaml"
    text = conditions.read_text(encoding="utf-8")
    new = text[text.index("  - slug: hip-osteoarthritis") : text.index("refer_out:")]
    new = new.replace("hip-osteoarthritis", "bursitis").replace("Hip osteoarthritis", "Bursitis")
    new = new.replace("tag_rules: []", f"tag_rules:\n{RULE}").replace("core: [bridge]", "core: []")
    conditions.write_text(text.replace("refer_out:", f"{new}refer_out:"), encoding="utf-8")
    for file in (small_library / "exercises").iterdir():
        before, *exercises = file.read_text(encoding="utf-8").split("  - slug: ")
        file.write_text("  - slug: ".join([before, *map(with_verdict, exercises)]), encoding="utf-8")
    return small_library


def with_verdict(exercise: str) -> str:
    verdict = GIVEN[exercise.partition("\n")[0]]
    basis = "'tag:neural-tension'" if verdict == "contraindicated" else "specific"
    line = f"      bursitis: {{verdict: {verdict}, reason: Little load, source: TB, basis: {basis}}}\n"
    return exercise.replace("    verdicts:\n", f"    verdicts:\n{line}")


def edit_a_word(slug: str = "bridge") -> Exercise:
    Exercise.objects.filter(slug=slug).update(purpose="Makes your hips stronger.")
    return Exercise.objects.get(slug=slug)


def said_of(slug: str, condition: str) -> Verdict:
    return Verdict.objects.get(exercise__slug=slug, condition__slug=condition)


def judge(slug: str, verdict: str) -> None:
    """Curator Dee changes the verdict on an exercise in sciatica."""
    Verdict.objects.filter(exercise__slug=slug, condition__slug="sciatica").update(verdict=verdict)


def test_a_kept_exercise_gets_the_verdict_of_a_new_condition(release: Path) -> None:
    edit_a_word()
    report = load_library(release)
    assert report.kept == ["exercise bridge"]
    assert report.added == ["exercise bridge: bursitis is caution"]
    assert (report.looser, report.incomplete) == ([], [])
    added = said_of("bridge", "bursitis")
    assert (added.verdict, added.reason, added.source, added.basis) == ("caution", "Little load", "TB", "specific")
    assert not Exercise.objects.incomplete().exists()


def test_the_added_verdict_leaves_the_curators_words(release: Path) -> None:
    edit_a_word()
    load_library(release)
    bridge = Exercise.objects.with_everything().get(slug="bridge")
    assert bridge.purpose == "Makes your hips stronger."
    assert standing(bridge) is Standing.EDITED
    again = load_library(release)
    assert (again.kept, again.added, again.changes) == (["exercise bridge"], [], 0)


def test_the_added_verdict_obeys_the_rule_of_a_tag_that_a_curator_added(release: Path) -> None:
    edit_a_word().tags.add(Tag.objects.get(slug="neural-tension"))
    report = load_library(release)
    assert report.added == ["exercise bridge: bursitis is contraindicated"]
    added = said_of("bridge", "bursitis")
    assert (added.reason, added.source, added.basis) == ("It flares the nerve", "NMA20", "tag:neural-tension")


def test_a_verdict_looser_than_the_files_is_named(small_library: Path, edit: Edit) -> None:
    edit_a_word()
    edit("exercises/strength.yaml", "sciatica: {verdict: indicated", "sciatica: {verdict: contraindicated")
    edit("conditions.yaml", "add: [bridge, single-leg-bridge]", "add: [single-leg-bridge]")
    report = load_library(small_library)
    assert report.looser == ["exercise bridge: sciatica is indicated here and contraindicated in the files"]
    assert said_of("bridge", "sciatica").verdict == "indicated"


def test_a_verdict_looser_than_a_rule_of_the_files_is_named(small_library: Path) -> None:
    edit_a_word().tags.add(Tag.objects.get(slug="neural-tension"))
    assert load_library(small_library).looser == [
        "exercise bridge: sciatica is indicated here and caution in the files"
    ]


def test_a_verdict_as_strict_or_stricter_is_not_named(small_library: Path) -> None:
    judge("bridge", "contraindicated")
    report = load_library(small_library)
    assert (report.kept, report.looser) == (["exercise bridge"], [])


def test_a_kept_precaution_that_forbids_less_is_named(small_library: Path) -> None:
    row = Precaution.objects.get()
    row.contraindicated_tags.clear()
    row.caution_tags.set(Tag.objects.filter(slug="lumbar-flexion"))
    assert load_library(small_library).looser == [
        "precaution osteoporosis: lumbar-extension is not named here and caution in the files",
        "precaution osteoporosis: lumbar-flexion is caution here and contraindicated in the files",
    ]


def test_a_kept_condition_without_a_rule_of_the_files_is_named(small_library: Path) -> None:
    ConditionTagRule.objects.all().delete()
    assert load_library(small_library).looser == [
        "condition sciatica: neural-tension is not named here and caution in the files"
    ]


def test_the_command_says_it_where_nobody_overlooks_it(release: Path, edit: Edit, capsys: Captured) -> None:
    edit_a_word()
    judge("single-leg-bridge", "indicated")
    call_command("load_library", release)
    told = capsys.readouterr()
    assert told.out.splitlines() == [
        "4 changes: 1 created, 1 updated, 0 retired, 2 verdicts added; 14 unchanged, 2 kept (edited by a curator)",
        "kept as edited by a curator: exercise bridge; --overwrite replaces it",
        "kept as edited by a curator: exercise single-leg-bridge; --overwrite replaces it",
        "verdict added to what is kept: exercise bridge: bursitis is caution",
        "verdict added to what is kept: exercise single-leg-bridge: bursitis is contraindicated",
    ]
    looser = "exercise single-leg-bridge: sciatica is indicated here and caution in the files"
    assert told.err == f"kept, but looser than the files: {looser}\n"


def test_a_load_asks_as_often_for_three_kept_exercises_as_for_one(release: Path) -> None:
    edit_a_word()
    load_library(release)
    with CaptureQueriesContext(connection) as few:
        load_library(release)
    edit_a_word("cat-cow")
    edit_a_word("single-leg-bridge")
    with CaptureQueriesContext(connection) as many:
        assert len(load_library(release).kept) == 3
    assert len(few) == len(many)


def test_a_curators_own_exercise_without_a_verdict_for_a_new_condition_is_named(
    release: Path, capsys: Captured
) -> None:
    own = Exercise.objects.get(slug="bridge")
    own.pk, own.slug, own.loaded_digest = None, "my-bridge", ""
    own.save()
    call_command("load_library", release)
    assert capsys.readouterr().err.splitlines() == [
        "published, but incomplete: no start dose: exercise my-bridge",
        "published, but incomplete: no target dose: exercise my-bridge",
        "published, but incomplete: no verdict for bursitis: exercise my-bridge",
        "published, but incomplete: no verdict for hip-osteoarthritis: exercise my-bridge",
        "published, but incomplete: no verdict for sciatica: exercise my-bridge",
    ]


@pytest.mark.parametrize(
    ("part", "dosed"),
    [(LibraryDose.objects.filter(kind="start"), 2), (LibraryDose.objects.filter(kind="target"), 2)],
    ids=["start", "target"],
)
def test_an_exercise_without_a_dose_is_incomplete(small_library: Path, part: object, dosed: int) -> None:
    part.filter(exercise__slug="bridge").delete()  # type: ignore[attr-defined]
    assert [exercise.slug for exercise in Exercise.objects.incomplete()] == ["bridge"]
    assert Exercise.objects.dosed().count() == dosed


@pytest.mark.parametrize("status", ["draft", "retired"])
def test_what_is_not_published_may_be_incomplete(small_library: Path, status: str) -> None:
    said_of("bridge", "sciatica").delete()
    assert Exercise.objects.incomplete().count() == 1
    Exercise.objects.filter(slug="bridge").update(status=status)
    assert not Exercise.objects.incomplete().exists()
