"""From the assessment form to the programme's pages, or to what to do first."""

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from html import unescape
from html.parser import HTMLParser
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from exercises.models import Exercise, Precaution
from planner.models import Assessment, Patient, Programme, User
from planner.prescribing.assessment import ActivePrecaution
from planner.prescribing.library import Library, Verdict
from planner.prescribing.programme import Exclusion
from planner.records import library_of, plan_of
from planner.services import propose_programme, record_assessment
from planner.views.programme_page import left_out
from tests.drawn import LEG_LIFT, drawings_in
from tests.planner.findings import TODAY, filled_in, sciatica


@pytest.fixture
def ana_client(ana: User, client_of: Callable[[User], Client]) -> Client:
    return client_of(ana)


def _new(patient: Patient) -> str:
    return reverse("new_programme", args=[patient.pk])


def test_an_assessment_becomes_a_programme(ben: Patient, library: Library, ana: User, ana_client: Client) -> None:
    answer = ana_client.post(_new(ben), filled_in())
    programme = Programme.objects.get()
    assert answer["Location"] == programme.get_absolute_url()
    assert (programme.patient, programme.created_by, programme.is_draft) == (ben, ana, True)
    assert programme.assessment.answers["conditions"] == ["lumbar-disc-herniation", "sciatica"]


def test_a_red_flag_stops_it_and_says_what_to_do(ben: Patient, library: Library, ana_client: Client) -> None:
    answer = ana_client.post(_new(ben), filled_in(flag_RF1="yes", flag_RF10="yes"))
    record = Assessment.objects.get()
    assert answer["Location"] == record.get_absolute_url()
    page = ana_client.get(record.get_absolute_url()).content.decode()
    assert "No programme can be made" in page
    assert "New trouble passing urine" in page
    assert "Emergency department now" in page
    assert "Urgent medical assessment" in page
    assert not Programme.objects.exists()


def test_a_child_gets_no_programme(ben: Patient, library: Library, ana_client: Client) -> None:
    Patient.objects.filter(pk=ben.pk).update(birth_year=2010)
    page = ana_client.post(_new(ben), filled_in(age="15"), follow=True).content.decode()
    assert "The person is under 18" in page
    assert not Programme.objects.exists()


def test_an_open_red_flag_keeps_the_form_open(ben: Patient, library: Library, ana_client: Client) -> None:
    page = ana_client.post(_new(ben), filled_in(flags_others_no=None, flag_RF1="no")).content.decode()
    assert page.count("Not answered. Ask, and record yes or no") == 22
    assert "Everything you typed is still here." in page
    assert "Sit for 45 minutes" in page
    assert not Assessment.objects.exists()


def test_a_form_with_a_fault_comes_back_with_everything_that_was_typed(
    ben: Patient, library: Library, ana_client: Client
) -> None:
    more = {"equipment": ["step"], "lacks": ["bed"], "avoid": ["plank"], "prefer": ["bird-dog"]}
    flags = {"flag_RF3_reason": "Known stenosis", "flag_RF6": "yes", "flag_RF6_by": "Dr Osei"}
    surgery = {"precaution_lumbar-fusion": "yes", "precaution_lumbar-fusion_until": "2027-01-15"}
    typed = filled_in(age="old", **more, **flags, **surgery)
    shown = _Shown()
    shown.feed(ana_client.post(_new(ben), typed).content.decode())
    assert {field: shown.values.get(field) for field in typed} == {
        field: value if isinstance(value, list) else [value] for field, value in typed.items()
    }


def test_why_an_answer_is_no_is_shown_and_comes_back_to_be_corrected(
    ben: Patient, library: Library, ana_client: Client
) -> None:
    ana_client.post(_new(ben), filled_in(flag_RF3="no", flag_RF3_reason="Known stenosis"))
    record = Assessment.objects.get()
    assert "RF3 answered no, because: Known stenosis" in _text(ana_client.get(record.get_absolute_url()))
    form = ana_client.get(f"{_new(ben)}?from={record.pk}").context["form"]
    assert form["flag_RF3_reason"].value() == "Known stenosis"


def test_the_page_shows_every_exercise_with_dose_days_and_reasons(programme: Programme, ana_client: Client) -> None:
    plan = plan_of(programme, library_of(programme))
    for week in plan.weeks:
        page = ana_client.get(reverse("programme_week", args=[programme.pk, week.number]))
        text = _text(page)
        assert f"Week {week.number} · " in text
        for item in week.prescriptions:
            for words in (item.name, item.words, item.change.upper(), *item.limits):
                assert words in text, (week.number, words)
            assert {reason.rule for reason in item.because} <= {rule for rule in _rules(plan) if rule in text}


