"""The library of the files as the planner's values, without a database."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from planner.prescribing.dose import Dose, Frequency
from planner.prescribing.library import (
    Category,
    ConditionSpec,
    Direction,
    DirectionLock,
    ExerciseSpec,
    Library,
    Phase,
    PrecautionSpec,
    Suitability,
    Verdict,
)

FOLDER = Path(__file__).resolve().parents[1] / "exercises" / "library"


@cache
def real_library() -> Library:
    """Everything in exercises/library that the planner reads."""
    conditions = _read("conditions.yaml")["conditions"]
    precautions = _read("precautions.yaml")["precautions"]
    exercises = [entry for path in sorted(FOLDER.glob("exercises/*.yaml")) for entry in _read(path)["exercises"]]
    return Library(
        exercises={entry["slug"]: _exercise(entry) for entry in exercises},
        conditions={entry["slug"]: _condition(entry) for entry in conditions},
        precautions={entry["slug"]: _precaution(entry) for entry in precautions},
        tags={entry["slug"]: entry["meaning"] for entry in _read("tags.yaml")["tags"]},
    )


def _read(name: str | Path) -> Any:
    return yaml.load((FOLDER / name).read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


def _exercise(entry: dict[str, Any]) -> ExerciseSpec:
    same: tuple[str, ...] = ("slug", "name", "function", "purpose", "start_position", "level", "certainty", "notes")
    lists = ("steps", "mistakes", "stop_if", "progressions", "regressions")
    return ExerciseSpec(
        **({name: entry[name] for name in same} | {name: tuple(entry[name]) for name in lists}),
        equipment=tuple(sorted(entry["equipment"])),
        category=Category(entry["category"]),
        tags=frozenset(entry["tags"]),
        one_sided=entry["one_sided"],
        alternating=entry["alternating"],
        earliest_phase=Phase(entry["earliest_phase"]),
        start=_dose(entry["dosage"]["start"]),
        target=_dose(entry["dosage"]["target"]),
        suitability={
            slug: Suitability(**{**verdict, "verdict": Verdict(verdict["verdict"])})
            for slug, verdict in entry["verdicts"].items()
        },
        lock=_lock(entry["requires"]),
        sources=tuple(sorted(entry["sources"])),
        passages=tuple(sorted(entry["passages"])),
    )


def _dose(numbers: dict[str, int]) -> Dose:
    minutes = numbers.get("minutes")
    return Dose(
        frequency=Frequency(days_per_week=numbers["days_per_week"], times_per_day=numbers["times_per_day"]),
        sets=numbers.get("sets", 1),
        repetitions=None if minutes else numbers.get("repetitions"),
        hold_seconds=numbers.get("hold_seconds"),
        rest_seconds=numbers.get("rest_seconds", 0),
        minutes=minutes,
    )


def _lock(entry: dict[str, Any] | None) -> DirectionLock | None:
    if entry is None:
        return None
    return DirectionLock(
        easing_direction=Direction(entry["easing_direction"]),
        when_conditions=frozenset(entry["when_conditions"]),
        when_precautions=frozenset(entry["when_precautions"]),
        when_leg_symptoms=entry["when_leg_symptoms"],
    )


def _condition(entry: dict[str, Any]) -> ConditionSpec:
    return ConditionSpec(
        slug=entry["slug"],
        name=entry["name"],
        caution_tags=frozenset(rule["tag"] for rule in entry["tag_rules"] if rule["verdict"] == "caution"),
        core=tuple(entry["core"]),
        add=tuple(entry["add"]),
        advice=tuple(entry["advice"]),
    )


def _precaution(entry: dict[str, Any]) -> PrecautionSpec:
    return PrecautionSpec(
        slug=entry["slug"],
        name=entry["name"],
        contraindicated_tags=frozenset(entry["contraindicated_tags"]),
        caution_tags=frozenset(entry["caution_tags"]),
        source=entry["source"],
        note=entry["note"],
    )
