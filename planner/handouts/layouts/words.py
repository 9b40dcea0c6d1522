"""What several layouts say in the same words."""

from planner.handouts.sheet import ProgrammeSheet

HOW_MUCH_PAIN = "How much pain is fine"
GET_HELP_IF = "Get emergency help now if you:"
CALL_IF = "Call your therapist or doctor if:"

GOALS = "What I want to do again"
NEEDS = "You need"
SHORT_DAY = "A short day"
AT_WEEKS_END = "At the end of this week"
GOOD_TO_KNOW = "Good to know"
FLARE_UP = "If it flares up"
ABOUT = "About this handout"

CORE_DOT = "●"
TICK_WHEN_DONE = "Tick when done"
PAIN_LINES = ("Pain while exercising, 0–10", "Pain next morning, 0–10")

# Read out in place of what is drawn in a grid of days.
DAY_OFF = "not on this day"
NUMBER_TO_WRITE = "a number to write"


def boxes_to_tick(count: int) -> str:
    """Return what is read out in place of so many boxes."""
    return "a box to tick" if count == 1 else f"{count} boxes to tick"


def number_to_call(sheet: ProgrammeSheet) -> str:
    """Return 'Call' and the number for emergencies; nothing where the sheet has none."""
    return f"Call {sheet.emergency_number}" if sheet.emergency_number else ""


def whom_to_call(sheet: ProgrammeSheet) -> str:
    """Return the therapist and the clinic's telephone."""
    return in_line(sheet.therapist_name, sheet.clinic_telephone)


def clinic(sheet: ProgrammeSheet) -> str:
    """Return the clinic and its telephone."""
    return in_line(sheet.clinic_name, sheet.clinic_telephone)


def dates(sheet: ProgrammeSheet) -> str:
    """Return how long the programme is and when it is reviewed."""
    return in_line(sheet.period, sheet.review)


def in_line(*parts: str) -> str:
    """Return 'a · b', without the parts that are empty."""
    return " · ".join(part for part in parts if part)
