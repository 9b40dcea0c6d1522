"""Clinics, the people who work in them, and the role of each."""

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import AnonymousUser, PermissionsMixin
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone

from exercises.figures.look import DEFAULT_LOOK, LOOKS, Look
from planner.prescribing.rules import NUMBERS, Rules, RulesFault

COLOUR_PATTERN = "^#[0-9A-Fa-f]{6}$"


class UserManager(BaseUserManager["User"]):
    """Makes users; an e-mail address is kept in lower case, so that it is found however it is typed."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """A user who signs in with this address; without a password, one has to be set by e-mail."""
        if not email:
            raise ValueError("A user needs an e-mail address.")
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """A user who may do everything in the admin."""
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def get_by_natural_key(self, username: str | None) -> "User":
        """The user with this address, in any case."""
        return self.get(email=(username or "").strip().lower())


class User(AbstractBaseUser, PermissionsMixin):
    """Someone who signs in: the e-mail address is the name they sign in with."""

    email = models.EmailField(
        "e-mail address", unique=True, error_messages={"unique": "Someone already signs in with this address."}
    )
    name = models.CharField(max_length=120, help_text="As it is printed on a handout.")
    is_staff = models.BooleanField("may enter the admin", default=False)
    is_active = models.BooleanField(
        "may sign in", default=True, help_text="Take this away instead of deleting someone who has left."
    )
    date_joined = models.DateTimeField(default=timezone.now, editable=False)

    objects: ClassVar[UserManager] = UserManager()

    EMAIL_FIELD = "email"
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        ordering = ("name", "email")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(email=Lower("email")),
                name="user_email_in_lower_case",
                violation_error_message="Write the e-mail address in lower case.",
            ),
            models.CheckConstraint(
                condition=~models.Q(name=""),
                name="user_has_a_name",
                violation_error_message="A user needs a name.",
            ),
        )

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Bring the address into the form in which it is kept."""
        super().clean()
        self.email = self.email.strip().lower()

    def get_full_name(self) -> str:
        """The name as it is printed."""
        return self.name

    def get_short_name(self) -> str:
        """The name as it is greeted: the admin asks for it."""
        return self.name


class ClinicQuerySet(models.QuerySet["Clinic"]):
    """Clinics, narrowed in the field's own words."""

    def of(self, user: User | AnonymousUser) -> "ClinicQuerySet":
        """Clinics in which this user has any role, each with that `own_role`; none for someone not signed in."""
        own = self.filter(memberships__user_id=user.pk) if user.pk else self.none()
        return own.annotate(own_role=models.F("memberships__role"))  # type: ignore[no-redef]

    def treating(self, user: User | AnonymousUser) -> "ClinicQuerySet":
        """Clinics whose patients this user may see: as a therapist or as the clinic's administrator."""
        if not user.pk:
            return self.none()
        return self.filter(memberships__user_id=user.pk, memberships__role__in=Membership.TREATING)

    def administered_by(self, user: User | AnonymousUser) -> "ClinicQuerySet":
        """Clinics whose settings this user may change."""
        if not user.pk:
            return self.none()
        return self.filter(memberships__user_id=user.pk, memberships__role=Membership.Role.ADMINISTRATOR)


