"""Sheets to draw: six weeks as a therapist would hand them over, and the ones that strain the page."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cache

from planner.handouts.document import render_pdf
from planner.handouts.sheet import Card, ChangeNote, GlanceWeek, GridRow, Light, ProgrammeSheet, WeekSheet
from tests.handouts import exercises as words

HOSTILE_NAME = """<img src="file:///etc/passwd"> O'Brien & Ζωή <3/10"""
EVERY_DAY = (1,) * 7
PHASES = ("Settle", "Settle", "Restore", "Restore", "Build", "Build")
TITLES = {
    "Settle": "Settle the pain and keep moving",
    "Restore": "Restore movement and control",
    "Build": "Build strength",
    "Return": "Return to what you love",
}
NEXT_STEP = (
    Light(title="Step up", text="Most days done, pain 2 or less, good form: go on to the next week."),
    Light(title="Stay", text="Pain 3 to 5 that settled by next morning: do this week again."),
    Light(title="Step down", text="Pain over 5, or not settled by next morning: do half and call."),
)
LIGHTS = (
    Light(title="0–2 · go on", text="Back to usual within the hour. If all week is like this, you may step up."),
    Light(title="3–5 · keep it", text="Settles by next morning. Keep the same dose, slower and smoother."),
    Light(title="over 5, or sharp · ease", text="Stop that exercise today. Next time do half, or the easier one."),
)
EMERGENCY = (
    "cannot pass or control urine or stool",
    "feel numb between your legs",
    "have sudden weakness in a leg, or new pain, numbness or weakness in both legs",
    "have chest pain or trouble breathing",
    "have a hot, swollen, painful calf",
    "have sudden severe back or belly pain and feel faint",
    "fall and cannot stand on your leg",
)
STOP_AND_CALL = (
    "pain keeps getting worse",
    "you have new numbness or weakness",
    "you feel ill or have a fever",
    "pain is bad at night and no position helps",
    "pain moves further down your leg and stays there",
    "you are no better after 6 weeks",
)
FLARE_UP = (
    "A flare-up is common. It usually does not mean damage.",
    (
        "For one or two days: rest in your easing position for 5 to 10 minutes, several times a day. Breathe slowly. "
        "Take short, easy walks. Try not to stay in bed."
    ),
    "Keep only the exercises that feel easy (0 to 2 out of 10). Do half of what is written.",
    (
        "When the pain is back to within 2 points of your usual, go back to the last week that felt comfortable. "
        "Build up again over 3 to 7 days."
    ),
    "Call your therapist if it does not settle in 7 days, or at any sign for which the first page says to call.",
    "Medicines: ask your pharmacist or doctor.",
)
ADVICE = (
    "Change your position often. No single posture is harmful.",
    "Heat on the back for 15 minutes is fine if it feels good.",
    "Sleep on the side that is easier, with a pillow between your knees.",
)
PATTERNS: Mapping[str, tuple[int, ...]] = {
    "walking": EVERY_DAY,
    "lying-face-down": (5,) * 7,
    "prone-press-up": (3,) * 7,
    "cat-cow": (2,) * 7,
    "pelvic-tilt": EVERY_DAY,
    "bird-dog": (0, 1, 0, 1, 0, 1, 0),
    "plank-on-knees": (0, 1, 0, 1, 0, 1, 0),
    "bridge": (1, 0, 1, 0, 1, 0, 0),
    "clamshell": (1, 0, 1, 0, 1, 0, 0),
    "sit-to-stand": (1, 0, 1, 0, 1, 0, 0),
    "hip-hinge-with-stick": (0, 1, 0, 1, 0, 1, 0),
    "figure-four-stretch": EVERY_DAY,
}
CORE = frozenset({"walking", "prone-press-up"})


