"""A chair's action that had no next meeting comes onto the one made later, and is ratified there or not (G16, LP68)."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from governance.foundation import clock
from governance.models import User
from meetings.conduct.actions.attendance import list_expected
from meetings.conduct.actions.decisions import draft_decision, record_decision
from meetings.conduct.actions.sittings import open_meeting
from meetings.conduct.models import Decision
from meetings.conduct.rules import ratifying as rules
from meetings.conduct.selectors.ratifying import ratification_of, to_ratify_at
from meetings.models import AgendaItem, Meeting
from meetings.papers.actions.rolling import defer_item, roll_forward, undo_roll
from meetings.papers.selectors.rolling import roll_proposal
from meetings.planning.actions.meetings import cancel_meeting, create_meeting, issue_meeting
from tests.fixtures.people import World
from tests.meetings.conduct.conftest import DAY
from tests.meetings.conduct.test_between import ROUTED, function, posts, urgent
from tests.meetings.conduct.test_meeting_at_work import Refused

__all__ = ["function", "posts"]
NEXT = date(2026, 4, 23)


@pytest.mark.parametrize(
    ("given", "standing"),
    [
        ({"way": "officer"}, "not_needed"),
        ({}, "awaited"),
        ({"is_on_agenda": True}, "on_agenda"),
        ({"settled_by": "accepted", "is_on_agenda": True}, "ratified"),
        ({"settled_by": "amended"}, "ratified"),
        ({"settled_by": "refused"}, "refused"),
        ({"settled_by": "deferred"}, "awaited"),
    ],
)
def test_how_a_ratification_stands(given: dict[str, Any], standing: str) -> None:
    assert (
        rules.standing_of(**({"way": "urgent", "settled_by": "", "is_on_agenda": False} | given)) == standing
    )


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({}, "ratification.settles"),
        ({"outcome": "refused"}, "ratification.settles"),
        ({"way": "meeting"}, "ratification.not_urgent"),
        ({"is_recorded": False}, "ratification.not_urgent"),
        ({"is_own": False}, "ratification.not_own"),
        ({"is_settled": True}, "ratification.settled"),
        ({"outcome": "deferred"}, "ratification.open"),
        ({"standing": "recommendation"}, "ratification.does_not_bind"),
    ],
)
def test_what_ratifies(given: dict[str, Any], code: str) -> None:
    shared: dict[str, Any] = {"way": "urgent", "is_recorded": True, "is_own": True, "is_settled": False}
    shared |= {"outcome": "accepted", "standing": "decision"}
    assert rules.check_ratifies(**(shared | given)).code == code


def new_meeting(world: World, by: User, day: date) -> Meeting:
    return create_meeting(
        icb=world.north,
        lead_committee=world.hill_board,
        kind="public",
        date=day,
        starts_at=time(14),
        ends_at=time(17),
        venue="Town Hall",
        by=by,
    )


@pytest.mark.django_db
@pytest.mark.requirement("LP68", "LP75")
def test_what_waited_comes_onto_the_agenda_that_is_made_later(
    terms: Any, world: World, function: Any, director: User
) -> None:
    terms(**ROUTED)
    with clock.set_to(DAY):
        decision = urgent(world, director, function)
        assert ratification_of(decision).standing == rules.AWAITED
        meeting = new_meeting(world, director, NEXT)
        item = AgendaItem.objects.get(meeting=meeting)
        decision = Decision.objects.get(pk=decision.pk)
        assert item.title == f"To ratify: {decision.reference}, Pumps"
        assert ratification_of(decision) == rules_on(item)
        new_meeting(world, director, NEXT + timedelta(days=28))
        assert AgendaItem.objects.count() == 1  # it stands on one agenda
        # The meeting is cancelled: the next agenda offers it, and gives it back when it is taken back.
        cancel_meeting(meeting, because="Snow", by=director)
        later = Meeting.objects.get(date=NEXT + timedelta(days=28))
        rows = roll_proposal(later, director, on=DAY.date()).rows
        assert [row.key for row in rows] == [f"ratify:{decision.pk}"]
        roll = roll_forward(meeting=later, rows=rows, by=director)
        item = AgendaItem.objects.get(meeting=later)
        assert ratification_of(Decision.objects.get(pk=decision.pk)) == rules_on(item)
        undo_roll(roll, by=director)
        assert ratification_of(Decision.objects.get(pk=decision.pk)).standing == rules.AWAITED
        # Put off, it follows its item to the agenda that takes it up.
        item = roll_item(later, director)
        last = new_meeting(world, director, NEXT + timedelta(days=60))
        defer_item(item, because="No time", by=director, to_meeting=last)
        rows = roll_proposal(last, director, on=DAY.date()).rows
        deferred = [row for row in rows if row.key.startswith("deferred:")]
        roll_forward(meeting=last, rows=deferred, by=director)
        item = AgendaItem.objects.get(meeting=last, is_removed=False, title__startswith="To ratify")
        assert list(to_ratify_at(item, director, on=DAY.date())) == [decision]


def roll_item(meeting: Meeting, by: User) -> AgendaItem:
    """Makes the agenda again and gives its item."""
    roll_forward(meeting=meeting, rows=roll_proposal(meeting, by, on=DAY.date()).rows, by=by)
    return AgendaItem.objects.get(meeting=meeting, is_removed=False)


def rules_on(item: AgendaItem) -> Any:
    from meetings.conduct.selectors.ratifying import Ratification

    return Ratification(rules.ON_AGENDA, None, item)


@pytest.mark.django_db
@pytest.mark.requirement("LP68")
@pytest.mark.parametrize(("outcome", "said"), [("accepted", "Ratified on"), ("refused", "Not ratified on")])
def test_the_committee_ratifies_or_refuses_and_both_say_so(
    terms: Any,
    board: Any,
    world: World,
    function: Any,
    director: User,
    client: Client,
    outcome: str,
    said: str,
) -> None:
    terms(**ROUTED, quorum_number=3)
    board(3)
    with clock.set_to(DAY - timedelta(days=30)):
        decision = urgent(world, director, function)
        meeting = new_meeting(world, director, DAY.date())
    with clock.set_to(DAY):
        issue_meeting(meeting, by=director)
        rows = list_expected(Meeting.objects.get(pk=meeting.pk), by=director)
        open_meeting(Meeting.objects.get(pk=meeting.pk), by=director, here={row.pk: "room" for row in rows})
        item = AgendaItem.objects.select_related("meeting").get(meeting=meeting)
        client.force_login(director)
        form = client.get(reverse("meetings:live-item-decision-add", args=[meeting.slug, item.public_id]))
        assert f"Ratification of {decision.reference}" in form.content.decode()
        shared: dict[str, Any] = {
            "item": item,
            "committee": world.hill_board,
            "title": "Ratification",
            "text": "Said.",
            "function": function,
            "place": world.hill,
            "amount": decision.amount,
            "ratifies": decision,
            "by": director,
        }
        with Refused("ratification.does_not_bind"):
            draft_decision(**shared, outcome=outcome, standing="recommendation")
        with Refused("ratification.open"):
            draft_decision(**shared, outcome="deferred", standing="noted")
        made = record_decision(
            draft_decision(**shared, outcome=outcome, standing="decision"), method="consensus", by=director
        )
        found = ratification_of(Decision.objects.get(pk=decision.pk))
        assert (found.standing, found.decision) == (rules.SETTLES[outcome], made)
        with Refused("ratification.settled"):
            draft_decision(**shared, outcome=outcome, standing="decision")
        page = client.get(reverse("meetings:decision-detail", args=[decision.public_id])).content.decode()
        assert said in page
        own = client.get(reverse("meetings:decision-detail", args=[made.public_id])).content.decode()
        assert f"{decision.reference} is {'not ' if outcome == 'refused' else ''}ratified" in own
        assert said in client.get(reverse("meetings:decision-list")).content.decode()
