"""The clock is the only reader of the day, and the day is London's."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from governance.foundation import clock


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 1, 15, 23, 59, tzinfo=UTC), date(2026, 1, 15)),
        (datetime(2026, 7, 15, 22, 59, tzinfo=UTC), date(2026, 7, 15)),
        (datetime(2026, 7, 15, 23, 0, tzinfo=UTC), date(2026, 7, 16)),  # midnight in British Summer Time
        (datetime(2026, 3, 29, 0, 30, tzinfo=UTC), date(2026, 3, 29)),  # the night the clocks go forward
        (datetime(2026, 10, 24, 23, 30, tzinfo=UTC), date(2026, 10, 25)),  # before they go back
    ],
)
def test_today_is_the_day_in_london(moment, day):
    with clock.set_to(moment):
        assert clock.today() == day


def test_clock_is_given_back_after_an_error():
    with pytest.raises(RuntimeError), clock.set_to(datetime(2001, 1, 1, tzinfo=UTC)):
        raise RuntimeError
    assert clock.now().year > 2001


def test_clock_refuses_a_moment_without_zone():
    with pytest.raises(ValueError, match="aware"), clock.set_to(datetime(2026, 1, 1)):
        pass
