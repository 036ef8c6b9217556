"""An officer sets a deadline, plans a meeting and moves it: what moves is seen first, and told once it is saved."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from governance.foundation import clock
from tests.journeys.visitor import Visitor

OFFICER, SECRETARY = "Clementine Hargreave", "Rafael Dunmore"
BOARD = "Bexley Strategic Board"
SIGNED = "Papers signed off"


@pytest.mark.requirement("R181", "R182", "R194")
def test_a_meeting_is_moved_with_its_deadlines(visitor: Callable[..., Visitor]) -> None:
    officer = visitor(OFFICER)
    first, second = clock.today() + timedelta(days=60), clock.today() + timedelta(days=12)
    sets_a_rule(officer, first)
    plans_a_meeting(officer, first)
    moves_it(officer, second)
    secretary = visitor(SECRETARY, width=320)
    sees_what_is_due(secretary, second)


def long(day: date) -> str:
    return f"{day:%A} {day.day} {day:%B %Y}"


def sets_a_rule(officer: Visitor, day: date) -> None:
    officer.visit("/workspace/meetings/")
    officer.follow("Rules of deadlines")
    officer.see("Taken from the standing orders")
    officer.follow("Add deadline rule")
    officer.select("Committee", BOARD)
    officer.select("What is due", SIGNED)
    officer.choose("Counted in", "calendar days")
    officer.enter("How many", "10")
    officer.enter("By which hour", "5pm")
    officer.enter_day("In force from", 1, 4, 2022)
    officer.press("Preview")
    officer.see("10 days before the meeting, by 5pm")
    officer.press("Save")
    officer.see(f"{SIGNED}, {BOARD} was added.")
    officer.see("The next meetings by this rule")


def plans_a_meeting(officer: Visitor, day: date) -> None:
    officer.visit("/workspace/meetings/new/")
    officer.select("Committee", BOARD)
    officer.choose("Kind", "Public meeting")
    officer.enter_day("Date", day.day, day.month, day.year)
    officer.press("Save")
    officer.see(SIGNED)
    officer.see(f"{long(day - timedelta(days=10))}, by 5pm")
    officer.see("10 days before the meeting, by 5pm")


def moves_it(officer: Visitor, day: date) -> None:
    officer.follow("Change the meeting")
    officer.enter_day("Date", day.day, day.month, day.year)
    officer.enter("Why is it changed?", "The room is taken")
    officer.press("Save")
    officer.see("Check what changes before you save")
    officer.see(f"{long(day - timedelta(days=10))}, by 5pm")
    officer.see("2 deadlines are past already")
    officer.see(f"{SECRETARY} (Committee secretary)")
    officer.press("Back to the form")
    assert officer.field("Why is it changed?").input_value() == "The room is taken"
    officer.press("Save")
    officer.press("Save and tell them")
    officer.see(f"{BOARD} was changed.")
    officer.see("Told of changed deadlines on")
    officer.see(SECRETARY)


def sees_what_is_due(secretary: Visitor, day: date) -> None:
    secretary.visit("/workspace/")
    secretary.see("Due in the next 14 days")
    secretary.follow("All deadlines")
    secretary.see(f"{long(day - timedelta(days=10))}, by 5pm")
    secretary.has_no_sideways_scroll()
    secretary.follow(BOARD, within="table")
    secretary.see("Told of changed deadlines on")
    secretary.has_no_sideways_scroll()
