"""A paper goes from its author to sponsor, finance and secretariat: sent back once, signed once for somebody away."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from tests.journeys.bexley import adds_item
from tests.journeys.visitor import Visitor

OFFICER, SECRETARY, AUTHOR = "Nerys Ashbourne", "Aoife Barraclough", "Declan Rimmington"
SPONSOR, FINANCE = "Imogen Starkie", "Sanjay Whittaker-Rowe"
BOARD = "Lancashire and South Cumbria Integrated Care Board"
PAPER = "Beds at home for the winter of 2031"
COVER = {
    "presenter__name": SPONSOR,
    "presenter__job_title": "Chief Nurse",
    "authors-0-name": AUTHOR,
    "authors-0-job_title": "Director of Health and Care Integration",
    "purpose_text": "To agree forty beds.",
    "executive_summary": "Forty beds at home.",
    "recommendations-0-text": "Agree forty beds.",
    "forums-0-meeting": "Executive",
    "forums-0-date": "2031-03-01",
    "forums-0-outcome": "Supported",
    "conflict_text": "N/A",
    "implications__financial_impact__comment": "£410,000 a year",
}
ANSWERS = {"financial_impact": "yes", "equality_impact": "na", "quality_impact": "na", "privacy_impact": "na"}


@pytest.mark.requirement("R63")
def test_a_paper_goes_along_its_route(visitor: Callable[..., Visitor]) -> None:
    officer, secretary, author = visitor(OFFICER), visitor(SECRETARY), visitor(AUTHOR, javascript=False)
    sets_up_the_route(officer)
    paper = asks_for_the_paper(secretary)
    writes_and_submits(author, paper)
    sends_back(visitor(SPONSOR, width=320), paper)
    submits_again(author, paper)
    says_who_signs(secretary)
    finance = visitor(FINANCE)
    signs_for_the_sponsor(finance, paper)
    signs_for_finance(finance, paper)
    signs_last(secretary, paper)


def sets_up_the_route(officer: Visitor) -> None:
    officer.visit("/workspace/sign-off-routes/")
    officer.follow("Add sign-off route")
    officer.follow("Sponsor, finance and equality where they are concerned, secretariat")
    officer.select("Committee", BOARD)
    row = officer.page.locator("[name='steps-1-signer']")
    row.select_option(label=f"Person: {FINANCE}")
    officer.page.locator("[name='steps-0-kind']").select_option("secretariat")
    officer.enter_day("In force from", 1, 4, 2026)
    officer.press("Save")
    officer.see("There is a problem")
    officer.page.locator("[name='steps-0-kind']").select_option("sponsor")
    officer.press("Save")
    officer.see(FINANCE)
    officer.see("Yes to financial impact")
    officer.has_no_sideways_scroll()


def asks_for_the_paper(secretary: Visitor) -> str:
    secretary.visit("/workspace/meetings/new/")
    secretary.select("Committee", BOARD)
    secretary.choose("Kind", "Public meeting")
    secretary.enter_day("Date", 26, 3, 2031)
    secretary.enter("Starts at", "13:00")
    secretary.enter("Ends at", "16:00")
    secretary.press("Save")
    secretary.follow("Add the first item")
    adds_item(secretary, PAPER, "Business", AUTHOR, 30, "Decision", then="Save")
    found = re.search(r"/workspace/meetings/(2031-03-26[\w-]+)/", secretary.page.content())
    assert found
    secretary.visit(f"/workspace/meetings/{found[1]}/commissions/")
    secretary.follow(f"Ask for it {PAPER}")
    secretary.select("Author", AUTHOR)
    secretary.select("Executive sponsor", SPONSOR)
    secretary.enter_day("Draft due on", 1, 3, 2031)
    secretary.choose("Send a link, so that they need no account?", "No")
    secretary.press("Ask for it")
    secretary.visit(f"/workspace/meetings/{found[1]}/")
    link = secretary.page.locator("#papers").get_by_role("link", name=PAPER).first.get_attribute("href")
    assert link
    return link.split("?")[0]


def writes_and_submits(author: Visitor, paper: str) -> None:
    author.visit(paper)
    author.follow("Fill in the cover sheet")
    for name, text in COVER.items():
        author.page.locator(f"[name='{name}']").fill(text)
    author.page.locator("[name='recommendations-0-kind']").select_option("approve")
    for row, answer in ANSWERS.items():
        author.page.locator(f"[name='implications__{row}__answer'][value='{answer}']").check()
    for row in ("associated_risks", "risk_register"):
        author.page.locator(f"[name='implications__{row}__answer'][value='na']").check()
    author.press("Save")
    author.follow("Write or upload the text")
    author.choose("Where the text comes from", "Written here")
    author.enter("Text", "1. We need forty beds.")
    author.press("Save")
    author.press("Submit for sign-off")
    author.see("The paper waits for sign-off.")
    author.see(f"Waiting with {SPONSOR} since")
    author.see("Not needed: the paper does not say yes to equality impact.")


def sends_back(sponsor: Visitor, paper: str) -> None:
    """On a phone, from the first page of the workspace."""
    sponsor.visit("/workspace/")
    sponsor.follow("All that waits for you")
    sponsor.has_no_sideways_scroll()
    sponsor.follow(PAPER)
    sponsor.has_no_sideways_scroll()
    sponsor.follow("Send back")
    sponsor.press("Send back")
    sponsor.see("There is a problem")
    sponsor.enter("What has to change?", "Add the costs.")
    sponsor.press("Send back")
    sponsor.see("The paper was sent back.")
    sponsor.visit("/workspace/my-signatures/")
    sponsor.see("No paper waits for you.")


def submits_again(author: Visitor, paper: str) -> None:
    author.visit(paper)
    author.see("Add the costs.")
    author.follow("Write or upload the text")
    author.enter("Text", "1. We need forty beds.\n\n2. They cost £410,000 a year.")
    author.press("Save")
    author.press("Submit for sign-off")
    author.see(f"Waiting with {SPONSOR} since")
    assert author.visit(f"{paper}sign-off/") == 403
    author.see("Your role does not allow this here.")


def says_who_signs(secretary: Visitor) -> None:
    today = datetime.now(tz=UTC).date()
    secretary.visit("/workspace/my-signatures/")
    secretary.follow("Say who signs while you are away")
    secretary.select("Who is away", SPONSOR)
    secretary.select("Who signs for them", SPONSOR)
    secretary.enter_day("First day away", today.day, today.month, today.year)
    last = today + timedelta(days=7)
    secretary.enter_day("Last day away", last.day, last.month, last.year)
    secretary.press("Save")
    secretary.see_beside("Who signs for them", "Choose somebody else to sign.")
    secretary.select("Who signs for them", FINANCE)
    secretary.press("Save")
    secretary.see("Away today")


def signs_for_the_sponsor(finance: Visitor, paper: str) -> None:
    finance.visit("/workspace/my-signatures/")
    finance.see(f"Sponsor for {SPONSOR}, who is away")
    finance.follow(PAPER)
    finance.see(f"Waiting with {FINANCE} for {SPONSOR}, away since")
    finance.follow("Sign")
    finance.see(f"You sign for {SPONSOR}, who is away.")
    finance.press("Sign")
    finance.see("You signed. The paper goes on to who signs next.")
    finance.see(f"for {SPONSOR}, away, Sponsor (version 1)")


def signs_for_finance(finance: Visitor, paper: str) -> None:
    finance.see(f"Waiting with {FINANCE} since")
    finance.follow("Sign")
    finance.see("Sign: finance")
    finance.press("Sign")
    finance.see("You signed. The paper goes on to who signs next.")


def signs_last(secretary: Visitor, paper: str) -> None:
    secretary.visit("/workspace/my-signatures/")
    secretary.see("Secretariat")
    secretary.follow(PAPER)
    secretary.follow("Sign")
    secretary.press("Sign")
    secretary.see("The paper is signed off.")
    secretary.not_see("Recall")
