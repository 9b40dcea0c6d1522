"""A programme on paper: its first page to look at, drafts, and the versions that were issued."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_GET, require_POST

from planner.forms import IssueForm, PaperForm
from planner.handouts.document import IncompleteSheetError, render_pdf
from planner.models import Handout, HandoutFile, Programme
from planner.preview import first_page
from planner.printing import file_name, letters_missing, made_on
from planner.services import NotActiveError, UnprintableError, issue_handout, set_intention
from planner.views.on_paper import address_with, draft_sheet
from planner.views.requests import SignedInRequest, needs_library, programme_of

CHOOSE = {
    "layout": "Choose one of the layouts there are.",
    "page_size": "Choose A4 or Letter for the page.",
    "person": "Choose one of the people there are to draw.",
    "when_and_where": "Say when and where in at most 200 letters.",
    "if_not_then": "Say what if that does not work in at most 200 letters.",
}
NOT_PRINTED = "it holds letters that cannot be printed. They are named below."
# Its address changes with what it shows.
KEEP_PICTURE = "private, max-age=600"


@require_GET
@needs_library
def draft(request: SignedInRequest, pk: int) -> HttpResponse:
    """The programme as it stands as a PDF, marked as a draft, or a message why it is not printed."""
    found = programme_of(request.user, pk)
    chosen = PaperForm(request.GET, usual=found.patient.clinic)
    if not chosen.is_valid():
        return _refused(request, found, chosen)
    sheet = draft_sheet(found, chosen.look, found.handouts.next_version())
    if letters_missing(sheet) and not chosen.paper.print_anyway:
        messages.error(request, f"Not printed: {NOT_PRINTED}")
        return redirect(address_with(found, chosen))
    layout = chosen.cleaned_data["layout"]
    try:
        made = render_pdf(sheet, layout=layout, page_size=chosen.paper.page_size, on=made_on(found))
    except IncompleteSheetError as lacking:
        messages.error(request, f"Not printed: {lacking}.")
        return redirect(address_with(found, chosen))
    return _download(made, file_name(found, "draft", layout))


@require_GET
@needs_library
def picture(request: SignedInRequest, pk: int) -> HttpResponse:
    """The first page of a draft as a picture."""
    found = programme_of(request.user, pk)
    chosen = PaperForm(request.GET, usual=found.patient.clinic)
    if not chosen.is_valid():
        raise Http404
    sheet = draft_sheet(found, chosen.look, found.handouts.next_version())
    try:
        made = render_pdf(sheet, layout=chosen.cleaned_data["layout"], page_size=chosen.paper.page_size)
    except IncompleteSheetError as lacking:
        raise Http404 from lacking
    return HttpResponse(first_page(made), content_type="image/png", headers={"Cache-Control": KEEP_PICTURE})


@require_POST
@needs_library
def issue(request: SignedInRequest, pk: int) -> HttpResponse:
    """The next version, frozen in every layout; or a message why there is none."""
    found = programme_of(request.user, pk)
    chosen = IssueForm(request.POST, usual=found.patient.clinic)
    if not chosen.is_valid():
        return _refused(request, found, chosen)
    before = found.handouts.defer("sheet").first()
    try:
        set_intention(programme=found, intention=chosen.intention)
        handout = issue_handout(programme=found, by=request.user, paper=chosen.paper)
    except (NotActiveError, UnprintableError, IncompleteSheetError) as refused:
        messages.error(request, f"Not issued: {_why(refused)}")
    else:
        _tell(request, handout, is_new=handout != before)
    return redirect(address_with(found, chosen))


@require_GET
def issued(request: SignedInRequest, pk: int, layout: str) -> HttpResponse:
    """A file as it was issued, byte for byte."""
    files = HandoutFile.objects.visible_to(request.user).select_related("handout__programme__patient")
    file = get_object_or_404(files, handout_id=pk, layout=layout)
    return _download(bytes(file.pdf), file_name(file.handout.programme, f"v{file.handout.version}", layout))


def _refused(request: SignedInRequest, programme: Programme, chosen: PaperForm) -> HttpResponse:
    for field in chosen.errors:
        messages.error(request, CHOOSE[field])
    return redirect(address_with(programme, chosen))


def _why(refused: ValueError) -> str:
    if isinstance(refused, UnprintableError):
        return NOT_PRINTED
    if isinstance(refused, NotActiveError):
        return f"this programme is {refused.status}; confirm a programme before you issue it."
    return f"{refused}."


def _tell(request: SignedInRequest, handout: Handout, *, is_new: bool) -> None:
    if is_new:
        messages.success(request, f"Version {handout.version} issued. It stays as it is; hand it out from below.")
    else:
        messages.info(request, f"Nothing has changed since version {handout.version} was issued: that one stands.")


def _download(made: bytes, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(made, content_type="application/pdf", headers=headers)
