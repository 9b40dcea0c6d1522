"""A figure to show in tests, and the drawings on a page."""

import re
from typing import Any
from xml.etree import ElementTree as ET

LEG_LIFT: dict[str, Any] = {
    "props": ["mat"],
    "frames": [
        {
            "position": "lying on back, knees bent",
            "caption": "Start: knees bent, feet flat",
            "seen": "A person lies on the back with both knees bent and the feet flat.",
        },
        {
            "joints": {"right hip": {"flexion": 60}, "right knee": 10},
            "contacts": {"right foot": None},
            "arrows": ["right foot"],
            "caption": "Lift the {side} leg",
            "seen": "The {side} leg is lifted, nearly straight.",
        },
    ],
}
FIRST_FRAME: dict[str, Any] = {**LEG_LIFT, "frames": LEG_LIFT["frames"][:1]}


def drawings_in(text: str) -> list[ET.Element]:
    """Every inline drawing of a page; a fault where one is not well-formed."""
    return [ET.fromstring(found) for found in re.findall(r"<svg.*?</svg>", text, re.DOTALL)]
