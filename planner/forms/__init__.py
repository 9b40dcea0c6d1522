"""What a therapist fills in."""

from planner.forms.assessment import AssessmentForm
from planner.forms.paper import PaperForm
from planner.forms.patient import PatientForm, PatientSearchForm

__all__ = ["AssessmentForm", "PaperForm", "PatientForm", "PatientSearchForm"]
