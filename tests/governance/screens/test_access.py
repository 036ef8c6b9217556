"""Roles, accounts and the ledger on screen."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from governance.actions.access import create_user
from governance.foundation import clock
from governance.models import GovernanceEvent, User
from tests.governance.screens.conftest import FROM, day
from tests.governance.screens.pages import body_rows, errors_in, words_of

EVENTS = "governance:event-list"


def test_lead_gives_a_role_by_the_persons_address(client, world, people, rows):
    client.force_login(people("governance_lead"))
    create = reverse("governance:role-create")
    unknown = client.post(create, {"user": "who@north.example", "role": "auditor", **FROM})
    assert "No open account has this address" in errors_in(unknown)["user"]
    assert (
        client.post(create, {"user": "SOMEONE@north.example", "role": "auditor", **FROM}).status_code == 302
    )
    grant = rows["user"].role_grants.get()
    assert (grant.role, grant.icb) == ("auditor", world.north)


def test_role_at_the_wrong_level_is_refused_beside_its_field(client, world, people, rows):
    client.force_login(people("governance_lead"))
    sent = {"user": "someone@north.example", "role": "chair", **FROM}
    answer = client.post(reverse("governance:role-create"), sent)
    assert "granted at the level of: committee" in errors_in(answer)["role"]
    assert not rows["user"].role_grants.exists()


def test_officer_reads_who_holds_what_and_gives_nothing(client, world, people, rows):
    client.force_login(people("governance_officer"))
    listed = client.get(reverse("governance:role-list"))
    assert "Auditor" in words_of(listed)
    assert client.get(reverse("governance:role-create")).status_code == 403
    assert client.post(reverse("governance:role-end", args=[rows["role"].pk]), {}).status_code == 403


def test_ended_role_closes_the_workspace_the_day_after(client, world, people, rows):
    lead, auditor = people("governance_lead"), people("auditor")
    with clock.set_to(datetime(2026, 3, 3, 12, tzinfo=UTC)):
        client.force_login(lead)
        end = reverse("governance:role-end", args=[rows["role"].pk])
        sent = {
            "last_day_day": "3",
            "last_day_month": "3",
            "last_day_year": "2026",
            "reason": "Engagement over",
        }
        assert client.post(end, sent).status_code == 302
        client.force_login(User.objects.get(pk=auditor.pk))
        assert client.get(reverse("governance:committee-list")).status_code == 200
    with clock.set_to(datetime(2026, 3, 4, 0, 1, tzinfo=UTC)):
        assert client.get(reverse("governance:committee-list")).status_code == 403


def test_administrator_keeps_accounts_and_sees_no_content(client, world, people, rows):
    client.force_login(people("system_administrator"))
    assert "someone@north.example" in words_of(client.get(reverse("governance:user-list"), {"q": "someone"}))
    state = reverse("governance:user-state", args=[rows["user"].pk])
    assert "reason" in errors_in(client.post(state, {}))
    assert client.post(state, {"reason": "Left"}).status_code == 302
    rows["user"].refresh_from_db()
    assert rows["user"].is_active is False
    closed = client.get(reverse("governance:user-list"), {"is_active": "False"})
    assert [row[0] for row in body_rows(closed)] == ["Some One"]
    shared = client.get(reverse("governance:organisation-list"))
    assert rows["organisation"].name not in words_of(shared)
    for name in ("committee-list", "place-list", "role-list"):
        assert client.get(reverse(f"governance:{name}")).status_code == 403
    for key in ("committee", "seat", "terms-of-reference", "role"):
        assert client.get(reverse(f"governance:{key}-detail", args=[rows[key].pk])).status_code == 404


def test_administrator_cannot_close_their_own_account(client, world, people):
    admin = people("system_administrator")
    client.force_login(admin)
    answer = client.post(reverse("governance:user-state", args=[admin.pk]), {"reason": "Oops"})
    assert "your own account" in errors_in(answer)[""]


@pytest.mark.parametrize("role", ["governance_lead", "auditor", "nobody"])
def test_accounts_are_nobody_elses(client, world, people, rows, role):
    client.force_login(people(role))
    assert client.get(reverse("governance:user-list")).status_code == 403
    state = reverse("governance:user-state", args=[rows["user"].pk])
    assert client.get(state).status_code == 404
    assert client.post(state, {"reason": "x"}).status_code == 404


def test_administrator_sets_up_an_icb_and_names_its_lead(client, world, people, posted):
    admin = people("system_administrator")
    client.force_login(admin)
    create_user(email="lead@west.example", name="Lee", by=admin)
    answer = client.post(reverse("governance:icb-create"), posted("icb"))
    assert (
        "Standing orders" not in words_of(client.get(answer.url)).split("On this page")[0].split("West")[-1]
    )
    west = answer.url.strip("/").split("/")[-1]
    name_lead = reverse("governance:icb-lead", args=[west])
    assert name_lead in client.get(answer.url).content.decode()
    assert client.post(name_lead, {"user": "lead@west.example"}).status_code == 302
    second = client.post(name_lead, {"user": "lead@west.example"})
    assert "has a governance lead" in errors_in(second)[""]
    client.force_login(User.objects.get(email="lead@west.example"))
    assert client.get(reverse("governance:committee-list")).status_code == 200


def test_lead_of_an_icb_names_no_lead_of_it_there(client, world, people):
    client.force_login(people("governance_lead"))
    assert client.get(reverse("governance:icb-lead", args=[world.north.pk])).status_code == 403


def numbers(response):
    return [row[0] for row in body_rows(response)]


@pytest.mark.requirement("R190")
def test_ledger_filters_by_event_person_and_days(client, world, people, rows):
    client.force_login(people("governance_lead"))
    everything = client.get(reverse(EVENTS))
    assert numbers(everything) == sorted(numbers(everything), key=int, reverse=True)
    assert {row[5] for row in body_rows(client.get(reverse(EVENTS), {"code": "seat."}))} == {"seat.created"}
    assert numbers(client.get(reverse(EVENTS), {"person": "governance lead"})) == numbers(everything)
    assert numbers(client.get(reverse(EVENTS), {"person": "somebody else"})) == []
    assert numbers(client.get(reverse(EVENTS), day("last", clock.today().replace(year=2000)))) == []
    assert numbers(client.get(reverse(EVENTS), day("first", clock.today()))) == numbers(everything)


def test_ledger_day_that_is_none_is_named(client, world, people):
    client.force_login(people("governance_lead"))
    answer = client.get(reverse(EVENTS), {"first_day": "31", "first_month": "2", "first_year": "2026"})
    assert "not a real date" in errors_in(answer)["first"]


def test_ledger_of_another_icb_is_not_read(client, world, people, rows):
    client.force_login(people("other_icb"))
    assert body_rows(client.get(reverse(EVENTS))) == []


@pytest.mark.parametrize("role", ["place_director", "chair", "member", "paper_author", "nobody"])
def test_ledger_is_for_governance_staff_and_auditors(client, world, people, role):
    client.force_login(people(role))
    assert client.get(reverse(EVENTS)).status_code == 403


def test_deployment_ledger_is_its_administrators(client, world, people, rows):
    client.force_login(people("system_administrator"))
    shown = {row[5] for row in body_rows(client.get(reverse(EVENTS)))}
    assert shown == {"user.created"}
    event = GovernanceEvent.objects.get(code="seat.created")
    assert client.get(reverse("governance:event-detail", args=[event.pk])).status_code == 404


def test_event_shows_what_changed(client, world, people, rows):
    client.force_login(people("governance_lead"))
    event = GovernanceEvent.objects.get(code="seat.created")
    shown = words_of(client.get(reverse("governance:event-detail", args=[event.pk])))
    assert "Council seat" in shown
    assert event.row_hash in shown
    assert reverse("governance:event-list") in client.get("/workspace/").content.decode()
