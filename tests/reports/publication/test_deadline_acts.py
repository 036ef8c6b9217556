"""Publishing a meeting meets its deadlines; a notice of a date that was changed is no notice of the new one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest

from governance.foundation import clock
from governance.models import User
from meetings.models import Meeting
from meetings.planning.actions.deadlines import create_deadline_rule
from meetings.planning.actions.meetings import change_meeting
from meetings.planning.selectors.deadlines import deadlines_of
from tests.fixtures.people import World
from tests.reports.conftest import Board

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _planned_in_march() -> Iterator[None]:
    with clock.set_to(datetime(2026, 3, 1, 9, tzinfo=UTC)):
        yield


def states(meeting: Meeting, at: datetime) -> dict[str, tuple[str, datetime | None]]:
    return {one.kind: (one.state, one.done_at) for one in deadlines_of(meeting, on=at.date(), at=at)}


@pytest.mark.requirement("R181", "LP47")
def test_notice_and_publication_are_met_by_the_time_of_publication(
    empty_board: Board, world: World, people: Callable[[str], User]
) -> None:
    given: dict[str, Any] = {
        "icb": world.north,
        "effective_from": date(2025, 4, 1),
        "by": people("governance_officer"),
    }
    create_deadline_rule(kind="notice", unit="clear", amount=3, **given)
    create_deadline_rule(kind="publication", unit="calendar", amount=7, **given)
    empty_board.item("one", "First matter", minutes=10)
    published = datetime(2026, 3, 20, 9, tzinfo=UTC)  # the meeting is on 26 March
    with clock.set_to(published):
        empty_board.publish()
    assert states(empty_board.meeting, published) == {
        "notice": ("met", published),
        "publication": ("met_late", published),
    }
    moved_at = datetime(2026, 3, 21, 9, tzinfo=UTC)
    with clock.set_to(moved_at):
        moved = change_meeting(empty_board.meeting, {"date": date(2026, 4, 16)}, by=empty_board.by)
    assert states(moved, moved_at) == {"notice": ("ahead", None), "publication": ("met", published)}
    again = datetime(2026, 3, 23, 9, tzinfo=UTC)
    with clock.set_to(again):
        empty_board.meeting = moved
        empty_board.publish()
    assert states(moved, again)["notice"] == ("met", again)
