"""Finding exercises by words."""

from django.db.models import Q

from exercises.models.exercise import ExerciseQuerySet

FIELDS = ("name", "aliases", "purpose", "steps")


def matching(exercises: ExerciseQuerySet, words: str) -> ExerciseQuerySet:
    """Those in whose name, other names, purpose or steps every one of the words stands; all, where there is no word."""
    for word in words.split():
        anywhere = Q()
        for field in FIELDS:
            anywhere |= Q(**{f"{field}__icontains": word})
        exercises = exercises.filter(anywhere)
    return exercises
