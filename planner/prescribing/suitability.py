"""Which exercises may be used for this person, which not, and why: the most restrictive verdict wins (R-OVL)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from planner.prescribing.assessment import OLD_AGE, Assessment, Irritability
from planner.prescribing.equipment import CANNOT_GET_TO_FLOOR, IN_WORDS, LYING, missing_equipment, things_at_hand
from planner.prescribing.library import (
    Category,
    Direction,
    ExerciseSpec,
    Library,
    Phase,
    PrecautionSpec,
    Suitability,
    Verdict,
)
from planner.prescribing.limits import MID_RANGE, ON_THE_BED, limits_for
from planner.prescribing.programme import Exclusion, Reason
from planner.prescribing.rules import level_limit
from planner.prescribing.surgery import FUSION, HIP_REPLACEMENTS, ONLY_WITH_THE_SURGEON, is_too_soon_to_stand
from planner.prescribing.wording import listed

FLEXION_TAGS = frozenset({"lumbar-flexion", "lumbar-flexion-end"})
EXTENSION_TAGS = frozenset({"lumbar-extension", "lumbar-extension-end"})
TAGS_OF_DIRECTION = {Direction.FLEXION: FLEXION_TAGS, Direction.EXTENSION: EXTENSION_TAGS}
OPPOSITE = {Direction.FLEXION: Direction.EXTENSION, Direction.EXTENSION: Direction.FLEXION}
END_TAG_AGAINST = {Direction.FLEXION: "lumbar-extension-end", Direction.EXTENSION: "lumbar-flexion-end"}
END_RANGE_OF_BACK = frozenset({"lumbar-flexion-end", "lumbar-extension-end"})
NERVE_CONDITIONS = frozenset({"sciatica", "lumbar-disc-herniation", "spine-referred-hip-pain"})
LIFTED_BY_DIRECTION = NERVE_CONDITIONS | {"nonspecific-low-back-pain"}
STENOSIS = "lumbar-spinal-stenosis"
LEG_WEAKNESS = "leg-weakness-or-numbness"
PELVIC_PAIN = frozenset({"pregnancy", "si-joint-dysfunction"})
ONE_SIDED_LOADS = frozenset({"single-leg-loading", "asymmetric-pelvis"})
LOADING = frozenset({Category.STRENGTH, Category.CONTROL})
AGAINST = frozenset({Verdict.CONTRAINDICATED, Verdict.CAUTION})


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """One person in one week: the assessment, the phase, the precautions that still hold, when the week starts.

    `at_hand` are the things that the person can use then.
    """

    assessment: Assessment
    phase: Phase
    precautions: frozenset[str]
    starts: date | None = None
    number: int = 1
    at_hand: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # Asked for every exercise: worked out once.
        object.__setattr__(self, "at_hand", things_at_hand(self.assessment, self.precautions))

    @property
    def is_irritable(self) -> bool:
        """High irritability, where cautions count as blocked (section 2)."""
        return self.assessment.irritability is Irritability.HIGH


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What is said about one exercise in one situation; with no objections it may be used."""

    exercise: str
    verdict: Verdict
    objections: tuple[Exclusion, ...] = ()
    too_early: bool = False
    limits: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()

    @property
    def may_be_used(self) -> bool:
        """Whether the planner may propose it now."""
        return not self.objections and not self.too_early


class _Opinion(NamedTuple):
    """One verdict with where it comes from; a condition or a precaution, or a rule of its own."""

    verdict: Verdict
    rule: str
    reason: str
    source: str = ""
    condition: str | None = None
    precaution: str | None = None
    tags: frozenset[str] = frozenset()
    limit: str = ""


class Standing(NamedTuple):
    """What is said about one exercise for one person while some precautions hold, whatever the phase."""

    verdict: Verdict
    objections: tuple[Exclusion, ...] = ()
    limits: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()


def judge(spec: ExerciseSpec, situation: Situation, library: Library) -> Judgement:
    """Joins every verdict on one exercise: conditions, precautions, direction, irritability, equipment (R-PREC)."""
    standing = standing_of(spec, situation, library, in_full=True)
    return Judgement(
        exercise=spec.slug,
        verdict=standing.verdict,
        objections=(*standing.objections, *objections_of_phase(spec, situation)),
        too_early=is_too_early(spec, situation),
        limits=standing.limits,
        reasons=standing.reasons,
    )


