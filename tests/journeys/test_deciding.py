"""An item is decided: an interest ruled on, a vote of two to one, a record that is looked at again."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from tests import databases
from tests.journeys.portal import Portal, running_portal
from tests.journeys.visitor import Visitor

SECRETARY, CONFLICTED, MEMBER = "Rafael Dunmore", "Lorcan Devereaux", "Fatou Jallow"
CHAIR, FOR, AGAINST = "Eleanor Adebayo-Finch", "Hemali Joshipura", "Owen Trevanion"
MEETING = "/workspace/meetings/2021-09-30-bexley-strategic-board/"
ITEM = "South East London Integrated Care System: proposals"
NATURE = "a bid for community services that the proposals speak of"


@pytest.fixture(scope="module")
def portal(world_template: str, worker_name: str) -> Iterator[Portal]:
    """A portal of its own: the meeting is opened, and a decision recorded."""
    database = databases.copy_for(worker_name, "deciding", base=world_template)
    with running_portal(database, name=f"{worker_name}_deciding") as running:
        yield running
    databases.drop(database)


@pytest.mark.requirement("R8", "R165", "R166", "R172", "R191")
def test_from_the_declaration_to_the_proof(visitor: Callable[..., Visitor]) -> None:
    secretary, conflicted = visitor(SECRETARY), visitor(CONFLICTED)
    the_meeting_opens(secretary)
    item = the_item(secretary)
    secretary.visit(item)
    for words in ("It cannot be told", "Quorum", "Authority", "The meeting is at work"):
        secretary.see(words)
    somebody_declares(secretary)
    conflicted.visit(item)
    conflicted.see(NATURE)
    the_chair_rules(secretary)
    the_vote_is_two_to_one(secretary, item)
    it_is_recorded(secretary, item)
    member = visitor(MEMBER, width=320)
    member.visit(item)
    member.not_see(NATURE)
    member.not_see("Open a vote")
    member.has_no_sideways_scroll()
    it_is_looked_at_again(member)


def the_meeting_opens(secretary: Visitor) -> None:
    secretary.visit(f"{MEETING}live/")
    secretary.press("List everybody who holds a seat")
    secretary.see("Everybody who holds a seat is on the list.")
    secretary.follow("Open the meeting")
    for name in (CHAIR, FOR, AGAINST, CONFLICTED):
        secretary.page.locator("fieldset").filter(has_text=name).get_by_label("In the room").first.check()
    secretary.press("Open the meeting")


def the_item(secretary: Visitor) -> str:
    """The address of the item's page."""
    secretary.visit(f"{MEETING}live/")
    form = secretary.page.locator("form[action*='/live/turn/']").filter(has_text=ITEM).first
    key = str(form.get_attribute("action")).rstrip("/").rpartition("/")[2]
    return f"{MEETING}live/items/{key}/"


def somebody_declares(secretary: Visitor) -> None:
    secretary.follow("Declare a conflict")
    secretary.press("Write it down")
    secretary.see("There is a problem")
    secretary.select("Whose interest is it?", CONFLICTED)
    secretary.choose("How was it known?", "Declared at the meeting")
    secretary.enter("Nature of the interest", NATURE)
    secretary.press("Write it down")
    secretary.see(f"The chair has not ruled on the conflict of {CONFLICTED}.")


def the_chair_rules(secretary: Visitor) -> None:
    secretary.follow("Rule on it", exact=False)
    assert secretary.chosen("Who rules?") == CHAIR
    secretary.choose("Ruling", "Conflicted party is excluded from discussion")
    secretary.press("Write the ruling down")
    secretary.see_beside("Reason", "Say why: the minutes give the reason.")
    secretary.enter("Reason", "Pecuniary")
    secretary.press("Write the ruling down")
    secretary.see(f"{CHAIR} ruled that {CONFLICTED} be excluded from the discussion and the decision.")
    secretary.see("not back yet")


def the_vote_is_two_to_one(secretary: Visitor, item: str) -> None:
    secretary.follow("Open a vote")
    secretary.enter("What is put to the vote?", "To endorse the proposals")
    secretary.enter("Moved by", FOR)
    secretary.press("Open the vote")
    answers_for_whom_the_chair_speaks(secretary)
    secretary.visit(item)
    secretary.follow("Take the vote", exact=False)
    for name, choice in ((CHAIR, "For"), (FOR, "For"), (AGAINST, "Against")):
        secretary.choose(name, choice)
    secretary.press("Save the votes")
    secretary.see("2 for, 1 against, 0 abstained: 2 of 3 is a majority of the members present.")
    secretary.follow("Close the vote")
    secretary.press("Close the vote")
    secretary.see("Carried. 2 for, 1 against")


def answers_for_whom_the_chair_speaks(secretary: Visitor) -> None:
    """The holder of a joint post has one vote, for one organisation (R166)."""
    secretary.see("To be asked first")
    secretary.follow("Answer it on the list of attendance")
    page = secretary.page
    page.locator("a[href*='/live/people/']").filter(has_text=CHAIR).first.click()
    secretary.choose("For whom do they speak at this meeting?", "London Borough of Bexley")
    page.locator("section:has(input[name$='organisation']) button[type=submit]").click()
    secretary.see(f"{CHAIR}: it is written down.")


def it_is_recorded(secretary: Visitor, item: str) -> None:
    secretary.visit(item)
    secretary.follow("Prepare a decision", exact=False, within="main ul:last-of-type")
    secretary.enter("Title", "Proposals endorsed")
    secretary.press("Prepare it")
    secretary.follow("Record", exact=False, within="main .pbp-panel:last-of-type")
    secretary.press("Record it for good")
    secretary.see("There is a problem")
    secretary.choose("Record it as", "Recommendation to who can decide")
    secretary.press("Record it for good")
    secretary.see("It is recorded, and what it rests on is kept as it is.")
    secretary.see("A recommendation to who can decide. It binds nobody.")


def it_is_looked_at_again(member: Visitor) -> None:
    member.visit("/workspace/decisions/?standing=recommendation")
    member.see("Proposals endorsed")
    member.page.get_by_role("link", name="/01", exact=False).first.click()
    member.see("What it rested on")
    member.has_no_sideways_scroll()
    member.follow("Look at it again")
    member.see("Holds")
    member.not_see("Differs")
    member.has_no_sideways_scroll()
