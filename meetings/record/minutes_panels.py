"""The minutes on the workspace page of their meeting, and on the page of an item at work."""

from __future__ import annotations

from governance.foundation.outcome import met
from governance.foundation.screens import Ask
from governance.foundation.screens.register import Action
from meetings.conduct import item_ways
from meetings.papers.models import AgendaItem
from meetings.planning.models import Meeting
from meetings.planning.panels import MeetingPanel, contribute
from meetings.record import presenters_minutes as words
from meetings.record.selectors import minutes as selectors


@contribute(order=14)
def minutes_of_meeting(meeting: Meeting, ask: Ask) -> MeetingPanel | None:
    """None before the meeting, and for who may not read them yet."""
    if not selectors.may_start(meeting).ok:
        return None
    minutes = selectors.minutes_or_none(meeting, ask.user, on=ask.today)
    keeps = selectors.may_keep(meeting, ask.user, on=ask.today)
    if minutes is None and not keeps.ok:
        return None
    item = selectors.approval_item_for(minutes) if minutes is not None else None
    context = {"tag": words.state_tag(minutes), "told": words.steps_words(minutes, item)}
    way = Action("Minutes", ask.link("meetings:minutes", meeting.slug), met("minutes.page"))
    return MeetingPanel("minutes", "Minutes", "meetings/record/minutes_panel.jinja", context, (way,))


@item_ways.contribute
def minutes_of_item(item: AgendaItem, ask: Ask) -> list[Action]:
    """To the minutes of this item for who keeps them, and to the minutes that are approved at it."""
    found = []
    meeting = item.meeting
    if selectors.may_keep(meeting, ask.user, on=ask.today).ok:
        may = selectors.may_write(meeting, selectors.minutes_of(meeting))
        if may.ok and str(item.public_id) in selectors.writable(meeting, ask.user, on=ask.today):
            link = ask.link("meetings:minutes-write-one", meeting.slug, item.public_id)
            found.append(Action("Write the minutes of this item", link, may))
    earlier = selectors.minutes_at(item)
    if earlier is not None and selectors.minutes_or_none(earlier.meeting, ask.user, on=ask.today) is not None:
        link = ask.link("meetings:minutes", earlier.meeting.slug)
        found.append(Action("The minutes for approval", link, met("minutes.page")))
    return found
