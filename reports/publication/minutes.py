"""Publishing the minutes of a public meeting: the last version that went out, as a draft and then as approved (LP78).

The version was frozen with its public and private parts apart; only the public one is read here.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from typing import Any

from django.db import transaction

from governance.enums import Permission
from governance.foundation import clock, words
from governance.foundation.actions import allow, obey
from governance.foundation.files.storage import store
from governance.foundation.outcome import Outcome, first_not_met
from meetings.models import Meeting, MinutesVersion
from meetings.papers.selectors.exclusion import is_held_in_public
from meetings.planning.selectors.together import may_service
from meetings.record import presenters_minutes as told
from meetings.record.rules.minutes_content import read
from meetings.record.selectors.minutes import last_version, minutes_of
from reports.documents.minutes import PUBLIC, MinutesPaper
from reports.documents.minutes_pdf import minutes_pdf
from reports.enums import PublicationKind, PublishedFileKind
from reports.models import Publication
from reports.publication.actions import publish
from reports.publication.rules import check_content_new, check_minutes_publishable
from reports.publication.selectors import current
from reports.publication.shapes import Draft, FileDraft

PDF = "application/pdf"
TITLE_LENGTH = 250


@dataclass(frozen=True)
class MinutesToPublish:
    """What would go out, what the public reads now, and whether it may go out. No draft before a version."""

    version: MinutesVersion | None
    draft: Draft | None
    published: Publication | None
    outcome: Outcome


def minutes_key(meeting: Meeting) -> str:
    """`minutes:12`: the series of one meeting's minutes, by the meeting."""
    return f"{PublicationKind.MINUTES}:{meeting.pk}"


def minutes_to_publish(meeting: Meeting) -> MinutesToPublish:
    minutes = minutes_of(meeting)
    version = last_version(minutes) if minutes is not None else None
    published = current(minutes_key(meeting))
    may = check_minutes_publishable(went_out=version is not None, held_in_public=is_held_in_public(meeting))
    if version is None or not may.ok:
        return MinutesToPublish(version, None, published, may)
    draft = minutes_draft(meeting, version)
    new = check_content_new(published=published.content if published else None, draft=draft.content)
    return MinutesToPublish(version, draft, published, first_not_met(may, new))


def minutes_draft(meeting: Meeting, version: MinutesVersion) -> Draft:
    """The snapshot without its file, which is laid out when it is published."""
    head = version.content["public"]
    return Draft(
        kind=PublicationKind.MINUTES,
        subject_key=minutes_key(meeting),
        slug=meeting.slug,
        title=f"{head['title']}, {head['meeting']['day']}"[:TITLE_LENGTH],
        icb_id=meeting.icb_id,
        icb_slug=meeting.icb.slug,
        event_date=meeting.date,
        committee_slugs=tuple(row.slug for row in meeting.holding),
        content=_content(meeting, version),
    )


def _content(meeting: Meeting, version: MinutesVersion) -> dict[str, Any]:
    """As JSON gives it back, so that it can be held against what is published."""
    head, place = version.content["public"], meeting.lead_committee.place
    said = {
        "name": head["title"],
        "icb": {"name": meeting.icb.short_name, "slug": meeting.icb.slug},
        "place": {"name": place.name, "slug": place.slug} if place else None,
        "committees": [{"name": row.name, "slug": row.slug} for row in meeting.holding],
        "meeting": dict(head["meeting"]) | {"slug": meeting.slug},
        "status": head["status"],
        "version": version.number,
        "facts": _facts(version, meeting),
        "attendance": head["attendance"],
        "items": [_entry(entry) for entry in told.entries(read(version.content))],
        "corrections": [_correction(row) for row in told.corrections_of(read(version.content))],
        "seal": version.content_hash,
    }
    return json.loads(json.dumps(said))


def _facts(version: MinutesVersion, meeting: Meeting) -> list[list[str]]:
    return [[label, text] for label, text in _paper(version, meeting).facts if label != "Committee"]


def _entry(entry: told.Entry) -> dict[str, Any]:
    said = asdict(entry)
    return said | {"blocks": [_plain(block) for block in said["blocks"]]}


def _plain(block: dict[str, Any]) -> dict[str, Any]:
    return block | {"html": str(block["html"]), "rows": [list(row) for row in block["rows"]]}


def _correction(row: Any) -> dict[str, Any]:
    pieces = [{"kind": piece.kind, "text": piece.text} for piece in row.pieces]
    return {"where": row.where, "what": row.what, "pieces": pieces}


def _paper(version: MinutesVersion, meeting: Meeting) -> MinutesPaper:
    minutes = version.minutes
    is_signed = bool(minutes.signed_by) and version.is_confirmed
    return MinutesPaper(
        head=version.content["public"],
        entries=read(version.content),
        edition=PUBLIC,
        made=version.made_at,
        author=str(meeting.icb.organisation),
        signed=f"{minutes.signed_by}, {words.moment(minutes.signed_at)}" if is_signed else "",
    )


@transaction.atomic
def publish_minutes(meeting: Meeting, *, by: Any, reason: str = "") -> Publication:
    """Publish the last version of the minutes that went out, with its PDF.

    Raises NotPermitted; RuleNotMet before one went out, of a private meeting, or when nothing has changed.
    """
    allow(may_service(meeting, by, Permission.PUBLISH, on=clock.today()))
    found = minutes_to_publish(meeting)
    obey(found.outcome)
    assert found.draft is not None, "what may go out is there"
    assert found.version is not None, "what may go out is there"
    draft = replace(found.draft, files=(_file(found.version, meeting),))
    return publish(draft, subject=meeting, by=by, reason=reason)


def _file(version: MinutesVersion, meeting: Meeting) -> FileDraft:
    paper = _paper(version, meeting)
    data = minutes_pdf(paper)
    return FileDraft(
        kind=PublishedFileKind.MINUTES,
        title=f"{paper.title} ({paper.status.lower()})"[:TITLE_LENGTH],
        filename=f"{paper.file_name}.pdf",
        media_type=PDF,
        sha256=store("private").put(data),
        byte_size=len(data),
    )
