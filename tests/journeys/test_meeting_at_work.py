"""A clerk runs the meeting of 30 September: the quorum is set, lost and shown, an item is on, the meeting closes."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from tests import databases
from tests.journeys.portal import Portal, running_portal
from tests.journeys.visitor import Visitor

CLERK, LEAD, MEMBER = "Eleanor Adebayo-Finch", "Ottoline Ferraby", "Lorcan Devereaux"
BOARD = "Bexley Strategic Board"
LIVE = "/workspace/meetings/2021-09-30-bexley-strategic-board/live/"


@pytest.fixture(scope="module")
def portal(world_template: str, worker_name: str) -> Iterator[Portal]:
    """A portal of its own: the meeting is held afterwards, and others read it as it was issued."""
    database = databases.copy_for(worker_name, "atwork", base=world_template)
    with running_portal(database, name=f"{worker_name}_atwork") as running:
        yield running
    databases.drop(database)


@pytest.mark.requirement("R163", "R169", "R172")
def test_a_meeting_is_run(visitor: Callable[..., Visitor]) -> None:
    clerk = visitor(CLERK)
    lists_who_is_expected(clerk)
    sets_the_quorum(visitor(LEAD))
    name = opens_the_meeting(clerk)
    member = visitor(MEMBER)
    member.visit(LIVE)
    member.see("Quorate")
    member.not_see("Went out")
    somebody_goes_out(clerk, name)
    member.page.get_by_text("Not quorate").wait_for(timeout=15_000)  # told by itself
    member.see("Out")
    comes_back_on_a_phone(visitor(CLERK, width=320, javascript=False), name)
    turns_to_an_item(clerk)
    closes_the_meeting(clerk)
    phone = visitor(MEMBER, width=320)
    phone.visit(LIVE)
    phone.see("Record of the quorum")
    phone.has_no_sideways_scroll()


def lists_who_is_expected(clerk: Visitor) -> None:
    clerk.visit(LIVE.removesuffix("live/"))
    clerk.follow("At the meeting", within="#live")
    clerk.see("Nobody is on the list yet.")
    clerk.press("List everybody who holds a seat")
    clerk.see("Cannot be told")
    clerk.see("The quorum is not set yet")
    clerk.press("Comes", exact=False)
    clerk.see("Will attend")


def sets_the_quorum(lead: Visitor) -> None:
    lead.visit("/workspace/terms-of-reference/")
    row = lead.page.get_by_role("row").filter(has_text=BOARD).first
    row.get_by_role("link").first.click()
    lead.follow("Change", exact=False)
    lead.select("Quorum", "A number of members")
    lead.enter("Quorum: number of members", "3")
    lead.select("Quorum: members are counted as", "One vote per member")
    lead.enter("Why is it changed?", "The board has set it.")
    lead.press("Save")


def opens_the_meeting(clerk: Visitor) -> str:
    """Three are there; one of them by name."""
    clerk.visit(LIVE)
    clerk.see("By the replies: 1 member present; the quorum is 3.")
    clerk.follow("Open the meeting")
    rooms = clerk.page.get_by_label("In the room")
    for place in range(3):
        rooms.nth(place).check()
    clerk.has_no_sideways_scroll()
    clerk.press("Open the meeting")
    clerk.see("3 members present; the quorum is 3.")
    clerk.page.get_by_text("Who counts, and why").first.click()
    clerk.check()
    gone = clerk.page.get_by_role("button", name="Went out").first.text_content() or ""
    return gone.partition("Went out")[2].strip()


def somebody_goes_out(clerk: Visitor, name: str) -> None:
    clerk.press(f"Went out {name}")
    clerk.see("Not quorate")
    clerk.see("2 members present; the quorum is 3.")
    assert "#person-" in clerk.page.url  # the same place


def comes_back_on_a_phone(phone: Visitor, name: str) -> None:
    """Without JavaScript."""
    phone.visit(LIVE)
    phone.has_no_sideways_scroll()
    phone.press(f"Came in remotely {name}")
    phone.see("3 members present; the quorum is 3.")
    phone.follow(f"More about {name}")
    phone.has_no_sideways_scroll()


def turns_to_an_item(clerk: Visitor) -> None:
    clerk.visit(LIVE)
    clerk.press("Open this item", exact=False)
    clerk.see("On now")


def closes_the_meeting(clerk: Visitor) -> None:
    clerk.follow("Close the meeting")
    clerk.see("The item that is on closes.")
    clerk.press("Close the meeting")
    clerk.see("Record of the quorum")
    clerk.see("Somebody came or went")
    clerk.see("End of the meeting")
    clerk.follow("Back to the meeting")
    clerk.see("Record of the quorum")
