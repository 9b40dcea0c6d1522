"""What a set of exercises is worth, in numbers alone: the measure by which a week is chosen, and its hard limits.

First control or strength and aerobic work, then the kinds that a week should hold, then its least size, then the points
of what is in it, less what every change of position costs.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

POINT = 10_000
"""What a point is worth; what is below decides between equals, by slug."""
POSITION_CHANGE = 3 * POINT
BACKBONE = 1_000_000 * POINT
LEAST_OF_A_KIND = 100_000 * POINT
TOWARDS_LEAST_SIZE = 10_000 * POINT
BEYOND_A_KIND = 5_000 * POINT


class Option(NamedTuple):
    """One exercise as the search sees it.

    `keys` are bits that no two of a set may share, that of its function among them; `own_key` that of its function
    in its kind. `places` are the bits of the positions it needs, `seconds` those of a day. What does not count in the
    size, as aerobic work, is of no kind that may exceed its most.
    """

    slug: str
    points: int
    kind: int
    own_key: int
    keys: int
    is_new: bool
    needs_care: bool
    places: int
    seconds: int
    counts: bool

    def worth_more(self, points: int) -> "Option":
        """The same option with so many points more."""
        return Option(self.slug, self.points + points, *self[2:])


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The hard limits of a week, and how many of each kind it should hold.

    `least`, `most` and `backbone` are by kind. Kinds with a bit in `backbone` are needed before everything else, one
    exercise for each bit; only kinds that `may_exceed` go beyond their most, and only up to `least_size`.
    """

    least: tuple[int, ...]
    most: tuple[int, ...]
    backbone: tuple[int, ...]
    may_exceed: tuple[bool, ...]
    size: int
    least_size: int
    new: int
    new_cares: int
    seconds: int

    def allow(self, option: Option) -> bool:
        """Whether any possible set may hold the option."""
        if option.seconds > self.seconds or not (self.most[option.kind] or self.may_exceed[option.kind]):
            return False
        return not option.is_new or (self.new > 0 and (self.new_cares > 0 or not option.needs_care))


def is_possible(chosen: Sequence[Option], limits: Limits) -> bool:
    """Whether a set breaks none of the hard limits."""
    size = sum(option.counts for option in chosen)
    new = [option for option in chosen if option.is_new]
    beyond = _beyond(chosen, limits)
    shared = any(one.keys & other.keys for n, one in enumerate(chosen) for other in chosen[:n])
    return not (
        shared
        or size > limits.size
        or len(new) > limits.new
        or sum(option.needs_care for option in new) > limits.new_cares
        or sum(option.seconds for option in chosen) > limits.seconds
        or any(count and not may for count, may in zip(beyond, limits.may_exceed, strict=True))
        or (sum(beyond) > 0 and size > limits.least_size)
    )


def worth_of(chosen: Sequence[Option], limits: Limits, ranks: Mapping[str, int]) -> int:
    """What a possible set is worth; `ranks` tells the place of each slug in the alphabet."""
    places = 0
    for option in chosen:
        places |= option.places
    least = zip(_by_kind(chosen, limits), limits.least, strict=True)
    return (
        BACKBONE * len({limits.backbone[option.kind] for option in chosen} - {0})
        + LEAST_OF_A_KIND * sum(min(count, wanted) for count, wanted in least)
        + TOWARDS_LEAST_SIZE * min(sum(option.counts for option in chosen), limits.least_size)
        - BEYOND_A_KIND * sum(_beyond(chosen, limits))
        - POSITION_CHANGE * max(0, places.bit_count() - 1)
        + sum(own_worth(option, ranks) for option in chosen)
    )


def own_worth(option: Option, ranks: Mapping[str, int]) -> int:
    """What one option adds by itself: its points, and the sooner its slug comes, the more by a trifle."""
    return option.points * POINT + len(ranks) - ranks[option.slug]


def _by_kind(chosen: Sequence[Option], limits: Limits) -> list[int]:
    return [sum(option.kind == kind for option in chosen) for kind in range(len(limits.most))]


def _beyond(chosen: Sequence[Option], limits: Limits) -> list[int]:
    counts = _by_kind(chosen, limits)
    return [max(0, count - most) for count, most in zip(counts, limits.most, strict=True)]
