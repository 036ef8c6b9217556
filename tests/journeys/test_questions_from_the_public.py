"""Two people ask the board; one question is accepted, one refused; the answer is published and the public reads it."""

from __future__ import annotations

import re
from collections.abc import Callable

import psycopg
import pytest

from tests import databases
from tests.journeys.bexley import adds_item
from tests.journeys.portal import Portal
from tests.journeys.visitor import Visitor

DIRECTOR = "Shireen Calloway"
BOARD, SLUG = "Tower Hamlets Health and Wellbeing Board", "2031-08-27"
PLAN = "Beds for the winter"
ASKED = "When does the walk-in clinic open again? My neighbour Mrs Vane asks too."
WORDING = "When does the walk-in clinic open again?"
STAMP_SECONDS = 3


@pytest.mark.requirement("R185", "LP57")
def test_the_public_asks_and_reads_the_answer(visitor: Callable[..., Visitor], portal: Portal) -> None:
    director = visitor(DIRECTOR)
    meeting = publishes_a_meeting(director)
    asks(visitor(width=320, javascript=False), portal, meeting)
    asks_something_else(visitor(), portal, meeting)
    accepts_one_and_refuses_one(director, meeting)
    is_told_why(visitor(width=320), portal)
    answers(director)
    publishes_again(director, meeting)
    reads_the_answer(visitor(width=320), meeting)


def publishes_a_meeting(director: Visitor) -> str:
    director.visit("/workspace/meetings/new/")
    director.select("Committee", BOARD)
    director.choose("Kind", "Public meeting")
    director.enter_day("Date", 27, 8, 2031)
    director.enter("Starts at", "14:00")
    director.enter("Ends at", "16:00")
    director.press("Save")
    found = re.search(rf"/workspace/meetings/({SLUG}[\w-]+)/", director.page.content())
    assert found
    director.follow("Add the first item")
    adds_item(director, "Public forum", "Public forum", "Amina Lockhart", 15)
    adds_item(director, PLAN, "Business", "Shireen Calloway", 30, then="Save")
    builds_and_publishes(director, found[1])
    director.visit(f"/workspace/meetings/{found[1]}/")
    director.see("Nobody has asked anything yet.")
    director.see("Questions close: Friday 22 August 2031, by 2pm (the Friday before the meeting, by 2pm).")
    return found[1]


def builds_and_publishes(director: Visitor, meeting: str, what_is_new: str = "") -> None:
    director.visit(f"/workspace/meetings/{meeting}/packs/")
    director.choose("Who is the pack for?", "Public pack", exact=False)
    director.press("Build pack")
    director.page.get_by_role("link", name="Open the pack").wait_for(timeout=60_000)
    director.visit(f"/workspace/meetings/{meeting}/publish/")
    if what_is_new:
        director.enter("What is new in this version?", what_is_new)
    director.page.get_by_role("button", name=re.compile("^Publish")).first.click()
    director.page.get_by_role("link", name="See it on the public site").wait_for(timeout=60_000)


def fills_in(person: Visitor, text: str, name: str, email: str) -> None:
    person.enter("Your question", text)
    person.select("Which item is it about?", f"2 {PLAN}")
    person.choose("At the meeting", "Please read it out for me")
    person.enter("Your name", name)
    person.enter("Your e-mail address", email)
    person.choose("How may we name you in public?", "By my initials")
    person.page.wait_for_timeout(STAMP_SECONDS * 1000)  # a form that is sent at once is a machine's


def asks(person: Visitor, portal: Portal, meeting: str) -> None:
    """On a phone and without JavaScript: too long at first, then sent and confirmed by the mailed link."""
    person.visit(f"/meetings/{meeting}/")
    person.see("To be sent by Friday 22 August 2031, by 2pm")
    person.follow("Ask a question")
    person.see("One person may ask 2 questions.")
    person.see("removed 90 days after the meeting")
    person.has_no_sideways_scroll()
    fills_in(person, "word " * 151, "Ada Hill", "ada@home.example")
    person.press("Send")
    person.see_beside("Your question", "Your question has 151 words. The most is 150: please shorten it.")
    person.has_no_sideways_scroll()
    assert person.field("Your name").input_value() == "Ada Hill"
    person.enter("Your question", ASKED)
    person.page.wait_for_timeout(STAMP_SECONDS * 1000)
    person.press("Send")
    person.see("Please confirm your address")
    person.has_no_sideways_scroll()
    opens_the_link(person, portal, "ada@home.example")
    person.see("Your e-mail address is not confirmed yet.")
    person.press("Confirm that this is mine")
    person.see("Your address is confirmed. It is looked at next")
    person.has_no_sideways_scroll()


