"""Reads of meetings. Every one starts from `visible_to`."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from typing import Any

from django.db.models import F, Q, QuerySet

from governance.enums import Permission
from governance.foundation.effective import not_ended_q
from governance.foundation.outcome import Outcome
from governance.foundation.permissions import grants_q
from governance.models import Committee, CommitteePart, IntegratedCareBoard
from meetings.planning.date_notes import has_passed, month_named
from meetings.planning.models import Meeting, MeetingCommittee, MeetingQuerySet
from meetings.planning.rules.facts import PlannedMeeting, Times
from meetings.planning.rules.openness import check_openness
from meetings.planning.rules.schedule import check_length, check_month_named
from meetings.planning.selectors.terms import meeting_terms


def meetings_for(user: Any, *, on: date) -> MeetingQuerySet:
    """Every meeting that this person may see, with what lists print."""
    return (
        Meeting.objects.visible_to(user, on=on)
        .select_related("icb", "lead_committee", "part")
        .prefetch_related("committees")
    )


def meetings_between(
    meetings: QuerySet[Meeting],
    *,
    committee: Committee | None = None,
    kind: str = "",
    state: str = "",
    first: date | None = None,
    last: date | None = None,
) -> QuerySet[Meeting]:
    """Narrow a list. A meeting without a date is kept whichever days are asked for, unless both ends are given."""
    if committee is not None:
        meetings = meetings.filter(committee_links__committee=committee)
    if kind:
        meetings = meetings.filter(kind=kind)
    if state:
        meetings = meetings.filter(state=state)
    if first is not None:
        meetings = meetings.filter(Q(date__gte=first) | Q(date__isnull=True, state="planned"))
    if last is not None:
        meetings = meetings.filter(Q(date__lte=last) | Q(date__isnull=True, state="planned"))
    return meetings.distinct()


def next_meetings(meetings: QuerySet[Meeting], *, on: date) -> QuerySet[Meeting]:
    """Those that lie ahead, the nearest first; dates to be confirmed come last.

    Without a date a meeting lies ahead as long as one of its committees has not ended: an ended one meets no more.
    """
    standing = MeetingCommittee.objects.filter(not_ended_q(on, "committee__"))
    ahead = Q(date__gte=on) | Q(date__isnull=True, pk__in=standing.values("meeting_id"))
    return meetings.filter(ahead, state__in=("planned", "issued")).order_by(
        F("date").asc(nulls_last=True), "pk"
    )


def still_ahead(meetings: QuerySet[Meeting], *, on: date) -> list[Meeting]:
    """`next_meetings` for people to look at: without those whose date was noted for a month that is over."""
    rows = next_meetings(meetings, on=on)
    return [row for row in rows if row.date is not None or not has_passed(row.date_note, on=on)]


def meeting_or_none(user: Any, slug: str, *, on: date) -> Meeting | None:
    return meetings_for(user, on=on).filter(slug=slug).first()


def openable(user: Any, keys: Collection[int], *, on: date) -> set[int]:
    """Those of these meetings whose page this person may open."""
    return set(Meeting.objects.visible_to(user, on=on).filter(pk__in=keys).values_list("pk", flat=True))


def committees_open_for_planning(
    user: Any, icb: IntegratedCareBoard | None, *, on: date
) -> QuerySet[Committee]:
    """Committees in force for which this person may plan meetings, in one ICB or (None) in all."""
    mine = grants_q(user, Permission.PLAN_MEETING, on=on, icb="icb_id", place="place_id", committee="pk")
    committees = Committee.objects.filter(mine).in_force(on)
    return committees if icb is None else committees.filter(icb=icb)


def committees_of(meeting: Meeting) -> QuerySet[Committee]:
    return Committee.objects.filter(meeting_links__meeting=meeting)


def parts_of(committees: QuerySet[Committee], *, on: date) -> QuerySet[CommitteePart]:
    """Parts 1 and 2 of these boards that exist on that day (R158)."""
    return (
        CommitteePart.objects.filter(committee__in=committees.values("pk"))
        .in_force(on)
        .select_related("committee")
    )


def planned(meeting: Meeting) -> PlannedMeeting:
    return PlannedMeeting(meeting.kind, meeting.date, month_named(meeting.date_note), meeting.title)


def findings(meeting: Meeting, *, on: date) -> tuple[Outcome, ...]:
    """What does not fit the terms of reference or the rest of the schedule: to look at, not to stop at."""
    if meeting.state == "cancelled":
        return ()
    if meeting.pk is None:
        return _findings(meeting, meeting.lead_committee, on=on)
    holding = meeting.holding
    found = [
        (committee, outcome) for committee in holding for outcome in _findings(meeting, committee, on=on)
    ]
    if len(holding) == 1:
        return tuple(outcome for _, outcome in found)
    return tuple(replace(outcome, reason=f"{committee}: {outcome.reason}") for committee, outcome in found)


def _findings(meeting: Meeting, committee: Committee, *, on: date) -> tuple[Outcome, ...]:
    """Held against the terms of reference and the other meetings of one of its committees."""
    terms = meeting_terms(committee, on=meeting.date or on)
    others = (
        Meeting.objects.filter(committee_links__committee=committee)
        .exclude(pk=meeting.pk)
        .exclude(state="cancelled")
        .order_by("pk")
        .distinct()
    )
    entered_before = [planned(m) for m in others if meeting.pk is None or m.pk < meeting.pk]
    outcomes = (
        check_openness(planned(meeting), terms=terms, others=[planned(m) for m in others]),
        check_length(meeting.kind, Times(meeting.starts_at, meeting.ends_at), terms=terms),
        check_month_named(planned(meeting), schedule=entered_before, on=on),
    )
    return tuple(outcome for outcome in outcomes if not outcome.ok)
