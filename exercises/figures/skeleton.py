"""The skeleton: how long each segment is, how thick in each build, and how far each joint goes.

Lengths are metres of a body of 1.75 m; the ranges of the joints are degrees, with their sources in docs/figures.md.
"""

from dataclasses import dataclass
from types import MappingProxyType

from exercises.figures.look import Build

LUMBAR, THORAX, NECK, HEAD = 0.17, 0.25, 0.09, 0.10
UPPER_ARM, FOREARM, HAND = 0.28, 0.25, 0.10
THIGH, SHANK, FOOT = 0.42, 0.41, 0.17
HIP_HALF_WIDTH, SHOULDER_HALF_WIDTH = 0.085, 0.165
PELVIS_HEIGHT = 0.08
SHOULDER_DROP = 0.04
SOLE = 0.075
"""How high the ankle joint is above the sole."""

SIDES = ("right", "left")


@dataclass(frozen=True, slots=True)
class Range:
    """How far a joint goes one way and the other, in degrees."""

    least: float
    most: float

    def holds(self, angle: float, tolerance: float = 1.0) -> bool:
        """Whether a body can do it, give or take what solving an angle costs."""
        return self.least - tolerance <= angle <= self.most + tolerance

    def __str__(self) -> str:
        return f"{self.least:g} to {self.most:g}"


TRUNK_RANGES = {
    "lumbar flexion": Range(-30, 60),
    "lumbar bend": Range(-25, 25),
    "lumbar rotation": Range(-15, 15),
    "thorax flexion": Range(-25, 45),
    "thorax bend": Range(-30, 30),
    "thorax rotation": Range(-40, 40),
    "neck flexion": Range(-60, 50),
    "neck bend": Range(-45, 45),
    "neck rotation": Range(-80, 80),
}
LIMB_RANGES = {
    "shoulder flexion": Range(-60, 180),
    "shoulder abduction": Range(-50, 180),
    "shoulder rotation": Range(-90, 90),
    "elbow flexion": Range(-5, 150),
    "wrist extension": Range(-85, 90),
    "wrist deviation": Range(-40, 40),
    "forearm rotation": Range(-95, 95),
    "hip flexion": Range(-30, 135),
    "hip abduction": Range(-30, 60),
    "hip rotation": Range(-45, 70),
    "knee flexion": Range(-5, 160),
    "ankle dorsiflexion": Range(-60, 40),
    "ankle inversion": Range(-40, 40),
    "ankle rotation": Range(-30, 30),
}
"""Rotation is outward; abduction is away from the middle."""

RANGES = MappingProxyType(
    TRUNK_RANGES | {f"{side} {movement}": bounds for movement, bounds in LIMB_RANGES.items() for side in SIDES}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Girth:
    """How thick a build is: the radii of the body's parts, in metres."""

    hips: float
    waist: float
    ribs: float
    chest: float
    shoulders: float
    belly: float
    """How far the belly stands forward."""
    thigh: float
    knee: float
    calf: float
    ankle: float
    upper_arm: float
    elbow: float
    wrist: float
    neck: float


GIRTHS = MappingProxyType(
    {
        Build.SLIM: Girth(
            hips=0.098, waist=0.086, ribs=0.092, chest=0.098, shoulders=0.062, belly=0.0,
            thigh=0.082, knee=0.056, calf=0.054, ankle=0.038,
            upper_arm=0.050, elbow=0.040, wrist=0.029, neck=0.048,
        ),
        Build.BROAD: Girth(
            hips=0.118, waist=0.118, ribs=0.118, chest=0.116, shoulders=0.072, belly=0.035,
            thigh=0.098, knee=0.066, calf=0.064, ankle=0.043,
            upper_arm=0.060, elbow=0.047, wrist=0.033, neck=0.056,
        ),
    }
)  # fmt: skip

HEAD_RADIUS = 0.100
HAND_RADIUS = 0.030
HEEL_RADIUS, BALL_RADIUS, TOE_RADIUS = 0.036, 0.030, 0.024
