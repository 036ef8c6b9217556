"""How a milestone stood on a day, whether it is late, and which conditions are evidenced (R102, R103)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from governance.foundation import words
from governance.foundation.outcome import Outcome, met, not_met

NOT_TOLD = "not_told"
NOT_STARTED, UNDERWAY, COMPLETE, DROPPED = "not_started", "underway", "complete", "dropped"
ORDER = (COMPLETE, UNDERWAY, NOT_STARTED, NOT_TOLD, DROPPED)
SOON = timedelta(days=30)


@dataclass(frozen=True)
class Told:
    """One dated note: of which day, the order in which it was entered, and what it says."""

    day: date
    order: int
    status: str
    evidence: str = ""


@dataclass(frozen=True)
class Standing:
    """The status on a day, the day of the note that tells it, and what shows it. Without a note nothing is told."""

    status: str = NOT_TOLD
    day: date | None = None
    evidence: str = ""


def standing(notes: Iterable[Told], *, on: date) -> Standing:
    """What the newest note of that day or before says; of two of one day, the one entered last."""
    known = [note for note in notes if note.day <= on]
    if not known:
        return Standing()
    newest = max(known, key=lambda note: (note.day, note.order))
    return Standing(newest.status, newest.day, newest.evidence)


def check_due(now: Standing, due_on: date | None, *, on: date) -> Outcome:
    """Is the milestone done, or still in time, on that day?

    Met: `milestone.complete`, `.complete_late`, `.dropped`, `.no_day` (none is set: it cannot be late), `.ahead`,
    `.due_soon` within 30 days, its day included. Not met: `.overdue`.
    """
    if now.status == DROPPED:
        return met("milestone.dropped", clause="R103")
    if now.status == COMPLETE:
        late = due_on is not None and now.day is not None and now.day > due_on
        return met("milestone.complete_late" if late else "milestone.complete", clause="R103")
    if due_on is None:
        return met("milestone.no_day", clause="R103")
    if due_on < on:
        days = (on - due_on).days
        reason = f"It was due by {words.day(due_on)}, {days} day{'' if days == 1 else 's'} ago."
        return not_met("milestone.overdue", reason, clause="R103", days=days)
    if due_on <= on + SOON:
        return met("milestone.due_soon", f"It is due by {words.day(due_on)}.", clause="R103")
    return met("milestone.ahead", clause="R103")


def check_condition(statuses: Collection[str]) -> Outcome:
    """Is a condition evidenced by the milestones that are to show it, given their statuses on a day?

    One that is complete evidences it. Not met: `condition.in_hand` (one is under way), `.planned`, `.nothing`
    (no milestone shows it, or only dropped ones).
    """
    counts = Counter(status for status in statuses if status != DROPPED)
    if counts[COMPLETE]:
        return met("condition.evidenced", clause="R102")
    if counts[UNDERWAY]:
        return not_met("condition.in_hand", "What is to show it is under way.", clause="R102")
    if counts:
        return not_met("condition.planned", "What is to show it has not begun.", clause="R102")
    return not_met("condition.nothing", "No milestone is to show it.", clause="R102")


def check_told_day(day: date, *, today: date, field: str) -> Outcome:
    """Nobody can tell how something stood on a day that has not come."""
    if day <= today:
        return met("told.day_has_come")
    return not_met("told.day_to_come", f"{words.day(day)} has not come yet.", clause="R103", field=field)
