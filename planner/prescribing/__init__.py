"""Decides what is prescribed: pure Python, standard library only."""

from planner.prescribing.plan import build_plan

__all__ = ["build_plan"]
