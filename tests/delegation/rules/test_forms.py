"""Where the governance form of a holder and what a draft gives it disagree."""

from __future__ import annotations

import pytest

from delegation.rules.facts import DelegatorFacts, EntryFacts, HolderFacts
from delegation.rules.forms import form_cautions
from governance.foundation.outcome import Outcome, met, not_met
from tests.delegation.rules.cases import BOARD, DIRECTOR, row

JOINT = HolderFacts("committee", 6, "Hill Joint Committee", "joint_committee")
ICB, COUNCIL = DelegatorFacts(1, "ICB"), DelegatorFacts(2, "Council", "Constitution, part 3")
MISSING = not_met("appraisal.acceptance_missing", "Two are needed.", clause="R91")


@pytest.mark.parametrize(
    ("entry", "codes"),
    [
        pytest.param(row(1, holder=BOARD), [], id="a committee decides"),
        pytest.param(row(1, holder=DIRECTOR), [], id="the post is named"),
        pytest.param(
            row(1, holder=JOINT, delegators=(ICB,)),
            ["form.one_delegator"],
            marks=pytest.mark.requirement("R128"),
            id="a joint committee of one",
        ),
        pytest.param(row(1, holder=JOINT, delegators=(ICB, COUNCIL)), [], id="a joint committee of two"),
        pytest.param(row(1, holder=JOINT, parent=9), [], id="passed on to a joint committee"),
        pytest.param(row(1, holder=JOINT, verb="recommend"), [], id="it recommends"),
        pytest.param(row(1, treatment="led_elsewhere", holder=JOINT), [], id="led elsewhere"),
    ],
)
def test_form_and_entry(entry: EntryFacts, codes: list[str]) -> None:
    assert [outcome.code for outcome in form_cautions([entry])] == codes


@pytest.mark.requirement("R91")
@pytest.mark.parametrize(
    ("told", "spoken"), [({BOARD.id: MISSING}, 1), ({BOARD.id: met("x")}, 0), ({}, 0), ({99: MISSING}, 0)]
)
def test_a_missing_acceptance_is_said_once_for_each_committee(told: dict[int, Outcome], spoken: int) -> None:
    rows = [row(1, holder=BOARD), row(2, holder=BOARD), row(3, holder=DIRECTOR)]
    found = form_cautions(rows, acceptances=told)
    assert len(found) == spoken
    assert all(outcome.reason.startswith("Hill Partnership Board: ") for outcome in found)
