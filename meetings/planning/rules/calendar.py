"""The calendar of a committee against its terms of reference (R149, R175–R178, R187, R196)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from governance.foundation.outcome import Outcome, not_met
from meetings.planning.rules.facts import MeetingTerms, PlannedMeeting, Times
from meetings.planning.rules.openness import check_openness
from meetings.planning.rules.recurrence import SATURDAY
from meetings.planning.rules.schedule import check_length, check_month_named
from meetings.planning.rules.years import year_of

CODE = "calendar"
# Months of one period in which there must be a meeting; weeks are judged by the gap between two meetings.
MONTHS_OF = {"monthly": 1, "two_monthly": 2, "quarterly": 3, "half_yearly": 6, "yearly": 12}
DAYS_OF = {"weekly": 7, "fortnightly": 14}
HOW_OFTEN = {
    "weekly": "every week",
    "fortnightly": "every two weeks",
    "monthly": "every month",
    "two_monthly": "every two months",
    "quarterly": "every quarter",
    "half_yearly": "every six months",
    "yearly": "every year",
}


@dataclass(frozen=True)
class Row:
    """One meeting of the calendar that was not cancelled; `key` leads to it."""

    planned: PlannedMeeting
    times: Times = Times(None, None)
    key: str = ""


@dataclass(frozen=True)
class Span:
    """The days for which the calendar is judged, both included: a year, as far as the committee and its terms last."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


