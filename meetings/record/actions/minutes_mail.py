"""Mail about minutes. It names the committee, the day and the address, and nothing of what the minutes say."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.urls import reverse

from governance.foundation import clock, ledger, outbox
from governance.foundation.words import day
from governance.models import User
from meetings.conduct.models import Attendance
from meetings.planning.models import Meeting
from meetings.planning.selectors.recipients import recipients
from meetings.record.models.minutes import Minutes, MinutesVersion

CIRCULATED = """The {draft} of {committee}, {day}, are here for you to read and comment on until {until}.

Read them after signing in:
{address}

This mail was sent by {portal} because you are a member of the committee or were at the meeting.
"""


def told_of_minutes(meeting: Meeting) -> list[User]:
    """Members with an account who may read the meeting, and everybody else on its list of attendance who may."""
    today = clock.today()
    found = {one.person.user for one in recipients(meeting, on=today) if one.outcome.ok}
    there = Attendance.objects.filter(meeting=meeting, person__user__is_active=True)
    for row in there.select_related("person__user"):
        user = row.person.user if row.person is not None else None
        if user is not None and Meeting.objects.visible_to(user, on=today).filter(pk=meeting.pk).exists():
            found.add(user)
    return sorted((user for user in found if user is not None), key=lambda user: user.pk)


def tell_circulated(minutes: Minutes, version: MinutesVersion, *, by: Any) -> int:
    """One mail a person and version; returns how many. Runs in the transaction of the circulation."""
    meeting = minutes.meeting
    told = told_of_minutes(meeting)
    draft = "draft minutes" if version.number == 1 else "corrected draft minutes"
    words = {
        "draft": draft,
        "committee": meeting.lead_committee.name,
        "day": day(meeting.date),
        "until": day(minutes.comments_due),
        "address": settings.SITE_URL.rstrip("/") + reverse("meetings:minutes", args=[meeting.slug]),
        "portal": settings.PORTAL_NAME,
    }
    for user in told:
        outbox.post(
            recipient=user.email,
            subject=f"{draft.capitalize()} of {words['committee']}, {words['day']}",
            body=CIRCULATED.format(**words),
            once_key=f"minutes.circulated:{minutes.pk}:{version.number}:{user.pk}",
        )
    if told:
        ledger.record(
            "minutes.members_told",
            by=by,
            icb=meeting.icb,
            subject=minutes,
            summary=f"Mail about the {draft} of {meeting} to {len(told)} {'person' if len(told) == 1 else 'people'}",
            after={"told": [str(user) for user in told]},
        )
    return len(told)
