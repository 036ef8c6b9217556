"""Leaving an organisation: the preview names everything that hangs on it, and the act ends that and nothing else."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from governance.actions.organisations import create_organisation
from governance.foundation.errors import NotPermitted, RuleNotMet
from governance.foundation.models import GovernanceEvent
from governance.models import RoleGrant
from membership.models import Appointment, DeputyArrangement, Employment
from membership.people.actions import (
    appoint,
    arrange_deputy,
    create_person,
    employ,
    leave_organisation,
    renew_appointment,
)
from membership.people.selectors import leaving, seats_of
from tests.fixtures.people import World, grant

JAN, MAR, APRIL, DEC = date(2023, 1, 1), date(2023, 3, 31), date(2023, 4, 1), date(2023, 12, 31)


@pytest.fixture
def lead(people: Any) -> Any:
    """Keeps people and grants roles."""
    return people("governance_lead")


@pytest.fixture
def ana(world: World, lead: Any, people: Any, seat: Any, post: Any) -> SimpleNamespace:
    """Works for the trust and the borough; holds posts, seats, deputises and has roles through both."""

    def body(name: str) -> Any:
        return create_organisation(
            icb=world.north,
            by=lead,
            name=name,
            slug=name.lower(),
            kind="nhs_trust",
            sector="acute",
            effective_from=date(2020, 4, 1),
        )

    trust, borough = body("Trust"), body("Borough")
    who = create_person(icb=world.north, name="Ana Whitlock", user=people("member"), by=lead)
    jobs = [employ(person=who, organisation=o, effective_from=JAN, by=lead) for o in (trust, borough)]
    finance, joint = post("Finance Lead", employers=[trust]), post("Director", employers=[trust, borough])
    through = seat("Finance", post=finance)

    def put(**held: Any) -> Appointment:
        return appoint(**{"person": who, "basis": "nominated", "effective_from": JAN, "by": lead, **held})

    return SimpleNamespace(
        person=who,
        job=jobs[0],
        other_job=jobs[1],
        finance=put(post=finance),
        joint=put(post=joint),
        through=through,
        of_trust=put(seat=seat("Trust seat", organisation=trust), effective_to=DEC),
        behalf=put(seat=seat("Elected", committee=world.vale_board), on_behalf_of=trust),
        lay=put(seat=seat("Lay member")),
        past=put(seat=seat("Past", organisation=trust), effective_to=date(2023, 2, 1)),
        deputy=arrange_deputy(
            seat=seat("Trust two", organisation=trust), person=who, effective_from=JAN, by=lead
        ),
        other_deputy=arrange_deputy(
            seat=seat("Care", organisation=borough), person=who, effective_from=JAN, by=lead
        ),
        at_vale=grant(people("member"), "member", icb=world.north, committee=world.vale_board),
        at_hill=RoleGrant.objects.get(user=people("member"), committee=world.hill_board),
    )


def ids(rows: Any) -> set[tuple[str, int]]:
    return {(type(hanging.row).__name__, hanging.row.pk) for hanging in rows}


def keys(*rows: Any) -> set[tuple[str, int]]:
    return {(type(row).__name__, row.pk) for row in rows}


@pytest.mark.requirement("R144", "R164")
def test_the_preview_names_what_ends_and_what_stays(ana: Any) -> None:
    found = leaving(ana.job, last_day=MAR)
    assert ids(found.appointments) == keys(ana.finance, ana.of_trust, ana.behalf)
    assert [member.seat for member in found.seats_through_posts] == [ana.through]
    assert ids(found.deputies) == keys(ana.deputy)
    assert ids(found.grants) == keys(ana.at_vale)
    assert ids(found.stays) == keys(ana.joint, ana.lay, ana.other_deputy, ana.at_hill)
    why = {hanging.row.pk: hanging.why for hanging in found.stays if isinstance(hanging.row, Appointment)}
    assert why[ana.joint.pk] == "A joint post: works on for another of its employers."


@pytest.mark.requirement("R164", "R190")
def test_the_act_ends_exactly_the_preview_in_one_go(ana: Any, lead: Any) -> None:
    def states() -> dict[tuple[str, int], Any]:
        rows = [*Employment.objects.all(), *Appointment.objects.all()]
        rows += [*DeputyArrangement.objects.all(), *RoleGrant.objects.all()]
        return {(type(row).__name__, row.pk): (row.effective_to, row.version) for row in rows}

    before, events = states(), GovernanceEvent.objects.count()
    found = leave_organisation(ana.job, last_day=MAR, end_reason="moved", by=lead, reason="New job")
    after = states()
    ended = ids([*found.appointments, *found.deputies, *found.grants]) | keys(ana.job)
    assert {key for key in after if after[key] != before[key]} == ended
    assert {after[key][0] for key in ended} == {MAR}
    assert GovernanceEvent.objects.count() == events + len(ended)
    row = Appointment.objects.get(pk=ana.of_trust.pk)
    assert (row.end_reason, row.history.first().history_change_reason) == ("left_organisation", "New job")
    assert Employment.objects.get(pk=ana.job.pk).end_reason == "moved"
    assert [m.seat.title for m in seats_of(ana.person, on=APRIL)] == ["Lay member"]
    assert leaving(ana.job, last_day=MAR).appointments == []


def test_the_last_employer_takes_the_joint_post_and_the_other_roles_along(ana: Any, lead: Any) -> None:
    leave_organisation(ana.job, last_day=MAR, end_reason="moved", by=lead, reason="New job")
    found = leaving(ana.other_job, last_day=APRIL)
    assert ids(found.appointments) == keys(ana.joint)
    assert ids(found.deputies) == keys(ana.other_deputy)
    assert ids(found.stays) == keys(ana.lay, ana.at_hill)


def test_what_was_to_begin_later_is_withdrawn(ana: Any, lead: Any, clock_at: Any) -> None:
    with clock_at(2023, 3, 1):
        renewed = renew_appointment(ana.of_trust, by=lead)
        found = leave_organisation(ana.job, last_day=MAR, end_reason="resigned", by=lead, reason="Letter")
    assert {h.row.pk: h.withdrawn for h in found.appointments}[ana.of_trust.pk] is False
    assert not Appointment.objects.filter(follows=ana.of_trust).exists()
    assert Appointment.objects.get(pk=ana.of_trust.pk).effective_to == MAR
    assert renewed.term_number == 2


def test_all_or_nothing(ana: Any, officer: Any, lead: Any, clock_at: Any) -> None:
    """The officer keeps people and grants no roles; a role would end, so nothing does."""
    with pytest.raises(NotPermitted):
        leave_organisation(ana.job, last_day=MAR, end_reason="moved", by=officer, reason="New job")
    with clock_at(2024, 1, 15):
        renew_appointment(ana.of_trust, by=lead)  # has begun when the leaving is recorded
        with pytest.raises(RuleNotMet, match="It began on 1 January 2024"):
            leave_organisation(ana.job, last_day=MAR, end_reason="moved", by=lead, reason="Late")
    assert not Employment.objects.filter(effective_to__isnull=False).exists()
    assert Appointment.objects.get(pk=ana.finance.pk).effective_to is None
    with pytest.raises(RuleNotMet, match="cannot be before that"):
        leave_organisation(ana.job, last_day=date(2022, 1, 1), end_reason="moved", by=lead, reason="x")
