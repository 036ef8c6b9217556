"""Words for several committees in one meeting."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from governance.enums import QuorumState
from governance.foundation.screens import Column, Tag
from governance.foundation.words import day
from governance.rules.procedure import Parameter
from meetings.planning.models import Meeting, TogetherRequest
from meetings.planning.selectors.seating import AtTable

REQUEST_COLOURS = {"asked": "blue", "joined": "green", "declined": "red", "withdrawn": "grey"}
NOT_SET = "Not set: the committee has still to decide it, and no meeting is quorate before it has"


def quorum_words(rules: Mapping[str, Parameter]) -> str:
    """8 members, among them: a clinician · 1/3 of the members · what "not set" means (R172)."""
    state = rules["quorum_state"].value
    if state == QuorumState.NUMBER:
        words = f"{rules['quorum_number'].value} members"
    elif state == QuorumState.FRACTION:
        words = f"{rules['quorum_fraction'].value} of the members"
    else:
        return NOT_SET
    among = [
        line.strip() for line in str(rules["quorum_categories"].value or "").splitlines() if line.strip()
    ]
    return f"{words}, among them: {'; '.join(among)}" if among else words


def seats_words(table: AtTable) -> str:
    """14 seats, 12 with a vote, 1 vacant."""
    count = len(table.seats)
    said = [f"{count} seat{'' if count == 1 else 's'}"]
    if table.voting != count:
        said.append(f"{table.voting} with a vote")
    if table.vacant:
        said.append(f"{table.vacant} vacant")
    return ", ".join(said)


def table_words(table: AtTable) -> str:
    """The committee, with its ICB where names could be confused, and whether it services the meeting."""
    return f"{table.committee.name} ({table.committee.icb.short_name})"


TABLE_COLUMNS = (
    Column("Committee", table_words),
    Column("Part in it", lambda table: "Services the meeting" if table.services else "Takes part"),
    Column("Chair", lambda table: ", ".join(map(str, table.chairs)), unset="Nobody on this day"),
    Column("Members", seats_words),
    Column("Quorum", lambda table: quorum_words(table.rules)),
)


def request_tag(asked: TogetherRequest) -> Tag:
    return Tag(asked.get_state_display(), REQUEST_COLOURS[asked.state])


def request_words(asked: TogetherRequest) -> str:
    """Oak Trust Board (South), to be heard · declined: we meet on our own."""
    name = f"{asked.committee} ({asked.committee.icb.short_name})"
    return f"{name}: {asked.answer}" if asked.answer else name


def when_words(meeting: Meeting) -> str:
    return day(meeting.date) if meeting.date else meeting.date_note


def request_rows(asked: TogetherRequest) -> list[tuple[str, Any]]:
    """(label, words) of what is asked, for the page of those who answer."""
    meeting = asked.meeting
    rows = [
        ("Asked by", f"{meeting.lead_committee} ({meeting.icb.short_name})"),
        ("Asked", f"{asked.committee} ({asked.committee.icb.short_name})"),
        ("Meeting", meeting.title),
        ("Date", when_words(meeting)),
        ("Kind", meeting.get_kind_display()),
        ("Venue", meeting.venue),
        ("What they write", asked.message),
        ("Answer", asked.answer),
    ]
    return [(label, words) for label, words in rows if words]
