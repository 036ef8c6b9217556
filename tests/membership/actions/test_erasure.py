"""An erasure request: contact data go from everywhere, and the ledger stays whole."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from governance.foundation.errors import NotPermitted, RuleNotMet
from governance.foundation.models import GovernanceEvent, OutboxMessage
from governance.tasks import sweep_outbox
from membership.interests.actions.declarations import ask_people, return_declaration
from membership.interests.actions.erasure import erase_private_data
from membership.interests.selectors.erasure import found_of
from membership.models import Declaration, Person
from membership.people.actions import appoint, change_person
from tests.fixtures.people import START

WORDS = ("ana@hill.example", "ana@vale.example", "01632 960001")


@pytest.fixture
def ana(person: Any, seat: Any, officer: Any) -> Person:
    """Known by two addresses one after the other, with a seat, a declaration and mail that was sent."""
    made = person("Ana Whitlock", email=WORDS[0], phone=WORDS[2])
    appoint(person=made, seat=seat("Chair"), basis="elected", effective_from=START, by=officer)
    asked = ask_people([made], occasion="yearly", by=officer)[0]
    sweep_outbox()
    return_declaration(asked, is_nil=True, by=officer)
    return change_person(made, {"email": WORDS[1]}, by=officer, reason="Moved")


def everything_kept(person: Person) -> str:
    rows = [*Person.history.filter(id=person.pk).values(), *Person.objects.filter(pk=person.pk).values()]
    return str([rows, list(OutboxMessage.objects.values()), list(GovernanceEvent.objects.values())])


def test_contact_data_go_from_every_row_and_the_ledger_holds(ana: Person, officer: Any) -> None:
    before = everything_kept(ana)
    assert [words for words in WORDS if words not in before] == []
    events = list(GovernanceEvent.objects.values_list("row_hash", flat=True))
    erase_private_data(ana, request="Letter of 3 March 2026", by=officer)
    after = everything_kept(ana)
    assert [words for words in WORDS if words in after] == []
    assert (
        list(GovernanceEvent.objects.order_by("pk").values_list("row_hash", flat=True))[: len(events)]
        == events
    )
    call_command("verify_ledger")
    ana.refresh_from_db()
    assert (str(ana), ana.appointments.count(), Declaration.objects.get().state) == (
        "Ana Whitlock",
        1,
        "returned",
    )
    assert ana.history.first().history_change_reason == "Letter of 3 March 2026"


def test_a_mail_that_was_erased_is_not_sent_again(ana: Person, officer: Any, mailoutbox: Any) -> None:
    sent = len(mailoutbox)
    erase_private_data(ana, request="Letter", by=officer)
    sweep_outbox()
    assert len(mailoutbox) == sent
    assert OutboxMessage.objects.get().sent_at is not None


def test_done_once_with_the_request_said(ana: Person, officer: Any) -> None:
    with pytest.raises(RuleNotMet, match="request_unsaid"):
        erase_private_data(ana, request=" ", by=officer)
    ana = erase_private_data(ana, request="Letter", by=officer)
    assert found_of(ana, on=date(2026, 5, 1)).goes is False
    with pytest.raises(RuleNotMet, match="nothing_left"):
        erase_private_data(ana, request="Again", by=officer)


@pytest.mark.parametrize("role", ["place_director", "coi_guardian", "auditor", "member", "other_icb"])
def test_only_who_keeps_the_people(ana: Person, people: Any, role: str) -> None:
    with pytest.raises(NotPermitted):
        erase_private_data(ana, request="Letter", by=people(role))


def test_the_page_tells_what_goes_and_what_is_kept(client: Client, ana: Person, officer: Any) -> None:
    client.force_login(officer)
    url = reverse("membership:person-erase", args=[ana.pk])
    assert url in client.get(reverse("membership:person-detail", args=[ana.pk])).content.decode()
    page = client.get(url).content.decode()
    for words in ("What goes", "(1 row)", "What is kept", "The ledger", "private record of conflicts"):
        assert words in page
    assert client.post(url, {"request": ""}).status_code == 200
    assert client.post(url, {"request": "Letter"}).status_code == 302
    assert "are kept any more" in client.get(url).content.decode()
