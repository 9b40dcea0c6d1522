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
    """Which side is drawn at work: poses are written for the right and mirrored for the left."""

    RIGHT = "right"
    LEFT = "left"

    @property
    def other(self) -> "Side":
        """The side across."""
        return Side.LEFT if self is Side.RIGHT else Side.RIGHT


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
