"""A plan in the finished words and numbers of a handout: the one way from a plan to a ProgrammeSheet."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, timedelta
from enum import Enum

from exercises.figures.pose import Figure
from planner.file_summary import file_summary
from planner.gallery import NO_FIGURES, Gallery
from planner.handouts.sheet import Card, ChangeNote, GlanceWeek, GridRow, Light, Logo, ProgrammeSheet, WeekSheet
from planner.handouts.text import NO_BREAK_SPACE
from planner.prescribing.assessment import Assessment, Irritability
from planner.prescribing.dose import WEEKDAYS, Dose
from planner.prescribing.equipment import in_words
from planner.prescribing.library import Category, Library
from planner.prescribing.needs import has_nerve_pain
from planner.prescribing.patient_words import green_limit
from planner.prescribing.phases import TITLES
from planner.prescribing.programme import Change, Plan, PlannedWeek, Prescription
from planner.prescribing.wording import DAY_NAMES, amount, listed, on_days, particulars

WEEKS_TO_REVIEW = {Irritability.HIGH: 1, Irritability.MODERATE: 2, Irritability.LOW: 3}
CLOSING = ("Missed days? Just carry on. Do not double up.", "This handout does not replace medical advice.")
SOME_DISCOMFORT = (
    "Some discomfort is fine. Stay at or below your pain limit. It should be back to normal by the next morning."
)
# R-CAP, second half
NERVE_PAIN_LIMIT = "Leg pain from a nerve may rise within 2 points of what it is at rest, and not over your pain limit."
SHORT_DAY = "Do only the exercises with a dot ●. A short day counts."
ROUNDS = "2 × 10 means two rounds of 10 repeats, with a rest between them."
BREATHE = "Breathe all the time. Hold on to something firm if you feel unsteady."


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """Who hands the programme over, which version it is, and the day; `draft` says why it is not final yet."""

    clinic_name: str = ""
    clinic_telephone: str = ""
    emergency_number: str = "112"
    therapist_name: str = ""
    version: int = 1
    draft: str = ""
    on: date | None = None
    when_and_where: tuple[str, ...] = ()
    accent: str = ""
    logo: Logo | None = None


def programme_sheet(plan: Plan, library: Library, heading: Heading, gallery: Gallery = NO_FIGURES) -> ProgrammeSheet:
    """Everything that is printed for this plan, in reading order (rules.md section 12)."""
    assessment = plan.assessment
    return ProgrammeSheet(
        title="Your exercise programme",
        patient_name=assessment.patient_name or "you",
        therapist_name=heading.therapist_name,
        clinic_name=heading.clinic_name,
        clinic_telephone=heading.clinic_telephone.replace(" ", NO_BREAK_SPACE),
        period=_period(plan),
        review=_review(plan),
        made_for_you=_made_for_you(heading),
        goals=assessment.goals,
        needs=_needs(plan, library),
        short_day=SHORT_DAY,
        pain_limit=f"Your pain limit is {plan.pain_limit} out of 10.",
        lights=_lights(plan.pain_limit),
        stop_rules=_stop_rules(assessment),
        emergency=plan.emergency,
        emergency_number=heading.emergency_number,
        stop_and_call=plan.stop_and_call,
        advice=tuple(advice.message for advice in plan.advice),
        glance=tuple(_glance(week) for week in plan.weeks),
        weeks=tuple(_week_sheet(week, plan, library, gallery) for week in plan.weeks),
        flare_up=plan.flare_up,
        closing=(*CLOSING, _about(plan, heading)),
        foot=_foot(assessment, heading),
        draft=heading.draft,
        summary=file_summary(plan, library, _version(heading)),
        when_and_where=heading.when_and_where,
        accent=heading.accent,
        logo=heading.logo,
        look=gallery.look,
        day_names=tuple(DAY_NAMES[day] for day in _days_of(plan.weeks[0])),
    )


def words_of(sheet: object) -> Iterator[str]:
    """Every piece of text of a sheet, for asking whether all of it can be printed; of a figure its captions."""
    if isinstance(sheet, Figure):
        yield from (frame.caption for frame in sheet.frames)
    elif isinstance(sheet, str) and not isinstance(sheet, Enum):
        yield sheet
    elif isinstance(sheet, tuple):
        for part in sheet:
            yield from words_of(part)
    elif is_dataclass(sheet):
        for field in fields(sheet):
            yield from words_of(getattr(sheet, field.name))


def _days_of(week: PlannedWeek) -> tuple[str, ...]:
    """The weekdays in the order of this programme's weeks, which begin on the day it starts."""
    first = week.starts.weekday() if week.starts else 0
    return WEEKDAYS[first:] + WEEKDAYS[:first]


