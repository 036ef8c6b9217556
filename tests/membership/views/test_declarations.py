"""A member answers on one page without a script; the guardian reads, sends back and reviews; the officer asks."""

from __future__ import annotations

from datetime import date
from typing import Any

import lxml.html
import pytest
from django.test import Client
from django.urls import reverse

from governance.foundation.audit import save_recorded
from governance.foundation.models import GovernanceEvent
from membership.interests.actions.declarations import ask_people, return_declaration
from membership.interests.actions.interests import declare_interest
from membership.models import Declaration, Interest, InterestPolicy, Person
from membership.people.actions import appoint, arrange_deputy
from tests.fixtures.people import START

DUE = date(2026, 6, 1)


@pytest.fixture(autouse=True)
def now(clock_at: Any) -> Any:
    with clock_at(2026, 5, 4):
        yield


@pytest.fixture
def ana(person: Any, people: Any, seat: Any, officer: Any) -> Person:
    """A member of the hill board with an account."""
    made = person("Ana Whitlock", email="ana@hill.example", phone="01632 960001")
    made.user = people("member")
    save_recorded(made, by=None)
    chair = seat("Chair")
    appoint(person=made, seat=chair, basis="elected", effective_from=START, by=officer)
    arrange_deputy(seat=chair, person=person("Ben Castellane"), effective_from=START, by=officer)
    return made


@pytest.fixture
def asked(ana: Person, officer: Any) -> Declaration:
    return ask_people([ana], occasion="yearly", due_on=DUE, by=officer)[0]


def address(name: str, *args: Any) -> str:
    return reverse(f"membership:{name}", args=args)


def text(client: Client, url: str, **query: Any) -> str:
    response = client.get(url, query)
    assert response.status_code == 200, response.content.decode()[-800:]
    return " ".join(lxml.html.fromstring(response.content.decode()).text_content().split())


def fields_of(client: Client, url: str) -> dict[str, str]:
    """What the form of a page would send as it stands."""
    tree = lxml.html.fromstring(client.get(url).content.decode())
    form: Any = next(
        each for each in tree.forms if each.method.lower() == "post" and "version" in each.fields
    )
    return {name: value for name, value in form.form_values() if name != "csrfmiddlewaretoken"}


def test_first_page_and_my_membership_lead_to_what_is_due(
    client: Client, ana: Person, asked: Declaration
) -> None:
    client.force_login(ana.user)
    home = client.get(reverse("governance:home")).content.decode()
    assert address("declaration-answer", asked.pk) in home
    assert address("my-membership") in home
    mine = text(client, address("my-membership"))
    said = (
        "Yearly review. Due 1 June 2026.",
        "Chair",
        "Hill Partnership Board",
        "Ben Castellane",
        "ana@hill.example",
    )
    assert [words for words in said if words not in mine] == []
    assert mine.index("Return it now") < mine.index("My seats")


def test_nil_return_takes_one_tick(client: Client, ana: Person, asked: Declaration) -> None:
    client.force_login(ana.user)
    url = address("declaration-answer", asked.pk)
    given = fields_of(client, url)
    assert "I have no interests to declare" in text(client, url)
    refused = client.post(url, given)
    assert "Add an interest, or tick that you have none." in refused.content.decode()
    response = client.post(url, given | {"is_nil": "on"})
    assert response["Location"] == address("my-membership")
    asked.refresh_from_db()
    assert (asked.state, asked.is_nil) == ("returned", "yes")
    assert "Nothing is asked of you." in text(client, address("my-membership"))


def test_each_interest_is_answered_and_one_is_added_without_a_script(
    client: Client, ana: Person, asked: Declaration
) -> None:
    client.force_login(ana.user)
    kept, gone = (
        declare_interest(
            person=ana, category="financial", party=name, nature="Shares", effective_from=START, by=ana.user
        )
        for name in ("Marl Care Ltd", "Teal Homes Ltd")
    )
    url = address("declaration-answer", asked.pk)
    given = fields_of(client, url)
    refused = client.post(url, given).content.decode()
    assert "Say whether this is still right." in refused
    given |= {f"stands_{kept.pk}": "changed", f"nature_{kept.pk}": "Shares and options"}
    given |= {f"stands_{gone.pk}": "ended"}
    adding = client.post(url, given | {"add": "yes"})
    tree = lxml.html.fromstring(adding.content.decode())
    assert tree.xpath("//input[@name='blocks']/@value") == ["1"]
    assert tree.xpath(f"//textarea[@name='nature_{kept.pk}']")[0].text.strip() == "Shares and options"
    assert "There is a problem" not in adding.content.decode()
    given |= {
        "blocks": "1",
        "category_new0": "indirect",
        "nature_new0": "Works there",
        "party_new0": "Sedge Trust",
    }
    wrong = client.post(url, given).content.decode()
    for words in (
        "Enter the last day of this interest.",
        "Say whose interest it is.",
        "the first of the month",
    ):
        assert words in wrong
    day = {"day": "30", "month": "4", "year": "2026"}
    given |= {f"last_day_{gone.pk}_{part}": value for part, value in day.items()}
    given |= {f"effective_from_new0_{part}": value for part, value in day.items()} | {
        "relation_new0": "My partner"
    }
    assert client.post(url, given).status_code == 302
    asked.refresh_from_db()
    new = Interest.objects.latest("pk")
    gone.refresh_from_db()
    assert [row["interest"] for row in asked.listed] == [kept.pk, new.pk]
    assert (gone.effective_to, new.relation) == (date(2026, 4, 30), "My partner")


