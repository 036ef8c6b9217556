"""Models of interests."""

from membership.interests.models.declarations import Declaration, DeclarationCampaign
from membership.interests.models.gifts import GiftOrHospitality
from membership.interests.models.imports import InterestImport
from membership.interests.models.interests import Interest, InterestRedaction
from membership.interests.models.policy import InterestPolicy

__all__ = [
    "Declaration",
    "DeclarationCampaign",
    "GiftOrHospitality",
    "Interest",
    "InterestImport",
    "InterestPolicy",
    "InterestRedaction",
]
