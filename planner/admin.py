"""Clinics and their people in the admin, for whoever runs the planner; patients and programmes only to look at."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.db.models import QuerySet
from django.http import HttpRequest

from planner.handouts.theme import is_readable
from planner.logos import LogoFault, read_logo
from planner.models import (
    Assessment,
    Clinic,
    Handout,
    HandoutFile,
    Membership,
    Patient,
    Prescription,
    Programme,
    User,
    Week,
)
from planner.services import set_logo


class ClinicForm(forms.ModelForm):  # type: ignore[type-arg]
    """A clinic, with a file to take the logo from."""

    logo_file = forms.FileField(
        label="Logo",
        required=False,
        help_text="A PNG or JPEG picture of at most 2 MB. It is printed on the first page.",
    )
    without_logo = forms.BooleanField(label="Print no logo", required=False)

    def clean_logo_file(self) -> bytes | None:
        """Read the picture; refuse in words what cannot be printed."""
        upload = self.cleaned_data["logo_file"]
        try:
            return read_logo(upload) if upload else None
        except LogoFault as fault:
            raise forms.ValidationError(str(fault)) from fault

    @property
    def new_logo(self) -> bytes | None:
        """The logo that was chosen, empty where none shall be printed; None where it stays as it is."""
        return b"" if self.cleaned_data["without_logo"] else self.cleaned_data["logo_file"]


class MembershipInline(admin.TabularInline):  # type: ignore[type-arg]
    """Who works in a clinic, and as what."""

    model = Membership
    extra = 0
    autocomplete_fields = ("user",)


@admin.register(Clinic)
class ClinicAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """A clinic with its people."""

    list_display = ("name", "telephone", "page_size", "is_demonstration")
    search_fields = ("name",)
    form = ClinicForm
    inlines = (MembershipInline,)

    def save_model(self, request: HttpRequest, obj: Clinic, form: ClinicForm, change: bool) -> None:  # noqa: FBT001
        """Keep the logo with the clinic."""
        super().save_model(request, obj, form, change)
        if form.new_logo is not None:
            set_logo(clinic=obj, png=form.new_logo)
        if obj.colour and not is_readable(obj.colour):
            messages.warning(request, f"{obj.colour} is too pale to read on white: handouts keep the usual colour.")


@admin.register(User)
class UserAdmin(DjangoUserAdmin):  # type: ignore[type-arg]
    """Who may sign in; the e-mail address stands in for a user name."""

    ordering = ("name", "email")
    list_display = ("name", "email", "is_active", "is_staff")
    list_filter = ("is_active", "is_staff", "groups")
    search_fields = ("name", "email")
    readonly_fields = ("last_login", "date_joined")
    fieldsets = (
        (None, {"fields": ("email", "name", "password")}),
        ("What they may do", {"fields": ("is_active", "is_staff", "is_superuser", "groups", "user_permissions")}),
        ("Dates", {"fields": ("last_login", "date_joined")}),
    )
    add_fieldsets = ((None, {"fields": ("email", "name", "usable_password", "password1", "password2")}),)


class OnlyToLookAt:
    """Nobody adds, changes or deletes here: that is done on the therapist's pages."""

    def has_add_permission(self, *_: Any) -> bool:
        """Never."""
        return False

    def has_change_permission(self, *_: Any) -> bool:
        """Never."""
        return False

    def has_delete_permission(self, *_: Any) -> bool:
        """Never."""
        return False


@admin.register(Patient)
class PatientAdmin(OnlyToLookAt, admin.ModelAdmin):  # type: ignore[type-arg]
    """Patients, to look at."""

    list_display = ("name", "clinic", "reference", "created_at", "is_demonstration")
    list_filter = ("clinic",)
    list_select_related = ("clinic",)
    search_fields = ("name", "reference")


@admin.register(Assessment)
class AssessmentAdmin(OnlyToLookAt, admin.ModelAdmin):  # type: ignore[type-arg]
    """Assessments, to look at."""

    list_display = ("patient", "made_on", "made_by", "is_blocked")
    list_select_related = ("patient", "made_by")


class WeekInline(OnlyToLookAt, admin.TabularInline):  # type: ignore[type-arg]
    """The weeks of a programme."""

    model = Week
    extra = 0


class PrescriptionInline(OnlyToLookAt, admin.TabularInline):  # type: ignore[type-arg]
    """The exercises of a programme."""

    model = Prescription
    extra = 0
    fields = ("position", "exercise", "side", "why", "core")


@admin.register(Programme)
class ProgrammeAdmin(OnlyToLookAt, admin.ModelAdmin):  # type: ignore[type-arg]
    """Programmes, to look at."""

    list_display = ("title", "patient", "start_date", "status", "rules_version")
    list_filter = ("status",)
    list_select_related = ("patient",)
    inlines = (WeekInline, PrescriptionInline)


class HandoutFileInline(OnlyToLookAt, admin.TabularInline):  # type: ignore[type-arg]
    """The files of a handout, without their bytes."""

    model = HandoutFile
    extra = 0
    fields = ("layout", "sha256")

    def get_queryset(self, request: HttpRequest) -> QuerySet[HandoutFile]:
        """Without the bytes."""
        return super().get_queryset(request).defer("pdf")


@admin.register(Handout)
class HandoutAdmin(OnlyToLookAt, admin.ModelAdmin):  # type: ignore[type-arg]
    """Issued versions, to look at."""

    list_display = ("programme", "version", "made_on", "issued_by", "code")
    list_select_related = ("programme", "issued_by")
    exclude = ("sheet",)
    inlines = (HandoutFileInline,)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Handout]:
        """Without the sheets, which are large."""
        return super().get_queryset(request).defer("sheet")
