"""How a curator edits a condition, a precaution, or a referral onward."""

from collections.abc import Iterator, Mapping

from django import forms
from django.forms import inlineformset_factory

from exercises.curation.entry_form import EntryForm, Raw, plain
from exercises.fields import LinesField
from exercises.loading.checks import Remark, condition_remarks, precaution_remarks
from exercises.loading.entries import ConditionEntry, PrecautionEntry, TagRuleEntry
from exercises.models import (
    Condition,
    ConditionChoice,
    ConditionTagRule,
    Exercise,
    Precaution,
    ReferOut,
    Suitability,
    Verdict,
)

AGGRAVATING = ("flexion", "extension", "rotation", "weight_bearing", "hip_adduction_compression")
OWN = (
    *("name", "aliases", "icd10_who", "icd10_cm", "body_region", "description", "easing", "outcome_measures"),
    *("passages", "certainty", "notes", "advice"),
)


class ConditionForm(EntryForm):
    """A condition with its tag rules and first choices."""

    entry_type = ConditionEntry
    parts = {
        "tag_rules": inlineformset_factory(
            Condition, ConditionTagRule, fields=("tag", "verdict", "reason", "source"), extra=0
        ),
        "choices": inlineformset_factory(Condition, ConditionChoice, fields=("exercise", "role", "order"), extra=0),
    }
    places = {f"aggravating.{name}": f"aggravating_{name}" for name in AGGRAVATING}

    aliases = LinesField(required=False)
    icd10_cm = LinesField(label="ICD-10-CM", required=False)
    outcome_measures = LinesField(required=False)
    advice = LinesField(required=False, help_text="Read by patients. One sentence on each line.")

    class Meta:
        model = Condition
        exclude = ("loaded_digest",)

    def raw(self, cleaned: Raw, parts: Mapping[str, list[Raw]], /) -> Raw:
        """The condition with what aggravates it, its rules and its choices."""
        choices = sorted(parts["choices"], key=lambda choice: choice["order"] or 0)
        return self._own(cleaned, *OWN) | {
            "aggravating": {name: cleaned[f"aggravating_{name}"] for name in AGGRAVATING},
            "tag_rules": [
                {name: plain(rule[name]) for name in ("tag", "verdict", "reason", "source")}
                for rule in parts["tag_rules"]
            ],
            "core": [choice["exercise"].slug for choice in choices if choice["role"] == ConditionChoice.Role.CORE],
            "add": [choice["exercise"].slug for choice in choices if choice["role"] == ConditionChoice.Role.ADD],
        }

    def remarks(self, entry: ConditionEntry) -> Iterator[Remark]:
        """What does not fit together, in the condition and with the verdicts that are there."""
        said = Verdict.objects.filter(condition__slug=entry.slug)
        yield from condition_remarks(entry, dict(said.values_list("exercise__slug", "verdict")))
        for rule in entry.tag_rules:
            yield from loosened_remarks(entry, rule)


def loosened_remarks(condition: ConditionEntry, rule: TagRuleEntry) -> Iterator[Remark]:
    """Published exercises whose verdict a tag rule would find too loose."""
    looser = [kind for kind in Suitability if kind.strictness > Suitability(rule.verdict).strictness]
    names = list(
        Exercise.objects.published()
        .filter(tags__slug=rule.tag)
        .filter(verdicts__condition__slug=condition.slug, verdicts__verdict__in=looser)
        .values_list("name", flat=True)
    )
    if names:
        more = f" and {len(names) - 3} more" if len(names) > 3 else ""
        message = f"is stricter than the verdict of {', '.join(names[:3])}{more}; change those verdicts first"
        yield f"tag_rules.{rule.tag}", f"{rule.verdict} {message}"


class PrecautionForm(EntryForm):
    """A precaution and the tags it acts through."""

    entry_type = PrecautionEntry

    favour = LinesField(required=False)

    class Meta:
        model = Precaution
        exclude = ("loaded_digest",)

    def raw(self, cleaned: Raw, _parts: Mapping[str, list[Raw]], /) -> Raw:
        """The precaution; no parts are edited with it."""
        names = ("name", "contraindicated_tags", "caution_tags", "favour", "source", "certainty", "note")
        return self._own(cleaned, *names)

    def remarks(self, entry: PrecautionEntry) -> Iterator[Remark]:
        """Tags that it both forbids and allows, or none at all."""
        yield from precaution_remarks(entry)


class ReferOutForm(forms.ModelForm):  # type: ignore[type-arg]
    """A referral onward."""

    aliases = LinesField(required=False)
    icd10_cm = LinesField(label="ICD-10-CM", required=False)

    class Meta:
        model = ReferOut
        fields = ("name", "slug", "aliases", "icd10_who", "icd10_cm", "why", "action", "passages")
