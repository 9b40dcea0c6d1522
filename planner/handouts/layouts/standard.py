"""The standard layout: a first page, a new page for each week, a last page."""

from planner.handouts.layouts.first_page import first_pages
from planner.handouts.layouts.last_page import last_pages
from planner.handouts.layouts.week_pages import week_pages
from planner.handouts.pages import Frame, Page
from planner.handouts.sheet import ProgrammeSheet


def set_pages(sheet: ProgrammeSheet, frame: Frame) -> list[Page]:
    """Return every page of the handout, in reading order."""
    pages, has_advice = first_pages(sheet, frame)
    for week in sheet.weeks:
        pages += week_pages(week, sheet, frame)
    return pages + last_pages(sheet, frame, with_advice=not has_advice)
