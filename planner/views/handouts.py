"""A programme on paper: its first page to look at, drafts, and the versions that were issued."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_GET, require_POST

from planner.forms import IssueForm, PaperForm
from planner.handouts.document import IncompleteSheetError, render_pdf
from planner.issuing import Issued, NotActiveError, UnprintableError, issue_handout, set_intention
from planner.models import HandoutFile, Programme
from planner.preview import first_page
from planner.printing import file_name, letters_missing, made_on
from planner.views.on_paper import address_with, draft_sheet
from planner.views.requests import SignedInRequest, needs_library, programme_of

NOT_AS_ISSUED = (
    "Not downloaded: this file is no longer the one that was issued. Hand out another version, and tell whoever runs "
    "the planner."
)
NOT_PRINTED = "it holds letters that cannot be printed. They are named below."


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
    return HttpResponse(first_page(made), content_type="image/png")


@require_POST
@needs_library
def issue(request: SignedInRequest, pk: int) -> HttpResponse:
    """The next version, frozen in every layout; or a message why there is none."""
    found = programme_of(request.user, pk)
    chosen = IssueForm(request.POST, usual=found.patient.clinic)
    if not chosen.is_valid():
        return _refused(request, found, chosen)
    try:
        set_intention(programme=found, intention=chosen.intention)
        issued = issue_handout(programme=found, by=request.user, paper=chosen.paper)
    except (NotActiveError, UnprintableError, IncompleteSheetError) as refused:
        messages.error(request, f"Not issued: {_why(refused)}")
    else:
        _tell(request, issued)
    return redirect(address_with(found, chosen))


@require_GET
def issued_file(request: SignedInRequest, pk: int, layout: str) -> HttpResponse:
    """A file as it was issued, byte for byte; a message where its bytes are no longer those."""
    files = HandoutFile.objects.visible_to(request.user).to_download()
    file = get_object_or_404(files, handout_id=pk, layout=layout)
    if not file.is_as_issued:
        messages.error(request, NOT_AS_ISSUED)
        return redirect(file.handout.programme)
    return _download(bytes(file.pdf), file_name(file.handout.programme, f"v{file.handout.version}", layout))


def _refused(request: SignedInRequest, programme: Programme, chosen: PaperForm) -> HttpResponse:
    for sentences in chosen.errors.values():
        messages.error(request, " ".join(map(str, sentences)))
    return redirect(address_with(programme, chosen))


def _why(refused: ValueError) -> str:
    if isinstance(refused, UnprintableError):
        return NOT_PRINTED
    if isinstance(refused, NotActiveError):
        return f"this programme is {refused.status}; confirm a programme before you issue it."
    return f"{refused}."


def _tell(request: SignedInRequest, issued: Issued) -> None:
    version = issued.handout.version
    if issued.is_new:
        messages.success(request, f"Version {version} issued. It stays as it is; hand it out from below.")
    else:
        messages.info(request, f"Nothing has changed since version {version} was issued: that one stands.")


def _download(made: bytes, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(made, content_type="application/pdf", headers=headers)
