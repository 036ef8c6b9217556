"""Lines on the workspace's first page: drafts that are not adopted yet, and reviews that fall due."""

from __future__ import annotations

from delegation.operating_presenter import review_tag
from delegation.permissions import KEEP_SCHEME
from delegation.presenters import state_tag
from delegation.roadmap_presenter import milestone_tags
from delegation.selectors.milestones import due_of, overdue_milestones
from delegation.selectors.operating import review_of, reviews_due
from delegation.selectors.proposals import sent_proposals
from delegation.selectors.scheme import drafts_of
from governance.foundation import words
from governance.foundation.screens import Ask, Link
from governance.foundation.screens.access import holds_in
from governance.foundation.screens.dashboard import Block, Item

DASHBOARD_LINES = 5


def drafts(ask: Ask) -> list[Block]:
    """For those who keep the scheme, when there is a draft."""
    if ask.icb is None or not holds_in(ask.user, KEEP_SCHEME, ask.icb, on=ask.today):
        return []
    items = tuple(
        Item(
            Link(str(row), ask.link("delegation:scheme-version-detail", row.pk)),
            note=f"planned from {words.day(row.effective_from)}",
            tag=state_tag(row),
        )
        for row in drafts_of(ask.user, ask.icb, on=ask.today)
    )
    return [Block("Drafts of the scheme", items, "", order=50)] if items else []


def reviews(ask: Ask) -> list[Block]:
    """For those who keep the scheme, when the review of an operating model is due or overdue (R46)."""
    if ask.icb is None or not holds_in(ask.user, KEEP_SCHEME, ask.icb, on=ask.today):
        return []
    items = tuple(
        Item(
            Link(str(row), ask.link("delegation:operating-model-detail", row.pk)),
            note=" ".join(part for part in (review_of(row, on=ask.on).reason, row.review_question) if part),
            tag=review_tag(review_of(row, on=ask.on)),
        )
        for row in reviews_due(ask.user, ask.icb, on=ask.on, rights_on=ask.today)
    )
    more = Link("All operating models", ask.link("delegation:operating-model-list"))
    return [Block("Operating models to review", items, "", more, order=61)] if items else []


def proposals(ask: Ask) -> list[Block]:
    """Proposed changes that wait for an answer, for those who keep the scheme."""
    if ask.icb is None or not holds_in(ask.user, KEEP_SCHEME, ask.icb, on=ask.today):
        return []
    items = tuple(
        Item(
            Link(row.title, ask.link("delegation:proposal-detail", row.pk)), note=f"by {row.proposed_by.name}"
        )
        for row in sent_proposals(ask.user, ask.icb, on=ask.today)
    )
    return [Block("Proposed changes to the scheme", items, "", order=51)] if items else []


def late_milestones(ask: Ask) -> list[Block]:
    """For those who keep the plan, what is overdue (R103)."""
    if ask.icb is None or not holds_in(ask.user, KEEP_SCHEME, ask.icb, on=ask.today):
        return []
    items = tuple(
        Item(
            Link(str(row), ask.link("delegation:milestone-detail", row.pk)),
            note=due_of(row, on=ask.on).reason,
            tag=milestone_tags(row, ask)[-1],
        )
        for row in overdue_milestones(ask.user, ask.icb, on=ask.on, rights_on=ask.today)[:DASHBOARD_LINES]
    )
    more = Link("All that is overdue", ask.link("delegation:milestone-list", status="overdue"))
    return [Block("Milestones that are overdue", items, "", more, order=62)] if items else []
