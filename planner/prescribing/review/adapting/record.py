"""What is known of a plan up to a week: the logs read against it, and what they say of each exercise."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from planner.prescribing.dose import Dose
from planner.prescribing.programme import Plan, PlannedWeek, Prescription
from planner.prescribing.review.adapting.colours import colour_of_session, colour_of_week, scale_of
from planner.prescribing.review.adapting.logs import Colour, Session, WeekLog
from planner.prescribing.rules import Rules
from planner.prescribing.screening import RED_FLAGS

KNOWN_FLAGS = frozenset(flag.slug for flag in RED_FLAGS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A plan and its logs as they stand after `week`, the week that was last reported; logs after it do not count."""

    plan: Plan
    logs: Mapping[int, WeekLog]
    week: int
    rules: Rules

    @property
    def this(self) -> PlannedWeek:
        """The week that was last reported, as planned."""
        return self.plan.weeks[self.week - 1]

    @property
    def planned(self) -> PlannedWeek | None:
        """What the plan has for the week after it; None where the plan ends."""
        return self.plan.weeks[self.week] if self.week < len(self.plan.weeks) else None

    @property
    def log(self) -> WeekLog:
        """The log of the week; an empty one where there is none."""
        return self.logs.get(self.week) or WeekLog(week=self.week)

    @property
    def is_reported(self) -> bool:
        """Whether there is any log of the week."""
        return self.week in self.logs

    @property
    def colour(self) -> Colour | None:
        """The colour of the week; None where no session was reported (R-WK)."""
        return colour_of_week(self.log, self.logs.get(self.week - 1), self.plan.pain_limit, self.rules)

    def item_in(self, week: int, exercise: str) -> Prescription | None:
        """The prescription of an exercise in an earlier week, None where it had none."""
        return self.plan.weeks[week - 1].item(exercise) if week >= 1 else None

    def red_sessions(self, exercise: str | None = None, *, week: int | None = None) -> int:
        """How many sessions were red, of one exercise or of all, in this week or another."""
        log = self.logs.get(self.week if week is None else week)
        if log is None:
            return 0
        scale = scale_of(log, self.logs.get(log.week - 1), self.plan.pain_limit)
        sessions = [session for session in log.sessions if exercise in (None, session.exercise)]
        return sum(colour_of_session(session, scale) is Colour.RED for session in sessions)

    def was_missed(self, exercise: str, week: int) -> bool:
        """Whether a week was reported without a session of an exercise."""
        log = self.logs.get(week)
        return log is not None and all(session.exercise != exercise for session in log.sessions)

    def sessions_of(self, exercise: str) -> tuple[Session, ...]:
        """What was reported of one exercise this week."""
        return tuple(session for session in self.log.sessions if session.exercise == exercise)

    def days_done(self, exercise: str) -> int:
        """On how many days an exercise was done this week."""
        return len({session.day for session in self.sessions_of(exercise)})

    def sessions_done(self) -> tuple[int, int]:
        """Sessions done and planned this week; more of one exercise does not make up for another."""
        items = self.this.prescriptions
        done = sum(min(self.days_done(item.exercise), len(item.days)) for item in items)
        return done, sum(len(item.days) for item in items)

    @property
    def is_enough_done(self) -> bool:
        """Whether the share of sessions that R-PG1 asks for was done."""
        done, planned = self.sessions_done()
        return done * 100 >= planned * self.rules.sessions_percent

    @property
    def missed_weeks(self) -> int:
        """How many weeks up to this one were reported with no session (R-PG7)."""
        return sum(1 for _ in self._missed())

    def _missed(self) -> Iterator[int]:
        for number in range(self.week, 0, -1):
            if number not in self.logs or self.logs[number].sessions:
                return
            yield number

    @property
    def unrecorded_weeks(self) -> tuple[int, ...]:
        """The weeks without a log directly before the missed ones, earliest first."""
        number = self.week - self.missed_weeks
        while number >= 1 and number not in self.logs:
            number -= 1
        return tuple(range(number + 1, self.week - self.missed_weeks + 1))

    @property
    def last_done(self) -> PlannedWeek:
        """The week before the missed ones; the first where nothing was ever done."""
        return self.plan.weeks[max(1, self.week - self.missed_weeks) - 1]

    def red_dose(self, exercise: str) -> Dose | None:
        """The dose at which an exercise was red when it was last done; None where it was not red then."""
        for number in range(self.week, 0, -1):
            log = self.logs.get(number)
            if log and any(session.exercise == exercise for session in log.sessions):
                item = self.item_in(number, exercise)
                return item.dose if item and self.red_sessions(exercise, week=number) else None
        return None

    @property
    def left_open(self) -> tuple[WeekLog, ...]:
        """The logs whose red flags, nerve sign or gap still want the therapist (R-RF2, R-RF3, R-PG7).

        Asking again ends a nerve sign or a gap, never a red flag: that takes a new assessment, and so a new plan.
        """
        waiting: list[WeekLog] = []
        for number in sorted(number for number in self.logs if number <= self.week):
            log = self.logs[number]
            if log.asked_again:
                waiting = [earlier for earlier in waiting if earlier.red_flags]
            gap_is_open = log.gap is not None and log.gap.asks_again and not log.asked_again
            if log.red_flags or log.nerve_sign or gap_is_open:
                waiting.append(log)
        return tuple(waiting)


def record_of(plan: Plan, logs: Sequence[WeekLog], week: int, rules: Rules) -> Record:
    """The logs read against the plan; ValueError, in one sentence, where they do not belong to it."""
    weeks = len(plan.weeks)
    if not 1 <= week <= weeks:
        raise ValueError(f"Week {week} is not in the plan, which has {weeks} weeks.")
    by_week: dict[int, WeekLog] = {}
    for log in logs:
        if not 1 <= log.week <= weeks:
            raise ValueError(f"Week {log.week} was reported, but the plan has {weeks} weeks.")
        if log.week in by_week:
            raise ValueError(f"Week {log.week} was reported twice.")
        _refuse_what_was_not_planned(log, plan.weeks[log.week - 1])
        by_week[log.week] = log
    return Record(plan=plan, logs=MappingProxyType(by_week), week=week, rules=rules)


def _refuse_what_was_not_planned(log: WeekLog, planned: PlannedWeek) -> None:
    for session in log.sessions:
        if planned.item(session.exercise) is None:
            raise ValueError(f"Week {log.week}: a session of '{session.exercise}', which was not planned in that week.")
    for slug in sorted(log.red_flags - KNOWN_FLAGS):
        raise ValueError(f"Week {log.week}: '{slug}' is not one of the red flags.")
