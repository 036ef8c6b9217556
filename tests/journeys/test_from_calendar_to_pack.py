"""A whole year of Bexley's board, and a meeting of two other systems' boards, from the calendar to packs that build."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest

from tests import databases
from tests.journeys.by_request import Sender
from tests.journeys.portal import Portal, running_portal
from tests.journeys.visitor import Visitor

CALENDAR = "/workspace/calendar/committees/bexley-strategic-board/?year=2027"
TEXT = "1. We need forty beds at home.\n\n2. They cost £410,000 a year."
ASK = {"recommendations-0-text": "Say what forty beds at home would need."}
IMPACTS = ("quality_impact", "equality_impact", "privacy_impact", "financial_impact")
RISKS = ("associated_risks", "risk_register")

# What each system's cover sheet asks for (R192), by the names of its fields.
BEXLEY = {
    **dict.fromkeys(("conflict_text", "equality_impact", "financial_impact", "public_engagement"), "N/A"),
    "executive_summary": "Forty beds at home for the winter.",
    "key_risks": "Staff may not be found in time.",
    "clinical_lead__name": "Marcus Oyelaran",
    "executive_sponsor__name": "Eleanor Adebayo-Finch",
    **ASK,
}
BOB = {
    "executive_summary": "Forty beds at home for the winter.",
    "authors-0-name": "Philippa Denholm",
    "authors-0-job_title": "Place Director",
    "executive_lead__name": "Meera Chandrasekar",
    "paper_date_day": "4",
    "paper_date_month": "11",
    "paper_date_year": "2022",
    "conflict_text": "N/A",
    **ASK,
}
LSC = {
    "presenter__name": "Imogen Starkie",
    "authors-0-name": "Declan Rimmington",
    "authors-0-job_title": "Director of Health and Care Integration",
    "purpose_text": "To agree forty beds.",
    "executive_summary": "Forty beds at home for the winter.",
    "forums-0-meeting": "Executive",
    "forums-0-date": "2022-09-12",
    "forums-0-outcome": "Supported",
    "conflict_text": "N/A",
    **ASK,
}


@dataclass(frozen=True)
class Meeting:
    """Its address, and the words of its cover sheet. `title` is that of the item and its paper."""

    slug: str
    cover: dict[str, str]
    radios: tuple[str, ...] = ()
    title: str = "Beds at home for the winter"

    @property
    def page(self) -> str:
        return f"/workspace/meetings/{self.slug}/"


@pytest.fixture(scope="module")
def portal(world_template: str, worker_name: str) -> Iterator[Portal]:
    """A portal of its own: other journeys find these agendas empty."""
    database = databases.copy_for(worker_name, "prepared", base=world_template)
    with running_portal(database, name=f"{worker_name}_prepared") as running:
        yield running
    databases.drop(database)


@pytest.mark.requirement("R170", "R175", "R176", "R178")
def test_a_whole_year_of_bexley(visitor: Callable[..., Visitor]) -> None:
    """Made in one act from how the board meets. The first meeting goes its way through pages, each checked with axe;
    the other eleven by the forms of the same pages."""
    officer, director = visitor("Clementine Hargreave"), visitor("Eleanor Adebayo-Finch")
    chair = visitor("Winston Abara-Clarke")
    meetings = [Meeting(f"{day}-bexley-strategic-board", BEXLEY) for day in makes_the_year(officer)]
    assert len(meetings) == 12
    goes_to_its_pack(director, chair, meetings[0])
    for meeting in meetings[1:]:
        is_sent_to_its_pack(Sender(director), Sender(chair), meeting)


@pytest.mark.requirement("R1", "R8", "R63")
def test_a_meeting_of_the_bob_board(visitor: Callable[..., Visitor]) -> None:
    """Its minutes are for decision and go to sponsor, governance and secretariat; governance is passed by the rest."""
    secretary = visitor("Kofi Brandwood")
    meeting = Meeting("2022-11-29-bob-icb-board", BOB, ("[name='conflict_option'][value='none']",))
    secretary.visit("/workspace/calendar/committees/bob-icb-board/?year=2022")
    secretary.see("Tuesday 29 November 2022")
    makes_the_agenda(secretary, meeting)
    adds_an_item(secretary, meeting)
    signers = {name: visitor(name) for name in ("Meera Chandrasekar", "Tobias Fenwick-Rao")}
    signers["whoever keeps the agenda"] = secretary
    ways = []
    while paper := writes_the_next_paper(secretary, meeting):
        secretary.press("Submit for sign-off")
        ways.append(len(goes_along_its_route(secretary, paper, signers)))
    assert ways == [3, 2, 2, 2]
    builds_the_pack(secretary, meeting)


@pytest.mark.requirement("R57", "R60", "R63")
def test_a_meeting_of_the_lsc_board(visitor: Callable[..., Visitor]) -> None:
    secretary, executive = visitor("Aoife Barraclough"), visitor("Imogen Starkie")
    radios = tuple(f"[name='implications__{row}__answer'][value='na']" for row in (*IMPACTS, *RISKS))
    meeting = Meeting("2022-09-28-lsc-icb-board", LSC, radios)
    secretary.visit("/workspace/calendar/committees/lsc-icb-board/?year=2022")
    secretary.see("Wednesday 28 September 2022")
    puts_off_what_is_not_ready(secretary, meeting)
    adds_an_item(secretary, meeting)
    paper = writes_the_next_paper(secretary, meeting)
    secretary.press("Submit for sign-off")
    executive.visit(paper)
    signs(executive, "Sign off")
    builds_the_pack(secretary, meeting)


def makes_the_year(officer: Visitor) -> list[str]:
    """The days of its meetings; workshops have none yet."""
    officer.visit(CALENDAR)
    officer.follow("Make a year’s meetings", within="main")
    officer.press("See what will be made")
    officer.press("Make these meetings")
    officer.see("meetings planned.")
    links = officer.page.locator("main a[href*='/workspace/meetings/2']")
    found = links.evaluate_all("all => all.map(link => link.getAttribute('href'))")
    days = {href.split("/")[3].removesuffix("-bexley-strategic-board") for href in found}
    return sorted(day for day in days if day[:4] in ("2027", "2028"))


def goes_to_its_pack(director: Visitor, chair: Visitor, meeting: Meeting) -> None:
    makes_the_agenda(director, meeting)
    adds_an_item(director, meeting)
    while writes_the_next_paper(director, meeting):
        director.press("Submit for sign-off")
        signs(director, "Sign off")
    the_chair_agrees(chair, meeting)
    builds_the_pack(director, meeting)


def is_sent_to_its_pack(director: Sender, chair: Sender, meeting: Meeting) -> None:
    director.read(f"{meeting.page}agenda/")
    director.follow("Make it from the last one")
    director.send("Make the agenda")
    director.see("The agenda was made")
    director.read(f"{meeting.page}agenda/add/")
    item = {"title": meeting.title, "purposes": "discussion", "minutes": "10", "needs_paper": "on"}
    director.send("Save", item)
    while sends_the_next_paper(director, meeting):
        director.send("Submit for sign-off")
        director.follow("Sign off")
        director.send("Sign off")
    chair.read(f"{meeting.page}agenda/agree/")
    chair.send("Agree")
    chair.see("The agenda and papers are agreed.")
    director.read(f"{meeting.page}packs/")
    director.send("Build pack", {"audience": "members"})
    waits_for_its_pack(director)


def sends_the_next_paper(director: Sender, meeting: Meeting) -> bool:
    director.read(f"{meeting.page}agenda/")
    items = director.page.xpath("//ol[contains(@class, 'app-agenda')]/li[contains(., 'No paper yet')]")
    if not items:
        return False
    director.follow("Add a paper", within=items[0])
    director.send("Save")
    director.see("Fill in its cover sheet next.")
    asks = director.page.xpath("//input[@name='purposes']")
    kinds = {"recommendations-0-kind": "discuss"} | ({"purposes": "discussion"} if asks else {})
    director.send("Save", {**meeting.cover, **kinds})
    director.follow("Write or upload the text")
    director.send("Save", {"source": "written", "body_markdown": TEXT})
    return True


def waits_for_its_pack(someone: Sender) -> None:
    """Asks for the page of the job as often as the browser would."""
    end = time.monotonic() + 60
    while not (links := someone.page.xpath("//a[starts-with(normalize-space(.), 'Open the pack')]")):
        assert time.monotonic() < end, f"The pack is not built: {someone.url}"
        time.sleep(0.5)
        someone.read(someone.url)
    someone.read(links[0].get("href"))
    someone.see("Up to date")


def makes_the_agenda(someone: Visitor, meeting: Meeting) -> None:
    someone.visit(f"{meeting.page}agenda/")
    someone.follow("Make it from the last one")
    someone.press("Make the agenda")
    someone.see("The agenda was made")


def puts_off_what_is_not_ready(secretary: Visitor, meeting: Meeting) -> None:
    """An unfinished paper keeps the pack from being built: its item waits for the next meeting."""
    secretary.visit(f"{meeting.page}agenda/")
    secretary.follow("Defer 2 Lancashire: scale, districts and delivery units")
    secretary.enter("Why is it deferred?", "Its cover sheet is not filled in")
    secretary.press("Defer")
    secretary.see("Deferred")


def adds_an_item(someone: Visitor, meeting: Meeting) -> None:
    someone.visit(f"{meeting.page}agenda/add/")
    someone.enter("Title", meeting.title)
    someone.choose("Purposes", "Discussion")
    someone.enter("Minutes allowed", "10")
    someone.tick("A paper is needed")
    someone.press("Save")


def writes_the_next_paper(someone: Visitor, meeting: Meeting) -> str:
    """The paper of the first item that waits for one, complete; its address, "" when no item waits."""
    someone.visit(f"{meeting.page}agenda/")
    waiting = someone.page.locator("ol.app-agenda > li", has_text="No paper yet")
    if not waiting.count():
        return ""
    waiting.first.get_by_role("link", name="Add a paper").first.click()
    someone.check()
    someone.press("Save")
    someone.see("Fill in its cover sheet next.")
    for name, words in meeting.cover.items():
        someone.page.locator(f"[name='{name}']").fill(words)
    if (purpose := someone.page.locator("[name='purposes'][value='discussion']")).count():
        purpose.check()
    someone.page.locator("[name='recommendations-0-kind']").select_option("discuss")
    for radio in meeting.radios:
        someone.page.locator(radio).check()
    someone.press("Save")
    someone.follow("Write or upload the text")
    someone.choose("Where the text comes from", "Written here")
    someone.enter("Text", TEXT)
    someone.press("Save")
    return someone.page.url.split("?")[0]


def goes_along_its_route(secretary: Visitor, paper: str, signers: dict[str, Visitor]) -> list[str]:
    """With whom it waited, one after the other, each of whom signed."""
    waited: list[str] = []
    while "Waiting with" in secretary.text():
        waited += [name for name in signers if f"Waiting with {name}" in secretary.text()]
        signer = signers[waited[-1]]
        signer.visit(paper)
        signs(signer, "Sign")
        secretary.visit(paper)
    return waited


def signs(someone: Visitor, words: str) -> None:
    someone.follow(words)
    someone.press(words)
    someone.not_see("There is a problem")


def the_chair_agrees(chair: Visitor, meeting: Meeting) -> None:
    chair.visit(f"{meeting.page}agenda/agree/")
    chair.press("Agree")
    chair.see("The agenda and papers are agreed.")


def builds_the_pack(someone: Visitor, meeting: Meeting) -> None:
    someone.visit(f"{meeting.page}packs/")
    someone.choose("Who is the pack for?", "Members' pack", exact=False)
    someone.press("Build pack")
    someone.not_see("There is a problem")
    someone.page.get_by_role("link", name="Open the pack").wait_for(timeout=60_000)
    someone.follow("Open the pack", exact=False)
    someone.see("Up to date")
