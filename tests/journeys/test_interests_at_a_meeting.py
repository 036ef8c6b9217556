"""The guardian looks at who may have an interest in an item and sets it aside; the member sees the own ones only."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.journeys.visitor import Visitor

GUARDIAN, MEMBER, OTHER = "Harriet Osei-Bonsu", "Lorcan Devereaux", "Anneliese Drummond"
MEETING = "/workspace/meetings/2021-09-30-bexley-strategic-board/"
CLASS = "Member organisations of Bexley Strategic Board"
NOTE = "Every member says so at the start; nobody is asked to leave."


@pytest.mark.requirement("R10")
def test_a_suggestion_is_set_aside_with_a_note_and_others_see_their_own(
    visitor: Callable[..., Visitor],
) -> None:
    guardian, member = visitor(GUARDIAN), visitor(MEMBER, width=320)
    guardian.visit(MEETING)
    guardian.follow("Interests to look at", within="main section")
    for words in ("1 suggestion at 1 item to look at.", CLASS, OTHER, "Register extract of that day"):
        guardian.see(words)
    sees_the_own_ones(member)
    sets_it_aside(guardian)
    sees_the_own_ones(member)
    member.not_see(NOTE)
    assert member.visit(f"{MEETING}interests/") == 403
    member.has_no_sideways_scroll()
    on_a_phone = visitor(GUARDIAN, width=320)
    on_a_phone.visit(f"{MEETING}interests/")
    on_a_phone.has_no_sideways_scroll()


def sets_it_aside(guardian: Visitor) -> None:
    guardian.follow("Note that it was looked at", exact=False)
    guardian.press("Save")
    guardian.see("There is a problem")
    guardian.enter("What was made of it?", NOTE)
    guardian.press("Save")
    guardian.see("It is noted that you looked at it.")
    guardian.see("Nothing found, which does not mean that there is no conflict.")
    guardian.page.get_by_text("1 looked at").click()
    guardian.see(NOTE)
    guardian.see(f"Looked at by {GUARDIAN}")


def sees_the_own_ones(member: Visitor) -> None:
    member.visit(MEETING)
    member.see("Items you may have an interest in")
    member.see("As a class of members: “Bexley Strategic Board” stands in the title")
    member.not_see(OTHER)
    member.not_see(CLASS)
    member.has_no_sideways_scroll()
