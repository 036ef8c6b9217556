"""Records past their private term: listed before, removed with their words, and the ledger and database content."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import connection

from governance.foundation import ledger
from governance.foundation.errors import RuleNotMet
from governance.foundation.models import GovernanceEvent, LedgerChain
from governance.models import User
from membership.interests.actions.gifts import change_offer, declare_offer
from membership.interests.actions.purge import purge_all, purge_interest, purge_offer
from membership.interests.actions.redactions import redact_interest
from membership.interests.selectors.interests import past_private_term
from membership.interests.selectors.removals import removals
from membership.models import GiftOrHospitality, Interest, InterestRedaction
from tests.fixtures.people import World
from tests.membership.declaring import JAN, declared, enter_policy

ENDED = date(2017, 2, 28)
LAST = date(2023, 2, 28)  # six years later
OVER = date(2023, 3, 1)


@pytest.fixture
def old(person: Any, officer: User, people: Any, world: World) -> Interest:
    enter_policy(world.north, officer)
    made = declared(
        person("Ana Whitlock"),
        officer,
        effective_from=date(2010, 1, 1),
        effective_to=ENDED,
        nature="Zebra shares",
        party="Zebra Ltd",
        reason="Zebra letter",
    )
    redact_interest(
        interest=made,
        scope="entry",
        ground="Zebra threat",
        decided_by="Guardian",
        decided_on=JAN,
        effective_from=JAN,
        review_due=LAST,
        by=people("coi_guardian"),
    )
    return made


def words_in_tables() -> str:
    """Every column of the interest tables and their histories as text."""
    found = []
    with connection.cursor() as cursor:
        for name in (
            "interest",
            "historicalinterest",
            "interestredaction",
            "historicalinterestredaction",
            *("giftorhospitality", "historicalgiftorhospitality"),
        ):
            cursor.execute(f"SELECT t::text FROM membership_{name} t")
            found += [row[0] for row in cursor.fetchall()]
    return "\n".join(found)


@pytest.mark.requirement("LP39")
def test_it_is_told_before_and_removed_the_day_after_its_term(
    old: Interest, officer: User, world: World
) -> None:
    assert [one.record for one in removals(officer, world.north, on=JAN, rights_on=JAN)] == [old]
    assert not past_private_term(world.north, on=LAST)
    with pytest.raises(RuleNotMet):
        purge_interest(old, on=LAST)
    assert purge_all(on=LAST) == 0
    assert "Zebra" in words_in_tables()
    assert purge_all(on=OVER) == 1
    assert purge_all(on=OVER) == 0
    assert not Interest.objects.exists()
    assert not InterestRedaction.objects.exists()


@pytest.mark.requirement("LP39")
def test_its_words_are_gone_from_history_and_the_ledger_still_holds(old: Interest, world: World) -> None:
    key = old.pk
    purge_all(on=OVER)
    assert "Zebra" not in words_in_tables()
    (left,) = Interest.history.filter(id=key)
    assert left.history_type == "-"
    event = GovernanceEvent.objects.latest("pk")
    assert (event.code, event.subject_id) == ("interest.purged", str(key))
    chain = LedgerChain.objects.get(icb=world.north)
    assert ledger.verify(chain) is None
    with connection.cursor() as cursor:  # the database asks for the history row of a deletion at the commit
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_without_a_term_in_the_policy_nothing_is_removed(person: Any, officer: User, world: World) -> None:
    enter_policy(world.north, officer, private_years_after=None)
    declared(person("Ana Whitlock"), officer, effective_from=date(1990, 1, 1), effective_to=date(1991, 1, 1))
    assert purge_all(on=date(2090, 1, 1)) == 0


def test_what_still_lasts_is_never_removed(person: Any, officer: User, world: World) -> None:
    enter_policy(world.north, officer, private_years_after=0)
    declared(person("Ana Whitlock"), officer)
    assert purge_all(on=date(2090, 1, 1)) == 0


@pytest.mark.requirement("LP39", "LP41")
def test_a_gift_goes_by_the_same_road(
    person: Any, officer: User, people: Any, world: World, client: Any
) -> None:
    enter_policy(world.north, officer, gift_private_years=6)
    offer: dict[str, Any] = {
        "person": person("Ana Whitlock"),
        "kind": "gift",
        "offered_on": ENDED,
        "declared_on": ENDED,
        "offered_by_name": "Zebra Ltd",
        "description": "Zebra vase",
        "by": officer,
    }
    waits = declare_offer(**offer, response="pending")
    gone = change_offer(
        declare_offer(**offer, response="declined"), {"description": "Zebra bowl"}, by=officer, reason="Zebra"
    )
    with connection.cursor() as cursor:  # what was written so far stands, as after its commit
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    listed = removals(officer, world.north, on=JAN, rights_on=JAN)
    assert [one.record for one in listed] == [gone]
    assert not removals(people("executive"), world.north, on=JAN, rights_on=JAN)
    client.force_login(officer)
    page = client.get(f"/workspace/interest-removals/?on={JAN}").content.decode()
    assert f"/workspace/gifts/{gone.pk}/" in page
    assert "28 February 2023" in page
    with pytest.raises(RuleNotMet):
        purge_offer(gone, on=LAST)
    assert purge_all(on=LAST) == 0
    assert purge_all(on=OVER) == 1
    assert list(GiftOrHospitality.objects.all()) == [waits]
    (left,) = GiftOrHospitality.history.filter(id=gone.pk)
    assert (left.history_type, left.description, left.offered_by_name) == ("-", "", "")
    assert "Zebra bowl" not in words_in_tables()
    event = GovernanceEvent.objects.latest("pk")
    assert (event.code, event.subject_id) == ("offer.purged", str(gone.pk))
    assert ledger.verify(LedgerChain.objects.get(icb=world.north)) is None
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
