"""Who."""

from membership.models.appointments import Appointment
from membership.models.composition import CompositionRule, RuleSeat
from membership.models.declarations import Declaration, DeclarationCampaign
from membership.models.deputies import DeputyArrangement
from membership.models.employment import Employment
from membership.models.gifts import GiftOrHospitality
from membership.models.interest_imports import InterestImport
from membership.models.interests import Interest, InterestRedaction
from membership.models.people import Person
from membership.models.policy import InterestPolicy

__all__ = [
    "Appointment",
    "CompositionRule",
    "Declaration",
    "DeclarationCampaign",
    "DeputyArrangement",
    "Employment",
    "GiftOrHospitality",
    "Interest",
    "InterestImport",
    "InterestPolicy",
    "InterestRedaction",
    "Person",
    "RuleSeat",
]
