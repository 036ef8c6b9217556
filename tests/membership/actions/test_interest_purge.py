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
from membership.actions.interest_purge import purge_all, purge_interest
from membership.actions.interest_redactions import redact_interest
from membership.models import Interest, InterestRedaction
from membership.selectors.interests import past_private_term, removals
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
        for name in ("interest", "historicalinterest", "interestredaction", "historicalinterestredaction"):
            cursor.execute(f"SELECT t::text FROM membership_{name} t")
            found += [row[0] for row in cursor.fetchall()]
    return "\n".join(found)


@pytest.mark.requirement("LP39")
def test_it_is_told_before_and_removed_the_day_after_its_term(
    old: Interest, officer: User, world: World
) -> None:
    assert [one.interest for one in removals(officer, world.north, on=JAN, rights_on=JAN)] == [old]
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
