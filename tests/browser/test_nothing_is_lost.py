"""What a therapist typed is still there after the form could not be sent."""

from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from planner.demonstration import ANA, PASSWORD
from planner.models import Patient, Programme, User
from tests.browser.test_programme import PageOf, _assess, demonstration, demonstrator

__all__ = ["demonstration", "demonstrator"]


def test_answers_come_back_after_signing_in_again_in_another_tab(
    page_of: PageOf, live_server: LiveServer, demonstrator: User, page_faults: list[str]
) -> None:
    page = page_of(demonstrator)
    page.goto(f"{live_server.url}/patients/{Patient.objects.get(name__startswith='Ben').pk}/programmes/new/")
    _assess(page)
    _sign_in_again(page, live_server)
    page.get_by_role("button", name="Make programme").click()
    expect(page.get_by_role("heading", name="The form was not sent")).to_be_visible()
    page_faults.clear()  # the console complains of the 403
    page.go_back()
    expect(page.get_by_label("Minutes a day for exercises")).to_have_value("15")
    expect(page.get_by_label("Days a week")).to_have_value("7")
    expect(page.get_by_label("Goals")).to_have_value("Sit for 45 minutes\nSleep through")
    expect(page.get_by_label("Every precaution above that says")).to_be_checked()
    before = Programme.objects.count()
    page.get_by_role("button", name="Make programme").click()
    expect(page.get_by_role("heading", name="3-week programme")).to_be_visible()
    assert Programme.objects.count() == before + 1


def _sign_in_again(page: Page, live_server: LiveServer) -> None:
    page.context.clear_cookies()
    other = page.context.new_page()
    other.goto(live_server.url)
    other.get_by_label("Email").fill(ANA.email)
    other.get_by_label("Password").fill(PASSWORD)
    other.get_by_role("button", name="Sign in").click()
    expect(other.get_by_role("heading", name="Patients")).to_be_visible()
    other.close()
