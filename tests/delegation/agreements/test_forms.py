"""What the page of adoption says where the form of a holder and its entries disagree."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from delegation.selectors import adoption_checks
from governance.actions.committees import change_committee
from governance.actions.forms import create_form_appraisal
from tests.fixtures.people import START, World


@pytest.mark.requirement("R91", "R129")
def test_forms_and_entries_that_disagree_are_told_before_adoption(
    client: Client, entry: Any, draft: Any, adopt: Any, world: World, officer: Any
) -> None:
    entry("urgent")
    create_form_appraisal(
        icb=world.north,
        committee=world.hill_board,
        title="Form 2",
        options=[{"label": "2", "form": "committee", "standing": "chosen", "reasons_for": "Views"}],
        source="Slide",
        decided_by="The partnership",
        decided_on=START,
        by=officer,
    )

    def codes() -> dict[str, bool]:
        return {c.outcome.code: c.stops for c in adoption_checks(draft, effective_from=START)}

    change_committee(world.hill_board, {"form": "lead_provider"}, by=officer, reason="A contract")
    assert "chain.no_payment_envelope" in codes()
    assert "appraisal.acceptance_missing" not in codes()
    client.force_login(officer)
    page = client.get(reverse("delegation:scheme-version-adopt", args=[draft.pk])).content.decode()
    assert "Give the payment envelope it spends within." in page
    change_committee(world.hill_board, {"form": "committee"}, by=officer, reason="Not agreed after all")
    assert codes()["appraisal.acceptance_missing"] is False
    page = client.get(reverse("delegation:scheme-version-adopt", args=[draft.pk])).content.decode()
    assert "Hill Partnership Board: A committee of one body needs two acceptances." in page
    assert adopt(draft).state == "adopted"
