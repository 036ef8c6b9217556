"""Reads of series of meetings: the plan that a rule works with, and a year as it would have it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F

from governance.foundation.effective import not_ended_q
from governance.foundation.outcome import Outcome
from governance.models import Committee
from meetings.planning.models import CalendarEntry, Meeting, MeetingSeries
from meetings.planning.rules.calendar import day_notes
from meetings.planning.rules.clashes import Booked, check_clashes
from meetings.planning.rules.facts import MeetingTerms, Times
from meetings.planning.rules.generator import KindTimes, Proposed, SeriesPlan, propose_year
from meetings.planning.rules.recurrence import Recurrence
from meetings.planning.rules.years import Year
from meetings.planning.selectors.calendars import bank_holidays
from meetings.planning.selectors.terms import meeting_terms
from membership.people.selectors import members


@dataclass(frozen=True)
class YearLine:
    """One proposed meeting, the meeting that was made of it before (if any), and what is to be looked at."""

    proposed: Proposed
    made: Meeting | None
    notes: tuple[Outcome, ...]


def series_of_year(user: Any, committee: Committee, year: Year, *, on: date) -> list[MeetingSeries]:
    """How this committee meets at some time of the year, as far as this person may know."""
    rows = MeetingSeries.objects.visible_to(user, on=on).filter(
        not_ended_q(year.first), committee=committee, effective_from__lte=year.last
    )
    return list(rows.select_related("committee__icb", "follows"))


def series_or_none(user: Any, pk: int, *, on: date) -> MeetingSeries | None:
    rows = MeetingSeries.objects.visible_to(user, on=on).select_related("committee__icb", "follows")
    return rows.filter(pk=pk).first()


def meetings_made(series: MeetingSeries, user: Any, *, on: date) -> list[Meeting]:
    """The meetings that were made from it, by date, as far as this person may see them."""
    rows = Meeting.objects.visible_to(user, on=on).filter(series=series)
    return list(rows.order_by(F("date").asc(nulls_last=True), "slot"))


def followed_dates(series: MeetingSeries) -> tuple[date, ...]:
    """The dates of the other body: of its meetings in this portal, or as they were listed (R177)."""
    if series.follows_id is None:
        return tuple(series.followed_dates)
    theirs = Meeting.objects.filter(committee_links__committee_id=series.follows_id, date__isnull=False)
    days = theirs.exclude(state="cancelled").exclude(kind="workshop").values_list("date", flat=True)
    return tuple(sorted({day for day in days if day is not None}))


def series_plan(series: MeetingSeries, *, terms: MeetingTerms) -> SeriesPlan:
    """The series as the generator reads it. Lengths that it leaves out are those of the terms of reference."""
    return SeriesPlan(
        Recurrence(
            pattern=series.pattern,
            starts_on=series.effective_from,
            every=series.every,
            weekday=series.weekday or 0,
            nth=series.nth or 1,
            day_of_month=series.day_of_month or 1,
            shift=series.shift,
            months_without=frozenset(series.months_without),
            followed=followed_dates(series),
            offset=series.offset_days,
        ),
        ends_on=series.effective_to,
        openness=series.openness,
        times={
            "public": KindTimes(series.public_starts_at, series.public_minutes or terms.public_minutes),
            "private": KindTimes(series.private_starts_at, series.private_minutes or terms.private_minutes),
            "workshop": KindTimes(series.workshop_starts_at, series.workshop_minutes),
        },
        workshop_months=tuple(series.workshop_months),
    )


def proposed_year(series: MeetingSeries, year: Year) -> tuple[Proposed, ...]:
    """The year as the series would have it, by the terms in force on its first day in that year."""
    begins = max(year.first, series.effective_from)
    plan = series_plan(series, terms=meeting_terms(series.committee, on=begins))
    return propose_year(plan, year, holidays=bank_holidays())


def year_lines(series: MeetingSeries, year: Year, *, user: Any, on: date) -> list[YearLine]:
    """The proposed year beside what was made of it, with bank holidays and clashes."""
    proposed = proposed_year(series, year)
    made = {meeting.slot: meeting for meeting in series.meetings.all()}
    days = {row.date for row in proposed if row.date}
    checks = day_checks(series.committee, days, user=user, on=on)
    lines = []
    for row in proposed:
        there = made.get(row.slot)
        notes = () if there else checks(row.date, Times(row.starts_at, row.ends_at))
        lines.append(YearLine(row, there, notes))
    return lines


DayCheck = Callable[[date | None, Times], tuple[Outcome, ...]]


def day_checks(
    committee: Committee, days: set[date], *, user: Any, on: date, without: Meeting | None = None
) -> DayCheck:
    """A function (day, times) → what is to be looked at: bank holidays, weekends, and meetings that clash.
    Only meetings of which `user` may know the date are named.

    `without` is the meeting that is moved, which cannot clash with itself.
    """
    holidays = bank_holidays()
    known = CalendarEntry.objects.visible_to(user, on=on)
    booked = booked_on(committee, days, among=known.values("meeting_id"), without=without)

    def notes(day: date | None, times: Times) -> tuple[Outcome, ...]:
        if day is None:
            return ()
        return (*day_notes(day, holidays), *check_clashes(day, times, booked))

    return notes


def booked_on(
    committee: Committee, days: set[date], *, among: Any, without: Meeting | None = None
) -> list[Booked]:
    """Other meetings of the same ICB on these days: of this committee, or of one with members in common."""
    others = Meeting.objects.filter(icb_id=committee.icb_id, date__in=days, pk__in=among)
    others = others.exclude(state="cancelled").exclude(pk__in=[without.pk] if without else [])
    rows = list(others.select_related("lead_committee"))
    shared = _shared(committee, [row.lead_committee for row in rows], days)
    return [
        Booked(
            row.date,
            Times(row.starts_at, row.ends_at),
            row.lead_committee.name,
            row.lead_committee_id == committee.pk,
            shared.get(row.lead_committee_id, 0),
        )
        for row in rows
        if row.date is not None
    ]


def _shared(committee: Committee, others: Sequence[Committee], days: set[date]) -> Mapping[int, int]:
    """Committee → how many of our members sit there as well, on the first of these days."""
    found = {other.pk: other for other in others if other.pk != committee.pk}
    if not found:
        return {}
    on = min(days)
    ours = _people(committee, on)
    return {pk: len(ours & _people(other, on)) for pk, other in found.items()}


def _people(committee: Committee, on: date) -> set[int]:
    return {person.pk for member in members(committee, on=on) for person in member.people}
