"""What the library lacks as it stands in the database, exercise by exercise."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from exercises.loading.completeness import missing_from
from exercises.models import Condition, Exercise
from exercises.posing import remarks_on

Findings = Mapping[str, list[str]]
"""What was found by exercise; the list is empty where the heading says it all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """A look over the library: what published exercises lack, and figures of any exercise that no longer read."""

    published: int
    without_figure: Findings
    unreadable: Findings
    incomplete: Findings

    @property
    def is_whole(self) -> bool:
        """Whether nothing is missing."""
        return not (self.without_figure or self.unreadable or self.incomplete)


def library_health() -> Health:
    """Look over the whole library (3 queries, 14 where some exercise lacks a dose or a verdict)."""
    rows = list(Exercise.objects.order_by("slug").only("slug", "status", "figure"))
    published = [row for row in rows if row.status == Exercise.Status.PUBLISHED]
    return Health(
        published=len(published),
        without_figure={row.slug: [] for row in published if not row.figure},
        unreadable={row.slug: faults for row in rows if row.figure and (faults := _faults(row))},
        incomplete=dict(_incomplete()),
    )


def _faults(row: Exercise) -> list[str]:
    return [f"{remark.place}: {remark.message}" for remark in remarks_on(row.figure)]


def _incomplete() -> Iterator[tuple[str, list[str]]]:
    conditions = list(Condition.objects.order_by("slug").values_list("slug", flat=True))
    for exercise in Exercise.objects.incomplete().with_everything().order_by("slug"):
        yield exercise.slug, missing_from(exercise, conditions)
