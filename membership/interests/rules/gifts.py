"""Gifts, hospitality and sponsorship: what the policy's amounts answer to an offer (LP41)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from governance.foundation import words
from governance.foundation.outcome import Outcome, met, not_met
from membership.interests.rules.policy import PolicyFacts, gift_kept_until, gift_public_until

CLAUSE = "LP41"


@dataclass(frozen=True)
class OfferFacts:
    """An offer: `value` in pounds including VAT, None when it is not known; `is_supplier` None when nobody said."""

    kind: str
    value: Decimal | None
    is_supplier: bool | None = None


@dataclass(frozen=True)
class LimitFacts:
    """The policy's amounts, in pounds including VAT, None is unset; and what it asks of sponsorship, empty is unset."""

    supplier_gift_limit: Decimal | None = None
    gift_declare_over: Decimal | None = None
    hospitality_free_to: Decimal | None = None
    hospitality_declare_to: Decimal | None = None
    sponsorship: str = ""


def answer_to_offer(offer: OfferFacts, limits: LimitFacts | None) -> Outcome:
    """Accept, declare, ask for approval or refuse, as LP41 has it with the policy's amounts.

    Codes: `offer.accept` and `offer.declare` are met; `offer.needs_approval`, `offer.refuse` and
    `offer.undetermined` are not. A limit is within what it allows: a gift of exactly the amount may be accepted.
    """
    if limits is None:
        return _undetermined("No policy was in force on the day of the offer.")
    if offer.kind == "sponsorship":
        return _sponsorship(limits)
    if offer.value is None:
        return _undetermined("Estimate the value first: the policy counts in pounds.")
    if offer.kind == "hospitality":
        return _hospitality(offer.value, limits)
    if offer.is_supplier is None:
        return _undetermined("Say whether a supplier, or somebody who would like to be one, offered it.")
    return _supplier_gift(offer.value, limits) if offer.is_supplier else _other_gift(offer.value, limits)


def _supplier_gift(value: Decimal, limits: LimitFacts) -> Outcome:
    limit = limits.supplier_gift_limit
    if limit is None:
        return _undetermined("The policy sets no amount for gifts of suppliers.")
    if value <= limit:
        return met("offer.accept", f"Gifts of suppliers are accepted up to {words.money(limit)}.", CLAUSE)
    return not_met("offer.refuse", f"Gifts of suppliers above {words.money(limit)} are refused.", CLAUSE)


def _other_gift(value: Decimal, limits: LimitFacts) -> Outcome:
    limit = limits.gift_declare_over
    if limit is None:
        return _undetermined("The policy sets no amount for gifts.")
    if value <= limit:
        return met("offer.accept", f"Gifts are accepted up to {words.money(limit)}.", CLAUSE)
    reason = f"Gifts above {words.money(limit)} are accepted for the organisation only, and declared."
    return met("offer.declare", reason, CLAUSE, for_organisation=True)


def _hospitality(value: Decimal, limits: LimitFacts) -> Outcome:
    free, declare = limits.hospitality_free_to, limits.hospitality_declare_to
    if free is not None and value <= free:
        return met("offer.accept", f"Hospitality up to {words.money(free)} needs no declaration.", CLAUSE)
    if declare is None or free is None:
        return _undetermined("The policy does not set both amounts for hospitality.")
    if value <= declare:
        reason = f"Hospitality above {words.money(free)} and up to {words.money(declare)} is declared."
        return met("offer.declare", reason, CLAUSE)
    reason = f"Hospitality above {words.money(declare)} is refused unless it is approved."
    return not_met("offer.needs_approval", reason, CLAUSE)


def _sponsorship(limits: LimitFacts) -> Outcome:
    """LP41 knows no amount for it: what a policy asks, it asks whatever the value (LP34)."""
    if limits.sponsorship == "declare":
        return met("offer.declare", "Sponsorship is declared, whatever its value.", CLAUSE)
    if limits.sponsorship == "approve":
        reason = "Sponsorship is refused unless it is approved, whatever its value."
        return not_met("offer.needs_approval", reason, CLAUSE)
    if limits.sponsorship == "refuse":
        return not_met("offer.refuse", "Sponsorship is refused, whatever its value.", CLAUSE)
    return _undetermined(
        "The policy does not say what becomes of sponsorship: declare it and ask the guardian."
    )


