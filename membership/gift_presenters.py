"""Words, tags and columns about gifts, hospitality and sponsorship."""

from __future__ import annotations

from governance.foundation import words
from governance.foundation.screens import Column, Tag
from membership.models import GiftOrHospitality, InterestPolicy
from membership.selectors.gifts import Answered, answered

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
        Column("Kind", "kind"),
        Column("Offered on", "offered_on"),
        Column("Offered by", "giver"),
        Column("Value", value_words, unset="Not known"),
        Column("The policy says", lambda row: answer_tag(answered(row, policies))),
        Column("What became of it", lambda row: offer_tags(row, answered(row, policies))),
        Column("Declared on", "declared_on"),
    )


OFFER_PARTICULARS = (
    Column("Offered to", "person"),
    Column("Kind", "kind"),
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


def answer_rows(told: Answered) -> tuple[Column, ...]:
    return (
        Column("The policy of that day says", lambda row: told.answer.reason),
        Column("In order?", lambda row: told.order.reason or "Yes"),
    )
