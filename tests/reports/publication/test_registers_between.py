"""Registers between two publications: what stood on a day, and the mail about what waits."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, connection
from django.test import Client

from governance.foundation.models import OutboxMessage
from membership.interests.actions.interests import change_interest
from membership.interests.actions.redactions import redact_interest
from membership.models import Person
from membership.people.actions import create_person
from reports.publication.actions import withdraw
from reports.publication.register_waiting import tell_of_waiting
from reports.publication.registers import publish_register, refresh_registers
from tests.fixtures.people import World, grant, make_user
from tests.membership.declaring import confirmed, enter_policy

pytestmark = pytest.mark.django_db
APRIL, MAY = date(2026, 4, 1), date(2026, 5, 1)
REGISTER = "/registers/interests/"


@pytest.fixture
def ana(world: World, people: Any) -> Person:
    lead = people("governance_lead")
    enter_policy(world.north, lead)
    ana = create_person(icb=world.north, name="Ana Whitlock", by=lead)
    confirmed(ana, lead, people("coi_guardian"), party="First Ltd")
    return ana


def body(client: Client, **query: Any) -> tuple[int, str]:
    answer = client.get(REGISTER, {"icb": "north"} | query)
    return answer.status_code, answer.content.decode()


@pytest.fixture
def two_versions(world: World, ana: Person, people: Any, clock_at: Any) -> None:
    """Published on 1 April and, with another entry, on 1 May."""
    lead = people("governance_lead")
    with clock_at(2026, 4, 1):
        publish_register("interests", world.north, by=lead)
    confirmed(ana, lead, people("coi_guardian"), party="Second Ltd")
    with clock_at(2026, 5, 1):
        publish_register("interests", world.north, by=lead, reason="A new entry")


@pytest.mark.requirement("LP37", "LP40")
def test_a_day_between_two_versions_has_the_one_that_stood(
    two_versions: None, client: Client, clock_at: Any
) -> None:
    with clock_at(2026, 6, 1):
        for day, version, has_second in (
            ("2026-04-01", 1, False),
            ("2026-04-30", 1, False),
            ("2026-05-01", 2, True),
            ("2026-06-01", 2, True),
        ):
            status, page = body(client, on=day)
            assert status == 200
            assert f"version {version} stood, published on" in page, day
            assert ("Second Ltd" in page) == has_second, day
            files = [
                client.get(f"{REGISTER}{form}/", {"icb": "north", "on": day}) for form in ("csv", "json")
            ]
            assert [b"Second Ltd" in file.content for file in files] == [has_second] * 2
            assert files[1].json()["version"] == version
        status, page = body(client, on="2026-04-15", person="ana-whitlock")
        assert "On 15 April 2026 version 1 stood, published on 1 April 2026." in page
        assert 'name="person" value="ana-whitlock"' in page
        assert "version=1&amp;person=ana-whitlock" in page  # its files stay with the version
        assert "no entries for this choice" in body(client, on="2026-04-15", person="nobody")[1]
        assert "is still to come" in body(client, on="2026-12-24")[1]
        status, page = body(client, on="2026-03-31")
        assert status == 404
        assert "was not yet published on 31 March 2026" in page
        assert "the first version was published on 1 April 2026" in page
        for wrong in ({"on": "yesterday"}, {"on": "2026-02-30"}, {"icb": "nowhere", "on": "2026-05-01"}):
            assert body(client, **wrong)[0] == 404, wrong


@pytest.mark.requirement("LP39")
def test_a_version_that_may_no_longer_be_told_is_gone_on_its_day_too(
    two_versions: None, ana: Person, people: Any, client: Client, clock_at: Any, world: World
) -> None:
    with clock_at(2026, 6, 1):
        redact_interest(
            interest=ana.interests.get(party="First Ltd"),
            scope="entry",
            ground="A risk",
            decided_by="Guardian",
            decided_on=APRIL,
            effective_from=APRIL,
            review_due=date(2031, 4, 1),
            by=people("coi_guardian"),
        )
        assert refresh_registers(today=date(2026, 6, 1)) == 1
        for day in ("2026-04-15", "2026-05-15"):
            status, page = body(client, on=day)
            assert (status, "First Ltd" in page) == (410, False)
        assert "Second Ltd" in body(client, on="2026-06-01")[1]
    with clock_at(2026, 6, 2):
        now = world.north.publications.get(state="published")
        withdraw(now, by=people("governance_lead"), reason="Wrong")
        assert body(client, on="2026-06-01")[0] == 410


def mails() -> list[OutboxMessage]:
    return list(OutboxMessage.objects.filter(once_key__startswith="registers.waiting:").order_by("pk"))


@pytest.mark.requirement("LP40")
def test_who_publishes_is_told_once_what_waits(
    world: World, ana: Person, people: Any, client: Client, clock_at: Any
) -> None:
    lead, guardian = people("governance_lead"), people("coi_guardian")
    people("member")
    people("place_director")
    grant(make_user("second@north.example"), "governance_lead", icb=world.north)
    with clock_at(2026, 4, 1):
        assert tell_of_waiting(today=APRIL) == 0  # nothing was ever published: nothing waits
        publish_register("interests", world.north, by=lead)
        assert tell_of_waiting(today=APRIL) == 0
        fresh = confirmed(ana, lead, guardian, party="Second Ltd")
        first = tell_of_waiting(today=APRIL)
        assert tell_of_waiting(today=APRIL) == 0
    told = {mail.recipient for mail in mails()}
    assert first == len(told)
    assert {lead.email, "second@north.example"} <= told
    assert not told & {people("member").email, people("place_director").email, guardian.email}
    letter = mails()[0].body
    assert "Register of interests (version 1, published 1 April 2026): 1 entry is new." in letter
    assert "/workspace/publish/register/interests/north/" in letter
    assert "Whitlock" not in letter + mails()[0].subject
    assert "Second Ltd" not in letter
    with clock_at(2026, 4, 2):
        assert tell_of_waiting(today=date(2026, 4, 2)) == 0  # the same still waits: once is enough
        confirmed(ana, lead, guardian, party="Third Ltd")
        assert tell_of_waiting(today=date(2026, 4, 2)) == first
        change_interest(fresh, {"nature": "Other"}, by=lead, reason="Wording")
        assert tell_of_waiting(today=date(2026, 4, 2)) == 0  # once a day
        client.force_login(lead)
        page = client.get("/workspace/publish/register/interests/north/").content.decode()
        assert "Since version 1 of 1 April 2026: 1 entry is new." in page
        publish_register("interests", world.north, by=lead, reason="New entries")
    with clock_at(2026, 4, 3):
        assert tell_of_waiting(today=date(2026, 4, 3)) == 0


@pytest.mark.requirement("LP39", "LP40")
def test_a_refresh_that_the_database_refuses_keeps_no_other_and_is_told(
    world: World, ana: Person, people: Any, clock_at: Any, caplog: Any
) -> None:
    lead, guardian = people("governance_lead"), people("coi_guardian")
    confirmed(ana, lead, guardian, party="Ended Ltd", effective_to=date(2025, 12, 31))
    south_guardian, south_lead = make_user("guardian@south.example"), people("other_icb")
    grant(south_guardian, "coi_guardian", icb=world.south)
    enter_policy(world.south, south_lead)
    other = create_person(icb=world.south, name="Bo Vale", by=south_lead)
    confirmed(other, south_lead, south_guardian, party="South Ltd", effective_to=date(2025, 12, 31))
    later = date(2026, 7, 1)
    with clock_at(2026, 4, 1):
        publish_register("interests", world.north, by=lead)
        publish_register("interests", world.south, by=south_lead)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(
            f"ALTER TABLE reports_publication ADD CONSTRAINT refuse CHECK (icb_id <> {world.north.pk} OR number < 2)"
        )
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    with clock_at(2026, 7, 1):
        assert refresh_registers(today=later) == 1
        assert "could not be refreshed" in caplog.text
        assert issubclass(caplog.records[-1].exc_info[0], DatabaseError)
        assert tell_of_waiting(today=later) > 0
    assert {mail.recipient.partition("@")[2] for mail in mails()} == {"north.example"}
    assert "1 entry should have left by now" in mails()[0].body
