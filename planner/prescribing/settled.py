"""A choice that nothing has changed: when last week's best set is this week's without a new search."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from planner.prescribing.search import Found
from planner.prescribing.worth import Limits, Option


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """A set that was proven to be the best, and among what."""

    options: Mapping[str, Option]
    limits: Limits
    found: Found

    @classmethod
    def of(cls, options: Sequence[Option], limits: Limits, found: Found) -> "Settled | None":
        """The set as settled, None where it was not proven."""
        by_slug = MappingProxyType({option.slug: option for option in options})
        return cls(options=by_slug, limits=limits, found=found) if found.is_best else None

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
