"""Pages of deadlines: on a meeting, across meetings, their rules, and what a move changes before it is saved."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from django.test import Client
from lxml import html

from governance.actions.icbs import create_standing_orders
from governance.actions.terms_of_reference import create_terms_of_reference
from governance.foundation import clock
from governance.foundation.models import OutboxMessage
from governance.models import User
from meetings.models import DeadlineRule, Meeting
from meetings.planning.actions.deadlines import create_deadline_rule
from meetings.planning.actions.meetings import create_meeting, issue_meeting
from tests.fixtures.people import World
from tests.meetings.asking import at, meeting_input

FROM = date(2025, 4, 1)
pytestmark = pytest.mark.django_db


def words_of(response: Any) -> str:
    """What the page says, without its tags."""
    return " ".join(" ".join(html.fromstring(response.content).itertext()).split())


@pytest.fixture(autouse=True)
def _on_12_march() -> Any:
    with clock.set_to(datetime(2026, 3, 12, 12, tzinfo=UTC)):
        yield


@pytest.fixture
def officer(people: Callable[[str], User]) -> User:
    return people("governance_officer")


@pytest.fixture
def keeper(officer: User) -> Client:
    browser = Client()
    browser.force_login(officer)
    return browser


@pytest.fixture
def rules(world: World, officer: User) -> None:
    """Papers 7 days before by the terms of reference, drafts by a rule of the ICB, and notice that is too short."""
    create_terms_of_reference(
        committee=world.hill_board, label="v1", source="clause 9.3", effective_from=FROM, by=officer,
        papers_days=7, papers_day_count="calendar",
    )  # fmt: skip
    given: dict[str, Any] = {"icb": world.north, "effective_from": FROM, "by": officer}
    create_deadline_rule(kind="drafts", unit="weeks", amount=1, cut_off=time(17), **given)
    create_deadline_rule(kind="notice", unit="calendar", amount=2, source="Handbook 4.2", **given)


def rule_input(**values: Any) -> dict[str, Any]:
    given = {
        "kind": "drafts", "unit": "working", "amount": "5", "for_public": "on", "for_private": "on",
        "cut_off": "5pm", "effective_from_day": "1", "effective_from_month": "4", "effective_from_year": "2025",
    }  # fmt: skip
    return given | values


@pytest.mark.requirement("R181", "R194")
def test_a_meeting_shows_its_deadlines_with_rule_state_and_law(
    meeting: Meeting, browser: Client, director: User, people: Callable[[str], User], rules: None
) -> None:
    page = words_of(browser.get(at("meeting-detail", meeting.slug)))
    assert "Thursday 19 March 2026, by 5pm" in page
    assert "1 week before the meeting, by 5pm" in page
    assert "7 days before the meeting" in page
    assert "Terms of reference, v1 (clause 9.3)" in page
    assert "3 clear days before the meeting, so by Sunday 22 March 2026" in page
    assert "Tuesday 24 March 2026 is too late, Sunday 22 March 2026 is the last day" in page
    assert "Public Bodies (Admission to Meetings) Act 1960" in page
    issue_meeting(meeting, by=director)
    assert "Met 12 March 2026 at midday" in words_of(browser.get(at("meeting-detail", meeting.slug)))
    member = Client()
    member.force_login(people("member"))
    shown = words_of(member.get(at("meeting-detail", meeting.slug)))
    assert "Deadlines" not in shown, "members read papers; deadlines are of those who prepare them"


@pytest.mark.requirement("R194")
def test_what_is_due_across_meetings(
    meeting: Meeting, browser: Client, world: World, rules: None, people: Callable[[str], User]
) -> None:
    page = words_of(browser.get(at("deadline-list")))
    assert "Papers out to members" in page
    assert "Drafts due" in page
    assert "4 deadlines" in page
    one = words_of(browser.get(at("deadline-list"), {"kind": "notice", "committee": world.hill_board.pk}))
    assert "1 deadline match" in one
    assert (
        "Papers out"
        not in words_of(browser.get(at("deadline-list"), {"within": "7", "kind": "notice"})).split("Clear")[1]
    )
    late = words_of(browser.get(at("deadline-list"), {"on": "2026-03-20"}))
    assert "Late" in late
    rows = b"".join(browser.get(at("deadline-csv")).streaming_content).decode()
    assert "Thursday 19 March 2026, by 5pm" in rows
    home = words_of(browser.get("/workspace/"))
    assert "Due in the next 14 days" in home
    assert "in 7 days" in home
    member = Client()
    member.force_login(people("member"))
    assert member.get(at("deadline-list")).status_code == 403
    assert "Due in the next 14 days" not in words_of(member.get("/workspace/"))


@pytest.mark.requirement("R194")
def test_the_list_costs_the_same_for_one_meeting_and_for_many(
    meeting: Meeting,
    browser: Client,
    world: World,
    director: User,
    rules: None,
    django_assert_max_num_queries: Any,
) -> None:
    with django_assert_max_num_queries(40) as one:
        browser.get(at("deadline-list"))
    for day in (20, 23, 24):
        create_meeting(
            icb=world.north,
            lead_committee=world.hill_board,
            kind="public",
            date=date(2026, 3, day),
            by=director,
        )
    with django_assert_max_num_queries(len(one.captured_queries)):
        browser.get(at("deadline-list"))


@pytest.mark.requirement("R194")
def test_a_rule_is_tried_on_the_next_meeting_before_it_is_saved(
    meeting: Meeting, keeper: Client, world: World
) -> None:
    page = words_of(keeper.post(at("deadline-rule-create"), rule_input(preview="yes")))
    assert "Hill Partnership Board, Thursday 26 March 2026: Thursday 19 March 2026, by 5pm" in page
    assert "5 working days before the meeting" in page
    assert not DeadlineRule.objects.exists()
    assert "How many: Say how many." in words_of(
        keeper.post(at("deadline-rule-create"), rule_input(preview="yes", amount=""))
    )
    short = rule_input(preview="yes", kind="notice", unit="calendar", amount="1")
    assert "Look at this: For a meeting on" in words_of(keeper.post(at("deadline-rule-create"), short))


def test_without_a_meeting_ahead_a_rule_is_tried_on_a_day(keeper: Client, world: World) -> None:
    page = words_of(keeper.post(at("deadline-rule-create"), rule_input(preview="yes")))
    assert "For a meeting on Thursday 23 April 2026: Thursday 16 April 2026, by 5pm" in page


def test_rules_are_set_changed_and_ended(keeper: Client, meeting: Meeting, world: World) -> None:
    keeper.post(at("deadline-rule-create"), rule_input())
    row = DeadlineRule.objects.get()
    assert (row.amount, row.cut_off, row.for_workshop, row.committee) == (5, time(17), False, None)
    detail = words_of(keeper.get(at("deadline-rule-detail", row.pk)))
    assert "5 working days before the meeting, by 5pm" in detail
    assert "Thursday 19 March 2026, by 5pm" in detail
    again = keeper.post(at("deadline-rule-create"), rule_input(amount="3"))
    assert "Another rule for this deadline is in force on some of these days" in words_of(again)
    change = rule_input(amount="4", reason="New handbook", version=row.version)
    keeper.post(at("deadline-rule-edit", row.pk), change)
    assert DeadlineRule.objects.get().amount == 4
    last = {
        "last_day_day": "31",
        "last_day_month": "3",
        "last_day_year": "2026",
        "reason": "New standing orders",
    }
    keeper.post(at("deadline-rule-end", row.pk), last)
    assert DeadlineRule.objects.get().effective_to == date(2026, 3, 31)
    history = words_of(keeper.get(at("deadline-rule-history", row.pk)))
    assert "New handbook" in history
    assert "New standing orders" in history


def test_the_list_of_rules_says_what_to_look_at(
    keeper: Client,
    rules: None,
    world: World,
    officer: User,
    meeting: Meeting,
    django_assert_max_num_queries: Any,
) -> None:
    create_standing_orders(
        icb=world.north, effective_from=FROM, minutes_days=10, minutes_day_count="working", by=officer
    )
    with django_assert_max_num_queries(40) as few:
        page = words_of(keeper.get(at("deadline-rule-list")))
    assert "Shorter than the law" in page
    assert "Taken from the standing orders: minutes to members 10 working days after the meeting." in page
    for kind in ("commissioning", "sign_off", "questions"):
        create_deadline_rule(
            icb=world.north, committee=world.hill_board, kind=kind, unit="weeks", amount=1,
            effective_from=FROM, by=officer,
        )  # fmt: skip
    with django_assert_max_num_queries(len(few.captured_queries)):
        assert "5 deadline rules" in words_of(keeper.get(at("deadline-rule-list")))


def test_a_ready_set_is_shown_before_it_is_added(keeper: Client, world: World) -> None:
    address = at("deadline-rule-set", "council-joint")
    assert "Joint committee with a council" in words_of(keeper.get(at("deadline-rule-create")))
    page = words_of(keeper.get(address))
    assert "5 clear working days before the meeting" in page
    assert "No: The terms of reference and standing orders do not say a number of days." in page
    given = {
        "committee": world.hill_board.pk, "from_day_day": "1", "from_day_month": "4", "from_day_year": "2026",
    }  # fmt: skip
    assert "For Hill Partnership Board, from 1 April 2026" in words_of(
        keeper.post(address, given | {"preview": "yes"})
    )
    assert "9 rules added." in words_of(keeper.post(address, given, follow=True))
    assert {row.committee for row in DeadlineRule.objects.all()} == {world.hill_board}
    assert keeper.get(at("deadline-rule-set", "none")).status_code == 404


@pytest.mark.requirement("R194")
def test_a_move_is_shown_with_its_deadlines_and_saved_on_the_second_answer(
    meeting: Meeting, browser: Client, world: World, people: Callable[[str], User], rules: None
) -> None:
    secretary = people("committee_secretary")
    secretary.name = "Sam Secretary"
    secretary.save()
    address, mark = at("meeting-edit", meeting.slug), f"2026-03-17.public.{world.hill_board.pk}"
    moved = meeting_input(world, date_day="17", reason="Room taken", version=meeting.version)
    page = words_of(browser.post(address, moved))
    assert "Check what changes before you save" in page
    assert "Thursday 19 March 2026 Tuesday 10 March 2026, by 5pm Past already" in page
    assert "3 deadlines are past already" in page
    assert "Sam Secretary (Committee secretary)" in page
    assert Meeting.objects.get().date == date(2026, 3, 26), "nothing is saved yet"
    assert not OutboxMessage.objects.exists()
    back = words_of(browser.post(address, moved | {"back": "yes"}))
    assert "Change: Hill Partnership Board" in back
    assert Meeting.objects.get().date == date(2026, 3, 26)
    later = meeting_input(world, date_day="31", reason="Room taken", version=meeting.version)
    assert "Check what changes" in words_of(browser.post(address, later | {"seen": mark}))
    saved = browser.post(address, moved | {"seen": mark}, follow=True)
    assert "was changed" in words_of(saved)
    assert Meeting.objects.get().date == date(2026, 3, 17)
    assert OutboxMessage.objects.get().recipient == secretary.email
    assert "Told of changed deadlines on 12 March 2026 at midday: Sam Secretary." in words_of(saved)


def test_a_change_that_moves_no_deadline_is_saved_at_once(
    meeting: Meeting, browser: Client, world: World, rules: None
) -> None:
    same = meeting_input(world, venue="Library", reason="Bigger room", version=meeting.version)
    browser.post(at("meeting-edit", meeting.slug), same)
    assert Meeting.objects.get().venue == "Library"


def test_cancelling_shows_what_falls_away(
    meeting: Meeting, browser: Client, people: Callable[[str], User], rules: None
) -> None:
    people("committee_secretary")
    page = words_of(browser.get(at("meeting-cancel", meeting.slug)))
    assert "Deadlines that change" in page
    assert "Falls away" in page
    assert "Committee Secretary (Committee secretary)" in page
    browser.post(at("meeting-cancel", meeting.slug), {"cancelled_because": "No business"})
    assert OutboxMessage.objects.count() == 1
