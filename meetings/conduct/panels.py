"""The meeting at work on its workspace page: where it stands, and the record of the quorum once it is over."""

from __future__ import annotations

from governance.foundation.outcome import met
from governance.foundation.screens import Ask
from governance.foundation.screens.register import Action
from meetings.conduct import presenters_live as words
from meetings.conduct.selectors import live as selectors
from meetings.conduct.selectors.replies import may_reply, own_places, person_of
from meetings.planning.models import Meeting
from meetings.planning.panels import MeetingPanel, contribute


@contribute(order=5)
def will_you_be_there(meeting: Meeting, ask: Ask) -> MeetingPanel | None:
    """To who is expected at the table: what they answered, until the meeting opens."""
    person = person_of(ask.user)
    places = own_places(meeting, person, on=ask.today)
    if not places or not may_reply(meeting, person, on=ask.today).ok:
        return None
    way = Action("Reply", ask.link("meetings:reply", meeting.slug), met("reply.may"))
    context = {"words": words.own_reply_words(places)}
    return MeetingPanel("reply", "Will you be there?", "meetings/conduct/reply_panel.jinja", context, (way,))


@contribute(order=12)
def at_the_meeting(meeting: Meeting, ask: Ask) -> MeetingPanel | None:
    """None of a meeting that was never opened here and will not be."""
    now = selectors.at_work(meeting)
    if now.sitting is None and meeting.state not in ("planned", "issued"):
        return None
    record = None
    if now.is_closed:
        rows = selectors.quorum_records(meeting, ask.user, on=ask.today)
        record = words.record_table(rows, several=len(meeting.holding) > 1)
    way = Action("At the meeting", ask.link("meetings:live", meeting.slug), met("sitting.page"))
    context = {"state": words.state_words(now), "record": record}
    return MeetingPanel("live", "At the meeting", "meetings/conduct/live_panel.jinja", context, (way,))
