"""A board of member organisations at its table, by real actions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from governance.enums import OrganisationKind, SeatCategory, Sector
from governance.foundation import clock
from governance.foundation.audit import save_recorded
from governance.models import Organisation, Seat, TermsOfReference, User
from meetings.conduct.actions.attendance import list_expected
from meetings.conduct.actions.sittings import open_meeting
from meetings.conduct.models import Attendance
from meetings.models import AgendaItem, Meeting
from meetings.planning.actions.meetings import issue_meeting
from membership.people.actions import appoint, create_person
from tests.fixtures.people import START, World

DAY = datetime(2026, 3, 26, 14, 0, tzinfo=UTC)
BEXLEY = {
    "quorum_state": "number",
    "quorum_number": 7,
    "vote_unit": "organisation",
    "majority_base": "present",
    "casting_vote": "second_and_deciding",
    "consensus_first": "yes",
    "remote_counts": "yes",
    "deputy_counts_quorum": "yes",
    "deputy_votes": "yes",
    "conflict_counts_quorum": "no",
}


@pytest.fixture
def on_the_day() -> Any:
    """The clock stands at 2pm on the meeting's day."""
    with clock.set_to(DAY):
        yield


@pytest.fixture
def terms(world: World) -> Callable[..., TermsOfReference]:
    """`terms(quorum_number=3)`: the terms of reference of the hill board, Bexley's but for what is given."""

    def make(**values: Any) -> TermsOfReference:
        rules = BEXLEY | values
        row = TermsOfReference(committee=world.hill_board, label="v1", effective_from=START, **rules)
        return save_recorded(row, by=None)

    return make


@pytest.fixture
def board(world: World, people: Callable[[str], User]) -> Callable[[int], list[Seat]]:
    """`board(14)`: so many organisations with a seat and a representative each; the first one chairs."""

    def make(number: int) -> list[Seat]:
        lead = people("governance_lead")
        seats = []
        for position in range(1, number + 1):
            organisation = save_recorded(
                Organisation(
                    name=f"Organisation {position:02}",
                    slug=f"organisation-{position}",
                    kind=OrganisationKind.VCSE,
                    sector=Sector.VCSE,
                    effective_from=START,
                ),
                by=None,
            )
            seat = Seat(
                committee=world.hill_board,
                title="Chair" if position == 1 else f"Member {position:02}",
                category=SeatCategory.CHAIR if position == 1 else SeatCategory.MEMBER_ORGANISATION,
                organisation=organisation,
                position=position,
                effective_from=START,
            )
            seats.append(save_recorded(seat, by=None))
            person = create_person(icb=world.north, name=f"Person {position:02}", by=lead)
            appoint(person=person, seat=seat, basis="nominated", effective_from=START, by=lead)
        return seats

    return make


@pytest.fixture
def at_work(
    meeting: Meeting, item: AgendaItem, director: User, on_the_day: None
) -> Callable[..., list[Attendance]]:
    """`at_work(7)`: the meeting is issued and opened with the first seven of the list there."""

    def start(number: int, *, remote: int = 0) -> list[Attendance]:
        issue_meeting(Meeting.objects.get(pk=meeting.pk), by=director)
        rows = list_expected(Meeting.objects.get(pk=meeting.pk), by=director)
        here = {row.pk: "remote" if place < remote else "room" for place, row in enumerate(rows[:number])}
        open_meeting(Meeting.objects.get(pk=meeting.pk), by=director, here=here)
        return rows

    return start
