"""On the workspace's first page: declarations to look at, and campaigns that run."""

from __future__ import annotations

from governance.foundation import words
from governance.foundation.screens import Ask, Link
from governance.foundation.screens.access import holds_in
from governance.foundation.screens.dashboard import Block, Item
from membership.interests.presenters_declarations import answer_words, campaign_tag, declaration_tag
from membership.interests.selectors.campaigns import open_campaigns, outstanding_in
from membership.interests.selectors.declarations import waiting_for_review
from membership.permissions import KEEP_INTERESTS, VIEW_INTERESTS

SHOWN = 5


def to_review(ask: Ask) -> list[Block]:
    """For the guardian and for line managers: what was returned and nobody has looked at yet (LP40)."""
    rows = waiting_for_review(ask.user, on=ask.today)
    items = tuple(
        Item(
            Link(str(row.person), ask.link("membership:declaration-detail", row.pk)),
            f"{answer_words(row)}, returned {words.day(row.returned_on)}.",
            declaration_tag(row, on=ask.today),
        )
        for row in rows[:SHOWN]
    )
    if not items:
        return []
    more = None
    if holds_in(ask.user, VIEW_INTERESTS, ask.icb, on=ask.today):
        more = Link(
            f"Every declaration to look at ({len(rows)})",
            ask.link("membership:declaration-list", state="returned"),
        )
    return [Block("Declarations to look at", items, "", more, order=30)]


def campaigns_running(ask: Ask) -> list[Block]:
    """For who keeps the register."""
    if ask.icb is None or not holds_in(ask.user, KEEP_INTERESTS, ask.icb, on=ask.today):
        return []
    items = tuple(
        Item(
            Link(row.title, ask.link("membership:campaign-detail", row.pk)),
            f"{outstanding_in(row)} answers outstanding, due {words.day(row.due_on)}.",
            campaign_tag(row),
        )
        for row in open_campaigns(ask.user, ask.icb, on=ask.today)
    )
    return [Block("Campaigns of declarations", items, "", order=46)] if items else []
