"""Who. The wings keep their own models; Django finds them here."""

from membership.composition.models import CompositionRule, RuleSeat
from membership.interests.models import (
    Declaration,
    DeclarationCampaign,
    GiftOrHospitality,
    Interest,
    InterestImport,
    InterestPolicy,
    InterestRedaction,
)
from membership.people.models import Appointment, DeputyArrangement, Employment, Person

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
