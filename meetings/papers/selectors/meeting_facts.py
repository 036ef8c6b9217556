"""A meeting as plain data."""

from __future__ import annotations

from governance.models import Committee
from meetings.papers.facts import CommitteeFacts, IcbFacts, MeetingFacts, PartFacts
from meetings.planning.models import Meeting


def committee_facts(committee: Committee) -> CommitteeFacts:
    place = committee.place
    return CommitteeFacts(
        pk=committee.pk,
        slug=committee.slug,
        name=committee.name,
        short_name=committee.short_name,
        place_slug=place.slug if place else "",
        place_name=place.name if place else "",
    )


def meeting_facts(meeting: Meeting) -> MeetingFacts:
    """What packs, pages and feeds print of a meeting."""
    icb = meeting.icb
    part = meeting.part
    lead = committee_facts(meeting.lead_committee)
    others = meeting.committees.exclude(pk=meeting.lead_committee_id).select_related("place")
    return MeetingFacts(
        pk=meeting.pk,
        slug=meeting.slug,
        title=meeting.title,
        kind=str(meeting.kind),
        kind_label=meeting.get_kind_display(),
        date=meeting.date,
        date_note=meeting.date_note,
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        mode=str(meeting.mode),
        mode_label=meeting.get_mode_display(),
        venue=meeting.venue,
        public_access=meeting.public_access,
        icb=IcbFacts(
            pk=icb.pk,
            slug=icb.slug,
            name=icb.organisation.name,
            short_name=icb.short_name,
            header_name=icb.header_name or icb.organisation.name,
        ),
        lead_committee=lead,
        committees=(lead, *(committee_facts(committee) for committee in others)),
        part=PartFacts(part.number, part.title, part.openness == "private") if part else None,
        state=meeting.state,
        version=meeting.version,
        cancelled_because=meeting.cancelled_because,
    )
