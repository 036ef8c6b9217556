"""What every act in a meeting asks for: the right to run it, and a time within it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from governance.enums import Permission
from governance.foundation import clock
from governance.foundation.actions import allow, obey
from meetings.conduct.models import Sitting
from meetings.conduct.rules.times import check_open_sitting, check_time, moment_now
from meetings.conduct.selectors.sittings import last_written
from meetings.planning.models import Meeting
from meetings.planning.selectors.together import may_service

RIGHT = Permission.RUN_MEETING


def locked(meeting: Meeting) -> Meeting:
    """The meeting's row, locked: acts in one meeting come one after the other, so that none judges by old facts."""
    return Meeting.objects.select_for_update().get(pk=meeting.pk)


def keeping(meeting: Meeting, *, by: Any) -> Meeting:
    """The meeting, locked, for who keeps its list: before it opens and while it is at work, not after its close."""
    allow(may_service(meeting, by, RIGHT, on=clock.today()))
    found = locked(meeting)
    is_closed = Sitting.objects.filter(meeting=meeting, closed_at__isnull=False).exists()
    obey(check_open_sitting(is_opened=True, is_closed=is_closed))
    return found


def now_in(sitting: Sitting) -> datetime:
    """The time of an act in this sitting for which none is given."""
    return moment_now(now=clock.now(), opened_at=sitting.opened_at, last=last_written(sitting))


def moment_of(meeting: Meeting, at: datetime | None = None) -> datetime:
    """The time of an act at a meeting that need not be open: as given, else now, or where its record stands."""
    sitting = Sitting.objects.filter(meeting=meeting).first()
    return at or (now_in(sitting) if sitting is not None and sitting.is_open else clock.now())


def running(meeting: Meeting, *, by: Any, at: datetime | None = None) -> tuple[Sitting, datetime]:
    """The open sitting and the moment of the act. Raises NotPermitted, or RuleNotMet when it is not open then."""
    allow(may_service(meeting, by, RIGHT, on=clock.today()))
    locked(meeting)
    sitting = Sitting.objects.filter(meeting=meeting).first()
    obey(check_open_sitting(is_opened=sitting is not None, is_closed=bool(sitting and sitting.closed_at)))
    assert sitting is not None, "the rule refuses a meeting that was not opened"
    moment = at or now_in(sitting)
    obey(check_time(moment, opened_at=sitting.opened_at, closed_at=sitting.closed_at, now=clock.now()))
    return sitting, moment
