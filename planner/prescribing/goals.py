"""What a person wants to do again, and the exercises that train for it (R-SZ4)."""

import re
from collections.abc import Iterator
from functools import lru_cache

TASKS: tuple[tuple[tuple[str, ...], frozenset[str]], ...] = (
    (("stair", "climb", "step", "hill", "uphill"), frozenset({"step", "squat", "lunge"})),
    (("walk", "hike", "hiking", "dog"), frozenset({"walking", "calf strength"})),
    (("run", "jog"), frozenset({"step", "lunge", "calf strength", "side plank"})),
    (
        ("lift", "carry", "pick", "child", "toddler", "grandchild", "baby", "shop", "groceries", "bag"),
        frozenset({"hip hinge", "squat", "carrying"}),
    ),
    (("sit", "desk", "drive", "driving", "car", "office"), frozenset({"posture break", "hip-flexor stretch"})),
    (("sleep", "night"), frozenset({"breathing", "resting position"})),
    (("stand", "cook", "queue"), frozenset({"posture break", "calf strength", "standing balance"})),
    (("chair", "sofa", "toilet", "rise"), frozenset({"squat"})),
    (("balance", "fall", "steady", "bus"), frozenset({"standing balance"})),
    (("garden", "kneel", "floor", "play"), frozenset({"hip hinge", "lunge", "squat"})),
    (("sock", "shoe", "dress"), frozenset({"hip bending", "hip turning"})),
    (("swim",), frozenset({"swimming"})),
    (("cycl", "bike", "biking"), frozenset({"cycling"})),
)
"""How words of a goal begin, and the functions of the library that train for it; nothing else is read from a goal."""

_WORD = re.compile(r"[^\W\d_]+")


def goals_served(function: str, goals: tuple[str, ...]) -> Iterator[str]:
    """The goals, in the person's words, that exercises of this function train for."""
    return (goal for goal in goals if function in functions_for(goal))


@lru_cache(maxsize=1024)
def functions_for(goal: str) -> frozenset[str]:
    """The functions of the library that a goal in plain words asks for; empty where no word of it is known."""
    words = [word.casefold() for word in _WORD.findall(goal)]
    found = (functions for stems, functions in TASKS if any(word.startswith(stems) for word in words))
    return frozenset().union(*found)
