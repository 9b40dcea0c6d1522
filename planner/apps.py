"""The planner as a Django app."""

from django.apps import AppConfig


class PlannerConfig(AppConfig):
    """Clinics, patients, assessments and programmes."""

    name = "planner"
    verbose_name = "rehabilitation planner"
    default_auto_field = "django.db.models.BigAutoField"
