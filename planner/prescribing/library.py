"""The exercise library as frozen values: what the planner may choose from, and what is known of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from planner.prescribing.dose import Dose


class Verdict(StrEnum):
    """Suitability of an exercise, most restrictive first."""

    CONTRAINDICATED = "contraindicated"
    CAUTION = "caution"
    NEUTRAL = "neutral"
    INDICATED = "indicated"

    strictness: int
    """0 for the most restrictive verdict, 3 for the least."""

    def __init__(self, _value: str) -> None:
        self.strictness = len(type(self).__members__)


class Phase(StrEnum):
    """The four phases of a programme, in order (rules.md section 1)."""

    SETTLE = "settle"
    RESTORE = "restore"
    BUILD = "build"
    RETURN = "return"

    number: int
    """1 for settle to 4 for return."""

    def __init__(self, _value: str) -> None:
        self.number = len(type(self).__members__) + 1


class Category(StrEnum):
    """What kind of exercise it is; the order of a session follows section 9 of the rules."""

    MOBILITY = "mobility"
    NEURAL = "neural mobility"
    CONTROL = "motor control"
    BALANCE = "balance"
    STRENGTH = "strength"
    STRETCH = "stretch"
    AEROBIC = "aerobic"
    RELAXATION = "relaxation"


class Direction(StrEnum):
    """A tested easing direction; NONE means tested and neither eases, which differs from not tested."""

    FLEXION = "flexion"
    EXTENSION = "extension"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Suitability:
    """What is known of one exercise in one condition, with its source codes; `limit` is printed with a caution."""

    verdict: Verdict
    reason: str
    source: str
    basis: str = "specific"
    limit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectionLock:
    """An exercise that needs a tested easing direction for some people (R-DP3)."""

    easing_direction: Direction
    when_conditions: frozenset[str] = frozenset()
    when_precautions: frozenset[str] = frozenset()
    when_leg_symptoms: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ExerciseSpec:
    """One exercise of the library, ready to prescribe.

    `both_ways` says whether a repetition is done left and then right, which doubles its time (R-SZ2; neural: R-BL4);
    `is_aerobic` whether it has its own minutes, apart from the exercises (R-SZ2).
    """

    slug: str
    name: str
    category: Category
    function: str
    purpose: str
    tags: frozenset[str]
    start_position: str
    equipment: tuple[str, ...]
    one_sided: bool
    alternating: bool
    level: int
    earliest_phase: Phase
    start: Dose
    target: Dose
    steps: tuple[str, ...]
    mistakes: tuple[str, ...]
    stop_if: tuple[str, ...]
    suitability: Mapping[str, Suitability]
    progressions: tuple[str, ...] = ()
    regressions: tuple[str, ...] = ()
    lock: DirectionLock | None = None
    sources: tuple[str, ...] = ()
    passages: tuple[str, ...] = ()
    certainty: str = ""
    notes: str = ""
    both_ways: bool = field(init=False, repr=False, compare=False)
    is_aerobic: bool = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # Asked for so often that they are worked out once.
        both_ways = self.alternating or (self.one_sided and self.category is not Category.NEURAL)
        object.__setattr__(self, "both_ways", both_ways)
        object.__setattr__(self, "is_aerobic", self.category is Category.AEROBIC)


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionSpec:
    """One condition a programme may be made for; `core` and `add` are section 8's first and next choices."""

    slug: str
    name: str
    caution_tags: frozenset[str] = frozenset()
    core: tuple[str, ...] = ()
    add: tuple[str, ...] = ()
    advice: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PrecautionSpec:
    """A precaution laid over every condition; it acts through movement tags (R-OVL)."""

    slug: str
    name: str
    contraindicated_tags: frozenset[str]
    caution_tags: frozenset[str]
    source: str
    note: str = ""

    def verdict_on(self, tags: frozenset[str]) -> Verdict | None:
        """The verdict this precaution gives an exercise with these tags, None where it says nothing."""
        if self.contraindicated_tags & tags:
            return Verdict.CONTRAINDICATED
        return Verdict.CAUTION if self.caution_tags & tags else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """Everything the planner may draw on, keyed by slug."""

    exercises: Mapping[str, ExerciseSpec]
    conditions: Mapping[str, ConditionSpec]
    precautions: Mapping[str, PrecautionSpec]
    tags: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def __post_init__(self) -> None:
        for name in ("exercises", "conditions", "precautions", "tags"):
            object.__setattr__(self, name, MappingProxyType(dict(sorted(getattr(self, name).items()))))