def test_every_exercise_of_the_week_is_drawn_for_the_side_it_is_done_on(
    programme: Programme, ana_client: Client
) -> None:
    Exercise.objects.update(figure=LEG_LIFT)
    first, *_ = items = plan_of(programme, library_of(programme)).weeks[0].prescriptions
    programme.prescriptions.filter(exercise__slug=first.exercise).update(side="left")
    page = ana_client.get(programme.get_absolute_url()).content.decode()
    assert [drawing.get("role") for drawing in drawings_in(page)] == [None, "img", "img"] * len(items)
    for item in items:
        side = "left" if item is first else "right"
        assert f'motion="/programmes/{programme.pk}/{item.exercise}/motion.svg?side={side}&amp;' in page


def test_an_exercise_without_a_picture_is_shown_by_its_steps(programme: Programme, ana_client: Client) -> None:
    Exercise.objects.update(figure={})
    library = library_of(programme)
    text = _text(ana_client.get(programme.get_absolute_url()))
    items = plan_of(programme, library).weeks[0].prescriptions
    assert text.count("No picture yet. Follow the steps.") == len(items)
    for item in items:
        for step in library.exercises[item.exercise].steps:
            assert step in text


def test_the_page_says_what_was_left_out_and_why(programme: Programme, ana_client: Client) -> None:
    text = _text(ana_client.get(programme.get_absolute_url()))
    excluded = plan_of(programme, library_of(programme)).excluded
    assert len(excluded) > 10
    for one in excluded:
        assert one.name in text
        assert one.reason in text


def test_what_was_left_out_stands_by_exercise_with_the_strongest_reason_first(library: Library) -> None:
    def against(slug: str, verdict: Verdict, **more: Any) -> Exclusion:
        return Exclusion(exercise=slug, name=slug.title(), verdict=verdict, reason="a reason", **{"rule": "R", **more})

    arranged = left_out(
        [
            against("bike", Verdict.NEUTRAL, rule="R-EQ1"),
            against("swim", Verdict.NEUTRAL, rule="R-PREC"),
            against("plank", Verdict.CAUTION, condition="sciatica"),
            against("plank", Verdict.CONTRAINDICATED, precaution="glaucoma"),
            against("arch", Verdict.CAUTION),
        ],
        library,
    )
    assert [(one.name, one.label) for one in arranged] == [
        ("Plank", "contraindicated"),
        ("Arch", "caution"),
        ("Bike", "not at home"),
        ("Swim", "not wished"),
    ]
    assert [objection.about for objection in arranged[0].objections] == [
        library.precautions["glaucoma"].name,
        library.conditions["sciatica"].name,
    ]


@pytest.mark.parametrize("number", [0, 7, 999999])
def test_a_week_that_is_none_is_not_there(number: int, programme: Programme, ana_client: Client) -> None:
    assert ana_client.get(reverse("programme_week", args=[programme.pk, number])).status_code == 404


def test_a_proposal_is_confirmed_by_the_therapist(programme: Programme, ana_client: Client) -> None:
    assert "This is a proposal." in _text(ana_client.get(programme.get_absolute_url()))
    page = _text(ana_client.post(reverse("confirm_programme", args=[programme.pk]), follow=True))
    assert "Programme confirmed." in page
    assert "This is a proposal." not in page


def test_a_finished_programme_does_not_become_active_again(programme: Programme, ana_client: Client) -> None:
    Programme.objects.filter(pk=programme.pk).update(status=Programme.Status.FINISHED)
    page = _text(ana_client.post(reverse("confirm_programme", args=[programme.pk]), follow=True))
    assert "Nothing was changed: this programme is finished already." in page
    assert Programme.objects.get().status == Programme.Status.FINISHED


def test_a_double_click_makes_one_programme(ben: Patient, library: Library, ana_client: Client) -> None:
    answers = [ana_client.post(_new(ben), filled_in()) for _ in range(2)]
    assert {answer["Location"] for answer in answers} == {Programme.objects.get().get_absolute_url()}


def test_looking_confirms_nothing(programme: Programme, ana_client: Client) -> None:
    assert ana_client.get(reverse("confirm_programme", args=[programme.pk])).status_code == 405


