"""Mail that an act on a meeting causes. It names the committee, the day and the address, and nothing confidential."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.urls import reverse

from governance.foundation import clock, ledger, outbox
from governance.foundation.words import day
from meetings.planning.models import Meeting
from meetings.planning.selectors.recipients import recipients

PAPERS_ISSUED = """The papers of {committee} for {day} have been issued.

Read them here, after signing in:
{address}

This mail was sent by {portal} because you are a member of the committee.
"""


def tell_members(meeting: Meeting, *, by: Any) -> int:
    """Put one mail a member in the outbox; returns how many. Runs in the transaction of the issue.

    The version that the issue gave the meeting is part of the key, so that one issue tells nobody twice.
    """
    told = [one.person for one in recipients(meeting, on=clock.today()) if one.outcome.ok]
    words = {
        "committee": meeting.lead_committee.name,
        "day": day(meeting.date),
        "address": settings.SITE_URL.rstrip("/") + reverse("meetings:meeting-detail", args=[meeting.slug]),
        "portal": settings.PORTAL_NAME,
    }
    for person in told:
        user: Any = person.user
        outbox.post(
            recipient=user.email,
            subject=f"Papers of {words['committee']}, {words['day']}",
            body=PAPERS_ISSUED.format(**words),
            once_key=f"meeting.issued:{meeting.pk}:{meeting.version}:{user.pk}",
        )
    if told:
        ledger.record(
            "meeting.members_told",
            by=by,
            icb=meeting.icb,
            subject=meeting,
            summary=f"Mail about the papers of {meeting.title}, {words['day']}, to {len(told)} "
            f"member{'' if len(told) == 1 else 's'}",
            after={"members": [str(person) for person in told]},
        )
    return len(told)
