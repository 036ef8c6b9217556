"""The calendar on its pages: a year is made in two presses, moved one by one, announced, found by a member."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from typing import Any

import pytest
from django.test import Client

from governance.models import User
from meetings.models import CalendarFeed, Meeting, MeetingSeries
from meetings.planning.actions.entries import announce
from meetings.planning.actions.meetings import change_meeting, create_meeting
from meetings.planning.actions.series import create_series
from tests.fixtures.people import World
from tests.meetings.asking import at, text_of
from tests.meetings.planning.seating import seat_at

People = Callable[[str], User]
SERIES_INPUT = {
    "title": "",
    "effective_from_day": "1",
    "effective_from_month": "4",
    "effective_from_year": "2026",
    "pattern": "monthly_weekday",
    "weekday": "3",
    "nth": "4",
    "every": "1",
    "shift": "after",
    "months_without": ["8"],
    "offset_days": "0",
    "openness": "alternate_public_first",
    "public_starts_at": "2pm",
    "public_minutes": "180",
    "private_starts_at": "14:00",
    "private_minutes": "120",
    "workshop_months": ["9"],
    "mode": "hybrid",
    "venue": "Town Hall",
}


@pytest.fixture
def series(world: World, director: User) -> MeetingSeries:
    return create_series(
        committee=world.hill_board,
        effective_from=date(2026, 4, 1),
        pattern="monthly_weekday",
        weekday=3,
        nth=4,
        openness="alternate_public_first",
        public_starts_at=time(14),
        public_minutes=180,
        workshop_months=[9],
        by=director,
    )


def test_how_a_committee_meets_is_recorded(browser: Client, world: World) -> None:
    given = SERIES_INPUT | {"committee": world.hill_board.pk}
    page = browser.post(at("series-create"), given | {"nth": ""})
    assert "Say which one of the month, such as the fourth." in text_of(page)
    page = browser.post(at("series-create"), given, follow=True)
    series = MeetingSeries.objects.get()
    assert "Fourth Thursday of every month" in text_of(page)
    assert (series.months_without, series.workshop_months, series.nth) == ([8], [9], 4)
    listed = given | {"pattern": "aligned", "followed_dates": "30 September 2026\n31/09/2026"}
    assert "is not a date. Write it as 30 September 2026." in text_of(
        browser.post(at("series-create"), listed)
    )
    browser.post(at("series-create"), listed | {"followed_dates": "2026-09-30\n28 October 2026"})
    assert MeetingSeries.objects.get(pattern="aligned").followed_dates == [
        date(2026, 9, 30),
        date(2026, 10, 28),
    ]


@pytest.mark.requirement("R175", "R178")
def test_a_year_is_made_in_two_presses(browser: Client, series: MeetingSeries) -> None:
    address = f"{at('series-year', series.pk)}?year=2026"
    page = text_of(browser.get(address))
    assert 'value="2026-04-23"' in page
    assert "To be confirmed in September 2026" in page
    rows = {
        "make-2026-04-23": "on",
        "date-2026-04-23": "2026-04-30",
        "kind-2026-04-23": "public",
        "starts-2026-04-23": "14:00",
        "ends-2026-04-23": "17:00",
        "make-workshop-2026-09": "on",
        "note-workshop-2026-09": "To be confirmed in November 2026",
        "kind-workshop-2026-09": "workshop",
        "make-2026-05-28": "on",
        "date-2026-05-28": "",
        "kind-2026-05-28": "private",
    }
    assert "Enter the date, or say when it will be confirmed." in text_of(browser.post(address, rows))
    rows["note-2026-05-28"] = "TBC June 2026"
    preview = text_of(browser.post(address, rows))
    assert "3 meetings will be planned" in preview
    assert "Thursday 30 April 2026" in preview
    assert "Left out: 25 June 2026" in preview
    assert not Meeting.objects.exists(), "nothing is made by looking"
    for _ in range(2):
        page = text_of(browser.post(address, rows | {"make": "yes"}, follow=True))
    assert "Nothing was made: every meeting of that year is in the calendar already." in page
    assert sorted(m.slot for m in Meeting.objects.all()) == ["2026-04-23", "2026-05-28", "workshop-2026-09"]
    assert "in the calendar already" in text_of(browser.get(address))


def test_a_meeting_is_moved_with_a_reason(
    browser: Client, world: World, meeting: Meeting, director: User, people: People
) -> None:
    member = people("member")
    seat_at(world.hill_board, "Ana Whitlock", member, by=people("governance_lead"))
    address = at("meeting-move", meeting.slug)
    move = {
        "date_day": "3",
        "date_month": "4",
        "date_year": "2026",
        "starts_at": "14:00",
        "ends_at": "17:00",
        "venue": "Town Hall",
        "version": meeting.version,
    }
    assert "This field is required" in text_of(browser.post(address, move))
    move["reason"] = "The room is taken"
    preview = text_of(browser.post(address, move))
    assert "Thursday 26 March 2026 → Friday 3 April 2026" in preview
    assert "3 April 2026 is a bank holiday: Good Friday." in preview
    assert "Nobody is told: this date was not announced yet." in preview
    announce([meeting], by=director)
    assert "Ana Whitlock" in text_of(browser.post(address, move))
    page = browser.post(address, move | {"move": "yes"}, follow=True)
    meeting.refresh_from_db()
    assert meeting.date == date(2026, 4, 3)
    assert "Calendars that had it are told." in text_of(page)
    stale = move | {"move": "yes", "date_day": "9"}
    assert "Somebody changed this meeting" in text_of(browser.post(at("meeting-move", meeting.slug), stale))


def test_a_member_finds_announced_dates_and_an_address(
    browser: Client, world: World, meeting: Meeting, director: User, people: People, clock_at: Any
) -> None:
    member = people("member")
    seat_at(world.hill_board, "Ana Whitlock", member, by=people("governance_lead"))
    theirs = Client()
    theirs.force_login(member)
    with clock_at(2026, 3, 1):
        mine = at("calendar-mine")
        assert "Thursday 26 March 2026" not in text_of(theirs.get(mine))
        committee = at("calendar-committee", world.hill_board.slug)
        assert "Announce 1 date to the members" in text_of(browser.get(committee))
        assert "Thursday 26 March 2026" in text_of(
            browser.get(at("calendar-announce", world.hill_board.slug))
        )
        browser.post(at("calendar-announce", world.hill_board.slug))
        for address in (mine, committee, at("calendar-list")):
            page = text_of(theirs.get(address))
            assert "Thursday 26 March 2026" in page
            assert f"/meetings/{meeting.slug}/" not in page, "the date is announced, the papers are not"
            assert "Against the terms of reference" not in page
        assert theirs.get(mine, {"year": "2026"}).status_code == 200
        for year in ("1", "99999999999", "x", "２０２６"):
            assert theirs.get(mine, {"year": year}).status_code == 404
        page = text_of(theirs.post(mine, {"committee": world.hill_board.slug}, follow=True))
        assert CalendarFeed.objects.get().committee == world.hill_board
        assert "/meetings.ics" in page
        assert "Select a valid choice" in text_of(theirs.post(mine, {"committee": world.vale_board.slug}))


@pytest.mark.requirement("R178")
def test_the_page_of_a_committee_costs_the_same_for_one_and_many(
    browser: Client, world: World, meeting: Meeting, director: User, django_assert_max_num_queries: Any
) -> None:
    for month in range(4, 10):
        copied = {"icb": world.north, "lead_committee": world.hill_board, "kind": "public", "by": director}
        create_meeting(date=date(2026, month, 1), **copied)
    change_meeting(meeting, {"venue": "Library"}, by=director, reason="Roof")
    with django_assert_max_num_queries(40):
        browser.get(at("calendar-committee", world.hill_board.slug), {"year": "2026"})
    with django_assert_max_num_queries(25):
        browser.get(at("calendar-list"), {"year": "2026"})
