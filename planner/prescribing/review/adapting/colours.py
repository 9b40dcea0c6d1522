"""The pain traffic light of a session and of a week (rules.md section 3, R-CAP, R-WK; PMM)."""

from collections.abc import Sequence
from dataclasses import dataclass

from planner.prescribing.review.adapting.logs import Colour, Session, WeekLog
from planner.prescribing.rules import Rules

# The bands of section 3 [O]: the upper end of green, and where a low pain limit narrows it.
GREEN_UP_TO = 2
GREEN_UP_TO_AT_A_LOW_LIMIT = 1
LOW_LIMIT = 3
LEG_PAIN_ABOVE_RESTING = 2
# The least that a whole-numbered scale can show: an average that moved by less has not risen.
LEAST_RISE = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """What one person's pain is measured against: the plan's limit, and the pain there is without exercise, 0-10."""

    pain_limit: int
    usual: int | None = None
    usual_leg: int | None = None

    @property
    def green_up_to(self) -> int:
        """The most pain that is still green (section 3)."""
        return GREEN_UP_TO_AT_A_LOW_LIMIT if self.pain_limit <= LOW_LIMIT else GREEN_UP_TO


def scale_of(log: WeekLog, before: WeekLog | None, pain_limit: int) -> Scale:
    """The scale of a week: usual pain is the lower of this week's and last week's, so that a rise hides nothing."""
    return Scale(
        pain_limit=pain_limit,
        usual=_lower(log.usual_pain, before.usual_pain if before else None),
        usual_leg=_lower(log.usual_leg_pain, before.usual_leg_pain if before else None),
    )


def _lower(one: int | None, other: int | None) -> int | None:
    return min((pain for pain in (one, other) if pain is not None), default=None)


def colour_of_session(session: Session, scale: Scale) -> Colour:
    """Green, amber or red (section 3, R-CAP); pain that was not written down, also the next morning, is not green."""
    if _is_red(session, scale):
        return Colour.RED
    during, morning = session.pain_during, session.pain_next_morning
    if during is None or morning is None or during > scale.green_up_to:
        return Colour.AMBER
    is_unclear = scale.usual is None and morning > scale.green_up_to
    return Colour.AMBER if is_unclear else Colour.GREEN


def _is_red(session: Session, scale: Scale) -> bool:
    if session.sharp_or_limping or (session.pain_during or 0) > scale.pain_limit:
        return True
    return not _has_settled(session, scale) or _leg_hurts_too_much(session, scale)


def _has_settled(session: Session, scale: Scale) -> bool:
    """Back to the usual pain by the next morning; to within the limit where the usual pain is not known."""
    settled_at = scale.pain_limit if scale.usual is None else scale.usual
    return (session.pain_next_morning or 0) <= settled_at


def _leg_hurts_too_much(session: Session, scale: Scale) -> bool:
    """Leg nerve pain stays within two points of its resting level, and within the limit (R-CAP)."""
    allowed = scale.pain_limit
    if scale.usual_leg is not None:
        allowed = min(allowed, scale.usual_leg + LEG_PAIN_ABOVE_RESTING)
    return (session.leg_pain_during or 0) > allowed


def colour_of_week(log: WeekLog, before: WeekLog | None, pain_limit: int, rules: Rules) -> Colour | None:
    """The colour of a week (R-WK), given last week's log; None where no session was reported, which is not green."""
    if log.nerve_sign or log.red_flags:
        return Colour.RED
    if not log.sessions:
        return None
    scale = scale_of(log, before, pain_limit)
    colours = [colour_of_session(session, scale) for session in log.sessions]
    if Colour.RED in colours:
        return Colour.RED
    too_many = colours.count(Colour.AMBER) >= rules.amber_sessions or Colour.GREEN not in colours
    if too_many or log.leg_pain_spread_for_a_time or has_pain_risen(log, before):
        return Colour.AMBER
    return Colour.GREEN


def has_pain_risen(log: WeekLog, before: WeekLog | None) -> bool:
    """Whether pain scores rose on the week before: usual pain, or the average during exercise by a point (R-WK)."""
    if before is None:
        return False
    pairs = (
        (before.usual_pain, log.usual_pain),
        (before.usual_leg_pain, log.usual_leg_pain),
        (_average_pain(before.sessions), _average_pain(log.sessions)),
    )
    return any(then is not None and now is not None and now - then >= LEAST_RISE for then, now in pairs)


def _average_pain(sessions: Sequence[Session]) -> float | None:
    pains = [session.pain_during for session in sessions if session.pain_during is not None]
    return sum(pains) / len(pains) if pains else None
