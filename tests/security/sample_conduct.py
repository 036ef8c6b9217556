"""A meeting at work: opened, with a person on its list of attendance and an item to turn to."""

from __future__ import annotations

from datetime import date

from meetings.conduct.actions.attendance import list_expected
from meetings.conduct.actions.sittings import open_meeting
from meetings.models import Meeting
from meetings.planning.actions.meetings import issue_meeting
from tests.security.sample_meetings import board_on
from tests.security.samples import Samples

LIVE_DAY = date(2031, 10, 14)


def add(s: Samples) -> None:
    board = board_on(s, LIVE_DAY)
    board.item("report", "Report of the director", minutes=10)
    board.item(
        "private",
        s.canary("private", "liveitem"),
        openness="private",
        private_reason="commercial",
        title_is_private=True,
    )
    issue_meeting(board.meeting, by=s.lead)
    meeting = Meeting.objects.get(pk=board.meeting.pk)
    rows = list_expected(meeting, by=s.lead)
    open_meeting(meeting, by=s.lead, here={rows[0].pk: "room"})
    for route in ("live", "live-list", "live-open", "live-close", "live-exclude", "live-readmit", "live-add"):
        s.addresses[f"meetings:{route}", "pk"] = meeting.slug
    s.addresses["meetings:reply", "pk"] = meeting.slug
    for route in ("live-person", "live-move"):
        s.addresses[f"meetings:{route}", "pk"] = meeting.slug
        s.addresses[f"meetings:{route}", "person"] = rows[0].public_id
    s.addresses["meetings:live-turn", "pk"] = meeting.slug
    s.addresses["meetings:live-turn", "item"] = board.items["report"].public_id
