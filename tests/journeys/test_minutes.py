"""The minutes of 30 September: two clerks at once, a member on a phone, a correction, approved at the next meeting."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest

from tests import databases
from tests.journeys.portal import Portal, running_portal
from tests.journeys.visitor import Visitor

CLERK, SECOND, CHAIR = "Eleanor Adebayo-Finch", "Rafael Dunmore", "Winston Abara-Clarke"
MEMBER = "Fatou Jallow"
MEETING = "/workspace/meetings/2021-09-30-bexley-strategic-board/"
NEXT = "/workspace/meetings/2021-10-28-bexley-strategic-board/"
ITEM = "3 South East London Integrated Care System: proposals"
TEXT, OTHER = "Members asked how each borough will be heard.", "Healthwatch asked for plain words."


@pytest.fixture(scope="module")
def portal(world_template: str, worker_name: str) -> Iterator[Portal]:
    """A portal of its own: both meetings are held afterwards."""
    database = databases.copy_for(worker_name, "minutes", base=world_template)
    with running_portal(database, name=f"{worker_name}_minutes") as running:
        yield running
    databases.drop(database)


@pytest.mark.requirement("R182", "LP69", "LP78")
def test_minutes_from_the_first_line_to_the_signature(visitor: Callable[..., Visitor]) -> None:
    clerk, second = visitor(CLERK), visitor(SECOND)
    holds(clerk, MEETING)
    two_write_at_once(clerk, second)
    circulates(clerk)
    comments_on_a_phone(visitor(MEMBER, width=320))
    corrects_and_circulates_again(clerk)
    goes_to_the_next_meeting(clerk)
    holds(clerk, NEXT, closes=False)
    approves_and_signs(visitor(CHAIR))
    reads_what_is_confirmed(visitor(MEMBER, width=320, javascript=False))


def holds(clerk: Visitor, meeting: str, *, closes: bool = True) -> None:
    """Everybody is listed; the member is there as it opens."""
    clerk.visit(f"{meeting}live/")
    clerk.press("List everybody who holds a seat")
    clerk.follow("Open the meeting")
    clerk.page.get_by_role("group", name=re.compile(MEMBER)).get_by_label("In the room").check()
    clerk.press("Open the meeting")
    if closes:
        clerk.follow("Close the meeting")
        clerk.press("Close the meeting")


def two_write_at_once(clerk: Visitor, second: Visitor) -> None:
    """Both have the page open; the second one puts both texts together."""
    for one in (clerk, second):
        one.visit(f"{MEETING}minutes/")
        one.follow("Write")
    clerk.has_no_sideways_scroll()
    clerk.see("The meeting opened at")
    clerk.enter("Text: Opening (optional)", "The chair welcomed everybody.")
    clerk.enter(f"Text: {ITEM} (optional)", TEXT)
    clerk.press("Save")
    clerk.see(f"Saved: Opening, {ITEM}.")
    second.enter(f"Text: {ITEM} (optional)", OTHER)
    second.enter("Text: Close (optional)", "The chair thanked everybody.")
    second.press("Save")
    second.see("Not everything is saved")
    second.see("Saved: Close.")
    second.see(f"{CLERK} saved this at")
    second.check()
    second.enter(f"Text: {ITEM} (optional)", f"{TEXT}\n\n{OTHER}")
    second.press("Save")
    second.see(f"Saved: {ITEM}.")


def circulates(clerk: Visitor) -> None:
    clerk.visit(f"{MEETING}minutes/")
    clerk.follow("Preview")
    clerk.see(OTHER)
    clerk.see("Nothing is sent yet.")
    clerk.visit(f"{MEETING}minutes/circulate/")
    clerk.see("To look at before")
    clerk.enter_day("Comments until", 1, 3, 2040)
    clerk.press("Circulate")
    clerk.see("DRAFT")
    clerk.see("Comments until 1 March 2040.")
    clerk.check()


def comments_on_a_phone(member: Visitor) -> None:
    member.visit(MEETING)
    member.follow("Minutes", within="#minutes")
    member.has_no_sideways_scroll()
    member.see(TEXT)
    member.follow(f"Comment on {ITEM}")
    member.enter("Your comment", "Healthwatch Bexley asked for it.")
    member.has_no_sideways_scroll()
    member.press("Send the comment")
    member.see("To be answered")
    member.has_no_sideways_scroll()


def corrects_and_circulates_again(clerk: Visitor) -> None:
    clerk.visit(f"{MEETING}minutes/")
    clerk.follow(f"Answer the comment of {MEMBER} on {ITEM}")
    clerk.choose("Is it taken?", "Taken: the text is changed")
    clerk.press("Save the answer")
    clerk.visit(f"{MEETING}minutes/write/")
    clerk.follow(f"Write this item alone {ITEM}")
    clerk.enter(f"Text: {ITEM} (optional)", f"{TEXT}\n\nHealthwatch Bexley asked for plain words.")
    clerk.press("Preview")
    clerk.see("Nothing is saved yet.")
    clerk.press("Save")
    clerk.visit(f"{MEETING}minutes/circulate/")
    clerk.see("Corrections since the version that went out last")
    clerk.enter_day("Comments until", 8, 3, 2040)
    clerk.press("Circulate")
    clerk.see("Version 2")
    word = clerk.download("Word with tracked changes")
    assert word.startswith(b"PK")
    assert clerk.download("PDF").startswith(b"%PDF")


def goes_to_the_next_meeting(clerk: Visitor) -> None:
    clerk.see("They are not on the agenda of a later meeting yet.")
    clerk.follow("Choose where they are approved")
    clerk.page.get_by_label("28 October 2021").check()
    clerk.press("Put them on its agenda")
    clerk.see("For approval at")
    clerk.see("The meeting that is to approve them has not opened yet.")


def approves_and_signs(chair: Visitor) -> None:
    chair.visit(f"{MEETING}minutes/")
    chair.follow("Approve")
    chair.see("They are approved as circulated.")
    chair.press("Approve")
    chair.see("Record it, or the chair says why they are approved.")
    chair.enter("Why are they approved without a recorded decision? (optional)", "Agreed by all present.")
    chair.press("Approve")
    chair.see("CONFIRMED")
    chair.follow("Sign")
    chair.press("Sign")
    chair.see(f"Signed by {CHAIR}, Chair")


def reads_what_is_confirmed(member: Visitor) -> None:
    member.visit(f"{MEETING}minutes/")
    member.see("CONFIRMED")
    member.see("Agreed by all present.")
    member.has_no_sideways_scroll()
