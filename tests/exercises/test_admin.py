"""Curator Dee edits the library in the admin, held to the rules of the files."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.forms import BaseForm, CheckboxInput
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from exercises.loading import Standing, load_library, standing
from exercises.models import Condition, ConditionTagRule, Exercise, Precaution, Tag, Verdict
from planner.models import User
from tests.exercises.conftest import SMALL
from tests.loaded_library import load_real_library

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("small_library")]

Form = dict[str, Any]
MODELS = ["article", "condition", "exercise", "passage", "precaution", "referout", "review", "source", "tag"]


@pytest.fixture
def curator(dee: User, curators: Group) -> User:
    """Dee as a member of the group Curators, with nothing allowed beside."""
    dee.user_permissions.clear()
    dee.groups.add(curators)
    return dee


@pytest.fixture
def signed_in(curator: User, client_of: Callable[[User], Client]) -> Client:
    """Dee, signed in."""
    return client_of(curator)


def page_of(row: Exercise | Condition | Precaution | Tag) -> str:
    return reverse(f"admin:exercises_{row._meta.model_name}_change", args=[row.pk])


def answers(form: BaseForm) -> Form:
    """What a browser would send for a form as it stands."""
    sent: Form = {}
    for field in form:
        value = field.field.prepare_value(field.value())
        if isinstance(field.field.widget, CheckboxInput):
            sent |= {field.html_name: "on"} if value else {}
        elif value is not None:
            sent[field.html_name] = value
    return sent


def filled(signed_in: Client, address: str) -> Form:
    """The whole page's form as it stands."""
    context = signed_in.get(address).context
    sent = answers(context["adminform"].form)
    for inline in context["inline_admin_formsets"]:
        sent |= answers(inline.formset.management_form)
        for form in inline.formset.forms:
            sent |= answers(form)
    return sent


def exercise(slug: str) -> Exercise:
    return Exercise.objects.with_everything().get(slug=slug)


def saved(signed_in: Client, slug: str, change: Form) -> Any:
    """Dee opens an exercise, changes some fields, and saves."""
    address = page_of(exercise(slug))
    return signed_in.post(address, filled(signed_in, address) | change)


def faults_on(response: Any) -> list[str]:
    assert response.status_code == 200
    form = response.context["adminform"].form
    return [message for messages in form.errors.values() for message in messages]


@pytest.mark.parametrize("model", MODELS)
def test_every_list_and_every_page_opens(signed_in: Client, model: str) -> None:
    listed = signed_in.get(reverse(f"admin:exercises_{model}_changelist"), {"q": "a"})
    assert listed.status_code == 200
    first = listed.context["cl"].root_queryset.first()
    assert signed_in.get(page_of(first)).status_code == 200


@pytest.mark.parametrize("model", [model for model in MODELS if model != "condition"])
def test_what_is_new_can_be_added(signed_in: Client, model: str) -> None:
    assert signed_in.get(reverse(f"admin:exercises_{model}_add")).status_code == 200


def test_the_admin_has_the_icon_of_the_site(signed_in: Client) -> None:
    assert '<link rel="icon" href="/static/img/icon.svg" type="image/svg+xml">' in signed_in.get("/admin/").text


def test_a_condition_comes_with_the_files_alone(signed_in: Client) -> None:
    assert signed_in.get(reverse("admin:exercises_condition_add")).status_code == 403


def test_a_curator_deletes_no_exercise(signed_in: Client) -> None:
    address = reverse("admin:exercises_exercise_delete", args=[exercise("bridge").pk])
    assert signed_in.post(address, {"post": "yes"}).status_code == 403


