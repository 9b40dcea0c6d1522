"""Clinics, patients and programmes in rows."""

from planner.models.clinic import Clinic, ClinicLogo, Membership, User
from planner.models.handout import FrozenError, Handout, HandoutFile
from planner.models.patient import Assessment, Patient
from planner.models.programme import Prescription, Programme, Week, WeeklyDose

__all__ = [
    "Assessment",
    "Clinic",
    "ClinicLogo",
    "FrozenError",
    "Handout",
    "HandoutFile",
    "Membership",
    "Patient",
    "Prescription",
    "Programme",
    "User",
    "Week",
    "WeeklyDose",
]
