"""What follows a plan: judging one that was edited, swapping an exercise, and the next week from what happened."""

from planner.prescribing.review.adapting.adapt import adapt
from planner.prescribing.review.checking.check import check
from planner.prescribing.review.swapping.alternatives import alternatives

__all__ = ["adapt", "alternatives", "check"]
