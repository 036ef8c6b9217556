"""An officer asks for two papers; one comes by link, the rest as a folder, which is undone; what changed is read."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from tests.journeys.bexley import adds_item
from tests.journeys.visitor import Visitor

OFFICER = "Eleanor Adebayo-Finch"
BEDS, MONEY = "Beds for the winter of 2031", "Money in month 4"


def word(folder: Path, name: str, *paragraphs: str) -> Path:
    made = docx.Document()
    for text in paragraphs:
        made.add_paragraph(text)
    out = io.BytesIO()
    made.save(out)
    target = folder / name
    target.write_bytes(out.getvalue())
    return target


@pytest.mark.requirement("R52")
def test_papers_are_asked_for_and_come_in(visitor: Callable[..., Visitor], tmp_path: Path) -> None:
    officer = visitor(OFFICER)
    plans_a_meeting(officer)
    link = asks_for_two_papers(officer)
    reminds_an_author(officer)
    sends_by_link(visitor(width=320, javascript=False), link, tmp_path)
    takes_it_in(officer)
    drops_a_folder(officer, tmp_path)
    undoes_and_files_again(officer, tmp_path)
    reads_what_changed(officer)
    is_told_that_the_link_ended(officer, visitor(), link)
    reads_it_all_on_a_phone(visitor(OFFICER, width=320), officer)


def plans_a_meeting(officer: Visitor) -> None:
    officer.visit("/workspace/meetings/new/")
    officer.select("Committee", "Bexley Strategic Board")
    officer.choose("Kind", "Public meeting")
    officer.enter_day("Date", 26, 8, 2031)
    officer.enter("Starts at", "14:00")
    officer.enter("Ends at", "16:00")
    officer.press("Save")
    officer.follow("Add the first item")
    adds_item(officer, BEDS, "Business", "Imran Sheriff", 30, "Decision")
    adds_item(officer, MONEY, "Business", "Beatrix Nwosu", 20, "Noting", then="Save")


def asks_for_two_papers(officer: Visitor) -> str:
    officer.visit(commissions_of(officer))
    officer.see("2 papers: 2 not asked for yet.")
    officer.has_no_sideways_scroll()
    officer.follow(f"Ask for it {BEDS}")
    officer.enter("Name of the author", "Ada Outside")
    officer.enter("Their e-mail", "ada@outside.example")
    officer.enter("What the paper should say", "Two pages on beds, with costs.")
    officer.enter_day("Draft due on", 1, 8, 2031)
    officer.choose("Send a link, so that they need no account?", "Yes")
    officer.enter_day("Last day of the link", 1, 8, 2031)
    officer.press("Ask for it")
    officer.see("Last day of the link: A link works for 92 days at most.")
    empties = officer.page.get_by_role("group", name="Last day of the link")
    for part in ("Day", "Month", "Year"):
        empties.get_by_label(part, exact=True).fill("")
    officer.press("Ask for it")
    officer.see("is asked of Ada Outside. They were told by mail.")
    officer.see("Two pages on beds, with costs.")
    link = officer.page.locator("code").inner_text()
    officer.visit(commissions_of(officer))
    officer.follow(f"Ask for it {MONEY}")
    officer.enter("Name of the author", "Bo Within")
    officer.enter_day("Draft due on", 4, 8, 2031)
    officer.choose("Send a link, so that they need no account?", "No")
    officer.press("Ask for it")
    officer.visit(commissions_of(officer))
    officer.see("2 papers: 2 asked for.")
    return link


def reminds_an_author(officer: Visitor) -> None:
    """From the board, after seeing what the author gets; a second mail on the day has to be meant."""
    board = commissions_of(officer).replace("/commissions/", "/papers-waited-for/")
    officer.visit(board)
    officer.see("2 papers: 2 asked.")
    officer.has_no_sideways_scroll()
    officer.follow("Remind all missing")
    officer.see("No address of Bo Within is known. Tell them yourself.")
    officer.tick(f"Ada Outside: 1 {BEDS}, due 1 August 2031")
    officer.press("See what each person gets")
    officer.see("A paper is waited for")
    officer.see("Send it here, without signing in")
    officer.press("Send 1 mail")
    officer.see("1 person was written to about 1 paper.")
    officer.see("Reminded")
    officer.visit(commissions_of(officer))


def commissions_of(officer: Visitor) -> str:
    found = re.search(r"/workspace/meetings/(2031-08-26[\w-]+)/", officer.page.content())
    assert found, officer.page.url
    return f"/workspace/meetings/{found[1]}/commissions/"


def sends_by_link(author: Visitor, link: str, folder: Path) -> None:
    """On a phone, without an account and without JavaScript."""
    author.page.goto(link)
    author.see(BEDS)
    author.see("Two pages on beds, with costs.")
    author.not_see("Bexley Strategic Board")
    author.has_no_sideways_scroll()
    author.press("Send")
    author.see("There is a problem")
    author.enter("Your name", "Ada Outside")
    sent = word(folder, "beds.docx", "We need 40 beds.", "They cost £410,000.")
    author.page.get_by_label("Your paper").set_input_files(sent)
    author.press("Send")
    author.see("Your paper was sent")


def takes_it_in(officer: Visitor) -> None:
    officer.visit("/workspace/")
    officer.see("Papers that authors sent")
    officer.follow(BEDS)
    officer.see("by link, name as given: Ada Outside")
    officer.press("Take it in beds.docx")
    officer.see("Draft is in")


def drops_a_folder(officer: Visitor, folder: Path) -> None:
    beds = word(folder, "01 Beds for the winter v2.docx", "We need 45 beds.", "They cost £410,000.")
    money = word(folder, "Money in month 4 FINAL.docx", "All is well.")
    broken = folder / "02 locked.pdf"
    broken.write_bytes(b"%PDF-1.7\n1 0 obj")
    officer.follow("Papers asked for")
    officer.follow("Drop a folder of papers")
    chooses(officer, beds, money, broken)
    officer.press("Check these files")
    officer.page.get_by_role("link", name="See where each goes").wait_for(timeout=90_000)
    officer.check()
    officer.follow("See where each goes")
    officer.see("3 files: 2 papers, 1 refused.")
    officer.has_no_sideways_scroll()


def chooses(officer: Visitor, *files: Path) -> None:
    """Several files at once in the browser's own window."""
    with officer.page.expect_file_chooser() as opened:
        officer.field("Files").click()
    opened.value.set_files(files)