@pytest.mark.parametrize("model", MODELS)
def test_not_even_a_superuser_deletes_what_programmes_and_assessments_may_name(
    dee: User, client_of: Callable[[User], Client], model: str
) -> None:
    dee.is_superuser = True
    dee.save()
    listed = reverse(f"admin:exercises_{model}_changelist")
    browser = client_of(dee)
    rows = browser.get(listed).context["cl"].root_queryset
    before = rows.count()
    address = reverse(f"admin:exercises_{model}_delete", args=[rows.first().pk])
    assert browser.post(address, {"post": "yes"}).status_code == 403
    browser.post(listed, {"action": "delete_selected", "_selected_action": [rows.first().pk], "post": "yes"})
    assert rows.all().count() == before > 0


@pytest.mark.parametrize("words", ["Zoë", "ZOE"])
@pytest.mark.parametrize("model", [Exercise, Condition], ids=["exercise", "condition"])
def test_a_curator_finds_other_names_whatever_their_case_and_accents(
    signed_in: Client, model: type[Exercise | Condition], words: str
) -> None:
    row = model.objects.first()
    model.objects.filter(pk=row.pk).update(aliases=["that of Zoë"])
    listed = signed_in.get(reverse(f"admin:exercises_{model._meta.model_name}_changelist"), {"q": words})
    assert list(listed.context["cl"].result_list) == [row]


@pytest.mark.parametrize("who", ["ana", "caro"])
def test_a_therapist_does_not_get_in(
    request: pytest.FixtureRequest, client_of: Callable[[User], Client], who: str
) -> None:
    response = client_of(request.getfixturevalue(who)).get(page_of(exercise("bridge")))
    assert response.status_code in (302, 403)


@pytest.mark.parametrize("slug", ["cat-cow", "bridge", "single-leg-bridge"])
def test_saving_without_a_change_is_no_edit(signed_in: Client, slug: str) -> None:
    assert saved(signed_in, slug, {}).status_code == 302
    assert standing(exercise(slug)) is Standing.AS_LOADED


def test_saving_a_condition_or_a_precaution_without_a_change_is_no_edit(signed_in: Client) -> None:
    for row in (*Condition.objects.all(), *Precaution.objects.all()):
        address = page_of(row)
        assert signed_in.post(address, filled(signed_in, address)).status_code == 302
    assert load_library_again() == 0


def load_library_again() -> int:
    report = load_library(SMALL)
    return report.changes + len(report.kept)


def test_the_whole_real_library_can_be_saved_as_it_is(signed_in: Client) -> None:
    load_real_library(overwrite=True)
    for slug in ("prone-press-up", "walk-sit-intervals", "figure-four-stretch", "swimming"):
        assert saved(signed_in, slug, {}).status_code == 302
        assert standing(exercise(slug)) is Standing.AS_LOADED


def test_steps_are_edited_as_lines_and_marked_as_edited(signed_in: Client) -> None:
    steps = "Kneel down.\r\n\r\n  Round   your back. \r\nRest."
    assert saved(signed_in, "cat-cow", {"steps": steps}).status_code == 302
    assert exercise("cat-cow").steps == ["Kneel down.", "Round your back.", "Rest."]
    assert standing(exercise("cat-cow")) is Standing.EDITED
    assert "edited since load" in signed_in.get(reverse("admin:exercises_exercise_changelist")).text


