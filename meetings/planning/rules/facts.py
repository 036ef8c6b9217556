"""What the rules of the calendar look at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time


@dataclass(frozen=True)
class PlannedMeeting:
    """One meeting of a schedule. `kind`: public, private or workshop. `month` is (year, month) as a note names it."""

    kind: str
    date: date | None = None
    month: tuple[int, int] | None = None
    title: str = ""


@dataclass(frozen=True)
class MeetingTerms:
    """What the terms of reference, or else the standing orders, say on that day. Empty and None mean "not set".

    `aligned_with` names the body whose dates they follow; meetings lie `aligned_days` after its own (before: negative).
    """

    meets_in_public: str = ""
    public_minutes: int | None = None
    private_minutes: int | None = None
    source: str = ""
    forum_minutes: int | None = None
    frequency: str = ""
    aligned_with: str = ""
    aligned_days: int = 0


@dataclass(frozen=True)
class Times:
    """From when to when a meeting is planned; either may be open."""

    starts_at: time | None
    ends_at: time | None

    @property
    def minutes(self) -> int | None:
        """The length in minutes; None when it cannot be known."""
        if self.starts_at is None or self.ends_at is None:
            return None
        return (self.ends_at.hour - self.starts_at.hour) * 60 + self.ends_at.minute - self.starts_at.minute
