"""A paper and an item that come after the main pack: asked, accepted, issued as a supplement, read and published."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator

import pikepdf
import pytest

from tests import databases
from tests.journeys.portal import Portal, running_portal
from tests.journeys.visitor import Visitor

DIRECTOR, CHAIR, MEMBER = "Eleanor Adebayo-Finch", "Winston Abara-Clarke", "Fatou Jallow"
SEPTEMBER = "2021-09-30-bexley-strategic-board"
MEETING, PUBLIC = f"/workspace/meetings/{SEPTEMBER}/", f"/meetings/{SEPTEMBER}/"
NETWORKS = "Local care networks: progress and winter priorities"
URGENT = "Flooding of the health centre"
CHANGED, WHY = "The figures of August are in.", "The figures were counted on Monday."
CIRCUMSTANCES = "The health centre cannot open on Friday."
WAIT = 60_000  # milliseconds for a pack to be laid out and published


@pytest.fixture(scope="module")
def portal(world_template: str, worker_name: str) -> Iterator[Portal]:
    """A portal of its own: supplements of a meeting that others read are issued."""
    database = databases.copy_for(worker_name, "late", base=world_template)
    with running_portal(database, name=f"{worker_name}_late") as running:
        yield running
    databases.drop(database)


@pytest.mark.requirement("R140", "R181", "LP55")
def test_from_a_late_paper_to_the_supplement_that_the_public_reads(visitor: Callable[..., Visitor]) -> None:
    director, chair = visitor(DIRECTOR), visitor(CHAIR, width=320)
    revises_a_paper_that_went_out(director)
    asks_the_chair(director)
    accepts_it_on_a_phone(chair)
    adds_an_urgent_item(visitor(DIRECTOR, javascript=False))
    records_what_the_chair_said(visitor(DIRECTOR, javascript=False))
    issues_the_supplement(director)
    has_pages_of_its_own(director)
    reads_what_is_new(visitor(MEMBER, width=320))
    publishes_it(director)
    reads_it_in_public(visitor(), visitor(width=320))


def revises_a_paper_that_went_out(director: Visitor) -> None:
    director.visit(MEETING)
    director.follow(NETWORKS, within="#papers")
    director.follow("Revise")
    director.enter("Why?", "New figures")
    director.press("Start a new version")
    director.follow("Write or upload the text")
    director.choose("Where the text comes from", "Written here")
    director.enter("Text", "# Progress\n\n1.1 Four networks meet each week.")
    director.press("Save")
    director.press("Submit for sign-off")
    director.follow("Sign off")
    director.press("Sign off")
    director.see("The paper is signed off.")


def asks_the_chair(director: Visitor) -> None:
    """Without a reason it is refused, and what was typed stays."""
    director.visit(MEETING)
    director.see("Not in the main pack")
    director.follow("Late papers")
    director.see("The revised text is in no supplement; the text that went out stands.")
    director.follow(f"Ask the chair to accept {NETWORKS}")
    director.enter("What changed?", CHANGED)
    director.press("Ask the chair")
    director.see("There is a problem")
    assert director.field("What changed?").input_value() == CHANGED
    director.enter("Why is it late?", WHY)
    director.enter("Why can it not wait for the next meeting?", "Winter is planned now.")
    director.press("Ask the chair")
    director.see("Waiting for the chair")


def accepts_it_on_a_phone(chair: Visitor) -> None:
    chair.visit(f"{MEETING}late/")
    chair.has_no_sideways_scroll()
    chair.follow(f"Give the chair’s answer about {NETWORKS}")
    chair.has_no_sideways_scroll()
    chair.see("Your answer as chair")
    chair.choose("What does the chair say?", "Declined")
    chair.press("Save the answer")
    chair.see("Say why it is declined.")
    chair.choose("What does the chair say?", "Accepted")
    chair.press("Save the answer")
    chair.see("Accepted, to be issued")
    chair.has_no_sideways_scroll()


def adds_an_urgent_item(director: Visitor) -> None:
    """Without a paper, and without JavaScript."""
    director.visit(f"{MEETING}agenda/")
    director.follow("Add an item")
    director.enter("Title", URGENT)
    director.enter("Led by", DIRECTOR)
    director.enter("Minutes allowed", "10")
    director.press("Save")
    director.visit(f"{MEETING}late/")
    director.follow(f"Ask the chair to accept {URGENT}")
    director.enter("Why was it not on the agenda?", "It happened on Tuesday.")
    director.enter("Which special circumstances make it urgent?", CIRCUMSTANCES)
    director.press("Ask the chair")


def records_what_the_chair_said(director: Visitor) -> None:
    director.visit(f"{MEETING}late/")
    director.follow(f"Give the chair’s answer about {URGENT}")
    director.see("Record the chair’s answer")
    director.choose("What does the chair say?", "Accepted")
    director.enter("Name and post of the chair, or of who presides", f"{CHAIR}, Chair")
    director.choose("How was the answer given?", "By telephone")
    director.enter_day("On which day?", 28, 9, 2021)
    director.enter("At what time?", "10:30")
    director.press("Save the answer")
    director.see("Accepted, to be issued")


def issues_the_supplement(director: Visitor) -> None:
    director.visit(MEETING)
    director.follow("Issue a supplement")
    director.see(URGENT)
    director.see(NETWORKS)
    director.see("Who is told by mail")
    director.press("Issue supplement 2")
    director.see("Supplement 2 is issued.")
    director.see("Nothing is late")


def has_pages_of_its_own(director: Visitor) -> None:
    with pikepdf.open(io.BytesIO(builds(director, "Supplement 2"))) as pdf:
        assert str(pdf.Root.PageLabels.Nums[1].P) == "S2-"
    director.see("Up to date")
    director.visit(f"{MEETING}packs/")
    director.has_no_sideways_scroll()


def builds(director: Visitor, which: str) -> bytes:
    director.visit(f"{MEETING}packs/")
    director.choose("Who is the pack for?", "Public pack", exact=False)
    director.choose("Which pack?", which)
    director.press("Build pack")
    director.page.get_by_role("link", name="Open the pack").wait_for(timeout=WAIT)
    director.follow("Open the pack", exact=False)
    return director.download("Open the pack (PDF)")


def reads_what_is_new(member: Visitor) -> None:
    member.visit(MEETING)
    member.see("Supplement 2")
    member.see(f"What changed: {CHANGED}")
    member.see(f"Special circumstances: {CIRCUMSTANCES}")
    member.not_see("Not in the main pack")
    member.has_no_sideways_scroll()
    member.follow(NETWORKS, within="#late")
    member.see("Four networks meet each week.")
    member.see("Supplement 2, issued")
    member.has_no_sideways_scroll()


def publishes_it(director: Visitor) -> None:
    director.visit(f"{MEETING}publish/")
    if "The public pack is out of date" in director.text():
        builds(director, "Main pack")
        director.visit(f"{MEETING}publish/")
    director.enter("What is new in this version?", "Supplement 2.")
    director.press("Publish version 2")
    director.page.get_by_role("link", name="See it on the public site").wait_for(timeout=WAIT)


def reads_it_in_public(reader: Visitor, phone: Visitor) -> None:
    for someone in (reader, phone):
        someone.visit(PUBLIC)
        someone.see("Supplement 2")
        someone.see("These came after the main pack. Its page numbers stay as they are.")
        someone.see(f"by reason of special circumstances: {CIRCUMSTANCES}")
        someone.has_no_sideways_scroll()
        someone.follow(NETWORKS)
        someone.see(CHANGED)
        someone.has_no_sideways_scroll()
