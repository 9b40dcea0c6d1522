"""The project's own library, loaded whole."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.core.management import call_command

from exercises.loading import LIBRARY, load_library, read_library
from exercises.models import (
    Category,
    Condition,
    Exercise,
    Passage,
    Precaution,
    ReferOut,
    Suitability,
    Tag,
    Verdict,
)
from planner.prescribing.wording import never_printed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("real_library")]

NAMED_IN_THE_ARTICLES = {
    "figure-four-stretch": "figure-four",
    "plank": "plank",
    "bird-dog": "bird-dog",
    "pelvic-tilt": "pelvic tilt",
    "cat-cow": "cat-cow",
    "downward-dog": "downward dog",
    "walking": "walking",
    "swimming": "swimming",
}


def test_nothing_was_lost_on_the_way() -> None:
    counted = {
        "conditions": Condition.objects.count(),
        "referrals onward": ReferOut.objects.count(),
        "precautions": Precaution.objects.count(),
        "exercises": Exercise.objects.published().count(),
        "passages": Passage.objects.count(),
        "verdicts": Verdict.objects.count(),
    }
    assert counted == {
        "conditions": 13,
        "referrals onward": 14,
        "precautions": 23,
        "exercises": 97,
        "passages": 175,
        "verdicts": 97 * 13,
    }


def test_the_tags_of_the_clinical_papers_are_all_there() -> None:
    assert Tag.objects.count() >= 47


def test_a_second_load_changes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("load_library")
    assert capsys.readouterr().out.startswith("0 changes:")


@pytest.mark.parametrize(("slug", "words"), NAMED_IN_THE_ARTICLES.items(), ids=NAMED_IN_THE_ARTICLES.keys())
def test_an_exercise_that_an_article_names_traces_to_a_passage(slug: str, words: str) -> None:
    exercise = Exercise.objects.published().get(slug=slug)
    said = " ".join(f"{passage.says} {passage.anchor}" for passage in exercise.passages.all()).lower()
    assert exercise.provenance == "article-named"
    assert words in said


def test_only_those_eight_say_that_an_article_names_them() -> None:
    assert set(Exercise.objects.filter(provenance="article-named").values_list("slug", flat=True)) == set(
        NAMED_IN_THE_ARTICLES
    )


def test_every_category_has_exercises() -> None:
    assert set(Exercise.objects.values_list("category", flat=True)) == set(Category.values)


def test_every_exercise_says_when_to_stop_and_has_both_doses() -> None:
    for exercise in Exercise.objects.with_everything():
        assert exercise.stop_if
        assert {dose.kind for dose in exercise.doses.all()} == {"start", "target"}


def test_no_verdict_is_looser_than_a_rule_of_its_condition() -> None:
    rules = {condition: list(condition.tag_rules.all()) for condition in Condition.objects.with_everything()}
    for exercise in Exercise.objects.with_everything():
        tags = {tag.pk for tag in exercise.tags.all()}
        for said in exercise.verdicts.all():
            bounds = [rule.verdict for rule in rules[said.condition] if rule.tag_id in tags]
            assert all(Suitability(said.verdict).strictness <= Suitability(bound).strictness for bound in bounds)


def test_a_patient_is_never_shown_a_frightening_word() -> None:
    shown = " ".join(
        sentence
        for exercise in Exercise.objects.all()
        for sentence in (exercise.purpose, *exercise.steps, *exercise.mistakes, *exercise.stop_if)
    )
    assert never_printed(shown) == ()


def test_with_everything_costs_the_same_for_two_and_for_all(
    django_assert_num_queries: Callable[..., AbstractContextManager[object]],
) -> None:
    two = Exercise.objects.filter(slug__in=["prone-press-up", "cat-cow"])
    for exercises in (two, Exercise.objects.all()):
        with django_assert_num_queries(12):
            for exercise in exercises.with_everything():
                [said.condition.name for said in exercise.verdicts.all()]
                [link.to_exercise.name for link in exercise.links.all()]
                [passage.article.title for passage in exercise.passages.all()]
                [*exercise.doses.all(), *exercise.tags.all(), *exercise.sources.all()]
                [*exercise.lock_conditions.all(), *exercise.lock_precautions.all()]


def test_the_files_are_in_the_order_that_people_read() -> None:
    slugs = [entry.slug for entry in read_library(LIBRARY).exercises]
    assert len(slugs) == len(set(slugs)) == 97


def test_every_published_exercise_can_be_planned_with() -> None:
    assert Exercise.objects.exists()
    assert not Exercise.objects.incomplete().exists()


def test_a_condition_that_no_exercise_is_judged_for_is_one_line() -> None:
    Condition.objects.create(slug="bursitis", name="Bursitis")
    (line,) = load_library().incomplete
    assert line.startswith("no verdict for bursitis: exercise ")
    assert line.endswith(f" and {Exercise.objects.published().count() - 3} more")
