"""The yearly report of a committee as words and numbers: the same on a page, in Excel, on paper, and kept (G17)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from governance.foundation.chart import Bars
from governance.foundation.words import money, period
from meetings.planning.rules.calendar import Span
from meetings.planning.rules.years import year_of
from meetings.record.rules.attending import STATES as WAYS
from meetings.record.rules.attending import Represented, Tally

FEBRUARY, LEAP = 2, 29
STATES = ("Met", "Not met", "Cannot be told")


@dataclass(frozen=True)
class Section:
    """One subject: sentences, a table, and the bars of the same numbers. Without rows it says `words` alone."""

    key: str
    title: str
    words: tuple[str, ...] = ()
    head: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    bars: Bars | None = None


@dataclass(frozen=True)
class Report:
    """What is told of one committee over some days, beside the same days a year before."""

    committee: str
    icb: str
    days: str
    days_before: str
    sections: tuple[Section, ...]

    def plain(self) -> dict[str, Any]:
        """As values that JSON can keep; `read` gives it back."""
        return asdict(self)


def read(kept: Mapping[str, Any]) -> Report:
    """What `plain` made, also after it was kept as JSON."""
    return Report(
        kept["committee"],
        kept["icb"],
        kept["days"],
        kept["days_before"],
        tuple(
            Section(
                one["key"],
                one["title"],
                tuple(one["words"]),
                tuple(one["head"]),
                tuple(tuple(row) for row in one["rows"]),
                _bars(one["bars"]),
            )
            for one in kept["sections"]
        ),
    )


def _bars(kept: Mapping[str, Any] | None) -> Bars | None:
    if kept is None:
        return None
    rows = tuple((label, tuple(numbers)) for label, numbers in kept["rows"])
    return Bars(kept["title"], tuple(kept["series"]), rows, kept["is_stacked"], tuple(kept["out_of"]))


def days_words(span: Span) -> str:
    """2025/26 for a whole year from April, else both days."""
    year = year_of(span.first)
    if (span.first, span.last) == (year.first, year.last):
        return str(year)
    return period(span.first, span.last)


def year_before(span: Span) -> Span:
    """The same days a year earlier; 29 February goes by the 28th."""
    return Span(_year_before(span.first), _year_before(span.last))


def _year_before(day: date) -> date:
    if (day.month, day.day) == (FEBRUARY, LEAP):
        return date(day.year - 1, FEBRUARY, LEAP - 1)
    return day.replace(year=day.year - 1)


def compared(
    key: str,
    title: str,
    what: str,
    days: tuple[str, str],
    now: Mapping[str, int],
    before: Mapping[str, int] | None,
    *,
    words: tuple[str, ...] = (),
) -> Section:
    """Numbers beside those of the year before; None where the year before is not for the reader to see."""
    names = [*now, *(name for name in before or {} if name not in now)]
    rows = [(name, now.get(name, 0), None if before is None else before.get(name, 0)) for name in names]
    if not rows:
        return Section(key, title, words or ("Nothing was recorded.",))
    table = tuple((name, str(this), "–" if last is None else str(last)) for name, this, last in rows)
    bars = Bars(title, days, tuple((name, (this, last or 0)) for name, this, last in rows))
    return Section(key, title, words, (what, *days), table, bars)


def by_member(rows: Sequence[Tally], before: Sequence[Tally], days: tuple[str, str]) -> Section:
    """A line for each member and seat."""
    last = {(row.name, row.seat): row for row in before}
    table = tuple(
        (
            *(row.name, row.seat, row.organisation or "–"),
            *map(str, (row.expected, row.room, row.remote, row.deputy, row.apologies, row.absent)),
            share(row.own, row.expected),
            share(one.own, one.expected) if (one := last.get((row.name, row.seat))) else "–",
        )
        for row in rows
    )
    head = (
        *("Member", "Seat", "Organisation", "Meetings", "In the room", "Remotely"),
        *("By a deputy", "Apologies", "Not there", f"Came, {days[0]}", f"Came, {days[1]}"),
    )
    title = "Attendance by member"
    bars = Bars(
        title,
        ("Came", "A deputy came"),
        tuple((f"{row.name}, {row.seat}", (row.own, row.deputy)) for row in rows),
        is_stacked=True,
        out_of=tuple(row.expected for row in rows),
    )
    return Section("members", title, (), head, table, bars) if rows else _not_recorded("members", title)


def by_meeting(rows: Sequence[Tally], meetings: Sequence[tuple[str, str]]) -> Section:
    """Who was at which meeting and how: a column for each meeting with a list, by its key and its day in words."""
    title = "Attendance meeting by meeting"
    listed = [(key, day) for key, day in meetings if any(key in row.meetings for row in rows)]
    if not listed:
        return _not_recorded("matrix", title)
    table = tuple(
        (
            *(row.name, row.seat),
            *(WAYS[row.meetings[key]] if key in row.meetings else "–" for key, _ in listed),
        )
        for row in rows
    )
    return Section("matrix", title, (), ("Member", "Seat", *(day for _, day in listed)), table)


def by_organisations(
    rows: Sequence[Represented], before: Sequence[Represented], days: tuple[str, str]
) -> Section:
    last = {row.organisation: row for row in before}
    table = tuple(
        (
            *(row.organisation, str(row.expected), str(row.present)),
            share(row.present, row.expected),
            share(one.present, one.expected) if (one := last.get(row.organisation)) else "–",
        )
        for row in rows
    )
    title = "Attendance by organisation"
    head = (
        *("Organisation", "Meetings", "Somebody was there"),
        *(f"Share, {days[0]}", f"Share, {days[1]}"),
    )
    bars = Bars(
        title,
        ("Somebody was there",),
        tuple((row.organisation, (row.present,)) for row in rows),
        is_stacked=True,
        out_of=tuple(row.expected for row in rows),
    )
    if not rows:
        return _not_recorded("organisations", title)
    return Section("organisations", title, (), head, table, bars)


def in_states(key: str, title: str, what: str, rows: Sequence[tuple[str, Sequence[int], str]]) -> Section:
    """Subjects with how often each was met, not met or could not be told, and what it was a year before."""
    if not any(sum(counts) for _, counts, _ in rows):
        return Section(key, title, ("Nothing was recorded.",))
    table = tuple((name, *map(str, counts), last) for name, counts, last in rows)
    bars = Bars(
        title,
        STATES,
        tuple((name, tuple(counts)) for name, counts, _ in rows),
        is_stacked=True,
    )
    return Section(key, title, (), (what, *STATES, "Met a year before"), table, bars)


def value_words(amounts: Iterable[tuple[str, Decimal]]) -> tuple[str, ...]:
    """What was decided on, in pounds, by standing; nothing where no amount was named."""
    total: Counter[str] = Counter()
    for standing, amount in amounts:
        total[standing] += amount  # type: ignore[assignment]
    return tuple(f"{standing}: {money(Decimal(amount))} in all." for standing, amount in total.items())


def share(part: int, whole: int) -> str:
    """8 of 10 as 80%; of nothing there is no share."""
    return f"{round(100 * part / whole)}%" if whole else "–"


def hidden(key: str, title: str, what: str) -> Section:
    return Section(key, title, (f"{what} not for you to see, so this is not counted.",))


def _not_recorded(key: str, title: str) -> Section:
    return Section(key, title, ("Attendance was not recorded at any meeting of these days.",))
