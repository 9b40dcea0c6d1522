"""Programmes to print: eight exercises a week out of the real library, with figures, two new in each second week."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from exercises.figures.pose import Figure
from exercises.figures.words import read_words
from planner.handouts.sheet import Card, ChangeNote, GlanceWeek, GridRow, Light, ProgrammeSheet, WeekSheet
from planner.prescribing.dose import Dose, Frequency, Side
from planner.prescribing.patient_words import EMERGENCY, FLARE_UP, STOP_AND_CALL
from planner.prescribing.wording import amount, particulars

LIBRARY = Path(__file__).resolve().parents[1] / "exercises" / "library"
A_WEEK = 8
NEW = 2
EVERY = 3  # of the library's exercises every third, so that all kinds are among them
OFTEN = 5
THREE_DAYS = (1, 0, 1, 0, 1, 0, 0)
PHASES = ("Settle the pain and keep moving", "Restore movement and control", "Build strength")
LIGHTS = (
    Light(title="0–2 · go on", text="Back to usual within the hour. If all week is like this, you may step up."),
    Light(title="3–5 · keep it", text="Settles by next morning. Keep the same dose, slower and smoother."),
    Light(title="over 5, or sharp · ease", text="Stop that exercise today. Next time do half, or the easier one."),
)
NEXT_STEP = (
    Light(title="Step up", text="Most days done, pain 2 or less, good form: go on to the next week."),
    Light(title="Stay", text="Pain 3 to 5 that settled by next morning: do this week again."),
    Light(title="Step down", text="Pain over 5, or not settled by next morning: halve it and call."),
)


class Exercise(NamedTuple):
    """What the library says of an exercise, and how it is drawn."""

    entry: Mapping[str, Any]
    figure: Figure


def programme(name: str, weeks: int = 6) -> ProgrammeSheet:
    """The programme of a person with this name."""
    weekly = [_week(number) for number in range(1, weeks + 1)]
    return ProgrammeSheet(
        title="Your exercise programme",
        patient_name=name,
        therapist_name="Ana Lind",
        clinic_name="Harbour Street Physiotherapy",
        clinic_telephone="01632 960 011",
        period=f"{weeks} weeks from Monday 23 November 2026",
        review="review by 7 December 2026",
        made_for_you="This plan was made for you by Ana Lind. Do not share it with others.",
        goals=("Sit for 45 minutes", "Sleep through the night", "Pick up my toddler"),
        needs=("a mat, a carpet or a firm bed", "a firm chair", "comfortable shoes"),
        short_day="Do only the exercises with a dot ●. A short day counts.",
        pain_limit="Your pain limit is 5 out of 10.",
        lights=LIGHTS,
        stop_rules=(
            "Some discomfort is fine. It should be back to normal by the next morning.",
            "Stop an exercise if pain is sharp, goes over your pain limit, or spreads further down your leg.",
            "Breathe all the time. Hold on to something firm if you feel unsteady.",
        ),
        emergency=EMERGENCY,
        emergency_number="112",
        stop_and_call=STOP_AND_CALL,
        advice=("Change your position often. No single posture is harmful.", "Heat for 15 minutes is fine."),
        glance=tuple(_glance(week) for week in weekly),
        weeks=tuple(weekly),
        flare_up=tuple(line.format(green=2) for line in FLARE_UP),
        closing=("Missed days? Just carry on. Do not double up.", "This handout does not replace medical advice."),
        foot=f"{name} · version 2 · 20 Nov 2026 · does not replace medical advice",
    )


def _glance(week: WeekSheet) -> GlanceWeek:
    return GlanceWeek(number=week.number, phase=week.phase.split()[0], exercises=str(A_WEEK), minutes="25")


def _week(number: int) -> WeekSheet:
    cards = tuple(_card(place, number) for place in _places(number))
    return WeekSheet(
        number=number,
        title=f"Week {number}",
        phase=PHASES[(number - 1) // 2 % len(PHASES)],
        dates=f"day {number * 7 - 6} to day {number * 7}",
        minutes="about 25 minutes of exercises a day",
        focus="Move more freely and hold yourself steady. Little and often beats a lot at once.",
        changes=tuple(ChangeNote(tag=card.tag, text=f"{card.name} {card.dose}") for card in cards),
        rows=tuple(_row(place, card) for place, card in zip(_places(number), cards, strict=True)),
        cards=cards,
        next_step=NEXT_STEP,
    )


def _places(number: int) -> range:
    """Which exercises are done in this week, as places in the list of all that are used."""
    first = (number - 1) // 2 * NEW
    return range(first, first + A_WEEK)


def _first_week(place: int) -> int:
    return max(0, -(-(place + 1 - A_WEEK) // NEW)) * 2 + 1


def _card(place: int, number: int) -> Card:
    entry, figure = _exercise(place)
    since = number - _first_week(place)
    dose = _dose(entry["dosage"]["target" if since > 1 else "start"])
    days = "every day" if dose.frequency.days_per_week >= OFTEN else "Mon, Wed and Fri"
    return Card(
        exercise=entry["slug"],
        name=entry["name"],
        tag={0: "NEW", 2: "HARDER"}.get(since, "SAME"),
        new=since == 0,
        why=entry["purpose"],
        position=entry["start_position"],
        dose=_amount(dose, entry),
        dose_detail=" · ".join((*particulars(dose), days)),
        steps=tuple(entry["steps"]),
        mistakes=tuple(entry["mistakes"]),
        stop_if=tuple(entry["stop_if"]),
        first_week=_first_week(place),
        figure=figure,
    )


def _row(place: int, card: Card) -> GridRow:
    often = _dose(_exercise(place).entry["dosage"]["start"]).frequency
    times = often.times_per_day
    return GridRow(
        name=card.name,
        dose=card.dose,
        ticks=(times,) * 7 if often.days_per_week >= OFTEN else tuple(times * day for day in THREE_DAYS),
        core=place % 4 == 0,
        figure=card.figure,
    )


def _amount(dose: Dose, entry: Mapping[str, Any]) -> str:
    return amount(dose, Side.BOTH if entry["one_sided"] else Side.NONE)


def _dose(numbers: Mapping[str, int]) -> Dose:
    minutes = numbers.get("minutes")
    return Dose(
        frequency=Frequency(days_per_week=numbers["days_per_week"], times_per_day=numbers["times_per_day"]),
        sets=numbers.get("sets", 1),
        repetitions=None if minutes else numbers.get("repetitions"),
        hold_seconds=numbers.get("hold_seconds"),
        rest_seconds=numbers.get("rest_seconds", 0),
        minutes=minutes,
    )


def _exercise(place: int) -> Exercise:
    used = _drawn_exercises()[::EVERY]
    return used[place % len(used)]


@cache
def _drawn_exercises() -> tuple[Exercise, ...]:
    """Every exercise of the library's files that has a figure."""
    figures = {raw["exercise"]: raw for raw in _entries("figures")}
    return tuple(
        Exercise(entry, read_words({key: value for key, value in figures[entry["slug"]].items() if key != "exercise"}))
        for entry in _entries("exercises")
        if entry["slug"] in figures
    )


def _entries(kind: str) -> Iterator[dict[str, Any]]:
    for path in sorted((LIBRARY / kind).glob("*.yaml")):
        yield from yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)[kind]
