"""How the drawn person looks: two builds and three skin tones; the poses stay the same."""

from dataclasses import dataclass
from enum import StrEnum


class Build(StrEnum):
    """The shape of the body."""

    SLIM = "slim"
    BROAD = "broad"


class Skin(StrEnum):
    """The tone of the skin."""

    LIGHT = "light"
    MEDIUM = "medium"
    DARK = "dark"


class Side(StrEnum):
    """Which side is at work: poses are written for the right and mirrored for the left.

    Where it is the sore or the good one, and nobody said whether that is right or left, the right is drawn and the
    words call it sore or good.
    """

    RIGHT = "right"
    LEFT = "left"
    SORE = "sore"
    GOOD = "good"

    @property
    def other(self) -> "Side":
        """The side across."""
        return _ACROSS[self]

    def in_words(self, text: str) -> str:
        """Words of a figure for this side: `{side}` is the side at work, `{other}` the one across."""
        for name, side in (("{side}", self), ("{other}", self.other)):
            text = text.replace(f"{name} side", f"{side.value} side").replace(name, _CALLED[side])
        return text[:1].upper() + text[1:]


_ACROSS = {Side.RIGHT: Side.LEFT, Side.LEFT: Side.RIGHT, Side.SORE: Side.GOOD, Side.GOOD: Side.SORE}
_CALLED = {Side.RIGHT: "right", Side.LEFT: "left", Side.SORE: "sore-side", Side.GOOD: "good-side"}
DRAWN_SIDES = (Side.RIGHT, Side.LEFT)
"""The sides that differ in the picture and not only in the words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """One drawn person."""

    build: Build = Build.SLIM
    skin: Skin = Skin.MEDIUM

    @property
    def name(self) -> str:
        """A short name, as in 'slim-medium'."""
        return f"{self.build}-{self.skin}"

    @property
    def words(self) -> str:
        """The look as a person reads it."""
        return f"{self.build.capitalize()}, {self.skin} skin"


DEFAULT_LOOK = Look()
LOOKS = {look.name: look for look in (Look(build=build, skin=skin) for build in Build for skin in Skin)}
"""Every look by its name."""
