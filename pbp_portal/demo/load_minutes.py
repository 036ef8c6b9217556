"""Minutes of meetings that were held: written, circulated, and approved where the data say at which meeting."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction

from governance.foundation import clock
from governance.models import User
from meetings.models import AgendaItem, Meeting, Minutes
from meetings.papers.selectors.agenda import agenda
from meetings.record.actions.minutes import circulate, write_entry
from meetings.record.actions.minutes_approval import approve_minutes, choose_item, sign_minutes, text_hash
from meetings.record.rules.minutes_content import CLOSE, OPENING
from meetings.record.selectors.minutes import minutes_of
from pbp_portal.demo.book import Desk
from pbp_portal.demo.world.meeting_shapes import HeldMinutes

COMMENTS = timedelta(days=14)


def load_minutes(desk: Desk) -> None:
    """Those of each meeting whole or not at all; a meeting that has minutes keeps them."""
    for row in desk.system.minutes:
        meeting = desk.book.row(Meeting, row.meeting)
        if minutes_of(meeting) is None:
            _enter(desk, meeting, row)


@transaction.atomic
def _enter(desk: Desk, meeting: Meeting, row: HeldMinutes) -> None:
    business = str(agenda(meeting)[-1].public_id)
    for key, public, private in (
        (OPENING, row.opening, ""),
        (business, row.business, row.private),
        (CLOSE, row.close, ""),
    ):
        write_entry(meeting, key, public_text=public, private_text=private, by=desk.lead, expected_version=0)
    minutes = Minutes.objects.get(meeting=meeting)
    circulate(minutes, comments_due=clock.today() + COMMENTS, by=desk.lead)
    if row.approved_at:
        _approve(desk, Minutes.objects.get(meeting=meeting), row)


def _approve(desk: Desk, minutes: Minutes, row: HeldMinutes) -> None:
    """At the first item of the later meeting, in the words of the chair, who signs them."""
    later = desk.book.row(Meeting, row.approved_at)
    item: AgendaItem = agenda(later)[0]
    minutes = choose_item(minutes, item=item, by=desk.lead)
    chair = User.objects.get(email=f"chair@{desk.system.icb.key}.example")
    seen = text_hash(minutes, on=clock.today())
    approve_minutes(minutes, by=chair, seen=seen, words=row.words)
    sign_minutes(Minutes.objects.get(pk=minutes.pk), name=row.signed, by=chair)
