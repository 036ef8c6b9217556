"""Meetings that were held: who was there and how, what was declared, what was recommended."""

from __future__ import annotations

from datetime import datetime, time

from django.db import transaction

from governance.foundation.zone import LONDON
from governance.models import Committee, User
from meetings.conduct.actions.attendance import list_expected, note_reply
from meetings.conduct.actions.conflicts import declare_conflict, rule_on
from meetings.conduct.actions.decisions import draft_decision, record_decision
from meetings.conduct.actions.sittings import close_meeting, open_item, open_meeting
from meetings.conduct.models import Attendance
from meetings.models import AgendaItem, Meeting
from meetings.papers.actions.agenda import add_item
from meetings.planning.actions.meetings import create_meeting, issue_meeting
from membership.models import Person
from pbp_portal.demo.book import Desk
from pbp_portal.demo.world.meeting_shapes import HeldMeeting


def load_held(desk: Desk) -> None:
    """Each meeting whole or not at all. What happened in it has the hours of its day; the issue that of the load."""
    for row in desk.system.held:
        desk.enter(Meeting, row.key, _hold, desk=desk, row=row)


@transaction.atomic
def _hold(*, desk: Desk, row: HeldMeeting, by: User, reason: str) -> Meeting:
    meeting = create_meeting(
        icb=desk.icb,
        lead_committee=desk.book.row(Committee, row.committee),
        kind=row.kind,
        title=row.title,
        date=row.on,
        starts_at=row.starts,
        ends_at=row.ends,
        mode="hybrid",
        venue=row.venue,
        public_access="Anyone may come and listen." if row.kind == "public" else "",
        by=by,
        reason=reason,
    )
    add_item(meeting=meeting, title="Welcome and apologies", minutes=10, by=by)
    business = add_item(
        meeting=meeting,
        title=row.business,
        purposes=["decision"],
        lead=str(desk.book.row(Person, row.lead)),
        minutes=60,
        by=by,
    )
    meeting = issue_meeting(meeting, by=by)
    people = _open(desk, meeting, row, by=by)
    _recommend(meeting, business, row, people, by=by)
    close_meeting(meeting, by=by, at=_moment(row, row.ends))
    return Meeting.objects.get(pk=meeting.pk)


def _open(desk: Desk, meeting: Meeting, row: HeldMeeting, *, by: User) -> dict[str, Attendance]:
    """Opened on time with everybody but who sent apologies; returns the list by key of the person."""
    keys = {
        desk.book.row(Person, key).pk: key
        for key in (*row.apologies, *row.remote, *([row.conflicted] if row.conflicted else []))
    }
    listed = list_expected(meeting, by=by)
    here = {}
    for line in listed:
        key = keys.get(line.person_id or 0, "")
        if key in row.apologies:
            note_reply(line, reply="apologies", by=by)
        else:
            here[line.pk] = "remote" if key in row.remote else "room"
    open_meeting(meeting, by=by, at=_moment(row, row.starts), here=here)
    return {keys[line.person_id]: line for line in listed if line.person_id in keys}


def _recommend(
    meeting: Meeting, business: AgendaItem, row: HeldMeeting, people: dict[str, Attendance], *, by: User
) -> None:
    at = _moment(row, row.starts.replace(minute=30))
    item = AgendaItem.objects.select_related("meeting").get(pk=business.pk)
    open_item(item, by=by, at=at)
    if row.conflicted:
        conflict = declare_conflict(
            item=item, attendance=people[row.conflicted], nature=row.nature, way="meeting", by=by, at=at
        )
        rule_on(
            conflict,
            ruling="discuss_only",
            reason="She knows the service and does not decide on it.",
            ruled_by_name="Chair of the board",
            by=by,
            at=at,
        )
    draft = draft_decision(
        item=item,
        committee=meeting.lead_committee,
        title=row.business,
        text=row.decision,
        outcome="accepted",
        standing="recommendation",
        by=by,
    )
    record_decision(draft, by=by, method="consensus", at=at)


def _moment(row: HeldMeeting, hour: time) -> datetime:
    return datetime.combine(row.on, hour, tzinfo=LONDON)
