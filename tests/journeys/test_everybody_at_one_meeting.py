"""Two clerks and five members at one live meeting, each in a browser of their own, often at the same moment.

Chair, conflicted member, remote member and the public see what is theirs; nothing that anybody wrote down is lost.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Locator, expect

from tests import databases
from tests.journeys.more_members import give_accounts
from tests.journeys.portal import Portal, running_portal
from tests.journeys.test_deciding import ITEM, NATURE, the_item
from tests.journeys.test_meeting_at_work import sets_the_quorum
from tests.journeys.visitor import Visitor

CLERK, SECOND_CLERK, LEAD = "Rafael Dunmore", "Clementine Hargreave", "Ottoline Ferraby"
CHAIR, CONFLICTED, REMOTE = "Eleanor Adebayo-Finch", "Lorcan Devereaux", "Fatou Jallow"
ABSENT, FIFTH = "Owen Trevanion", "Hemali Joshipura"
MEETING = "/workspace/meetings/2021-09-30-bexley-strategic-board/"
LIVE = f"{MEETING}live/"
REPLIES = {
    CHAIR: "Will attend",
    CONFLICTED: "Will attend",
    REMOTE: "Will attend remotely",
    ABSENT: "Apologies",
    FIFTH: "Will attend",
}
POLL_MS = 15_000


@pytest.fixture(scope="module")
def portal(world_template: str, worker_name: str) -> Iterator[Portal]:
    """A portal of its own, with accounts for five members of the board."""
    database = databases.copy_for(worker_name, "everybody", base=world_template)
    give_accounts(database)
    with running_portal(database, name=f"{worker_name}_everybody") as running:
        yield running
    databases.drop(database)


def at_once(*acts: tuple[Visitor, Locator]) -> None:
    """Everybody presses before anybody has an answer; then each has theirs."""
    with ExitStack() as waiting:
        for visitor, _ in acts:
            waiting.enter_context(visitor.page.expect_navigation())
        for _, control in acts:
            control.click(no_wait_after=True)
    for visitor, _ in acts:
        visitor.check()


@pytest.mark.requirement("R9", "R163", "R169", "R173", "R191", "R193", "R195")
def test_nothing_is_lost_and_everybody_sees_what_is_theirs(visitor: Callable[..., Visitor]) -> None:
    members = {name: visitor(name, width=320 if name == REMOTE else 1280) for name in REPLIES}
    everybody_replies_at_once(members)
    sets_the_quorum(visitor(LEAD))
    clerk, second = visitor(CLERK), visitor(SECOND_CLERK)
    the_meeting_opens(clerk)
    for member in members.values():
        member.visit(LIVE)
    two_people_come_and_go_at_once(clerk, second, members)
    one_person_is_sent_out_twice(clerk, second)
    item = the_item(clerk)
    a_conflict_is_ruled_on(clerk, second, members, item)
    two_clerks_write_one_decision(clerk, second, item)
    the_public_is_told_nothing_yet(visitor(), item)
    what_was_decided_is_published(clerk, visitor(width=320))


def everybody_replies_at_once(members: dict[str, Visitor]) -> None:
    for name, member in members.items():
        member.visit(MEETING)
        member.see("You have not replied yet.")
        member.follow("Reply", within="#reply")
        member.choose("Will you be there?", REPLIES[name])
        member.has_no_sideways_scroll()
    at_once(*((each, each.page.get_by_role("button", name="Send my reply")) for each in members.values()))
    for name, member in members.items():
        member.see(f"Your reply: {REPLIES[name].lower()}.")


def button(screen: Visitor, words: str, name: str) -> Locator:
    """A button of somebody's line; the line gives their title too."""
    return screen.page.get_by_role("button", name=re.compile(rf"^{words}( Dr)? {name}$"))


def row(visitor: Visitor, name: str) -> Locator:
    """The line of somebody on the page of the meeting at work."""
    return visitor.page.locator("[id^='person-']").filter(has_text=name).first


def the_meeting_opens(clerk: Visitor) -> None:
    clerk.visit(LIVE)
    clerk.press("List everybody who holds a seat")
    for name, reply in REPLIES.items():
        expect(row(clerk, name)).to_contain_text(reply)
    clerk.follow("Open the meeting")
    for name, reply in REPLIES.items():
        way = {"Will attend": "In the room", "Will attend remotely": "Remotely"}.get(reply)
        if way:
            clerk.page.locator("fieldset").filter(has_text=name).get_by_label(way).first.check()
    clerk.press("Open the meeting")
    clerk.see("4 members present; the quorum is 3.")


