"""The time of what is written down: now on the day of the meeting, afterwards where its record stands."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from governance.foundation import clock
from governance.models import User
from meetings.conduct.actions.attendance import come_in, go_out
from meetings.conduct.models import QuorumRecord
from meetings.conduct.presenters_live import opening_of
from meetings.conduct.rules.times import moment_now
from meetings.models import Meeting
from tests.meetings.conduct.conftest import DAY

NEXT = DAY + timedelta(days=1)
LATER = DAY + timedelta(hours=1)


@pytest.mark.parametrize(
    ("now", "last", "said"),
    [
        (LATER, None, LATER),
        (LATER, DAY, LATER),
        (NEXT, None, DAY),
        (NEXT, LATER, LATER),
        (NEXT, DAY - timedelta(hours=1), DAY),
    ],
)
def test_an_act_without_a_time(now: datetime, last: datetime | None, said: datetime) -> None:
    assert moment_now(now=now, opened_at=DAY, last=last) == said


def test_the_day_is_that_of_london() -> None:
    opened = datetime(2026, 6, 1, 23, 30, tzinfo=UTC)  # half past midnight on the 2nd
    now = datetime(2026, 6, 2, 9, 0, tzinfo=UTC)
    assert moment_now(now=now, opened_at=opened, last=None) == now


@pytest.mark.django_db
@pytest.mark.requirement("R9", "R173")
def test_a_meeting_written_down_the_day_after_keeps_its_own_times(
    terms, board, at_work, meeting: Meeting, director: User
) -> None:
    terms(quorum_number=2)
    board(3)
    rows = at_work(3)
    with clock.set_to(NEXT):
        left = go_out(rows[0], by=director, at=LATER)
        back = come_in(rows[0], by=director)
        begins = opening_of(Meeting.objects.get(pk=meeting.pk), NEXT)
    assert (left.left_at, back.came_at) == (LATER, LATER)
    assert max(QuorumRecord.objects.values_list("at", flat=True)) == LATER
    assert begins["day"] == DAY.date()