def test_a_precaution_not_asked_about_keeps_it_a_draft_that_says_which(
    ben: Patient, library: Library, ana_client: Client
) -> None:
    ana_client.post(_new(ben), filled_in(precautions_others_no=None, **_no_to_all_but(library, "glaucoma")))
    programme = Programme.objects.get()
    text = _text(ana_client.get(programme.get_absolute_url()))
    assert "A draft: some precautions were not asked about" in text
    assert library.precautions["glaucoma"].name in text
    assert "Confirm programme" not in text
    ana_client.post(reverse("confirm_programme", args=[programme.pk]))
    assert Programme.objects.get().is_draft


def test_todays_answers_are_all_there_to_be_corrected(
    ben: Patient, ana: User, library: Library, ana_client: Client
) -> None:
    findings = sciatica(red_flags={**sciatica().red_flags, "RF1": True}, start_date=TODAY)
    record = record_assessment(patient=ben, findings=findings, by=ana, not_asked=("glaucoma",))
    form = ana_client.get(f"{_new(ben)}?from={record.pk}").context["form"]
    assert (form["flag_RF1"].value(), form["flag_RF2"].value()) == ("yes", "no")
    assert (form["precaution_glaucoma"].value(), form["precaution_pregnancy"].value()) == ("not_asked", "no")
    assert (form["conditions"].value(), form["goals"].value()) == (
        ["lumbar-disc-herniation", "sciatica"],
        "Sit for 45 minutes",
    )


def test_at_a_review_red_flags_and_precautions_are_asked_again(
    ben: Patient, ana: User, library: Library, ana_client: Client
) -> None:
    yesterday = TODAY - timedelta(days=1)
    record = record_assessment(patient=ben, findings=sciatica(), by=ana, made_on=yesterday)
    form = ana_client.get(f"{_new(ben)}?from={record.pk}").context["form"]
    assert (form["flag_RF1"].value(), form["precaution_glaucoma"].value()) == (None, "not_asked")
    assert form["start_date"].value() == TODAY
    assert form["irritability"].value() == "high"


@pytest.mark.parametrize("words", ["0", "999999", "x", "9" * 400, "-1"])
def test_answers_that_are_none_are_not_there(words: str, ben: Patient, library: Library, ana_client: Client) -> None:
    assert ana_client.get(f"{_new(ben)}?from={words}").status_code == 404


def test_answers_of_another_patient_are_not_there(
    assessment: Assessment, caro_patient: Patient, caro: User, client_of: Callable[[User], Client]
) -> None:
    assert client_of(caro).get(f"{_new(caro_patient)}?from={assessment.pk}").status_code == 404


AGES = {2010: 16, 2008: None, 1984: 42, 1961: None, 1951: None, 1950: 76, None: None}


@pytest.mark.parametrize(("birth_year", "age"), AGES.items())
def test_the_form_shows_the_age_but_where_a_year_decides_something(
    birth_year: int | None, age: int | None, ben: Patient, library: Library, ana_client: Client
) -> None:
    Patient.objects.filter(pk=ben.pk).update(birth_year=birth_year)
    assert ana_client.get(_new(ben)).context["form"]["age"].value() == age


def test_at_a_review_the_age_is_not_last_years(ben: Patient, ana: User, library: Library, ana_client: Client) -> None:
    Patient.objects.filter(pk=ben.pk).update(birth_year=1961)
    record = record_assessment(patient=ben, findings=sciatica(age=64), by=ana, made_on=TODAY - timedelta(days=300))
    assert ana_client.get(f"{_new(ben)}?from={record.pk}").context["form"]["age"].value() is None


def test_the_age_typed_today_is_not_changed_when_answers_are_corrected(
    ben: Patient, ana: User, library: Library, ana_client: Client
) -> None:
    record = record_assessment(patient=ben, findings=sciatica(age=41), by=ana)
    assert ana_client.get(f"{_new(ben)}?from={record.pk}").context["form"]["age"].value() == 41


def test_an_empty_library_is_said(ben: Patient, ana_client: Client) -> None:
    Exercise.objects.update(status=Exercise.Status.RETIRED)
    answer = ana_client.get(_new(ben))
    assert answer.status_code == 503
    assert "The exercise library is empty" in answer.content.decode()


