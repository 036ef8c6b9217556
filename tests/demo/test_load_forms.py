"""Governance forms of the seed systems: options, journeys, and a request that waits for the ICB."""

from __future__ import annotations

from datetime import date

import pytest

from governance.models import Committee, FormAppraisal, FormStep, StepRequest
from governance.selectors.forms import appraisals_of, cautions_of, form_checks

pytestmark = pytest.mark.usefixtures("demo_world")


def options(icb: str) -> dict[str, dict[str, str]]:
    return {option["label"]: option for option in FormAppraisal.objects.get(icb__slug=icb).options}


@pytest.mark.requirement("R89", "R125", "R131")
def test_bsw_considers_five_options_and_chooses_the_fourth() -> None:
    found = options("bsw")
    assert [option["form"] for option in found.values()] == [
        "consultative_forum",
        "individual_executives",
        "committee",
        "joint_committee",
        "lead_provider",
    ]
    assert [label for label, option in found.items() if option["standing"] == "chosen"] == ["Option 4"]
    assert found["Option 5"]["possible_from"] == "2022-04-01"
    assert all(option["reasons_against"] for option in found.values() if option["standing"] == "not_taken")
    assert cautions_of(FormAppraisal.objects.get(icb__slug="bsw")) == []


@pytest.mark.requirement("R87", "R88")
def test_tower_hamlets_could_start_at_two_and_aims_for_four() -> None:
    found = options("nel")
    marked = {
        option["marker"]: (label, option["form"]) for label, option in found.items() if option["marker"]
    }
    assert marked == {"start": ("2", "committee"), "aim": ("4", "joint_committee")}
    board = Committee.objects.get(slug="tower-hamlets-together-board")
    assert (board.form, board.target_form) == ("consultative_forum", "joint_committee")
    assert form_checks(board, on=date(2021, 11, 1)) == []


@pytest.mark.requirement("R89", "R147")
def test_sel_narrows_five_to_two_for_every_borough() -> None:
    found = options("sel")
    assert {label for label, option in found.items() if option["standing"] == "kept"} == {"A", "B"}
    assert [option["standing"] for option in found.values()].count("not_taken") == 3
    assert appraisals_of(Committee.objects.get(slug="bexley-strategic-board")).count() == 1


@pytest.mark.requirement("R18")
def test_bobs_partnerships_say_that_their_form_may_evolve() -> None:
    steps = FormStep.objects.filter(committee__icb__slug="bob")
    assert steps.count() == 3
    assert all("may need to evolve" in step.note for step in steps)


@pytest.mark.requirement("R76", "R104")
def test_tower_hamlets_asks_for_a_form_with_evidence_and_waits() -> None:
    asked = StepRequest.objects.get(committee__icb__slug="nel")
    assert (asked.state, asked.form, len(asked.evidence)) == ("submitted", "committee", 3)
    assert asked.submitted_by is not None
    assert asked.submitted_by.name == "Shireen Calloway"