def standing_of(spec: ExerciseSpec, situation: Situation, library: Library, *, in_full: bool = False) -> Standing:
    """What holds in every phase of this situation; the limits of what may not be used are told only `in_full`."""
    opinions = tuple(_opinions(spec, situation, library))
    objections = [*_against(opinions, situation), *_own_rules(spec, situation)]
    cautions = [opinion for opinion in opinions if opinion.verdict is Verdict.CAUTION]
    limited = in_full or not objections
    return Standing(
        verdict=_strictest(spec, opinions, situation.assessment),
        objections=tuple(_exclusion(spec, opinion) for opinion in objections),
        limits=_limits(spec, cautions, situation) if limited else (),
        reasons=_caution_reasons(cautions, library) if limited else (),
    )


def is_its_time(spec: ExerciseSpec, situation: Situation) -> bool:
    """Whether neither its level nor its phase is still to come, nor anything makes it wait."""
    return not is_too_early(spec, situation) and next(_waiting(spec, situation), None) is None


def _strictest(spec: ExerciseSpec, opinions: tuple[_Opinion, ...], assessment: Assessment) -> Verdict:
    """The most restrictive verdict of all; only where nothing speaks against it do the conditions' own count."""
    if opinions:
        return min((opinion.verdict for opinion in opinions), key=_strictness)
    return min((verdict_in(spec, slug, assessment) for slug in assessment.conditions), key=_strictness)


def _strictness(verdict: Verdict) -> int:
    return verdict.strictness


def _opinions(spec: ExerciseSpec, situation: Situation, library: Library) -> Iterator[_Opinion]:
    """The opinions against it, or for it with care."""
    for slug in situation.assessment.conditions:
        verdict = verdict_in(spec, slug, situation.assessment)
        if verdict in AGAINST:
            yield _opinion_of_condition(spec, slug, verdict, library)
    for slug in sorted(situation.precautions):
        precaution = library.precautions[slug]
        said = precaution.verdict_on(spec.tags)
        if said:
            yield _opinion_of_precaution(spec, precaution, said, library)


def _opinion_of_condition(spec: ExerciseSpec, slug: str, verdict: Verdict, library: Library) -> _Opinion:
    known: Suitability = spec.suitability[slug]
    return _Opinion(
        verdict=verdict,
        rule="R-PREC",
        reason=known.reason,
        source=known.source,
        condition=slug,
        tags=library.conditions[slug].caution_tags & spec.tags,
        limit=known.limit,
    )


def _opinion_of_precaution(
    spec: ExerciseSpec, precaution: PrecautionSpec, verdict: Verdict, library: Library
) -> _Opinion:
    barred = verdict is Verdict.CONTRAINDICATED
    tags = (precaution.contraindicated_tags if barred else precaution.caution_tags) & spec.tags
    meanings = ", ".join(library.tags.get(tag, tag) for tag in sorted(tags))
    return _Opinion(
        verdict=verdict,
        rule="R-OVL",
        reason=f"{precaution.name}: {meanings}",
        source=precaution.source,
        precaution=precaution.slug,
        tags=tags,
    )


def verdict_in(spec: ExerciseSpec, condition: str, assessment: Assessment) -> Verdict:
    """The verdict of one condition; a caution of four conditions is lifted by the easing direction (R-DP a)."""
    verdict = spec.suitability[condition].verdict
    if verdict is Verdict.CAUTION and condition in LIFTED_BY_DIRECTION and eases(spec, assessment):
        return Verdict.NEUTRAL
    return verdict


def eases(spec: ExerciseSpec, assessment: Assessment) -> bool:
    """Whether it moves in the tested easing direction and R-DP (a) speaks of it (mobility and relaxation only)."""
    direction = assessment.easing_direction
    if direction not in TAGS_OF_DIRECTION or "neural-tension" in spec.tags:
        return False
    return spec.category in (Category.MOBILITY, Category.RELAXATION) and bool(TAGS_OF_DIRECTION[direction] & spec.tags)