def programme(weeks: Sequence[WeekSheet], **changes: object) -> ProgrammeSheet:
    """Ben's programme with these weeks, and with the fields named replaced."""
    sheet = ProgrammeSheet(
        title="Your exercise programme",
        patient_name="Ben Example",
        therapist_name="Ana Lind",
        clinic_name="Harbour Street Physiotherapy",
        clinic_telephone="01632 960 011",
        period=f"{len(weeks)} weeks from Monday 23 November 2026",
        review="review on 4 January 2027",
        made_for_you="This plan was made for you by Ana Lind. Do not share it with others.",
        goals=("Sit for 45 minutes", "Sleep through the night", "Pick up my toddler"),
        needs=("a mat, a carpet or a firm bed", "a firm chair", "comfortable shoes"),
        short_day="Do only the exercises with a dot ●. A short day counts.",
        pain_limit="Your pain limit is 5 out of 10.",
        lights=LIGHTS,
        stop_rules=(
            (
                "Some discomfort is fine. Your pain limit is 5 out of 10. Stay at or below it. "
                "It should be back to normal by the next morning."
            ),
            "Stop an exercise if pain is sharp, goes over your pain limit, or spreads further down your leg.",
            "Breathe all the time. Hold on to something firm if you feel unsteady.",
        ),
        emergency=EMERGENCY,
        emergency_number="112",
        stop_and_call=STOP_AND_CALL,
        advice=ADVICE,
        glance=tuple(_glance(week) for week in weeks),
        weeks=tuple(weeks),
        flare_up=FLARE_UP,
        closing=(
            "Missed days? Just carry on. Do not double up.",
            "This handout does not replace medical advice.",
            "Version 2, made on 20 November 2026 with planning rules 1.",
        ),
        foot="Ben Example · version 2 · 20 November 2026 · 9f3c 21ab",
    )
    return replace(sheet, **changes)  # type: ignore[arg-type]


def _glance(week: WeekSheet) -> GlanceWeek:
    phase = week.phase.split(maxsplit=1)[0]
    return GlanceWeek(number=week.number, phase=phase, exercises=str(len(week.cards)), minutes=str(9 + week.number))


def a_week(number: int, phase: str, cards: Sequence[Card], **changes: object) -> WeekSheet:
    """A week in which these cards are done; what is not new stands in the strip as harder or the same."""
    week = WeekSheet(
        number=number,
        title=f"Week {number}",
        phase=TITLES[phase],
        dates="7–13 December",
        minutes="about 13 minutes of exercises a day, and 12 minutes of walking",
        focus="Move more freely and hold yourself steady. Little and often beats a lot at once.",
        changes=tuple(ChangeNote(tag=card.tag, text=f"{card.name} {card.dose}") for card in cards),
        rows=tuple(a_row(card) for card in cards),
        cards=tuple(cards),
        next_step=NEXT_STEP,
    )
    return replace(week, **changes)  # type: ignore[arg-type]


def a_row(card: Card) -> GridRow:
    """The line of the week's table for one card."""
    return GridRow(
        name=card.name,
        dose=card.dose,
        ticks=PATTERNS.get(card.exercise, EVERY_DAY),
        core=card.exercise in CORE,
        figure=card.figure,
        side=card.side,
    )


def known(card: Card, tag: str = "SAME", first_week: int = 1) -> Card:
    """The same exercise once the person knows it."""
    return replace(card, tag=tag, new=False, first_week=first_week)


def six_weeks(**changes: object) -> ProgrammeSheet:
    """Six weeks, three to six exercises: what a therapist hands over on most days."""
    limited = replace(words.CAT_COW, limits=("Keep the movement in the middle of the range",))
    first = (words.WALKING, words.PRESS_UP, limited)
    third = (words.BIRD_DOG, words.BRIDGE)
    fifth = (words.SIT_TO_STAND, words.FIGURE_FOUR)
    base = [known(card) for card in first]
    harder = [known(card, "HARDER", 3) for card in third]
    weeks = (
        a_week(1, "Settle", first),
        a_week(2, "Settle", [known(first[0], "HARDER"), *base[1:]]),
        a_week(3, "Restore", [*base, *third]),
        a_week(4, "Restore", [*base, *harder]),
        a_week(5, "Build", [base[0], base[2], *harder, *fifth]),
        a_week(6, "Build", [base[0], base[2], *harder, *(known(card, "HARDER", 5) for card in fifth)]),
    )
    return programme(weeks, **changes)


def one_week() -> ProgrammeSheet:
    """A single week with a single new exercise and nothing more than must be."""
    week = a_week(1, "Settle", (words.WALKING,), changes=(), next_step=())
    return programme((week,), goals=(), needs=(), advice=(), period="1 week from Monday 23 November 2026")


