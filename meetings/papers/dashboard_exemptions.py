"""Private business that waits for its review, on the first page of those who may release it."""

from __future__ import annotations

from governance.enums import Permission
from governance.foundation import words
from governance.foundation.screens import Ask
from governance.foundation.screens.access import holds_in
from governance.foundation.screens.cells import Link
from governance.foundation.screens.dashboard import Block, Item
from meetings.papers.presenters import exemptions as presenters
from meetings.papers.selectors.exemptions import due_for

SHOWN = 6


def reviews_due(ask: Ask) -> list[Block]:
    """Nothing where nothing is due."""
    if ask.icb is None or not holds_in(ask.user, Permission.REVIEW_EXEMPTION, ask.icb, on=ask.today).ok:
        return []
    rows = list(due_for(ask.user, ask.icb, on=ask.today)[: SHOWN + 1])
    if not rows:
        return []
    items = tuple(
        Item(
            Link(presenters.neutral(row), ask.link("meetings:exemption-detail", row.pk)),
            f"{row.meeting}. To be reviewed on {words.day(row.review_on)}",
            presenters.state_tag(row, on=ask.today),
        )
        for row in rows[:SHOWN]
    )
    more = Link("All reviews that are due", ask.link("meetings:exemption-list", state="due"))
    return [Block("Private business to review", items, "", more, order=15)]