def _period(plan: Plan) -> str:
    count = len(plan.weeks)
    weeks = "1 week" if count == 1 else f"{count} weeks"
    starts = plan.weeks[0].starts
    return f"{weeks} from {starts:%A %-d %B %Y}" if starts else weeks


def _review(plan: Plan) -> str:
    """When the therapist looks again: by irritability, and at the latest when the programme ends (section 2)."""
    starts = plan.assessment.start_date
    if starts is None:
        return ""
    weeks = min(WEEKS_TO_REVIEW[plan.assessment.irritability], len(plan.weeks))
    return f"review by {starts + timedelta(weeks=weeks):%-d %B %Y}"


def _made_for_you(heading: Heading) -> str:
    by = f" by {heading.therapist_name}" if heading.therapist_name else " by your therapist"
    return f"This plan was made for you{by}. Do not share it with others."


def _needs(plan: Plan, library: Library) -> tuple[str, ...]:
    used = {
        thing
        for week in plan.weeks
        for item in week.prescriptions
        for thing in library.exercises[item.exercise].equipment
    }
    return in_words(used, plan.assessment)


def _lights(limit: int) -> tuple[Light, ...]:
    """The pain traffic light with this person's limit (section 3, R-CAP, PMM)."""
    green = green_limit(limit)
    return (
        Light(
            title=f"0–{green} · go on",
            text="Back to usual within the hour. If all week is like this, you may step up.",
        ),
        Light(
            title=f"{green + 1}–{limit} · keep it",
            text="Settles by next morning. Keep the same dose, slower and smoother.",
        ),
        Light(
            title=f"over {limit}, or sharp · ease",
            text="Stop that exercise today. Next time do half, or the easier one.",
        ),
    )


def _stop_rules(assessment: Assessment) -> tuple[str, ...]:
    of_nerve = (NERVE_PAIN_LIMIT,) if has_nerve_pain(assessment) else ()
    return (
        SOME_DISCOMFORT,
        "Stop an exercise if pain is sharp, goes over your pain limit, or spreads further down your leg.",
        *of_nerve,
        BREATHE,
    )


def _glance(week: PlannedWeek) -> GlanceWeek:
    return GlanceWeek(
        number=week.number,
        phase=TITLES[week.phase].split()[0],
        exercises=str(len(week.prescriptions)),
        minutes=_most_minutes(week),
    )


def _most_minutes(week: PlannedWeek) -> str:
    return str(round(max(week.minutes_by_day.values(), default=0)))


def _week_sheet(week: PlannedWeek, plan: Plan, library: Library, gallery: Gallery) -> WeekSheet:
    return WeekSheet(
        number=week.number,
        title=f"Week {week.number}",
        phase=TITLES[week.phase],
        dates=_dates(week.starts),
        minutes=_minutes_in_words(week),
        focus=f"{week.focus} {ROUNDS}" if week.number == _first_week_of_rounds(plan) else week.focus,
        changes=_changes(week, plan),
        rows=tuple(_row(item, library, _days_of(week), gallery) for item in week.prescriptions),
        cards=tuple(_card(item, week, plan, library, gallery) for item in week.prescriptions),
        next_step=_next_step(plan.pain_limit),
    )


def _first_week_of_rounds(plan: Plan) -> int | None:
    """The week in which a dose of several sets is read for the first time, and has to be explained."""
    return next(
        (w.number for w in plan.weeks if any(p.dose.sets > 1 and p.dose.repetitions for p in w.prescriptions)), None
    )


def _dates(starts: date | None) -> str:
    if starts is None:
        return ""
    ends = starts + timedelta(days=6)
    return f"{starts:%-d}–{ends:%-d %B}" if starts.month == ends.month else f"{starts:%-d %B} – {ends:%-d %B}"


def _minutes_in_words(week: PlannedWeek) -> str:
    said = []
    if week.minutes_by_day:
        said.append(f"about {_minutes(_most_minutes(week))} of exercises a day")
    if week.aerobic_minutes_by_day:
        most = str(round(max(week.aerobic_minutes_by_day.values())))
        said.append(f"{_minutes(most)} of {listed(_aerobic_names(week))}")
    return ", and ".join(said)


def _minutes(number: str) -> str:
    return f"{number} minute{'' if number == '1' else 's'}"


def _aerobic_names(week: PlannedWeek) -> list[str]:
    return [item.name.lower() for item in week.prescriptions if item.category is Category.AEROBIC]


def _changes(week: PlannedWeek, plan: Plan) -> tuple[ChangeNote, ...]:
    here = tuple(
        ChangeNote(tag=item.change.value.upper(), text=_change_text(item, _dose_before(item, week, plan)))
        for item in week.prescriptions
    )
    gone = tuple(ChangeNote(tag="STOPPED", text=stopped.name) for stopped in week.stopped)
    return here + gone


