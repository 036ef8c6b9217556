"""Offers as a truth table: what the amounts of the policy answer (LP41)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from membership.interests.rules.gifts import (
    LimitFacts,
    OfferFacts,
    answer_to_offer,
    check_offer_days,
    response_in_order,
)

LIMITS = LimitFacts(Decimal(6), Decimal(50), Decimal(25), Decimal(75))
OTHER = LimitFacts(Decimal(0), Decimal("49.99"), Decimal(10), Decimal(10))
YES, NO = True, False


def offer(kind: str, value: str | None, supplier: bool | None = None) -> OfferFacts:
    return OfferFacts(kind, None if value is None else Decimal(value), supplier)


@pytest.mark.requirement("LP41")
@pytest.mark.parametrize(
    ("facts", "limits", "code"),
    [
        (offer("gift", "6", YES), LIMITS, "offer.accept"),
        (offer("gift", "6.01", YES), LIMITS, "offer.refuse"),
        (offer("gift", "50", NO), LIMITS, "offer.accept"),
        (offer("gift", "50.01", NO), LIMITS, "offer.declare"),
        (offer("gift", "5", None), LIMITS, "offer.undetermined"),
        (offer("gift", None, NO), LIMITS, "offer.undetermined"),
        (offer("hospitality", "25"), LIMITS, "offer.accept"),
        (offer("hospitality", "25.01"), LIMITS, "offer.declare"),
        (offer("hospitality", "75"), LIMITS, "offer.declare"),
        (offer("hospitality", "75.01"), LIMITS, "offer.needs_approval"),
        (offer("hospitality", None), LIMITS, "offer.undetermined"),
        # Sponsorship has no amount: the answer is the policy's, whatever the value, known or not.
        (offer("sponsorship", "10"), LIMITS, "offer.undetermined"),
        (offer("sponsorship", "10"), LimitFacts(sponsorship="declare"), "offer.declare"),
        (offer("sponsorship", None), LimitFacts(sponsorship="approve"), "offer.needs_approval"),
        (offer("sponsorship", "9999"), LimitFacts(sponsorship="refuse"), "offer.refuse"),
        (offer("sponsorship", "10"), None, "offer.undetermined"),
        # Another policy, other answers: no amount is ours.
        (offer("gift", "0", YES), OTHER, "offer.accept"),
        (offer("gift", "0.01", YES), OTHER, "offer.refuse"),
        (offer("gift", "50", NO), OTHER, "offer.declare"),
        (offer("hospitality", "10.01"), OTHER, "offer.needs_approval"),
        # Unset is never zero.
        (offer("gift", "1", YES), LimitFacts(), "offer.undetermined"),
        (offer("gift", "1", NO), LimitFacts(), "offer.undetermined"),
        (offer("hospitality", "1"), LimitFacts(), "offer.undetermined"),
        (offer("hospitality", "9"), LimitFacts(hospitality_free_to=Decimal(10)), "offer.accept"),
        (offer("hospitality", "11"), LimitFacts(hospitality_free_to=Decimal(10)), "offer.undetermined"),
        (offer("gift", "1", NO), None, "offer.undetermined"),
    ],
)
def test_answers_follow_the_amounts_of_the_policy(
    facts: OfferFacts, limits: LimitFacts | None, code: str
) -> None:
    answer = answer_to_offer(facts, limits)
    assert (answer.code, answer.clause) == (code, "LP41")
    assert answer.ok == (code in ("offer.accept", "offer.declare"))


@pytest.mark.requirement("LP41")
def test_the_reason_names_the_amount() -> None:
    assert answer_to_offer(offer("hospitality", "80"), LIMITS).reason == (
        "Hospitality above £75 is refused unless it is approved."
    )
    assert "£49.99" in answer_to_offer(offer("gift", "60", NO), OTHER).reason


@pytest.mark.parametrize(
    ("facts", "response", "approved", "code"),
    [
        (offer("gift", "9", YES), "declined", False, "offer.in_order"),
        (offer("gift", "9", YES), "accepted", False, "offer.against_policy"),
        (offer("gift", "9", YES), "accepted", True, "offer.against_policy"),
        (offer("hospitality", "80"), "pending", False, "offer.in_order"),
        (offer("hospitality", "80"), "accepted", False, "offer.not_approved"),
        (offer("hospitality", "80"), "accepted", True, "offer.in_order"),
        (offer("gift", "60", NO), "accepted", False, "offer.against_policy"),
        (offer("gift", "60", NO), "for_organisation", False, "offer.in_order"),
        (offer("hospitality", "30"), "accepted", False, "offer.in_order"),
        (offer("hospitality", None), "accepted", False, "offer.order_undetermined"),
    ],
)
def test_what_became_of_it_is_told_against_the_policy(
    facts: OfferFacts, response: str, approved: bool, code: str
) -> None:
    answer = answer_to_offer(facts, LIMITS)
    assert response_in_order(answer, response=response, is_approved=approved).code == code


@pytest.mark.parametrize(
    ("offered", "declared", "ok"), [(1, 1, True), (1, 2, True), (2, 1, False), (3, 4, False)]
)
def test_an_offer_is_declared_after_it_was_made_and_by_today(offered: int, declared: int, ok: bool) -> None:
    days = {"offered_on": date(2023, 1, offered), "declared_on": date(2023, 1, declared)}
    assert check_offer_days(**days, today=date(2023, 1, 3)).ok == ok
