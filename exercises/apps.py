"""The exercise library as a Django app."""

from django.apps import AppConfig


class ExercisesConfig(AppConfig):
    """Conditions, precautions, exercises and the sources behind them."""

    name = "exercises"
    verbose_name = "exercise library"
    default_auto_field = "django.db.models.BigAutoField"
