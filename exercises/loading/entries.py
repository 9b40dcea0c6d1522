"""The library's entries as frozen values: what a file says, or what the rows say, in one shape.

The type of a field is its rule (`exercises.loading.shape`): a `frozenset` has no order, a default makes a key
optional, `Annotated` adds checks, and a field marked as derived is not a key of the file.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any

from exercises.loading import rules
from exercises.models import Category, Certainty, Direction, Equipment, Exercise, Phase, Provenance, Suitability
from exercises.models.parts import DOSE_BOUNDS

DERIVED = {"derived": True}
LATER = {"counts_if_filled": True}
"""A field that came later: empty, it leaves the digest as it was before the field was there."""
JOINED = DERIVED | LATER

Slug = Annotated[str, rules.Slug()]
Code = Annotated[str, rules.Slug(40)]
ShortSlug = Annotated[str, rules.Slug(20)]
Text = Annotated[str, rules.Filled()]
Name = Annotated[str, rules.Filled(120)]
Line = Annotated[str, rules.Filled(200)]
Sentence = Annotated[str, rules.Filled(400), rules.ForPatients()]
Cited = Annotated[str, rules.Filled(120), rules.Cites()]
TagSlugs = frozenset[Annotated[str, rules.Names("tag")]]
PassageSlugs = frozenset[Annotated[str, rules.Names("passage")]]
ExerciseSlugs = tuple[Annotated[str, rules.Names("exercise")], ...]
Verdict = Annotated[str, rules.OneOf(Suitability.values)]
Easing = Annotated[str, rules.OneOf(Direction.values)]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceEntry:
    """A source outside the articles."""

    code: Code
    citation: Text
    read: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleEntry:
    """An article."""

    slug: ShortSlug
    title: Line
    kind: Annotated[str, rules.Filled(200)]


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageEntry:
    """A passage of an article; its slug begins with the article's."""

    slug: ShortSlug
    kind: Annotated[str, rules.Filled(60)]
    says: Text
    anchor: Annotated[str, rules.Filled(300)]
    used_by: str

    @property
    def article(self) -> str:
        """The slug of the article it stands in."""
        return self.slug.partition("-")[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewEntry:
    """What a reviewer changed, and why."""

    slug: ShortSlug
    change: Text
    why: Text
    source: str
    certainty: Annotated[str, rules.Filled(200)]


@dataclass(frozen=True, slots=True, kw_only=True)
class TagEntry:
    """A movement tag."""

    slug: Slug
    meaning: Line
    direction: str = field(default="", metadata=DERIVED)


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectionsEntry:
    """Which tags move the lower back in which direction."""

    flexion: TagSlugs
    extension: TagSlugs

    def of(self, tag: str) -> str:
        """The direction of a tag, empty where it has none."""
        return "flexion" if tag in self.flexion else "extension" if tag in self.extension else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AggravatingEntry:
    """What each direction or load does in a condition."""

    flexion: Line
    extension: Line
    rotation: Line
    weight_bearing: Line
    hip_adduction_compression: Line


@dataclass(frozen=True, slots=True, kw_only=True)
class TagRuleEntry:
    """The verdict of a condition on every exercise with a tag."""

    tag: Annotated[str, rules.Names("tag")]
    verdict: Verdict
    reason: Text
    source: Cited


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionEntry:
    """A condition that a programme may be made for."""

    slug: Slug
    name: Name
    aliases: tuple[Text, ...]
    icd10_who: Annotated[str, rules.Filled(60)]
    icd10_cm: tuple[Text, ...]
    body_region: Name
    description: Annotated[str, rules.Filled(), rules.ForPatients()]
    aggravating: AggravatingEntry
    easing: Text
    outcome_measures: tuple[Text, ...]
    passages: PassageSlugs
    certainty: Line
    notes: str
    tag_rules: tuple[TagRuleEntry, ...]
    core: ExerciseSlugs
    add: ExerciseSlugs
    advice: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferOutEntry:
    """What no programme is made for."""

    slug: Slug
    name: Name
    aliases: tuple[Text, ...]
    icd10_who: Annotated[str, rules.Filled(60)]
    icd10_cm: tuple[Text, ...]
    why: Text
    action: Text
    passages: PassageSlugs


@dataclass(frozen=True, slots=True, kw_only=True)
class PrecautionEntry:
    """A precaution laid over every condition."""

    slug: Slug
    name: Name
    contraindicated_tags: TagSlugs
    caution_tags: TagSlugs
    favour: tuple[Text, ...]
    source: Cited
    certainty: Line
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DoseEntry:
    """One dose; what does not apply is None. The bounds are those of a dose that a person could do."""

    days_per_week: Annotated[int, rules.Within(*DOSE_BOUNDS["days_per_week"])]
    times_per_day: Annotated[int, rules.Within(*DOSE_BOUNDS["times_per_day"])]
    sets: Annotated[int, rules.Within(*DOSE_BOUNDS["sets"])] | None = None
    repetitions: Annotated[int, rules.Within(*DOSE_BOUNDS["repetitions"])] | None = None
    hold_seconds: Annotated[int, rules.Within(*DOSE_BOUNDS["hold_seconds"])] | None = None
    rest_seconds: Annotated[int, rules.Within(*DOSE_BOUNDS["rest_seconds"])] | None = None
    minutes: Annotated[int, rules.Within(*DOSE_BOUNDS["minutes"])] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DosageEntry:
    """The dose to start with and the one to work towards."""

    start: DoseEntry
    target: DoseEntry
    source: Cited


@dataclass(frozen=True, slots=True, kw_only=True)
class LockEntry:
    """When an exercise needs a tested easing direction first (R-DP3)."""

    easing_direction: Easing
    when_conditions: frozenset[Annotated[str, rules.Names("condition")]]
    when_precautions: frozenset[Annotated[str, rules.Names("precaution")]]
    when_leg_symptoms: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictEntry:
    """What is said of an exercise in one condition."""

    verdict: Verdict
    reason: Text
    source: Annotated[str, rules.Filled(120), rules.Cites(none_allowed=True)]
    basis: Annotated[str, rules.Filled(70)]
    limit: Annotated[str, rules.Short(200), rules.ForPatients()] = field(default="", metadata=LATER)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExerciseEntry:
    """One exercise with all that belongs to it."""

    slug: Slug
    name: Name
    aliases: tuple[Text, ...]
    category: Annotated[str, rules.OneOf(Category.values)]
    function: Annotated[str, rules.Filled(60)]
    purpose: Annotated[str, rules.Filled(200), rules.ForPatients()]
    tags: Annotated[TagSlugs, rules.Count()]
    start_position: Name
    equipment: frozenset[Annotated[str, rules.OneOf(Equipment.values)]]
    muscles: tuple[Text, ...]
    one_sided: bool
    alternating: bool
    level: Annotated[int, rules.Within(1, 3)]
    earliest_phase: Annotated[str, rules.OneOf(Phase.values)]
    dosage: DosageEntry
    progressions: ExerciseSlugs
    regressions: ExerciseSlugs
    steps: Annotated[tuple[Sentence, ...], rules.Count(3, 6)]
    mistakes: Annotated[tuple[Sentence, ...], rules.Count()]
    stop_if: Annotated[tuple[Sentence, ...], rules.Count()]
    requires: LockEntry | None
    verdicts: Annotated[Mapping[str, VerdictEntry], rules.ForEvery("condition")]
    sources: Annotated[frozenset[Annotated[str, rules.Names("source")]], rules.Count()]
    passages: PassageSlugs
    provenance: Annotated[str, rules.OneOf(Provenance.values)]
    certainty: Annotated[str, rules.OneOf(Certainty.values)]
    notes: str
    status: str = field(default=Exercise.Status.PUBLISHED.value, metadata=DERIVED)
    figure: Mapping[str, Any] = field(default_factory=dict, metadata=JOINED)


Entry = (
    SourceEntry
    | ArticleEntry
    | PassageEntry
    | ReviewEntry
    | TagEntry
    | ConditionEntry
    | ReferOutEntry
    | PrecautionEntry
    | ExerciseEntry
)
