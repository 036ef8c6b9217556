"""What the ground floor puts on the first page of the workspace."""

from __future__ import annotations

from datetime import timedelta

from governance.enums import Permission
from governance.foundation import words
from governance.foundation.screens import Ask, Link, Tag
from governance.foundation.screens.access import holds_in
from governance.foundation.screens.dashboard import Block, Item
from governance.presenters import request_tag
from governance.selectors import structure
from governance.selectors.maturity import requests_waiting

SOON = timedelta(days=60)


def rules_to_settle(ask: Ask) -> list[Block]:
    """For governance staff: quorums still to be decided (R172) and terms of reference due for review (R157)."""
    if not holds_in(ask.user, Permission.CHANGE_STRUCTURE, ask.icb, on=ask.today).ok:
        return []
    unset = [
        Item(
            Link(row.committee.name, ask.link("governance:terms-of-reference-detail", row.pk)),
            "The quorum is to be decided by the committee: no meeting is quorate before it is.",
            Tag("Quorum not set", "yellow"),
        )
        for row in structure.without_quorum(ask.user, ask.icb, today=ask.today)
    ]
    due = [
        Item(
            Link(row.committee.name, ask.link("governance:terms-of-reference-detail", row.pk)),
            f"Terms of reference, {row.label}: review due {words.day(row.review_due)}.",
            Tag("Overdue", "red")
            if row.review_due and row.review_due < ask.today
            else Tag("Due soon", "yellow"),
        )
        for row in structure.terms_due(ask.user, ask.icb, today=ask.today, until=ask.today + SOON)
    ]
    more = Link("All terms of reference", ask.link("governance:terms-of-reference-list"))
    empty = "Every committee has its quorum, and no terms of reference fall due within 60 days."
    return [Block("Rules to settle", (*unset, *due), empty, more, order=60)]


def steps_to_decide(ask: Ask) -> list[Block]:
    """For whoever decides for the ICB: requests of partnerships that wait for it (R104)."""
    if not holds_in(ask.user, Permission.CHANGE_ICB, ask.icb, on=ask.today).ok or ask.icb is None:
        return []
    items = tuple(
        Item(
            Link(str(row), ask.link("governance:step-request-detail", row.pk)),
            f"Submitted on {words.day(row.submitted_on)}, with {len(row.evidence)} lines of evidence.",
            request_tag(row),
        )
        for row in requests_waiting(ask.user, ask.icb, rights_on=ask.today)
        if row.submitted_on
    )
    more = Link("All requests", ask.link("governance:step-request-list"))
    return [Block("Next steps to sign off or return", items, "", more, order=62)] if items else []
