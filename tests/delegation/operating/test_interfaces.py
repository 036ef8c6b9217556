"""The interface register: what is led elsewhere, computed from the scheme in force."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from delegation.selectors.interfaces import interfaces
from governance.actions.organisations import create_organisation
from governance.actions.posts import create_post
from tests.fixtures.people import START, World


@pytest.fixture
def in_force(entry: Any, draft: Any, adopt: Any, world: World, officer: Any, people: Any) -> dict[str, Any]:
    """Led elsewhere, discussed, delegated to a place, and received from outside and passed to a post."""
    chief = create_post(
        icb=world.north, title="Chief Medical Officer", slug="cmo", effective_from=START, by=officer
    )
    nhse = create_organisation(
        icb=world.north, name="NHS England", kind="nhs_england", effective_from=START, by=officer
    )
    rows = {
        "led": entry("wards", "led_elsewhere", lead_body="Elective Care Board", note="Place sends a lead."),
        "discussed": entry("safeguarding", "discussed_not_delegated", holder_post=chief),
        "at place": entry("urgent"),
    }
    received = entry(
        "calls",
        place=None,
        holder_committee=None,
        holder_body=world.north.organisation,
        delegators=[{"organisation": nhse}],
        may_sub_delegate=True,
    )
    rows["received"] = received
    rows["passed on"] = entry("calls", place=None, holder_committee=None, holder_post=chief, parent=received)
    adopt(draft)
    return rows


@pytest.mark.requirement("R48")
def test_the_register_names_area_lead_link_and_officer(
    client: Client, in_force: dict[str, Any], world: World, officer: Any
) -> None:
    found = [one.entry for one in interfaces(world.north, on=START)]
    assert found == [in_force["passed on"], in_force["discussed"], in_force["led"]]
    client.force_login(officer)
    page = client.get(reverse("delegation:interface-list")).content.decode()
    assert "Place sends a lead." in page
    assert "Elective Care Board" in page
    csv = b"".join(client.get(reverse("delegation:interface-csv") + "?q=calls")).decode()
    assert csv.splitlines()[0].endswith(
        "Area,Lead body,Link to place,Accountable officer,Where,Treatment,Source"
    )
    assert (
        csv.count("by delegation from NHS England") == 0
    )  # the search is over areas and bodies: none is "calls"
    csv = b"".join(client.get(reverse("delegation:interface-csv") + "?q=999")).decode()
    assert "NHS North Integrated Care Board, by delegation from NHS England" in csv
    assert "Chief Medical Officer" in csv


@pytest.mark.requirement("R49")
def test_what_came_from_outside_is_shown_once_where_its_chain_ends(
    in_force: dict[str, Any], world: World
) -> None:
    (row,) = [one for one in interfaces(world.north, on=START) if one.entry.function.code == "calls"]
    assert row.entry == in_force["passed on"]
    assert row.outside == ("NHS England",)


def test_before_the_scheme_the_register_is_empty(client: Client, in_force: Any, officer: Any) -> None:
    client.force_login(officer)
    page = client.get(reverse("delegation:interface-list") + "?on=2019-01-01").content.decode()
    assert "names nothing that is led elsewhere" in page
