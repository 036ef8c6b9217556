"""The next meetings, on the workspace's first page."""

from __future__ import annotations

from governance.enums import Permission
from governance.foundation.screens import Ask
from governance.foundation.screens.access import holds_in
from governance.foundation.screens.cells import Link
from governance.foundation.screens.dashboard import Block, Item
from meetings.planning import presenters
from meetings.planning.selectors.meetings import meetings_for, still_ahead

SHOWN = 5


def meetings_ahead(ask: Ask) -> list[Block]:
    """For everybody who reads meetings in this ICB."""
    if not holds_in(ask.user, Permission.VIEW_MEETING, ask.icb, on=ask.today).ok:
        return []
    rows = still_ahead(meetings_for(ask.user, on=ask.today).of_icb(ask.icb), on=ask.today)[:SHOWN]
    items = tuple(
        Item(
            presenters.page_link(meeting),
            presenters.when_and_who(meeting),
            presenters.state_tag(meeting),
        )
        for meeting in rows
    )
    plans = holds_in(ask.user, Permission.PLAN_MEETING, ask.icb, on=ask.today).ok
    empty = "No meeting lies ahead. Plan the next one." if plans else "No meeting lies ahead."
    more = Link("All meetings", ask.link("meetings:meeting-list"))
    return [Block("Meetings ahead", items, empty, more, order=10)]
