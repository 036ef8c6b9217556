"""Offers as rows and facts, and what the policy of their day answers."""

from __future__ import annotations

from dataclasses import dataclass

from governance.foundation.outcome import Outcome
from membership.models import GiftOrHospitality, InterestPolicy
from membership.rules.gifts import LimitFacts, OfferFacts, answer_to_offer, response_in_order


@dataclass(frozen=True)
class Answered:
    """What the policy answers to an offer, and whether what became of it agrees."""

    answer: Outcome
    order: Outcome


def offer_facts(offer: GiftOrHospitality) -> OfferFacts:
    supplier = {"yes": True, "no": False}.get(offer.is_supplier)
    return OfferFacts(offer.kind, offer.value, supplier)


def limit_facts(policy: InterestPolicy) -> LimitFacts:
    return LimitFacts(
        policy.supplier_gift_limit,
        policy.gift_declare_over,
        policy.hospitality_free_to,
        policy.hospitality_declare_to,
    )


def policies_of(icb: int) -> list[InterestPolicy]:
    return list(InterestPolicy.objects.filter(icb=icb))


def answered(offer: GiftOrHospitality, policies: list[InterestPolicy] | None = None) -> Answered:
    """By the version of the policy in force on the day of the offer; `policies` are those of the ICB, read once."""
    versions = policies_of(offer.person.icb_id) if policies is None else policies
    policy = next((row for row in versions if row.is_in_force(offer.offered_on)), None)
    answer = answer_to_offer(offer_facts(offer), limit_facts(policy) if policy else None)
    order = response_in_order(answer, response=offer.response, is_approved=bool(offer.approved_by))
    return Answered(answer, order)
