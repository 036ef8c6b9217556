"""When a meeting was published, told to its deadlines (R181): the public's notice of it, and its papers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from meetings.models import Meeting
from meetings.planning import evidence
from meetings.planning.selectors.deadline_acts import dates_stand_since
from reports.models import Publication
from reports.publication.selectors import subject_key


@evidence.contribute("notice", "publication")
def published(meetings: Sequence[Meeting]) -> dict[tuple[int, str], list[datetime]]:
    """Every publication of the meeting; those of a date that was changed since are no notice of the present one."""
    keys = {subject_key(meeting): meeting.pk for meeting in meetings}
    rows = Publication.objects.filter(subject_key__in=keys).order_by("published_at")
    since = dates_stand_since(meetings)
    found: dict[tuple[int, str], list[datetime]] = defaultdict(list)
    for key, at in rows.values_list("subject_key", "published_at"):
        pk = keys[key]
        found[pk, "publication"].append(at)
        if pk not in since or at >= since[pk]:
            found[pk, "notice"].append(at)
    return found
