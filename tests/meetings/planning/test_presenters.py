"""Words of meetings."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from meetings.models import Meeting
from meetings.planning.presenters import days_to_go

TODAY = date(2021, 11, 1)


@pytest.mark.parametrize(
    ("days", "words"),
    [(0, "today"), (1, "in 1 day"), (24, "in 24 days"), (-1, "1 day ago"), (-1823, ""), (400, "")],
)
def test_days_are_counted_while_they_say_something(days: int, words: str) -> None:
    assert days_to_go(Meeting(date=TODAY + timedelta(days)), today=TODAY) == words


def test_without_a_date_nothing_is_counted() -> None:
    assert days_to_go(Meeting(date=None), today=TODAY) == ""
