"""ProgrammeSheet: a programme in finished, print-ready words and numbers; nothing here is computed again."""

from dataclasses import dataclass, field

from exercises.figures.look import DEFAULT_LOOK, Look, Side
from exercises.figures.pose import Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Light:
    """One of the three pain lights: a heading such as '0–2 · go on' and what to do."""

    title: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeNote:
    """What became of one exercise this week: tag NEW, HARDER, SAME, EASIER, BACK or STOPPED, and words beside it."""

    tag: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GridRow:
    """One line of the week's table; `ticks` are boxes to tick on each of the seven days, 0 for a day off."""

    name: str
    dose: str
    ticks: tuple[int, ...]
    core: bool = False
    figure: Figure | None = field(default=None, repr=False)
    side: Side = Side.RIGHT


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One exercise as the patient reads it; `new` cards and those tagged BACK are printed in full, others in short.

    `was` says what the dose was the week before, where it differs.
    """

    exercise: str
    name: str
    tag: str
    new: bool
    why: str
    position: str
    dose: str
    dose_detail: str
    steps: tuple[str, ...]
    mistakes: tuple[str, ...]
    stop_if: tuple[str, ...]
    limits: tuple[str, ...] = ()
    first_week: int = 1
    was: str = ""
    figure: Figure | None = field(default=None, repr=False)
    side: Side = Side.RIGHT
    drawn: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekSheet:
    """One week: heading, what changed, the table of days, the exercises in the order they are done."""

    number: int
    title: str
    phase: str
    dates: str
    minutes: str
    focus: str
    changes: tuple[ChangeNote, ...]
    rows: tuple[GridRow, ...]
    cards: tuple[Card, ...]
    next_step: tuple[Light, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GlanceWeek:
    """One column of 'the weeks at a glance' on the first page."""

    number: int
    phase: str
    exercises: str
    minutes: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Logo:
    """A clinic's mark: rows of pixels from the top, three bytes of red, green and blue each, deflated."""

    width: int
    height: int
    deflated: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that was asked or set, and each line of what was found."""

    name: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A sentence for the therapist: what it weighs or forbids in a word, the rule it follows, its sources."""

    text: str
    rule: str = ""
    source: str = ""
    weight: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reasoned:
    """One exercise of one week for the therapist's file: what changed, the dose, and why."""

    name: str
    tag: str
    dose: str
    because: tuple[Stated, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReasonedWeek:
    """The reasons of one week."""

    title: str
    exercises: tuple[Reasoned, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """An exercise that was not proposed, with every verdict against it, strictest first."""

    name: str
    objections: tuple[Stated, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What is kept in the therapist's file: the findings, notices, reasons, exclusions and rules behind a programme."""

    findings: tuple[Finding, ...] = ()
    notices: tuple[Stated, ...] = ()
    weeks: tuple[ReasonedWeek, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    rules: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeSheet:
    """Everything a handout prints, in reading order.

    `when_and_where` is left to fill in by hand where it is empty. `code` tells an issued version from any other, `link`
    is the address its QR code opens, `accent` the clinic's colour as '#RRGGBB'.
    """

    title: str
    patient_name: str
    therapist_name: str
    clinic_name: str
    clinic_telephone: str
    period: str
    review: str
    made_for_you: str
    goals: tuple[str, ...]
    needs: tuple[str, ...]
    short_day: str
    pain_limit: str
    lights: tuple[Light, ...]
    stop_rules: tuple[str, ...]
    emergency: tuple[str, ...]
    emergency_number: str
    stop_and_call: tuple[str, ...]
    advice: tuple[str, ...]
    glance: tuple[GlanceWeek, ...]
    weeks: tuple[WeekSheet, ...]
    flare_up: tuple[str, ...]
    closing: tuple[str, ...]
    foot: str
    draft: str = ""
    when_and_where: tuple[str, ...] = ()
    code: str = ""
    link: str = ""
    accent: str = ""
    logo: Logo | None = field(default=None, repr=False)
    summary: Summary = field(default_factory=Summary, repr=False)
    look: Look = DEFAULT_LOOK
    day_names: tuple[str, ...] = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
