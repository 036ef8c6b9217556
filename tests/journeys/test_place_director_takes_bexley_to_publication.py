"""A place director takes Bexley's meeting of 25 November 2021 from an empty agenda to the public, and back again."""

from __future__ import annotations

import io
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from tests.journeys.bexley import (
    DIRECTOR,
    DISCHARGE,
    FINANCE,
    MEETING,
    PRIVATE,
    SECRET,
    WELCOME,
    adds_its_annexes,
    adds_the_paper_on_discharge,
    adds_the_private_paper,
    fills_in_its_cover_sheet,
    is_told_what_a_pack_would_miss,
    opens_the_meeting,
    puts_the_items_in_order,
    submits_and_signs,
    uploads_the_finance_paper,
    writes_its_text,
    writes_the_agenda,
)
from tests.journeys.portal import Portal
from tests.journeys.public_bytes import fetch, read_everything, text_of
from tests.journeys.visitor import Visitor

CHAIR = "Winston Abara-Clarke"
PUBLIC_PAGE = "/meetings/2021-11-25-bexley-strategic-board/"


@pytest.mark.requirement("R62", "R63", "R138", "R139", "R141", "R142", "R170", "R193", "R195")
def test_bexley_from_empty_agenda_to_the_public(
    visitor: Callable[..., Visitor], portal: Portal, tmp_path: Path
) -> None:
    director = visitor(DIRECTOR)
    opens_the_meeting(director)
    writes_the_agenda(director)
    puts_the_items_in_order(director)
    adds_the_paper_on_discharge(director)
    fills_in_its_cover_sheet(director)
    writes_its_text(director)
    adds_its_annexes(director, tmp_path)
    is_told_what_a_pack_would_miss(director)
    submits_and_signs(director, DISCHARGE)
    uploads_the_finance_paper(director, tmp_path)
    submits_and_signs(director, FINANCE)
    adds_the_private_paper(director, tmp_path)
    submits_and_signs(director, PRIVATE)
    the_chair_agrees(visitor(CHAIR))
    builds_packs(director, tmp_path)
    publishes(director)
    # Each time another reader comes: a browser keeps a page for a minute.
    addresses = the_public_reads(visitor(), tmp_path)
    the_public_finds_no_secret(portal)
    publishes_a_second_version(director)
    the_first_version_says_so(visitor())
    withdraws_it(director)
    the_old_addresses_say_what_happened(visitor(), addresses)


def the_chair_agrees(chair: Visitor) -> None:
    chair.visit(MEETING)
    chair.see("The chair has not agreed the agenda and papers yet.")
    chair.follow("Agree agenda and papers")
    chair.press("Agree")
    chair.see("The agenda and papers are agreed.")
    chair.see("Agreed by Dr Winston Abara-Clarke")


def builds_packs(director: Visitor, folder: Path) -> None:
    members = builds_pack(director, "Members' pack")
    private_words = pdf_words(members, folder)
    assert SECRET in private_words
    public = builds_pack(director, "Public pack")
    is_a_whole_document(public, folder)
    says_what_the_public_may_read(public, folder)


def builds_pack(director: Visitor, audience: str) -> bytes:
    """The page follows the work by itself: nobody loads it again."""
    director.visit(f"{MEETING}packs/")
    director.choose("Who is the pack for?", audience, exact=False)
    director.press("Build pack")
    director.page.evaluate("window.isStillThere = true")
    director.page.get_by_role("link", name="Open the pack").wait_for(timeout=60_000)
    assert director.page.evaluate("window.isStillThere")
    director.check()
    director.follow("Open the pack", exact=False)
    director.see("Up to date")
    return director.download("Open the pack (PDF)")


def is_a_whole_document(data: bytes, folder: Path) -> None:
    target = folder / "public.pdf"
    target.write_bytes(data)
    subprocess.run(["qpdf", "--check", target], check=True, capture_output=True)
    fonts = subprocess.run(
        ["pdffonts", target], check=True, capture_output=True, text=True
    ).stdout.splitlines()
    assert len(fonts) > 2
    assert all(re.search(r" yes +(yes|no) +(yes|no) +\d+ +\d+$", font) for font in fonts[2:]), fonts
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert "Bexley Strategic Board" in str(pdf.docinfo.Title)
        assert "25 November 2021" in str(pdf.docinfo.Title)
        assert str(pdf.Root.Lang) == "en-GB"
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.StructTreeRoot.K
        assert len(pdf.Root.PageLabels.Nums) >= 2
        with pdf.open_outline() as outline:
            titles = [entry.title for entry in outline.root]
    for title in (DISCHARGE, FINANCE):
        assert any(title in entry for entry in titles), titles


