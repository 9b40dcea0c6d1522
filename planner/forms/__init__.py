"""What a therapist fills in."""

from planner.forms.assessment import AssessmentForm
from planner.forms.paper import IssueForm, PaperForm
from planner.forms.patient import PatientForm, PatientSearchForm

__all__ = ["AssessmentForm", "IssueForm", "PaperForm", "PatientForm", "PatientSearchForm"]
