"""Earned autonomy: a partnership asks for its next step with evidence, and the ICB signs off or returns it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from governance.actions.maturity import (
    change_step_request,
    create_step_request,
    return_step_request,
    sign_off_step_request,
    submit_step_request,
    withdraw_step_request,
)
from governance.enums import STEP_REQUEST_LIFECYCLE
from governance.foundation.errors import NotPermitted, RuleNotMet
from governance.models import GovernanceEvent, StepRequest
from tests.fixtures.people import World

EVIDENCE = [{"says": "Discharges within a day rose for four quarters", "link": "Outcomes report", "day": ""}]


@pytest.fixture
def asked(world: World, people: Any) -> StepRequest:
    return create_step_request(
        committee=world.hill_board,
        kind="form",
        form="joint_committee",
        wanted="To decide jointly with the council",
        evidence=EVIDENCE,
        by=people("place_director"),
    )


@pytest.mark.requirement("R76", "R104")
def test_request_evidence_return_and_sign_off_in_the_browser(
    client: Client, world: World, people: Any
) -> None:
    director, officer = people("place_director"), people("governance_officer")
    client.force_login(director)
    create = reverse("governance:step-request-create") + f"?committee={world.hill_board.pk}"
    given = {
        "committee": str(world.hill_board.pk),
        "kind": "form",
        "form": "joint_committee",
        "wanted": "To decide jointly with the council",
    }
    page = client.post(create, given, follow=True)
    row = StepRequest.objects.get()
    assert "No evidence is entered yet." in page.content.decode()

    def address(verb: str) -> str:
        return reverse(f"governance:step-request-{verb}", args=[row.pk])

    assert "Enter the evidence first" in client.post(address("submit"), {}).content.decode()
    more = given | {
        "evidence-0-says": "Discharges within a day rose",
        "evidence-0-day": "1 April 2022",
        "reason": "Evidence added",
        "version": "1",
    }
    assert client.post(address("edit"), more).status_code == 302
    assert "With the ICB" in client.post(address("submit"), {}, follow=True).content.decode()
    assert client.get(address("sign-off")).status_code == 403
    assert client.get(address("edit")).status_code == 403

    client.force_login(officer)
    assert "Next steps to sign off or return" in client.get(reverse("governance:home")).content.decode()
    why = {"decided_by": "ICB board, minute 9", "reason": "Show the finances too"}
    assert "Show the finances too" in client.post(address("return"), why, follow=True).content.decode()

    client.force_login(director)
    assert client.post(address("submit"), {}).status_code == 302
    client.force_login(officer)
    why |= {"effective_from_day": "1", "effective_from_month": "4", "effective_from_year": "2030"}
    page = client.post(address("sign-off"), why | {"reason": "Shown"}, follow=True).content.decode()
    assert "Signed off" in page
    (step,) = world.hill_board.form_steps.all()
    assert (step.form, step.effective_from, step.approved_by) == (
        "joint_committee",
        date(2030, 4, 1),
        "ICB board, minute 9",
    )
    codes = GovernanceEvent.objects.filter(code__startswith="step_request.").order_by("pk")
    assert list(codes.values_list("code", flat=True)) == [
        "step_request.prepared",
        "step_request.changed",
        "step_request.submitted",
        "step_request.returned",
        "step_request.submitted",
        "step_request.signed_off",
    ]


@pytest.mark.requirement("R104")
def test_whoever_submitted_does_not_sign_off(asked: StepRequest, people: Any) -> None:
    officer, lead = people("governance_officer"), people("governance_lead")
    row = submit_step_request(asked, by=officer)
    told = {"decided_by": "ICB board", "effective_from": date(2030, 4, 1), "reason": "Shown"}
    with pytest.raises(RuleNotMet, match="You submitted this request"):
        sign_off_step_request(row, by=officer, **told)
    with pytest.raises(NotPermitted):
        sign_off_step_request(row, by=people("place_director"), **told)
    assert sign_off_step_request(row, by=lead, **told).state == "signed_off"


@pytest.mark.requirement("R104")
def test_each_state_allows_its_own_moves_only(asked: StepRequest, people: Any) -> None:
    director, officer = people("place_director"), people("governance_officer")
    moves = {
        "submit": lambda: submit_step_request(asked, by=director),
        "sign_off": lambda: sign_off_step_request(
            asked, decided_by="Board", effective_from=date(2030, 4, 1), by=officer, reason="Shown"
        ),
        "return": lambda: return_step_request(asked, decided_by="Board", by=officer, reason="More"),
        "withdraw": lambda: withdraw_step_request(asked, by=director, reason="No longer"),
    }
    ways = {
        "draft": (),
        "submitted": ("submit",),
        "returned": ("submit", "return"),
        "signed_off": ("submit", "return", "submit", "sign_off"),
        "withdrawn": ("withdraw",),
    }
    assert set(ways) == set(STEP_REQUEST_LIFECYCLE.states)
    from django.db import transaction

    for state, path in ways.items():
        with transaction.atomic():
            for name in path:
                moves[name]()
            asked.refresh_from_db()
            assert asked.state == state
            for name, move in moves.items():
                if not STEP_REQUEST_LIFECYCLE.check(state, name).ok:
                    with pytest.raises(RuleNotMet):
                        move()
            if state not in ("draft", "returned"):
                with pytest.raises(RuleNotMet, match="state is"):
                    change_step_request(asked, {"wanted": "More"}, by=director)
            transaction.set_rollback(True)
        asked = StepRequest.objects.get(pk=asked.pk)


def test_a_director_asks_for_the_own_place_only(world: World, people: Any) -> None:
    with pytest.raises(NotPermitted):
        create_step_request(
            committee=world.vale_board, kind="delegation", wanted="All", by=people("place_director")
        )
