"""The meeting at work on its workspace page: where it stands, and the record of the quorum once it is over."""

from __future__ import annotations

from governance.foundation.outcome import met
from governance.foundation.screens import Ask
from governance.foundation.screens.register import Action
from meetings.conduct import presenters_live as words
from meetings.conduct.selectors import live as selectors
from meetings.planning.models import Meeting
from meetings.planning.panels import MeetingPanel, contribute


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
