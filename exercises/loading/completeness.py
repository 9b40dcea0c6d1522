"""What published exercises lack after a load: the planner asks for both doses and a verdict for every condition."""

from collections import defaultdict

from exercises.models import Condition, Exercise, LibraryDose

NAMED = 3


def what_is_missing() -> list[str]:
    """One line for each thing that some published exercise lacks, with who lacks it (2 queries when nothing does)."""
    lacking: dict[str, list[str]] = defaultdict(list)
    conditions = list(Condition.objects.order_by("slug").values_list("slug", flat=True))
    for exercise in Exercise.objects.incomplete().with_everything().order_by("slug"):
        for thing in missing_from(exercise, conditions):
            lacking[thing].append(exercise.slug)
    return [f"{thing}: {in_few_words(slugs)}" for thing, slugs in lacking.items()]


def missing_from(exercise: Exercise, conditions: list[str]) -> list[str]:
    """The doses and verdicts that one exercise lacks; it has to be fetched `with_everything`."""
    doses = {dose.kind for dose in exercise.doses.all()}
    judged = {said.condition.slug for said in exercise.verdicts.all()}
    no_dose = [f"no {kind} dose" for kind in LibraryDose.Kind.values if kind not in doses]
    return no_dose + [f"no verdict for {slug}" for slug in conditions if slug not in judged]


def in_few_words(slugs: list[str]) -> str:
    """The first few by name, the others counted."""
    more = f" and {len(slugs) - NAMED} more" if len(slugs) > NAMED else ""
    return f"exercise {', '.join(slugs[:NAMED])}{more}"
