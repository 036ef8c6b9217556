"""Random histories through every act on appointments: no day has two holders of a single seat, or one outside a term.

A slow oracle holds each seat day by day and replays only what was accepted; the portal's answer for every day must be
the oracle's, and what it refuses must be what the oracle could not have held.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from governance.foundation import clock
from governance.foundation.errors import RuleNotMet
from membership.models import Appointment
from membership.people.actions import (
    appoint,
    change_appointment,
    end_appointment,
    renew_appointment,
    withdraw_appointment,
)
from membership.people.selectors import members
from tests.fixtures.people import World

FIRST = date(2023, 1, 1)
DAYS, TODAY = 14, 6
SEAT_LAST = 11  # the seat's own last day: nobody sits there later
offsets = st.integers(0, DAYS - 1)
maybe = st.one_of(st.none(), offsets)
acts = st.one_of(
    st.tuples(st.just("appoint"), st.integers(0, 2), offsets, maybe, st.booleans()),
    st.tuples(st.just("renew"), st.integers(0, 5), maybe),
    st.tuples(st.just("end"), st.integers(0, 5), offsets),
    st.tuples(st.just("move"), st.integers(0, 5), offsets, maybe),
    st.tuples(st.just("withdraw"), st.integers(0, 5)),
)


def day(offset: int | None) -> date | None:
    return None if offset is None else FIRST + timedelta(days=offset)


@dataclass
class Line:
    """One term in the oracle, in days from the first."""

    who: int
    start: int
    end: int | None
    share: bool
    before: Line | None = None
    ended_early: bool = False

    def days(self) -> range:
        return range(self.start, (DAYS if self.end is None else self.end) + (0 if self.end is None else 1))


class Oracle:
    """The seat's book: lines that were accepted, judged day by day."""

    def __init__(self) -> None:
        self.lines: list[Line] = []

    def fits(self, line: Line, instead_of: Line | None = None) -> bool:
        if line.end is None or line.end < line.start or line.end > SEAT_LAST:
            return False
        others = [other for other in self.lines if other is not instead_of]
        return all(self._free(line, others, d) for d in line.days())

    @staticmethod
    def _free(line: Line, others: list[Line], d: int) -> bool:
        there = [other for other in others if d in other.days()]
        return all(o.who != line.who and o.share and line.share for o in there)

    def renewal(self, line: Line) -> Line | None:
        return next((other for other in self.lines if other.before is line), None)

    def holders(self, d: int) -> set[int]:
        return {line.who for line in self.lines if d in line.days()}


class Play:
    """Does each act in the portal and, when it could be done, in the oracle."""

    def __init__(self, seat: Any, crowd: list[Any], by: Any) -> None:
        self.seat, self.crowd, self.by = seat, crowd, by
        self.oracle = Oracle()
        self.keys: list[tuple[Line, int]] = []

    def _pick(self, number: int) -> tuple[Line, Appointment] | None:
        if not self.keys:
            return None
        line, key = self.keys[number % len(self.keys)]
        return line, Appointment.objects.get(pk=key)

    def appoint(self, who: int, start: int, end: int | None, share: bool) -> tuple[bool, Any, Any]:
        line = Line(who, start, end, share)
        return (
            self.oracle.fits(line),
            line,
            lambda: appoint(
                person=self.crowd[who],
                seat=self.seat,
                basis="elected",
                effective_from=FIRST + timedelta(days=start),
                effective_to=day(end),
                is_job_share=share,
                by=self.by,
            ),
        )

    def renew(self, number: int, end: int | None) -> tuple[bool, Any, Any] | None:
        if (picked := self._pick(number)) is None:
            return None
        old, row = picked
        assert old.end is not None, "no term of this seat is open"
        line = Line(old.who, old.end + 1, end, old.share, before=old)
        may = not old.ended_early and self.oracle.renewal(old) is None and self.oracle.fits(line)
        return may, line, lambda: renew_appointment(row, effective_to=day(end), by=self.by)

    def end(self, number: int, last: int) -> tuple[bool, Any, Any] | None:
        if (picked := self._pick(number)) is None:
            return None
        line, row = picked
        renewal = self.oracle.renewal(line)
        assert line.end is not None, "no term of this seat is open"
        may = line.start <= last <= line.end and (renewal is None or renewal.start == last + 1)

        def note() -> None:
            line.end, line.ended_early = last, True

        def act() -> Any:
            return end_appointment(
                row, last_day=FIRST + timedelta(days=last), end_reason="resigned", by=self.by
            )

        return may, note, act

    def move(self, number: int, start: int, end: int | None) -> tuple[bool, Any, Any] | None:
        if (picked := self._pick(number)) is None:
            return None
        line, row = picked
        moved = Line(line.who, start, end, line.share)
        renewal = self.oracle.renewal(line)
        may = (
            self.oracle.fits(moved, instead_of=line)
            and (line.before is None or line.before.end == start - 1)
            and (renewal is None or (end is not None and renewal.start == end + 1))
        )

        def note() -> None:
            line.start, line.end = start, end

        values = {"effective_from": day(start), "effective_to": day(end)}
        return may, note, lambda: change_appointment(row, values, by=self.by)

    def withdraw(self, number: int) -> tuple[bool, Any, Any] | None:
        if (picked := self._pick(number)) is None:
            return None
        line, row = picked
        may = line.start > TODAY and self.oracle.renewal(line) is None

        def note() -> None:
            self.oracle.lines.remove(line)
            self.keys = [(kept, key) for kept, key in self.keys if kept is not line]

        return may, note, lambda: withdraw_appointment(row, by=self.by, reason="Stands down")

    def do(self, name: str, *given: Any) -> None:
        planned = getattr(self, name)(*given)
        if planned is None:
            return
        may, noted, act = planned
        made, refused = None, ""
        try:
            with transaction.atomic():
                made = act()
        except (RuleNotMet, ValidationError) as error:
            refused = str(error)
        assert may is not bool(refused), (name, given, refused)
        if refused:
            return
        if isinstance(noted, Line):
            self.oracle.lines.append(noted)
            self.keys.append((noted, made.pk))
        else:
            noted()


@pytest.mark.requirement("R164", "R190")
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(wishes=st.lists(acts, min_size=1, max_size=10))
def test_no_day_has_two_holders_or_one_outside_a_term(
    world: World, officer: Any, person: Any, seat: Any, clock_at: Any, wishes: Any
) -> None:
    today = FIRST + timedelta(days=TODAY)
    with transaction.atomic(), clock_at(today.year, today.month, today.day):
        assert clock.today() == today
        chair = seat("Chair", effective_to=FIRST + timedelta(days=SEAT_LAST))
        play = Play(chair, [person(f"Person {n}") for n in range(3)], officer)
        for wish in wishes:
            play.do(*wish)
        for offset in range(DAYS):
            found = members(world.hill_board, on=FIRST + timedelta(days=offset))
            sitting = [p for member in found for p in member.people]
            expected = {play.crowd[who].pk for who in play.oracle.holders(offset)}
            assert {p.pk for p in sitting} == expected
            assert len(sitting) == len(expected)
            shares = [h.appointment.is_job_share for member in found for h in member.holders]
            assert len(sitting) < 2 or all(shares)
        transaction.set_rollback(True)
