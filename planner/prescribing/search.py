"""The best set of exercises under hard limits: an exact search, with a bound that says how good the rest could be.

It knows no exercise, only numbers. What a set is worth: first the kinds that a week should hold, then its least size,
then the points of what is in it, less what every change of position costs. Branch and bound: the bound leaves out the
change of positions and prices what is scarce, places for new exercises and seconds of the day, so that what is left
is solved by taking the best first.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

POINT = 10_000
"""What a point is worth; what is below decides between equals, by slug."""
POSITION_CHANGE = 3 * POINT
BACKBONE = 1_000_000 * POINT
LEAST_OF_A_KIND = 100_000 * POINT
TOWARDS_LEAST_SIZE = 10_000 * POINT
BEYOND_A_KIND = 5_000 * POINT
MOST_NODES = 20_000
_ROUNDS = 8
_DEAREST = 1_000 * POINT
"""No price is higher: what a week should hold comes first at any price, or the bound would be none."""
_TOO_DEAR = _DEAREST / 2
_EXACT = 0.001


class Option(NamedTuple):
    """One exercise as the search sees it.

    `keys` are bits that no two of a set may share, `own_key` the one of its function within its kind; `places` are the
    bits of the positions it needs; aerobic work does not count in the size. `seconds` are those of a day.
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The best set by slug; it is proven to be the best where `bound` is no more than `worth`."""

    slugs: tuple[str, ...]
    worth: int
    bound: int

    @property
    def is_best(self) -> bool:
        """Whether no other set can be worth more."""
        return self.bound <= self.worth


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """A set that was proven to be the best, and among what."""

    options: Mapping[str, Option]
    limits: Limits
    found: Found

    def still_best(self, options: Sequence[Option], limits: Limits) -> bool:
        """Whether the set is still the best without searching again.

        That is so where nothing but its own exercises takes longer, no limit is wider, and it still fits: every set
        that is possible now was possible then, and is worth the same.
        """
        if len(options) != len(self.options) or not self._no_wider(limits):
            return False
        chosen, seconds = set(self.found.slugs), 0
        for option in options:
            was = self.options.get(option.slug)
            is_chosen = option.slug in chosen
            seconds += option.seconds if is_chosen else 0
            if option != was and not (is_chosen and was and _takes_longer(option, was)):
                return False
        return seconds <= limits.seconds

    def _no_wider(self, limits: Limits) -> bool:
        if limits == self.limits:
            return True
        uses_new = any(self.options[slug].is_new for slug in self.found.slugs)
        return not uses_new and limits.new < self.limits.new and replace(limits, new=self.limits.new) == self.limits


def _takes_longer(option: Option, was: Option) -> bool:
    return option.seconds >= was.seconds and option._replace(seconds=was.seconds) == was


def best_set(options: Sequence[Option], limits: Limits, *, most_nodes: int = MOST_NODES) -> Found:
    """The set of options that is worth most; after `most_nodes` nodes the best so far, with its bound."""
    return _Search(options, limits, most_nodes).found()


def worth_of(chosen: Sequence[Option], limits: Limits, ranks: dict[str, int]) -> int | None:
    """What a set is worth, None where it breaks a hard limit; `ranks` tells the place of each slug in the alphabet."""
    state = _State.empty(limits)
    for option in chosen:
        if not state.takes(option):
            return None
        state = state.with_one(option, limits)
    by_kind = [sum(option.kind == kind for option in chosen) for kind in range(len(limits.most))]
    beyond = [max(0, count - most) for count, most in zip(by_kind, limits.most, strict=True)]
    size = sum(option.counts for option in chosen)
    if any(b and not may for b, may in zip(beyond, limits.may_exceed, strict=True)):
        return None
    if sum(beyond) and size > limits.least_size:
        return None
    within = sum(min(count, least) for count, least in zip(by_kind, limits.least, strict=True))
    places = 0
    for option in chosen:
        places |= option.places
    return (
        BACKBONE * len({limits.backbone[option.kind] for option in chosen} - {0})
        + LEAST_OF_A_KIND * within
        + TOWARDS_LEAST_SIZE * min(size, limits.least_size)
        - BEYOND_A_KIND * sum(beyond)
        - POSITION_CHANGE * max(0, places.bit_count() - 1)
        + sum(own_worth(option, ranks) for option in chosen)
    )


def own_worth(option: Option, ranks: dict[str, int]) -> int:
    """What one option adds by itself: its points, and the sooner its slug comes, the more by a trifle."""
    return option.points * POINT + len(ranks) - ranks[option.slug]


class _Prices(NamedTuple):
    """What a place for a new exercise costs, one for a new one that needs care, and the longest exercise's seconds."""

    new: float
    care: float
    long: float