def test_what_changed_meanwhile_is_shown_again(
    client: Client, ana: Person, asked: Declaration, officer: Any
) -> None:
    client.force_login(ana.user)
    shares = declare_interest(
        person=ana, category="financial", nature="Shares", party="Marl", effective_from=START, by=ana.user
    )
    url = address("declaration-answer", asked.pk)
    given = fields_of(client, url) | {f"stands_{shares.pk}": "right", "statement": "Kept as typed"}
    shares.nature = "Shares and options"
    save_recorded(shares, by=officer)
    response = client.post(url, given)
    shown = response.content.decode()
    assert response.status_code == 409
    for words in ("Something was changed by somebody else", "Shares and options", "Kept as typed"):
        assert words in shown
    asked.refresh_from_db()
    assert asked.state == "asked"
    again = lxml.html.fromstring(shown)
    form: Any = next(each for each in again.forms if "blocks" in each.fields)
    sent = {name: value for name, value in form.form_values() if name != "csrfmiddlewaretoken"}
    assert client.post(url, sent).status_code == 302
    asked.refresh_from_db()
    assert asked.listed == [{"interest": shares.pk, "version": 2}]


@pytest.mark.requirement("LP38")
def test_the_officer_is_offered_to_ask_after_appointing(
    client: Client, ana: Person, officer: Any, seat: Any
) -> None:
    client.force_login(officer)
    row = ana.appointments.get()
    page = client.get(reverse("membership:appointment-detail", args=[row.pk])).content.decode()
    (link,) = lxml.html.fromstring(page).xpath("//a[contains(., 'Ask for a declaration')]/@href")
    form: Any = next(
        each
        for each in lxml.html.fromstring(client.get(link).content.decode()).forms
        if "subject" in each.fields
    )
    sent = [(name, value) for name, value in form.form_values()]
    assert ("occasion", "appointment") in sent
    assert ("people", str(ana.pk)) in sent
    assert ("subject", str(row.seat)) in sent


@pytest.mark.requirement("LP40")
def test_guardian_sends_back_and_the_person_reads_the_question(
    client: Client, ana: Person, asked: Declaration, people: Any
) -> None:
    return_declaration(asked, is_nil=True, statement="Between us", by=ana.user)
    client.force_login(people("coi_guardian"))
    shown = text(client, address("declaration-detail", asked.pk))
    assert "This is a nil return" in shown
    assert "Between us" in shown
    client.post(address("declaration-send-back", asked.pk), {"question": "And your partner?"})
    client.force_login(ana.user)
    assert "And your partner?" in text(client, address("declaration-answer", asked.pk))
    client.post(address("declaration-answer", asked.pk), {"blocks": "0", "is_nil": "on"})
    client.force_login(people("coi_guardian"))
    client.post(address("declaration-review", asked.pk), {"note": "Nothing more"})
    asked.refresh_from_db()
    assert asked.state == "reviewed"


def test_private_words_are_kept_from_who_only_reads(
    client: Client, ana: Person, asked: Declaration, people: Any
) -> None:
    return_declaration(asked, is_nil=True, statement="Between us", by=ana.user)
    for role in ("place_director", "auditor"):
        client.force_login(people(role))
        for page in ("declaration-detail", "declaration-history"):
            assert "Between us" not in client.get(address(page, asked.pk)).content.decode()


def test_officer_asks_a_committee_and_a_person_once(
    client: Client, ana: Person, officer: Any, person: Any
) -> None:
    client.force_login(officer)
    seat = ana.appointments.get().seat
    other = person("Cato Linden")
    given = {"occasion": "procurement", "committee": seat.committee_id, "people": [ana.pk, other.pk]}
    assert "Say which one." in client.post(address("declaration-create"), given).content.decode()
    given["subject"] = "Community beds"
    response = client.post(address("declaration-create"), given, follow=True)
    assert "3 people were asked." in response.content.decode()  # the chair, her deputy, and Cato
    again = client.post(address("declaration-create"), given, follow=True)
    assert "Nobody was asked again" in again.content.decode()
    assert "Community beds" in text(client, reverse("membership:person-detail", args=[ana.pk]))


def test_own_contact_data(client: Client, ana: Person, people: Any) -> None:
    client.force_login(ana.user)
    url = address("my-contact")
    given = fields_of(client, url)
    assert given["email"] == "ana@hill.example"
    assert client.post(url, given | {"email": "no address"}).status_code == 200
    assert client.post(url, given | {"email": "new@hill.example"}).status_code == 302
    assert (
        client.post(url, given | {"email": "late@hill.example"}).status_code == 200
    )  # opened before the change
    ana.refresh_from_db()
    assert ana.email == "new@hill.example"
    assert GovernanceEvent.objects.latest("pk").code == "person.contact_changed"
    client.force_login(people("chair"))
    assert client.get(url).status_code == 403
    assert "not linked to a person" in text(client, address("my-membership"))


@pytest.mark.requirement("R174")
def test_an_outside_portal_of_the_policy_is_one_click_away(
    client: Client, ana: Person, asked: Declaration, world: Any
) -> None:
    client.force_login(ana.user)
    url = "https://declare.example/north"
    pages = (address("my-membership"), address("declaration-answer", asked.pk))
    assert [page for page in pages if url in client.get(page).content.decode()] == []
    policy = InterestPolicy(
        icb=world.north, effective_from=START, portal_name="Declare North", portal_url=url
    )
    save_recorded(policy, by=None)
    for page in pages:
        assert f'<a href="{url}">Declare North</a>' in client.get(page).content.decode()
