"""Offers as rows and facts, and what the policy of their day answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from governance.foundation.outcome import Outcome
from membership.interests.models import GiftOrHospitality, InterestPolicy
from membership.interests.rules.gifts import (
    LimitFacts,
    OfferFacts,
    answer_to_offer,
    offer_public_on,
    offer_term_over,
    response_in_order,
)
from membership.interests.rules.policy import in_force_of
from membership.interests.selectors.interests import Purgeable
from membership.interests.selectors.policy import facts_of


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
        policy.sponsorship,
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


def offer_publicity(
    offer: GiftOrHospitality, *, on: date, policies: list[InterestPolicy] | None = None
) -> Outcome:
    """Whether an offer is on the public register on that day; `policies` are those of the ICB, read once."""
    versions = policies_of(offer.person.icb_id) if policies is None else policies
    return offer_public_on(
        offer.response,
        answered(offer, versions).answer,
        declared_on=offer.declared_on,
        policy=in_force_of(facts_of(versions), on),
        on=on,
    )


def offer_term(
    offer: GiftOrHospitality, *, on: date, policies: list[InterestPolicy] | None = None
) -> Outcome:
    """Whether its record may be removed on that day, by the policy in force then."""
    versions = policies_of(offer.person.icb_id) if policies is None else policies
    policy = in_force_of(facts_of(versions), on)
    return offer_term_over(offer.response, declared_on=offer.declared_on, policy=policy, on=on)


def offers_past_term(icb: Any, *, on: date) -> list[Purgeable]:
    """The offers of an ICB whose years in the private record are over on that day (LP39)."""
    policies = policies_of(icb.pk)
    rows = GiftOrHospitality.objects.filter(person__icb=icb, declared_on__lt=on).select_related("person__icb")
    told = [Purgeable(row, offer_term(row, on=on, policies=policies)) for row in rows]
    return [one for one in told if one.outcome.ok]
