"""When the actions of a meeting went to their owners, told to the deadlines (R182)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime

from meetings.enums import DeadlineKind
from meetings.planning import evidence
from meetings.planning.models import Meeting
from meetings.record.models import ActionLink, MeetingAction


@evidence.contribute(DeadlineKind.ACTIONS)
def actions_sent(meetings: Sequence[Meeting]) -> dict[tuple[int, str], list[datetime] | None]:
    """When the last action of a meeting went to its owner first; None where none is noted."""
    rows = MeetingAction.objects.filter(meeting__in=[meeting.pk for meeting in meetings]).exclude(
        state="dropped"
    )
    mine: dict[int, list[int]] = defaultdict(list)
    for pk, meeting in rows.values_list("pk", "meeting_id"):
        mine[meeting or 0].append(pk)
    first: dict[int, datetime] = {}
    links = ActionLink.history.filter(
        action_id__in=[pk for keys in mine.values() for pk in keys], history_type="+"
    )
    for pk, moment in links.order_by("history_date").values_list("action_id", "history_date"):
        first.setdefault(pk, moment)
    return {
        (meeting.pk, DeadlineKind.ACTIONS): _sent(mine.get(meeting.pk, []), first) for meeting in meetings
    }


def _sent(keys: Sequence[int], first: Mapping[int, datetime]) -> list[datetime] | None:
    if not keys:
        return None
    return [max(first[pk] for pk in keys)] if all(pk in first for pk in keys) else []
