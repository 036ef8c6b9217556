"""Meetings with their agendas; papers are loaded beside it."""

from __future__ import annotations

from django.db import transaction

from governance.models import Committee, CommitteePart, User
from meetings.enums import MeetingKind
from meetings.models import Meeting, MeetingSeries
from meetings.papers.actions.agenda import add_item
from meetings.papers.models import AgendaItem
from meetings.planning.actions.meetings import create_meeting, issue_meeting
from meetings.planning.actions.series import create_series
from membership.models import Person
from pbp_portal.demo.book import Desk, dates
from pbp_portal.demo.load_papers import load_late, load_paper
from pbp_portal.demo.world import meeting_shapes


def load_series(desk: Desk) -> None:
    """How committees meet; their meetings name the series that they belong to."""
    for row in desk.system.meeting_series:
        desk.enter(
            MeetingSeries,
            row.key,
            create_series,
            committee=desk.book.row(Committee, row.committee),
            **row.values,
            **dates(row),
        )


def load_meetings(desk: Desk) -> None:
    """Each meeting whole or not at all: its agenda, its papers with their sign-off."""
    for row in desk.system.meetings:
        desk.enter(Meeting, row.key, _plan, desk=desk, row=row)


@transaction.atomic
def _plan(*, desk: Desk, row: meeting_shapes.Meeting, by: User, reason: str) -> Meeting:
    lead, *others = (desk.book.row(Committee, key) for key in row.committees)
    meeting = create_meeting(
        icb=desk.icb,
        lead_committee=lead,
        committees=others,
        kind=row.kind,
        title=row.title,
        part=desk.row(CommitteePart, f"{row.committees[0]} part {row.part}" if row.part else ""),
        date=row.on,
        date_note=row.date_text,
        starts_at=row.starts,
        ends_at=row.ends,
        mode=row.mode,
        venue=row.venue,
        public_access=_public_access(row),
        series=desk.row(MeetingSeries, row.series),
        slot=row.slot,
        by=by,
        reason=reason,
    )
    late = []
    for item in row.items:
        entered = _item(desk, meeting, item, by=by)
        for paper in item.papers:
            loaded = load_paper(desk, entered, paper, by=by)
            late += [(loaded, paper)] if paper.late is not None else []
    if not _is_ready(row):
        return meeting
    issued = issue_meeting(meeting, by=by)
    for loaded, paper in late:
        load_late(desk, loaded, paper, by=by)
    return issued


def _item(desk: Desk, meeting: Meeting, row: meeting_shapes.AgendaItem, *, by: User) -> AgendaItem:
    return add_item(
        meeting=meeting,
        title=row.title,
        kind=row.kind,
        purposes=row.purposes,
        openness=row.openness,
        private_reason=row.private_reason,
        title_is_private=row.hide_title,
        lead=str(desk.book.row(Person, row.lead)),
        minutes=row.minutes,
        note=row.note,
        needs_paper=bool(row.papers),
        many={"organisations": [desk.organisation(key) for key in row.organisations]},
        by=by,
    )


def _public_access(row: meeting_shapes.Meeting) -> str:
    """How the public takes part (R176, R185)."""
    if row.kind != MeetingKind.PUBLIC:
        return ""
    forum = f" The public forum takes {row.forum_minutes} minutes." if row.forum_minutes else ""
    return f"Anyone may come and listen.{forum}"


def _is_ready(row: meeting_shapes.Meeting) -> bool:
    """Papers go to the members once every one of them is signed off."""
    papers = [paper for item in row.items for paper in item.papers]
    return bool(papers) and all(paper.sign_off for paper in papers)
