"""How an exercise's figure stands on a page: finished markup, drawn once and kept."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any, TypeVar
from urllib.parse import urlencode

from exercises.figures.draw import draw_figure, draw_motion, telling_frame
from exercises.figures.look import DEFAULT_LOOK, Build, Look, Side, Skin
from exercises.figures.pose import Figure
from exercises.figures.svg import shapes_markup, svg

Choice = TypeVar("Choice", bound=StrEnum)
MOTION_SAID = "Moving picture: the way from the first picture to the last, and back"


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureFrame:
    """One frame as a page shows it: inline SVG that says what is seen, and the caption below it."""

    number: int
    caption: str
    markup: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A figure drawn for one side and one person; its markup is safe as it is: the writer of SVG escapes the words.

    `small` is the frame that tells most, for where the words stand beside it; `asked` is the query for the moving
    picture.
    """

    frames: tuple[PictureFrame, ...]
    small: str
    asked: str

    @property
    def moves(self) -> bool:
        """Whether there is a way from one frame to another."""
        return len(self.frames) > 1


@lru_cache(maxsize=256)
def picture_of(figure: Figure, side: Side = Side.RIGHT, look: Look = DEFAULT_LOOK) -> Picture:
    """Every frame of a figure as inline SVG."""
    drawn = draw_figure(figure, side, look)
    return Picture(
        frames=tuple(
            PictureFrame(number=one.number, caption=one.caption, markup=svg(one.drawing, said=one.seen))
            for one in drawn
        ),
        small=svg(drawn[telling_frame(figure)].drawing, said=""),
        asked=f"{query_of(side, look)}&{urlencode({'of': figure.key})}",
    )


@lru_cache(maxsize=64)
def motion_markup(figure: Figure, side: Side, look: Look) -> str:
    """The moving picture as one `<svg>`: a group for each step, of which the first is displayed."""
    steps = draw_motion(figure, side, look)
    shown, *hidden = (shapes_markup(step) for step in steps)
    layers = f"<g>{shown}</g>" + "".join(f'<g display="none">{step}</g>' for step in hidden)
    head = svg(steps[0], said=MOTION_SAID).partition("<g")[0]  # one canvas for all steps
    return f"{head}{layers}</svg>"


def query_of(side: Side, look: Look) -> str:
    """The query of an address that asks for a side and a person."""
    return urlencode({"side": side, "build": look.build, "skin": look.skin})


def side_asked(query: Mapping[str, Any]) -> Side:
    """The side that an address asks for, the right where it names none."""
    return _chosen(Side, query.get("side"), Side.RIGHT)


def look_asked(query: Mapping[str, Any]) -> Look:
    """The person that an address asks for, the usual one where it names none."""
    build = _chosen(Build, query.get("build"), DEFAULT_LOOK.build)
    return Look(build=build, skin=_chosen(Skin, query.get("skin"), DEFAULT_LOOK.skin))


def version_of(raw: Mapping[str, Any]) -> str:
    """A short name for what a curator wrote, which changes with it: a browser may keep the picture under it."""
    return hashlib.sha256(json.dumps(raw, sort_keys=True).encode()).hexdigest()[:12]


def _chosen(kind: type[Choice], asked: object, usual: Choice) -> Choice:
    return next((one for one in kind if one == asked), usual)