def _undetermined(reason: str) -> Outcome:
    return not_met("offer.undetermined", reason, CLAUSE)


def response_in_order(answer: Outcome, *, response: str, is_approved: bool) -> Outcome:
    """Does what became of an offer agree with the policy? It is told and never refused: what happened is declared."""
    if response == "pending":
        return met("offer.in_order", "It waits for a decision.", CLAUSE)
    if response == "declined":
        return met("offer.in_order", clause=CLAUSE)
    if answer.code == "offer.undetermined":
        return not_met("offer.order_undetermined", answer.reason, CLAUSE)
    if answer.code == "offer.refuse":
        return not_met("offer.against_policy", f"{answer.reason} It was accepted.", CLAUSE)
    if answer.code == "offer.needs_approval" and not is_approved:
        return not_met("offer.not_approved", f"{answer.reason} It was accepted without.", CLAUSE)
    if answer.details.get("for_organisation") and response != "for_organisation":
        return not_met("offer.against_policy", f"{answer.reason} It was accepted by the person.", CLAUSE)
    return met("offer.in_order", clause=CLAUSE)


def check_offer_days(*, offered_on: date, declared_on: date, today: date) -> Outcome:
    """An offer was made before it is declared, and declared by today."""
    if offered_on > declared_on:
        reason = "It cannot be declared before it was offered."
        return not_met("offer.declared_before", reason, field="offered_on")
    if declared_on > today:
        return not_met(
            "offer.declared_in_future", "It cannot be declared on a day to come.", field="declared_on"
        )
    return met("offer.days_in_order")


def check_waiting(response: str) -> Outcome:
    """Only an offer that waits for approval is decided on."""
    if response == "pending":
        return met("offer.waiting", clause=CLAUSE)
    return not_met("offer.not_waiting", "It does not wait for approval.", CLAUSE)


def offer_public_on(
    response: str, answer: Outcome, *, declared_on: date, policy: PolicyFacts | None, on: date
) -> Outcome:
    """Is an offer on the public register on that day? `answer` is that of the policy of its own day, `policy` that of
    the day asked for. What needs no declaration and what is not settled stays off; so does what is too long ago (LP39).

    `details["until"]` is the last public day.
    """
    until = gift_public_until(declared_on, policy)
    if until is None:
        reason = "No policy in force says how long gifts stay public: until one does, none is."
        return not_met("offer.policy_unset", reason, "LP39")
    if on < declared_on:
        return not_met("offer.not_declared_yet", "It has not been declared by that day.", CLAUSE)
    if response == "pending":
        return not_met("offer.pending", "It waits for approval.", CLAUSE)
    if answer.code == "offer.accept":
        return not_met("offer.needs_no_declaration", "The policy asks for no declaration of it.", CLAUSE)
    if on > until:
        return not_met("offer.term_over", f"It was public until {words.day(until)}.", "LP39", until=until)
    return met("offer.public", f"On the public register until {words.day(until)}.", CLAUSE, until=until)


def offer_term_over(response: str, *, declared_on: date, policy: PolicyFacts | None, on: date) -> Outcome:
    """May the record be removed (LP39)? Only once it is settled and its years in the private record are over."""
    if response == "pending":
        return not_met("offer.pending", "It waits for approval.", CLAUSE)
    until = gift_kept_until(declared_on, policy)
    if until is None:
        reason = "No policy in force says for how many years gifts are kept in the private record."
        return not_met("offer.policy_unset", reason, "LP39")
    if on <= until:
        reason = f"It is kept in the private record until {words.day(until)}."
        return not_met("offer.kept", reason, "LP39", until=until)
    return met("offer.record_over", f"Its term ended on {words.day(until)}.", "LP39", until=until)
