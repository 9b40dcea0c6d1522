"""The figures of the library's files, without a database."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from exercises.figures.pose import Figure
from exercises.figures.words import read_words

FOLDER = Path(__file__).resolve().parents[2] / "exercises" / "library"


@cache
def raw_figures() -> dict[str, dict[str, Any]]:
    """What the files say of each figure, by exercise."""
    found = {}
    for path in sorted(FOLDER.glob("figures/*.yaml")):
        for raw in _read(path)["figures"]:
            slug = raw.pop("exercise")
            assert slug not in found, f"{slug} is drawn twice"
            found[slug] = raw
    return found


@cache
def figures() -> dict[str, Figure]:
    """Every figure, by exercise."""
    return {slug: read_words(raw) for slug, raw in raw_figures().items()}


@cache
def exercises() -> dict[str, dict[str, Any]]:
    """What the files say of each exercise."""
    return {
        entry["slug"]: entry for path in sorted(FOLDER.glob("exercises/*.yaml")) for entry in _read(path)["exercises"]
    }


def _read(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
