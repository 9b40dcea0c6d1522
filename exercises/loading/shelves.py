"""One shelf for each kind of entry: how its rows are fetched, compared, filled and joined to others."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, fields
from operator import attrgetter
from typing import Any, ClassVar

from exercises import models
from exercises.loading import entries, kept, parts, rows
from exercises.loading.parts import Keys, Pairs, relate, replace_parts


class Shelf:
    """How one kind of entry stands in the database; `columns` have the same name in entry and row."""

    model: ClassVar[Any]
    """The class of its rows, a kind of Content."""
    word: ClassVar[str]
    columns: ClassVar[tuple[str, ...]]
    other_columns: ClassVar[tuple[str, ...]] = ()
    """Columns that `fill` sets from something of another name."""
    named_by: ClassVar[str] = "slug"
    completes: ClassVar[bool] = False
    """Whether `complete` adds whatever judgement a kept entry lacks."""
    entry: "ClassVar[staticmethod[[Any], entries.Entry]]"
    """The entry that a row holds."""

    def __init__(self, keys: Keys) -> None:
        self.keys = keys

    def rows(self) -> Iterable[Any]:
        """All rows, with everything that an entry is read from."""
        found: Iterable[Any] = self.model.objects.all()
        return found

    def fill(self, row: Any, entry: Any) -> None:
        """Set the row's own columns to what the entry says."""
        for column in self.columns:
            value = getattr(entry, column)
            setattr(row, column, in_column(value))

    def join(self, pairs: Pairs) -> None:
        """Replace whatever else belongs to these rows, once all own columns are saved."""

    def judges(self, _entry: Any) -> Mapping[str, str]:
        """The verdicts that an entry gives, by what they are given on."""
        return {}

    def for_kept(self, _here: Any, files: Any) -> Any:
        """The entry of the files that a kept entry is held against."""
        return files

    def complete(self, _pairs: Pairs) -> list[str]:
        """Add what kept rows may not be without, each with its entry of the files; answers a line for each addition."""
        return []


class SourceShelf(Shelf):
    """Sources outside the articles."""

    model, word, named_by = models.Source, "source", "code"
    columns = ("code", "citation", "read")
    entry = staticmethod(rows.source_entry)


class ArticleShelf(Shelf):
    """Articles."""

    model, word = models.Article, "article"
    columns = ("slug", "title", "kind")
    entry = staticmethod(rows.article_entry)


class PassageShelf(Shelf):
    """Passages of articles."""

    model, word = models.Passage, "passage"
    columns = ("slug", "kind", "says", "anchor", "used_by")
    other_columns = ("article",)
    entry = staticmethod(rows.passage_entry)

    def fill(self, row: models.Passage, entry: entries.PassageEntry) -> None:
        """The article too."""
        super().fill(row, entry)
        row.article_id = self.keys.of(models.Article, entry.article)


class ReviewShelf(Shelf):
    """Reviews."""

    model, word = models.Review, "review"
    columns = ("slug", "change", "why", "source", "certainty")
    entry = staticmethod(rows.review_entry)


class TagShelf(Shelf):
    """Movement tags."""

    model, word = models.Tag, "tag"
    columns = ("slug", "meaning", "direction")
    entry = staticmethod(rows.tag_entry)


class ReferOutShelf(Shelf):
    """Referrals onward."""

    model, word = models.ReferOut, "referral onward"
    columns = ("slug", "name", "aliases", "icd10_who", "icd10_cm", "why", "action")
    entry = staticmethod(rows.refer_out_entry)

    def rows(self) -> Iterable[models.ReferOut]:
        """With their passages."""
        return models.ReferOut.objects.prefetch_related("passages")

    def join(self, pairs: Pairs) -> None:
        """Their passages."""
        relate(pairs, models.ReferOut.passages, attrgetter("passages"), self.keys)


class PrecautionShelf(Shelf):
    """Precautions."""

    model, word = models.Precaution, "precaution"
    columns = ("slug", "name", "favour", "source", "certainty", "note")
    entry = staticmethod(rows.precaution_entry)

    def rows(self) -> Iterable[models.Precaution]:
        """With their tags."""
        return models.Precaution.objects.with_everything()

    def join(self, pairs: Pairs) -> None:
        """Their tags."""
        for name in ("contraindicated_tags", "caution_tags"):
            relate(pairs, getattr(models.Precaution, name), attrgetter(name), self.keys)

    def judges(self, entry: entries.PrecautionEntry) -> Mapping[str, str]:
        """The verdict on each tag."""
        caution = dict.fromkeys(sorted(entry.caution_tags), models.Suitability.CAUTION.value)
        return caution | dict.fromkeys(sorted(entry.contraindicated_tags), models.Suitability.CONTRAINDICATED.value)


