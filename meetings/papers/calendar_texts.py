"""Papers of a year as far as their reader may see them, for dates that contradict the calendar (R187)."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse

from governance.models import Committee
from meetings.papers.selectors.checks import texts_of
from meetings.papers.selectors.papers import newest_versions_of_year
from meetings.planning.texts import DatedText, contribute


@contribute
def paper_texts(committee: Committee, first: date, last: date, user: Any, on: date) -> list[DatedText]:
    """The newest version of each paper: this is read by those who prepare the meetings."""
    return [
        DatedText(
            f"“{version.paper.title}”",
            texts_of(version),
            reverse("meetings:paper-detail", args=[version.paper.public_id]),
        )
        for version in newest_versions_of_year(committee, first, last, user, on=on)
    ]
