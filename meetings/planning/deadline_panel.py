"""The deadlines on a meeting's page, and those of the next days on the first page of the workspace."""

from __future__ import annotations

from datetime import timedelta

from governance.enums import Permission
from governance.foundation import words
from governance.foundation.permissions import can
from governance.foundation.screens import Ask, present
from governance.foundation.screens.access import holds_in
from governance.foundation.screens.cells import Link
from governance.foundation.screens.dashboard import Block, Item
from governance.models import GovernanceEvent
from meetings.planning import deadline_presenters as presenters
from meetings.planning.models import Meeting
from meetings.planning.panels import MeetingPanel, contribute
from meetings.planning.selectors.deadline_moves import last_told
from meetings.planning.selectors.deadlines import deadlines_between, deadlines_of

SHOWN, DAYS_AHEAD = 6, timedelta(days=14)


@contribute(order=25)
def deadlines_panel(meeting: Meeting, ask: Ask) -> MeetingPanel | None:
    """For those who see the meeting in preparation; a cancelled meeting has no deadlines."""
    if meeting.state == "cancelled" or not can(ask.user, Permission.VIEW_DRAFTS, meeting, on=ask.today).ok:
        return None
    found = deadlines_of(meeting, on=ask.on, at=presenters.moment_of(ask))
    table = present.table(
        "Deadlines of this meeting",
        presenters.PANEL_COLUMNS,
        found,
        ask=ask,
        url_name="",
        empty="No deadline is set.",
    )
    context = {
        "table": table,
        "problems": presenters.problems_of(found),
        "told": told_words(last_told(meeting)),
        "rules": ask.link("meetings:deadline-rule-list"),
    }
    return MeetingPanel("deadlines", "Deadlines", "meetings/planning/deadlines_panel.jinja", context)


def told_words(event: GovernanceEvent | None) -> str:
    """Told on 3 March 2026 at 2:05pm: Ada Hill, Ben Vale."""
    if event is None:
        return ""
    return f"Told of changed deadlines on {words.moment(event.at)}: {', '.join(event.after['people'])}."


def deadlines_ahead(ask: Ask) -> list[Block]:
    """On the first page of those who plan meetings in this ICB."""
    if ask.icb is None or not holds_in(ask.user, Permission.PLAN_MEETING, ask.icb, on=ask.today).ok:
        return []
    at = presenters.moment_of(ask)
    found = deadlines_between(
        ask.user, ask.icb, first=ask.today, last=ask.today + DAYS_AHEAD, on=ask.today, at=at
    )
    items = tuple(
        Item(
            Link(one.title, f"{ask.link('meetings:meeting-detail', one.meeting.slug)}#deadlines"),
            f"{presenters.due_words(one.due)}, {presenters.days_left(one, at)}. {one.meeting.title}",
            presenters.state_tag(one),
        )
        for one in [one for one in found if one.is_open][:SHOWN]
    )
    more = Link("All deadlines", ask.link("meetings:deadline-list"))
    return [Block("Due in the next 14 days", items, "Nothing is due in the next 14 days.", more, order=12)]