_FREE = _Prices(0.0, 0.0, 0.0)


class _State(NamedTuple):
    """A set in the making and what is left of the limits."""

    counts: tuple[int, ...]
    keys: int
    places: int
    size_left: int
    size: int
    new_left: int
    cares_left: int
    seconds_left: int
    worth: int
    beyond: int
    backbone: int

    @classmethod
    def empty(cls, limits: Limits) -> "_State":
        counts = (0,) * len(limits.most)
        return cls(counts, 0, 0, limits.size, 0, limits.new, limits.new_cares, limits.seconds, 0, 0, 0)

    def takes(self, option: Option) -> bool:
        """Whether the option breaks none of the limits that speak of single exercises."""
        if option.keys & self.keys or option.seconds > self.seconds_left:
            return False
        if option.counts and not self.size_left:
            return False
        return not option.is_new or (self.new_left > 0 and (not option.needs_care or self.cares_left > 0))

    def with_one(self, option: Option, limits: Limits, own: int = 0) -> "_State":
        """The set with one more, worth `own` by itself."""
        kind, count = option.kind, self.counts[option.kind]
        counts = (*self.counts[:kind], count + 1, *self.counts[kind + 1 :])
        places = self.places | option.places
        changes = max(0, places.bit_count() - 1) - max(0, self.places.bit_count() - 1)
        worth = self.worth + own - POSITION_CHANGE * changes
        worth += LEAST_OF_A_KIND if count < limits.least[kind] else 0
        worth += BACKBONE if limits.backbone[kind] & ~self.backbone else 0
        beyond = count >= limits.most[kind]
        worth -= BEYOND_A_KIND if beyond else 0
        worth += TOWARDS_LEAST_SIZE if option.counts and self.size < limits.least_size else 0
        return _State(
            counts,
            self.keys | option.keys,
            places,
            self.size_left - option.counts,
            self.size + option.counts,
            self.new_left - option.is_new,
            self.cares_left - (option.is_new and option.needs_care),
            self.seconds_left - option.seconds,
            worth,
            self.beyond + beyond,
            self.backbone | limits.backbone[kind],
        )


class _Relaxed:
    """The best that could still be added to a set, were new exercises and seconds only priced and positions free.

    What remains are places in functions within kinds within the size: there the best first is the best of all.
    """

    __slots__ = (
        "all_bones",
        "best_first",
        "counts",
        "gains",
        "limits",
        "options",
        "picked",
        "size",
        "size_left",
        "taken",
        "worth",
    )

    def __init__(
        self, options: Sequence[Option], gains: Sequence[float], best_first: Sequence[int], limits: Limits
    ) -> None:
        self.options, self.gains, self.best_first, self.limits = options, gains, best_first, limits
        self.all_bones = sum(set(limits.backbone))

    def fill(self, first: int, state: _State) -> "_Relaxed":
        """Fill up a set with options from `first` on; `picked` are their numbers, `worth` what they add."""
        self.counts, self.size, self.size_left = list(state.counts), state.size, state.size_left
        self.taken, self.worth = 0, 0.0
        self.picked: list[int] = []
        ready = self._open(first, state)
        backbone = self.limits.backbone
        if state.backbone != self.all_bones:
            missing = {backbone[self.options[n].kind] for n in ready} - {0}
            self.worth += BACKBONE * sum(not bit & state.backbone for bit in missing)
        others = self._least_of_each_kind(ready)
        self._beyond_the_kinds(self._best_of_the_rest(others))
        return self

    def _open(self, first: int, state: _State) -> list[int]:
        """The options that break no limit by themselves."""
        keys, seconds, options = state.keys, state.seconds_left, self.options
        ready = [
            n for n in self.best_first if n >= first and not options[n].keys & keys and options[n].seconds <= seconds
        ]
        if not state.new_left:
            return [n for n in ready if not options[n].is_new]
        if not state.cares_left:
            return [n for n in ready if not (options[n].is_new and options[n].needs_care)]
        return ready

    def _least_of_each_kind(self, numbers: Sequence[int]) -> list[int]:
        others, least = [], self.limits.least
        for n in numbers:
            option = self.options[n]
            if self.counts[option.kind] >= least[option.kind]:
                others.append(n)
            elif self._is_free(option) and not self._take(n, LEAST_OF_A_KIND) and option.counts:
                break  # too dear at these prices, and so is all that follows
        return others

    def _best_of_the_rest(self, numbers: Sequence[int]) -> list[int]:
        beyond, most = [], self.limits.most
        for n in numbers:
            option = self.options[n]
            if not self._is_free(option):
                continue
            if self.counts[option.kind] >= most[option.kind]:
                beyond.append(n)
            elif not self._take(n, 0) and option.counts:
                break  # what counts in the size is worth more by that: all that follows is worth nothing either
        return beyond

    def _beyond_the_kinds(self, numbers: Sequence[int]) -> None:
        for n in numbers:
            option = self.options[n]
            if self.size >= self.limits.least_size:
                return
            if self.limits.may_exceed[option.kind] and self._is_free(option) and not self._take(n, -BEYOND_A_KIND):
                return

    def _is_free(self, option: Option) -> bool:
        return not option.own_key & self.taken and bool(self.size_left or not option.counts)

    def _take(self, n: int, more: int) -> bool:
        """Take an option, worth so much more than by itself, unless it is worth nothing."""
        option = self.options[n]
        gain = self.gains[n] + more
        if option.counts and self.size < self.limits.least_size:
            gain += TOWARDS_LEAST_SIZE
        if gain <= 0:
            return False
        self.counts[option.kind] += 1
        self.taken |= option.own_key
        self.size_left -= option.counts
        self.size += option.counts
        self.worth += gain
        self.picked.append(n)
        return True


