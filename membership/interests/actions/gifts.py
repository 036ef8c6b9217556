"""Gifts, hospitality and sponsorship: entered, changed, approved or not (LP41)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction

from governance.foundation import clock
from governance.foundation.outcome import met, not_met
from governance.foundation.own_acts import alter, enter
from membership.enums import OfferResponse
from membership.interests.models import GiftOrHospitality
from membership.interests.rules.gifts import check_offer_days, check_waiting
from membership.interests.selectors.rights import is_own, may_declare, may_review
from membership.people.models import Person

SAID = frozenset(
    {
        *("kind", "sponsored", "offered_on", "offered_by", "offered_by_name", "is_supplier"),
        *("description", "value", "response"),
    }
)


def declare_offer(
    *, person: Person, by: Any, declared_on: date | None = None, reason: str = "", **values: Any
) -> GiftOrHospitality:
    """Enter an offer and what became of it, by the person or by who keeps the register.

    `values`: kind, offered_on, description, response, offered_by or offered_by_name; value in pounds and is_supplier
    where they are known; sponsored, where it is sponsorship. What was accepted against the policy is entered and told,
    not refused.
    Raises NotPermitted, RuleNotMet or ValidationError.
    """
    _known(values)
    today = clock.today()
    declared = today if is_own(by, person) or declared_on is None else declared_on
    offer = GiftOrHospitality(person=person, declared_on=declared, **values)
    return enter(
        offer,
        icb=person.icb,
        right=may_declare(by, person, on=today),
        by=by,
        event="offer.declared",
        summary=f"Declared: {offer}",
        reason=reason,
        rules=[check_offer_days(offered_on=offer.offered_on, declared_on=declared, today=today)],
    )


@transaction.atomic
def change_offer(
    offer: GiftOrHospitality,
    values: Mapping[str, Any],
    *,
    by: Any,
    reason: str = "",
    expected_version: int | None = None,
) -> GiftOrHospitality:
    """Correct what was entered. An approval is about the offer as it was told: a change of it takes it away."""
    _known(values)
    current, today = locked_offer(offer), clock.today()
    offered_on = values.get("offered_on", current.offered_on)
    given = dict(values)
    if any(getattr(current, name) != value for name, value in values.items()):
        given |= {"approved_by": "", "approval_reason": ""}
    return alter(
        current,
        given,
        icb=current.person.icb,
        right=may_declare(by, current.person, on=today),
        by=by,
        event="offer.changed",
        summary=f"Changed: {current}",
        reason=reason,
        expected_version=expected_version,
        rules=[check_offer_days(offered_on=offered_on, declared_on=current.declared_on, today=today)],
    )


@transaction.atomic
def decide_offer(
    offer: GiftOrHospitality, *, response: str, approved_by: str, reason: str, by: Any
) -> GiftOrHospitality:
    """Approve an offer that waits (accepted, or accepted for the organisation), or decline it.

    `approved_by` is the office; `reason` is private. By the guardian or the line manager, nobody their own.
    """
    current = locked_offer(offer)
    told = (
        met("offer.reason_given")
        if reason.strip()
        else not_met("offer.no_reason", "Give the reason.", field="reason")
    )
    decided = response in (OfferResponse.ACCEPTED, OfferResponse.FOR_ORGANISATION, OfferResponse.DECLINED)
    answered = (
        met("offer.decided")
        if decided
        else not_met("offer.not_decided", "Accept it or decline it.", field="response")
    )
    return alter(
        current,
        {"response": response, "approved_by": approved_by, "approval_reason": reason},
        icb=current.person.icb,
        right=may_review(by, current.person, on=clock.today()),
        by=by,
        event="offer.decided",
        summary=f"Decided: {current}, {OfferResponse(response).label.lower() if decided else response}",
        rules=[check_waiting(current.response), answered, told],
    )


def locked_offer(offer: GiftOrHospitality) -> GiftOrHospitality:
    rows = GiftOrHospitality.objects.select_for_update(of=("self",)).select_related("person__icb")
    return rows.get(pk=offer.pk)


def _known(values: Mapping[str, Any]) -> None:
    if unknown := set(values) - SAID:
        raise TypeError(f"These cannot be set here: {sorted(unknown)}.")
