"""Hand-made snapshots, published by the real action, for tests of the public site alone."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import uuid4

from governance.foundation.files.storage import store
from reports.models import Publication
from reports.publication.actions import publish
from reports.publication.selectors import subject_key
from reports.publication.shapes import Draft, FileDraft, ItemPage, MeetingPage, PaperPage, Row

PDF = b"%PDF-1.7\n% a published paper\n%%EOF\n"


def file_draft(data: bytes = PDF, **values: Any) -> FileDraft:
    sha256 = store("private").put(data)
    defaults: dict[str, Any] = {
        "kind": "pack",
        "title": "Public pack",
        "filename": "public-pack.pdf",
        "media_type": "application/pdf",
        "pages": 1,
    }
    return FileDraft(sha256=sha256, byte_size=len(data), **(defaults | values))


def paper_page(**values: Any) -> PaperPage:
    defaults: dict[str, Any] = {
        "id": str(uuid4()),
        "title": "Winter plan",
        "kind": "Paper",
        "heading": "Cover sheet",
        "cover": (Row("Purpose", "<p>Decision</p>"),),
        "body_html": '<h3 id="why">Why now</h3><p id="p-1">Beds are short.</p>',
    }
    return PaperPage(**(defaults | values))


def item_page(number: str = "1", **values: Any) -> ItemPage:
    return ItemPage(**({"id": str(uuid4()), "number": number, "title": f"Item {number}"} | values))


def publish_page(
    committee: Any,
    *,
    by: Any,
    items: tuple[ItemPage, ...] = (),
    files: tuple[FileDraft, ...] = (),
    **values: Any,
) -> Publication:
    """Publish a page about `committee` at an address of the meetings section."""
    content = MeetingPage(
        title=values.get("title", "Board, 25 November 2027"),
        icb={"name": committee.icb.short_name, "slug": committee.icb.slug},
        committees=({"name": committee.name, "slug": committee.slug},),
        kind="Public meeting",
        date="25 November 2027",
        venue="Town Hall",
        items=items,
    ).content()
    draft = Draft(
        kind="meeting",
        subject_key=values.get("key", subject_key(committee)),
        slug=values.get("slug", "2027-11-25-board"),
        title=values.get("title", "Board, 25 November 2027"),
        icb_id=committee.icb_id,
        icb_slug=committee.icb.slug,
        content=content,
        event_date=values.get("event_date", date(2027, 11, 25)),
        committee_slugs=(committee.slug,),
        files=files,
    )
    return publish(draft, subject=committee, by=by, reason=values.get("reason", ""))
