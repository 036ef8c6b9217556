"""A place director asks for the next form; the ICB returns it, and signs it off once more is shown."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.journeys.visitor import Visitor

DIRECTOR, LEAD, OF_BOB = "Shireen Calloway", "Kwabena Lisle", "Tobias Fenwick-Rao"
BOARD = "Tower Hamlets Together Board"
REQUEST = f"Next step of {BOARD}: committee of one body"


@pytest.mark.requirement("R76", "R87", "R88", "R104")
def test_a_partnership_asks_for_its_next_step(visitor: Callable[..., Visitor]) -> None:
    director, lead = visitor(DIRECTOR, width=320), visitor(LEAD)
    reads_the_options(director)
    returns_the_request(lead)
    asks_again(director)
    signs_off(lead)
    director.visit("/workspace/committees/")
    director.follow(BOARD)
    for words in ("1 April 2030", "ICB board, minute 12", "Signed off"):
        director.see(words)
    director.has_no_sideways_scroll()


def reads_the_options(director: Visitor) -> None:
    director.visit("/workspace/committees/")
    director.follow(BOARD)
    director.see("It advises: the statutory bodies decide, informed by it.")
    director.follow("Five governance options for Tower Hamlets Together")
    for words in ("Could start here", "Aim for here", "Joint decisions between relevant partners."):
        director.see(words)
    director.has_no_sideways_scroll()


def returns_the_request(lead: Visitor) -> None:
    lead.visit("/workspace/")
    lead.see("Next steps to sign off or return")
    lead.follow(REQUEST)
    lead.follow("Return")
    lead.press("Save")
    lead.see("There is a problem")
    lead.enter("Returned by", "ICB board, minute 9")
    lead.enter("Reason of the ICB", "Show how quality is assured.")
    lead.press("Save")
    lead.see("Returned")


def asks_again(director: Visitor) -> None:
    director.visit("/workspace/step-requests/")
    director.follow(REQUEST)
    director.see("Show how quality is assured.")
    director.follow("Change")
    director.enter(
        "What is asked for, in words", "To work as a committee of the board, with quality assured."
    )
    director.enter("Why is it changed?", "As the ICB asked")
    director.has_no_sideways_scroll()
    director.press("Save")
    director.follow("Submit to the ICB")
    director.press("Save")
    director.see("With the ICB")


def signs_off(lead: Visitor) -> None:
    lead.visit("/workspace/")
    lead.follow(REQUEST)
    lead.follow("Sign off")
    lead.enter("Signed off by", "ICB board, minute 12")
    lead.enter_day("From which day", 1, 4, 2030)
    lead.enter("Reason of the ICB", "Shown for four quarters.")
    lead.press("Save")
    lead.see("Signed off")


@pytest.mark.requirement("R38", "R48", "R46")
def test_how_areas_work_and_what_is_led_elsewhere(visitor: Callable[..., Visitor]) -> None:
    officer = visitor(OF_BOB, width=320)
    officer.visit("/workspace/interfaces/?on=2023-02-01")
    for words in ("Thames Valley Cancer Alliance", "Chief Nursing Officer", "by delegation from NHS England"):
        officer.see(words)
    officer.has_no_sideways_scroll()
    assert b"Elective Care Board" in officer.download("Download as CSV")
    officer.visit("/workspace/operating-models/?on=2024-02-01")
    officer.see("Review due")
    officer.has_no_sideways_scroll()
    officer.visit("/workspace/?on=2024-04-02")
    officer.see("Operating models to review")
    officer.follow(
        "Children and young people's mental health, learning disabilities and autism, SEND and neurodevelopmental "
        "pathway, Berkshire West"
    )
    for words in ("Nursing directorate", "Review overdue", "emotional wellbeing of children"):
        officer.see(words)
    officer.has_no_sideways_scroll()
