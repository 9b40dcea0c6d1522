"""What the programme page shows, arranged: the strip of weeks, one week, and what was left out."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from exercises.pictures import Picture, picture_of
from planner.gallery import Gallery
from planner.prescribing.dose import WEEKDAYS
from planner.prescribing.library import Direction, Library, Verdict
from planner.prescribing.phases import TITLES, move_on_when
from planner.prescribing.programme import Exclusion, Level, Notice, Plan, PlannedWeek, Prescription
from planner.prescribing.rules import DEFAULT_RULES
from planner.prescribing.wording import DAY_NAMES

EQUIPMENT_RULE = "R-EQ1"
EASES = {Direction.FLEXION: "eases bending forward", Direction.EXTENSION: "eases bending backward"}


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekTab:
    """One cell of the strip of weeks; minutes are those of the longest day."""

    number: int
    phase: str
    exercises: int
    minutes: int
    aerobic_minutes: int
    is_chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DayMark:
    """One weekday of a row: done or not."""

    name: str
    is_done: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One exercise of the chosen week, with how it is done."""

    item: Prescription
    days: tuple[DayMark, ...]
    steps: tuple[str, ...]
    picture: Picture | None
    drawn: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Objection:
    """One verdict against an exercise; `about` names the condition or precaution it comes from."""

    verdict: Verdict
    about: str
    reason: str
    rule: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """An exercise that was left out, with every verdict against it, strictest first."""

    name: str
    objections: tuple[Objection, ...]

    @property
    def verdict(self) -> Verdict:
        """The strictest verdict, which decides."""
        return self.objections[0].verdict

    @property
    def is_clinical(self) -> bool:
        """Whether anything but the home and the person's wishes speaks against it."""
        return self.verdict is not Verdict.NEUTRAL

    @property
    def label(self) -> str:
        """The verdict in a word, or that it is only the home or a wish."""
        if self.is_clinical:
            return self.verdict.value
        return "not at home" if self.objections[0].rule == EQUIPMENT_RULE else "not wished"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammePage:
    """Everything on the page of one week."""

    plan: Plan
    about: str
    week: PlannedWeek
    phase: str
    tabs: tuple[WeekTab, ...]
    rows: tuple[Row, ...]
    left_out: tuple[LeftOut, ...]
    notices: tuple[Notice, ...]

    @property
    def move_on_when(self) -> tuple[str, ...]:
        """What has to be true before the next phase."""
        share = self.plan.rules_changed.get("sessions_percent", DEFAULT_RULES.sessions_percent)
        return move_on_when(self.week.phase, self.plan.pain_limit, share)

    @property
    def minutes(self) -> int:
        """Minutes of exercises on the longest day of the week."""
        return most(self.week.minutes_by_day.values())

    @property
    def aerobic_minutes(self) -> int:
        """Minutes of aerobic work on the longest day of the week."""
        return most(self.week.aerobic_minutes_by_day.values())


def page_of(plan: Plan, number: int, library: Library, gallery: Gallery) -> ProgrammePage:
    """The page of week `number`, counted from 1; LookupError where the plan has no such week.

    An exercise that has no figure is shown by its steps alone.
    """
    if not 1 <= number <= len(plan.weeks):
        raise LookupError(f"no week {number}")
    week = plan.weeks[number - 1]
    return ProgrammePage(
        plan=plan,
        about=about(plan, library),
        week=week,
        phase=TITLES[week.phase],
        tabs=tuple(_tab(each, is_chosen=each is week) for each in plan.weeks),
        rows=tuple(_row(item, library, gallery) for item in week.prescriptions),
        left_out=left_out(plan.excluded, library),
        notices=tuple(sorted(plan.notices, key=lambda notice: list(Level).index(notice.level))),
    )


def about(plan: Plan, library: Library) -> str:
    """Whom the programme is for: '42, Sciatica, Facet joint arthritis, high irritability, eases bending backward'."""
    found = plan.assessment
    names = (library.conditions[slug].name for slug in found.conditions)
    said = [f"{found.age}", *names, f"{found.irritability.value} irritability"]
    if found.easing_direction in EASES:
        said.append(EASES[found.easing_direction])
    return ", ".join(said)


def left_out(excluded: Iterable[Exclusion], library: Library) -> tuple[LeftOut, ...]:
    """What was left out, by exercise: the strictest verdict first, then by name."""
    ordered = sorted(excluded, key=lambda one: (one.name, one.exercise))
    grouped = [
        LeftOut(name=group[0].name, objections=tuple(_objection(one, library) for one in _strictest_first(group)))
        for group in (list(group) for _, group in groupby(ordered, key=lambda one: one.exercise))
    ]
    return tuple(sorted(grouped, key=lambda one: (one.verdict.strictness, one.name)))


def most(minutes: Iterable[float]) -> int:
    """The most minutes of any day, rounded to whole ones."""
    return round(max(minutes, default=0))


def _strictest_first(group: Iterable[Exclusion]) -> list[Exclusion]:
    return sorted(group, key=lambda one: one.verdict.strictness)


def _objection(one: Exclusion, library: Library) -> Objection:
    spec = library.conditions.get(one.condition or "") or library.precautions.get(one.precaution or "")
    about = spec.name if spec else ""
    return Objection(verdict=one.verdict, about=about, reason=one.reason, rule=one.rule, source=one.source)


def _tab(week: PlannedWeek, *, is_chosen: bool) -> WeekTab:
    return WeekTab(
        number=week.number,
        phase=TITLES[week.phase].split()[0],
        exercises=len(week.prescriptions),
        minutes=most(week.minutes_by_day.values()),
        aerobic_minutes=most(week.aerobic_minutes_by_day.values()),
        is_chosen=is_chosen,
    )


def _row(item: Prescription, library: Library, gallery: Gallery) -> Row:
    figure, spec = gallery.figures.get(item.exercise), library.exercises[item.exercise]
    return Row(
        item=item,
        days=_marks(item),
        steps=spec.steps,
        picture=picture_of(figure, gallery.side_of(item, spec), gallery.look) if figure else None,
        drawn=gallery.note_on(item, spec),
    )


def _marks(item: Prescription) -> tuple[DayMark, ...]:
    return tuple(DayMark(name=DAY_NAMES[day], is_done=day in item.days) for day in WEEKDAYS)
