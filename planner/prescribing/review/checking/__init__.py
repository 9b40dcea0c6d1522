"""Judging any plan, also one edited by hand: every rule it breaks, with the place."""
