"""The colours of the figures, each said once; skin and clothes beside each other differ in grey too."""

from functools import cache
from types import MappingProxyType

from exercises.figures.look import Skin

INK = "#1b2a38"
SHOE = "#eef2f4"
EYE = "#1b2a38"
ARROW = "#0f6b66"
HALO = "#ffffff"
MAT, MAT_EDGE = "#dde6ec", "#9fb0bc"
GROUND = "#e9eef1"
WATER, WAVE = "#d3e6f0", "#4f87a6"
WALL_FACE = "#eef1f3"
SKINS = MappingProxyType({Skin.LIGHT: "#f2cba8", Skin.MEDIUM: "#d29b6c", Skin.DARK: "#8d5b3d"})
SHIRTS = MappingProxyType({Skin.LIGHT: "#3f9089", Skin.MEDIUM: "#3f9089", Skin.DARK: "#8ccac2"})
SHORTS = MappingProxyType({Skin.LIGHT: "#33506e", Skin.MEDIUM: "#33506e", Skin.DARK: "#23384f"})
HAIRS = MappingProxyType({Skin.LIGHT: "#6b4a36", Skin.MEDIUM: "#38291f", Skin.DARK: "#211a18"})
SOLIDS = MappingProxyType(
    {
        "wood": "#e3c9a3", "dark wood": "#c9a877", "panel": "#eef0f1", "sheet": "#f3f5f7", "steel": "#c3ccd3",
        "pillow": "#f6f1e4", "strap": "#d8694f", "band": "#d8694f", "bag": "#7d6b91", "stick": "#b98f5a",
    }
)  # fmt: skip
FAR = 0.86
"""How much darker a limb is on the far side."""


@cache
def shaded(colour: str, by: float) -> str:
    """A colour made darker (below 1) or lighter (above 1)."""
    parts = (int(colour[n : n + 2], 16) for n in (1, 3, 5))
    return "#" + "".join(f"{min(255, round(part * by)):02x}" for part in parts)


@cache
def under_water(colour: str) -> str:
    """A colour as it is seen through water."""
    mixed = (int(colour[n : n + 2], 16) * (1 - _DEPTH) + int(WATER[n : n + 2], 16) * _DEPTH for n in (1, 3, 5))
    return "#" + "".join(f"{round(part):02x}" for part in mixed)


_DEPTH = 0.4
