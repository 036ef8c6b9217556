"""Random histories of a seat: whatever is asked for, no day ever has two holders who do not share."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from governance.foundation.errors import RuleNotMet
from membership.people.actions import appoint
from membership.people.selectors import members
from tests.fixtures.people import World

FIRST = date(2023, 1, 1)
DAYS = 12
spans = st.tuples(st.integers(0, DAYS - 1), st.one_of(st.none(), st.integers(0, DAYS - 1)))
wishes = st.lists(st.tuples(st.integers(0, 3), spans, st.booleans()), max_size=8)


def day(offset: int) -> date:
    return FIRST + timedelta(days=offset)


class SlowTable:
    """The same seat, day by day: who is in it, and whether they share."""

    def __init__(self) -> None:
        self.days: list[dict[int, bool]] = [{} for _ in range(DAYS)]

    def may(self, who: int, start: int, end: int, share: bool) -> bool:
        wanted = self.days[start : end + 1]
        return all(who not in d and (not d or (share and all(d.values()))) for d in wanted)

    def sit(self, who: int, start: int, end: int, share: bool) -> None:
        for d in self.days[start : end + 1]:
            d[who] = share


@pytest.mark.requirement("R164", "R190")
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(wishes=wishes)
def test_no_day_has_two_holders(world: World, officer: Any, person: Any, seat: Any, wishes: Any) -> None:
    with transaction.atomic():
        chair, slow = seat("Chair"), SlowTable()
        crowd = [person(f"Person {n}") for n in range(4)]
        for who, (start, end), share in wishes:
            # The seat is open-ended: an open appointment covers every later day of the table.
            last = DAYS - 1 if end is None else end
            if last < start:
                continue
            expected = slow.may(who, start, last, share)
            try:
                appoint(
                    person=crowd[who],
                    seat=chair,
                    basis="elected",
                    effective_from=day(start),
                    effective_to=None if end is None else day(end),
                    is_job_share=share,
                    by=officer,
                )
            except RuleNotMet:
                assert not expected
            else:
                assert expected
                slow.sit(who, start, last, share)
        for offset, expected_day in enumerate(slow.days):
            (found,) = members(world.hill_board, on=day(offset))
            assert {p.pk for p in found.people} == {crowd[who].pk for who in expected_day}
        transaction.set_rollback(True)
