"""What a person wants to do again, and the exercises that train for it (R-SZ4)."""

import re
from collections.abc import Collection, Iterator
from functools import lru_cache

TASKS: tuple[tuple[tuple[str, ...], frozenset[str]], ...] = (
    (("stair", "climb", "step", "hill", "uphill"), frozenset({"step", "squat", "lunge"})),
    (("walk", "hike", "hiking", "dog"), frozenset({"walking", "calf strength"})),
    (("run", "jog"), frozenset({"step", "lunge", "calf strength", "side plank"})),
    (
        ("lift", "carry", "pick", "child", "toddler", "grandchild", "baby", "shopping", "groceries", "bag"),
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

ESSENTIAL: tuple[tuple[tuple[str, ...], frozenset[str]], ...] = (
    (("walk", "hike", "hiking", "dog"), frozenset({"walking"})),
    (("swim",), frozenset({"swimming"})),
    (("cycl", "bike", "biking"), frozenset({"cycling"})),
)
"""What has to be among the functions for a goal to count as trained for: who wants to walk has to walk."""
RUNNING = ("run", "jog")

_WORD = re.compile(r"[^\W\d_]+")


def goals_served(function: str, goals: tuple[str, ...]) -> Iterator[str]:
    """The goals, in the person's words, that exercises of this function train for."""
    return (goal for goal in goals if function in functions_for(goal))


def is_trained_for(goal: str, functions: Collection[str]) -> bool:
    """Whether exercises of these functions train directly for a goal in plain words (R-SZ4)."""
    essential = (needed for stems, needed in ESSENTIAL if _speaks_of(goal, stems))
    return not functions_for(goal).isdisjoint(functions) and not any(map(frozenset(functions).isdisjoint, essential))


def asks_to_run(goal: str) -> bool:
    """Whether a goal is to run, for which no library holds the plan (section 1)."""
    return _speaks_of(goal, RUNNING)


@lru_cache(maxsize=1024)
def functions_for(goal: str) -> frozenset[str]:
    """The functions of the library that a goal in plain words asks for; empty where no word of it is known."""
    return frozenset().union(*(functions for stems, functions in TASKS if _speaks_of(goal, stems)))


def _speaks_of(goal: str, stems: tuple[str, ...]) -> bool:
    return any(word.casefold().startswith(stems) for word in _WORD.findall(goal))
