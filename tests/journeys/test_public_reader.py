"""The public finds its way from the first page to a paper: on a small phone, without JavaScript, by keyboard alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.journeys.public_bytes import fetch
from tests.journeys.visitor import Visitor

ICB = "South East London"
BOARD, MEETING = "Bexley Strategic Board", "/meetings/2021-09-30-bexley-strategic-board/"
NETWORKS = "Local care networks: progress and winter priorities"


@pytest.mark.requirement("R195")
def test_from_the_first_page_to_a_document_on_a_small_phone(visitor: Callable[..., Visitor]) -> None:
    reader = visitor(width=320)
    finds_the_meeting(reader, look=reader.has_no_sideways_scroll)
    reads_an_item_and_its_document(reader)
    reader.has_no_sideways_scroll()


@pytest.mark.requirement("R195", "R193")
def test_all_of_it_without_javascript(visitor: Callable[..., Visitor]) -> None:
    reader = visitor(javascript=False)
    finds_the_meeting(reader, look=lambda: None)
    reads_an_item_and_its_document(reader)
    reads_what_is_private(reader)


def finds_the_meeting(reader: Visitor, look: Callable[[], None]) -> None:
    """Home, ICB, place, committee, meeting; `look` is called on each."""
    reader.visit("/")
    look()
    reader.follow(ICB)
    look()
    reader.follow("Bexley")
    look()
    reader.see("What may be decided here")
    reader.follow(BOARD)
    look()
    for words in ("Members", "Terms of reference", "Past"):
        reader.see(words)
    reader.page.locator(f"main a[href='{MEETING}']").first.click()
    reader.check()
    look()
    reader.see("30 September 2021")


def reads_an_item_and_its_document(reader: Visitor) -> None:
    reader.follow(NETWORKS)
    reader.see("Enclosure")
    reader.see("Executive summary")
    reader.follow("Back to the agenda")
    pack = reader.page.locator(".app-files a").first.get_attribute("href") or ""
    status, body, headers = fetch(reader.base + pack)
    assert (status, headers["content-type"]) == (200, "application/pdf")
    assert body.startswith(b"%PDF-")


def reads_what_is_private(reader: Visitor) -> None:
    """Part 2 stands on the agenda with its reason and nothing else."""
    reader.follow("Considered in private")
    reader.see("Negotiations in progress")
    reader.not_see("equipment")


@pytest.mark.requirement("R195")
def test_by_keyboard_alone(visitor: Callable[..., Visitor]) -> None:
    reader = visitor()
    reader.visit("/")
    skips_to_the_content(reader)
    goes_by_keyboard_to(reader, ICB)
    goes_by_keyboard_to(reader, BOARD)
    goes_by_keyboard_to(reader, MEETING)
    goes_by_keyboard_to(reader, NETWORKS)
    reader.see("Executive summary")


def skips_to_the_content(reader: Visitor) -> None:
    reader.page.keyboard.press("Tab")
    assert focused(reader)["text"] == "Skip to main content"
    sees_the_focus(reader)
    reader.page.keyboard.press("Enter")
    assert reader.page.evaluate("document.activeElement.id") == "maincontent"
    reader.page.keyboard.press("Tab")
    assert reader.page.evaluate("document.activeElement.closest('main') !== null")


def goes_by_keyboard_to(reader: Visitor, link: str) -> None:
    """Tab until the link, by its words or its address, has the focus, which shows at every step; then Enter."""
    for _ in range(90):
        reader.page.keyboard.press("Tab")
        at = focused(reader)
        if at["tag"] == "BODY":
            continue
        sees_the_focus(reader)
        if at["text"] == link or at["href"] == f"{reader.base}{link}":
            with reader.page.expect_navigation():
                reader.page.keyboard.press("Enter")
            reader.check()
            return
    pytest.fail(f"No “{link}” by keyboard on {reader.page.url}")


def focused(reader: Visitor) -> dict[str, str]:
    return dict(
        reader.page.evaluate(
            """() => {
              const at = document.activeElement;
              return {tag: at.tagName, href: at.href || "", text: at.innerText.trim()};
            }"""
        )
    )


def sees_the_focus(reader: Visitor) -> None:
    """Where the focus is, something is drawn that is not there without it, and it is in the window."""
    shows = reader.page.evaluate(
        """() => {
          const at = document.activeElement, style = getComputedStyle(at), box = at.getBoundingClientRect();
          const drawn = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
          const coloured = style.boxShadow !== "none" || drawn;
          return coloured && box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < window.innerHeight;
        }"""
    )
    assert shows, f"the focus does not show on {focused(reader)} of {reader.page.url}"


@pytest.mark.requirement("R195")
def test_an_address_that_is_not_there(visitor: Callable[..., Visitor]) -> None:
    reader = visitor(width=320)
    assert reader.visit("/meetings/2021-12-01-nowhere/") == 404
    reader.has_no_sideways_scroll()
    reader.see("Page not found")
    private = "/meetings/2021-10-28-bexley-strategic-board/"
    assert reader.visit(private) == 404
    reader.see("Page not found")
    reader.page.locator("main a").first.click()
    reader.check()
    reader.see("Next meetings")
