"""Whose decision it is in law, and the limb of each delegating body (R90, R92, R127–R129)."""

from __future__ import annotations

from typing import Any

import pytest

from governance.enums import GovernanceForm
from governance.foundation.outcome import Outcome, met
from meetings.conduct.rules.bodies import body_limbs, decision_of_posts, delegators, whose_decision
from meetings.conduct.rules.states import state_of
from meetings.conduct.rules.verdict import AT_MEETING, AUTHORITY, Condition, verdict

ICB, COUNCIL = "NHS Hill ICB", "Hill Council"


def answer(*told: tuple[str, str, str]) -> Outcome:
    """An answer of the scheme whose path ends at these bodies: (name, state, reason after the name)."""
    path: list[dict[str, Any]] = [{"kind": "entry", "name": "Joint committee"}]
    path += [{"kind": "delegator", "name": name} for name, _, _ in told]
    limbs = [
        {"code": "delegator", "state": state, "reason": f"{name} {said}", "clause": "R128"}
        for name, state, said in told
    ]
    return met("authority.held", "It holds it.", "row 7", path=path, limbs=limbs)


BOTH = answer((ICB, "met", "delegates it by this scheme."), (COUNCIL, "met", "delegates it under Part 3."))
OPEN = answer(
    (ICB, "met", "delegates it by this scheme."), (COUNCIL, "unknown", "delegates it; the row is not named.")
)


@pytest.mark.requirement("R127", "R128", "R129", "R90", "R92")
@pytest.mark.parametrize(
    ("form", "delegating", "said"),
    [
        ("committee", (ICB,), f"In law a decision of {ICB}, taken by its committee."),
        ("committee", (), f"In law a decision of {ICB}, taken by its committee."),
        ("committee", (COUNCIL,), f"In law a decision of {COUNCIL}, taken by its committee."),
        ("statutory_board", (ICB,), f"In law a decision of {ICB}."),
        ("joint_committee", (ICB, COUNCIL), f"each of {ICB} and {COUNCIL}, under the scheme of each."),
        ("joint_committee", (), "cannot be told from the scheme."),
        ("consultative_forum", (), "In law nothing is decided here"),
        ("individual_executives", (ICB,), "the post that holds the delegation"),
        ("lead_provider", (), f"under its contract with {ICB}."),
    ],
)
def test_it_is_said_whose_decision_it_is(form: str, delegating: tuple[str, ...], said: str) -> None:
    assert said in whose_decision(form, committee="The board", owner=ICB, delegating=delegating)


def test_every_form_has_a_sentence() -> None:
    told = {form: whose_decision(form, committee="The board", owner=ICB) for form in GovernanceForm.values}
    assert all(told.values())


@pytest.mark.requirement("R128")
def test_an_officer_decides_for_the_body() -> None:
    assert decision_of_posts(["Place Director"], owner=ICB).endswith("the holder of Place Director.")
    assert "the holders of A, B and C" in decision_of_posts(["A", "B", "C"], owner=ICB)


@pytest.mark.requirement("R128", "R41")
def test_each_body_of_a_joint_committee_has_its_limb_and_all_must_be_met() -> None:
    assert delegators(BOTH) == (ICB, COUNCIL)
    assert body_limbs(BOTH, form="committee") == []
    assert body_limbs(answer((ICB, "met", "delegates it.")), form="joint_committee") == []
    assert [state_of(limb) for _, limb in body_limbs(BOTH, form="joint_committee")] == ["met", "met"]
    limbs = body_limbs(OPEN, form="joint_committee")
    assert [(name, state_of(limb)) for name, limb in limbs] == [(ICB, "met"), (COUNCIL, "unknown")]
    rest = [Condition(kind, met(kind)) for kind in sorted(AT_MEETING)]
    whole = [*rest, *(Condition(AUTHORITY, limb, body=name) for name, limb in limbs)]
    assert verdict(rest).ok
    found = verdict(whole)
    assert (found.ok, found.code) == (False, "verdict.unknown")
    assert f"{COUNCIL} delegates it; the row is not named." in found.reason
