"""Dates that a text names, against the calendar (R187). Warnings, whoever wrote the text."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from governance.foundation.outcome import Outcome, not_met

NEAR_DAYS = 1


def _words(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def check_dates_named(
    named: Sequence[date],
    *,
    meeting_days: Sequence[date],
    what: str = "The paper",
    code: str = "paper.date_misses_meeting",
) -> tuple[Outcome, ...]:
    """A date in a text that misses a meeting of the committee by a day is likely a slip (R187).

    `what` names the text in the sentence.
    """
    found = []
    for day in dict.fromkeys(named):
        if day in meeting_days:
            continue
        near = [other for other in meeting_days if abs((other - day).days) <= NEAR_DAYS]
        if near:
            meant = min(near, key=lambda other: abs((other - day).days))
            found.append(
                not_met(
                    code,
                    f"{what} names {_words(day)}; no meeting is planned for that day, but there is one on "
                    f"{_words(meant)}.",
                    "R187",
                    named=day.isoformat(),
                    meeting=meant.isoformat(),
                )
            )
    return tuple(found)


def check_weekdays_named(named: Sequence[tuple[str, date]]) -> tuple[Outcome, ...]:
    """A weekday beside a date must be the weekday of that date: 28 October 2021 is no Friday."""
    return tuple(
        not_met(
            "text.weekday_wrong",
            f"{weekday} {_words(day)} stands in a text; that day is a {day:%A}.",
            "R187",
            named=day.isoformat(),
        )
        for weekday, day in dict.fromkeys(named)
        if weekday.lower() != f"{day:%A}".lower()
    )