class Clinic(models.Model):
    """A practice; its name, telephone and emergency number are printed on every handout."""

    class PageSize(models.TextChoices):
        A4 = "A4", "A4"
        LETTER = "Letter", "US Letter"

    PEOPLE = tuple((name, look.words) for name, look in LOOKS.items())

    name = models.CharField(max_length=120)
    telephone = models.CharField(max_length=40, blank=True, help_text="Whom a patient calls with a question.")
    address = models.TextField(max_length=400, blank=True)
    emergency_number = models.CharField(max_length=20, default="112", help_text="Printed in the emergency box.")
    page_size = models.CharField("paper", max_length=6, choices=PageSize, default=PageSize.A4)
    drawn_person = models.CharField(
        max_length=20,
        choices=PEOPLE,
        default=DEFAULT_LOOK.name,
        help_text="Whom the figures show; a handout may choose.",
    )
    colour = models.CharField(
        max_length=7,
        blank=True,
        validators=(RegexValidator(COLOUR_PATTERN, "Write the colour as in #0F6B66."),),
        help_text="For headings on paper, as in #0F6B66. One that is too pale to read on white is not used.",
    )
    is_demonstration = models.BooleanField(
        default=False, help_text="Its people are invented; every page and handout says so."
    )
    rule_numbers = models.JSONField(
        "planning rules",
        default=dict,
        blank=True,
        help_text="The numbers of the planning rules that differ from the usual ones, by name.",
    )
    members = models.ManyToManyField(settings.AUTH_USER_MODEL, through="Membership", related_name="clinics")

    own_role: str  # of the user in question; only on what `of` found

    objects = ClinicQuerySet.as_manager()

    class Meta:
        ordering = ("name", "pk")
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(name=""),
                name="clinic_has_a_name",
                violation_error_message="A clinic needs a name.",
            ),
            models.CheckConstraint(
                condition=~models.Q(emergency_number=""),
                name="clinic_has_an_emergency_number",
                violation_error_message="A clinic needs the emergency number of its country.",
            ),
            models.CheckConstraint(
                condition=models.Q(colour="") | models.Q(colour__regex=COLOUR_PATTERN),
                name="clinic_colour_can_be_read",
                violation_error_message="Write the colour as in #0F6B66.",
            ),
            models.CheckConstraint(
                condition=models.Q(page_size__in=("A4", "Letter")),
                name="clinic_page_size_is_known",
                violation_error_message="The paper is A4 or Letter.",
            ),
            models.CheckConstraint(
                condition=models.Q(drawn_person__in=tuple(LOOKS)),
                name="clinic_drawn_person_is_known",
                violation_error_message="The drawn person is one of the six that there are.",
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def look(self) -> Look:
        """Whom the figures of its programmes show."""
        return LOOKS[self.drawn_person]

    @property
    def rules(self) -> Rules:
        """The planning rules with this clinic's own numbers; RulesFault where a stored number no longer holds.

        A later version of the rules may narrow bounds or drop a number. Then nothing is planned until an administrator
        has set it anew: the usual number in its place could be one that the clinic found harmful, and nobody would see.
        Only planning asks for `rules`; every page is shown all the same and says what `rule_faults` holds.
        """
        return Rules.changed_by(self.rule_numbers)

    @property
    def rule_faults(self) -> tuple[RulesFault, ...]:
        """Every stored number that the rules of today refuse; empty where `rules` can be read."""
        return tuple(_faults_of(self.rule_numbers))

    def clean(self) -> None:
        """Keep only the numbers that differ from the usual ones; refuse what the planning rules refuse."""
        super().clean()
        self.rule_numbers = self.rule_numbers or {}
        if not isinstance(self.rule_numbers, dict):
            raise ValidationError({"rule_numbers": 'Give the numbers by name, as in {"pain_limit": 4}.'})
        if faults := self.rule_faults:
            raise ValidationError({"rule_numbers": [fault_in_words(fault) for fault in faults]})
        self.rule_numbers = dict(self.rules.changes)


def fault_in_words(fault: RulesFault) -> str:
    """The sentence of a number that is refused, as in 'Pain limit: 9 is outside 3 to 5.' on a page."""
    meaning = NUMBERS[fault.name].meaning if fault.name in NUMBERS else f"‘{fault.name}’"
    return f"{meaning}: {fault.message}."


def _faults_of(numbers: Mapping[str, Any]) -> Iterator[RulesFault]:
    for name, value in sorted(numbers.items()):
        try:
            Rules.changed_by({name: value})
        except RulesFault as fault:
            yield fault


class ClinicLogoQuerySet(models.QuerySet["ClinicLogo"]):
    """Logos, to print."""

    def png_of(self, clinic: Clinic) -> bytes:
        """The logo of a clinic as a PNG file; empty where it has none."""
        return bytes(self.filter(clinic=clinic).values_list("png", flat=True).first() or b"")


class ClinicLogo(models.Model):
    """A clinic's logo, apart from the clinic, which is fetched far more often than its logo is printed."""

    clinic = models.OneToOneField(Clinic, on_delete=models.CASCADE, primary_key=True, related_name="logo")
    png = models.BinaryField("PNG")

    objects = ClinicLogoQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(png=b""),
                name="clinic_logo_is_not_empty",
                violation_error_message="A logo is a picture.",
            ),
        )

    def __str__(self) -> str:
        return f"Logo of {self.clinic}"


class Membership(models.Model):
    """One person's role in one clinic."""

    class Role(models.TextChoices):
        THERAPIST = "therapist", "Therapist"
        CURATOR = "curator", "Curator"
        ADMINISTRATOR = "administrator", "Clinic administrator"

    TREATING = (Role.THERAPIST, Role.ADMINISTRATOR)

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships")
    clinic = models.ForeignKey(Clinic, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=13, choices=Role, default=Role.THERAPIST)

    class Meta:
        ordering = ("clinic", "user")
        constraints = (
            models.UniqueConstraint(
                fields=("user", "clinic"),
                name="membership_once_in_clinic",
                violation_error_message="This person already has a role in this clinic.",
            ),
            models.CheckConstraint(
                condition=models.Q(role__in=("therapist", "curator", "administrator")),
                name="membership_role_is_known",
                violation_error_message="The role is therapist, curator or clinic administrator.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.user}, {self.get_role_display()} at {self.clinic}"