def _words(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _listed(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def check_calendar(
    rows: Sequence[Row], *, terms: MeetingTerms, span: Span, on: date, holidays: Mapping[date, str]
) -> tuple[Outcome, ...]:
    """What does not fit, first what concerns the whole year, then each meeting by date; nothing when all fits.

    `rows` in the order in which they were entered. Findings on one meeting carry its key in `details["meeting"]`.
    """
    whole = (check_frequency(rows, terms, span), check_public_quarters(rows, terms, span))
    each: list[Outcome] = []
    for row in sorted(rows, key=lambda r: (r.planned.date or date.max, r.key)):
        if row.planned.date is None or row.planned.date in span:
            each += [_at(row, found) for found in check_row(row, rows, terms=terms, on=on, holidays=holidays)]
    return (*(outcome for outcome in whole if outcome is not None), *each)


def check_row(
    row: Row, rows: Sequence[Row], *, terms: MeetingTerms, on: date, holidays: Mapping[date, str]
) -> list[Outcome]:
    """What does not fit about one meeting among `rows`."""
    others = [other for other in rows if other is not row]
    before = [other.planned for other in rows[: list(rows).index(row)]]
    found = [
        check_length(row.planned.kind, row.times, terms=terms),
        check_month_named(row.planned, schedule=before, on=on),
    ]
    if terms.meets_in_public != "at_least_quarterly":  # judged by quarters of the whole year
        found.append(check_openness(row.planned, terms=terms, others=[o.planned for o in others]))
    notes = [outcome for outcome in found if not outcome.ok]
    if row.planned.date is not None:
        notes += day_notes(row.planned.date, holidays)
        notes += same_day(row, others)
    return notes


def day_notes(day: date, holidays: Mapping[date, str]) -> list[Outcome]:
    """A bank holiday or a weekend: told, never refused."""
    if day in holidays:
        return [
            not_met(
                f"{CODE}.bank_holiday", f"{_words(day)} is a bank holiday: {holidays[day]}.", field="date"
            )
        ]
    if day.weekday() >= SATURDAY:
        return [not_met(f"{CODE}.weekend", f"{_words(day)} is a {day:%A}.", field="date")]
    return []


def same_day(row: Row, others: Sequence[Row]) -> list[Outcome]:
    """Two meetings of the committee at the same time. Meetings whose times do not touch may share a day."""
    return [
        not_met(
            f"{CODE}.same_time",
            f"The committee has another meeting at that time on {_words(row.planned.date)}.",
            field="date",
        )
        for other in others
        if row.planned.date is not None
        and other.planned.date == row.planned.date
        and overlap(row.times, other.times)
    ][:1]


def overlap(one: Times, other: Times) -> bool:
    """Whether two meetings of one day touch; where a time is not known, they may."""
    if None in (one.starts_at, one.ends_at, other.starts_at, other.ends_at):
        return True
    return one.starts_at < other.ends_at and other.starts_at < one.ends_at  # type: ignore[operator]


def check_frequency(rows: Sequence[Row], terms: MeetingTerms, span: Span) -> Outcome | None:
    """At least one meeting in every whole period of the span; a workshop is no meeting."""
    said = f"The terms of reference have a meeting {HOW_OFTEN.get(terms.frequency, '')}"
    if terms.frequency in DAYS_OF:
        return _check_gaps(rows, terms, span, said)
    size = MONTHS_OF.get(terms.frequency)
    if size is None:
        return None
    meetings = [row for row in rows if row.planned.kind != "workshop"]
    missing = [_period(p) for p in periods(span, size) if not _any_in(meetings, p)]
    if not missing:
        return None
    return not_met(
        f"{CODE}.too_few",
        f"{said}; there is none in {_listed(missing)}.",
        terms.source or "R175",
        missing=missing,
    )


def check_public_quarters(rows: Sequence[Row], terms: MeetingTerms, span: Span) -> Outcome | None:
    """In public no less than once a quarter, where the terms say so (R149)."""
    if terms.meets_in_public != "at_least_quarterly":
        return None
    public = [row for row in rows if row.planned.kind == "public"]
    missing = [_period(p) for p in periods(span, 3) if not _any_in(public, p)]
    if not missing:
        return None
    return not_met(
        f"{CODE}.quarter_without_public",
        "The terms of reference have a meeting in public at least once a quarter; there is none in "
        f"{_listed(missing)}.",
        terms.source or "R149",
        missing=missing,
    )


def _check_gaps(rows: Sequence[Row], terms: MeetingTerms, span: Span, said: str) -> Outcome | None:
    held = (row.planned.date for row in rows if row.planned.kind != "workshop")
    days = sorted(day for day in held if day is not None and day in span)
    most = DAYS_OF[terms.frequency]
    gaps = [f"between {_words(a)} and {_words(b)}" for a, b in pairwise(days) if (b - a).days > most]
    if days and not gaps:
        return None
    where = _listed(gaps) if gaps else "this year"
    return not_met(f"{CODE}.too_few", f"{said}; there is none {where}.", terms.source or "R175", missing=gaps)


Months = list[tuple[int, int]]


def periods(span: Span, size: int) -> list[Months]:
    """The periods of `size` months, counted from April, that lie wholly within the span."""
    found: list[Months] = []
    first = year_of(span.first).first
    month = (first.year, first.month)
    while date(*month, 1) <= span.last:
        period = [_plus(month, n) for n in range(size)]
        month = _plus(month, size)
        if date(*period[0], 1) >= span.first and date(*month, 1) - timedelta(days=1) <= span.last:
            found.append(period)
    return found


def _plus(month: tuple[int, int], count: int) -> tuple[int, int]:
    total = month[0] * 12 + month[1] - 1 + count
    return total // 12, total % 12 + 1


def _any_in(rows: Sequence[Row], period: Months) -> bool:
    months = (
        (r.planned.date.year, r.planned.date.month) if r.planned.date else r.planned.month for r in rows
    )
    return any(month in period for month in months)


def _period(months: Months) -> str:
    """August 2021; April to June 2021."""
    first, last = date(*months[0], 1), date(*months[-1], 1)
    if first == last:
        return f"{last:%B %Y}"
    begins = f"{first:%B}" if first.year == last.year else f"{first:%B %Y}"
    return f"{begins} to {last:%B %Y}"


def check_aligned(
    rows: Sequence[Row], *, terms: MeetingTerms, followed: Sequence[date], span: Span
) -> tuple[Outcome, ...]:
    """Each dated meeting lies so many days from one of the other body's (R177). Nothing is said without its dates."""
    if not terms.aligned_with or not followed:
        return ()
    wanted = {day + timedelta(days=terms.aligned_days) for day in followed}
    return tuple(
        _at(
            row,
            not_met(
                f"{CODE}.not_aligned",
                f"The terms of reference align the dates with those of {terms.aligned_with}, which has none for "
                f"{_words(row.planned.date)}.",
                terms.source or "R177",
                field="date",
            ),
        )
        for row in rows
        if row.planned.kind != "workshop"
        and row.planned.date is not None
        and row.planned.date in span
        and row.planned.date not in wanted
    )


def _at(row: Row, outcome: Outcome) -> Outcome:
    return replace(outcome, details={**outcome.details, "meeting": row.key})
