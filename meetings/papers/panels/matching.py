"""On the meeting's page: interests to look at, for who reads them; and to each person at the table, their own."""

from __future__ import annotations

from governance.foundation.outcome import met
from governance.foundation.screens import Ask
from governance.foundation.screens.register import Action
from meetings.papers.presenters import matching as presenter
from meetings.papers.selectors.matching import may_see_matches, own_matches
from meetings.planning.models import Meeting
from meetings.planning.panels import MeetingPanel, contribute


@contribute(order=25)
def to_look_at_panel(meeting: Meeting, ask: Ask) -> MeetingPanel | None:
    """The way to the list; it is worked out there, for it reads every paper of the meeting."""
    if not may_see_matches(meeting, ask.user, on=ask.today).ok:
        return None
    way = Action(
        "Interests to look at", ask.link("meetings:meeting-interests", meeting.slug), met("matches.open")
    )
    return MeetingPanel(
        "interests-to-look-at",
        "Interests to look at",
        "meetings/papers/interests_panel.jinja",
        {"words": presenter.CAUTION},
        (way,),
    )


@contribute(order=26)
def own_interests_panel(meeting: Meeting, ask: Ask) -> MeetingPanel | None:
    found = own_matches(meeting, ask.user, on=ask.on, rights_on=ask.today)
    if found is None:
        return None
    context = {"found": found, "words": presenter}
    return MeetingPanel(
        "own-interests",
        "Items you may have an interest in",
        "meetings/papers/own_interests_panel.jinja",
        context,
    )
