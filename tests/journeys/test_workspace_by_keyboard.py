"""The workspace by the keyboard alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.journeys.keyboard import FOCUSED, focused
from tests.journeys.visitor import Visitor

OFFICER = "Clementine Hargreave"
MEETING = "/workspace/meetings/2021-09-30-bexley-strategic-board/"
NAME = "Perpetua Lindqvist"


@pytest.mark.requirement("LP82")
def test_an_officer_adds_a_person_by_keyboard(visitor: Callable[..., Visitor]) -> None:
    officer = visitor(OFFICER)
    officer.visit("/workspace/people/new/")
    skips_to_the_form(officer)
    leaves_the_name_out(officer)
    follows_the_summary_of_errors(officer)
    officer.page.keyboard.type(NAME)
    sends_with_enter(officer)
    officer.see(NAME)
    for path in (urlpath(officer), "/workspace/people/", f"{MEETING}agenda/"):
        officer.visit(path)
        every_stop_shows_and_is_in_order(officer)


def urlpath(officer: Visitor) -> str:
    return officer.page.url.removeprefix(officer.base)


def skips_to_the_form(officer: Visitor) -> None:
    """The first stop is the link that skips the header; it shows once it is reached, and leads into the page."""
    keys = officer.page.keyboard
    keys.press("Tab")
    stop = focused(officer)
    assert stop["words"] == "Skip to main content"
    assert stop["shows"]
    assert stop["on_screen"]
    keys.press("Enter")
    for _ in range(12):
        keys.press("Tab")
        if officer.field("Name").evaluate("field => field === document.activeElement"):
            return
    raise AssertionError("The name is not among the first stops of the form.")


def sends_with_enter(officer: Visitor) -> None:
    with officer.page.expect_navigation():
        officer.page.keyboard.press("Enter")
    officer.check()


def leaves_the_name_out(officer: Visitor) -> None:
    """Enter in a field sends the form; what is wrong is read out first, because it has the focus."""
    sends_with_enter(officer)
    officer.see("There is a problem")
    assert officer.page.title().startswith("Error: ")
    assert officer.page.evaluate("document.activeElement.className.includes('error-summary')")


def follows_the_summary_of_errors(officer: Visitor) -> None:
    officer.page.keyboard.press("Tab")
    assert focused(officer)["words"] == "Name: This field is required."
    officer.page.keyboard.press("Enter")
    assert officer.field("Name").evaluate("field => field === document.activeElement")


def every_stop_shows_and_is_in_order(officer: Visitor) -> None:
    """Tab goes through the page from top to bottom, and the eye can follow it."""
    places: list[int] = []
    for _ in range(150):
        officer.page.keyboard.press("Tab")
        stop = officer.page.evaluate(FOCUSED)
        if stop is None:
            break
        assert stop["shows"], f"{officer.page.url}: “{stop['words']}” does not show that it has the focus"
        assert stop["on_screen"], f"{officer.page.url}: “{stop['words']}” has the focus out of sight"
        places.append(stop["place"])
    assert len(places) > 10
    assert places == sorted(places)
