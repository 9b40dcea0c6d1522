"""How sign-in differs from allauth's own: nobody signs up unasked."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class InvitedOnlyAdapter(DefaultAccountAdapter):
    """Accounts are made by a clinic; the page for signing up says so."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002  (allauth hands it over)
        """Whether a stranger may make an account: never."""
        return False