def asks_something_else(person: Visitor, portal: Portal, meeting: str) -> None:
    person.visit(f"/meetings/{meeting}/ask/")
    person.see("This meeting takes 5 questions; 4 can still be asked.")
    fills_in(person, "Why is the bus to the sea so dear?", "Ben Vane", "ben@home.example")
    person.press("Send")
    opens_the_link(person, portal, "ben@home.example")
    person.press("Confirm that this is mine")


def opens_the_link(person: Visitor, portal: Portal, address: str) -> None:
    with psycopg.connect(databases.url_of(portal.database)) as connection:
        rows = connection.execute(
            "SELECT body FROM governance_outboxmessage WHERE recipient = %s ORDER BY id DESC LIMIT 1",
            [address],
        )
        (body,) = rows.fetchone() or ("",)
    link = re.search(r"http://\S+/your-question/\S+/", body)
    assert link, body
    person.visit(link[0])


def accepts_one_and_refuses_one(director: Visitor, meeting: str) -> None:
    director.visit(f"/workspace/meetings/{meeting}/questions/")
    director.see("2 to be looked at. 0 accepted, about 0 of 15 minutes.")
    director.page.get_by_role("link", name=re.compile(r"^Question Q\d+-01$")).click()
    director.check()
    director.see("ada@home.example")
    director.follow("Accept")
    director.enter("Wording that is published", WORDING)
    director.press("Accept and tell them")
    director.see("It was accepted, and whoever sent it is told by mail.")
    director.see("Mrs Vane")  # what was sent stays beside what is published
    director.visit(f"/workspace/meetings/{meeting}/questions/")
    director.page.get_by_role("link", name=re.compile(r"^Question Q\d+-02$")).click()
    director.follow("Refuse")
    director.choose("On which ground?", "Not the ICB’s matter")
    director.enter("What else should they know?", "The council runs the buses.")
    director.press("Refuse and tell them")
    director.see("It was refused")
    director.visit(f"/workspace/meetings/{meeting}/questions/")
    director.see("0 to be looked at. 1 accepted, about 3 of 15 minutes.")


def is_told_why(person: Visitor, portal: Portal) -> None:
    opens_the_link(person, portal, "ben@home.example")
    person.see("It was not accepted.")
    person.see("It is not about a matter for which this integrated care board is responsible.")
    person.see("The council runs the buses.")
    person.has_no_sideways_scroll()


def answers(director: Visitor) -> None:
    director.page.get_by_role("link", name=re.compile(r"^Question Q\d+-01$")).click()
    director.follow("Draft the answer")
    director.enter("Answer", "It opens again on 1 May.")
    director.press("Save the draft")
    director.see("Answer to be signed off")
    director.follow("Sign the answer off")
    director.enter("Your name and post, as it is published", "Shireen Calloway, Place Director")
    director.press("Sign it off")
    director.see("The answer is signed off. Publish the meeting again to show it to the public.")


def publishes_again(director: Visitor, meeting: str) -> None:
    builds_and_publishes(director, meeting, "A question, and its answer.")


def reads_the_answer(reader: Visitor, meeting: str) -> None:
    reader.visit(f"/meetings/{meeting}/")
    reader.see("1 from the public:")
    reader.has_no_sideways_scroll()
    reader.follow(PLAN)
    for words in (WORDING, "A. H.", "It opens again on 1 May.", "Shireen Calloway, Place Director"):
        reader.see(words)
    for words in ("Ada", "Mrs Vane", "bus", "@"):
        reader.not_see(words)
    reader.has_no_sideways_scroll()
