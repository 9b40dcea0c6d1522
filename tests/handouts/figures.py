"""Figures to draw: lying, standing, and one of three frames; read once."""

from functools import cache
from typing import Any

from exercises.figures.pose import Figure
from exercises.figures.reading import read_figure

_KNEES_BENT = {
    "position": "lying on back, knees bent",
    "caption": "Start: knees bent, feet flat",
    "seen": "A person lies on the back with both knees bent and the feet flat.",
}
_LIFTED = {
    "joints": {"right hip": {"flexion": 60}, "right knee": 10},
    "contacts": {"right foot": None},
    "arrows": ["right foot"],
    "caption": "Lift the {side} leg until the thighs are level",
    "seen": "The {side} leg is lifted, nearly straight.",
}
_LOWERED = {
    "joints": {"right hip": {"flexion": 45}, "right knee": 30},
    "contacts": {"right foot": None},
    "caption": "Lower it half way and wait",
    "seen": "The {side} leg is half way down.",
}
_TALL = {
    "position": "standing",
    "caption": "Stand tall, look ahead",
    "seen": "A person stands upright.",
}
_RAW: dict[str, dict[str, Any]] = {
    "lying": {"props": ["mat"], "frames": [_KNEES_BENT, _LIFTED]},
    "standing": {"frames": [_TALL]},
    "three": {"props": ["mat"], "frames": [_KNEES_BENT, _LIFTED, _LOWERED]},
}


@cache
def figure(name: str) -> Figure:
    """One of these figures."""
    return read_figure(_RAW[name])
