"""Clinics, patients and programmes in rows."""

from planner.models.clinic import Clinic, Membership, User
from planner.models.patient import Assessment, Patient
from planner.models.programme import Prescription, Programme, Week, WeeklyDose

__all__ = [
    "Assessment",
    "Clinic",
    "Membership",
    "Patient",
    "Prescription",
    "Programme",
    "User",
    "Week",
    "WeeklyDose",
]
