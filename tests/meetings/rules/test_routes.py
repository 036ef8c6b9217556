"""Routes of sign-off as set up, and which step a paper needs: tables without a database."""

from __future__ import annotations

import pytest

from meetings.papers.rules.routes import (
    READY_ROUTES,
    PaperAnswers,
    RouteStep,
    check_needed,
    check_steps,
    positions,
    step_of,
)

SPONSOR, FINANCE = RouteStep("sponsor", "sponsor"), RouteStep("finance", "holder", needed="financial_impact")
SECRETARIAT = RouteStep("secretariat", "holder")


def test_steps_side_by_side_share_their_number() -> None:
    steps = [SPONSOR, FINANCE, RouteStep("legal", "holder", together=True), SECRETARIAT]
    assert positions(steps) == [1, 2, 2, 3]
    assert positions([RouteStep("sponsor", "sponsor", together=True), SECRETARIAT]) == [1, 2]


@pytest.mark.requirement("R63")
@pytest.mark.parametrize(
    ("steps", "codes"),
    [
        ([SPONSOR, FINANCE, SECRETARIAT], []),
        ([], ["route.no_steps"]),
        ([SECRETARIAT], ["route.nobody_signs"]),
        ([FINANCE, SECRETARIAT], ["route.nobody_signs"]),
        ([RouteStep("king", "sponsor"), SPONSOR], ["route.unknown_kind"]),
        ([RouteStep("other", "holder")], ["route.not_named"]),
        ([RouteStep("sponsor", "")], ["route.unknown_signer"]),
        ([RouteStep("sponsor", "post:cfo")], []),
        ([RouteStep("sponsor", "post:cook")], ["route.unknown_signer"]),
        ([RouteStep("sponsor", "person:ann")], []),
        ([RouteStep("sponsor", "person:ben")], ["route.unknown_signer"]),
        ([SPONSOR, RouteStep("legal", "holder", needed="sunny days")], ["route.unknown_need"]),
        ([RouteStep("sponsor", "sponsor", days=0)], []),
        ([RouteStep("sponsor", "sponsor", days=61)], ["route.days"]),
        ([RouteStep("sponsor", "sponsor", days=-1)], ["route.days"]),
        ([SPONSOR, SPONSOR], ["route.twice"]),
        ([SPONSOR, RouteStep("sponsor", "sponsor", name="Second sponsor")], []),
        ([RouteStep("other", "holder", name=f"Step {n}") for n in range(9)], ["route.too_long"]),
        ([SPONSOR, RouteStep("finance", "holder", apart_from=1)], []),
        ([SPONSOR, RouteStep("finance", "holder", apart_from=2)], ["route.apart_from_later"]),
        ([RouteStep("sponsor", "sponsor", apart_from=0)], ["route.apart_from_later"]),
        (
            [RouteStep("sponsor", "person:ann"), RouteStep("finance", "person:ann", apart_from=1)],
            ["route.apart_from_itself"],
        ),
    ],
)
def test_what_is_wrong_with_a_route_is_said(steps: list[RouteStep], codes: list[str]) -> None:
    assert [one.code for one in check_steps(steps, posts={"cfo"}, people={"ann"})] == codes


def test_a_ready_route_is_right_and_comes_back_as_it_was_kept() -> None:
    for ready in READY_ROUTES.values():
        assert check_steps(ready.steps, posts=(), people=()) == []
        assert [step_of(step.kept()) for step in ready.steps] == list(ready.steps)


TABLE = {"financial_impact": "yes", "equality_impact": "no", "quality_impact": "na", "privacy_impact": ""}


@pytest.mark.requirement("R63")
@pytest.mark.parametrize(
    ("needed", "paper", "is_needed"),
    [
        ("always", PaperAnswers(), True),
        ("decision", PaperAnswers(purposes=frozenset({"decision"})), True),
        ("decision", PaperAnswers(purposes=frozenset({"noting"})), False),
        ("decision", PaperAnswers(recommends=frozenset({"approve"})), True),
        ("private", PaperAnswers(is_private=True), True),
        ("private", PaperAnswers(), False),
        ("financial_impact", PaperAnswers(implications=TABLE), True),
        ("equality_impact", PaperAnswers(implications=TABLE), False),
        ("quality_impact", PaperAnswers(implications=TABLE), False),
        ("privacy_impact", PaperAnswers(implications=TABLE), False),
        ("financial_impact", PaperAnswers(texts={"financial_impact": "£2 million a year"}), True),
        ("financial_impact", PaperAnswers(texts={"financial_impact": " N/A. "}), False),
        ("financial_impact", PaperAnswers(texts={"financial_impact": ""}), False),
        # A cover sheet that does not ask: nobody said no.
        ("financial_impact", PaperAnswers(), True),
        ("associated_risks", PaperAnswers(implications={}), True),
    ],
)
def test_a_step_is_needed_or_says_why_not(needed: str, paper: PaperAnswers, is_needed: bool) -> None:
    outcome = check_needed(needed, paper)
    assert outcome.ok is is_needed
    assert is_needed or outcome.reason.startswith("Not needed: the paper ")
