"""manage.py make_demo: an invented clinic to try the planner with, in a database where nobody is yet."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from planner.demonstration import ANA, CLINIC, CURATORS, DEE, PASSWORD, Person, assessments
from planner.models import Clinic, Membership, User
from planner.services import PatientDetails, create_patient, record_assessment


class Command(BaseCommand):
    """Makes the demonstration clinic; a second call changes nothing."""

    help = "Make a demonstration clinic with invented people, unless somebody is in the database already."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take --force."""
        parser.add_argument("--force", action="store_true", help="make it although DEBUG is off")

    def handle(self, *_: Any, force: bool, **__: Any) -> None:
        """Make it where nobody is yet; say how to sign in."""
        if User.objects.exists():
            self._say_what_is_there()
            return
        if not (settings.DEBUG or force):
            raise CommandError("The demonstration's password is known to everybody, and DEBUG is off: use --force.")
        make_demonstration()
        self.stdout.write(f"Made the demonstration clinic with {len(assessments(timezone.localdate()))} patients.")
        self._say_how_to_sign_in()

    def _say_what_is_there(self) -> None:
        if Clinic.objects.filter(is_demonstration=True, name=CLINIC).exists():
            self.stdout.write("The demonstration clinic is there already; nothing was changed.")
            self._say_how_to_sign_in()
        else:
            self.stdout.write("There are users already, so no demonstration clinic was made.")

    def _say_how_to_sign_in(self) -> None:
        self.stdout.write(f"Sign in as therapist and administrator: {ANA.email}  password: {PASSWORD}")
        self.stdout.write(f"Sign in as curator:                     {DEE.email}  password: {PASSWORD}")


@transaction.atomic
def make_demonstration() -> Clinic:
    """The demonstration clinic, its therapist who administers it, its curator, and three assessed patients."""
    clinic = Clinic.objects.create(name=CLINIC, telephone="+44 20 7946 0000", is_demonstration=True)
    ana = _member(ANA, clinic, Membership.Role.ADMINISTRATOR)  # treats too
    dee = _member(DEE, clinic, Membership.Role.CURATOR, is_staff=True)
    dee.groups.add(Group.objects.get_or_create(name=CURATORS)[0])
    for findings in assessments(timezone.localdate()):
        details = PatientDetails(
            name=findings.patient_name, birth_year=findings.birth_year, notes="Invented for demonstration."
        )
        patient = create_patient(clinic=clinic, details=details, by=ana, is_demonstration=True)
        record_assessment(patient=patient, findings=findings, by=ana)
    return clinic


def _member(person: Person, clinic: Clinic, role: str, *, is_staff: bool = False) -> User:
    user = User.objects.create_user(person.email, PASSWORD, name=person.name, is_staff=is_staff)
    Membership.objects.create(user=user, clinic=clinic, role=role)
    return user
