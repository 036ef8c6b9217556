"""How the items of a committee's minutes are numbered through its year (LP77)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from meetings.planning.models import Meeting
from meetings.record.models.minutes import MinuteEntry, Minutes


def pattern_before(meeting: Meeting) -> str:
    """The pattern of the committee's last minutes; "" where there are none."""
    rows = Minutes.objects.filter(meeting__lead_committee=meeting.lead_committee).exclude(meeting=meeting)
    last = rows.order_by("-meeting__date", "-pk").first()
    return last.reference_pattern if last is not None else ""


def numbered_so_far(meeting: Meeting) -> int:
    """How many items of the committee's minutes have a reference in the year from April to March of this meeting."""
    assert meeting.date is not None, "a meeting that was held has its day"
    first = date(meeting.date.year if meeting.date.month >= 4 else meeting.date.year - 1, 4, 1)
    rows = MinuteEntry.objects.filter(
        minutes__meeting__lead_committee=meeting.lead_committee,
        minutes__meeting__date__gte=first,
        minutes__meeting__date__lt=first.replace(year=first.year + 1),
    )
    return rows.exclude(reference="").count()


def texts_by_version(entries: Iterable[MinuteEntry]) -> dict[int, dict[int, tuple[str, str]]]:
    """Key of an entry → version → what it said then, public and private."""
    keys = [row.pk for row in entries]
    rows = MinuteEntry.history.filter(id__in=keys).values_list("id", "version", "public_text", "private_text")
    found: dict[int, dict[int, tuple[str, str]]] = defaultdict(dict)
    for pk, version, public, private in rows:
        found[pk][version] = (public, private)
    return found
