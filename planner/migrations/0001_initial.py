"""Clinics, users and memberships, and the table of the shared cache."""

import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
from django.conf import settings
from django.core.management import call_command
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps


def make_cache_table(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Make the cache's table with the others, so that nobody can forget it: without it, sign-in fails."""
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [
        migrations.CreateModel(
            name="Clinic",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=120)),
                (
                    "telephone",
                    models.CharField(blank=True, help_text="Whom a patient calls with a question.", max_length=40),
                ),
                ("address", models.TextField(blank=True, max_length=400)),
                (
                    "emergency_number",
                    models.CharField(default="112", help_text="Printed in the emergency box.", max_length=20),
                ),
                (
                    "page_size",
                    models.CharField(
                        choices=[("A4", "A4"), ("Letter", "US Letter")],
                        default="A4",
                        max_length=6,
                        verbose_name="paper",
                    ),
                ),
                (
                    "is_demonstration",
                    models.BooleanField(
                        default=False, help_text="Its people are invented; every page and handout says so."
                    ),
                ),
            ],
            options={
                "ordering": ("name", "pk"),
            },
        ),
        migrations.CreateModel(
            name="User",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                (
                    "is_superuser",
                    models.BooleanField(
                        default=False,
                        help_text="Designates that this user has all permissions without explicitly assigning them.",
                        verbose_name="superuser status",
                    ),
                ),
                (
                    "email",
                    models.EmailField(
                        error_messages={"unique": "Someone already signs in with this address."},
                        max_length=254,
                        unique=True,
                        verbose_name="e-mail address",
                    ),
                ),
                ("name", models.CharField(help_text="As it is printed on a handout.", max_length=120)),
                ("is_staff", models.BooleanField(default=False, verbose_name="may enter the admin")),
                (
                    "is_active",
                    models.BooleanField(
                        default=True,
                        help_text="Take this away instead of deleting someone who has left.",
                        verbose_name="may sign in",
                    ),
                ),
                ("date_joined", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "groups",
                    models.ManyToManyField(
                        blank=True,
                        help_text="The groups this user belongs to. A user will get all permissions granted to each of their groups.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.group",
                        verbose_name="groups",
                    ),
                ),
                (
                    "user_permissions",
                    models.ManyToManyField(
                        blank=True,
                        help_text="Specific permissions for this user.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.permission",
                        verbose_name="user permissions",
                    ),
                ),
            ],
            options={
                "ordering": ("name", "email"),
            },
        ),
        migrations.CreateModel(
            name="Membership",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("therapist", "Therapist"),
                            ("curator", "Curator"),
                            ("administrator", "Clinic administrator"),
                        ],
                        default="therapist",
                        max_length=13,
                    ),
                ),
                (
                    "clinic",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="memberships", to="planner.clinic"
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="memberships",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("clinic", "user"),
            },
        ),
        migrations.AddField(
            model_name="clinic",
            name="members",
            field=models.ManyToManyField(
                related_name="clinics", through="planner.Membership", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddConstraint(
            model_name="user",
            constraint=models.CheckConstraint(
                condition=models.Q(("email", django.db.models.functions.text.Lower("email"))),
                name="user_email_in_lower_case",
                violation_error_message="Write the e-mail address in lower case.",
            ),
        ),
        migrations.AddConstraint(
            model_name="user",
            constraint=models.CheckConstraint(
                condition=models.Q(("name", ""), _negated=True),
                name="user_has_a_name",
                violation_error_message="A user needs a name.",
            ),
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=models.UniqueConstraint(
                fields=("user", "clinic"),
                name="membership_once_in_clinic",
                violation_error_message="This person already has a role in this clinic.",
            ),
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=models.CheckConstraint(
                condition=models.Q(("role__in", ("therapist", "curator", "administrator"))),
                name="membership_role_is_known",
                violation_error_message="The role is therapist, curator or clinic administrator.",
            ),
        ),
        migrations.AddConstraint(
            model_name="clinic",
            constraint=models.CheckConstraint(
                condition=models.Q(("name", ""), _negated=True),
                name="clinic_has_a_name",
                violation_error_message="A clinic needs a name.",
            ),
        ),
        migrations.AddConstraint(
            model_name="clinic",
            constraint=models.CheckConstraint(
                condition=models.Q(("emergency_number", ""), _negated=True),
                name="clinic_has_an_emergency_number",
                violation_error_message="A clinic needs the emergency number of its country.",
            ),
        ),
        migrations.AddConstraint(
            model_name="clinic",
            constraint=models.CheckConstraint(
                condition=models.Q(("page_size__in", ("A4", "Letter"))),
                name="clinic_page_size_is_known",
                violation_error_message="The paper is A4 or Letter.",
            ),
        ),
        migrations.RunPython(make_cache_table, migrations.RunPython.noop),
    ]
