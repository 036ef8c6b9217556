"""What the public has read of a meeting, told to the form for questions: its page, else its line in a calendar."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse

from governance.foundation import words
from meetings.models import CalendarEntry
from meetings.questions.public_face import PublicFace, PublicItem, contribute
from reports.models import Publication
from reports.publication.selectors import at_address


@contribute
def published(slug: str) -> PublicFace | None:
    """From published snapshots only; a withdrawn one tells nothing."""
    found = at_address("meeting", slug)
    return _of_page(found) if found else _of_calendar(slug)


def _of_page(found: Publication) -> PublicFace:
    content = found.content
    items = (
        PublicItem(item["id"], item["number"], item["title"])
        for item in content["items"]
        if not item["withheld"] and item["title"]
    )
    return PublicFace(
        meeting=int(found.subject_key.split(":")[1]),
        title=content["title"],
        icb=content["icb"]["name"],
        when=content["date"] or content["date_note"],
        items=tuple(items),
        href=reverse("public:meeting", args=[found.slug]),
    )


def _of_calendar(slug: str) -> PublicFace | None:
    """A meeting whose date is published and whose agenda is not yet."""
    rows = Publication.objects.filter(
        kind="calendar", state="published", content__rows__contains=[{"slug": slug}]
    ).order_by("pk")
    for publication in rows:
        row = next(row for row in publication.content["rows"] if row["slug"] == slug)
        entry = CalendarEntry.objects.filter(uid=row["uid"]).first()
        if entry is not None:
            return _of_row(entry.meeting_id, row, publication)
    return None


def _of_row(meeting: int, row: dict[str, Any], publication: Publication) -> PublicFace:
    day = date.fromisoformat(row["date"]) if row["date"] else None
    return PublicFace(
        meeting=meeting,
        title=row["title"],
        icb=publication.content["icb"]["name"],
        when=f"{day:%A} {words.day(day)}" if day else row["note"],
        href=reverse("public:calendar", args=[publication.slug]),
    )