@pytest.mark.parametrize("name", ["assessment", "programme", "programme_pdf"])
def test_where_the_library_lacks_a_precaution_every_page_says_so(
    name: str, ben: Patient, ana: User, library: Library, ana_client: Client
) -> None:
    findings = sciatica(precautions=(ActivePrecaution(slug="glaucoma"),))
    record = record_assessment(patient=ben, findings=findings, by=ana)
    made = propose_programme(assessment=record, library=library, by=ana)
    assert isinstance(made, Programme)
    Precaution.objects.filter(slug="glaucoma").delete()
    answer = ana_client.get(reverse(name, args=[record.pk if name == "assessment" else made.pk]))
    assert answer.status_code == 503
    assert "precautions[0]: unknown precaution 'glaucoma'" in _text(answer)


def test_the_page_takes_as_many_queries_for_one_week_as_for_26(
    ben: Patient, ana: User, library: Library, ana_client: Client, django_assert_num_queries: Callable[..., Any]
) -> None:
    for weeks in (1, 26):
        record = record_assessment(patient=ben, findings=sciatica(weeks=weeks), by=ana)
        programme = propose_programme(assessment=record, library=library, by=ana)
        assert isinstance(programme, Programme)
        with django_assert_num_queries(34):
            ana_client.get(programme.get_absolute_url())


def test_the_patients_page_takes_as_many_queries_for_ten_programmes_as_for_one(
    ben: Patient, ana: User, library: Library, ana_client: Client, django_assert_num_queries: Callable[..., Any]
) -> None:
    for more in (1, 9):
        for _ in range(more):
            record = record_assessment(patient=ben, findings=sciatica(), by=ana)
            propose_programme(assessment=record, library=library, by=ana)
        with django_assert_num_queries(8):
            ana_client.get(ben.get_absolute_url())


class _Shown(HTMLParser):
    """What the fields of a page hold, as it would be posted again."""

    def __init__(self) -> None:
        super().__init__()
        self.values: dict[str, list[str]] = {}
        self.area = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        name, can_be_ticked = said.get("name") or "", said.get("type") in ("radio", "checkbox")
        self.area = name if tag == "textarea" else ""
        if tag == "input" and ("checked" in said or not can_be_ticked):
            self.values.setdefault(name, []).append(said.get("value") or "on")

    def handle_data(self, data: str) -> None:
        if self.area:
            self.values[self.area] = [data.strip()]

    def handle_endtag(self, tag: str) -> None:
        self.area = ""


def _text(page: Any) -> str:
    return " ".join(unescape(page.content.decode()).split())


def _rules(plan: Any) -> set[str]:
    return {reason.rule for week in plan.weeks for item in week.prescriptions for reason in item.because}


def _no_to_all_but(library: Library, slug: str) -> dict[str, str]:
    return {f"precaution_{other}": "no" for other in library.precautions if other != slug}


def test_an_emergency_is_named_at_once_though_the_rest_is_blank(
    library_rows: None, ben: Patient, ana_client: Client
) -> None:
    text = _text(ana_client.post(_new(ben), {"flag_RF1": "yes"}))
    summary = text[text.index("Not done yet") : text.index("Everything you typed")]
    assert "RF1 is answered yes: Emergency department now." in summary


def test_a_cleared_red_flag_is_no_emergency(ben: Patient, ana_client: Client) -> None:
    text = _text(ana_client.post(_new(ben), {"flag_RF10": "yes", "flag_RF10_reason": "A known old scar."}))
    assert "is answered yes" not in text


def test_programmes_and_assessments_of_a_patient_can_be_told_apart(
    ben: Patient, ana: User, library: Library, ana_client: Client
) -> None:
    for hour, condition in ((9, "sciatica"), (15, "lumbar-spinal-stenosis")):
        with time_machine.travel(datetime.combine(TODAY, time(hour, 5), UTC), tick=False):
            record = record_assessment(patient=ben, findings=sciatica(conditions=(condition,)), by=ana)
            propose_programme(assessment=record, library=library, by=ana)
    text = _text(ana_client.get(ben.get_absolute_url()))
    for said in ("Sciatica", library.conditions["lumbar-spinal-stenosis"].name.split(" (")[0]):
        assert text.count(said) == 2
    for said in ("made 23 November 2026, 09:05", "recorded 23 November 2026, 15:05"):
        assert text.count(said) == 1


def test_what_there_is_to_know_comes_before_the_exercises(programme: Programme, ana_client: Client) -> None:
    text = _text(ana_client.get(programme.get_absolute_url()))
    assert text.index("This is a proposal.") < text.index("To know") < text.index("Week 1 ·") < text.index("Left out")
