"""Words of a proposed year and its preview."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from governance.foundation import words
from meetings.enums import MeetingKind
from meetings.planning.actions.years import WantedMeeting
from meetings.planning.calendar_presenters import pattern_words
from meetings.planning.presenters import undated_words
from meetings.planning.rules.facts import Times
from meetings.planning.rules.generator import Proposed
from meetings.planning.selectors.series import DayCheck

__all__ = ["PreviewLine", "left_out", "made_words", "pattern_words", "preview_lines"]


@dataclass(frozen=True)
class PreviewLine:
    """One meeting that will be made, and what is to be looked at."""

    when: str
    hours: str
    kind: str
    venue: str
    notes: tuple[str, ...]


def preview_lines(rows: Sequence[WantedMeeting], checks: DayCheck) -> list[PreviewLine]:
    return [
        PreviewLine(
            f"{row.date:%A} {words.day(row.date)}" if row.date else row.date_note,
            " to ".join(filter(None, map(words.clock_time, (row.starts_at, row.ends_at)))),
            row.title or MeetingKind(row.kind).label,
            row.venue,
            tuple(note.reason for note in checks(row.date, Times(row.starts_at, row.ends_at))),
        )
        for row in rows
    ]


def left_out(rows: Sequence[Proposed]) -> list[str]:
    return [words.day(row.date) if row.date else undated_words(row.month or (1, 1)) for row in rows]


def made_words(count: int) -> str:
    if not count:
        return "Nothing was made: every meeting of that year is in the calendar already."
    return f"{count} meeting{'' if count == 1 else 's'} planned."
