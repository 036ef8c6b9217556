"""Words of calendars: how a committee meets, a year by months, findings, what is proposed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from governance.foundation import words
from governance.foundation.screens import Ask, Column, Link, Tag
from governance.foundation.screens.present import Table, table
from governance.models import Committee
from meetings.enums import Month, SeriesPattern
from meetings.planning import presenters
from meetings.planning.date_notes import month_named
from meetings.planning.models import CalendarEntry, Meeting, MeetingSeries
from meetings.planning.rules.years import Year

kind_tag, state_tag, when, meeting_link = (
    presenters.kind_tag,
    presenters.state_tag,
    presenters.when,
    presenters.page_link,
)
COUNT = {1: "", 2: "second ", 3: "third ", 4: "fourth ", 6: "sixth "}


def in_force(row: Any) -> str:
    return words.period(row.effective_from, row.effective_to)


def pattern_words(series: MeetingSeries) -> str:
    """On the fourth Thursday of every month; on Mondays, every second week; as the Borough Based Board."""
    every = COUNT.get(series.every, f"{series.every}th ")
    if series.pattern == SeriesPattern.ALIGNED:
        return _aligned(series)
    if series.pattern == SeriesPattern.WEEKLY:
        return f"{series.get_weekday_display()} of every {every}week"
    if series.pattern == SeriesPattern.MONTHLY_WEEKDAY:
        return f"{series.get_nth_display()} {series.get_weekday_display()} of every {every}month"
    day = "Last day" if series.day_of_month == -1 else f"Day {series.day_of_month}"
    return f"{day} of every {every}month"


def _aligned(series: MeetingSeries) -> str:
    body = str(series.follows or series.followed_name or "another body")
    if not series.offset_days:
        return f"On the dates of {body}"
    days = abs(series.offset_days)
    side = "after" if series.offset_days > 0 else "before"
    return f"{days} day{'' if days == 1 else 's'} {side} the dates of {body}"


def months(numbers: Collection[int]) -> str:
    return ", ".join(str(month.label) for month in Month if month.value in numbers)


def hours(starts_at: Any, minutes: int | None) -> str:
    begins = f"at {words.clock_time(starts_at)}" if starts_at else ""
    length = f"{minutes} minutes" if minutes else ""
    return ", ".join(filter(None, [begins, length]))


def _calendar_link(committee: Committee, ask: Ask) -> Link:
    return Link(committee.name, ask.link("meetings:calendar-committee", committee.slug))


def series_details(ask: Ask) -> tuple[Column, ...]:
    return (
        Column(
            "Committee",
            lambda r: Link(r.committee.name, ask.link("meetings:calendar-committee", r.committee.slug)),
        ),
        Column("Title of its meetings", "title"),
        Column("Meets", pattern_words),
        Column("On a weekend or bank holiday", "shift"),
        Column("Months without a meeting", lambda r: months(r.months_without)),
        Column("Dates of that body", lambda r: "\n".join(words.day(d) for d in r.followed_dates)),
        Column("In public", "openness"),
        Column("Public meetings", lambda r: hours(r.public_starts_at, r.public_minutes)),
        Column("Private meetings", lambda r: hours(r.private_starts_at, r.private_minutes)),
        Column("Workshops in", lambda r: months(r.workshop_months)),
        Column("Workshops", lambda r: hours(r.workshop_starts_at, r.workshop_minutes)),
        Column("How it meets", "mode"),
        Column("Venue", "venue"),
        Column("Venue of private meetings", "private_venue"),
        Column("How the public can attend", "public_access"),
        Column("In force", in_force),
    )


@dataclass(frozen=True)
class MonthOf:
    """One month of the page: its meetings as a table, or none."""

    name: str
    table: Table | None


@dataclass(frozen=True)
class YearPage:
    """A year by months; months without a meeting are named together, and dates that fit no month come last."""

    months: list[MonthOf]
    empty: str
    unplaced: Table | None
    count: int


def year_page(
    year: Year, entries: Sequence[CalendarEntry], *, ask: Ask, opened: Collection[int], shows_committee: bool
) -> YearPage:
    """`opened` are keys of the meetings whose page this person may open; the others are named without a link."""
    by_month: dict[tuple[int, int] | None, list[CalendarEntry]] = {}
    for entry in entries:
        by_month.setdefault(_month(entry.meeting, year), []).append(entry)
    columns = _columns(opened, shows_committee)
    found, without = [], []
    for month in year.months():
        name = f"{date(*month, 1):%B %Y}"
        if rows := by_month.get(month):
            rows.sort(key=lambda e: (e.meeting.date is not None, e.meeting.date or date.min))
            found.append(
                MonthOf(name, table(f"Meetings in {name}", columns, rows, ask=ask, url_name="", empty=""))
            )
        else:
            without.append(name)
    rest = by_month.get(None)
    unplaced = table("Dates to be confirmed", columns, rest, ask=ask, url_name="", empty="") if rest else None
    return YearPage(found, ", ".join(without) if found else "", unplaced, len(entries))


def _month(meeting: Meeting, year: Year) -> tuple[int, int] | None:
    month = (meeting.date.year, meeting.date.month) if meeting.date else month_named(meeting.date_note)
    return month if month in set(year.months()) else None


def _columns(opened: Collection[int], shows_committee: bool) -> tuple[Column, ...]:
    def title(entry: CalendarEntry) -> Any:
        meeting = entry.meeting
        return presenters.page_link(meeting) if meeting.pk in opened else meeting.title

    columns = [
        Column("Date", lambda e: presenters.when(e.meeting)),
        Column("Time", lambda e: presenters.times(e.meeting)),
        Column("Meeting", title),
    ]
    if shows_committee:
        columns.append(Column("Committee", lambda e: e.meeting.lead_committee.name))
    return (
        *columns,
        Column("Kind", lambda e: presenters.kind_tag(e.meeting)),
        Column("Venue", lambda e: e.meeting.venue),
        Column("State", _state),
    )


def _state(entry: CalendarEntry) -> list[Tag]:
    tags = [presenters.state_tag(entry.meeting)]
    if entry.meeting.state == "planned":
        told = Tag("Announced", "green") if entry.announced_at else Tag("Not announced", "grey")
        tags.append(told)
    return tags


def year_links(year: Year, address: str) -> list[tuple[str, str, bool]]:
    """(words, address, is this one) of the years around."""
    around = (Year(year.start + n) for n in (-1, 0, 1))
    return [
        (str(one), f"{address}{'&' if '?' in address else '?'}year={one.start}", one == year)
        for one in around
    ]
