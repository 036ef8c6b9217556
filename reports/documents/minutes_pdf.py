"""Minutes as a PDF: tagged, with a bookmark for each item and the status on every page's foot."""

from __future__ import annotations

from meetings.record import presenters_minutes as words
from reports.documents.minutes import MinutesPaper, person_line
from reports.documents.printing import document_pdf


def minutes_pdf(paper: MinutesPaper) -> bytes:
    """Laid out for each reader anew and kept nowhere: it may hold private words. Raises PartRefused."""
    people = [
        (
            f"{group['heading']}, {group['committee']}" if group["committee"] else group["heading"],
            group["rows"],
        )
        for group in paper.head["attendance"]
    ]
    return document_pdf(
        "minutes",
        {
            "paper": paper,
            "people": [(heading, [person_line(row) for row in rows]) for heading, rows in people],
            "entries": words.entries(paper.entries, heading_offset=2),
            "corrections": words.corrections_of(paper.entries),
        },
        title=paper.title,
        identifier=f"{paper.file_name}/{paper.made.isoformat()}",
        author=paper.author,
        created=paper.made,
        foot=paper.foot,
    )
