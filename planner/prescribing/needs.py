"""What this person's programme should hold each week: how many exercises of which kind (R-SZ1, R-BL)."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

from planner.prescribing.assessment import OLD_AGE, VERY_OLD_AGE, Assessment, Irritability
from planner.prescribing.library import Category, ExerciseSpec, Phase
from planner.prescribing.rules import Rules
from planner.prescribing.suitability import NERVE_CONDITIONS
from planner.prescribing.surgery import has_new_hip

MEMORY = "memory-or-thinking-problems"
BALANCE_PRECAUTIONS = frozenset({"falls-risk", "diabetes-or-numb-feet", "osteoporosis"})
NERVE_PAIN = NERVE_CONDITIONS | {"piriformis-syndrome"}
FEW_MINUTES = 10
USUAL_LEAST = 4


class Kind(StrEnum):
    """A row of the balance table: stretches count with mobility.

    SPARE is control or strength work that serves nothing special: it comes only where nothing else of the kind fits, so
    that no plan is one of stretches alone (R-BL2 before R-SZ4).
    """

    MOVEMENT = "movement"
    NEURAL = "neural"
    CONTROL = "control"
    BALANCE = "balance"
    STRENGTH = "strength"
    RELAXATION = "relaxation"
    AEROBIC = "aerobic"
    SPARE = "spare"


KIND_OF_CATEGORY = {
    Category.MOBILITY: Kind.MOVEMENT,
    Category.STRETCH: Kind.MOVEMENT,
    Category.NEURAL: Kind.NEURAL,
    Category.CONTROL: Kind.CONTROL,
    Category.BALANCE: Kind.BALANCE,
    Category.STRENGTH: Kind.STRENGTH,
    Category.RELAXATION: Kind.RELAXATION,
    Category.AEROBIC: Kind.AEROBIC,
}
# Lowest and highest number of each kind in a week, by phase (rules.md section 7). The order is the order in which the
# lowest numbers are granted where a week is short: balance takes the place of control (R-BL0), and something for a bad
# day comes before it too (R-BL1), which is why the last phase keeps one easy movement.
MIX: Mapping[Phase, Mapping[Kind, tuple[int, int]]] = {
    Phase.SETTLE: {
        Kind.AEROBIC: (1, 1),
        Kind.CONTROL: (1, 1),
        Kind.MOVEMENT: (1, 2),
        Kind.STRENGTH: (0, 1),
        Kind.RELAXATION: (1, 1),
        Kind.NEURAL: (0, 1),
    },
    Phase.RESTORE: {
        Kind.AEROBIC: (1, 1),
        Kind.STRENGTH: (1, 2),
        Kind.MOVEMENT: (1, 2),
        Kind.CONTROL: (1, 2),
        Kind.NEURAL: (0, 1),
        Kind.RELAXATION: (0, 1),
    },
    Phase.BUILD: {
        Kind.AEROBIC: (1, 1),
        Kind.STRENGTH: (2, 3),
        Kind.MOVEMENT: (1, 1),
        Kind.CONTROL: (1, 1),
        Kind.NEURAL: (0, 0),
        Kind.RELAXATION: (0, 0),
    },
    Phase.RETURN: {
        Kind.AEROBIC: (1, 1),
        Kind.STRENGTH: (2, 3),
        Kind.MOVEMENT: (1, 1),
        Kind.CONTROL: (0, 1),
        Kind.NEURAL: (0, 0),
        Kind.RELAXATION: (0, 0),
    },
}
AFTER_HIP_REPLACEMENT = {Kind.STRENGTH: (2, 3), Kind.CONTROL: (0, 1), Kind.RELAXATION: (0, 1)}
"""The first weeks hold squeezes and short lifts of the leg, which count as strength (R-SURG)."""
TRAINING = frozenset({Kind.CONTROL, Kind.STRENGTH})
BACKBONE = {Kind.CONTROL: 1, Kind.STRENGTH: 1, Kind.SPARE: 1, Kind.AEROBIC: 2}
"""Never cut below one of each of these: control or strength, and aerobic work (R-SZ2, R-BL1, R-BL2)."""
MAY_EXCEED = frozenset({Kind.STRENGTH, Kind.CONTROL, Kind.MOVEMENT})
"""Where a condition has nothing of one kind (no stretch helps a sore tendon), the place goes to one of these."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """How many exercises of each kind a week should hold, and how many in all without the aerobic one."""

    kinds: Mapping[Kind, tuple[int, int]]
    size: int

    @property
    def least_size(self) -> int:
        """What a week should not fall short of, without the aerobic item: the least of each kind, or four (R-SZ1)."""
        least = sum(least for kind, (least, _) in self.kinds.items() if kind is not Kind.AEROBIC)
        return min(self.size, max(least, USUAL_LEAST))

    def for_kinds(self, usable: Collection[Kind]) -> "Need":
        """The need where only these kinds may be used: as many of the least as the size holds, one of each first.

        Without any control work one strength exercise is needed: no plan of stretches alone (R-BL2).
        """
        kinds = {kind: bounds if kind in usable else (0, bounds[1]) for kind, bounds in self.kinds.items()}
        if Kind.CONTROL not in usable and Kind.STRENGTH in usable:
            least, most = kinds[Kind.STRENGTH]
            kinds[Kind.STRENGTH] = (max(1, least), max(1, most))
        return Need(kinds=_within(kinds, self.size), size=self.size)


def _within(kinds: Mapping[Kind, tuple[int, int]], size: int) -> dict[Kind, tuple[int, int]]:
    """The least of each kind, granted in their order while the size lasts: one of each, then a second one."""
    counted = [kind for kind in kinds if kind is not Kind.AEROBIC]
    granted: dict[Kind, int] = dict.fromkeys(counted, 0)
    for grade in (1, 2):
        for kind in counted:
            if kinds[kind][0] >= grade and sum(granted.values()) < size:
                granted[kind] += 1
    return {kind: (granted.get(kind, least), most) for kind, (least, most) in kinds.items()}


def kind_of(spec: ExerciseSpec) -> Kind:
    """The row of the balance table an exercise counts in."""
    return KIND_OF_CATEGORY[spec.category]


def need_of_week(number: int, phase: Phase, assessment: Assessment, rules: Rules) -> Need:
    """The mix and the size of one week for this person (R-BL, R-BL0, R-SZ1)."""
    balance = (1, 1) if needs_balance(assessment) else (0, 0)
    # Filled in this order: where the size ends the list, balance has taken the place of what would come last.
    kinds = {Kind.AEROBIC: MIX[phase][Kind.AEROBIC], Kind.BALANCE: balance, **MIX[phase], Kind.SPARE: (0, 1)}
    if not has_nerve_pain(assessment):
        kinds[Kind.NEURAL] = (0, 0)
    if phase.number < Phase.BUILD.number and has_new_hip(assessment):
        kinds |= AFTER_HIP_REPLACEMENT
    return Need(kinds=kinds, size=_size(number, phase, assessment, rules))


def needs_balance(assessment: Assessment) -> bool:
    """Balance work belongs in every week from 65 on, with falls, numb feet or osteoporosis (R-AGE1, R-BL0, R-OSTEO)."""
    return assessment.age >= OLD_AGE or bool(assessment.precaution_slugs & BALANCE_PRECAUTIONS)


def has_nerve_pain(assessment: Assessment) -> bool:
    """Leg symptoms from the back recorded as yes, or a condition in which a nerve hurts."""
    return bool(assessment.leg_symptoms) or bool(NERVE_PAIN & set(assessment.conditions))


def _size(number: int, phase: Phase, assessment: Assessment, rules: Rules) -> int:
    first = rules.of_band("first_week", assessment.irritability)
    if assessment.age >= VERY_OLD_AGE or assessment.minutes_per_day < FEW_MINUTES:
        first = min(first, rules.first_week_small)
    later = rules.of_band("later", assessment.irritability)
    if phase.number >= Phase.BUILD.number and assessment.irritability is not Irritability.HIGH:
        later += 1
    size = min(first if number == 1 else later, rules.most_exercises)
    # In a short day few exercises have room to grow (R-SZ2), and fewer are done better (R-SZ1, HENRY99).
    size = min(size, max(rules.fewest_exercises, assessment.minutes_per_day * 60 // rules.seconds_per_exercise))
    if MEMORY in assessment.precaution_slugs:
        return min(size, rules.with_memory_problems)
    return size
