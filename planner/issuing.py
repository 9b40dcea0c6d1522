"""Issuing: the next version of a confirmed programme on paper, written once and then frozen."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from hashlib import sha256

from django.db import transaction
from django.utils import timezone

from planner.gallery import Gallery
from planner.handouts.layouts import LAYOUTS
from planner.handouts.sheet import ProgrammeSheet
from planner.handouts.stored import canonical, coded, fingerprint
from planner.models import Handout, HandoutFile, Programme, User
from planner.printing import Edition, Paper, every_layout, letters_missing, sheet_of
from planner.records import figures_of, library_of, plan_of


class NotActiveError(ValueError):
    """A programme that cannot be issued, since it was not confirmed yet or is finished."""

    def __init__(self, status: str) -> None:
        self.status = status
        super().__init__(f"the programme is {status}; only one that is confirmed and active can be issued")


class UnprintableError(ValueError):
    """A programme with letters that would print as '?', which nobody has agreed to."""

    def __init__(self, letters: Iterable[str]) -> None:
        self.letters = tuple(letters)
        super().__init__(f"letters that cannot be printed: {', '.join(self.letters)}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Intention:
    """When and where the person will exercise, and what they do if that does not work, in their own words."""

    when_and_where: str = ""
    if_not_then: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Issued:
    """The version that stands after issuing; `is_new` where it was made just now."""

    handout: Handout
    is_new: bool


@transaction.atomic
def set_intention(*, programme: Programme, intention: Intention) -> Programme:
    """The programme with when and where it will be done; NotActiveError unless it is active."""
    row = _active(programme)
    row.when_and_where = intention.when_and_where
    row.if_not_then = intention.if_not_then
    row.full_clean()
    row.save(update_fields=["when_and_where", "if_not_then"])
    return row


@transaction.atomic
def issue_handout(*, programme: Programme, by: User, paper: Paper) -> Issued:
    """The next version of the programme on paper, frozen; the last one where nothing but the date would differ.

    NotActiveError unless the programme is active, UnprintableError, IncompleteSheetError where a handout would lack
    what keeps people safe.
    """
    row = _active(programme)
    sheet_as = _sheet_maker(row, paper)
    last = row.handouts.defer("sheet").first()
    if last and _would_be_the_same(last, sheet_as, paper):
        return Issued(handout=last, is_new=False)
    edition = Edition(version=last.version + 1 if last else 1, on=timezone.localdate())
    sheet = sheet_as(edition)
    if (missing := letters_missing(sheet)) and not paper.print_anyway:
        raise UnprintableError(missing)
    return Issued(handout=_written(row, coded(sheet), edition, paper, by), is_new=True)


def _active(programme: Programme) -> Programme:
    """The row as it is now; whoever else would write to the same programme waits."""
    rows = Programme.objects.select_for_update(of=("self",))
    row = rows.select_related("patient__clinic", "assessment", "created_by").get(pk=programme.pk)
    if not row.is_active:
        raise NotActiveError(row.status)
    return row


def _would_be_the_same(last: Handout, sheet_as: Callable[[Edition], ProgrammeSheet], paper: Paper) -> bool:
    """Whether issuing anew would change nothing but version and date; a layout that there was not then is a change."""
    if not set(LAYOUTS) <= set(last.files.values_list("layout", flat=True)):
        return False
    sheet = sheet_as(Edition(version=last.version, on=last.made_on))
    return (fingerprint(sheet), paper.page_size) == (last.sheet_sha256, last.page_size)


def _sheet_maker(programme: Programme, paper: Paper) -> Callable[[Edition], ProgrammeSheet]:
    library = library_of(programme)
    gallery = Gallery(figures=figures_of(programme), look=paper.look)
    return partial(sheet_of, programme, plan_of(programme, library), library, gallery)


def _written(programme: Programme, sheet: ProgrammeSheet, edition: Edition, paper: Paper, by: User) -> Handout:
    handout = Handout.objects.create(
        programme=programme,
        version=edition.version,
        sheet=canonical(sheet).decode(),
        sheet_sha256=fingerprint(sheet),
        page_size=paper.page_size,
        made_on=edition.on,
        issued_by=by,
    )
    made = every_layout(sheet, page_size=paper.page_size, on=edition.on)
    HandoutFile.objects.bulk_create(
        HandoutFile(handout=handout, layout=layout, pdf=pdf, sha256=sha256(pdf).hexdigest())
        for layout, pdf in made.items()
    )
    return handout
