"""What pages say of the planning rules: who may see them, and which numbers a clinic has set."""

from collections.abc import Iterable

from django import template

from planner.forms.rules import changed_in_words
from planner.models import Clinic, Membership
from planner.prescribing.programme import Plan

register = template.Library()


@register.filter
def treats_somewhere(clinics: Iterable[Clinic]) -> bool:
    """Whether in any of their own clinics this user treats or administers."""
    return any(clinic.own_role in Membership.TREATING for clinic in clinics)


@register.filter
def rules_in_words(plan: Plan, between: str = " ") -> list[str]:
    """The numbers of the clinic that the plan was made with: 'Pain limit 4 of 10 (usually 5)'."""
    return [changed_in_words(name, value, between) for name, value in plan.rules_changed.items()]
