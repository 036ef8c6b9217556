"""An agenda made from the last one, undone at once, and items that are put off."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from governance.foundation import clock
from governance.foundation.errors import NotPermitted, RuleNotMet
from governance.models import CoverSheetTemplate, User
from meetings.models import AgendaItem, Meeting
from meetings.papers.actions.agenda import add_item, change_item
from meetings.papers.actions.rolling import defer_item, roll_forward, take_back_deferral, undo_roll
from meetings.papers.selectors.agenda import agenda
from meetings.papers.selectors.rolling import numbered, roll_proposal, timing_with
from meetings.planning.actions.meetings import create_meeting, hold_meeting, issue_meeting
from meetings.planning.actions.plan import create_planned_item
from meetings.planning.actions.standing import start_standing_items
from meetings.planning.selectors.plan import plan_of
from tests.fixtures.people import World
from tests.meetings.asking import at, text_of

FROM, ON = date(2025, 4, 1), date(2026, 2, 2)
NOW = datetime(2026, 2, 2, 12, tzinfo=UTC)

pytestmark = pytest.mark.django_db


@pytest.fixture
def committee(world: World, director: User) -> Any:
    start_standing_items(committee=world.hill_board, key="strategic-board", from_day=FROM, by=director)
    return world.hill_board


@pytest.fixture
def later(world: World, director: User) -> Meeting:
    return create_meeting(
        icb=world.north,
        lead_committee=world.hill_board,
        kind="public",
        date=date(2026, 5, 28),
        starts_at=time(14),
        ends_at=time(15, 30),
        by=director,
    )


def make(meeting: Meeting, by: User, **kept: Any) -> Any:
    with clock.set_to(NOW):
        rows = [row for row in roll_proposal(meeting, by, on=ON).rows if not row.there]
        return roll_forward(meeting=meeting, rows=kept.get("rows", rows), by=by)


def lines(meeting: Meeting) -> list[str]:
    return [f"{item.number} {item.title}" for item in agenda(meeting)]


def test_one_act_makes_the_agenda_and_one_act_takes_it_back(
    committee: Any,
    meeting: Meeting,
    later: Meeting,
    item: AgendaItem,
    director: User,
    template: Callable[[str], CoverSheetTemplate],
) -> None:
    planned = create_planned_item(
        committee=committee,
        title="Budget",
        cycle="yearly",
        months=[5],
        minutes=20,
        effective_from=FROM,
        by=director,
    )
    template("sel")
    put_off = defer_item(item, because="The figures are late", by=director)
    assert put_off.to_meeting == later
    by_hand = add_item(meeting=later, title="By hand", by=director, minutes=10)
    later.refresh_from_db()
    found = roll_proposal(later, director, on=ON)
    assert found.last == meeting
    letters = numbered(Meeting.objects.get(pk=later.pk), found.there, found.rows)
    assert [(row.title, *letters[row.key]) for row in found.rows] == [
        ("Welcome, apologies and declarations of interest", "1", ""),
        ("Minutes of 26 March 2026 and matters arising", "2", "A"),
        ("The plan", "4", ""),
        ("Budget", "5", "B"),
        ("Public forum", "6", ""),
        ("Any other business", "7", ""),
        ("Date of next meeting: a day to be confirmed", "8", ""),
    ]
    told = timing_with(later, found.there, found.rows)
    assert told.code == "agenda.timing.too_long"
    assert told.details["planned"] == 10 + 10 + 10 + 30 + 20 + 60 + 5
    roll = make(later, director)
    assert lines(later) == [
        "1 Welcome, apologies and declarations of interest",
        "2 Minutes of 26 March 2026 and matters arising",
        "3 By hand",
        "4 The plan",
        "5 Budget",
        "6 Public forum",
        "7 Any other business",
        "8 Date of next meeting: a day to be confirmed",
    ]
    [due] = plan_of(committee, director, first=FROM, last=date(2026, 5, 31), on=ON)[-1:]
    assert (due.item, due.placed[0].number) == (planned, "5")
    assert [row for row in roll_proposal(later, director, on=ON).rows if not row.there] == []
    undo_roll(roll, by=director)
    assert lines(later) == ["1 By hand"]
    by_hand.refresh_from_db()
    put_off.refresh_from_db()
    assert put_off.taken_up is None
    with pytest.raises(RuleNotMet, match="undone before"):
        undo_roll(roll, by=director)


def test_rows_are_left_out_and_moved_and_a_row_is_not_taken_twice(
    committee: Any, meeting: Meeting, director: User
) -> None:
    rows = roll_proposal(meeting, director, on=ON).rows
    make(meeting, director, rows=[rows[-1], rows[0]])
    assert lines(meeting) == [
        "1 Date of next meeting: a day to be confirmed",
        "2 Welcome, apologies and declarations of interest",
    ]
    with pytest.raises(ValidationError, match="in between"):
        make(meeting, director, rows=[rows[0]])
    with pytest.raises(RuleNotMet, match="Nothing is taken"):
        make(meeting, director, rows=[])


def test_nothing_is_undone_once_an_item_was_changed(committee: Any, meeting: Meeting, director: User) -> None:
    roll = make(meeting, director)
    change_item(agenda(meeting)[0], {"title": "Welcome"}, by=director)
    with pytest.raises(RuleNotMet, match="changed since"):
        undo_roll(roll, by=director)
    assert len(agenda(meeting)) == 5


def test_without_standing_items_the_last_agenda_gives_its_own(
    meeting: Meeting, later: Meeting, director: User
) -> None:
    add_item(meeting=meeting, title="Welcome", kind="standing", by=director)
    add_item(meeting=meeting, title="Minutes of a day", kind="minutes", by=director)
    add_item(meeting=meeting, title="Some business", by=director)
    add_item(meeting=meeting, title="Other business", kind="aob", by=director)
    make(later, director)
    assert lines(later) == ["1 Welcome", "2 Minutes of the meeting of 26 March 2026", "3 Other business"]


def test_what_is_deferred_at_a_meeting_stays_on_its_agenda_and_moves_in_the_plan(
    committee: Any, meeting: Meeting, later: Meeting, director: User
) -> None:
    planned = create_planned_item(
        committee=committee, title="Budget", cycle="yearly", months=[3], effective_from=FROM, by=director
    )
    origin = {"planned": planned, "planned_month": date(2026, 3, 1)}
    item = add_item(meeting=meeting, title="Budget", origin=origin, by=director)
    issued = issue_meeting(meeting, by=director)
    made = defer_item(AgendaItem.objects.get(pk=item.pk), because="No time left", by=director)
    assert lines(meeting) == ["1 Budget"]
    move = planned.moves.get()
    assert (move.to_meeting, move.to_month, move.because) == (later, date(2026, 5, 1), "No time left")
    take_back_deferral(made, by=director)
    assert not planned.moves.exists()
    defer_item(AgendaItem.objects.get(pk=item.pk), because="No time left", by=director)
    hold_meeting(issued, by=director)
    with pytest.raises(RuleNotMet, match="deferred already"):
        defer_item(AgendaItem.objects.get(pk=item.pk), because="Again", by=director)
    [row] = [row for row in roll_proposal(later, director, on=ON).rows if row.group == "deferred"]
    assert row.why == "Deferred on 26 March 2026: No time left"
    make(later, director, rows=[row])
    assert lines(later) == ["1 Budget"]


def test_only_who_changes_agendas_makes_or_defers(
    committee: Any, meeting: Meeting, item: AgendaItem, director: User, people: Callable[[str], User]
) -> None:
    rows = roll_proposal(meeting, director, on=ON).rows
    with pytest.raises(NotPermitted):
        roll_forward(meeting=meeting, rows=rows, by=people("chair"))
    with pytest.raises(NotPermitted):
        defer_item(item, because="Late", by=people("paper_author"))


def test_the_agenda_is_made_from_the_screen(
    browser: Client, committee: Any, meeting: Meeting, later: Meeting, director: User
) -> None:
    create_planned_item(
        committee=committee, title="Budget", cycle="yearly", months=[3], effective_from=FROM, by=director
    )
    address = at("agenda-roll", meeting.slug)
    with clock.set_to(NOW):
        page = text_of(browser.get(address))
        assert "Forward plan" in page
        keys = [row.key for row in roll_proposal(meeting, director, on=ON).rows]
        shown = text_of(
            browser.post(address, {"take": keys[:2], "then": "show", f"place-{_box(keys[1])}": "1"})
        )
        assert shown.index("Minutes of") < shown.index("Welcome, apologies")
        assert "There is a problem" in text_of(browser.post(address, {"take": "standing:999"}))
        assert not agenda(meeting)
        assert browser.post(address, {"take": keys[:2], "then": "make"}).status_code == 302
        due = text_of(browser.get(at("agenda-detail", meeting.slug)))
        assert "Due at this meeting" in due
        assert "Undo it" in due
        browser.post(at("agenda-due", meeting.slug), {"take": [keys[2]]})
        assert "3 Budget" in lines(meeting)
        item = agenda(meeting)[2]
        defer = at("item-defer", meeting.slug, item.public_id)
        assert "Why is it deferred?" in text_of(browser.post(defer, {"because": ""}))
        assert browser.post(defer, {"because": "Too much"}).status_code == 302
        page = text_of(browser.get(at("agenda-detail", meeting.slug)))
        assert "Deferred to 28 May 2026: Too much" in page
        assert "changed since: take items off one by one" in page
        assert 'Take back<span class="nhsuk-u-visually-hidden"> the deferral of Budget</span>' in page
        browser.post(at("item-deferral", meeting.slug, item.public_id))
        assert "3 Budget" in lines(meeting)
        browser.post(at("agenda-roll-undo", meeting.slug))
        browser.post(at("agenda-roll-undo", meeting.slug))
    assert len(agenda(meeting)) < 3


def _box(key: str) -> str:
    return key.replace(":", "-")
