"""The world as it was loaded through the actions: complete, by the right people, and the same when loaded again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import StringIO
from typing import Any

import pytest
from django.apps import apps
from django.core.management import call_command

from delegation.models import SchemeEntry
from governance.foundation import clock, ledger
from governance.foundation.audit import Recorded, save_recorded
from governance.foundation.models import GovernanceEvent, LedgerChain
from governance.models import (
    Committee,
    IntegratedCareBoard,
    Organisation,
    Place,
    Post,
    RoleGrant,
    Seat,
    Succession,
    TermsOfReference,
    User,
)
from governance.roles import ROLES
from meetings.models import Meeting
from membership.models import Appointment, DeputyArrangement, Employment, Person
from pbp_portal.demo.load import load_world
from pbp_portal.demo.world.shapes import Person as PersonData
from pbp_portal.demo.world.systems import SYSTEMS, WHOLE_SERVICE_ACCOUNTS
from reports.models import Publication

BY_ICB = pytest.mark.parametrize("system", SYSTEMS, ids=lambda system: system.icb.key)


def rows_of_history() -> dict[str, int]:
    """How many rows each history, the ledger and the publications hold."""
    recorded = [model for model in apps.get_models() if issubclass(model, Recorded)]
    counted = {model.__name__: model.history.count() for model in recorded}
    others = (GovernanceEvent, Publication, User)
    return counted | {model.__name__: model.objects.count() for model in others}


def holdings(system: Any) -> int:
    return sum(len(row.holders) for row in (*system.seats, *system.posts))


COUNTED: tuple[tuple[type, str, Callable[[Any], int]], ...] = (
    (Organisation, "kept_by", lambda system: len(system.organisations) - 1),
    (Succession, "icb", lambda system: len(system.successions)),
    (Place, "icb", lambda system: len(system.places)),
    (Committee, "icb", lambda system: len(system.committees)),
    (TermsOfReference, "committee__icb", lambda system: len(system.terms)),
    (Post, "icb", lambda system: len(system.posts)),
    (Seat, "committee__icb", lambda system: len(system.seats)),
    (Person, "icb", lambda system: len(system.people)),
    (Appointment, "person__icb", holdings),
    (DeputyArrangement, "person__icb", lambda system: len(system.deputies)),
    (Meeting, "icb", lambda system: len(system.meetings) + len(system.held)),
)


@pytest.mark.usefixtures("demo_world")
@BY_ICB
def test_a_system_is_there_in_full(system: Any) -> None:
    icb = IntegratedCareBoard.objects.get(slug=system.icb.key)
    for model, path, expected in COUNTED:
        found = model.objects.filter(**{path: icb}).count()  # type: ignore[attr-defined]
        assert found == expected(system), model.__name__
    current = SchemeEntry.objects.filter(scheme_version__scheme__icb=icb, scheme_version__label="1.0")
    rows = [row for row in system.scheme if row.end is None or row.end >= date(2022, 7, 1)]
    assert current.count() == len(rows)


@pytest.mark.usefixtures("demo_world")
def test_every_account_of_the_door_holds_its_roles() -> None:
    for account in (*WHOLE_SERVICE_ACCOUNTS, *(one for system in SYSTEMS for one in system.accounts)):
        user = User.objects.get(email=account.email)
        held = {grant.role for grant in user.grants_in_force(clock.today())}
        assert held == {grant.role for grant in account.grants} or held == {"system_administrator"}
        if account.person:
            assert user.person.slug == account.person


@pytest.mark.usefixtures("demo_world")
@BY_ICB
def test_every_role_but_the_administrators_is_met_in_the_five_systems_together(system: Any) -> None:
    roles = set(RoleGrant.objects.filter(icb__slug=system.icb.key).values_list("role", flat=True))
    assert {"governance_lead", "place_director", "committee_secretary", "member", "auditor"} <= roles
    everywhere = set(RoleGrant.objects.values_list("role", flat=True))
    assert everywhere == set(ROLES)


@pytest.mark.usefixtures("demo_world")
@BY_ICB
def test_the_administrator_names_the_lead_and_the_lead_enters_the_rest(system: Any) -> None:
    events = GovernanceEvent.objects.filter(chain__icb__slug=system.icb.key)
    lead = next(a for a in system.accounts if a.grants[0].role == "governance_lead")
    named = events.get(code="role.granted", after__role="governance_lead")
    assert named.actor.name == "Ivo Merriweather"
    assert set(events.filter(code="committee.created").values_list("actor__name", flat=True)) == {lead.name}
    signers = set(events.filter(code="paper.signed_off").values_list("actor__name", flat=True))
    assert lead.name not in signers or system.icb.key == "bob"


@pytest.mark.usefixtures("demo_world")
def test_the_ledger_of_the_load_holds() -> None:
    for chain in LedgerChain.objects.all():
        assert ledger.verify(chain) is None


@pytest.mark.usefixtures("demo_world")
def test_loading_again_changes_nothing_and_tells_the_accounts() -> None:
    before, told = rows_of_history(), StringIO()
    call_command("seed_demo", stdout=told)
    assert rows_of_history() == before
    assert "place.director@sel.example" in told.getvalue()
    assert "Place director, Bexley" in told.getvalue()


@pytest.mark.usefixtures("demo_world")
def test_what_somebody_changed_since_is_left_as_it_is() -> None:
    meeting = Meeting.objects.get(slug="2021-11-25-bexley-strategic-board")
    seat = Seat.objects.filter(title="Healthwatch Bexley").get()
    for row, name, value in ((meeting, "title", "Another title"), (seat, "title", "Healthwatch")):
        setattr(row, name, value)
        save_recorded(row, by=None, reason="Corrected")
    before = rows_of_history()
    call_command("seed_demo", verbosity=0)
    assert rows_of_history() == before
    meeting.refresh_from_db()
    assert meeting.title == "Another title"


@pytest.mark.django_db
def test_an_interrupted_load_is_completed() -> None:
    bsw = next(system for system in SYSTEMS if system.icb.key == "bsw")
    quiet = replace(bsw, meetings=tuple(replace(m, is_published=False) for m in bsw.meetings))
    stranger = PersonData("nobody", "Nobody", "", "an-organisation-that-does-not-exist")
    with pytest.raises(KeyError):
        load_world(say=lambda line: None, systems=[replace(quiet, people=(*bsw.people, stranger))])
    assert Committee.objects.filter(icb__slug="bsw").exists()
    assert not Employment.objects.exists()
    load_world(say=lambda line: None, systems=[quiet])
    assert (
        Person.objects.filter(icb__slug="bsw").count() == len(bsw.people) + 1
    )  # the stranger had been entered
    assert Employment.objects.filter(person__icb__slug="bsw").count() >= len(bsw.people)
    assert Committee.objects.filter(icb__slug="bsw").count() == len(bsw.committees)
    assert Meeting.objects.filter(icb__slug="bsw").count() == len(bsw.meetings)
