"""What changed around a table between two days: who joined and left, which seats, which deputies (R190)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

SEAT_MADE, SEAT_ENDED, SEAT_CHANGED = "seat_made", "seat_ended", "seat_changed"
JOINED, LEFT, STATUS = "joined", "left", "status"
DEPUTY_NAMED, DEPUTY_ENDED = "deputy_named", "deputy_ended"


@dataclass(frozen=True)
class Sitting:
    """A person in a seat on a day, or a deputy of it: between which days, and in which status and way."""

    person: int
    name: str
    start: date
    end: date | None = None
    status: str = ""
    why_ended: str = ""


@dataclass(frozen=True)
class SeatOnDay:
    """A seat as it stands on a day. `particulars` are label and words of what may change about the seat itself."""

    seat: int
    title: str
    start: date
    end: date | None = None
    particulars: tuple[tuple[str, str], ...] = ()
    holders: tuple[Sitting, ...] = ()
    deputies: tuple[Sitting, ...] = ()


@dataclass(frozen=True)
class Change:
    """One change. `on` is the first day on which it holds, None where the rows do not tell it."""

    kind: str
    seat: int
    seat_title: str
    on: date | None
    name: str = ""
    details: dict[str, str] = field(default_factory=dict)


def changes(before: Iterable[SeatOnDay], after: Iterable[SeatOnDay]) -> list[Change]:
    """What holds `after` and did not `before`, and the other way round, seat by seat in the order of `after`."""
    old = {seat.seat: seat for seat in before}
    new = {seat.seat: seat for seat in after}
    order = [*new, *(key for key in old if key not in new)]
    found: list[Change] = []
    for key in order:
        found += _of_seat(old.get(key), new.get(key))
    return found


def _of_seat(old: SeatOnDay | None, new: SeatOnDay | None) -> list[Change]:
    seat = new or old
    assert seat is not None, "a seat of one of the two days"
    found: list[Change] = []
    if old is None:
        found.append(Change(SEAT_MADE, seat.seat, seat.title, seat.start))
    elif new is None:
        found.append(Change(SEAT_ENDED, seat.seat, seat.title, _after(old.end)))
    else:
        found += _particulars(old, new)
    were, are = (old.holders if old else ()), (new.holders if new else ())
    found += _people(seat, were, are, gone=LEFT, come=JOINED)
    found += _statuses(seat, were, are)
    were, are = (old.deputies if old else ()), (new.deputies if new else ())
    return found + _people(seat, were, are, gone=DEPUTY_ENDED, come=DEPUTY_NAMED)


def _after(last: date | None) -> date | None:
    return date.fromordinal(last.toordinal() + 1) if last else None


def _particulars(old: SeatOnDay, new: SeatOnDay) -> list[Change]:
    was, now = dict(old.particulars), dict(new.particulars)
    return [
        Change(
            SEAT_CHANGED,
            new.seat,
            new.title,
            None,
            details={"label": label, "was": was[label], "now": now[label]},
        )
        for label in now
        if label in was and was[label] != now[label]
    ]


def _people(
    seat: SeatOnDay, were: tuple[Sitting, ...], are: tuple[Sitting, ...], *, gone: str, come: str
) -> list[Change]:
    before, after = {s.person: s for s in were}, {s.person: s for s in are}
    left = [s for key, s in before.items() if key not in after]
    joined = [s for key, s in after.items() if key not in before]
    return [
        *(Change(gone, seat.seat, seat.title, _after(s.end), s.name, {"why": s.why_ended}) for s in left),
        *(Change(come, seat.seat, seat.title, s.start, s.name, {"status": s.status}) for s in joined),
    ]


def _statuses(seat: SeatOnDay, were: tuple[Sitting, ...], are: tuple[Sitting, ...]) -> list[Change]:
    before = {s.person: s for s in were}
    return [
        Change(
            STATUS, seat.seat, seat.title, s.start, s.name, {"was": before[s.person].status, "now": s.status}
        )
        for s in are
        if s.person in before and before[s.person].status != s.status
    ]
