"""Base positions: what a frame's own angles are added to, which way up the body is, and what it rests on.

A position is written as a frame is; `reading` puts the frame's own words over it.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from exercises.figures.vectors import UPRIGHT, Matrix, X, Y, Z, about_z, axes

_ON_BACK = about_z(90.0)
_FACE_DOWN = about_z(-90.0)
_ON_LEFT_SIDE = axes(Z, X, Y)

_ARMS_DOWN = {"shoulders": {"flexion": 0, "abduction": 8}, "elbows": 12}

POSITIONS: Mapping[str, Mapping[str, Any]] = MappingProxyType(
    {
        "standing": {
            "joints": {**_ARMS_DOWN, "hips": {"flexion": 2}, "knees": 3, "ankles": 1},
            "rests": ["right foot"],
            "contacts": {"left foot": "floor", "right foot": "floor"},
        },
        "sitting": {
            "joints": {
                "hips": {"flexion": 90, "abduction": 6},
                "knees": 90,
                "shoulders": {"flexion": 22, "abduction": 6},
                "elbows": 70,
            },
            "rests": [{"buttocks": "chair"}],
            "contacts": {
                "feet": "floor",
                "right hand": {"to": "right thigh", "along": 0.65},
                "left hand": {"to": "left thigh", "along": 0.65},
            },
        },
        "lying on back": {
            "joints": {
                "shoulders": {"flexion": -4, "abduction": 18},
                "elbows": 4,
                "ankles": -20,
                "hips": {"rotation": 8},
            },
            "rests": ["back"],
            "contacts": {"hands": "floor"},
        },
        "lying on back, knees bent": {
            "joints": {
                "shoulders": {"flexion": -4, "abduction": 18},
                "elbows": 4,
                "hips": {"flexion": 48, "abduction": 2},
                "knees": 98,
            },
            "rests": ["back"],
            "contacts": {"feet": "floor", "hands": "floor"},
        },
        "lying face down": {
            "joints": {
                "shoulders": {"abduction": 75, "rotation": 85},
                "elbows": 95,
                "ankles": -50,
                "neck": {"rotation": 70},
            },
            "rests": ["belly"],
            "contacts": {"hands": "floor"},
        },
        "lying on side": {
            "joints": {
                "hips": {"flexion": 45},
                "knees": 85,
                "left shoulder": {"flexion": 80},
                "left elbow": 90,
                "right shoulder": {"flexion": 45, "abduction": -10},
                "right elbow": 60,
            },
            "rests": ["left hip", "left shoulder"],
            "contacts": {},
        },
        "on hands and knees": {
            "lean": -9,
            "joints": {
                "hips": {"flexion": 81},
                "knees": 90,
                "shoulders": {"flexion": 81},
                "elbows": 4,
                "neck": {"flexion": -12},
                "ankles": -50,
            },
            "rests": ["right knee"],
            "contacts": {"left knee": "floor", "toes": "floor", "hands": "floor"},
        },
        "kneeling": {
            "joints": {**_ARMS_DOWN, "knees": 90, "ankles": -50},
            "rests": ["right knee"],
            "contacts": {"left knee": "floor", "toes": "floor"},
        },
        "half-kneeling": {
            "joints": {
                **_ARMS_DOWN,
                "left hip": {"flexion": 88},
                "left knee": 90,
                "right hip": {"flexion": 0},
                "right knee": 90,
                "right ankle": -40,
            },
            "rests": ["right knee"],
            "contacts": {"left foot": "floor", "right toes": "floor"},
        },
    }
)

FACING: Mapping[str, Matrix] = MappingProxyType(
    {
        "standing": UPRIGHT,
        "sitting": UPRIGHT,
        "lying on back": _ON_BACK,
        "lying on back, knees bent": _ON_BACK,
        "lying face down": _FACE_DOWN,
        "lying on side": _ON_LEFT_SIDE,
        "on hands and knees": _FACE_DOWN,
        "kneeling": UPRIGHT,
        "half-kneeling": UPRIGHT,
    }
)
"""How the pelvis is turned in each position: on the back with the head to the left of the picture, and so on."""