BAD: dict[str, tuple[str, Form, str]] = {
    "two steps": ("cat-cow", {"steps": "Kneel.\nRest."}, "has 2, 3 to 6 are needed"),
    "no stop-if": ("cat-cow", {"stop_if": ""}, "is empty"),
    "a word that is never printed": (
        "cat-cow",
        {"steps": "Kneel.\nYou must rest.\nRise."},
        "Line 2: 'must' is never printed for patients",
    ),
    "steps too hard": (
        "cat-cow",
        {"steps": "Kneel.\nArticulate individual vertebral segments, emphasising controlled mobility.\nRest."},
        "reading grade 18.4, 6.5 is the most",
    ),
    "equipment": (
        "bridge",
        {"steps": "Lie down.\nHold a chair.\nRest."},
        "the steps name 'chair', the equipment lists no chair",
    ),
    "one-sided and alternating": (
        "bridge",
        {"one_sided": "on", "alternating": "on"},
        "an exercise is one-sided or alternating, not both",
    ),
    "unknown source": ("bridge", {"dose_source": "TBX"}, "unknown source 'TBX'; did you mean 'TB'?"),
    "lock without a direction": ("cat-cow", {"lock_direction": ""}, "'' is not one of flexion, extension"),
    "start above target": (
        "cat-cow",
        {"doses-0-repetitions": "30"},
        "dosage.start.repetitions: 30 is above the target, 10",
    ),
    "looser than a rule": (
        "single-leg-bridge",
        {"verdicts-0-verdict": "indicated"},
        "verdicts.sciatica: indicated is looser than the rule of the tag 'neural-tension': caution",
    ),
    "verdict with an unknown source": (
        "bridge",
        {"verdicts-0-source": "nobody"},
        "verdicts.sciatica.source: unknown source 'nobody'",
    ),
    "a level above its progression": (
        "bridge",
        {"level": "3"},
        "progressions[0]: 'single-leg-bridge' is of level 2, below level 3 of this exercise",
    ),
}


@pytest.mark.parametrize(("slug", "change", "fault"), BAD.values(), ids=BAD.keys())
def test_a_published_exercise_is_held_to_the_rules_of_the_files(
    signed_in: Client, slug: str, change: Form, fault: str
) -> None:
    assert fault in faults_on(saved(signed_in, slug, change))
    assert standing(exercise(slug)) is Standing.AS_LOADED


@pytest.mark.parametrize(("slug", "change", "fault"), BAD.values(), ids=BAD.keys())
def test_a_draft_may_break_them(signed_in: Client, slug: str, change: Form, fault: str) -> None:
    if "alternating" in change:
        change = {"alternating": "on"}
    response = saved(signed_in, slug, change | {"status": "draft"})
    assert response.status_code == (200 if change == {"lock_direction": ""} else 302)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"doses-0-days_per_week": "8"}, "The days a week are 1 to 7."),
        ({"doses-1-repetitions": "500"}, "The repetitions are 1 to 60."),
    ],
    ids=["days", "repetitions"],
)
def test_the_form_says_the_sentence_of_a_constraint(signed_in: Client, change: Form, sentence: str) -> None:
    assert sentence in saved(signed_in, "bridge", change).text
    assert standing(exercise("bridge")) is Standing.AS_LOADED


def test_a_new_tag_is_held_against_the_verdicts_on_the_same_page(signed_in: Client) -> None:
    tags = [str(Tag.objects.get(slug=slug).pk) for slug in ("supine", "neural-tension")]
    faults = faults_on(saved(signed_in, "bridge", {"tags": tags}))
    assert faults == ["verdicts.sciatica: indicated is looser than the rule of the tag 'neural-tension': caution"]


def test_a_level_that_makes_another_exercise_untrue_is_refused(signed_in: Client) -> None:
    Exercise.objects.filter(slug="cat-cow").update(level=2)
    faults = faults_on(saved(signed_in, "bridge", {}))
    assert "'cat-cow' of level 2 has this exercise as its progression" in faults


def test_a_circle_of_links_is_refused(signed_in: Client) -> None:
    change = {
        "links-TOTAL_FORMS": "2",
        "links-1-kind": "progression",
        "links-1-to_exercise": str(exercise("cat-cow").pk),
        "links-1-order": "1",
        "links-1-from_exercise": str(exercise("bridge").pk),
    }
    assert "leads back to itself over other exercises" in " ".join(faults_on(saved(signed_in, "bridge", change)))


def test_nothing_is_published_that_was_not_checked(signed_in: Client) -> None:
    address = page_of(exercise("bridge"))
    sent = filled(signed_in, address) | {"doses-0-days_per_week": ""}
    response = signed_in.post(address, sent)
    assert "Nothing was saved: mend what is marked further down first." in faults_on(response)


