"""A governance officer opens a campaign, a member answers on a phone, the guardian sends one back and reviews it."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from datetime import timedelta

import pytest

from governance.foundation import clock
from tests.journeys.visitor import Visitor

OFFICER, MEMBER, GUARDIAN = "Clementine Hargreave", "Fatou Jallow", "Harriet Osei-Bonsu"
TITLE = "Review before the autumn"
MINE = "My membership: seats, interests, deputies, contact data"


@pytest.mark.requirement("LP38", "LP40")
def test_a_campaign_from_its_opening_to_a_review(visitor: Callable[..., Visitor]) -> None:
    officer = visitor(OFFICER)
    opens_a_campaign(officer)
    member = visitor(MEMBER, width=320)
    answers_on_a_phone(member)
    guardian = visitor(GUARDIAN)
    sends_it_back(guardian)
    answers_the_question(member)
    reviews_it(guardian)
    officer.visit("/workspace/campaigns/")
    officer.follow(TITLE)
    officer.see("Everybody, each once")
    officer.see("Done on")
    assert b"Bexley" in officer.download("Download as CSV")


def opens_a_campaign(officer: Visitor) -> None:
    officer.visit("/workspace/campaigns/")
    officer.follow("Add campaign")
    officer.enter("Title", TITLE)
    officer.select("Occasion", "Yearly review")
    today = clock.today()
    due = today + timedelta(days=21)
    officer.enter_day("Everybody is asked on", today.day, today.month, today.year)
    officer.enter_day("Answers are due on", due.day, due.month, due.year)
    officer.choose("Committees", "Bexley Strategic Board")
    officer.press("Save")
    officer.see("Who will be asked")
    officer.see(MEMBER)
    officer.follow("Open")
    officer.see("people are asked now")
    officer.press("Open and ask everybody")
    for _ in range(60):
        officer.page.reload()
        if "Done on" in officer.text():
            break
        time.sleep(1)
    officer.check()
    officer.see("Answers")


def answers_on_a_phone(member: Visitor) -> None:
    """From the first page: one link, one tick, one button."""
    member.visit("/workspace/")
    member.see("Return your declaration of interests")
    member.follow("Return your declaration of interests")
    member.has_no_sideways_scroll()
    member.press("Return the declaration")
    member.see("There is a problem")
    everything_is_still_right(member)
    member.press("Add an interest")
    member.has_no_sideways_scroll()
    member.choose("Category", "Financial")
    member.enter("Organisation or person that the interest is with", "Marl Lane Pharmacy")
    member.enter("What the interest is", "A share of a third in the company")
    member.enter_day("Since when", 1, 4, 2024)
    member.press("Return the declaration")
    member.see("Thank you.")
    member.see("My seats")
    member.see("Marl Lane Pharmacy")
    member.has_no_sideways_scroll()
    member.follow("Change my contact data")
    member.has_no_sideways_scroll()
    member.enter("Telephone", "01632 960012")
    member.press("Save")
    member.see("01632 960012")


def everything_is_still_right(member: Visitor) -> None:
    for group in member.page.get_by_role("group", name=re.compile("Is this still right")).all():
        group.get_by_label("Still right", exact=True).check()


def sends_it_back(guardian: Visitor) -> None:
    guardian.visit("/workspace/declarations/?state=returned")
    guardian.follow(MEMBER)
    guardian.see("Marl Lane Pharmacy")
    guardian.follow("Send back with a question")
    guardian.enter("Your question", "Does the pharmacy serve patients of the place?")
    guardian.press("Send back")
    guardian.see("Sent back with a question")


def answers_the_question(member: Visitor) -> None:
    member.visit("/workspace/mine/")
    member.page.get_by_role("button", name="Return it now").first.click()
    member.check()
    member.see("Does the pharmacy serve patients of the place?")
    everything_is_still_right(member)
    member.enter("Anything to add", "Yes, under the national contract.")
    member.has_no_sideways_scroll()
    member.press("Return the declaration")
    member.see("Thank you.")


def reviews_it(guardian: Visitor) -> None:
    guardian.visit("/workspace/declarations/?state=returned")
    guardian.follow(MEMBER)
    guardian.see("Yes, under the national contract.")
    guardian.follow("Mark as reviewed")
    guardian.press("Mark as reviewed")
    guardian.see("The declaration is marked as reviewed.")


def test_my_membership_without_a_script(visitor: Callable[..., Visitor]) -> None:
    member = visitor("Winston Abara-Clarke", width=320, javascript=False)
    member.visit("/workspace/")
    member.follow(MINE)
    member.see("My seats")
    member.has_no_sideways_scroll()
