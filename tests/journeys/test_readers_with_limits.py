"""Readers with limits: a member, a member with a conflict of interest, and an auditor who writes nothing."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tests.journeys.visitor import Visitor
from tests.security.crawl import pdf_text

SECRETARY, MEMBER, CONFLICTED, AUDITOR = (
    "Rafael Dunmore",
    "Fatou Jallow",
    "Lorcan Devereaux",
    "Constance Ballantyne",
)
MEETING = "/workspace/meetings/2021-09-30-bexley-strategic-board/"
EQUIPMENT, NETWORKS = (
    "Community equipment service: contract extension",
    "Local care networks: progress and winter priorities",
)
PRICES = "officers' advice"  # in the summary of the paper that is withheld
WHY_NOT = "Ask the governance team of this ICB if it should."


@pytest.mark.requirement("R9", "R158", "R193")
def test_a_withheld_paper_is_in_the_pack_of_others_only(visitor: Callable[..., Visitor]) -> None:
    """Given a members' pack with a Part 2 paper, it is there for a member and nowhere for who has the conflict."""
    builds_the_members_pack(visitor(SECRETARY))
    member, conflicted = visitor(MEMBER), visitor(CONFLICTED)
    paper = reads_the_private_paper(member)
    assert PRICES in pack_text(member, "Members' pack")
    finds_the_paper_nowhere(conflicted, paper)
    makes_an_own_copy(conflicted)
    own = pack_text(conflicted, "Complete members' pack with supplements, your own copy")
    assert NETWORKS in own
    assert PRICES not in own
    cannot_open_the_others_pack(conflicted, member)


def builds_the_members_pack(secretary: Visitor) -> None:
    secretary.visit(MEETING)
    secretary.follow("Build a pack")
    secretary.choose("Which pack?", "Main pack")
    secretary.choose("Who is the pack for?", "Members' pack", exact=False)
    secretary.press("Build pack")
    waits_for_the_pack(secretary)


def waits_for_the_pack(someone: Visitor) -> None:
    """The page of the work asks by itself how far it is; when the work is done, it leads to the pack."""
    someone.page.get_by_role("link", name="Open the pack").or_(
        someone.page.get_by_role("button", name="Open the pack")
    ).first.wait_for(timeout=60_000)
    someone.check()


def reads_the_private_paper(member: Visitor) -> str:
    member.follow("Meetings", within="nav[aria-label=Menu]")
    member.page.locator(f"main a[href='{MEETING}']").click()
    member.check()
    member.follow(EQUIPMENT, within="main")
    member.see(PRICES)
    for words in ("Revise", "Share with a person", "Withhold from a person", "Submit for sign-off"):
        member.not_see(words)
    return member.page.url


def pack_text(reader: Visitor, title: str) -> str:
    """What the PDF says whose link on the meeting's page begins with this title."""
    reader.visit(MEETING)
    link = reader.page.locator("main a[href$='.pdf']").filter(has_text=re.compile(rf"^\s*{title}")).first
    answer = reader.page.context.request.get(reader.base + (link.get_attribute("href") or ""))
    assert answer.status == 200
    return pdf_text(answer.body())


def finds_the_paper_nowhere(conflicted: Visitor, paper: str) -> None:
    conflicted.visit(MEETING)
    conflicted.see("A paper of this meeting is withheld from you, because of a conflict of interest.")
    assert not conflicted.page.locator(f"a[href='{paper}']").count()
    conflicted.not_see("Members' pack")
    assert conflicted.visit(paper) == 404
    conflicted.see("Page not found")
    conflicted.visit(f"{MEETING}agenda/")
    conflicted.see(EQUIPMENT)  # the item stands on the agenda for all members; its paper does not
    assert not conflicted.page.get_by_role("link", name=EQUIPMENT).count()


def makes_an_own_copy(conflicted: Visitor) -> None:
    conflicted.visit(MEETING)
    conflicted.press("Make my own copy")
    waits_for_the_pack(conflicted)
    conflicted.not_see(EQUIPMENT)


def cannot_open_the_others_pack(conflicted: Visitor, member: Visitor) -> None:
    member.visit(MEETING)
    link = member.page.locator("main a[href$='.pdf']").filter(has_text="Members' pack").first
    address = link.get_attribute("href") or ""
    answer = conflicted.page.context.request.get(conflicted.base + address)
    assert answer.status == 404


@pytest.mark.requirement("R193")
def test_a_member_reads_what_is_issued_and_is_told_why_not_more(visitor: Callable[..., Visitor]) -> None:
    member = visitor(MEMBER)
    member.visit("/workspace/")
    member.follow("Meetings", within="nav[aria-label=Menu]")
    member.see("30 September 2021")
    member.not_see("25 November 2021")  # in preparation
    assert member.visit("/workspace/meetings/2021-11-25-bexley-strategic-board/") == 404
    member.visit(MEETING)
    for words in ("Change the meeting", "Build a pack", "What it waits for"):
        member.not_see(words)
    for address in (f"{MEETING}edit/", f"{MEETING}packs/", f"{MEETING}agenda/add/"):
        is_refused(member, address)
    member.follow("Go to your workspace")
    member.see("Your workspace: South East London")


def test_an_auditor_sees_everything_and_writes_nothing(visitor: Callable[..., Visitor]) -> None:
    auditor = visitor(AUDITOR)
    works_in_south_east_london(auditor)
    reads_the_drafts(auditor)
    auditor.visit(MEETING)
    auditor.follow(EQUIPMENT, within="main")
    auditor.see(PRICES)
    is_told_beside_each_button(auditor)
    for address in (f"{MEETING}edit/", f"{MEETING}publish/", "/workspace/committees/new/"):
        is_refused(auditor, address)
    reads_the_ledger(auditor)


def works_in_south_east_london(auditor: Visitor) -> None:
    auditor.select("You work in several ICBs", "South East London")
    auditor.press("Switch")
    auditor.see("Your workspace: South East London")


def reads_the_drafts(auditor: Visitor) -> None:
    auditor.visit("/workspace/meetings/2022-03-24-bexley-strategic-board/")
    auditor.see("Thursday 24 March 2022")
    auditor.follow("Who decides", within="nav[aria-label=Menu]")
    auditor.see("Who may do what")


def is_told_beside_each_button(auditor: Visitor) -> None:
    """What may not be done stands there disabled, and says why to a screen reader as well."""
    auditor.visit("/workspace/committees/?q=Southwark")
    auditor.follow("Southwark Local Care Partnership Committee")
    for words in ("Change", "End", "Add seat", "Add part"):
        button = auditor.page.get_by_role("button", name=words, exact=True)
        assert button.is_disabled(), words
        why = auditor.page.locator(f"#{button.get_attribute('aria-describedby')}")
        assert WHY_NOT in why.inner_text()


def is_refused(reader: Visitor, address: str) -> None:
    assert reader.visit(address) == 403
    reader.see("You cannot do this")
    reader.see("Your role does not allow this")


def reads_the_ledger(auditor: Visitor) -> None:
    auditor.visit("/workspace/")
    auditor.press("More", within="nav[aria-label=Menu]", exact=False)
    auditor.follow("Ledger", within="nav[aria-label=Menu]")
    auditor.enter("Search", "Southwark")
    auditor.press("Filter")
    auditor.page.locator("main table a").first.click()
    auditor.check()
    auditor.see("Proof (SHA-256)")
