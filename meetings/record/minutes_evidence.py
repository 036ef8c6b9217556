"""When minutes went to the members, told to the deadlines (R182). Of a meeting never opened none are expected."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from meetings.conduct.models import Sitting
from meetings.enums import DeadlineKind, MeetingKind
from meetings.planning import evidence
from meetings.planning.models import Meeting
from meetings.record.models.minutes import Minutes


@evidence.contribute(DeadlineKind.MINUTES)
def minutes_sent(meetings: Sequence[Meeting]) -> dict[tuple[int, str], list[datetime] | None]:
    """The moment of the first circulation; None for workshops, and for meetings that did not open in the portal."""
    keys = [meeting.pk for meeting in meetings]
    sent = dict(
        Minutes.objects.filter(meeting__in=keys, circulated_at__isnull=False).values_list(
            "meeting_id", "circulated_at"
        )
    )
    opened = set(Sitting.objects.filter(meeting__in=keys).values_list("meeting_id", flat=True))
    found: dict[tuple[int, str], list[datetime] | None] = {}
    for meeting in meetings:
        is_expected = meeting.pk in opened and meeting.kind != MeetingKind.WORKSHOP
        at = sent.get(meeting.pk)
        found[meeting.pk, DeadlineKind.MINUTES] = [at] if at else [] if is_expected else None
    return found
