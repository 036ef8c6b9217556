"""A governance officer makes a year of Bexley's board; a member finds it, and follows it in a calendar program."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import vobject
from playwright.sync_api import expect

from tests.journeys.visitor import Visitor

OFFICER, MEMBER = "Clementine Hargreave", "Fatou Jallow"
CALENDAR = "/workspace/calendar/committees/bexley-strategic-board/"


@pytest.mark.requirement("R175", "R176", "R178", "R187")
def test_the_year_of_a_board_from_its_series_to_a_members_calendar(visitor: Callable[..., Visitor]) -> None:
    """Given how Bexley meets, the officer makes 2027/28, moves a meeting and publishes; the member has the dates."""
    officer = visitor(OFFICER)
    reads_what_does_not_fit(officer)
    makes_the_year(officer)
    member = visitor(MEMBER)
    address = makes_an_address(member)
    before = events(member, address)
    moves_a_meeting(officer)
    after = events(member, address)
    assert before.keys() == after.keys(), "one event for life"
    changed = [uid for uid in before if before[uid] != after[uid]]
    assert [(before[uid], after[uid]) for uid in changed] == [
        ("2027-05-27T14:00:00+01:00", "2027-05-20T14:00:00+01:00")
    ]
    publishes_the_dates(officer)
    reads_them_in_public(visitor(width=320))


def reads_what_does_not_fit(officer: Visitor) -> None:
    officer.follow("Meetings", within="nav[aria-label=Menu]")
    officer.follow("Calendar", within="main")
    officer.visit(f"{CALENDAR}?year=2021")
    officer.see("The date is noted as February 2021, before the first meeting of the schedule")
    officer.see(
        "names 29 October 2021; no meeting is planned for that day, but there is one on 28 October 2021"
    )
    officer.see("there is none in August 2021")


def makes_the_year(officer: Visitor) -> None:
    officer.visit(f"{CALENDAR}?year=2027")
    officer.follow("Make a year’s meetings", within="main")
    officer.see("Fourth Thursday of every month")
    officer.enter("Date, 23 March 2028", "2028-03-30")
    officer.field("Make 23 December 2027").uncheck()
    officer.tick("Tell the members these dates now")
    officer.press("See what will be made")
    officer.see("14 meetings will be planned")
    officer.see("Left out: 23 December 2027.")
    officer.see(MEMBER)
    officer.press("Make these meetings")
    officer.see("14 meetings planned.")
    officer.see("there is none in December 2027")
    officer.see("To be confirmed in November 2027")


def makes_an_address(member: Visitor) -> str:
    member.follow("Meetings", within="nav[aria-label=Menu]")
    member.follow("My calendar", within="main")
    member.visit("/workspace/calendar/mine/?year=2027")
    member.see("Thursday 27 May 2027")
    member.see("Thursday 30 March 2028")
    member.press("Make an address")
    address = member.page.locator("code.pbp-address").first
    expect(address).to_contain_text("/meetings.ics")
    return address.inner_text()


def events(someone: Visitor, address: str) -> dict[str, str]:
    """UID → start, as a calendar program reads the address; it signs in nowhere."""
    program = someone.page.context.browser
    assert program is not None
    fresh = program.new_context()
    answer = fresh.request.get(address)
    assert answer.ok
    found = vobject.readOne(answer.text()).vevent_list
    fresh.close()
    return {event.uid.value: event.dtstart.value.isoformat() for event in found}


def moves_a_meeting(officer: Visitor) -> None:
    officer.visit("/workspace/meetings/2027-05-27-bexley-strategic-board/")
    officer.follow("Move the meeting")
    officer.enter_day("New date", 20, 5, 2027)
    officer.enter("Why is it moved?", "The chamber is a polling station.")
    officer.press("See what moves")
    officer.see("Date: Thursday 27 May 2027 → Thursday 20 May 2027")
    officer.see(MEMBER)
    officer.press("Move the meeting")
    officer.see("Calendars that had it are told.")


def publishes_the_dates(officer: Visitor) -> None:
    officer.visit(f"{CALENDAR}?year=2027")
    officer.follow("Publish the calendar", within="main")
    officer.see("Thursday 20 May 2027")
    officer.not_see("22 April 2027")
    officer.press("Publish")
    officer.see("Calendar of Bexley Strategic Board")


def reads_them_in_public(reader: Visitor) -> None:
    reader.visit("/committees/bexley-strategic-board/calendar/")
    reader.see("Thursday 20 May 2027")
    for private in ("22 April 2027", "Workshop"):
        reader.not_see(private)
    found = vobject.readOne(reader.download("Calendar file").decode())
    starts = [event.dtstart.value.isoformat() for event in found.vevent_list]
    assert "2027-05-20T14:00:00+01:00" in starts
    assert not [start for start in starts if start.startswith("2027-04")]