def goes_the_easing_way(spec: ExerciseSpec, assessment: Assessment) -> bool:
    """Whether it moves in the tested easing direction and in no other: what R-DP calls direction-specific work."""
    other = OPPOSITE.get(assessment.easing_direction) if assessment.easing_direction else None
    return other is not None and eases(spec, assessment) and not TAGS_OF_DIRECTION[other] & spec.tags


def _against(opinions: tuple[_Opinion, ...], situation: Situation) -> Iterator[_Opinion]:
    for opinion in opinions:
        if opinion.verdict is Verdict.CONTRAINDICATED:
            yield opinion
        if opinion.verdict is Verdict.CAUTION and situation.is_irritable:
            yield _Opinion(
                verdict=Verdict.CAUTION,
                rule="R-IR3",
                reason=f"{opinion.reason} (care counts as blocked at high irritability)",
                source=opinion.source,
                condition=opinion.condition,
                precaution=opinion.precaution,
            )


def _own_rules(spec: ExerciseSpec, situation: Situation) -> Iterator[_Opinion]:
    yield from _direction_rules(spec, situation)
    yield from _irritability_rules(spec, situation)
    if FUSION in situation.precautions and spec.category in LOADING and spec.level > 1:
        yield _contra("R-SURG", "No strength or trunk control work beyond level 1 until the surgeon allows it", "TB")
    if ONE_SIDED_LOADS & spec.tags and {*situation.precautions, *situation.assessment.conditions} >= PELVIC_PAIN:
        yield _contra("R-PREG", "No one-leg standing and no straddles in pregnancy with pelvic pain", "PGP-NHS")
    if spec.slug == ONLY_WITH_THE_SURGEON and situation.precautions & HIP_REPLACEMENTS:
        yield _contra("R-SURG", "After a hip replacement only if the surgeon allows it", "ORTHOBETH")
    missing = missing_equipment(spec, situation.at_hand)
    if missing:
        yield _set_aside("R-EQ1", _what_is_missing(missing, situation), "OWN")
    if spec.slug in situation.assessment.avoid:
        yield _set_aside("R-PREC", "To be left out, as recorded in the assessment", "")


def _what_is_missing(missing: tuple[str, ...], situation: Situation) -> str:
    if missing == ("mat",) and CANNOT_GET_TO_FLOOR in situation.precautions:
        return "Needs the floor, and the person cannot get down to it"
    return f"Needs what is not there: {listed([IN_WORDS[thing] for thing in missing])}"


def objections_of_phase(spec: ExerciseSpec, situation: Situation) -> tuple[Exclusion, ...]:
    """What waits: the end of range against the easing direction (R-DP b), standing work after surgery (R-SURG)."""
    return tuple(_exclusion(spec, opinion) for opinion in _waiting(spec, situation))


def _waiting(spec: ExerciseSpec, situation: Situation) -> Iterator[_Opinion]:
    direction = situation.assessment.easing_direction
    is_early = situation.phase.number < Phase.BUILD.number
    if is_early and direction in END_TAG_AGAINST and END_TAG_AGAINST[direction] in spec.tags:
        yield _contra("R-DP", f"End-range work against the easing direction ({direction}) waits until phase 3", "TB")
    stands = "weight-bearing" in spec.tags and not spec.is_aerobic
    if stands and is_too_soon_to_stand(situation.assessment, situation.starts, situation.number):
        yield _contra("R-SURG", "Standing exercises begin about four weeks after a hip replacement", "ORTHOASSOC")


def _direction_rules(spec: ExerciseSpec, situation: Situation) -> Iterator[_Opinion]:
    assessment = situation.assessment
    direction = assessment.easing_direction
    opposite = END_TAG_AGAINST.get(direction) if direction else None
    if opposite is None and _end_range_is_closed(spec, assessment) and _nerve_is_involved(assessment):
        tested = "No direction eased when tested" if direction else "No easing direction was tested"
        yield _contra("R-DP2", f"{tested}: mid-range only, both ways", "TB")
    if _lock_is_shut(spec, assessment) and spec.lock:
        yield _contra("R-DP3", f"Needs a tested easing direction: {spec.lock.easing_direction}", "HW-DISC MCK-DISC")