class ConditionShelf(Shelf):
    """Conditions, with their tag rules and first choices."""

    model, word = models.Condition, "condition"
    columns = (
        *("slug", "name", "aliases", "icd10_who", "icd10_cm", "body_region", "description", "easing"),
        *("outcome_measures", "advice", "certainty", "notes"),
    )
    other_columns = tuple(f"aggravating_{field.name}" for field in fields(entries.AggravatingEntry))
    entry = staticmethod(rows.condition_entry)

    def rows(self) -> Iterable[models.Condition]:
        """With tag rules, choices and passages."""
        return models.Condition.objects.with_everything()

    def fill(self, row: models.Condition, entry: entries.ConditionEntry) -> None:
        """What aggravates it too."""
        super().fill(row, entry)
        for name, words in asdict(entry.aggravating).items():
            setattr(row, f"aggravating_{name}", words)

    def join(self, pairs: Pairs) -> None:
        """Tag rules, choices and passages."""
        relate(pairs, models.Condition.passages, attrgetter("passages"), self.keys)
        replace_parts(pairs, models.ConditionTagRule, "condition", lambda entry: parts.tag_rules(entry, self.keys))
        replace_parts(pairs, models.ConditionChoice, "condition", lambda entry: parts.choices(entry, self.keys))

    def judges(self, entry: entries.ConditionEntry) -> Mapping[str, str]:
        """The verdict on each tag that has a rule."""
        return {rule.tag: rule.verdict for rule in entry.tag_rules}


class ExerciseShelf(Shelf):
    """Exercises, with all that belongs to them."""

    model, word, completes = models.Exercise, "exercise", True
    columns = (
        *("slug", "name", "aliases", "status", "category", "function", "purpose", "start_position", "equipment"),
        *("muscles", "one_sided", "alternating", "level", "earliest_phase", "steps", "mistakes", "stop_if"),
        *("provenance", "certainty", "notes", "figure"),
    )
    other_columns = ("dose_source", "lock_direction", "lock_leg_symptoms")
    entry = staticmethod(rows.exercise_entry)

    def __init__(self, keys: Keys, tag_rules: kept.TagRules) -> None:
        super().__init__(keys)
        self.tag_rules = tag_rules

    def rows(self) -> Iterable[models.Exercise]:
        """With everything."""
        return models.Exercise.objects.with_everything()

    def fill(self, row: models.Exercise, entry: entries.ExerciseEntry) -> None:
        """The dose's source and the lock too."""
        super().fill(row, entry)
        row.dose_source = entry.dosage.source
        row.lock_direction = entry.requires.easing_direction if entry.requires else ""
        row.lock_leg_symptoms = bool(entry.requires and entry.requires.when_leg_symptoms)

    def join(self, pairs: Pairs) -> None:
        """Tags, sources, passages, lock, doses, verdicts and links."""
        for name in ("tags", "sources", "passages"):
            relate(pairs, getattr(models.Exercise, name), attrgetter(name), self.keys)
        relate(pairs, models.Exercise.lock_conditions, parts.lock_conditions, self.keys)
        relate(pairs, models.Exercise.lock_precautions, parts.lock_precautions, self.keys)
        replace_parts(pairs, models.LibraryDose, "exercise", parts.doses)
        replace_parts(pairs, models.Verdict, "exercise", lambda entry: parts.verdicts(entry, self.keys))
        replace_parts(pairs, models.ExerciseLink, "from_exercise", lambda entry: parts.links(entry, self.keys))

    def judges(self, entry: entries.ExerciseEntry) -> Mapping[str, str]:
        """The verdict in each condition."""
        return {condition: said.verdict for condition, said in entry.verdicts.items()}

    def for_kept(self, here: entries.ExerciseEntry, files: entries.ExerciseEntry) -> entries.ExerciseEntry:
        """With verdicts that the tags of the kept exercise allow."""
        return kept.under_its_tags(files, here.tags, self.tag_rules)

    def complete(self, pairs: Pairs) -> list[str]:
        """A verdict for every condition of the files: without one an exercise could not be judged."""
        made: list[models.Verdict] = []
        lines: list[str] = []
        for row, entry in pairs:
            missing = kept.missing_verdicts(self.entry(row), entry)
            made += kept.verdict_rows(row, missing, self.keys)
            lines += [f"{self.word} {row.slug}: {slug} is {said.verdict}" for slug, said in missing.items()]
        models.Verdict.objects.bulk_create(made)
        return lines


def in_column(value: Any) -> Any:
    """A value as a column keeps it: lists stay in order, what has no order is sorted."""
    if isinstance(value, frozenset):
        return sorted(value)
    return list(value) if isinstance(value, tuple) else value
