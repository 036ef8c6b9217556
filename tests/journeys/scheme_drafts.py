"""What several journeys do first: an officer begins a draft as a copy of the version in force."""

from __future__ import annotations

import re

from playwright.sync_api import Locator

from tests.journeys.visitor import Visitor

FIRST_LIMIT = re.compile(r"^Limits.*, row 1$")


def begins_a_draft(officer: Visitor, label: str, *, of: str = "1.0") -> str:
    """Copy version `of`, once without the label that it needs; returns the path of the draft's page."""
    officer.visit("/workspace/scheme-versions/")
    officer.follow(of)
    officer.follow("Copy to a new version")
    officer.enter_day("Planned first day in force", 1, 4, 2025)
    officer.press("Make the copy")
    officer.see("There is a problem")
    officer.see_beside("Version", "This field is required.")
    officer.enter("Version", label)
    officer.press("Make the copy")
    officer.see(f"{label} is a draft now.")
    return officer.page.url.removeprefix(officer.base).split("?")[0]


def limit(someone: Visitor) -> Locator:
    """The amount of the first limit of the row that is open."""
    return someone.page.get_by_role("group", name=FIRST_LIMIT).get_by_label("Up to")