def _by_care(priced: tuple[float, str, int, Option]) -> bool:
    option = priced[-1]
    return not (option.is_new and option.needs_care)


class _Search:
    """One search: options sorted by their priced worth, the best set so far, and how many nodes are left."""

    __slots__ = (
        "best",
        "best_first",
        "bound",
        "chosen",
        "gains",
        "limits",
        "longest",
        "nodes_left",
        "options",
        "own",
        "prices",
    )

    def __init__(self, options: Sequence[Option], limits: Limits, most_nodes: int) -> None:
        ranks = {slug: rank for rank, slug in enumerate(sorted(option.slug for option in options))}
        self.limits = limits
        self.options = list(options)
        self.own = [own_worth(option, ranks) for option in self.options]
        self.best, self.bound, self.nodes_left = -1, 0, most_nodes
        self.chosen: tuple[Option, ...] = ()
        self.longest = max([option.seconds for option in options], default=0) or 1
        self._set_prices(_FREE)

    def found(self) -> Found:
        """Search, and tell what was found."""
        start = _State.empty(self.limits)
        self._keep(*self._greedy(start))
        self._price(start)
        self._visit(0, start, ())
        slugs = tuple(sorted(option.slug for option in self.chosen))
        return Found(slugs=slugs, worth=self.best, bound=max(self.best, self.bound))

    def _keep(self, state: _State, chosen: tuple[Option, ...]) -> None:
        """Remember a set that is better than the best so far."""
        too_large = state.beyond and state.size > self.limits.least_size
        if state.worth > self.best and not too_large:
            self.best, self.chosen = state.worth, chosen

    def _greedy(self, state: _State) -> tuple[_State, tuple[Option, ...]]:
        """A good set to begin with: the best of what fits, the least of each kind first."""
        chosen: tuple[Option, ...] = ()
        one_each = tuple(int(bit > 0) for bit in self.limits.backbone)
        for bounds in (one_each, self.limits.least, self.limits.most):
            for option, own in zip(self.options, self.own, strict=True):
                wanted = own > 0 or bounds is self.limits.least
                if bounds is one_each:
                    wanted = bool(self.limits.backbone[option.kind] & ~state.backbone)
                most = min(bounds[option.kind], self.limits.most[option.kind])
                if wanted and state.counts[option.kind] < most and state.takes(option):
                    state, chosen = state.with_one(option, self.limits, own), (*chosen, option)
        return state, chosen

    def _price(self, start: _State) -> None:
        """Set the prices of what is scarce so that the bound is low: some rounds of Polyak's steps."""
        prices, lowest, kept = _FREE, float("inf"), _FREE
        for _ in range(_ROUNDS):
            self._set_prices(prices)
            relaxed = self._relaxed(0, start)
            bound = self._bound(start, relaxed)
            if bound < lowest:
                lowest, kept = bound, prices
            prices = self._next_prices(prices, self._excess(relaxed, start), bound - self.best)
            if prices == self.prices:
                break
        # Where no price keeps what needs care within its limit, it is decided first: then the bound knows the rest.
        if kept.care >= _TOO_DEAR:
            self._set_prices(kept._replace(care=0.0), care_first=True)
        elif kept != self.prices:
            self._set_prices(kept)

    def _excess(self, relaxed: _Relaxed, start: _State) -> _Prices:
        """By how much a set is over each limit that is priced, each in its own measure."""
        picked = [self.options[n] for n in relaxed.picked]
        new = sum([option.is_new for option in picked]) - start.new_left
        cares = sum([option.is_new and option.needs_care for option in picked]) - start.cares_left
        seconds = sum([option.seconds for option in picked]) - start.seconds_left
        return _Prices(new, cares, seconds / self.longest)

    def _next_prices(self, prices: _Prices, excess: _Prices, gap: float) -> _Prices:
        """The prices after one step: what is over its limit becomes dearer, what is not cheaper."""
        size = sum([over * over for over, price in zip(excess, prices, strict=True) if over > 0 or price])
        if gap < 1 or not size:
            return prices
        return _Prices(
            *[min(_DEAREST, max(0.0, price + gap * over / size)) for price, over in zip(prices, excess, strict=True)]
        )

    def _set_prices(self, prices: _Prices, *, care_first: bool = False) -> None:
        """Sort the options by what each is worth at these prices; those that need care first where it is said so."""
        self.prices = prices
        new, care, long = prices
        second = long / self.longest
        priced = [
            (
                (new + care * option.needs_care if option.is_new else 0.0) + second * option.seconds - own,
                option.slug,
                own,
                option,
            )
            for own, option in zip(self.own, self.options, strict=True)
        ]
        priced.sort()
        if care_first:
            priced.sort(key=_by_care)
        self.gains = [-cost for cost, _, _, _ in priced]
        self.own = [own for _, _, own, _ in priced]
        self.options = [option for _, _, _, option in priced]
        self.best_first = sorted(range(len(priced)), key=lambda n: priced[n][:2])

    def _bound(self, state: _State, relaxed: _Relaxed) -> float:
        """What no completion of a set can exceed."""
        new, care, long = self.prices
        paid = new * state.new_left + care * state.cares_left + long * state.seconds_left / self.longest
        return state.worth + relaxed.worth + paid

    def _relaxed(self, first: int, state: _State) -> _Relaxed:
        return _Relaxed(self.options, self.gains, self.best_first, self.limits).fill(first, state)

    def _visit(self, first: int, state: _State, chosen: tuple[Option, ...]) -> None:
        """Look at every set that adds to this one only options from `first` on, but for those that cannot be better."""
        self._keep(state, chosen)
        relaxed, stale = self._relaxed(first, state), False
        self._keep_picked(relaxed, state, chosen)
        for n in range(first, len(self.options)):
            if stale:
                relaxed, stale = self._relaxed(n, state), False
            bound = self._bound(state, relaxed)
            if bound < self.best + 1 - _EXACT:
                return
            self.nodes_left -= 1
            if self.nodes_left < 0:
                self.bound = max(self.bound, int(bound))
                return
            option = self.options[n]
            if self._has_place(state, option) and state.takes(option):
                self._visit(n + 1, state.with_one(option, self.limits, self.own[n]), (*chosen, option))
            stale = n in relaxed.picked  # without this one the bound is another

    def _keep_picked(self, relaxed: _Relaxed, state: _State, chosen: tuple[Option, ...]) -> None:
        """Remember what the bound would take, where it keeps to every limit."""
        for n in relaxed.picked:
            option = self.options[n]
            if not (self._has_place(state, option) and state.takes(option)):
                return
            state, chosen = state.with_one(option, self.limits, self.own[n]), (*chosen, option)
        self._keep(state, chosen)

    def _has_place(self, state: _State, option: Option) -> bool:
        """Whether its kind takes one more."""
        if state.counts[option.kind] < self.limits.most[option.kind]:
            return True
        return self.limits.may_exceed[option.kind] and state.size < self.limits.least_size