def pdf_words(data: bytes, folder: Path) -> str:
    """What its pages say, in reading order, with one space between words."""
    target = folder / "pack.pdf"
    target.write_bytes(data)
    read = subprocess.run(["pdftotext", target, "-"], check=True, capture_output=True, text=True)
    return " ".join(read.stdout.split())


def says_what_the_public_may_read(data: bytes, folder: Path) -> None:
    words = pdf_words(data, folder)
    for text in (
        WELCOME,
        "Approve option B",
        "What option B needs",
        "Finance at month 7",
        "Negotiations in progress",
    ):
        assert text in words, text
    assert "Item 2 · page 1" in words
    assert "Pack page 3" in words
    assert SECRET not in words
    assert SECRET not in text_of(data, {"content-type": "application/pdf"})


def publishes(director: Visitor) -> None:
    director.visit(MEETING)
    director.follow("Publish")
    director.see("What the public will see")
    director.see("What is left out, and why")
    director.press("Publish")
    waits_until_it_is_public(director)
    director.check()


def waits_until_it_is_public(director: Visitor) -> None:
    director.page.get_by_role("link", name="See it on the public site").wait_for(timeout=60_000)


def the_public_reads(reader: Visitor, folder: Path) -> list[str]:
    """From the first page to the meeting, its items, papers and pack; returns addresses that were read."""
    reader.visit("/")
    reader.page.locator(f"main a[href='{PUBLIC_PAGE}']").first.click()
    reader.check()
    reader.see("Considered in private")
    reader.see("Negotiations in progress")
    pack = reader.download("Meeting pack", exact=False)
    says_what_the_public_may_read(pack, folder)
    addresses = [reader.page.url, reader.address("Meeting pack", exact=False)]
    reader.follow(DISCHARGE)
    addresses.append(reader.page.url)
    for words in ("Enclosure", "Approve option B", "Patients wait too long", "What option B needs"):
        reader.see(words)
    reader.not_see("Prices of")
    reader.follow("Back to the agenda")
    reader.follow(FINANCE)
    reader.see("The text of this paper is in its PDF above.")
    paper = reader.page.locator(".app-files a").first.get_attribute("href") or ""
    status, data, _ = fetch(f"{reader.base}{paper}")
    assert status == 200
    assert "Sheet 3 of 3." in pdf_words(data, folder)
    addresses.append(f"{reader.base}{paper}")
    reader.follow("Back to the agenda")
    reader.follow("Considered in private")
    reader.see("Negotiations in progress")
    reader.not_see("equipment")
    addresses.append(reader.page.url)
    return addresses


def the_public_finds_no_secret(portal: Portal) -> None:
    found = read_everything(portal.url)
    assert PUBLIC_PAGE in found
    assert sum("application/pdf" in text for text in found.values()) >= 3
    assert not [path for path, text in found.items() if SECRET.lower() in text.lower()]


def publishes_a_second_version(director: Visitor) -> None:
    director.visit(f"{MEETING}agenda/")
    row = director.page.locator("ol.app-agenda > li", has_text=DISCHARGE)
    row.get_by_role("link", name="Change").first.click()
    director.check()
    director.enter("Minutes allowed", "45")
    director.press("Save")
    director.visit(f"{MEETING}publish/")
    director.see("This meeting cannot be published yet.")
    builds_pack(director, "Public pack")
    director.visit(f"{MEETING}publish/")
    director.press("Publish version 2")
    director.see_beside("What is new in this version?", "This field is required.")
    director.enter("What is new in this version?", "The item on discharge has more time.")
    director.press("Publish version 2")
    waits_until_it_is_public(director)


def the_first_version_says_so(reader: Visitor) -> None:
    reader.visit(f"{PUBLIC_PAGE}versions/1/")
    reader.see("This version was replaced on")
    reader.see("The item on discharge has more time.")
    reader.follow("Read the current version (version 2)")
    reader.see("45 minutes")


def withdraws_it(director: Visitor) -> None:
    director.visit(MEETING)
    director.page.locator("#publication").get_by_role("link", name="version 2").click()
    director.check()
    director.follow("Withdraw it")
    director.press("Withdraw")
    director.see_beside("Why is it withdrawn?", "This field is required.")
    director.enter("Why is it withdrawn?", "A figure on page 7 was wrong.")
    director.choose("Earlier versions", "Withdraw them as well")
    director.press("Withdraw")
    director.see("withdrawn")


def the_old_addresses_say_what_happened(reader: Visitor, addresses: list[str]) -> None:
    for address in addresses:
        assert reader.visit(address) == 410
        reader.see("withdrawn")
        reader.see("A figure on page 7 was wrong.")
        assert SECRET not in text_of(*fetch(address)[1:])
