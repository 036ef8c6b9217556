"""Who."""

from membership.models.declarations import Declaration, DeclarationCampaign
from membership.models.gifts import GiftOrHospitality
from membership.models.interests import Interest, InterestRedaction
from membership.models.people import Appointment, DeputyArrangement, Person
from membership.models.policy import InterestPolicy

__all__ = [
    "Appointment",
    "Declaration",
    "DeclarationCampaign",
    "DeputyArrangement",
    "GiftOrHospitality",
    "Interest",
    "InterestPolicy",
    "InterestRedaction",
    "Person",
]
