"""The best set of exercises under hard limits: an exact search, with a bound that says how good the rest could be.

Branch and bound. The bound leaves out the changes of position and prices what is scarce, places for new exercises and
for new ones that need care, and seconds of the day, so that what is left is solved by taking the best first.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from planner.prescribing.worth import (
    BACKBONE,
    BEYOND_A_KIND,
    LEAST_OF_A_KIND,
    POINT,
    POSITION_CHANGE,
    TOWARDS_LEAST_SIZE,
    Limits,
    Option,
    own_worth,
)

MOST_NODES = 20_000
_ROUNDS = 8
_DEAREST = 1_000 * POINT
"""No price is higher: what a week should hold comes first at any price, or the bound would be none."""
_TOO_DEAR = _DEAREST / 2
_EXACT = 0.001


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


def best_set(options: Sequence[Option], limits: Limits, *, most_nodes: int = MOST_NODES) -> Found:
    """The set of options that is worth most; after `most_nodes` nodes the best so far, with its bound."""
    return _Search(options, limits, most_nodes).found()


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
        worth = self.worth + own
        if self.places:
            worth -= POSITION_CHANGE * (places.bit_count() - self.places.bit_count())
        elif places:
            worth -= POSITION_CHANGE * (places.bit_count() - 1)
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
        self._backbone(ready, self.all_bones & ~state.backbone)
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

    def _backbone(self, numbers: Sequence[int], missing: int) -> None:
        """Count what the backbone still lacks and one of the options has."""
        for n in numbers if missing else ():
            bone = self.limits.backbone[self.options[n].kind] & missing
            if bone:
                self.worth += BACKBONE
                missing -= bone
            if not missing:
                return

    def _least_of_each_kind(self, numbers: Sequence[int]) -> list[int]:
        others, least, counts, options = [], self.limits.least, self.counts, self.options
        for n in numbers:
            option = options[n]
            if counts[option.kind] >= least[option.kind]:
                others.append(n)
            elif self._is_free(option) and not self._take(n, LEAST_OF_A_KIND) and option.counts:
                break  # too dear at these prices, and so is all that follows
        return others

    def _best_of_the_rest(self, numbers: Sequence[int]) -> list[int]:
        beyond, most, counts, options = [], self.limits.most, self.counts, self.options
        for n in numbers:
            option = options[n]
            if counts[option.kind] >= most[option.kind]:
                beyond.append(n)
            elif self._is_free(option) and not self._take(n, 0) and option.counts:
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
    """One search: the options that a set may hold, by their priced worth, the best set so far, and the nodes left."""

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
        "tried",
    )

    def __init__(self, options: Sequence[Option], limits: Limits, most_nodes: int) -> None:
        ranks = {slug: rank for rank, slug in enumerate(sorted(option.slug for option in options))}
        self.limits = limits
        self.options = [option for option in options if limits.allow(option)]
        self.own = [own_worth(option, ranks) for option in self.options]
        self.best, self.bound, self.nodes_left = -1, 0, most_nodes
        self.chosen: tuple[Option, ...] = ()
        self.tried: frozenset[str] = frozenset()
        self.longest = max([option.seconds for option in self.options], default=0) or 1
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
        limits, ranked = self.limits, list(zip(self.options, self.own, strict=True))
        for bounds in (one_each, limits.least, limits.most):
            most = [min(bound, most) for bound, most in zip(bounds, limits.most, strict=True)]
            for option, own in ranked:
                if state.counts[option.kind] >= most[option.kind] or not state.takes(option):
                    continue
                wanted = own > 0 or bounds is limits.least
                if bounds is one_each:
                    wanted = bool(limits.backbone[option.kind] & ~state.backbone)
                if wanted:
                    state, chosen = state.with_one(option, limits, own), (*chosen, option)
        return state, chosen

    def _price(self, start: _State) -> None:
        """Set the prices of what is scarce so that the bound is low: some rounds of Polyak's steps."""
        prices, lowest, kept = _FREE, float("inf"), _FREE
        for _ in range(_ROUNDS):
            if prices != self.prices:
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
        self.best_first: Sequence[int] = range(len(priced))
        if care_first:
            priced.sort(key=_by_care)
            self.best_first = sorted(self.best_first, key=lambda n: priced[n][:2])
        self.gains = [-cost for cost, _, _, _ in priced]
        self.own = [own for _, _, own, _ in priced]
        self.options = [option for _, _, _, option in priced]

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
                self.bound = max(self.bound, int(bound + _EXACT))
                return
            option = self.options[n]
            if self._has_place(state, option) and state.takes(option):
                self._visit(n + 1, state.with_one(option, self.limits, self.own[n]), (*chosen, option))
            stale = n in relaxed.picked  # without this one the bound is another

    def _keep_picked(self, relaxed: _Relaxed, state: _State, chosen: tuple[Option, ...]) -> None:
        """Remember what the bound would take, where it keeps to every limit."""
        tried = frozenset([option.slug for option in chosen] + [self.options[n].slug for n in relaxed.picked])
        if tried == self.tried:
            return  # one node further the bound often takes the same
        self.tried = tried
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
