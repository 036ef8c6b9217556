"""The calendar of a committee held against its terms of reference and against what texts say of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from governance.foundation.outcome import Outcome
from governance.models import Committee, TermsOfReference
from meetings.planning.dates_in_text import dates_named, weekdays_named
from meetings.planning.models import Meeting, MeetingSeries
from meetings.planning.rules.calendar import Row, Span, check_aligned, check_calendar
from meetings.planning.rules.facts import Times
from meetings.planning.rules.texts import check_dates_named, check_weekdays_named
from meetings.planning.rules.years import Year
from meetings.planning.selectors.calendars import bank_holidays
from meetings.planning.selectors.meetings import planned
from meetings.planning.selectors.series import followed_dates
from meetings.planning.selectors.terms import meeting_terms, terms_in_force
from meetings.planning.texts import DatedText, texts


@dataclass(frozen=True)
class Finding:
    """What does not fit, and where: the meeting or the text that it is about, if it is about one."""

    outcome: Outcome
    where: str = ""
    href: str = ""


def check_year(committee: Committee, year: Year, *, user: Any, on: date) -> list[Finding]:
    """Everything that is to be looked at in this year, by the terms of reference in force on `on`.

    `on` moves into the year where it lies outside, so that a past year is held against the terms of its time.
    Each meeting's own length and openness are judged by the terms in force on the last day judged (R157).
    """
    own = terms_of_year(committee, year, on=on)
    day = min(max(on, year.first), year.last)
    day = max(day, own.effective_from) if own else day
    span = span_of(committee, own, year)
    if span is None:
        return []
    terms = meeting_terms(committee, on=day)
    meetings = list(_meetings(committee))
    rows = [Row(planned(m), Times(m.starts_at, m.ends_at), m.slug) for m in meetings]
    followed = _followed(committee, own, day)
    outcomes = (
        *check_calendar(rows, terms=terms, span=span, on=on, holidays=bank_holidays()),
        *check_aligned(rows, terms=terms, followed=followed, span=span),
    )
    by_slug = {meeting.slug: meeting for meeting in meetings}
    found = [_placed(outcome, by_slug) for outcome in outcomes]
    return [*found, *_texts(committee, own, meetings, span, user=user, on=on)]


def terms_of_year(committee: Committee, year: Year, *, on: date) -> TermsOfReference | None:
    """Those in force on `on`, moved into the year; where there are none yet, the first that begin in the year."""
    own = terms_in_force(committee, on=min(max(on, year.first), year.last))
    if own is not None:
        return own
    later = TermsOfReference.objects.filter(
        committee=committee, effective_from__range=(year.first, year.last)
    )
    return later.order_by("effective_from").first()


def span_of(committee: Committee, terms: TermsOfReference | None, year: Year) -> Span | None:
    """The days of the year on which the committee, and its terms where there are any, are in force."""
    rows = [committee, *([terms] if terms else [])]
    first = max(year.first, *(row.effective_from for row in rows))
    last = min([year.last, *(row.effective_to for row in rows if row.effective_to)])
    return Span(first, last) if first <= last else None


def _meetings(committee: Committee) -> QuerySet[Meeting]:
    """In the order in which they were entered, which the rule on months reads."""
    rows = Meeting.objects.filter(committee_links__committee=committee).exclude(state="cancelled")
    return rows.order_by("pk").distinct()


def _followed(committee: Committee, terms: TermsOfReference | None, on: date) -> tuple[date, ...]:
    """The other body's dates: of its meetings here, or as a series of this committee lists them."""
    if terms is None:
        return ()
    if terms.aligned_with is not None:
        days = _meetings(terms.aligned_with).exclude(kind="workshop").values_list("date", flat=True)
        return tuple(day for day in days if day is not None)
    for series in MeetingSeries.objects.in_force(on).filter(committee=committee, pattern="aligned"):
        return followed_dates(series)
    return ()


def _placed(outcome: Outcome, meetings: dict[str, Meeting]) -> Finding:
    meeting = meetings.get(outcome.details.get("meeting", ""))
    if meeting is None:
        return Finding(outcome)
    when = f"{meeting.date.day} {meeting.date:%B %Y}" if meeting.date else meeting.date_note
    return Finding(
        outcome, f"{meeting.title}, {when}", reverse("meetings:meeting-detail", args=[meeting.slug])
    )


def _texts(
    committee: Committee,
    terms: TermsOfReference | None,
    meetings: list[Meeting],
    span: Span,
    *,
    user: Any,
    on: date,
) -> list[Finding]:
    """Dates that a text names and that miss a meeting by a day, or carry the wrong weekday (R187)."""
    days = [meeting.date for meeting in meetings if meeting.date and meeting.date in span]
    read = texts(committee, span.first, span.last, user=user, on=on)
    if terms is not None and terms.text:
        address = reverse("governance:terms-of-reference-detail", args=[terms.pk])
        read = [DatedText("The terms of reference", terms.text, address), *read]
    return [
        Finding(outcome, text.what, text.href)
        for text in read
        for outcome in (
            *check_dates_named(
                dates_named(text.text), meeting_days=days, what="The text", code="calendar.text_contradicts"
            ),
            *check_weekdays_named(weekdays_named(text.text)),
        )
    ]