def _nerve_is_involved(assessment: Assessment) -> bool:
    """R-DP2: nerve-type conditions, stable leg weakness, or leg symptoms recorded as yes."""
    if assessment.leg_symptoms or LEG_WEAKNESS in assessment.precaution_slugs:
        return True
    return bool(NERVE_CONDITIONS & set(assessment.conditions))


def _end_range_is_closed(spec: ExerciseSpec, assessment: Assessment) -> bool:
    closed = END_RANGE_OF_BACK & spec.tags
    if STENOSIS in assessment.conditions:
        closed -= {"lumbar-flexion-end"}
    return bool(closed)


def _lock_is_shut(spec: ExerciseSpec, assessment: Assessment) -> bool:
    lock = spec.lock
    if lock is None or assessment.easing_direction == lock.easing_direction:
        return False
    if lock.when_leg_symptoms and assessment.leg_symptoms:
        return True
    chosen = set(assessment.conditions) & lock.when_conditions
    return bool(chosen or assessment.precaution_slugs & lock.when_precautions)


def _irritability_rules(spec: ExerciseSpec, situation: Situation) -> Iterator[_Opinion]:
    if not situation.is_irritable or eases(spec, situation.assessment):
        return
    end_range = sorted(tag for tag in spec.tags if tag.endswith("-end"))
    if end_range:
        yield _contra("R-IR3", "No end-range work at high irritability", "IRRIT09")
    if "neural-tension" in spec.tags:
        yield _contra("R-IR3", "No sustained nerve stretch at high irritability", "IRRIT09")


def is_too_early(spec: ExerciseSpec, situation: Situation) -> bool:
    """Whether its level or its phase is still to come (section 2, R-AGE1)."""
    assessment = situation.assessment
    limit = level_limit(assessment.irritability, situation.phase, assessment.experience)
    if assessment.age >= OLD_AGE and situation.phase is Phase.SETTLE:
        limit = 1  # R-AGE1
    return spec.level > limit or spec.earliest_phase.number > situation.phase.number


def _limits(spec: ExerciseSpec, cautions: Sequence[_Opinion], situation: Situation) -> tuple[str, ...]:
    """What is printed: the limit that a verdict states, else what its tags say; and where to lie (R-IR, R-EQ1)."""
    said: list[str] = []
    if CANNOT_GET_TO_FLOOR in situation.precautions and LYING & spec.tags:
        said.append(ON_THE_BED)
    if situation.is_irritable and spec.category is Category.MOBILITY and not eases(spec, situation.assessment):
        said.append(MID_RANGE)
    for opinion in cautions:
        said.extend((opinion.limit,) if opinion.limit else limits_for(opinion.tags, spec))
    return tuple(dict.fromkeys(said))


def _caution_reasons(cautions: Sequence[_Opinion], library: Library) -> tuple[Reason, ...]:
    return tuple(
        Reason(rule=opinion.rule, message=f"With care: {_of(opinion, library)}{opinion.reason}", source=opinion.source)
        for opinion in cautions
    )


def _of(opinion: _Opinion, library: Library) -> str:
    return f"{library.conditions[opinion.condition].name}: " if opinion.condition else ""


def _contra(rule: str, reason: str, source: str) -> _Opinion:
    return _Opinion(verdict=Verdict.CONTRAINDICATED, rule=rule, reason=reason, source=source)


def _set_aside(rule: str, reason: str, source: str) -> _Opinion:
    """Nothing clinical is against it, yet it cannot or should not be done."""
    return _Opinion(verdict=Verdict.NEUTRAL, rule=rule, reason=reason, source=source)


def _exclusion(spec: ExerciseSpec, opinion: _Opinion) -> Exclusion:
    return Exclusion(
        exercise=spec.slug,
        name=spec.name,
        verdict=opinion.verdict,
        rule=opinion.rule,
        reason=opinion.reason,
        source=opinion.source,
        condition=opinion.condition,
        precaution=opinion.precaution,
    )
