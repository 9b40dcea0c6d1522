"""A plan in the words of the therapist's file: what was found, why each exercise is there, and why others are not."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from planner.handouts.sheet import Finding, LeftOut, Reasoned, ReasonedWeek, Stated, Summary
from planner.prescribing.assessment import ActivePrecaution, Assessment, IrritabilitySigns
from planner.prescribing.equipment import IN_WORDS
from planner.prescribing.library import Direction, Library, Verdict
from planner.prescribing.phases import TITLES
from planner.prescribing.programme import Exclusion, Level, Plan, PlannedWeek, Prescription, Reason
from planner.prescribing.rules import NUMBERS
from planner.prescribing.screening import RED_FLAGS

EQUIPMENT_RULE = "R-EQ1"
EASES = {
    Direction.FLEXION: "bending forward",
    Direction.EXTENSION: "bending backward",
    Direction.NONE: "tested, neither eases",
    None: "not tested",
}
YES_NO_NOT_ASKED: Mapping[bool | None, str] = {True: "yes", False: "no", None: "not asked"}
NOTHING = ("none",)


def file_summary(plan: Plan, library: Library, version: str) -> Summary:
    """Everything behind the plan; `version` says which version of the programme it is."""
    return Summary(
        findings=tuple(_findings(plan, library)),
        notices=tuple(_notices(plan)),
        weeks=tuple(_week(week) for week in plan.weeks),
        left_out=_left_out(plan.excluded, library),
        rules=tuple(_rules(plan, version)),
    )


def _findings(plan: Plan, library: Library) -> Iterator[Finding]:
    found = plan.assessment
    yield _finding("Age", f"{found.age}")
    yield _finding("Conditions", *(library.conditions[slug].name for slug in found.conditions))
    yield _finding("Precautions", *(precaution_in_words(active, library) for active in found.precautions))
    yield _finding("Red flags", *red_flags_in_words(found))
    yield _finding("Irritability", found.irritability.value, *_signs(found.irritability_signs))
    yield _finding("Worst pain", "not asked" if found.worst_pain is None else f"{found.worst_pain} of 10")
    yield _finding("Pain limit", f"{plan.pain_limit} of 10")
    yield _finding("Easing direction", EASES[found.easing_direction])
    yield _finding("Leg symptoms", YES_NO_NOT_ASKED[found.leg_symptoms])
    yield _finding("Time", f"{found.minutes_per_day} minutes a day, {found.days_per_week} days a week")
    yield _finding("Experience", found.experience.value)
    yield _finding("Weeks", f"{found.weeks}")
    yield _finding("Equipment", *_things(found.equipment))
    yield _finding("Not at home", *_things(found.lacks))
    yield _finding("Goals", *found.goals)
    yield _finding("To avoid", *_names(found.avoid, library))
    yield _finding("Liked", *_names(found.prefer, library))


def _finding(name: str, *lines: str) -> Finding:
    return Finding(name=name, lines=lines or NOTHING)


def precaution_in_words(active: ActivePrecaution, library: Library) -> str:
    """A precaution with the days between which it holds, where they are known."""
    said = [library.precautions[active.slug].name]
    if active.since:
        said.append(f"since {active.since:%-d %B %Y}")
    if active.until:
        said.append(f"until {active.until:%-d %B %Y}")
    return ", ".join(said)


def red_flags_in_words(found: Assessment) -> Iterator[str]:
    """How many red flags were answered how, and each that is not a plain no, with what was said of it."""
    answers = [found.red_flags.get(flag.slug) for flag in RED_FLAGS]
    yield f"{answers.count(False)} answered no, {answers.count(True)} yes, {answers.count(None)} not answered"
    for flag in RED_FLAGS:
        if found.red_flags.get(flag.slug):
            yield f"{flag.slug} yes: {flag.question}"
        if outside := found.outside_assessments.get(flag.slug):
            yield f"{flag.slug} assessed by {outside.by} on {outside.date:%-d %B %Y}: {outside.result}"
        if reason := found.red_flag_reasons.get(flag.slug):
            words = "reasoning" if found.red_flags.get(flag.slug) else "answered no, because"
            yield f"{flag.slug} {words}: {reason}"


def _signs(signs: IrritabilitySigns) -> Iterator[str]:
    """Each sign that was asked, and the band that it speaks for (section 2)."""
    asked = (("what sets it off", signs.trigger), ("how it settles", signs.settles), ("at night or rest", signs.night))
    return (f"{name}: {band.value}" for name, band in asked if band is not None)


def _things(slugs: Iterable[str]) -> Iterator[str]:
    return (IN_WORDS.get(slug, slug) for slug in slugs)


def _names(slugs: Iterable[str], library: Library) -> Iterator[str]:
    return (library.exercises[slug].name if slug in library.exercises else slug for slug in slugs)


def _notices(plan: Plan) -> Iterator[Stated]:
    for notice in sorted(plan.notices, key=lambda one: list(Level).index(one.level)):
        yield Stated(weight=notice.level.value, text=notice.message, rule=notice.code)


def _week(week: PlannedWeek) -> ReasonedWeek:
    stopped = (
        Reasoned(name=gone.name, tag="STOPPED", dose="", because=(Stated(text=gone.reason),)) for gone in week.stopped
    )
    here = (_reasoned(item) for item in week.prescriptions)
    return ReasonedWeek(title=f"Week {week.number} · {TITLES[week.phase]}", exercises=(*here, *stopped))


def _reasoned(item: Prescription) -> Reasoned:
    effort = f", effort {item.dose.effort} of 10" if item.dose.effort is not None else ""
    return Reasoned(
        name=item.name,
        tag=item.change.value.upper(),
        dose=f"{item.words}{effort}",
        because=tuple(_reason(reason) for reason in item.because),
    )


def _reason(reason: Reason) -> Stated:
    return Stated(text=reason.message, rule=reason.rule, source=reason.source)


def _left_out(excluded: Iterable[Exclusion], library: Library) -> tuple[LeftOut, ...]:
    """By exercise: the strictest verdict first, then by name."""
    ordered = sorted(excluded, key=lambda one: (one.name, one.exercise, one.verdict.strictness))
    groups = (list(group) for _, group in groupby(ordered, key=lambda one: one.exercise))
    strictest_first = sorted(groups, key=lambda group: group[0].verdict.strictness)
    return tuple(_left_out_one(group, library) for group in strictest_first)


def _left_out_one(group: Sequence[Exclusion], library: Library) -> LeftOut:
    """Say once what several conditions have to say in the same words."""
    about: dict[Stated, list[str]] = {}
    for one in group:
        spec = library.conditions.get(one.condition or "") or library.precautions.get(one.precaution or "")
        about.setdefault(_objection(one), []).extend([spec.name] if spec else [])
    objections = (
        replace(said, text=f"{'; '.join(names)}: {said.text}") if names else said for said, names in about.items()
    )
    return LeftOut(name=group[0].name, objections=tuple(objections))


def _objection(one: Exclusion) -> Stated:
    return Stated(weight=_verdict(one), text=one.reason, rule=one.rule, source=one.source)


def _verdict(one: Exclusion) -> str:
    """The verdict in a word, or that it is only the home or a wish."""
    if one.verdict is not Verdict.NEUTRAL:
        return one.verdict.value
    return "not at home" if one.rule == EQUIPMENT_RULE else "not wished"


def _rules(plan: Plan, version: str) -> Iterator[Finding]:
    yield _finding("Programme", version)
    yield _finding("Planning rules", f"version {plan.rules_version}")
    yield _finding("Numbers set by the clinic", *(_changed(name, value) for name, value in plan.rules_changed.items()))


def _changed(name: str, value: int) -> str:
    if name not in NUMBERS:
        return f"{name}: {value}"
    number = NUMBERS[name]
    return f"{number.meaning}: {value} {number.unit} instead of {number.default} ({number.rule})"
