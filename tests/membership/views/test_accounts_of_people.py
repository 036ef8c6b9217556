"""Whose account is whose: linked on the person's form by whoever grants roles in the ICB, one person an account."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from governance.foundation.errors import NotPermitted, RuleNotMet
from governance.models import User
from membership.models import Person
from membership.people.actions import change_person, create_person
from tests.fixtures.people import World, make_user
from tests.governance.screens.pages import errors_in, sent_by, words_of

People = Callable[[str], User]


@pytest.fixture
def lead(client: Client, people: People) -> Client:
    client.force_login(people("governance_lead"))
    return client


@pytest.fixture
def ana(person: Callable[..., Person]) -> Person:
    return person("Ana Whitlock")


def save(client: Client, person: Person, address: str) -> Any:
    edit = reverse("membership:person-edit", args=[person.pk])
    sent = sent_by(client.get(edit)) | {"user": address, "reason": "New account"}
    return client.post(edit, sent)


def test_the_governance_lead_links_and_unlinks(lead: Client, ana: Person) -> None:
    user = make_user("ana@north.example")
    assert save(lead, ana, "Ana@North.example").status_code == 302
    ana.refresh_from_db()
    assert ana.user == user
    detail = reverse("membership:person-detail", args=[ana.pk])
    assert "Account (private) ana@north.example" in words_of(lead.get(detail))
    edit = lead.get(reverse("membership:person-edit", args=[ana.pk]))
    assert sent_by(edit)["user"] == "ana@north.example"
    assert save(lead, ana, "").status_code == 302
    ana.refresh_from_db()
    assert ana.user is None


def test_one_account_belongs_to_one_person(
    lead: Client, ana: Person, person: Callable[..., Person], people: People
) -> None:
    user = make_user("ana@north.example")
    change_person(ana, {"user": user}, by=people("governance_lead"), reason="Joined")
    answer = save(lead, person("Ben Castellane"), user.email)
    assert "linked to another person already" in errors_in(answer)["user"]
    with pytest.raises(RuleNotMet, match="linked to another person"):
        create_person(icb=ana.icb, name="Cy", user=user, by=people("governance_lead"))


@pytest.mark.parametrize("address", ["nobody@else.example", "not an address"])
def test_an_address_without_an_account_is_refused_beside_the_field(
    lead: Client, ana: Person, address: str
) -> None:
    assert "user" in errors_in(save(lead, ana, address))


def test_who_grants_no_roles_is_not_asked_and_is_refused(
    client: Client, world: World, ana: Person, officer: User, people: People
) -> None:
    user = make_user("ana@north.example")
    client.force_login(officer)
    form = client.get(reverse("membership:person-edit", args=[ana.pk]))
    assert "user" not in sent_by(form)
    save(client, ana, user.email)
    ana.refresh_from_db()
    assert ana.user is None, "a field that the form does not have changes nothing"
    for attempt in (
        lambda: change_person(ana, {"user": user}, by=officer, reason="Mine"),
        lambda: create_person(icb=world.north, name="Cy", user=user, by=officer),
        lambda: change_person(ana, {"user": user}, by=people("other_icb"), reason="Mine"),
    ):
        with pytest.raises(NotPermitted, match="ask its governance lead"):
            attempt()


def test_who_grants_no_roles_keeps_the_link_when_changing_the_rest(
    client: Client, ana: Person, officer: User, people: People
) -> None:
    user = make_user("ana@north.example")
    change_person(ana, {"user": user}, by=people("governance_lead"), reason="Joined")
    client.force_login(officer)
    edit = reverse("membership:person-edit", args=[ana.pk])
    sent = sent_by(client.get(edit)) | {"job_title": "Director", "reason": "Promoted"}
    assert client.post(edit, sent).status_code == 302
    ana.refresh_from_db()
    assert (ana.user, ana.job_title) == (user, "Director")
