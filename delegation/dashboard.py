"""Lines on the workspace's first page: drafts of the scheme that are not adopted yet."""

from __future__ import annotations

from delegation.permissions import KEEP_SCHEME
from delegation.presenters import state_tag
from delegation.selectors.scheme import drafts_of
from governance.foundation import words
from governance.foundation.screens import Ask, Link
from governance.foundation.screens.access import holds_in
from governance.foundation.screens.dashboard import Block, Item


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