def test_a_new_exercise_begins_as_a_draft_with_a_row_for_every_condition(signed_in: Client) -> None:
    address = reverse("admin:exercises_exercise_add")
    sent = filled(signed_in, address)
    assert sent["status"] == "draft"
    assert {str(sent["verdicts-0-condition"]), str(sent["verdicts-1-condition"])} == {
        str(pk) for pk in Condition.objects.values_list("pk", flat=True)
    }
    sent |= {"name": "Wall sit", "slug": "wall-sit", "category": "strength", "function": "squat", "purpose": "Strong."}
    sent |= {"level": "1", "earliest_phase": "build", "start_position": "standing", "dose_source": "TB"}
    sent |= {"tags": [str(Tag.objects.get(slug="supine").pk)], "sources": [str(exercise("bridge").sources.first().pk)]}
    assert signed_in.post(address, sent).status_code == 302
    wall_sit = exercise("wall-sit")
    assert (wall_sit.status, list(wall_sit.verdicts.all())) == ("draft", [])
    assert standing(wall_sit) is Standing.WRITTEN_HERE
    words = {"steps": "Stand.\nSit.\nStand.", "mistakes": "Haste.", "stop_if": "It hurts.", "equipment": []}
    faults = faults_on(saved(signed_in, "wall-sit", words | {"status": "published"}))
    assert "dosage.start: is missing" in faults
    assert "verdicts: none for condition 'sciatica'" in faults


def test_a_slug_is_chosen_once(signed_in: Client) -> None:
    saved(signed_in, "bridge", {"slug": "bridje"})
    assert Exercise.objects.filter(slug="bridge").exists()


def test_a_rule_stricter_than_the_verdicts_that_are_there_is_refused(signed_in: Client) -> None:
    address = page_of(Condition.objects.get(slug="sciatica"))
    rule = ConditionTagRule.objects.get()
    change = {"tag_rules-0-tag": str(Tag.objects.get(slug="supine").pk)}
    faults = faults_on(signed_in.post(address, filled(signed_in, address) | change))
    assert faults == [
        "tag_rules.supine: caution is stricter than the verdict of Bridge; change those verdicts first",
    ]
    rule.refresh_from_db()
    assert rule.tag.slug == "neural-tension"


def test_a_contraindicated_first_choice_is_refused(signed_in: Client) -> None:
    Verdict.objects.filter(exercise__slug="cat-cow", condition__slug="sciatica").update(verdict="contraindicated")
    address = page_of(Condition.objects.get(slug="sciatica"))
    assert faults_on(signed_in.post(address, filled(signed_in, address))) == ["core: 'cat-cow' is contraindicated here"]


def test_a_precaution_does_not_forbid_and_allow_the_same(signed_in: Client) -> None:
    row = Precaution.objects.get()
    change = {"caution_tags": [str(tag.pk) for tag in row.contraindicated_tags.all()]}
    faults = faults_on(signed_in.post(page_of(row), filled(signed_in, page_of(row)) | change))
    assert faults == ["'lumbar-flexion' is contraindicated too"]


@pytest.mark.parametrize(
    "address",
    ["/admin/exercises/exercise/", "/admin/exercises/condition/"],
    ids=["exercises", "conditions"],
)
def test_a_list_asks_as_often_in_a_large_library_as_in_a_small_one(signed_in: Client, address: str) -> None:
    signed_in.get(address)
    with CaptureQueriesContext(connection) as few:
        signed_in.get(address)
    load_real_library(overwrite=True)
    with CaptureQueriesContext(connection) as many:
        signed_in.get(address)
    assert len(few) == len(many)


def test_the_page_of_an_exercise_asks_as_often_for_thirteen_verdicts_as_for_two(signed_in: Client) -> None:
    signed_in.get(page_of(exercise("cat-cow")))
    with CaptureQueriesContext(connection) as few:
        signed_in.get(page_of(exercise("cat-cow")))
    load_real_library(overwrite=True)
    with CaptureQueriesContext(connection) as many:
        signed_in.get(page_of(exercise("cat-cow")))
    assert len(few) == len(many)
