"""A draft of a scheme is edited by the keyboard alone, on a small phone, and without JavaScript."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator

from tests.journeys.keyboard import enter, focused, tab_to
from tests.journeys.scheme_drafts import begins_a_draft, limit
from tests.journeys.visitor import Visitor

OFFICER = "Clementine Hargreave"
ROW = "SEL-LAM-II"
FUNCTION = "Physical and mental health community services"
REASON = "Agreed with the partnership."


@pytest.mark.requirement("LP82")
def test_a_limit_is_changed_by_keyboard_alone(visitor: Callable[..., Visitor]) -> None:
    officer = visitor(OFFICER)
    begins_a_draft(officer, "2.0 by keyboard")
    tab_to(officer, "Edit the rows")
    enter(officer)
    finds_the_row(officer)
    opens_it(officer)
    writes_a_limit_that_is_in_doubt(officer)
    is_told_where_it_is_wrong(officer)
    writes_it_plainly_and_adds_the_next(officer)


def finds_the_row(officer: Visitor) -> None:
    tab_to(officer, "filter_q")
    officer.page.keyboard.type(ROW)
    enter(officer)
    officer.see("rows match the filter")


def opens_it(officer: Visitor) -> None:
    tab_to(officer, f"Edit {ROW} ")
    enter(officer)
    assert limit(officer).is_visible()


def writes_a_limit_that_is_in_doubt(officer: Visitor) -> None:
    tabs_into(officer, limit(officer))
    officer.page.keyboard.type("50")
    tabs_into(officer, officer.field("Why is it changed?"))
    officer.page.keyboard.type(REASON)
    tab_to(officer, "Save and add next")
    enter(officer)


def tabs_into(officer: Visitor, field: Locator) -> None:
    for _ in range(80):
        officer.page.keyboard.press("Tab")
        stop = focused(officer)
        assert stop["shows"], f"“{stop['words']}” does not show that it has the focus"
        assert stop["on_screen"], f"“{stop['words']}” has the focus out of sight"
        if field.evaluate("field => field === document.activeElement"):
            return
    raise AssertionError(f"{field} is not reached with Tab.")


def is_told_where_it_is_wrong(officer: Visitor) -> None:
    """What is wrong has the focus, leads to its cell, and nothing typed is lost."""
    officer.see("There is a problem")
    officer.see("pounds or thousands")
    assert officer.page.title().startswith("Error: ")
    assert officer.page.evaluate("document.activeElement.className.includes('error-summary')")
    assert officer.field("Why is it changed?").input_value() == REASON
    officer.page.keyboard.press("Tab")
    officer.page.keyboard.press("Enter")
    officer.page.keyboard.press("Tab")
    assert limit(officer).evaluate("field => field === document.activeElement")


def writes_it_plainly_and_adds_the_next(officer: Visitor) -> None:
    officer.page.keyboard.press("Control+A")
    officer.page.keyboard.type("£50k")
    tab_to(officer, "Save and add next")
    enter(officer)
    officer.see(f"{ROW} {FUNCTION} was saved.")
    officer.see("New row")
    officer.see("£50,000")
    tab_to(officer, "Close without saving")
    enter(officer)
    officer.not_see("New row")


@pytest.mark.requirement("LP82")
def test_all_of_it_on_a_small_phone(visitor: Callable[..., Visitor]) -> None:
    officer = visitor(OFFICER, width=320)
    draft = begins_a_draft(officer, "2.0 on a phone")
    fits(officer)
    for path in (
        f"{draft}editor/",
        f"{draft}adopt/",
        "/workspace/decision-map/?on=2024-05-01",
        "/workspace/decision-map/table/?on=2024-05-01",
        "/workspace/who-may-decide/",
        "/workspace/gaps-and-overlaps/",
        "/workspace/scheme-imports/",
        "/workspace/scheme-imports/add/",
        "/workspace/proposals/",
    ):
        officer.visit(path)
        fits(officer)
    changes_a_limit(officer, draft)
    fits(officer)
    officer.visit(draft)
    compares(officer)
    fits(officer)
    asks(officer)
    fits(officer)


def fits(officer: Visitor) -> None:
    officer.has_no_sideways_scroll()


@pytest.mark.requirement("R190")
def test_asking_and_editing_without_javascript(visitor: Callable[..., Visitor]) -> None:
    officer = visitor(OFFICER, javascript=False)
    draft = begins_a_draft(officer, "2.0 without JavaScript")
    changes_a_limit(officer, draft)
    adds_a_row_after_it(officer)
    officer.visit(draft)
    compares(officer)
    asks(officer)


def changes_a_limit(officer: Visitor, draft: str) -> None:
    officer.visit(f"{draft}editor/?q={ROW}")
    officer.follow(f"Edit {ROW} {FUNCTION}")
    limit(officer).fill("lots")
    officer.enter("Why is it changed?", REASON)
    officer.press("Save and add next")
    officer.see("There is a problem")
    officer.see("is not an amount that can be read")
    limit(officer).fill("£75,000")
    officer.press("Save and add next")
    officer.see("was saved.")
    officer.see("New row")


def adds_a_row_after_it(officer: Visitor) -> None:
    """The next row begins as the one before ended: same holder, same place."""
    assert officer.chosen("Held by committee") == "Lambeth Local Care Partnership Committee"
    officer.select("Function", "Maternity")
    officer.enter("Source: document and clause", "Scheme 2025/26, row 30")
    officer.press("Add another row", within="fieldset:has(> legend:text('Limits'))")
    limit(officer).fill("£10,000")
    officer.press("Save")
    officer.see("Maternity was added.")


def compares(officer: Visitor) -> None:
    officer.follow("Compare")
    officer.press("Compare")
    officer.see("1 limit")
    assert "£75,000" in " ".join(officer.page.locator("ins").all_inner_texts())


def asks(officer: Visitor) -> None:
    officer.visit("/workspace/who-may-decide/")
    officer.press("Ask")
    officer.see("There is a problem")
    officer.enter("What is to be decided?", "community services")
    officer.select("Where?", "Lambeth")
    officer.enter("On which day?", "2024-05-01")
    officer.press("Ask")
    if "Which of these functions do you mean?" in officer.text():
        officer.follow(FUNCTION)
    officer.see("may decide this")
    officer.see("Lambeth Local Care Partnership Committee")
    officer.see("¶3.6(ii)")
