"""Accounts and roles: who may give what to whom, and that an end is an end."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from io import StringIO

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command

from governance.actions.access import create_user, end_role, grant_role, set_user_active
from governance.actions.icbs import create_icb
from governance.enums import Permission
from governance.foundation import clock
from governance.foundation.errors import NotPermitted, RuleNotMet
from governance.foundation.permissions import can
from governance.models import GovernanceEvent, OutboxMessage, User
from tests.fixtures.people import make_user

pytestmark = pytest.mark.django_db
START = date(2020, 4, 1)


@pytest.mark.requirement("R195")
def test_first_day_from_an_empty_server(db):
    """The server names an administrator, who sets up an ICB and its lead, who gives the rest."""
    call_command("create_administrator", "root@portal.example", "Ada", "Root", stdout=StringIO())
    root = User.objects.get(email="root@portal.example")
    icb = create_icb(
        organisation_values={"name": "NHS West ICB", "effective_from": START},
        by=root,
        short_name="West",
        abbreviation="WST",
    )
    lead = create_user(email="lead@west.example", name="Lee Dee", by=root)
    grant_role(user=lead, role="governance_lead", icb=icb, effective_from=clock.today(), by=root)
    officer = create_user(email="officer@west.example", name="Oh Cee", by=root)
    grant_role(user=officer, role="governance_officer", icb=icb, effective_from=clock.today(), by=lead)
    assert can(officer, Permission.CHANGE_STRUCTURE, icb, on=clock.today())
    assert not can(root, Permission.VIEW_WORKSPACE, icb, on=clock.today())


def test_command_run_again_makes_no_second_account(db):
    for _ in range(2):
        call_command("create_administrator", "root@portal.example", "Ada", "Root", stdout=StringIO())
    root = User.objects.get(email="root@portal.example")
    assert root.role_grants.count() == 1
    assert OutboxMessage.objects.filter(recipient=root.email).count() == 1


def test_command_names_a_bad_address(db):
    with pytest.raises(CommandError, match="valid email"):
        call_command("create_administrator", "not-an-address", "Ada", stdout=StringIO())
    assert not User.objects.exists()


def test_administrator_names_no_second_lead_and_no_other_role(world, people):
    admin, newcomer = people("system_administrator"), make_user("new@north.example")
    people("governance_lead")
    with pytest.raises(RuleNotMet, match="has_lead"):
        grant_role(user=newcomer, role="governance_lead", icb=world.north, effective_from=START, by=admin)
    with pytest.raises(NotPermitted):
        grant_role(user=newcomer, role="auditor", icb=world.north, effective_from=START, by=admin)
    with pytest.raises(NotPermitted):
        grant_role(user=admin, role="member", committee=world.hill_board, effective_from=START, by=admin)


def test_administrator_names_a_lead_where_the_last_one_left(world, people):
    lead = people("governance_lead")
    set_user_active(lead, active=False, by=people("system_administrator"), reason="Left")
    newcomer = make_user("new@north.example")
    by = people("system_administrator")
    assert grant_role(user=newcomer, role="governance_lead", icb=world.north, effective_from=START, by=by).pk


@pytest.mark.parametrize("role", ["governance_officer", "place_director", "auditor", "other_icb", "nobody"])
def test_only_the_lead_of_the_icb_gives_roles(world, people, role):
    with pytest.raises(NotPermitted):
        grant_role(
            user=make_user("new@north.example"),
            role="auditor",
            icb=world.north,
            effective_from=START,
            by=people(role),
        )


def test_lead_makes_no_administrator(world, people):
    with pytest.raises(NotPermitted):
        grant_role(
            user=people("governance_lead"),
            role="system_administrator",
            effective_from=START,
            by=people("governance_lead"),
        )


def test_role_is_given_at_its_own_level_only(world, people):
    lead = people("governance_lead")
    with pytest.raises(ValidationError, match="granted at the level of: committee"):
        grant_role(
            user=make_user("new@north.example"), role="chair", icb=world.north, effective_from=START, by=lead
        )
    with pytest.raises(NotPermitted):
        grant_role(
            user=make_user("n2@north.example"),
            role="chair",
            committee=world.south_board,
            effective_from=START,
            by=lead,
        )


def test_ended_role_ends_access_with_that_day(world, people):
    lead, officer = people("governance_lead"), people("governance_officer")
    with clock.set_to(datetime(2026, 3, 3, 12, tzinfo=UTC)):
        today = clock.today()
        end_role(officer.role_grants.get(), last_day=today, by=lead, reason="Moved on")
        officer = User.objects.get(pk=officer.pk)
        assert can(officer, Permission.CHANGE_STRUCTURE, world.north, on=today)
        assert not can(officer, Permission.CHANGE_STRUCTURE, world.north, on=today + timedelta(days=1))
        end_role(officer.role_grants.get(), last_day=today - timedelta(days=1), by=lead, reason="At once")
        officer = User.objects.get(pk=officer.pk)
        assert not can(officer, Permission.CHANGE_STRUCTURE, world.north, on=today)
    assert GovernanceEvent.objects.filter(code="role.ended", chain__icb=world.north).count() == 2


def test_account_is_made_by_the_administrator_and_invited(world, people):
    user = create_user(
        email="New@North.example", name="New Person", by=people("system_administrator"), invites=True
    )
    assert (user.email, user.has_usable_password()) == ("new@north.example", False)
    message = OutboxMessage.objects.get(recipient=user.email)
    assert "/accounts/password/reset/" in message.body
    with pytest.raises(ValidationError, match="already an account"):
        create_user(email="NEW@north.example", name="Again", by=people("system_administrator"))
    with pytest.raises(NotPermitted):
        create_user(email="other@north.example", name="Other", by=people("governance_lead"))


def test_closed_account_is_signed_out_with_the_next_click(client, world, people):
    lead = people("governance_lead")
    client.force_login(lead)
    assert client.get("/workspace/").status_code == 200
    set_user_active(lead, active=False, by=people("system_administrator"), reason="Left")
    assert client.get("/workspace/").status_code == 302


def test_nobody_closes_their_own_account(world, people):
    admin = people("system_administrator")
    with pytest.raises(ValidationError, match="your own"):
        set_user_active(admin, active=False, by=admin, reason="Oops")
