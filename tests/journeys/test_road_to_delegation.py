"""The road to delegation: the officer tells how a milestone stands, and the place director reads it on a day."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.journeys.visitor import Visitor

OFFICER, DIRECTOR = "Oluchi Pemberton", "Shireen Calloway"
MAP = "Final functions and decision map, with the model constitution"
LSC_OFFICER, LSC_DIRECTOR = "Nerys Ashbourne", "Declan Rimmington"


@pytest.mark.requirement("R103")
def test_a_milestone_is_told_complete_and_the_plan_of_the_day_before_stays(
    visitor: Callable[..., Visitor],
) -> None:
    officer, director = visitor(OFFICER), visitor(DIRECTOR, width=320)
    officer.visit("/workspace/")
    officer.see("Milestones that are overdue")
    officer.visit("/workspace/milestones/")
    officer.follow(MAP)
    officer.see("It was due by 31 March 2022")
    officer.follow("Add note")
    officer.enter_day("As on", 30, 6, 2022)
    officer.select("Status", "Complete")
    officer.enter("What shows it", "Map agreed with the constitution, minute 4")
    officer.press("Save")
    director.visit("/workspace/milestones/?on=2022-06-29&status=overdue")
    director.see(MAP)
    director.visit("/workspace/milestones/?on=2022-06-30&status=complete")
    director.see("30 June 2022: Map agreed with the constitution, minute 4")
    director.has_no_sideways_scroll()
    director.visit("/workspace/assurance-conditions/")
    director.see("How Tower Hamlets shows accountability of the system")
    director.has_no_sideways_scroll()


@pytest.mark.requirement("R74", "R77")
def test_the_roadmap_and_the_concerns_of_a_system_are_read_on_a_day(visitor: Callable[..., Visitor]) -> None:
    for reader in (visitor(LSC_OFFICER), visitor(LSC_DIRECTOR, width=320)):
        reader.visit("/workspace/roadmap/?on=2022-08-01")
        reader.see("0 of 6 deliverables complete, 2 under way, 4 with nothing told yet.")
        reader.see("3 of the 5 indicators that are to be agreed are recorded.")
        reader.has_no_sideways_scroll()
        reader.visit("/workspace/concerns-by-group/?on=2022-08-01")
        for words in ("Broadly welcomed", "Recognised as an opportunity", "All groups shown"):
            reader.see(words)
        reader.has_no_sideways_scroll()
