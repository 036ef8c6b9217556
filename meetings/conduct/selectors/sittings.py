"""Reads of a sitting's own record."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Max

from meetings.conduct.models import ItemSession, Presence, QuorumRecord, Sitting


def last_written(sitting: Sitting) -> datetime | None:
    """The latest time that the record of this sitting holds; None when it holds none."""
    meeting = sitting.meeting_id
    people = Presence.objects.filter(attendance__meeting=meeting).aggregate(Max("came_at"), Max("left_at"))
    items = ItemSession.objects.filter(sitting=sitting).aggregate(Max("opened_at"), Max("closed_at"))
    quorum = QuorumRecord.objects.filter(meeting=meeting).aggregate(Max("at"))
    return max((found for found in (people | items | quorum).values() if found is not None), default=None)
