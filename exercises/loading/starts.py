"""Whether a figure begins as the start position of its exercise says."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from exercises.figures.look import Build
from exercises.figures.motion import course_of
from exercises.figures.posture import posture_of
from exercises.loading.entries import ExerciseEntry
from exercises.posing import figure_of, remarks_on

POSTURES: Mapping[str, str] = MappingProxyType(
    {
        "standing": "standing",
        "sitting": "sitting",
        "lying on back": "lying on back",
        "lying face down": "lying face down",
        "lying on side": "lying on side",
        "lying on the good side": "lying on side",
        "on hands and knees": "on hands and knees",
        "on forearms and knees": "on hands and knees",
        "kneeling": "kneeling",
        "half-kneeling": "half-kneeling",
    }
)
"""How a body lies or stands that is in a start position, by the words that the start position begins with."""


def posture_said(start_position: str) -> str:
    """The posture that a start position names; empty where it names none that can be told from a figure."""
    fitting = (words for words in POSTURES if start_position.startswith(words))
    return POSTURES.get(max(fitting, key=len, default=""), "")


def start_remarks(exercise: ExerciseEntry) -> Iterator[tuple[str, str]]:
    """A figure that begins in another position than its exercise."""
    said = posture_said(exercise.start_position)
    if not said or remarks_on(exercise.figure):
        return
    figure = figure_of(exercise.figure)
    if figure is None:
        return
    seen = posture_of(course_of(figure, Build.SLIM).frames[0].body)
    if seen != said:
        yield "figure", f"begins {seen}, where the start position is '{exercise.start_position}'"
