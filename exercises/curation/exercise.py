"""How a curator edits an exercise."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from django.forms import Textarea, inlineformset_factory

from exercises.curation.entry_form import EntryForm, Raw, plain
from exercises.curation.formsets import VerdictFormSet
from exercises.fields import EquipmentField, FigureField, LinesField
from exercises.loading import rows
from exercises.loading.checks import Remark, exercise_remarks
from exercises.loading.entries import ExerciseEntry, TagRuleEntry
from exercises.loading.ladder import circles, ways_up
from exercises.models import ConditionTagRule, Exercise, ExerciseLink, LibraryDose, Verdict

OWN = (
    *("name", "aliases", "category", "function", "purpose", "tags", "start_position", "equipment", "muscles"),
    *("one_sided", "alternating", "level", "earliest_phase", "steps", "mistakes", "stop_if", "sources", "passages"),
    *("provenance", "certainty", "notes"),
)
DOSE_FIELDS = (*("days_per_week", "times_per_day", "sets", "repetitions", "hold_seconds", "minutes", "rest_seconds"),)
VERDICT_FIELDS = ("verdict", "reason", "source", "basis", "limit")


class ExerciseForm(EntryForm):
    """An exercise; once published it has to be as whole and as safe as one from the files."""

    entry_type = ExerciseEntry
    parts = {
        "doses": inlineformset_factory(Exercise, LibraryDose, fields=("kind", *DOSE_FIELDS), extra=0),
        "verdicts": inlineformset_factory(
            Exercise, Verdict, formset=VerdictFormSet, fields=("condition", *VERDICT_FIELDS), extra=0
        ),
        "links": inlineformset_factory(
            Exercise, ExerciseLink, fk_name="from_exercise", fields=("kind", "to_exercise", "order"), extra=0
        ),
    }
    places = {
        "dosage.source": "dose_source",
        "requires": "lock_direction",
        "requires.easing_direction": "lock_direction",
    }

    aliases = LinesField(required=False, rows=2)
    equipment = EquipmentField(required=False)
    muscles = LinesField(required=False, rows=3)
    steps = LinesField(required=False, rows=6, help_text="One on each line; three to six.")
    mistakes = LinesField(required=False)
    stop_if = LinesField(required=False)
    figure = FigureField(
        required=False,
        help_text="How it is drawn, in the words of the files in exercises/library/figures; empty for no figure.",
    )

    class Meta:
        model = Exercise
        exclude = ("loaded_digest",)
        widgets = {"purpose": Textarea(attrs={"rows": 2, "cols": 90})}

    def is_in_use(self) -> bool:
        """A draft may be unfinished, and a retired exercise stays as it was."""
        return bool(self.cleaned_data.get("status") == Exercise.Status.PUBLISHED)

    def raw(self, cleaned: Raw, parts: Mapping[str, list[Raw]], /) -> Raw:
        """The exercise with its doses, links, lock and verdicts."""
        return self._own(cleaned, *OWN) | {
            "dosage": {dose["kind"]: dose_numbers(dose) for dose in parts["doses"]}
            | {"source": cleaned["dose_source"]},
            "progressions": linked(parts["links"], ExerciseLink.Kind.PROGRESSION),
            "regressions": linked(parts["links"], ExerciseLink.Kind.REGRESSION),
            "requires": lock(cleaned),
            "verdicts": {
                said["condition"].slug: {name: said[name] for name in VERDICT_FIELDS} for said in parts["verdicts"]
            },
        }

    def remarks(self, entry: ExerciseEntry) -> Iterator[Remark]:
        """What does not fit together, in the exercise and with the others."""
        levels = dict(Exercise.objects.values_list("slug", "level")) | {entry.slug: entry.level}
        yield from exercise_remarks(entry, levels, tag_rules_by_condition())
        links = list(ExerciseLink.objects.select_related("from_exercise", "to_exercise"))
        yield from incoming_remarks(entry, links)
        yield from circle_remarks(entry, links)


def dose_numbers(dose: Raw) -> Raw:
    """The numbers of a dose that are filled in."""
    return {name: dose[name] for name in DOSE_FIELDS if dose[name] is not None}


def linked(links: list[Raw], kind: str) -> list[str]:
    """The slugs that links of a kind lead to, in order."""
    chosen = sorted((link for link in links if link["kind"] == kind), key=lambda link: link["order"] or 0)
    return [link["to_exercise"].slug for link in chosen]


def lock(cleaned: Raw) -> Raw | None:
    """The lock, None where nothing of it is filled in."""
    parts = {
        "easing_direction": cleaned["lock_direction"],
        "when_conditions": plain(cleaned["lock_conditions"]),
        "when_precautions": plain(cleaned["lock_precautions"]),
        "when_leg_symptoms": cleaned["lock_leg_symptoms"],
    }
    return parts if any(parts.values()) else None


def tag_rules_by_condition() -> dict[str, list[TagRuleEntry]]:
    """The tag rules of all conditions (1 query)."""
    found: dict[str, list[TagRuleEntry]] = defaultdict(list)
    for rule in ConditionTagRule.objects.select_related("condition", "tag"):
        found[rule.condition.slug].append(rows.tag_rule_entry(rule))
    return found


def incoming_remarks(entry: ExerciseEntry, links: list[ExerciseLink]) -> Iterator[Remark]:
    """Exercises that lead here as to a harder or easier one, which this one's level would make untrue."""
    for link in links:
        if link.to_exercise.slug == entry.slug:
            other, is_up = link.from_exercise, link.kind == ExerciseLink.Kind.PROGRESSION
            if (entry.level < other.level) if is_up else (entry.level > other.level):
                yield "level", f"'{other.slug}' of level {other.level} has this exercise as its {link.kind}"


def circle_remarks(entry: ExerciseEntry, links: list[ExerciseLink]) -> Iterator[Remark]:
    """Links by which this exercise would lead back to itself."""
    others: list[Any] = [
        (link.from_exercise.slug, link.to_exercise.slug, link.kind)
        for link in links
        if link.from_exercise.slug != entry.slug
    ]
    own = [(entry.slug, slug, "progression") for slug in entry.progressions]
    own += [(entry.slug, slug, "regression") for slug in entry.regressions]
    if entry.slug in circles(ways_up(others + own)):
        yield "progressions", "leads back to itself over other exercises"
