"""Organisations that every ICB shares are kept by the system administrator of the portal, on screens like others."""

from __future__ import annotations

import pytest
from django.urls import reverse

from governance.actions.organisations import create_organisation
from governance.models import Organisation
from tests.fixtures.people import START
from tests.governance.screens.pages import body_rows, errors_in, sent_by, words_of


@pytest.fixture
def shared(people):
    administrator = people("system_administrator")
    return create_organisation(
        icb=None, by=administrator, name="Ambulance Trust", kind="nhs_trust", effective_from=START
    )


@pytest.fixture
def administrator(client, people, shared):
    client.force_login(people("system_administrator"))
    return client


def address(verb, *args):
    return reverse(f"governance:organisation-{verb}", args=args)


def test_the_administrator_finds_the_shared_ones_and_no_others(administrator, world, people, shared):
    own = create_organisation(
        icb=world.north, by=people("governance_lead"), name="Our own", kind="other", effective_from=START
    )
    assert address("list") in administrator.get("/workspace/").content.decode()
    named = {row[0] for row in body_rows(administrator.get(address("list")))}
    assert shared.name in named
    assert own.name not in named
    assert administrator.get(address("detail", own.pk)).status_code == 404


def test_the_administrator_changes_and_ends_a_shared_one(administrator, shared):
    sent = sent_by(administrator.get(address("edit", shared.pk)))
    sent |= {"name": "Regional Ambulance Trust", "reason": "Renamed"}
    answer = administrator.post(address("edit", shared.pk), sent)
    assert answer.status_code == 302, errors_in(answer)
    last = {"last_day_day": "31", "last_day_month": "3", "last_day_year": "2026", "reason": "Merged"}
    assert administrator.post(address("end", shared.pk), last).status_code == 302
    shared.refresh_from_db()
    assert (shared.name, str(shared.effective_to)) == ("Regional Ambulance Trust", "2026-03-31")


def test_what_the_administrator_adds_is_shared(administrator, posted):
    assert administrator.post(address("create"), posted("organisation")).status_code == 302
    assert Organisation.objects.latest("pk").kept_by is None


@pytest.mark.parametrize("role", ["governance_lead", "place_director", "auditor"])
def test_others_are_told_whom_to_ask(client, people, shared, role):
    client.force_login(people(role))
    words = "Only a system administrator of the portal changes it"
    assert words in words_of(client.get(address("detail", shared.pk)))
    for verb in ("edit", "end"):
        refused = client.get(address(verb, shared.pk))
        assert (refused.status_code, words in refused.content.decode()) == (403, True)
        assert client.post(address(verb, shared.pk), {"name": "Mine"}).status_code == 403
