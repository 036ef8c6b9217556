"""The public calendar of a committee, from its snapshot: rows by date, and the events of its file."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from django.conf import settings
from django.urls import reverse

from governance.foundation import words
from governance.foundation.calendar_file import CalendarEvent, feed
from reports.models import Publication
from reports.public import selectors


def address_at(committee_slug: str) -> str:
    """The calendar of a committee, or nothing when none is published."""
    found = selectors.addresses("calendar", [committee_slug])
    return reverse("public:calendar", args=[committee_slug]) if found else ""


def page_of(publication: Publication, *, on: date) -> dict[str, Any]:
    """Dates to come, the nearest first; dates to be confirmed after them; what is over, the latest first."""
    rows = publication.content["rows"]
    pages = selectors.addresses("meeting", [row["slug"] for row in rows])
    lines = [dated(row) | {"href": _meeting(row) if row["slug"] in pages else ""} for row in rows]
    day = on.isoformat()
    return {
        "coming": [row for row in lines if not row["date"] or row["date"] >= day],
        "past": [row for row in reversed(lines) if row["date"] and row["date"] < day],
        "file_href": reverse("public:calendar-file", args=[publication.slug]),
    }


def dated(row: dict[str, Any]) -> dict[str, Any]:
    """A row with its day in words."""
    if not row["date"]:
        return row | {"when": row["note"]}
    day = date.fromisoformat(row["date"])
    return row | {"when": f"{day:%A} {words.day(day)}"}


def file_of(publication: Publication) -> bytes:
    """The calendar file that programs subscribe to; the same snapshot gives the same bytes."""
    rows = [row for row in publication.content["rows"] if row["date"]]
    pages = selectors.addresses("meeting", [row["slug"] for row in rows])
    return feed(publication.title, [_event(row, publication, row["slug"] in pages) for row in rows])


def _event(row: dict[str, Any], publication: Publication, has_page: bool) -> CalendarEvent:
    page = _meeting(row) if has_page else reverse("public:calendar", args=[publication.slug])
    return CalendarEvent(
        uid=row["uid"],
        sequence=row["sequence"],
        changed_at=datetime.fromisoformat(row["changed"]),
        summary=row["title"],
        date=date.fromisoformat(row["date"]),
        starts_at=_clock(row["starts"]),
        ends_at=_clock(row["ends"]),
        location=row["venue"],
        description="\n".join(filter(None, [f"Public meeting. {row['mode']}.", row["access"]])),
        url=settings.SITE_URL.rstrip("/") + page,
        is_cancelled=bool(row["cancelled"]),
    )


def _meeting(row: dict[str, Any]) -> str:
    return reverse("public:meeting", args=[row["slug"]])


def _clock(text: str) -> time | None:
    return time.fromisoformat(text) if text else None