def twenty_six_weeks() -> ProgrammeSheet:
    """Half a year in which one exercise comes in every second week."""
    weeks = []
    for number in range(1, 27):
        newest = min(len(words.ALL), 2 + number // 2)
        cards = [known(card, "SAME", max(1, 2 * (place - 2))) for place, card in enumerate(words.ALL[:newest], 1)][-6:]
        if number == 1:
            cards = list(words.ALL[:newest])
        elif number % 2 == 0 and newest < len(words.ALL):
            cards[-1] = words.ALL[newest - 1]
        phase = ("Settle", "Restore", "Build", "Return")[min(3, number // 6)]
        weeks.append(a_week(number, phase, cards))
    return programme(weeks)


def twelve_exercises() -> ProgrammeSheet:
    """Twelve exercises in each of two weeks, all of them new in the first."""
    weeks = (a_week(1, "Settle", words.ALL), a_week(2, "Settle", [known(card) for card in words.ALL]))
    return programme(weeks)


def ten_goals() -> ProgrammeSheet:
    """More on the first page than one page holds."""
    goals = tuple(f"Walk to the harbour and back without a rest, {number} times a week" for number in range(1, 11))
    name = "Maximiliana Featherstonehaugh-Cholmondeley of the Upper Harbour Street Walking Club"
    return replace(_first_week_alone(), goals=goals, patient_name=name, advice=ADVICE * 3)


def _first_week_alone() -> ProgrammeSheet:
    """Six weeks at a glance and the pages of one, for sheets that strain the first page alone."""
    sheet = six_weeks()
    return replace(sheet, weeks=sheet.weeks[:1])


def long_draft() -> ProgrammeSheet:
    """A draft held back for twenty-two exercises, a name of 120 letters, and ten goals of 200 letters."""
    held_back = ", ".join(f"Hands-and-knees leg slide {number}" for number in range(1, 23))
    goals = tuple((f"{number} times to the harbour and back, " * 6)[:200] for number in range(1, 11))
    name = ("Maximiliana Featherstonehaugh-Cholmondeley of " * 3)[:120].strip()
    draft = f"Draft: not for handing out. These exercises are not reviewed: {held_back}."
    foot = f"{name} · version 2 · 20 November 2026"
    return replace(_first_week_alone(), draft=draft, goals=goals, patient_name=name, foot=foot)


def hostile() -> ProgrammeSheet:
    """Markup, half a surrogate pair, controls, words without spaces, and letters of three alphabets."""
    long_word = "Lendenwirbelsäulenbeweglichkeitsübung" * 6
    noisy = replace(
        words.BRIDGE,
        name="Мостик & Γέφυρα <b>bridge</b>",
        why="pain <3/10 & \x00nul \ud800half \u202eoverride\u202c 🙂",
        steps=(long_word, "Lift <para>slowly</para>.", "Ωραία! Хорошо, ещё раз. Çà et là, žlutý kůň.", "word " * 400),
        mistakes=("&amp; is not an ampersand", long_word),
        stop_if=("it hurts > 5/10 && tingles", "x" * 600),
        limits=("note: pain <3/10", long_word),
    )
    cards = (noisy, known(noisy, tag="X" * 120), words.WALKING)
    sheet = programme((a_week(1, "Settle", cards, focus="focus " * 150),))
    return replace(
        sheet,
        patient_name=HOSTILE_NAME,
        clinic_name="<a href='javascript:alert(1)'>" + "Ü" * 200,
        goals=("pain <3/10", long_word, "🙂 smile", "   "),
        emergency=(*EMERGENCY, "hit your head " * 30),
        foot=f"{HOSTILE_NAME} · {long_word}",
        draft="Draft: not for <b>handing out</b>",
    )


ALL: Mapping[str, Callable[[], ProgrammeSheet]] = {
    "six-weeks": six_weeks,
    "one-week": one_week,
    "twenty-six-weeks": twenty_six_weeks,
    "twelve-exercises": twelve_exercises,
    "ten-goals": ten_goals,
    "long-draft": long_draft,
    "hostile": hostile,
}


@cache
def drawn(name: str, size: str = "A4", layout: str = "standard") -> tuple[ProgrammeSheet, bytes]:
    """One of these sheets and its handout, drawn once for all that look at it."""
    sheet = ALL[name]()
    return sheet, render_pdf(sheet, layout=layout, page_size=size)