def undoes_and_files_again(officer: Visitor, folder: Path) -> None:
    officer.press("File them")
    officer.see("The files were filed.")
    officer.press("Undo the whole folder")
    officer.see("every paper stands as it stood before")
    officer.follow("Drop a folder of papers")
    chooses(officer, folder / "01 Beds for the winter v2.docx")
    officer.press("Check these files")
    officer.page.get_by_role("link", name="See where each goes").wait_for(timeout=90_000)
    officer.follow("See where each goes")
    officer.press("File them")


def reads_what_changed(officer: Visitor) -> None:
    officer.follow(BEDS)
    officer.follow("What changed between two versions")
    officer.see("1 word is new and 1 was taken out.")
    marked = officer.page.locator("main")
    assert "40" in marked.locator("del").inner_text()
    assert "45" in marked.locator("ins").inner_text()
    officer.has_no_sideways_scroll()


def is_told_that_the_link_ended(officer: Visitor, author: Visitor, link: str) -> None:
    officer.visit(commissions_of(officer))
    officer.follow(f"Open the request for {BEDS}")
    officer.press("End this link now")
    officer.see("The link has ended.")
    author.page.goto(link)
    author.check()
    author.see("This link was ended.")
    author.not_see(BEDS)


def reads_it_all_on_a_phone(phone: Visitor, officer: Visitor) -> None:
    phone.visit(commissions_of(officer))
    phone.has_no_sideways_scroll()
    phone.follow(f"Open the request for {BEDS}")
    phone.has_no_sideways_scroll()
    phone.follow("Open the paper")
    phone.follow("What changed between two versions")
    phone.has_no_sideways_scroll()
    phone.visit(commissions_of(officer))
    phone.follow("Drop a folder of papers")
    phone.has_no_sideways_scroll()
    phone.follow("Folder of", exact=False)
    phone.see("What became of it")
    phone.has_no_sideways_scroll()
