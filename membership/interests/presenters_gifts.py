"""Words, tags and columns about gifts, hospitality and sponsorship."""

from __future__ import annotations

from datetime import date

from governance.foundation import words
from governance.foundation.outcome import Outcome
from governance.foundation.screens import Ask, Column, Link, Tag
from membership.interests.models import GiftOrHospitality, Interest, InterestPolicy
from membership.interests.presenters import (
    NO_GIFT_PRIVATE_TERM,
    NO_GIFT_PUBLIC_TERM,
    NO_POLICY,
    NO_PRIVATE_TERM,
)
from membership.interests.selectors.gifts import Answered, answered

ANSWERS = {
    "offer.accept": ("May be accepted", "green"),
    "offer.declare": ("To be declared", "blue"),
    "offer.needs_approval": ("Needs approval", "orange"),
    "offer.refuse": ("To be refused", "red"),
    "offer.undetermined": ("Undetermined", "grey"),
}
ORDERS = {
    "offer.against_policy": Tag("Accepted against the policy", "red"),
    "offer.not_approved": Tag("Accepted without approval", "red"),
}


def answer_tag(told: Answered) -> Tag:
    return Tag(*ANSWERS[told.answer.code])


def offer_tags(row: GiftOrHospitality, told: Answered) -> list[Tag]:
    response = Tag(row.get_response_display(), "yellow" if row.response == "pending" else "grey")
    order = ORDERS.get(told.order.code)
    return [response, order] if order else [response]


def value_words(row: GiftOrHospitality) -> str | None:
    return None if row.value is None else words.money(row.value)


def offer_columns(policies: list[InterestPolicy]) -> tuple[Column, ...]:
    """The list; `policies` are those of the ICB."""
    return (
        Column("Offered to", "person", link=True),
        Column("Kind", "kind_words"),
        Column("Offered on", "offered_on"),
        Column("Offered by", "giver"),
        Column("Value", value_words, unset="Not known"),
        Column("The policy says", lambda row: answer_tag(answered(row, policies))),
        Column("What became of it", lambda row: offer_tags(row, answered(row, policies))),
        Column("Declared on", "declared_on"),
    )


OFFER_PARTICULARS = (
    Column("Offered to", "person"),
    Column("Kind", "kind_words"),
    Column("Offered on", "offered_on"),
    Column("Offered by", "giver"),
    Column("A supplier or would-be supplier", "is_supplier"),
    Column("What was offered, and why", "description"),
    Column("Value, estimated", value_words, unset="Not known"),
    Column("What became of it", "response"),
    Column("Decided by", "approved_by", unset="Nobody was asked"),
    Column("Reason of the decision (private)", "approval_reason", unset="None"),
    Column("Declared on", "declared_on"),
)


def answer_rows(told: Answered, publicity: Outcome, term: Outcome) -> tuple[Column, ...]:
    """What the rules say of an offer, in a sentence each."""
    return (
        Column("The policy of that day says", lambda row: told.answer.reason),
        Column("In order?", lambda row: told.order.reason or "Yes"),
        Column("Public on this day?", lambda row: publicity.reason),
        Column("How long it is kept", lambda row: term.reason),
    )


def offer_notes(policy: InterestPolicy | None) -> list[str]:
    """What the policy of the day leaves unset about the terms of gifts, and what follows."""
    if policy is None:
        return [NO_POLICY]
    return [NO_GIFT_PUBLIC_TERM] if policy.gift_public_months is None else []


def removal_columns(ask: Ask) -> tuple[Column, ...]:
    """Records of interests and of offers that come to the end of their private term."""
    return (
        Column("Record", lambda found: Link(str(found.record), _record_href(found.record, ask))),
        Column("Ended, or was declared, on", lambda found: _counted_from(found.record)),
        Column("Last day in the private record", lambda found: found.outcome.details["until"]),
    )


def _record_href(record: Interest | GiftOrHospitality, ask: Ask) -> str:
    noun = "interest" if isinstance(record, Interest) else "gift"
    return ask.link(f"membership:{noun}-detail", record.pk)


def _counted_from(record: Interest | GiftOrHospitality) -> date | None:
    return record.effective_to if isinstance(record, Interest) else record.declared_on


def removal_notes(policy: InterestPolicy | None) -> list[str]:
    """Which of the two private terms the policy of the day leaves unset."""
    if policy is None:
        return [NO_PRIVATE_TERM, NO_GIFT_PRIVATE_TERM]
    terms = (
        (policy.private_years_after, NO_PRIVATE_TERM),
        (policy.gift_private_years, NO_GIFT_PRIVATE_TERM),
    )
    return [note for term, note in terms if term is None]
