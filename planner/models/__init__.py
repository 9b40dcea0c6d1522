"""Clinics, patients and programmes in rows."""

from planner.models.clinic import Clinic, Membership, User

__all__ = [
    "Clinic",
    "Membership",
    "User",
]