def two_people_come_and_go_at_once(clerk: Visitor, second: Visitor, members: dict[str, Visitor]) -> None:
    """Two clerks write down two people at the same moment; the members' screens follow by themselves."""
    second.visit(LIVE)
    at_once(
        (clerk, button(clerk, "Went out", FIFTH)),
        (second, button(second, "Came in", ABSENT)),
    )
    for screen in (clerk, second):
        screen.visit(LIVE)
        screen.see("4 members present; the quorum is 3.")
        expect(row(screen, FIFTH)).to_contain_text("Out")
        expect(row(screen, ABSENT)).to_contain_text("In the room")
    remote = members[REMOTE]
    expect(row(remote, ABSENT)).to_contain_text("In the room", timeout=POLL_MS)
    expect(row(remote, REMOTE)).to_contain_text(re.compile("remotely", re.I))
    remote.has_no_sideways_scroll()
    remote.not_see("Went out")


def one_person_is_sent_out_twice(clerk: Visitor, second: Visitor) -> None:
    """Both press the same button of one moment: one act is written down, the other clerk is told why not."""
    at_once(*((screen, button(screen, "Went out", ABSENT)) for screen in (clerk, second)))
    told = [f"{ABSENT} is not in the meeting." in screen.text() for screen in (clerk, second)]
    assert sorted(told) == [False, True]
    for screen in (clerk, second):
        screen.visit(LIVE)
        screen.see("3 members present; the quorum is 3.")


def a_conflict_is_ruled_on(clerk: Visitor, second: Visitor, members: dict[str, Visitor], item: str) -> None:
    """The conflicted member reads their own ruling and loses the vote; the quorum is lost; others hear no name."""
    clerk.visit(LIVE)
    clerk.page.locator("form[action*='/live/turn/']").filter(has_text=ITEM).get_by_role(
        "button"
    ).first.click()
    clerk.visit(item)
    clerk.follow("Declare a conflict")
    clerk.select("Whose interest is it?", CONFLICTED)
    clerk.choose("How was it known?", "Declared at the meeting")
    clerk.enter("Nature of the interest", NATURE)
    clerk.press("Write it down")
    second.visit(item)
    second.follow("Rule on it", exact=False)
    second.choose("Ruling", "Conflicted party is excluded from discussion")
    second.enter("Reason", "Pecuniary")
    second.press("Write the ruling down")
    second.see("not back yet")
    conflicted, chair, remote = members[CONFLICTED], members[CHAIR], members[REMOTE]
    conflicted.visit(item)
    conflicted.see(NATURE)
    conflicted.see(f"{CHAIR} ruled that {CONFLICTED} be excluded")
    chair.visit(item)
    chair.see("2 members present; the quorum is 3.")
    chair.see("It may not decide.")
    chair.see(NATURE)
    remote.visit(item)
    remote.not_see(NATURE)
    remote.not_see(f"ruled that {CONFLICTED}")
    remote.has_no_sideways_scroll()
    second.visit(LIVE)
    second.press(f"Came in {FIFTH}")
    expect(chair.page.locator("#item-conditions")).to_contain_text(
        "3 members present; the quorum is 3.", timeout=POLL_MS
    )


def two_clerks_write_one_decision(clerk: Visitor, second: Visitor, item: str) -> None:
    """Both have the same prepared decision open: who saves later sees what it says by now, and loses nothing."""
    clerk.visit(item)
    clerk.follow("Prepare a decision", exact=False, within="main ul:last-of-type")
    clerk.enter("Title", "Proposals endorsed")
    clerk.press("Prepare it")
    for screen in (clerk, second):
        screen.visit(item)
        screen.follow("Change", exact=False, within="main .pbp-panel:last-of-type")
    clerk.enter("Title", "Proposals endorsed, with thanks")
    second.enter("Title", "Proposals endorsed in part")
    clerk.press("Save")
    clerk.see("Proposals endorsed, with thanks")
    second.press("Save")
    second.see("Somebody else changed this meanwhile.")
    second.see("Proposals endorsed, with thanks")
    assert second.field("Title").input_value() == "Proposals endorsed in part"
    second.press("Save")
    second.see("Proposals endorsed in part")
    second.follow("Record", exact=False, within="main .pbp-panel:last-of-type")
    second.choose("How was it decided?", "By consensus")
    second.choose("Record it as", "Recommendation to who can decide")
    second.press("Record it for good")
    second.see("It is recorded, and what it rests on is kept as it is.")


def the_public_is_told_nothing_yet(public: Visitor, item: str) -> None:
    for address in (LIVE, item):
        public.visit(address)
        public.not_see("Proposals endorsed")
    public.visit("/decisions/")
    public.see("No decision has been published yet.")


def what_was_decided_is_published(clerk: Visitor, public: Visitor) -> None:
    clerk.visit(LIVE)
    clerk.follow("Close the meeting")
    clerk.press("Close the meeting")
    clerk.visit(MEETING)
    clerk.follow("Publish decisions")
    clerk.press("Publish 1 decision")
    clerk.see("is published.")
    public.visit("/decisions/")
    public.follow("Proposals endorsed in part", exact=False)
    public.see("A recommendation to who can decide. It binds nobody.")
    public.see("3 members present; the quorum is 3.")
    public.see(f"{CONFLICTED} declared {NATURE}.")
    public.has_no_sideways_scroll()
