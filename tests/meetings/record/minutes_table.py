"""A meeting that was sat, its minutes circulated, and the next meeting of the board, by real actions."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest

from governance.foundation import clock
from governance.foundation.audit import save_recorded
from governance.models import User
from meetings.conduct.actions.attendance import come_in, go_out, send_deputy
from meetings.conduct.actions.conflicts import declare_conflict, rule_on
from meetings.conduct.actions.decisions import draft_decision, record_decision
from meetings.conduct.actions.sittings import close_meeting, open_item
from meetings.conduct.actions.votes import cast, close_vote, open_vote
from meetings.conduct.models import Attendance
from meetings.models import AgendaItem, Meeting, Minutes
from meetings.planning.actions.meetings import create_meeting
from meetings.record.actions.minutes import change_pattern, circulate, write_entry
from membership.models import Person
from membership.people.actions import arrange_deputy, create_person
from tests.fixtures.people import START, World
from tests.meetings.conduct.conftest import DAY

ON, DUE, NEXT = DAY.date(), date(2026, 4, 9), date(2026, 4, 23)
SECRET = "CANARY-PRIVATE-ITEM"


def fresh(row):
    return type(row).objects.get(pk=row.pk)


def own(rows: list[Attendance], place: int, user: User) -> Attendance:
    """This person at the table has this account."""
    person = Person.objects.get(pk=rows[place].person_id)
    person.user = user
    save_recorded(person, by=None)
    return rows[place]


@pytest.fixture
def secret(private_item: AgendaItem) -> AgendaItem:
    return private_item


@pytest.fixture
def sat(
    terms, board, secret, at_work, item: AgendaItem, meeting: Meeting, director: User, world: World, people
) -> list[Attendance]:
    """The meeting as it went: a deputy, one who was late, a conflict, a vote by name and a decision; closed at 4pm."""
    terms()
    seats = board(9)
    lead = people("governance_lead")
    deputy = create_person(icb=world.north, name="Dee Puty", by=lead)
    arrange_deputy(seat=seats[8], person=deputy, effective_from=START, by=lead)
    rows = at_work(7)
    with clock.set_to(DAY + timedelta(hours=3)):
        come_in(send_deputy(rows[8], deputy=deputy, by=director), by=director, at=DAY)
        open_item(item, by=director, at=DAY + timedelta(minutes=5))
        come_in(rows[7], by=director, at=DAY + timedelta(minutes=10))
        told = declare_conflict(
            item=item, attendance=rows[1], way="meeting", nature="a share in the firm", by=director, at=DAY
        )
        rule_on(
            told,
            ruling="discuss_only",
            reason="It is small",
            ruled_by=rows[0],
            by=director,
            at=DAY + timedelta(minutes=11),
        )
        vote = open_vote(
            item=item,
            committee=world.hill_board,
            question="To agree the plan",
            moved_by="Person 03",
            seconded_by="Person 04",
            by=director,
            at=DAY + timedelta(minutes=12),
        )
        for row in [*rows[:1], *rows[2:7]]:
            cast(vote, attendance=row, choice="for", by=director)
        vote = close_vote(vote, by=director, at=DAY + timedelta(minutes=13))
        decision = draft_decision(
            item=item,
            committee=world.hill_board,
            title="The plan",
            text="The plan is supported.",
            outcome="accepted",
            standing="recommendation",
            private_text="CANARY-PRIVATE-RECORD",
            by=director,
        )
        record_decision(decision, by=director, method="vote", vote=vote, at=DAY + timedelta(minutes=14))
        open_item(secret, by=director, at=DAY + timedelta(minutes=30))
        go_out(rows[2], by=director, at=DAY + timedelta(minutes=40))
        close_meeting(fresh(meeting), by=director, at=DAY + timedelta(hours=2))
    return rows


@pytest.fixture
def after() -> None:
    """The day after the meeting."""
    with clock.set_to(DAY + timedelta(days=1)):
        yield


@pytest.fixture
def sent(sat, after, meeting, item, secret, director, people) -> Minutes:
    """Written, and circulated the day after: Person 01 is the chair, Person 02 a member with an account."""
    own(sat, 0, people("chair"))
    own(sat, 1, people("member"))
    write_entry(fresh(meeting), str(item.public_id), public_text="We spoke.", by=director, expected_version=0)
    write_entry(
        fresh(meeting), str(secret.public_id), public_text=f"{SECRET} said.", by=director, expected_version=0
    )
    minutes = Minutes.objects.get()
    change_pattern(minutes, pattern="{prefix}/{year}/{number:03}", by=director)
    circulate(fresh(minutes), comments_due=DUE, by=director)
    return fresh(minutes)


@pytest.fixture
def later(world, director) -> Meeting:
    """The next meeting of the board."""
    with clock.set_to(DAY):
        return create_meeting(
            icb=world.north,
            lead_committee=world.hill_board,
            kind="public",
            date=NEXT,
            starts_at=time(14),
            ends_at=time(16),
            venue="Town Hall",
            by=director,
        )
