"""Reads of calendars. Every one starts from `CalendarEntry.objects.visible_to`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.db.models import F, Q, QuerySet
from django.urls import reverse

from governance.enums import Permission
from governance.foundation.bank_holidays import ENGLAND_AND_WALES
from governance.foundation.calendar_file import CalendarEvent
from governance.foundation.permissions import grants_q
from governance.models import Committee, User
from meetings.enums import MeetingKind
from meetings.planning.date_notes import month_named
from meetings.planning.models import CalendarEntry, CalendarFeed, Meeting
from meetings.planning.rules.years import Year
from meetings.planning.selectors.meetings import committees_open_for_planning, next_meetings
from membership.interests.selectors.mine import i_stand_in_for
from membership.models import Person
from membership.people.selectors import committees_of

FEED_REACHES_BACK = timedelta(days=366)


def bank_holidays() -> dict[date, str]:
    """Day → name, as far as they are published."""
    return dict(ENGLAND_AND_WALES.days)


def entries_for(user: Any, *, on: date) -> QuerySet[CalendarEntry]:
    """Every date that this person may know, with what lists print of its meeting; the earliest first."""
    return (
        CalendarEntry.objects.visible_to(user, on=on)
        .select_related("meeting__lead_committee", "meeting__icb", "meeting__part")
        .order_by(F("meeting__date").asc(nulls_last=True), "meeting__starts_at", "meeting_id")
    )


def of_icb(user: Any, icb: Any, *, on: date) -> QuerySet[CalendarEntry]:
    """The dates of an ICB's meetings, and of those in which a committee of its own takes part."""
    return entries_for(user, on=on).filter(meeting__in=Meeting.objects.all().of_icb(icb).values("pk"))


def of_committees(
    entries: QuerySet[CalendarEntry], committees: Sequence[Committee]
) -> QuerySet[CalendarEntry]:
    held = Meeting.objects.filter(committee_links__committee__in=committees)
    return entries.filter(meeting__in=held.values("pk"))


def in_year(entries: QuerySet[CalendarEntry], year: Year) -> list[CalendarEntry]:
    """Those of one year. Without a date: where its note names a month of the year, or one that cannot be right.

    A month before the committee's first dated meeting is such a slip: it is shown in the year of that meeting.
    """
    dated = Q(meeting__date__range=(year.first, year.last))
    undated = Q(meeting__date__isnull=True, meeting__state="planned")
    found = list(entries.filter(dated | undated))
    months = set(year.months())
    return [entry for entry in found if entry.meeting.date or _belongs(entry.meeting, months, found)]


def _belongs(meeting: Meeting, months: set[tuple[int, int]], found: Sequence[CalendarEntry]) -> bool:
    named = month_named(meeting.date_note)
    if named is None or named in months:
        return True
    here = [e.meeting.date for e in found if e.meeting.lead_committee_id == meeting.lead_committee_id]
    return bool([day for day in here if day]) and named < min(months)


def my_committees(user: Any, *, on: date) -> list[Committee]:
    """Where this person sits or may stand in on that day; nothing for who holds no seat."""
    person = Person.objects.filter(user=user).first()
    if person is None:
        return []
    seated = {committee.pk for committee in committees_of(person, on=on)}
    seated |= {row.seat.committee_id for row in i_stand_in_for(person, on=on)}
    return list(Committee.objects.filter(pk__in=seated).order_by("name"))


def my_entries(user: Any, *, on: date) -> QuerySet[CalendarEntry]:
    """A member's own meetings; for who holds no seat, all that they may know of."""
    committees = my_committees(user, on=on)
    entries = entries_for(user, on=on)
    return of_committees(entries, committees) if committees else entries


def feed_entries(feed: CalendarFeed, *, on: date) -> list[CalendarEntry]:
    """What the owner of this address may know today, from a year ago on. Nothing undated: calendars hold days."""
    user: User = feed.user
    if feed.committee is None:
        entries = my_entries(user, on=on)
    else:
        entries = of_committees(entries_for(user, on=on), [feed.committee])
    return list(entries.filter(meeting__date__gte=on - FEED_REACHES_BACK))


def committee_or_none(user: Any, slug: str, *, on: date) -> Committee | None:
    return Committee.objects.visible_to(user, on=on).filter(slug=slug).select_related("icb").first()


def committees_with_calendar(user: Any, icb: Any, *, on: date) -> list[Committee]:
    """Committees of the ICB with a date that this person may know, or for which they may plan, by name."""
    known = CalendarEntry.objects.visible_to(user, on=on)
    led = Committee.objects.filter(icb=icb, meeting_links__meeting__in=known.values("meeting"))
    planned = committees_open_for_planning(user, icb, on=on)
    return list(Committee.objects.filter(Q(pk__in=led) | Q(pk__in=planned)).order_by("name"))


def feed_committees(user: Any, *, on: date) -> list[Committee]:
    """The committees whose meetings this person may read; each can have an address of its own."""
    reads = grants_q(user, Permission.VIEW_MEETING, on=on, icb="icb_id", place="place_id", committee="pk")
    return list(Committee.objects.filter(reads).in_force(on).order_by("name"))


def unannounced(committee: Committee, *, on: date) -> list[Meeting]:
    """Planned meetings led by this committee that lie ahead and whose date the members were not told."""
    rows = Meeting.objects.filter(
        lead_committee=committee, state="planned", calendar_entry__announced_at__isnull=True
    )
    return list(next_meetings(rows, on=on))


def open_feeds(user: Any) -> QuerySet[CalendarFeed]:
    return CalendarFeed.objects.filter(user=user, ended_at__isnull=True).select_related("committee")


def feed_by_id(public_id: str) -> CalendarFeed | None:
    """The feed at this address, if it stands and its owner may still sign in."""
    rows = CalendarFeed.objects.filter(public_id=public_id, ended_at__isnull=True, user__is_active=True)
    return rows.select_related("user", "committee").first()


def entry_of(meeting: Meeting) -> CalendarEntry:
    return CalendarEntry.objects.get(meeting=meeting)


def summary_of(meeting: Meeting) -> str:
    """What a calendar prints. A private meeting is named by its committee alone: a title may tell its business."""
    if meeting.kind == MeetingKind.PRIVATE:
        return f"{meeting.lead_committee.name} (private meeting)"
    if meeting.kind == MeetingKind.WORKSHOP:
        named = meeting.title == meeting.lead_committee.name
        return f"{meeting.title} (workshop)" if named else f"{meeting.lead_committee.name}: {meeting.title}"
    return meeting.title


def event_of(entry: CalendarEntry, *, day: date) -> CalendarEvent:
    """The event of a meeting on `day`. It tells date, time and place, and nothing of its agenda."""
    meeting = entry.meeting
    link = settings.SITE_URL.rstrip("/") + reverse("meetings:meeting-detail", args=[meeting.slug])
    return CalendarEvent(
        uid=str(entry.uid),
        sequence=entry.sequence,
        changed_at=entry.changed_at,
        summary=summary_of(meeting),
        date=day,
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        location=meeting.venue,
        description=f"{meeting.get_kind_display()}. {meeting.get_mode_display()}. "
        "The papers are in the portal once they are issued.",
        url=link,
        is_cancelled=meeting.state == "cancelled",
        is_private=meeting.kind == MeetingKind.PRIVATE,
    )