def _dose_before(item: Prescription, week: PlannedWeek, plan: Plan) -> Dose | None:
    before = (earlier for earlier in plan.weeks if earlier.number == week.number - 1)
    return next((p.dose for earlier in before for p in earlier.prescriptions if p.exercise == item.exercise), None)


def _change_text(item: Prescription, before: Dose | None) -> str:
    now = amount(item.dose)
    if before is None or before == item.dose:
        return f"{item.name} {now}"
    if amount(before) != now:
        return f"{item.name} {amount(before)} → {now}"
    return f"{item.name} {now}{_small_change(before, item.dose)}"


def _was(before: Dose | None, now: Dose) -> str:
    """What the dose was the week before, as in 'was 7 min' or 'hold was 5 s'; empty where it was the same."""
    if before is None or before == now:
        return ""
    if amount(before) != amount(now):
        return f"was {amount(before)}"
    return ", ".join(f"{name} was {old} {unit}".rstrip() for name, unit, old, _ in _numbers_that_differ(before, now))


def _small_change(before: Dose, now: Dose) -> str:
    """What changed beside an amount that stayed: ', hold 5 → 7 s', ', days 3 → 4'; empty where nothing did."""
    changed = _numbers_that_differ(before, now)
    return "".join(f", {name} {old} → {new} {unit}".rstrip() for name, unit, old, new in changed)


def _numbers_that_differ(before: Dose, now: Dose) -> list[tuple[str, str, int | None, int | None]]:
    """The numbers beside the amount that changed: name, unit, old and new."""
    numbers = (
        ("hold", "s", before.hold_seconds, now.hold_seconds),
        ("times a day", "", before.frequency.times_per_day, now.frequency.times_per_day),
        ("days", "", before.frequency.days_per_week, now.frequency.days_per_week),
    )
    return [entry for entry in numbers if entry[2] != entry[3]]


def _row(item: Prescription, library: Library, days: tuple[str, ...], gallery: Gallery) -> GridRow:
    times = item.dose.frequency.times_per_day
    return GridRow(
        name=item.name,
        dose=_row_dose(item),
        ticks=tuple(times if day in item.days else 0 for day in days),
        core=item.core,
        figure=gallery.figures.get(item.exercise),
        side=gallery.side_of(item, library.exercises[item.exercise]),
    )


def _row_dose(item: Prescription) -> str:
    return ", ".join((amount(item.dose, item.side), *particulars(item.dose)))


def _card(item: Prescription, week: PlannedWeek, plan: Plan, library: Library, gallery: Gallery) -> Card:
    spec = library.exercises[item.exercise]
    effort = (f"effort {item.dose.effort} of 10",) if item.dose.effort is not None else ()
    return Card(
        exercise=item.exercise,
        name=item.name,
        tag=item.change.value.upper(),
        new=item.change is Change.NEW,
        why=spec.purpose,
        position=spec.start_position,
        dose=amount(item.dose, item.side),
        dose_detail=" · ".join((*particulars(item.dose), on_days(item.days).removeprefix("on "), *effort)),
        steps=spec.steps,
        mistakes=spec.mistakes,
        stop_if=spec.stop_if,
        limits=item.limits,
        first_week=_first_week(item.exercise, plan),
        was=_was(_dose_before(item, week, plan), item.dose),
        figure=gallery.figures.get(item.exercise),
        side=gallery.side_of(item, spec),
        drawn=gallery.note_on(item, spec),
    )


def _first_week(slug: str, plan: Plan) -> int:
    return next(week.number for week in plan.weeks if any(item.exercise == slug for item in week.prescriptions))


def _next_step(limit: int) -> tuple[Light, ...]:
    green = green_limit(limit)
    return (
        Light(title="Step up", text=f"Most days done, pain {green} or less, good form: go on to the next week."),
        Light(title="Stay", text=f"Pain {green + 1} to {limit} that settled by next morning: do this week again."),
        Light(title="Step down", text=f"Pain over {limit}, or not settled by next morning: do half and call."),
    )


def _version(heading: Heading) -> str:
    return f"Version {heading.version}, made on {heading.on:%-d %B %Y}" if heading.on else f"Version {heading.version}"


def _about(plan: Plan, heading: Heading) -> str:
    made = f" on {heading.on:%-d %B %Y}" if heading.on else ""
    count = len(plan.rules_changed)
    own = f", with {count} number{'' if count == 1 else 's'} set by the clinic" if count else ""
    return f"Version {heading.version}, made{made} with planning rules {plan.rules_version}{own}."


def _foot(assessment: Assessment, heading: Heading) -> str:
    parts = [assessment.patient_name, f"version {heading.version}"]
    if heading.on:
        parts.append(f"{heading.on:%-d %b %Y}")
    parts.append("does not replace medical advice")
    return " · ".join(part for part in parts if part)
