"""Minutes of two meetings: approved ones, and a draft that went out with private text and a comment."""

from __future__ import annotations

from datetime import date
from typing import Any

from governance.foundation import clock
from meetings.conduct.actions.attendance import add_attendee, list_expected
from meetings.conduct.actions.sittings import close_meeting, open_meeting
from meetings.models import AgendaItem, Meeting, MinuteEntry, Minutes
from meetings.planning.actions.meetings import issue_meeting
from meetings.record.actions.minutes import circulate, write_entry
from meetings.record.actions.minutes_approval import approve_minutes, put_on_agenda, text_hash
from meetings.record.actions.minutes_comments import comment_on
from reports.publication.minutes import publish_minutes
from tests.security.sample_meetings import board_on
from tests.security.samples import Samples

FIRST_DAY, SECOND_DAY, DUE = date(2031, 11, 4), date(2031, 11, 11), date(2032, 1, 5)
FORMS = ("write", "circulate", "to-meeting", "approve", "sign")


def add(s: Samples) -> None:
    first, second = board_on(s, FIRST_DAY), board_on(s, SECOND_DAY)
    first.item("roads", "Roads to the clinic", minutes=10)
    second.item("paths", "Paths to the clinic", minutes=10)
    second.item(
        "hidden",
        s.canary("private", "minuteditemtitle"),
        openness="private",
        private_reason="commercial",
        title_is_private=True,
    )
    approved = _held(s, first, "roads")
    circulate(approved, comments_due=DUE, by=s.lead)
    put_on_agenda(_fresh(approved), meeting=_fresh(second.meeting), by=s.lead)
    draft = _held(s, second, "paths", "hidden")
    seen = text_hash(_fresh(approved), on=clock.today())
    approve_minutes(_fresh(approved), by=s.people("chair"), seen=seen, words="Agreed by all.")
    circulate(draft, comments_due=DUE, by=s.lead)
    entry = MinuteEntry.objects.get(item=second.items["paths"])
    comment = comment_on(entry, text="The roads were looked at twice.", by=s.people("conflicted"))
    for route in (
        "",
        "-preview",
        "-version",
        "-comment",
        "-answer",
        "-write-one",
        *(f"-{name}" for name in FORMS),
    ):
        s.addresses[f"meetings:minutes{route}", "pk"] = second.meeting.slug
    for route in ("pdf", "word", "word-back"):
        s.addresses[f"reports:minutes-{route}", "pk"] = second.meeting.slug
    publish_minutes(_fresh(first.meeting), by=s.lead)
    s.addresses["public:minutes", "slug"] = first.meeting.slug
    s.addresses["reports:minutes-publish", "pk"] = second.meeting.slug
    s.addresses["reports:minutes-changes", "pk"] = first.meeting.slug
    s.addresses["meetings:minutes-version", "number"] = 1
    s.addresses["meetings:minutes-comment", "entry"] = entry.public_id
    s.addresses["meetings:minutes-answer", "comment"] = comment.public_id
    s.addresses["meetings:minutes-write-one", "only"] = second.items["paths"].public_id
    s.addresses["meetings:minutes-mend", "pk"] = first.meeting.slug
    s.addresses["meetings:minutes-mend", "only"] = first.items["roads"].public_id


def _fresh(row: Any) -> Any:
    return type(row).objects.get(pk=row.pk)


def _held(s: Samples, board: Any, key: str, hidden: str = "") -> Minutes:
    """Issued, opened with the recused person there, closed, and written down."""
    issue_meeting(_fresh(board.meeting), by=s.lead)
    meeting = Meeting.objects.get(pk=board.meeting.pk)
    rows = list_expected(meeting, by=s.lead)
    there = add_attendee(
        meeting, committee=s.world.hill_board, by=s.lead, person=s["recused"], role="Adviser"
    )
    open_meeting(_fresh(meeting), by=s.lead, here={rows[0].pk: "room", there.pk: "room"})
    close_meeting(_fresh(meeting), by=s.lead)
    item = AgendaItem.objects.get(pk=board.items[key].pk)
    write_entry(
        _fresh(meeting),
        str(item.public_id),
        public_text="The roads were looked at.",
        private_text=s.canary("private", f"minutes{key}"),
        by=s.lead,
        expected_version=0,
    )
    if hidden:
        secret = str(board.items[hidden].public_id)
        text = s.canary("private", "minutesofprivateitem")
        write_entry(_fresh(meeting), secret, public_text=text, by=s.lead, expected_version=0)
    return Minutes.objects.get(meeting=meeting)
