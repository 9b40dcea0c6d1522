"""The planning rules of a clinic: read by those who treat there, changed by its administrators."""

from collections.abc import Mapping

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from planner.forms.rules import RulesForm, in_words, with_set_back
from planner.models import Clinic, Membership, User
from planner.prescribing.rules import NUMBERS, RULES_VERSION
from planner.services import set_rules
from planner.views.requests import SignedInRequest

MOST_NAMED = 5


@require_http_methods(["GET", "POST"])
def clinic_rules(request: SignedInRequest) -> HttpResponse:
    """Every number of the planning rules; with several clinics and none asked for, first which clinic."""
    clinics = _treating(request.user)
    clinic = _chosen(clinics, request.GET.get("clinic"))
    if clinic is None:
        return render(request, "planner/clinic_rules_which.html", {"clinics": clinics})
    may_change = clinic.own_role == Membership.Role.ADMINISTRATOR
    if request.method == "POST" and not may_change:
        raise PermissionDenied
    sent = with_set_back(request.POST) if request.method == "POST" else None
    form = RulesForm(sent, clinic=clinic, may_change=may_change)
    if sent is not None and form.is_valid():
        return _saved(request, form)
    others = [other for other in clinics if other != clinic]
    page = {"form": form, "clinic": clinic, "others": others, "version": RULES_VERSION}
    return render(request, "planner/clinic_rules.html", page)


def _treating(user: User) -> list[Clinic]:
    """The clinics whose rules this user may see: those where they treat or administer."""
    clinics = [clinic for clinic in Clinic.objects.of(user) if clinic.own_role in Membership.TREATING]
    if not clinics:
        raise Http404
    return clinics


def _chosen(clinics: list[Clinic], asked: str | None) -> Clinic | None:
    """The clinic asked for, or the only one there is; None where it has to be asked."""
    if asked is None:
        return clinics[0] if len(clinics) == 1 else None
    found = next((clinic for clinic in clinics if str(clinic.pk) == asked), None)
    if found is None:
        raise Http404
    return found


def _saved(request: SignedInRequest, form: RulesForm) -> HttpResponse:
    before = dict(form.clinic.rule_numbers)
    clinic = set_rules(clinic=form.clinic, numbers=form.numbers, by=request.user)
    messages.success(request, _said(before, clinic.rule_numbers))
    return redirect(f"{reverse('clinic_rules')}?clinic={clinic.pk}")


def _said(before: Mapping[str, object], after: Mapping[str, object]) -> str:
    """What was changed: 'Saved. Pain limit is now 4 of 10 (it was 5)', and for which programmes it counts."""
    usual = {name: number.default for name, number in NUMBERS.items()}
    old, new = {**usual, **before}, {**usual, **after}
    changed = [name for name in NUMBERS if old[name] != new[name]]
    if before == after:
        return "Nothing was changed."
    if not changed:
        return "Saved. Numbers that no rule has any more were taken out."
    if len(changed) > MOST_NAMED:
        return f"Saved. {len(changed)} numbers changed. Programmes made from now on are planned with them."
    named = "; ".join(f"{NUMBERS[one].meaning} is now {in_words(one, new[one])} (it was {old[one]})" for one in changed)
    return f"Saved. {named}. Programmes made from now on are planned with it."
